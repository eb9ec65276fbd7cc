#!/bin/bash
# `kiosk forms`: the catalog as loaded; faults with file and line, the others stay.
. "$(dirname "$0")/setup.sh"

check forms ends 0 forms
check forms/line prints '^403015  Acceptance of documents'
check forms/quiet [ ! -s "$work/err" ]
check forms/makes-no-register [ ! -e "$db" ]
lang=kk_KZ.UTF-8
check forms/kk ends 0 forms
check forms/kk/line prints '^403015  Бастауыш'
lang=ru_RU.UTF-8
check forms/ru ends 0 forms
check forms/ru/line prints '^403015  Прием документов'
lang=C.UTF-8

check json ends 0 forms --json
check json/keys json "sorted(j) == ['faults', 'services'] and j['faults'] == []"
check json/service-keys json "sorted(next(s for s in j['services'] if s['code'] == '403015')) == ['channels', 'code', 'documents', 'fields', 'grounds', 'notice', 'provider', 'registry', 'result', 'results', 'short', 'terms', 'title', 'verified', 'who']"
check json/service json "(next(s for s in j['services'] if s['code'] == '403015')['code'], next(s for s in j['services'] if s['code'] == '403015')['registry'], next(s for s in j['services'] if s['code'] == '403015')['verified']) == ('403015', '00403015', False)"
check json/three-languages json "all(sorted(next(s for s in j['services'] if s['code'] == '403015')[k]) == ['en', 'kk', 'ru'] for k in ('title', 'short', 'who', 'provider', 'result', 'notice'))"
check json/field-keys json "all(sorted(f) == ['choices', 'hint', 'label', 'name', 'person', 'relevant', 'required', 'type', 'why'] for f in next(s for s in j['services'] if s['code'] == '403015')['fields'])"
check json/person json "[f['person'] for s in j['services'] if s['code'] == '403015' for f in s['fields'] if f['name'] in ('applicant_name', 'child_name', 'reason')] == ['applicant', 'child', 'none']"
check json/fields json "[f['name'] for f in next(s for s in j['services'] if s['code'] == '403015')['fields']][:3] == ['applicant_role', 'applicant_name', 'applicant_iin'] and len(next(s for s in j['services'] if s['code'] == '403015')['fields']) == 18"
check json/types json "{f['type'] for f in next(s for s in j['services'] if s['code'] == '403015')['fields']} == {'choice', 'name', 'iin', 'phone', 'text', 'class'}"
check json/required json "[f['name'] for f in next(s for s in j['services'] if s['code'] == '403015')['fields'] if not f['required']] == ['applicant_phone', 'applicant_flat']"
check json/relevant json "[f['relevant'] for f in next(s for s in j['services'] if s['code'] == '403015')['fields'] if f['relevant']] == [{'field': 'applicant_settlement', 'is': ['other']}, {'field': 'reason', 'is': ['other']}]"
check json/choices json "[c['name'] for f in next(s for s in j['services'] if s['code'] == '403015')['fields'] if f['name'] == 'child_language' for c in f['choices']] == ['kk', 'ru']"
check json/documents json "all(sorted(d) == ['label', 'name', 'use'] for d in next(s for s in j['services'] if s['code'] == '403015')['documents']) and len(next(s for s in j['services'] if s['code'] == '403015')['documents']) == 8"
check json/terms json "{'channel': 'provider', 'kind': 'working_days', 'value': 3, 'source': 'law'} in next(s for s in j['services'] if s['code'] == '403015')['terms']"
check json/channels json "next(s for s in j['services'] if s['code'] == '403015')['channels'] == ['provider', 'portal']"

# ---- a file with a fault ------------------------------------------------------------
mkdir "$work/forms"
cp "$forms"/* "$work/forms/"
sed 's/^code: .*/code: "403003"/; s/^registry: .*/registry: "00403003"/; s/^    type: choice$/    type: choise/' \
	"$forms/403015.yaml" > "$work/forms/403003.yaml"
line=$(grep -n 'type: choise' "$work/forms/403003.yaml" | cut -d: -f1)
forms=$work/forms
ends 0 queue # makes the register
check fault ends 0 forms
check fault/others-stay prints '^403015 '
refuse fault/left-out grep -q '^403003' "$work/out"
check fault/file-and-line grep -qE "403003\.yaml:$line: .*choise" "$work/err"
check fault/json ends 0 forms --json
check fault/json/is json "[s['code'] for s in j['services']] == sorted(set(s['code'] for s in j['services']) - {'403003'}) and '403015' in [s['code'] for s in j['services']] and len(j['faults']) == 1"
check fault/json/keys json "sorted(j['faults'][0]) == ['column', 'file', 'line', 'message']"
check fault/json/where json "j['faults'][0]['file'].endswith('403003.yaml') and j['faults'][0]['line'] == $line and j['faults'][0]['column'] > 1 and 'choise' in j['faults'][0]['message']"
check fault/take-of-it refused service unknown-service take --service 403003 "${consent[@]}"
check fault/take-of-the-others ends 0 "${good[@]}"
check fault/check ends 4 check --printer none
check fault/check/says prints "^error +forms +.*403003\.yaml:$line: "
printf 'code: "403003"\n\tx: [\n' > "$work/forms/403003.yaml"
check fault/not-yaml ends 0 forms
check fault/not-yaml/line grep -qE '403003\.yaml:2: .' "$work/err"
check fault/not-yaml/others-stay prints '^403015 '
printf 'code: "403003"\nx: \xff\n' > "$work/forms/403003.yaml"
check fault/not-utf8 ends 0 forms
check fault/not-utf8/line grep -qE '403003\.yaml:2: .' "$work/err"

# ---- no forms at all ----------------------------------------------------------------
check none/folder says 4 '/nonexistent' forms --forms /nonexistent
mkdir "$work/empty"
check none/empty ends 4 forms --forms "$work/empty"
check none/take ends 3 "${good[@]}" --forms /nonexistent
check none/check ends 4 check --forms /nonexistent --printer none
finish
