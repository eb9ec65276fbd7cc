#!/bin/bash
# kill -9 of the real programs at random moments: what `kiosk take` printed and
# what stood on the visitor's screen is in the register.
#
# CRASH_TAKES and CRASH_VISITS say how often; the whole form is tests/soak/crash.sh.
. "$(dirname "$0")/../e2e/setup.sh"
takes=${CRASH_TAKES:-60} visits=${CRASH_VISITS:-4}
story crash
out=$at/out
told=$at/told killed=0
: > "$told"

answers='{"applicant_role": "mother", "applicant_name": "Әбдіқадырова Гүлнұр",
 "applicant_iin": null, "applicant_phone": null, "applicant_settlement": null,
 "applicant_street": null, "applicant_house": null, "child_name": "Әбдіқадыров Нұрлан",
 "child_iin": null, "child_class": null, "child_language": null, "from_school": null,
 "from_place": null, "to_school": null, "reason": null}'
printf %s "$answers" > "$at/answers.json"

verb() {
	exec env -i PATH=/usr/bin:/bin TZ=Asia/Almaty LC_ALL=C.UTF-8 HOME="$at" KIOSK_HOME="$home" \
		KIOSK_FORMS="$forms" CUPS_SERVER=/nonexistent/cups.sock \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" "$kiosk" "$@"
}
take() {
	verb take --service 403015 --answers "$at/answers.json" --consent-by "Әбдіқадырова Гүлнұр" \
		--json "$@"
}

# whole_ms: how long a take is when nobody kills it.
whole_ms() {
	local began
	began=$(date +%s%N)
	(take --no-print > "$at/line") && cat "$at/line" >> "$told"
	echo $((($(date +%s%N) - began) / 1000000 + 1))
}

# Killed at some moment from its start to a little after its end; every other one
# prints its ticket too.
take_and_kill() {
	local paper=(--no-print) pid
	[ $(($1 % 2)) = 0 ] || paper=(--printer "file:$out")
	take "${paper[@]}" > "$at/line" 2> /dev/null &
	pid=$!
	sleep "$(printf '0.%03d' $((RANDOM % (most_ms > 999 ? 999 : most_ms))))"
	kill -9 $pid 2> /dev/null
	wait $pid 2> /dev/null
	# about half of them are to come to their end, however busy the machine is
	if [ $? = 137 ]; then
		killed=$((killed + 1)) most_ms=$((most_ms + most_ms / 20 + 1))
	else
		most_ms=$((most_ms - most_ms / 20))
	fi
	# a line that was cut off tells nobody a number
	! grep -q '}$' "$at/line" || cat "$at/line" >> "$told"
}

check take/makes-the-register [ "$(whole_ms)" -gt 0 ]
most_ms=$(($(whole_ms) * 3 / 2))
for ((i = 0; i < takes; i++)); do take_and_kill $i; done
check take/killed [ $killed -ge $((takes / 4)) ]
check take/told [ "$(wc -l < "$told")" -ge 3 ]

# Each visitor's screen is killed after Enter on "check your answers": at once,
# somewhat later, or when its number stands there.
visit_and_kill() {
	open --printer none
	to_review kk || return 1
	press Enter
	if [ $(($1 % 2)) = 0 ]; then
		within "$patience" numbered
	else
		sleep "$(printf '0.%03d' $((RANDOM % 8)))"
	fi
	kill -9 "$pid"
	within 5 dead || return 1
	registration >> "$at/seen"
	mux kill-server
	within 5 no_server
}
no_server() { ! mux list-sessions > /dev/null 2>&1; }
numbered() { [ -n "$(registration)" ]; }
: > "$at/seen"
for ((i = 0; i < visits; i++)); do
	check "visitor/$i" visit_and_kill $i
done
check visitor/seen [ "$(wc -l < "$at/seen")" -ge $(((visits + 1) / 2)) ]

# ---- the register -------------------------------------------------------------------
# lost: of what was told, what the register does not know like that.
lost() {
	python3 -SE - "$db" "$told" "$at/seen" <<'END'
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
known = {row[0]: row[1:] for row in db.execute(
    "SELECT printf('%04d-%06d', year, serial), number, code FROM request JOIN visit ON visit = visit.id")}
told = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
lost = [t["registration"] for t in told
        if known.get(t["registration"]) != (int(t["ticket"]), t["code"])]
seen = open(sys.argv[3], encoding="ascii").read().split()
lost += [registration for registration in seen if registration not in known]
names = [t["registration"] for t in told] + seen
lost += [name for name in names if names.count(name) > 1]
print("\n".join(lost), end="")
END
}
check register/nothing-lost-nothing-twice [ -z "$(lost)" ]
check register/numbers-without-gap [ "$(sql 'SELECT max(number) - count(*) FROM visit')" = 0 ]
check register/register-without-gap [ "$(sql 'SELECT max(serial) - count(*) FROM request')" = 0 ]
check register/integrity [ "$(sql 'PRAGMA integrity_check')" = ok ]
(verb check --printer none > "$at/check" 2>&1)
check register/chain [ $? = 0 ]
check paper/one-a-ticket [ "$(pdfs)" = "$(find "$out" -name '*.pdf' | sed 's/-[^-]*$//' | sort -u | wc -l)" ]
echo "# $killed of $takes takes killed, $(wc -l < "$told") told; $(wc -l < "$at/seen") of $visits numbers seen; $(count request) in the register"
finish
