#!/bin/bash
# `kiosk take`: what is accepted, what is refused, what then stands in the register.
. "$(dirname "$0")/setup.sh"

take_keys="sorted(j) == ['ahead', 'code', 'print', 'registration', 'service', 'taken_at', 'ticket', 'warnings']"
year=$(TZ=Asia/Almaty date +%Y)

# ---- accepted -----------------------------------------------------------------------
check take ends 0 "${good[@]}"
check take/line prints "^ticket 1  registration $year-000001  code [0-9]{4}  service 403015$"
check take/quiet [ ! -s "$work/err" ]
check take/json ends 0 "${good[@]}" --json
check take/json/keys json "$take_keys"
check take/json/values json "(j['ticket'], j['registration'], j['service'], j['ahead'], j['print'], j['warnings']) == ('2', '$year-000002', '403015', 1, 'none', [])"
check take/json/code json "len(j['code']) == 4 and j['code'].isdigit()"
check take/json/taken-at json "__import__('datetime').datetime.fromisoformat(j['taken_at']).utcoffset().seconds == 18000"
check take/code [ "$(sql 'SELECT code FROM visit WHERE number = 2')" = "$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["code"])' "$work/out")" ]
check take/answers [ "$(sql 'SELECT count(*) FROM answer WHERE request = 1')" = 16 ]
answer_of() { sql "SELECT state || '|' || value FROM answer WHERE name = '$1' AND request = (SELECT max(id) FROM request)"; }
check take/iin [ "$(answer_of child_iin)" = 'given|160314500110' ]
check take/phone-normal [ "$(answer_of applicant_phone)" = 'given|+77011234567' ]
check take/class-normal [ "$(answer_of child_class)" = 'given|4 Ә' ]
check take/name [ "$(answer_of applicant_name)" = 'given|Әбдіқадырова Гүлнұр Серікқызы' ]
check take/irrelevant-left-out [ -z "$(answer_of reason_text)" ]
check take/consent [ "$(sql 'SELECT given_by || how || for_whom FROM consent WHERE request = 1')" = 'Әбдіқадырова ГүлнұрscriptӘбдіқадыров Нұрлан Ерланұлы' ]
check take/journal [ "$(sql "SELECT count(*) FROM event WHERE account = '$(id -un)' AND visit = 1")" -ge 1 ]
check take/no-print [ "$(sql 'SELECT count(*) FROM print_job')" = 0 ]

# ---- with paper ---------------------------------------------------------------------
paper=(take --service 403015 "${answers[@]}" "${consent[@]}")
check paper/none ends 0 "${paper[@]}" --printer none --json
check paper/none/says json "j['print'] == 'none' and 'path' not in j"
check paper/file ends 0 "${paper[@]}" --printer "file:$work/tickets" --json
check paper/file/keys json "sorted(j) == ['ahead', 'code', 'path', 'print', 'registration', 'service', 'taken_at', 'ticket', 'warnings']"
check paper/file/there json "j['print'] == 'printed' and open(j['path'], 'rb').read(5) == b'%PDF-'"
check paper/file/one [ "$(find "$work/tickets" -type f | wc -l)" = 1 ]
check paper/file/recorded [ "$(sql 'SELECT state || queue FROM print_job ORDER BY id DESC LIMIT 1')" = printedfile ]
check paper/auto ends 0 "${paper[@]}"
check paper/for-its-owner [ -z "$(find "$home" "$work/tickets" -type f -perm /077)" ]
check paper/auto/path prints "^$home/tickets/.*\.pdf$"
check paper/cups-down says 0 'not printed \(print-system-down\)' "${paper[@]}" --printer cups:pos
ends 0 "${paper[@]}" --printer cups:pos --json
check paper/cups-down/json json "(j['print'], j['print_reason']) == ('failed', 'print-system-down')"
check paper/cups-down/recorded [ "$(sql 'SELECT state FROM print_job ORDER BY id DESC LIMIT 1')" = failed ]
: > "$work/file"
check paper/folder-is-a-file says 0 'not printed \(cannot-write\)' "${paper[@]}" --printer "file:$work/file/x"

# A copy of the programs without kiosk-print, or with one that dies.
mkdir -p "$work/own/bin" "$work/own/libexec/kiosk"
cp "$kiosk" "$work/own/bin/"
ln -s "$B/share" "$work/own/share"
kept=$kiosk kiosk=$work/own/bin/kiosk
check paper/no-program says 0 'taken but not printed' "${paper[@]}"
check paper/no-program/recorded [ "$(sql "SELECT state || reason || doubtful FROM print_job ORDER BY id DESC LIMIT 1")" = failedno-child0 ]
printf '#!/bin/sh\nexit 1\n' > "$work/own/libexec/kiosk/kiosk-print"
chmod 755 "$work/own/libexec/kiosk/kiosk-print"
check paper/dying-program says 0 'taken but not printed' "${paper[@]}"
check paper/dying-program/recorded [ "$(sql "SELECT state FROM print_job ORDER BY id DESC LIMIT 1")" = failed ]
kiosk=$kept

