#!/bin/bash
# The journal, the daily close and the register of a period, by scripts.
. "$(dirname "$0")/setup.sh"

take() { ends 0 "${good[@]}"; }
me=$(id -un)
day=$(TZ=Asia/Almaty date +%F)
head_signs() { sql "SELECT substr(head, 1, $1) FROM closing ORDER BY event DESC LIMIT 1"; }

# ---- usage --------------------------------------------------------------------------
check usage/since says 2 '^since: ' journal --since yesterday
check usage/head-alone says 2 'head needs --verify' journal --head 12345678
check usage/register-days says 2 '^from: ' register --to 2026-11-30
check usage/register-end says 2 '^to: ' register --from 2026-11-30
check usage/register-order says 2 '^to: ' register --from 2026-11-30 --to 2026-11-01
check usage/close-date says 2 '^date: ' close-day --date today
check usage/close-future says 3 '^date: ' close-day --date 2059-01-01
check usage/names-of-register says 2 'another command' queue --names

# ---- the close ----------------------------------------------------------------------
check close/nobody ends 0 close-day --json
check close/nobody/is json "j == {'closed_now': False}"
check close/nobody/nothing [ "$(sql 'SELECT count(*) FROM event')" = 0 ]
take && take && take
ends 0 call --desk 1 && ends 0 start 1
ends 0 hold 2 --why documents
check close ends 0 close-day --json --no-print
check close/is json "(j['day'], j['closed_now'], j['left'], j['held'], j['serving'], j['taken'], j['print']) == ('$day', True, ['3'], ['2'], ['1'], 3, 'none')"
check close/head [ "$(head_signs 64)" = "$(sql 'SELECT hash FROM journal_head')" ]
check close/who [ "$(sql "SELECT account || what || becomes FROM event ORDER BY id DESC LIMIT 1")" = "${me}day-closedclosed" ]
check close/requests [ "$(sql "SELECT count(*) FROM request WHERE state = 'submitted'")" = 3 ]
before=$(sql .dump | sha256sum)
check close/twice ends 0 close-day --no-print
check close/twice/says prints 'closed before'
check close/twice/nothing [ "$before" = "$(sql .dump | sha256sum)" ]
# What was being served goes on: it ends when its request is decided.
check close/serving-goes-on ends 3 finish 1
sql "UPDATE request SET state = 'withdrawn' WHERE visit = 1"
check close/serving-goes-on/finish ends 0 finish 1
check close/late-one take
check close/again ends 0 close-day --json --printer "file:$work/paper"
check close/again/is json "j['left'] == ['3', '4'] and j['print'] == 'printed'"
check close/paper test -s "$(ls "$work"/paper/leaflet-*.pdf)"
pdftotext "$work"/paper/leaflet-*.pdf "$work/paper.txt"
check close/paper/head grep -q "$(head_signs 4)" "$work/paper.txt"

# ---- the journal --------------------------------------------------------------------
check journal ends 0 journal
check journal/row prints "^[0-9]+  $day.* $me @1  call  1  waiting → called  \(oldest-first\)$"
check journal/why prints 'waiting → held  \(documents\)$'
refuse journal/nothing-personal grep -q 850314400129 "$work/out"
refuse journal/no-name grep -q Нұрлан "$work/out"
check journal/details ends 0 journal --details
check journal/details/are grep -q 850314400129 "$work/out"
check journal/request ends 0 journal "${day%%-*}-000002"
check journal/request/its prints '000002.*submitted'
refuse journal/request/others grep -q -- '-000001' "$work/out"
check journal/request/none says 2 '^request: ' journal seventeen
check journal/since ends 0 journal --since 2059-01-01
check journal/since/none [ ! -s "$work/out" ]
ends 0 journal --json
check journal/json python3 -c "
import json, sys
rows = [json.loads(l) for l in open('$work/out', encoding='utf-8')]
sys.exit(not ([r['event'] for r in rows] == list(range(1, len(rows) + 1)) and 'detail' not in rows[1]
    and rows[1]['registration'] == '2026-000001'))"

# ---- the chain ----------------------------------------------------------------------
check verify ends 0 journal --verify
check verify/says prints 'the chain is whole'
check verify/json ends 0 journal --verify --json
check verify/json/is json "j['whole'] and j['broken_event'] == 0 and j['events'] == $(sql 'SELECT count(*) FROM event') and j['last_close']['day'] == '$day'"
check verify/head ends 0 journal --verify --head "$(head_signs 8)"
check verify/head-long ends 0 journal --verify --head "$(head_signs 64)"
check verify/head-groups ends 0 journal --verify --head "$(head_signs 16 | sed 's/..../& /g')"
check verify/head-capitals ends 0 journal --verify --head "$(head_signs 12 | tr a-f A-F)"
check verify/head-short says 2 '^head: ' journal --verify --head 1234567
check verify/head-letters says 2 '^head: ' journal --verify --head 12345678g
check verify/head-strange ends 5 journal --verify --head 0123456789abcdef
check verify/head-strange/says prints 'not the one it was printed from'

# ---- the register -------------------------------------------------------------------
check register ends 0 register --from "$day" --to "$day"
check register/row prints "^${day%%-*}-000002  $day  403015 +submitted"
refuse register/no-name grep -q Гүлнұр "$work/out"
check register/names ends 0 register --from "$day" --to "$day" --names --json
check register/names/are json "len(j['requests']) == 4 and j['requests'][0]['name'].startswith('Әбдіқадырова') and j['requests'][0]['due'] is None"
check register/empty ends 0 register --from 2020-01-01 --to 2020-12-31 --json
check register/empty/is json "j['requests'] == []"

# ---- a chain that was tampered with ----------------------------------------------------
sql "DROP TRIGGER event_stays; UPDATE event SET why = 'other' WHERE id = 3"
check broken ends 5 journal --verify
check broken/named prints 'broken at event 3'
check broken/json ends 5 journal --verify --json
check broken/json/is json "not j['whole'] and j['broken_event'] == 3"
finish
