#!/bin/bash
# `kiosk queue`, `kiosk show` and `kiosk check`: what is told of the register.
. "$(dirname "$0")/setup.sh"
today=$(TZ=Asia/Almaty date +%F)
year=${today%%-*}

# ---- nobody has come ----------------------------------------------------------------
check queue/empty ends 0 queue
check queue/empty/says-nothing [ ! -s "$work/out" ]
check queue/empty/json ends 0 queue --json
check queue/empty/json/is json "j == {'day': '$today', 'visits': []}"
check show/nobody says 3 '^id: ' show 17
check show/nobody-registered says 3 '^id: ' show "$year-000001"

# ---- three have come ----------------------------------------------------------------
ends 0 "${good[@]}" --language ru
ends 0 "${good[@]}" --at-desk child_iin --paper application --json
code=$(python3 -c 'import json, sys; print(json.load(sys.stdin)["code"])' < "$work/out")
ends 0 take --service 403015 "${answers[@]}" "${consent[@]}" --printer "file:$work/tickets"
check queue ends 0 queue
check queue/lines [ "$(wc -l < "$work/out")" = 3 ]
check queue/line prints '^1 +[0-9]{2}:[0-9]{2}  waiting +403015 +none$'
check queue/printed prints '^3 .* printed$'
check queue/json ends 0 queue --json
check queue/json/keys json "sorted(j) == ['day', 'visits'] and all(sorted(v) == ['language', 'print', 'requests', 'service', 'state', 'taken_at', 'ticket'] for v in j['visits'])"
check queue/json/are json "[(v['ticket'], v['state'], v['service'], v['requests'], v['language'], v['print']) for v in j['visits']] == [('1', 'waiting', '403015', 1, 'ru', 'none'), ('2', 'waiting', '403015', 1, 'kk', 'none'), ('3', 'waiting', '403015', 1, 'kk', 'printed')]"
check queue/of-a-day ends 0 queue --date 2020-01-31 --json
check queue/of-a-day/is json "j == {'day': '2020-01-31', 'visits': []}"
check queue/of-today ends 0 queue --date "$(TZ=Asia/Almaty date +%d.%m.%Y)" --json
check queue/of-today/is json "len(j['visits']) == 3"

# More than are read at once.
for _ in $(seq 130); do echo 'INSERT INTO visit (day, prefix, number, code, taken_at, utc_offset, lang, state, state_at, clock_doubt) SELECT day, prefix, 1 + (SELECT max(number) FROM visit), code, taken_at, utc_offset, lang, state, state_at, clock_doubt FROM visit WHERE id = 1;'; done | sqlite3 "$db"
check queue/many ends 0 queue --json
check queue/many/all json "[v['ticket'] for v in j['visits']] == [str(n) for n in range(1, 134)]"

# ---- taken after hours ----------------------------------------------------------------
sql "INSERT INTO visit (day, code, taken_at, utc_offset, lang, state, state_at, clock_doubt)
	SELECT day, '0421', taken_at, utc_offset, lang, 'left', state_at, 0 FROM visit WHERE id = 1;
	INSERT INTO request (visit, year, serial, service, state, state_at)
	SELECT max(id), $year, 999, '403015', 'submitted', 0 FROM visit"
check queue/no-number ends 0 queue --json
check queue/no-number/is json "[(v['ticket'], v['state']) for v in j['visits']][-1] == (None, 'left')"
check queue/no-number/text ends 0 queue
check queue/no-number/text/is prints '^- .* left '
check show/no-number ends 0 show "${today//-/}-$year-000999-0421" --json
check show/no-number/is json "(j['registration'], j['ticket']) == ('$year-000999', None)"
check show/no-number/other-code says 3 '^id: ' show "${today//-/}-$year-000999-0422"
check show/no-number/text ends 0 show "$year-000999"
check show/no-number/text/is prints "^$year-000999  403015  submitted  -  "
sql "DELETE FROM request WHERE serial = 999; DELETE FROM visit WHERE number IS NULL"

# ---- one of them --------------------------------------------------------------------
show_keys="sorted(j) == ['again', 'answers', 'consent_by', 'consented', 'day', 'due', 'first', 'ground', 'language', 'papers', 'registration', 'remedy', 'results', 'service', 'state', 'taken_at', 'ticket']"
check show/registration ends 0 show "$year-000002" --json
check show/registration/keys json "$show_keys"
check show/registration/is json "(j['registration'], j['ticket'], j['day'], j['service'], j['state'], j['language'], j['consented'], j['consent_by']) == ('$year-000002', '2', '$today', '403015', 'submitted', 'kk', True, 'Әбдіқадырова Гүлнұр')"
check show/answers json "[(a['name'], a['state'], a['value']) for a in j['answers'] if a['name'] in ('child_iin', 'child_class')] == [('child_iin', 'at-desk', ''), ('child_class', 'given', '4 Ә')]"
check show/papers json "[p['name'] for p in j['papers'] if p['with_me']] == ['application'] and len(j['papers']) == 5"
check show/ticket ends 0 show 2 --json
check show/ticket/is json "j['registration'] == '$year-000002'"
check show/qr ends 0 show "${today//-/}-2-$code" --json
check show/qr/is json "j['registration'] == '$year-000002'"
wrong=$(((10#$code + 1) % 10000))
check show/qr-of-another-code says 3 '^id: ' show "${today//-/}-2-$(printf %04d $wrong)"
check show/ticket-of-a-day says 3 '^id: ' show 2 --date 2020-01-31
check show/ticket-of-today ends 0 show 2 --date "$today"
check show/text prints "^$year-000002  403015  submitted  2  "
check show/text/answer prints '^  Class: 4 Ә$'
check show/text/phone prints '^  Phone: \+7 701 123 45 67$'
check show/text/at-desk prints "^  Child's IIN: \(at-desk\)$"
check show/text/paper prints '^  \[x\] application$'
lang=kk_KZ.UTF-8
check show/kk ends 0 show 2
check show/kk/is prints '^  Сынып: 4 Ә$'
lang=C.UTF-8
for id in 999 2x x "$year-000999" "$year-0000021" "22222222222222222222222222" '' "2'; --"; do
	check "show/none-$id" says 3 '^id: ' show "$id"
done

# ---- before opening -----------------------------------------------------------------
check check ends 0 check --printer none
for what in clock disk languages forms register printer; do
	check check/$what prints "^(ok|warning) +$what "
done
check check/unverified prints '^warning +forms +403015: '
check check/json ends 0 check --printer none --json
check check/json/keys json "list(j) == ['checks'] and all(sorted(c) == ['level', 'message', 'what'] for c in j['checks'])"
check check/json/levels json "{c['level'] for c in j['checks']} == {'ok', 'warning'}"
check check/file ends 0 check --printer "file:$work/tickets"
check check/cups-down ends 4 check --printer cups:pos
check check/cups-down/says prints '^error +printer +.*print-system-down'
: > "$work/file"
check check/folder-is-a-file ends 4 check --printer "file:$work/file"
mkdir -p "$work/own/bin"
cp "$kiosk" "$work/own/bin/"
kiosk=$work/own/bin/kiosk
check check/own-parts-missing ends 4 check --printer auto
check check/own-parts-missing/printer prints '^error +printer +.*kiosk-print'
check check/own-parts-missing/languages prints '^error +languages '
finish