# ---- languages ----------------------------------------------------------------------
check language/ru ends 0 "${good[@]}" --language ru --json
check language/ru/visit [ "$(sql 'SELECT lang FROM visit ORDER BY id DESC LIMIT 1')" = ru ]
check language/ru/consent [ "$(sql 'SELECT lang FROM consent ORDER BY request DESC LIMIT 1')" = ru ]
check language/editions [ "$(sql 'SELECT count(DISTINCT text_digest) FROM consent')" = 2 ]
bad=(take --service 403015 "${answers[@]}" --set child_iin=1 "${consent[@]}")
check language/kk/sentence says 3 '^child_iin: .*ЖСН' "${bad[@]}" --language kk
check language/ru/sentence says 3 '^child_iin: .*ИИН' "${bad[@]}" --language ru
check language/en/sentence says 3 '^child_iin: .*IIN' "${bad[@]}" --language en
lang=ru_RU.UTF-8
check language/of-the-environment says 3 '^child_iin: .*ИИН' "${bad[@]}"
check language/option-first says 3 '^child_iin: .*ЖСН' "${bad[@]}" --language kk
lang=kk_KZ.UTF-8
check language/environment-kk says 3 '^service: .*[әіңғүұқөһ]' take --service 1 "${consent[@]}"
lang=C.UTF-8

# ---- at the desk, papers, warnings --------------------------------------------------
check at-desk ends 0 "${good[@]}" --at-desk child_iin --at-desk applicant_iin --json
check at-desk/stored [ "$(answer_of child_iin)$(answer_of applicant_iin)" = 'at-desk|at-desk|' ]
check at-desk/instead-of-an-answer ends 0 take --service 403015 --no-print "${consent[@]}" \
	"${answers[@]:0:28}" --at-desk reason
check at-desk/instead/stored [ "$(answer_of reason)" = 'at-desk|' ]
check paper-tick ends 0 "${good[@]}" --paper application --paper personal_file
check paper-tick/stored [ "$(sql "SELECT group_concat(name) FROM (SELECT name FROM paper WHERE with_me AND request = (SELECT max(id) FROM request) ORDER BY position)")" = application,personal_file ]
check optional-left-out ends 0 take --service 403015 --no-print "${consent[@]}" \
	"${answers[@]:0:6}" "${answers[@]:8}"
check optional-left-out/stored [ "$(answer_of applicant_phone)" = 'skipped|' ]
check optional-empty ends 0 "${good[@]}" --set applicant_phone=
check optional-empty/stored [ "$(answer_of applicant_phone)" = 'skipped|' ]
check warning says 0 '^applicant_phone: .' "${good[@]}" --set applicant_phone='8 123 123 45 67'
ends 0 "${good[@]}" --set applicant_phone='8 123 123 45 67' --json
check warning/json json "$take_keys and [(w['field'], w['code'] != '') for w in j['warnings']] == [('applicant_phone', True)]"
check warning/stored [ "$(answer_of applicant_phone)" = 'given|+71231234567' ]
check later-answer-counts ends 0 "${good[@]}" --set reason=court
check later-answer-counts/stored [ "$(answer_of reason)" = 'given|court' ]
check relevant-is-asked refused reason_text empty "${good[@]}" --set reason=other
check relevant-is-stored ends 0 "${good[@]}" --set reason=other --set reason_text='үйге жақын'
check relevant-is-stored/value [ "$(answer_of reason_text)" = 'given|үйге жақын' ]

# ---- refused ------------------------------------------------------------------------
check refused/service refused service unknown-service take --service 999999 "${consent[@]}"
check refused/missing refused reason empty take --service 403015 "${answers[@]:0:28}" "${consent[@]}"
check refused/all-at-once ends 3 take --service 403015 "${consent[@]}" --json
check refused/all-at-once/count json "len(j['errors']) == 14"
check refused/unknown-field refused nonsense unknown-field "${good[@]}" --set nonsense=1
check refused/unknown-field-at-desk refused nonsense unknown-field "${good[@]}" --at-desk nonsense
check refused/unknown-paper refused nonsense unknown-paper "${good[@]}" --paper nonsense
check refused/no-equals-sign refused child_iin not-an-answer "${good[@]}" --set child_iin
check refused/no-name refused =1 not-an-answer "${good[@]}" --set =1
check refused/iin-length refused child_iin iin-length "${good[@]}" --set child_iin=16031450011
check refused/iin-control refused child_iin iin-control-digit "${good[@]}" --set child_iin=160314500111
check refused/name-sign refused child_name characters "${good[@]}" --set child_name="Ахметов@Нұрлан"
check refused/choice refused reason choice "${good[@]}" --set reason=nonsense
check refused/empty-required refused child_name empty "${good[@]}" --set child_name=
check refused/not-utf8 refused child_name not-text "${good[@]}" --set child_name=$'\xff\xfe'
check refused/control refused child_name characters "${good[@]}" --set child_name=$'Ахметов\x1b[2JА'
refuse refused/no-escape-on-the-terminal grep -q $'\x1b' "$work/err"
check refused/field-with-escape says 3 '^\?: ' "${good[@]}" --set $'a\x1b[2J=1'
refuse refused/field-no-escape grep -q $'\x1b' "$work/err"
check refused/too-long refused applicant_street too-long "${good[@]}" --set applicant_street="$(printf 'ә%.0s' {1..400})"
check refused/consent-empty refused consent_by empty "${good[@]}" --consent-by ''
check refused/consent-blank refused consent_by empty "${good[@]}" --consent-by '   '
check refused/consent-control refused consent_by characters "${good[@]}" --consent-by $'Ахметов\x07'
check refused/consent-not-utf8 refused consent_by characters "${good[@]}" --consent-by $'\xff'

