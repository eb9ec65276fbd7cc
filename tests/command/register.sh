#!/bin/bash
# The register of a period on paper: what stands on it, and that nothing is cut.
. "$(dirname "$0")/setup.sh"
need pdftotext pdfinfo pdftoppm

me=$(id -un)
from=2026-11-01
to=2026-11-30
name='Әбдіқадырова Гүлнұр Серікбайқызы'
pdf=$work/register.pdf

# pages FILE: how many.
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
# paper LANGUAGE [OPTION...]: the register of November as text in $work/paper.txt,
# in reading order, and as the eye sees it in $work/layout.txt.
paper() {
	rm -f "$pdf"
	ends 0 register --from $from --to $to --language "$1" --pdf "$pdf" "${@:2}" || return 1
	pdftotext "$pdf" "$work/paper.txt" && pdftotext -layout "$pdf" "$work/layout.txt"
	# Words that wrap are one line again.
	tr '\n' ' ' < "$work/paper.txt" | tr -s ' ' > "$work/flat.txt"
}
on_paper() { grep -qF -- "$1" "$work/flat.txt"; }

# seed COUNT: so many requests of November, in every state, as plain SQL.
seed() {
	sql "PRAGMA foreign_keys = ON; BEGIN;
	INSERT OR IGNORE INTO series VALUES ('2026-11-23', '', 1);
	INSERT INTO register VALUES (2026, $1) ON CONFLICT (year) DO UPDATE SET last = $1;
	CREATE TEMP TABLE n AS WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < $1) SELECT i FROM k;
	INSERT INTO visit (id, day, code, taken_at, utc_offset, lang, state, state_at, clock_doubt)
		SELECT i, '2026-11-23', '0421', 1795406525, 18000, 'kk', 'done', 1795406525, 0 FROM n;
	INSERT INTO request SELECT i, i, 2026, i, '403015', 'submitted', 1795406525 FROM n;
	INSERT INTO answer SELECT i, 'child_name', 0, 'given', 'Бала № ' || i FROM n;
	INSERT INTO answer SELECT i, 'applicant_name', 1, 'given', '$name' FROM n;
	INSERT INTO paper SELECT i, 'birth_certificate', 0, 1 FROM n;
	INSERT INTO paper SELECT i, 'photo', 1, 0 FROM n;
	INSERT INTO term SELECT i, '2026-11-2' || (4 + i % 3), 0, i % 4 = 1 FROM n WHERE i % 4 > 0;
	UPDATE request SET state = 'accepted' WHERE id % 4 = 1;
	INSERT INTO result SELECT i, 'notice', 'ЖОБ', '000' || i, '2026-11-30', '$name', 0 FROM n WHERE i % 4 = 2;
	UPDATE request SET state = 'issued', state_at = 1796010000 WHERE id % 4 = 2;
	INSERT INTO refusal SELECT i, 'unreliable', 'Дұрыс құжаттарды әкеліңіз.', '' FROM n WHERE i % 4 = 3;
	UPDATE request SET state = 'refused', state_at = 1795500000 WHERE id % 4 = 3;
	COMMIT"
}

# ---- nothing, and one -----------------------------------------------------------------
check usage/pdf says 2 'another command' queue --pdf x
check usage/service says 2 '^service: ' register --from $from --to $to --service 999999
check empty paper kk
check empty/one-page [ "$(pages "$pdf")" = 1 ]
check empty/heads on_paper 'Тіркеу нөмірі'
check empty/title on_paper 'Өтініштерді тіркеу журналы, 01.11.2026 – 30.11.2026'
check empty/total on_paper 'Осы кезеңдегі өтініштер: 0'
check empty/mode [ "$(stat -c %a "$pdf")" = 600 ]
check event [ "$(sql 'SELECT account || what || why FROM event')" = "${me}register$from/$to" ]
check head on_paper "$(sql "SELECT substr(hash,1,4)||' '||substr(hash,5,4)||' '||substr(hash,9,4)||' '||substr(hash,13,4) FROM journal_head")"
rm -rf "$home"
ends 0 register --from $from --to $to
seed 4
for lang_of in kk ru en; do
	check "four/$lang_of" paper $lang_of
	check "four/$lang_of/landscape" grep -q 'Page size: *841.* x 595' <(pdfinfo "$pdf")
	check "four/$lang_of/whole-name" on_paper "$name"
	check "four/$lang_of/number" on_paper 2026-000003
	check "four/$lang_of/blank" on_paper 'ЖОБ № 0002, 30.11.2026'
	check "four/$lang_of/due" on_paper 26.11.2026
	check "four/$lang_of/papers" on_paper '1/2'
