#!/bin/bash
# Each of the eight services from the application to its last paper: accepted, every
# paper of the plan issued with number, date and recipient, the request finished.
. "$(dirname "$0")/setup.sh"
forms=$B/open

# field EXPRESSION: of one service of the last `forms --json`, as s.
of_service() {
	python3 -SE -c "
import json, sys
s = next(s for s in json.load(open(sys.argv[1]))['services'] if s['code'] == sys.argv[2])
print($2)" "$work/forms" "$1"
}

ends 0 forms --json
cp "$work/out" "$work/forms"
codes=$(python3 -c "import json, sys; print(*(s['code'] for s in json.load(open(sys.argv[1]))['services']))" "$work/forms")
check eight [ "$(wc -w <<< "$codes")" = 8 ]

serial=0
for code in $codes; do
	serial=$((serial + 1))
	of_service "$code" "json.dumps({f['name']: None for f in s['fields']})" > "$work/answers"
	ends 0 take --service "$code" --no-print --answers "$work/answers" --consent-by "Әбдіқадырова Гүлнұр" --json
	check "$code/taken" [ "$(sql "SELECT state FROM request WHERE serial = $serial")" = submitted ]
	[ $serial = 1 ] && sql "INSERT INTO account VALUES (1, 'Gulnar', 'staff', 'x', 0, 0, 0)"
	year=$(sql 'SELECT year FROM register')
	number=$year-$(printf %06d $serial)
	check "$code/accept" ends 0 accept "$number" --as Gulnar
	for paper in $(of_service "$code" "*[r['name'] for r in s['results'] if r['kind'] != 'given'], ''"); do
		check "$code/$paper/is-no-result" says 3 '^result: ' issue "$number" --as Gulnar --result "$paper" --number 1 --recipient X
		check "$code/$paper/in-work" [ "$(sql "SELECT state FROM request WHERE serial = $serial")" = accepted ]
	done
	count=0
	for paper in $(of_service "$code" "*[r['name'] for r in s['results'] if r['kind'] == 'given'], ''"); do
		count=$((count + 1))
		check "$code/$paper" ends 0 issue "$number" --as Gulnar --result "$paper" --number "$serial-$count" --series ЖБ --signed --recipient "Әбдіқадырова Гүлнұр"
		check "$code/$paper/twice" ends 3 issue "$number" --as Gulnar --result "$paper" --number 9 --recipient X
		check "$code/$paper/event" [ "$(sql "SELECT why FROM event WHERE what IN ('issue', 'add-result') ORDER BY id DESC LIMIT 1")" = "$paper" ]
	done
	check "$code/gives-something" [ $count -gt 0 ]
	check "$code/finished" [ "$(sql "SELECT state FROM request WHERE serial = $serial")" = issued ]
	check "$code/shown" ends 0 show "$number" --json
	check "$code/in-the-register" json "[(r['number'], r['date'][:4], r['recipient'], r['series'], r['signed']) for r in sorted(j['results'], key=lambda r: r['number'])] == [('$serial-%d' % (i + 1), '$year', 'Әбдіқадырова Гүлнұр', 'ЖБ', True) for i in range($count)]"
done
check referral [ "$(sql "SELECT count(*) FROM result WHERE name = 'referral'")" = 1 ]
check duplicate [ "$(sql "SELECT series || number FROM result WHERE name = 'duplicate'")" = ЖБ7-1 ]
check certificate [ "$(sql "SELECT count(*) FROM result WHERE name = 'certificate'")" = 1 ]
check chain ends 0 check --json
finish
