#!/bin/bash
# What becomes of a request, by scripts: the rules and the journal of the screen.
. "$(dirname "$0")/setup.sh"

me=$(id -un)
event() { sql "SELECT account || '|' || desk || '|' || what || '|' || was || '|' || becomes || '|' || why FROM event ORDER BY id DESC LIMIT 1"; }
state() { sql "SELECT state FROM request WHERE serial = $1"; }

# refused_as FIELD CODE ARGUMENTS...: exit 3 and a sentence, nothing written.
refused_as() {
	local field=$1 code=$2 before after
	shift 2
	before=$(sql .dump | sha256sum)
	says 3 "^$field: .{20}" "$@" --json || return 1
	after=$(sql .dump | sha256sum)
	[ "$before" = "$after" ] && json "list(j) == ['errors'] and [(e['field'], e['code']) for e in j['errors']] == [('$field', '$code')]"
}

no=(--ground incomplete --remedy "Туу туралы куәлікті әкеліңіз.")
refusal=(--ground unreliable --remedy "Дұрыс құжаттарды әкеліңіз.")
paper=(--number 17 --recipient "Әбдіқадырова Гүлнұр")

# ---- usage --------------------------------------------------------------------------
for verb in accept not-accept refuse issue withdraw undo; do
	check usage/$verb-number says 2 "$verb needs the registration number" $verb --as Gulnar
	check usage/$verb-as says 2 "$verb needs --as" $verb 2026-1
done
for verb in not-accept refuse; do
	check usage/$verb-ground says 2 "needs --ground" $verb 2026-1 --as Gulnar --remedy x
	check usage/$verb-remedy says 2 "needs --remedy" $verb 2026-1 --as Gulnar --ground incomplete
done
check usage/result says 2 "needs --result" issue 2026-1 --as Gulnar --number 1 --recipient x
check usage/number says 2 "needs --number" issue 2026-1 --as Gulnar --result x --recipient x
check usage/recipient says 2 "needs --recipient" issue 2026-1 --as Gulnar --result x --number 1
check usage/other says 2 'another command' accept 2026-1 --as Gulnar --why test
check usage/nothing-made [ ! -e "$home" ]

# ---- decisions ----------------------------------------------------------------------
for _ in 1 2 3 4; do ends 0 "${good[@]}"; done
year=$(sql 'SELECT year FROM register')
sql "INSERT INTO account VALUES (1, 'Gulnar', 'staff', 'x', 0, 0, 0), (2, 'Gone', 'head', 'x', 1, 0, 0)"
as=(--as Gulnar)
result=deregistration_slip # with which the request is finished

check as/nobody refused_as as unknown accept "$year-1" --as Nobody
check as/disabled refused_as as unknown accept "$year-1" --as Gone
check unknown refused_as request unknown accept "$year-99" "${as[@]}"
check unknown/word refused_as request unknown accept seventeen "${as[@]}"
check remedy/empty says 2 '^remedy: ' not-accept "$year-1" "${as[@]}" --ground incomplete --remedy ' '
check issue/too-early refused_as request submitted issue "$year-1" "${as[@]}" --result "$result" "${paper[@]}"
check refuse/too-early refused_as request submitted refuse "$year-1" "${as[@]}" "${refusal[@]}"
check accept ends 0 accept "$year-1" "${as[@]}" --json
check accept/is json "(j['registration'], j['verb'], j['was'], j['state']) == ('$year-000001', 'accept', 'submitted', 'accepted') and j['due'] >= '$year'"
check accept/missing json "sorted(j['missing']) == sorted('$(sql "SELECT group_concat(name, ' ') FROM paper WHERE request = 1 AND with_me = 0")'.split()) and j['missing']"
check accept/warns grep -q '^papers: not ticked off: .' "$work/err"
check accept/event [ "$(event)" = "Gulnar|unix:$me|accept|submitted|accepted|papers-missing" ]
check accept/due [ "$(sql 'SELECT due_day FROM term')" = "$(python3 -c "import json; print(json.load(open('$work/out'))['due'])")" ]
check accept/again refused_as request accepted accept "$year-1" "${as[@]}"
check issue/unknown refused_as result unknown issue "$year-1" "${as[@]}" --result diploma "${paper[@]}"
check issue/receipt refused_as result receipt issue "$year-1" "${as[@]}" --result receipt "${paper[@]}"
check issue/receipt/in-work [ "$(state 1)" = accepted ]
check issue ends 0 issue "$year-1" "${as[@]}" --result "$result" --series АБ --signed "${paper[@]}"
check issue/text prints "^$year-000001  issued$"
check issue/kept [ "$(sql 'SELECT name || series || number || recipient || signed FROM result')" = "${result}АБ17Әбдіқадырова Гүлнұр1" ]
check issue/again refused_as request issued issue "$year-1" "${as[@]}" --result "$result" "${paper[@]}"


check undo/somebody-else sql "INSERT INTO account VALUES (3, 'Bota', 'staff', 'x', 0, 0, 0)"
check undo/theirs refused_as request touched undo "$year-1" --as Bota
check undo ends 0 undo "$year-1" "${as[@]}" --json
check undo/is json "(j['undone'], j['result'], j['number']) == ('issue', '$result', '17')"
check undo/names-the-paper grep -q 'No. 17' "$work/err"
check undo/state [ "$(state 1)" = accepted ]
check undo/event [ "$(event)" = "Gulnar|unix:$me|undo|issued|accepted|issue" ]
check undo/twice refused_as request nothing undo "$year-1" "${as[@]}"

check not-accept/other-kind refused_as ground unknown not-accept "$year-2" "${as[@]}" "${refusal[@]}"
check not-accept ends 0 not-accept "$year-2" "${as[@]}" "${no[@]}"
check not-accept/event [ "$(event)" = "Gulnar|unix:$me|not-accept|submitted|not-accepted|incomplete" ]
check not-accept/missing [ -n "$(sql 'SELECT missing FROM refusal')" ]
check not-accept/again refused_as request not-accepted accept "$year-2" "${as[@]}"

ends 0 accept "$year-3" "${as[@]}"
check refuse/other-kind refused_as ground unknown refuse "$year-3" "${as[@]}" "${no[@]}"
check refuse ends 0 refuse "$year-3" "${as[@]}" "${refusal[@]}"
check refuse/is [ "$(state 3)" = refused ]
check refuse/to-tell [ "$(sql 'SELECT told_at FROM notice')" = 0 ]

check withdraw ends 0 withdraw "$year-4" "${as[@]}"
check withdraw/is [ "$(state 4)" = withdrawn ]
check withdraw/again refused_as request withdrawn withdraw "$year-4" "${as[@]}"
sql "INSERT INTO data_right VALUES (2, 'blocked', 0, '$year-12-31')"
check blocked ends 0 show "$year-2" --json
check blocked/hidden json "(j['answers'], j['remedy'], j['consent_by'], j['ground']) == ([], '', '', 'incomplete')"

lang=kk_KZ.UTF-8
check kazakh says 3 '^request: .*өтініш' accept "$year-4" "${as[@]}"
lang=ru_RU.UTF-8
check russian says 3 '^request: .*заявление' accept "$year-4" "${as[@]}"
lang=C.UTF-8
check chain ends 0 check --json
finish