done
check in-ru/outcome on_paper 'result issued'
paper ru
check ru/late on_paper 'с нарушением срока'
check ru/ground on_paper 'недостовер'
check ru/totals on_paper 'Заявлений за период: 4'
check ru/of-service on_paper '403015'
check ru/page on_paper 'Страница 1 из 1'
check other-service paper kk --service 403015
ends 0 register --from $from --to $to --json
check json json "[r['due'] for r in j['requests']] == ['2026-11-25', '2026-11-26', '2026-11-24', None] and j['requests'][1]['results'][0]['number'] == '0002' and 'name' not in j['requests'][0]"

# ---- people whom nobody may see ------------------------------------------------------
sql "INSERT INTO data_right VALUES (2, 'blocked', 0, '2026-11-24'), (1, 'blocked', 0, '2026-11-24')"
paper kk
refuse blocked/child on_paper 'Бала № 2'
check blocked/others on_paper 'Бала № 3'
check blocked/says on_paper 'деректер бұғатталды'
ends 0 register --from $from --to $to --names --json
check blocked/script json "j['requests'][1]['name'] == '' and j['requests'][1]['results'][0]['recipient'] == ''"
sql "DELETE FROM data_right"

# ---- the longest that may be --------------------------------------------------------
long=$(python3 -c "print('Ұ' * 255)")
words=$(python3 -c "print(('Мұхаммедқали ' * 22).strip()[:255])")
sql "UPDATE answer SET value = '$long' WHERE request = 1 AND name = 'applicant_name';
	UPDATE answer SET value = '$words' WHERE request = 2;
	UPDATE result SET recipient = '$long', series = substr('$long', 1, 31), number = substr('$long', 1, 31)"
check long paper kk
check long/whole [ "$(grep -o 'Ұ' "$work/paper.txt" | wc -l)" = $((255 + 255 + 62)) ]
check long/words [ "$(grep -o 'Мұхаммедқали' "$work/paper.txt" | wc -l)" -ge 19 ]
# Nothing is drawn past the edge of the paper.
edge() {
	pdftotext -bbox "$pdf" - | python3 -c "
import re, sys
bad = [m for m in re.findall(r'xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\"', sys.stdin.read())
       if float(m[0]) < 42 or float(m[2]) > 842 - 22 or float(m[1]) < 28 or float(m[3]) > 595 - 17]
sys.exit(bool(bad))"
}
check long/inside edge

# ---- a thousand ---------------------------------------------------------------------
rm -rf "$home"
ends 0 register --from $from --to $to
seed 1000
began=$(date +%s%N)
check thousand paper kk
took=$(( ($(date +%s%N) - began) / 1000000 ))
echo "# 1000 rows: $took ms, $(pages "$pdf") pages"
check thousand/time [ $took -lt 30000 ]
check thousand/pages [ "$(pages "$pdf")" -gt 20 ]
check thousand/heads [ "$(grep -o 'Өтініш беруші' "$work/flat.txt" | wc -l)" -ge "$(($(pages "$pdf") - 1))" ]
check thousand/every-number [ "$(grep -oE '2026-[0-9]{6}' "$work/paper.txt" | sort -u | wc -l)" = 1000 ]
check thousand/numbered on_paper "$(pages "$pdf")-бет, барлығы $(pages "$pdf")"
check thousand/inside edge
check thousand/memory [ "$(printf '%s\n' "$(/usr/bin/env python3 - "$kiosk" "$home" "$forms" "$pdf" <<'P'
import os, resource, subprocess, sys
kiosk, home, forms, pdf = sys.argv[1:]
subprocess.run([kiosk, 'register', '--from', '2026-11-01', '--to', '2026-11-30', '--pdf', pdf],
               env={'PATH': '/usr/bin:/bin', 'TZ': 'Asia/Almaty', 'LC_ALL': 'C.UTF-8', 'KIOSK_HOME': home,
                    'KIOSK_FORMS': forms}, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
P
)")" -lt 400 ]
refuse nothing-left compgen -G "$home/tickets/*"

check printer says 4 'A4|--pdf' register --from $from --to $to --print --printer cups:none
finish
