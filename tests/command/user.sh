#!/bin/bash
# People's accounts by script: who may, what is refused, and that a secret is seen
# nowhere. The secrets of this test are made up afresh each time it runs.
. "$(dirname "$0")/setup.sh"

me=$(id -un)
# A phrase nobody has typed before; digits alone might stand anywhere by chance.
secret=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
second=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')

# user SECRET ARGUMENTS...: `kiosk user ARGUMENTS`, the secret on standard input.
user() {
	local given=$1
	shift
	# shellcheck disable=SC2086
	printf '%s\n' "$given" | env -i PATH=/usr/bin:/bin TZ=Asia/Almaty LC_ALL=$lang HOME="$work" \
		KIOSK_HOME="$home" KIOSK_FORMS="$forms" ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
		UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" "$kiosk" user "$@" > "$work/out" 2> "$work/err"
	status=${PIPESTATUS[1]}
}

# does STATUS SECRET ARGUMENTS...: it ends so.
does() {
	local expected=$1
	shift
	user "$@"
	[ $status = "$expected" ] && return
	{ echo "# status $status, not $expected: kiosk user ${*:2}"; sed 's/^/# /' "$work/err"; } >&2
	return 1
}

# refused_as FIELD CODE SECRET ARGUMENTS...: exit 3, a sentence, nothing written.
refused_as() {
	local field=$1 code=$2 before
	shift 2
	before=$(sql .dump | sha256sum)
	does 3 "$@" --json && grep -qE "^$field: .{15}" "$work/err" \
		&& [ "$(sql .dump | sha256sum)" = "$before" ] \
		&& json "[(e['field'], e['code']) for e in j['errors']] == [('$field', '$code')]"
}

event() { sql "SELECT account || '|' || desk || '|' || what || '|' || becomes || '|' || coalesce(text, '') FROM event LEFT JOIN event_detail ON event = id ORDER BY id DESC LIMIT 1"; }
about() { sql "SELECT role || ' ' || disabled FROM account WHERE name = '$1'"; }
nowhere() { ! grep -raF -e "$1" "$home" "$work/out" "$work/err"; }

# ---- usage --------------------------------------------------------------------------
check usage/no-verb says 2 'list, add, role' user
check usage/verb says 2 'list, add, role' user remove
for verb in add role pin disable enable; do
	check usage/$verb says 2 "$verb needs the NAME" user $verb
done
check usage/add-role says 2 'needs a ROLE' user add Кадрина
check usage/secret-is-no-word says 2 'too many words' user pin Кадрина "$secret"
check usage/nothing-made [ ! -e "$home" ]
check usage/role says 2 '^role: ' user add Кадрина king
check usage/name says 2 '^name: ' user add '' head
check usage/name-control says 2 '^name: ' user add $'К\e' head
check usage/name-long says 2 '^name: ' user add "$(printf 'К%.0s' {1..32})" head

# ---- the first account ----------------------------------------------------------------
check list/nobody ends 0 user list --json
check list/nobody/is json "j == {'users': []}"
check first/is-a-head refused_as role no-head "$secret" add 'Серікова А.' staff
check first/no-secret refused_as secret unfit '' add 'Кадрина Б.А.' head
check first/weak refused_as secret weak 12345 add 'Кадрина Б.А.' head
check first/row-of-digits refused_as secret weak "$(seq -s '' 2 8)" add 'Кадрина Б.А.' head
check first/environment says 3 '^secret: ' user add 'Кадрина Б.А.' head
check first does 0 "$secret" add 'Кадрина Б.А.' head --json
check first/is json "j == {'user': 'Кадрина Б.А.', 'verb': 'add'}"
check first/event [ "$(event)" = "$me||account-add|head|Кадрина Б.А." ]

