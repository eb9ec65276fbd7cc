#!/bin/bash
# What is done with a number, by scripts: the same rules and the same journal.
. "$(dirname "$0")/setup.sh"

take() { ends 0 "${good[@]}"; }
state() { sql "SELECT state FROM visit WHERE number = $1"; }
is() { [ "$(state "$1")" = "$2" ]; }
event() { sql "SELECT account || '|' || desk || '|' || what || '|' || was || '|' || becomes || '|' || why FROM event ORDER BY id DESC LIMIT 1"; }
events() { sql 'SELECT count(*) FROM event'; }
me=$(id -un)
# It is past twelve here at any hour, so that today has both a past and a future.
noon=NOON$((10#$(date -u +%H) - 12))
more="TZ=$noon"

# refused_as CODE ARGUMENTS...: exit 3 and a sentence, nothing written.
refused_as() {
	local code=$1 before after
	shift
	before=$(sql .dump | sha256sum)
	says 3 '^ticket: .{20}' "$@" --json || return 1
	after=$(sql .dump | sha256sum)
	[ "$before" = "$after" ] && json "list(j) == ['errors'] and [(e['field'], e['code']) for e in j['errors']] == [('ticket', '$code')] and j['errors'][0]['message']"
}

# ---- usage --------------------------------------------------------------------------
for verb in recall start hold return transfer no-show finish cancel; do
	check usage/$verb-number says 2 "$verb needs the number" $verb --desk 1 --why test
done
check usage/call-desk says 2 'call needs --desk' call
check usage/call-chosen-why says 2 'call needs --why' call 1 --desk 1
check usage/transfer-desk says 2 'transfer needs --desk' transfer 1
check usage/hold-why says 2 'hold needs --why' hold 1
check usage/until-of-hold says 2 'another command' start 1 --until 12:00
check usage/nothing-made [ ! -e "$home" ]
check usage/why says 2 '^why: ' hold 1 --why 'Әбдіқадырова келмеді'
check usage/why-long says 2 '^why: ' hold 1 --why abcdefghijklmnopqrstuvwxyz-123456
for time in 25:00 12:60 noon 12 12:00:00 -1:30; do
	check usage/until-$time says 2 '^until: ' hold 1 --why test --until=$time
done
check usage/desk-empty says 2 '^desk: ' call --desk ''
check usage/desk-control says 2 '^desk: ' call --desk $'3\e'
check usage/desk-long says 2 '^desk: ' call --desk "$(printf '3%.0s' {1..64})"

# A desk that the school does not have is told from one that it has.
for verb in "call" "start 1" "transfer 1"; do
	# shellcheck disable=SC2086
	check "desk/unknown/${verb% *}" says 3 '^desk: school.yaml has no desk "7"; it has: 1, 2$' $verb --desk 7
done
check desk/unknown/nobody-called [ "$(events)" = 0 ]
sed '/^desks:/,/^# ----/{/^desks:/d;/^# ----/!d}' "$forms/school.yaml" > "$work/none" && mv "$work/none" "$forms/school.yaml"
check desk/none-named refused_as nobody call --desk 7
cp "$B/open/school.yaml" "$forms/"

# ---- one visitor from the call to the end ---------------------------------------------
check nobody refused_as nobody call --desk 1
take && take && take && take
check call ends 0 call --desk 1 --json
check call/is json "j == {'ticket': '1', 'verb': 'call', 'was': 'waiting', 'state': 'called', 'desk': '1'}"
check call/event [ "$(event)" = "$me|1|call|waiting|called|oldest-first" ]
check call/desk [ "$(sql 'SELECT desk FROM visit WHERE number = 1')" = 1 ]
check recall ends 0 recall 1
check recall/text prints '^1 +called$'
check recall/counted [ "$(sql 'SELECT recalls FROM visit WHERE number = 1')" = 1 ]
check finish/before-start refused_as called finish 1
check start ends 0 start 1 --desk 1
check start/text prints '^1 +serving  1$'
check start/again refused_as serving start 1
check transfer ends 0 transfer 1 --desk 2 --json
check transfer/is json "(j['was'], j['state'], j['desk']) == ('serving', 'waiting', '2')"
check transfer/event [ "$(event)" = "$me|2|transfer|serving|waiting|" ]
check transfer/not-here ends 0 call --desk 1 --json
check transfer/not-here/is json "j['ticket'] == '2'"
check transfer/there ends 0 call --desk 2 --json
check transfer/there/is json "j['ticket'] == '1'"
check finish ends 0 start 1
check finish/undecided refused_as undecided finish 1
check finish/undecided/is is 1 serving
sql "INSERT INTO account VALUES (1, 'Gulnar', 'staff', 'x', 0, 0, 0)"
check finish/decided ends 0 withdraw "$(sql "SELECT year || '-' || serial FROM request JOIN visit ON visit.id = visit WHERE number = 1")" --as Gulnar
check finish/ends ends 0 finish 1
check finish/is is 1 done
check finish/again refused_as done finish 1
check finish/call refused_as done call 1 --desk 1 --why urgent

# ---- putting off, returning -----------------------------------------------------------
check no-show ends 0 no-show 2
check no-show/start refused_as no-show start 2
check no-show/return ends 0 return 2
check no-show/return/is is 2 waiting
check hold ends 0 hold 2 --why documents
check hold/event [ "$(event)" = "$me||hold|waiting|held|documents" ]
check hold/no-time [ "$(sql 'SELECT hold_until FROM visit WHERE number = 2')" = 0 ]
check hold/call refused_as held call 2 --desk 1 --why urgent
check hold/return ends 0 return 2
check hold/return/event [ "$(event)" = "$me||resume|held|waiting|" ]
check return/waiting refused_as waiting return 2

check until/past says 3 '^until: ' hold 2 --why documents --until 00:00
check until/past/is is 2 waiting
check until/future ends 0 hold 2 --why documents --until 23:59
check until/future/is [ "$(TZ=$noon date -d "@$(sql 'SELECT hold_until FROM visit WHERE number = 2')" +%H:%M:%S)" = 23:59:00 ]
check until/not-yet ends 0 call --desk 1 --json
check until/not-yet/is json "j['ticket'] == '3'"
sql "UPDATE visit SET hold_until = unixepoch() - 1 WHERE number = 2"
check until/over ends 0 call --desk 1 --json
check until/over/is json "j['ticket'] == '2'"

# ---- a chosen one, giving back --------------------------------------------------------
take
check chosen ends 0 call 5 --desk 1 --why wheelchair
check chosen/event [ "$(event)" = "$me|1|call|waiting|called|wheelchair" ]
check cancel ends 0 cancel 5
check cancel/is is 5 cancelled
check cancel/return refused_as cancelled return 5
check unknown refused_as unknown start 99
check unknown/no-number refused_as unknown start seventeen

# ---- a clock that was ahead: who comes later joins the day that it gave ----------------
today=$(TZ=$noon date +%F)
sql "INSERT INTO series SELECT '9000-01-02', '', 90; UPDATE series SET day = date('$today', '+31 day') WHERE day = '9000-01-02'"
sql "UPDATE visit SET day = date('$today', '+31 day'), state = 'waiting' WHERE id = (SELECT max(id) FROM visit)"
take
check ahead/joins [ "$(sql 'SELECT day || clock_doubt FROM visit ORDER BY id DESC LIMIT 1')" = "$(sql "SELECT date('$today', '+31 day') || 1")" ]
check ahead/queue ends 0 queue --json
check ahead/queue/is json "[v['ticket'] for v in j['visits']] == ['5', '91']"
check ahead/call ends 0 call 91 --desk 2 --why urgent
check ahead/show ends 0 show 91
check ahead/close ends 0 close-day --no-print
check ahead/closed [ "$(sql "SELECT day = date('$today', '+31 day') FROM closing")" = 1 ]
lang=kk_KZ.UTF-8
check kazakh says 3 '^ticket: .*нөмір' start 99
lang=ru_RU.UTF-8
check russian says 3 '^ticket: .*номер' start 99
lang=C.UTF-8
check chain ends 0 check --json
finish