# ---- answers from a file ------------------------------------------------------------
file=$work/answers.json
from=(take --service 403015 --no-print "${consent[@]}" --answers "$file")
cat > "$work/whole.json" <<'END'
{"applicant_role": "mother", "applicant_name": "Әбдіқадырова Гүлнұр Серікқызы",
 "applicant_iin": 850314400129, "applicant_phone": null,
 "applicant_settlement": "sary_oba", "applicant_street": "Абай", "applicant_house": 5,
 "child_name": "Әбдіқадыров Нұрлан Ерланұлы", "child_iin": "160314500110", "child_class": 4,
 "child_language": "kk", "from_school": "№2 мектеп", "from_place": "Аршалы кенті",
 "to_school": "№1 мектеп", "reason": null}
END
cp "$work/whole.json" "$file"
check file ends 0 "${from[@]}"
check file/number [ "$(answer_of applicant_iin)" = 'given|850314400129' ]
check file/class-number [ "$(answer_of child_class)" = 'given|4' ]
check file/null-is-at-desk [ "$(answer_of reason)$(answer_of applicant_phone)" = 'at-desk|at-desk|' ]
check file/set-counts-more ends 0 "${from[@]}" --set reason=court
check file/set-counts-more/stored [ "$(answer_of reason)" = 'given|court' ]
with() { python3 -c 'import sys
text = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[2], "w", encoding="utf-8").write(text.replace("\"reason\": null", sys.argv[3]))' "$work/whole.json" "$file" "$1"; }
with '"reason": "moving", "nonsense": 1'
check file/unknown-field refused nonsense unknown-field "${from[@]}"
for value in true 1.5 '["moving"]' '{"a": 1}'; do
	with "\"reason\": $value"
	check "file/value-$value" refused reason not-an-answer "${from[@]}"
done
with '"reason": "mov\u0000ing"'
check file/nul-in-a-string refused reason not-an-answer "${from[@]}"
with '"rea\u0000son": "moving"'
check file/nul-in-a-name refused answers not-json "${from[@]}"
with '"reason": "moving", "reason": "court"'
check file/duplicate refused answers not-json "${from[@]}"
printf '{"reason": "moving",\n "child_class" 4}' > "$file"
check file/where says 3 '^answers: .*line 2, column 16' "${from[@]}"
check file/not-json refused answers not-json "${from[@]}"
for text in '' '[]' '"text"' '{"reason": "moving"} x' 'nonsense' $'{"reason": "\xff"}'; do
	printf %s "$text" > "$file"
	check "file/not-an-object-$(printf %q "$text")" refused answers not-json "${from[@]}"
done
padded() { python3 -c 'import sys
text = open(sys.argv[1], "rb").read()
open(sys.argv[2], "wb").write(text + b" " * (int(sys.argv[3]) - len(text)))' "$work/whole.json" "$file" "$1"; }
padded 65536
check file/largest ends 0 "${from[@]}"
padded 65537
check file/too-large refused answers no-file "${from[@]}"
check file/missing refused answers no-file take --service 403015 "${consent[@]}" --answers "$work/none"
check file/folder refused answers no-file take --service 403015 "${consent[@]}" --answers "$work"
python3 -c 'print("{" + "\"a\":" * 1 + "[" * 30000 + "]" * 30000 + "}")' > "$file"
check file/deep refused answers not-json "${from[@]}"
refuse nothing-personal-on-stderr grep -q 'Ерланұлы' "$work/err"

# ---- all at once --------------------------------------------------------------------
before=$(sql 'SELECT count(*) FROM visit')
for i in 1 2 3 4 5 6 7 8; do
	env -i KIOSK_HOME="$home" KIOSK_FORMS="$forms" "$kiosk" "${good[@]}" --json > "$work/take.$i" 2> "$work/take.$i.err" &
done
wait
check eight/taken [ $(($(sql 'SELECT count(*) FROM visit') - before)) = 8 ]
check eight/numbers [ "$(cat "$work"/take.? | python3 -c 'import json, sys
rows = [json.loads(line) for line in sys.stdin]
print(len({r["ticket"] for r in rows}), len({r["registration"] for r in rows}))')" = '8 8' ]
check eight/no-gap [ "$(sql 'SELECT max(number) - count(*) FROM visit')" = 0 ]
finish