# ---- the others, done by a head -------------------------------------------------------
check as/nobody refused_as as not-head "$second" add 'Серікова А.' staff --as Директор
check as does 0 "$second" add 'Серікова А.' staff --as 'Кадрина Б.А.'
check as/event [ "$(event)" = "Кадрина Б.А.|unix:$me|account-add|staff|Серікова А." ]
check as/not-a-head refused_as as not-head '' disable 'Кадрина Б.А.' --as 'Серікова А.'
check exists refused_as name exists "$second" add 'Серікова А.' staff
check unknown refused_as name unknown '' disable 'Ахметов К.'
check last-head/role refused_as name last-head '' role 'Кадрина Б.А.' staff
check last-head/disable refused_as name last-head '' disable 'Кадрина Б.А.'
check role does 0 '' role 'Серікова А.' head
check role/is [ "$(about 'Серікова А.')" = 'head 0' ]
check disable does 0 '' disable 'Кадрина Б.А.'
check disable/is [ "$(about 'Кадрина Б.А.')" = 'head 1' ]
check disable/event [ "$(event)" = "$me||account-disable|head|Кадрина Б.А." ]
check disable/is-no-head refused_as as not-head '' enable 'Кадрина Б.А.' --as 'Кадрина Б.А.'
check list ends 0 user list --json
check list/is json "j == {'users': [{'name': 'Кадрина Б.А.', 'role': 'head', 'disabled': True}, {'name': 'Серікова А.', 'role': 'head', 'disabled': False}]}"
check list/text ends 0 user list
check list/text/is prints '^head +disabled +Кадрина'
check enable does 0 '' enable 'Кадрина Б.А.'
check enable/is [ "$(about 'Кадрина Б.А.')" = 'head 0' ]

# ---- the secret -------------------------------------------------------------------------
before=$(sql "SELECT secret FROM account WHERE name = 'Серікова А.'")
check pin does 0 "$secret" pin 'Серікова А.'
check pin/changed [ "$(sql "SELECT secret FROM account WHERE name = 'Серікова А.'")" != "$before" ]
check pin/hashed [ "$(sql "SELECT count(*) FROM account WHERE secret LIKE '\$argon2id\$%'")" = 2 ]

# typed LINE...: on a real terminal; what the terminal showed in $work/shown, the
# process's words and environment, as anybody may see them, in $work/seen.
typed() {
	KIOSK_HOME=$home KIOSK_FORMS=$forms python3 - "$work" "$kiosk" "$@" <<'END'
import os, pty, select, sys, termios, time
work, kiosk, lines = sys.argv[1], sys.argv[2], sys.argv[3:]
pid, fd = pty.fork()
if pid == 0:
    os.execve(kiosk, [kiosk, "user", "pin", "Серікова А."], dict(os.environ, LC_ALL="C.UTF-8"))
shown, seen, end = b"", b"", time.time() + 20
def until(text):
    global shown
    while shown.count(b": ") < text:
        if time.time() > end:
            sys.exit("# no question came: %r" % shown)
        if select.select([fd], [], [], 0.2)[0]:
            shown += os.read(fd, 4096)
for i, line in enumerate(lines):
    until(i + 1)
    while termios.tcgetattr(fd)[3] & termios.ECHO:
        if time.time() > end:
            sys.exit("# the terminal echoes")
    os.write(fd, line.encode() + b"\n")
    for name in ("cmdline", "environ"):
        try:
            seen += open("/proc/%d/%s" % (pid, name), "rb").read()
        except OSError:
            pass
while True:
    try:
        got = os.read(fd, 4096)
    except OSError:
        break
    if not got:
        break
    shown += got
open(work + "/shown", "wb").write(shown)
open(work + "/seen", "wb").write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END
}
ends_typed() {
	local expected=$1
	shift
	typed "$@"
	[ $? = "$expected" ]
}
refuse_shown() { ! grep -aqF -e "$1" "$work/shown" "$work/seen"; }

check terminal ends_typed 0 "$second" "$second"
check terminal/no-echo refuse_shown "$second"
check terminal/different ends_typed 3 "$second" "$secret"
check terminal/interrupt ends_typed 3 $'abcdef\003'
check nowhere/first nowhere "$secret"
check nowhere/second nowhere "$second"
check journal [ "$(sql "SELECT count(*) FROM event WHERE what LIKE 'account-%'")" = 7 ]

# Nothing of the program holds a secret that somebody could know: no PIN as a
# text, no hash, nobody in the schema.
built_in() { ! grep -rnE '"[0-9]{4,9}"|argon2id\$' "$top"/src/{main.c,command,store,office,systemd} \
	"$top"/src/staff/*.c; }
check no-secret-is-built-in built_in
check no-account-is-built-in [ -z "$(grep -riE 'insert into account' "$top/src/store/"*.sql)" ]

finish
