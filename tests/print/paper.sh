#!/bin/bash
# What stands on the paper, read back by programs that know nothing of ours.
. "$(dirname "$0")/setup.sh"
need pdftotext pdftoppm pdfinfo pdffonts zbarimg tesseract
export OMP_THREAD_LIMIT=1
start cups

decode() { python3 "$here/escpos_decode.py" "$@" 2>> "$out/decode.err"; }
# decode_to TEXT-FILE ARGUMENTS...
decode_to() { decode "${@:2}" > "$1"; }
qr_in() { zbarimg -q --raw "$@" 2> /dev/null; }
has() { grep -qF -- "$1" "$2"; }

letters='ӘәҒғҚқҢңӨөҰұҮүҺһІі'

# ---- a PDF in a folder ------------------------------------------------------------
for lang in kk ru en; do
	print "file-$lang" $lang route=file target="$work/new/folder"
	check "file/$lang/printed" ended "file-$lang" printed
	pdf=$work/new/folder/file-$lang.pdf
	check "file/$lang/path" [ "$(said "file-$lang" path)" = "$pdf" ]
	check "file/$lang/queue" [ "$(said "file-$lang" queue)" = file ]
	pdftotext -layout "$pdf" "$out/$lang.txt"
	tr -s ' \n\f' '  ' < "$out/$lang.txt" > "$out/$lang.line"
	check "file/$lang/number" grep -qxE ' *17' "$out/$lang.txt"
	check "file/$lang/registration" has 2026-000123 "$out/$lang.txt"
	check "file/$lang/time" has '23.11.2026 09:02' "$out/$lang.txt"
	check "file/$lang/code" has 0421 "$out/$lang.txt"
	check "file/$lang/centre" has 1414 "$out/$lang.txt"
	check "file/$lang/kazakh" has 'баланың жеке ісі' "$out/$lang.txt"
	check "file/$lang/kazakh-words" has 'Алдыңызда 3 адам бар' "$out/$lang.txt"
	check "file/$lang/service-kk" has 'құжаттарды қабылдау»' "$out/$lang.line"
	check "file/$lang/service-as-on-the-screens" has 'Баланы басқа мектепке ауыстыру' "$out/$lang.line"
	pdftoppm -r 150 -png "$pdf" "$out/$lang"
	check "file/$lang/qr" [ "$(qr_in "$out/$lang-1.png")" = 20261123-17-0421 ]
done
check file/mode [ "$(stat -c %a "$work/new/folder/file-kk.pdf")" = 600 ]
check file/nothing-else [ "$(ls -A "$work/new/folder" | wc -l)" = 3 ]
check file/page-size has 'Page size:       595.276 x 841.89 pts (A4)' <(pdfinfo "$pdf")
check file/one-page grep -qE '^Pages: +1$' <(pdfinfo "$pdf")
check file/fonts-embedded [ "$(pdffonts "$pdf" | awk 'NR > 2' | grep -c ' yes yes yes ')" = \
	"$(pdffonts "$pdf" | awk 'NR > 2' | wc -l)" ]
check file/plural-ru has 'Перед вами 3 человека' "$out/ru.txt"
above() {
	local first second
	first=$(grep -nF -- "$1" "$3" | head -n 1 | cut -d: -f1)
	second=$(grep -nF -- "$2" "$3" | head -n 1 | cut -d: -f1)
	[ "${first:-0}" -gt 0 ] && [ "$first" -lt "${second:-0}" ]
}
check file/own-language-first above 'Перед вами 3' 'Алдыңызда 3' "$out/ru.txt"
check file/own-label-first above 'Регистрационный номер' 'Тіркеу нөмірі' "$out/ru.txt"
check file/service-ru has 'между организациями' "$out/ru.line"
check file/label-en has 'Registration number' "$out/en.txt"
check file/kazakh-once [ "$(grep -c 'Тіркеу нөмірі' "$out/kk.txt")" = 1 ]
refuse file/no-english-in-kazakh has 'Registration' "$out/kk.txt"

print letters kk route=file target="$work/new" paper.school.own="$letters"
check file/letters has "$letters" <(pdftotext "$work/new/letters.pdf" -)
print copy ru route=file target="$work/new" paper.copy=1 paper.ahead=0
pdftotext "$work/new/copy.pdf" "$out/copy.txt"
check file/copy-mark has 'ДУБЛИКАТ · КӨШІРМЕ' "$out/copy.txt"
check file/nobody-ahead has 'Перед вами никого нет' "$out/copy.txt"
refuse file/no-mark-without has 'ДУБЛИКАТ' "$out/ru.txt"

