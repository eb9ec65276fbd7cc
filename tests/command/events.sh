#!/bin/bash
# Every change has its event: each command is run between two pictures of the whole
# register. What changed must be explained by an event written with it, what changed
# nothing must have written none, and the chain must hold.
. "$(dirname "$0")/setup.sh"

cat > "$work/explain.py" <<'P'
"""explain.py DB picture FILE; explain.py DB compare FILE changes|nothing EVENT...

The tables that changed since the picture, and the events added since. Each table has
the events that may change it."""
import json
import sqlite3
import sys

VISIT = {"take", "call", "recall", "start", "hold", "resume", "transfer", "requeue", "no-show",
         "finish", "cancel", "close-day", "undo", "redate"}
REQUEST = {"submit", "accept", "not-accept", "issue", "refuse", "withdraw", "undo"}
ACCOUNT = {"account-add", "account-role", "account-secret", "account-disable",
           "account-enable", "login", "login-wrong"}
FORGOTTEN = {"deleted", "purge"}
MAY = {
    "series": {"take", "redate"}, "register": {"submit"}, "visit": VISIT,
    "question": {"take"}, "desk_state": {"desk-pause", "desk-open", "desk-help", "desk-answer", "call"},
    "clock_check": {"clock-right"}, "request": REQUEST,
    "answer": {"submit", "correct", "fill-in"} | FORGOTTEN, "consent": {"consent"} | FORGOTTEN,
    "paper": {"submit", "tick", "untick"}, "term": REQUEST, "refusal": REQUEST | FORGOTTEN,
    "result": {"issue", "add-result"} | FORGOTTEN, "notice": REQUEST | {"ready", "told"},
    "resubmission": {"submit"}, "data_right": {"taken-back", "blocked", "unblock"} | FORGOTTEN,
    "search": {"submit", "correct", "fill-in", "consent"} | FORGOTTEN,
    "print_job": {"print", "reprint"} , "account": ACCOUNT, "closing": {"day-closed"},
    "stranger": {"login-wrong"}, "seat": {"login", "logout"}, "backup": {"backup"},
    "desk_staff": {"desk-staffed", "desk-left"}, "claim": {"submit", "correct", "fill-in"} | FORGOTTEN,
    "shut": {"desk-staffed", "desk-left", "desk-pause", "desk-open", "call"},
}
JOURNAL = {"event", "event_detail", "journal_head"}
db, verb, path = sys.argv[1:4]
con = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
names = [n for (n,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
missing = set(names) - set(MAY) - JOURNAL
if missing:
    sys.exit(f"# tables without a rule: {missing}")
now = {n: sorted(repr(r) for r in con.execute(f"SELECT * FROM {n}")) for n in names}
if verb == "picture":
    json.dump(now, open(path, "w"))
    sys.exit()
then = json.load(open(path))
expected, wanted = sys.argv[4], set(sys.argv[5:])
changed = {n for n in names if n not in JOURNAL and now[n] != then[n]}
events = con.execute("SELECT id, what FROM event WHERE id > ?", (len(then["event"]),)).fetchall()
whats = {w for _, w in events}
problems = [f"{n} changed without an event of its own: {sorted(whats)}" for n in changed
            if not MAY[n] & whats and not (n == "print_job" and any(w.startswith("print-") for w in whats))]
if now["event"] != then["event"] and now["journal_head"] == then["journal_head"]:
    problems.append("the head stands still")
if expected == "nothing" and (changed or events):
    problems.append(f"changed {changed}, events {whats}")
if expected == "changes" and not events:
    problems.append("no event")
if not wanted <= whats:
    problems.append(f"no event {wanted - whats} among {whats}")
for problem in problems:
    print("#", problem, file=sys.stderr)
sys.exit(bool(problems))
P
picture() { python3 "$work/explain.py" "$db" picture "$work/then"; }
explained() { python3 "$work/explain.py" "$db" compare "$work/then" "$@"; }

# told STATUS "EVENT..." ARGUMENTS...: ends so; all that changed is in the journal, and
# with an empty list nothing changed.
told() {
	local expected=$1 events=$2
	shift 2
	picture
	ends "$expected" "$@" || return 1
	if [ -n "$events" ]; then
		# shellcheck disable=SC2086
		explained changes $events
	else
		explained nothing
	fi
}

secret=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
user() {
	picture
	printf '%s\n' "$secret" | env -i PATH=/usr/bin:/bin TZ=Asia/Almaty LC_ALL=$lang HOME="$work" \
		KIOSK_HOME="$home" KIOSK_FORMS="$forms" ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
		"$kiosk" user "${@:2}" > "$work/out" 2> "$work/err" || { cat "$work/err" >&2; return 1; }
	explained changes "$1"
}

ends 0 queue
day=$(TZ=Asia/Almaty date +%F)
year=${day%%-*}
next=0
# another: the next number of today, in $n, its request in $r.
another() { ends 0 "${good[@]}" && next=$((next + 1)) n=$next r=$year-$next; }

# ---- people -------------------------------------------------------------------------
check user-add user account-add add Gulnar head
check user-add-staff user account-add add Berik staff
check user-role user account-role role Berik head
check user-pin user account-secret pin Berik
check user-disable user account-disable disable Berik
check user-enable user account-enable enable Berik

# ---- numbers ------------------------------------------------------------------------
as=(--as Gulnar)
check take told 0 'take submit consent' "${good[@]}"
next=1
check take-on-paper told 0 'take submit print' take --service 403015 "${answers[@]}" "${consent[@]}" --printer "file:$work/paper"
next=2
check take-refused told 3 '' take --service 403015 --no-print "${consent[@]}"
check call told 0 call call --desk 1
check recall told 0 recall recall 1
check start told 0 start start 1
check finish-refused told 3 '' finish 1
check accept told 0 accept accept "$year-1" "${as[@]}"
check accept-refused told 3 '' accept "$year-1" "${as[@]}"
check finish told 0 finish finish 1
check call-next told 0 call call --desk 1
check hold told 0 hold hold 2 --why document
check return told 0 resume return 2
check call-chosen told 0 call call 2 --desk 1 --why brief
check transfer told 0 transfer transfer 2 --desk 2 --why busy
check cancel told 0 cancel cancel 2 --why gone
another
check no-show/call told 0 call call "$n" --desk 1 --why brief
check no-show told 0 no-show no-show "$n"

# ---- requests -----------------------------------------------------------------------
result=deregistration_slip
check issue told 0 issue issue "$year-1" "${as[@]}" --result "$result" --number 17 --recipient 'Гүлнұр'
check not-accept told 0 not-accept not-accept "$year-2" "${as[@]}" --ground incomplete --remedy 'Әкеліңіз.'
another
ends 0 accept "$r" "${as[@]}"
check refuse told 0 refuse refuse "$r" "${as[@]}" --ground unreliable --remedy 'Түзетіңіз.'
another
check withdraw told 0 withdraw withdraw "$r" "${as[@]}"

# ---- the school ---------------------------------------------------------------------
another
check close-day told 0 'close-day day-closed' close-day --no-print
check close-again told 0 '' close-day --no-print
check register told 0 register register --from "$day" --to "$day" --pdf "$work/r.pdf"
check export told 0 export export "$year-1" --pdf "$work/e.pdf"
sql "UPDATE request SET state_at = 0 WHERE id = 5"
check purge told 0 purge purge --yes

# ---- what only looks ----------------------------------------------------------------
for words in queue forms check journal 'journal --verify' "register --from $day --to $day" \
	"show $year-1" "status $year-1 0000" purge; do
	picture
	# shellcheck disable=SC2086
	run $words
	check "looks/${words%% *}" explained nothing
done
check whole ends 0 journal --verify
check no-personal [ -z "$(sql "SELECT 1 FROM event WHERE account || desk || what || was || becomes || why LIKE '%Гүлнұр%' OR why LIKE '%850314400129%'")" ]
finish
