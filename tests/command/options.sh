#!/bin/bash
# The words of a call: where they may stand, what is refused as usage (2).
. "$(dirname "$0")/setup.sh"

nothing_on_stdout() { [ ! -s "$work/out" ]; }
no_home() { [ ! -e "$home" ]; }

commands="visitor forms take queue show call recall start hold return transfer no-show finish cancel accept not-accept refuse issue withdraw check"

# ---- help and version ---------------------------------------------------------------
check version ends 0 --version
check version/text prints '^kiosk [0-9]+\.[0-9]+\.[0-9]+$'
check help ends 0 --help
for command in $commands; do
	check help/names-$command prints "^  $command "
done
for option in home forms printer json help version; do
	check help/names-$option prints "^  --$option( |$)"
done
check help/names-statuses prints '0 done, 2 usage, 3 .*refused.*4 .*5 .*database'
refuse help/not-of-one-command grep -q -- '--consent-by' "$work/out"
for command in $commands; do
	check help/$command ends 0 $command --help
	check help/$command/usage prints "^usage: kiosk $command"
	check help/$command/before ends 0 --help $command
	check help/$command/before/usage prints "^usage: kiosk $command"
	check help/$command/global prints '^  --home DIR'
done
ends 0 take --help
for option in service language set at-desk paper answers consent-by no-print; do
	check help/take/$option prints "^  --$option( |$)"
done
ends 0 queue --help
check help/queue/date prints '^  --date DATE'
refuse help/queue/not-of-take grep -q -- '--service' "$work/out"
ends 0 hold --help
for option in desk why until; do
	check help/hold/$option prints "^  --$option "
done
ends 0 call --help
check help/call/desk prints '^  --desk NAME'
refuse help/call/not-of-hold grep -q -- '--until' "$work/out"
check help/makes-no-home no_home

# ---- usage --------------------------------------------------------------------------
check usage/unknown-option says 2 'nonsense' --nonsense
check usage/unknown-option-of-command says 2 'nonsense' take --nonsense
check usage/unknown-command says 2 '"nonsense"' nonsense
check usage/missing-argument says 2 'home' queue --home
check usage/flag-with-argument says 2 'json' queue --json=yes
check usage/too-many-words says 2 '"17"' queue 17
check usage/far-too-many-words says 2 'five|too many' show 1 2 3 4 five
check usage/option-of-another says 2 '"queue"' queue --service 403015
check usage/option-of-another-before says 2 '"forms"' --no-print forms
check usage/demo-of-visitor says 2 '"take"' take --demo
check usage/take-service says 2 'take needs --service' take "${consent[@]}"
check usage/take-consent says 2 'take needs --consent-by' take --service 403015
check usage/show-id says 2 'show needs' show
check usage/language says 2 '"de"' take --service 403015 "${consent[@]}" --language de
for route in nonsense file file: cups: FILE:/tmp ''; do
	check "usage/printer-$route" says 2 'printer takes' queue --printer "$route"
done
many=()
for i in $(seq 65); do many+=(--set a=$i); done
check usage/too-often says 2 'set is given too often' take --service 403015 "${consent[@]}" "${many[@]}"
check usage/nothing-on-stdout nothing_on_stdout
check usage/makes-no-home no_home
check usage/date says 2 '^date: ' queue --date 2026-02-30
check usage/date-of-show says 2 '^date: ' show 17 --date yesterday

# ---- where options stand ------------------------------------------------------------
ends 0 "${good[@]}" --json
first=$(python3 -c 'import json, sys; print(json.load(sys.stdin)["registration"])' < "$work/out")
check place/after ends 0 show "$first" --json
check place/after/is json "j['registration'] == '$first'"
check place/before ends 0 --json show "$first"
check place/before/is json "j['registration'] == '$first'"
check place/between ends 0 show --json "$first"
check place/between/is json "j['registration'] == '$first'"
check place/all-before ends 0 --service 403015 --no-print "${answers[@]}" "${consent[@]}" --json take
check place/all-before/is json "j['ticket'] == '2'"
check place/equals-sign ends 0 queue --date="$(TZ=Asia/Almaty date +%F)" --json
check place/equals-sign/is json "len(j['visits']) == 2"

# ---- folders ------------------------------------------------------------------------
check home/variable [ -s "$db" ]
check home/private [ "$(stat -c %a "$home")" = 700 ]
check home/database-private [ "$(stat -c %a "$db")" = 600 ]
check home/option ends 0 queue --home "$work/other"
check home/option/made [ -s "$work/other/kiosk.db" ]
check home/made-with-parents ends 0 queue --home "$work/a/b/c"
check home/made-with-parents/there [ -s "$work/a/b/c/kiosk.db" ]
(cd "$work" && ends 0 queue --home relative && [ -s relative/kiosk.db ])
check home/relative [ $? = 0 ]
more="KIOSK_HOME= STATE_DIRECTORY=$work/state:$work/second"
check home/state-directory ends 0 queue
check home/state-directory/there [ -s "$work/state/kiosk.db" ]
more=
mkdir "$work/forms"
cp "$forms"/* "$work/forms/"
sed -i 's/^code: .*/code: "777777"/; s/^registry: .*/registry: "00777777"/' "$work/forms/403015.yaml"
mv "$work/forms/403015.yaml" "$work/forms/777777.yaml"
check forms/variable ends 0 forms
check forms/variable/are prints '^403015 '
check forms/option ends 0 forms --forms "$work/forms"
check forms/option/are prints '^777777 '
more=KIOSK_FORMS=
check forms/own ends 0 forms
check forms/own/are prints '^403015 '
more=

# ---- a reader that is gone ----------------------------------------------------------
full() { env -i KIOSK_HOME="$home" "$kiosk" "$@" > /dev/full 2> "$work/err"; }
full queue
check full/queue [ $? = 4 ]
check full/queue/says grep -q 'could not be written' "$work/err"
full forms --json
check full/forms [ $? = 4 ]
finish