many=$(python3 -c 'import json
print(json.dumps([{"own": "%d-құжат: нотариалды куәландырылған көшірмесі және түпнұсқасы "
                   "салыстыру үшін, бұрынғы тұрғылықты жерден берілген" % n,
                   "kk": "басқа сөздер %d" % n} for n in range(1, 21)]))')
print many kk route=file target="$work/new" paper.missing="$many"
check file/many-papers-one-page grep -qE '^Pages: +1$' <(pdfinfo "$work/new/many.pdf")
check file/many-papers-all [ "$(pdftotext "$work/new/many.pdf" - | grep -c -- '-құжат:')" = 20 ]
pdftoppm -r 200 -png "$work/new/many.pdf" "$out/many"
check file/many-papers-qr [ "$(qr_in "$out/many-1.png")" = 20261123-17-0421 ]

# ---- a page printer ---------------------------------------------------------------
print page-ru ru route=cups target=a4
check page/printed ended page-ru printed
page_pdf=$(find "$page" -name '*page-ru*.pdf' | head -n 1)
check page/pdf-came [ -s "$page_pdf" ]
check page/number grep -qxE ' *17' <(pdftotext -layout "$page_pdf" -)
check page/size has '(A4)' <(pdfinfo "$page_pdf")
pdftoppm -r 150 -png "$page_pdf" "$out/page"
check page/qr [ "$(qr_in "$out/page-1.png")" = 20261123-17-0421 ]

# ---- a receipt, drawn -------------------------------------------------------------
for dots in 576 512 420 384; do
	print "dots-$dots" ru route=cups target=pos-raw queue=pos-raw:raster:$dots
	check "raster/$dots/printed" ended "dots-$dots" printed
	check "raster/$dots/decoded" \
		decode_to "$out/$dots.txt" "$(paper_of "dots-$dots")" --dots $dots --png "$out/$dots.png"
	check "raster/$dots/qr" [ "$(qr_in "$out/$dots.png")" = 20261123-17-0421 ]
	check "raster/$dots/bands" [ "$(sed -n 's/^\[picture .*x\([0-9]*\)\]$/\1/p' "$out/$dots.txt" \
		| sort -n | tail -n 1)" -le 128 ]
done
check raster/wide-is-wider [ "$(stat -c %s "$(paper_of dots-576)")" -gt \
	"$(stat -c %s "$(paper_of dots-384)")" ]

print long kk route=cups target=pos-raw queue=pos-raw:raster:384 paper.number='"ӘҚ-0042"' \
	paper.school.own="$letters"
check raster/long/decoded decode_to /dev/null "$(paper_of long)" --dots 384 \
	--png "$out/long.png"
tesseract "$out/long.png" "$out/long" -l kaz --psm 4 2> /dev/null
check raster/long/number-on-one-line has 'ӘҚ-0042' "$out/long.txt"

print ocr kk route=cups target=pos-raw queue=pos-raw:raster:576 paper.number='"A-042"'
decode "$(paper_of ocr)" --png "$out/ocr.png" > /dev/null
tesseract "$out/ocr.png" "$out/ocr" -l kaz --psm 4 2> /dev/null
check raster/ocr/number grep -qE '[AА]-042' "$out/ocr.txt"
check raster/ocr/registration has 2026-000123 "$out/ocr.txt"
check raster/ocr/kazakh has 'құжаттарды' "$out/ocr.txt"

# ---- a receipt, in characters -----------------------------------------------------
text=queue=pos-raw:text:48:53:RK1048
print text ru route=cups target=pos-raw $text paper.school.kk="$letters ₸✓─"
check text/printed ended text printed
check text/decoded decode_to "$out/text.txt" "$(paper_of text)" --page 53=kz1048
check text/begins [ "$(head -c 7 "$(paper_of text)" | od -An -tx1 | tr -d ' ')" = 1b401c2e1b7435 ]
check text/letters has "$letters тг+-" "$out/text.txt"
check text/number grep -qxE '\[x8,8\] 17' "$out/text.txt"
check text/qr has '[qr 20261123-17-0421]' "$out/text.txt"
check text/pair grep -qxE 'Регистрационный номер +2026-000123' "$out/text.txt"
check text/item has '[ ] личное дело ребёнка' "$out/text.txt"
check text/centre grep -qxE 'Контакт-центр +1414' "$out/text.txt"
check text/no-picture [ "$(grep -c picture "$out/text.txt")" = 0 ]
print narrow kk route=cups target=pos-raw queue=pos-raw:text:32:53:KZ-1048 \
	paper.number='"AK-0042"'
check text/narrow/decoded decode_to "$out/narrow.txt" "$(paper_of narrow)" --dots 384 \
	--page 53=kz1048
check text/narrow/number grep -qxE '\[x4,4\] AK-0042' "$out/narrow.txt"

print over kk route=cups target=pos-raw queue=pos-raw:text:32:53:KZ-1048 \
	paper.number='""' paper.come='{"year":2026,"month":11,"day":24}' \
	paper.come_hours='09:00–13:00, 14:00–18:00'
check text/after-hours/decoded decode_to "$out/over.txt" "$(paper_of over)" --dots 384 \
	--page 53=kz1048
check text/after-hours/registration grep -qxE '\[x2,2\] 2026-000123' "$out/over.txt"
check text/after-hours/come has '24.11.2026, сейсенбі' "$out/over.txt"
check text/after-hours/hours has '09:00–13:00, 14:00–18:00' "$out/over.txt"
check text/after-hours/qr has '[qr 20261123-2026-000123-0421]' "$out/over.txt"

print stranger kk route=cups target=pos-raw $text paper.place.own='"ß"'
check text/lost-letter/printed ended stranger printed
check text/lost-letter/as-picture decode_to "$out/stranger.txt" "$(paper_of stranger)" \
	--png "$out/s.png"
check text/lost-letter/qr [ "$(qr_in "$out/s.png")" = 20261123-17-0421 ]
print cp866 kk route=cups target=pos-raw queue=pos-raw:text:48:17:CP866
check text/page-without-kazakh has '[picture' <(decode "$(paper_of cp866)")
print nonsense kk route=cups target=pos-raw queue=pos-raw:text:48:17:RK1048//TRANSLIT
check text/no-transliteration has '[picture' <(decode "$(paper_of nonsense)")

# ---- the reader itself: it must be able to fail -----------------------------------
head -c 5000 "$(paper_of dots-576)" > "$out/short.bin"
refuse reader/cut-off decode "$out/short.bin"
printf '\033@\034.\033p\000\n\035VB\000' > "$out/unknown.bin"
refuse reader/unknown-command decode "$out/unknown.bin"
refuse reader/too-wide decode "$(paper_of dots-576)" --dots 384
refuse reader/unknown-page decode "$(paper_of text)"
check sound sound
finish
