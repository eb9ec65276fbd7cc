#!/bin/bash
# Pages of information on paper, from the kiosk itself: as a picture on a receipt
# printer, as sheets on a page printer, word for word what the screen said; and a
# ticket that does not wait for one.
. "$(dirname "$0")/setup.sh"
PATH=$PATH:/usr/sbin
need cupsd lpadmin lpstat ippeveprinter dbus-daemon tesseract pdfinfo
print=$top/tests/print
export OMP_THREAD_LIMIT=1

mkdir "$work/forms"
cp "$forms"/*.yaml "$work/forms/"
sed -i 's/^printers: .*/printers: [{queue: pos-raw, kind: raster, dots: 576}]/' "$work/forms/school.yaml"
forms=$work/forms

# print_system [receipt]: one for this story.
print_system() {
	"$print/fixture.sh" start "$at/cups" "${1:-}" > "$at/cups.env" || { not_ok fixture; return 1; }
	export CUPS_SERVER=$at/cups/run/cups.sock
	receipt=$at/cups/receipt
	sheets=$at/cups/page
}

papers() { find "$receipt" -name 'job-*.bin' | wc -l; }
active() { lpstat -W not-completed -o 2> /dev/null; }
nothing_waits() { [ -z "$(active)" ]; }
is_active() { active | grep -q .; }
squeeze() { tr -d ' \n\f'; }

# to_card: from the idle page to the card of the album's service, in Kazakh.
to_card() {
	see 'Press any key' && enter && at_page language && press 1 && at_page services kk \
		&& press 9 && at_page info kk && press 1 && at_page cards kk \
		&& press "$service_key" && at_page 'leaflet, a service' kk
}

# read_on: the whole text, page by page, into $at/screen.
read_on() {
	local i=1 last
	last=$(screen | sed -n 's/.*1-бет, барлығы \([0-9]*\).*/\1/p')
	: > "$at/screen"
	while :; do
		see "$i-бет, барлығы $last" || return 1
		screen | sed -n '6,/-бет, барлығы/p' | sed '$d' >> "$at/screen"
		[ "$i" -lt "${last:-0}" ] || break
		press NPage
		i=$((i + 1))
	done
	[ "$i" -gt 3 ]
}

# print_it: the button beside the one in focus.
print_it() { press Right && sleep 0.05 && enter; }

same_words() {
	squeeze < "$at/screen" > "$at/screen.line"
	pdftotext -layout "$1" - | squeeze > "$at/paper.line"
	grep -qF "$(cat "$at/screen.line")" "$at/paper.line"
}

story_receipt() {
	print_system receipt || return
	open --printer cups:pos-raw
	check card to_card
	print_it
	check take-it see 'Қағазыңызды алыңыз.'
	check one-paper [ "$(papers)" = 1 ]
	python3 "$print/escpos_decode.py" "$receipt"/job-*.bin --png "$at/paper.png" > "$at/paper" 2>&1
	check decoded grep -q '\[picture' "$at/paper"
	check cut grep -q '\[cut\]' "$at/paper"
	tesseract "$at/paper.png" "$at/ocr" -l kaz --psm 6 2> /dev/null
	check words/code grep -q 403015 "$at/ocr.txt"
	check words/fee grep -q 'Тегін' "$at/ocr.txt"
	check words/last grep -q 'растаған' "$at/ocr.txt"
	press F3
	check once see 'Возьмите распечатку.'
	refuse once/no-button shows '[ Напечатать ]'
	check no-ticket [ "$(count print_job)" = 0 ]
}

story_sheets() {
	print_system || return
	open --printer cups:a4
	check card to_card
	print_it
	check take-it see 'Қағазыңызды алыңыз.' 30
	check read read_on
	pdf=$(find "$sheets" -name '*.pdf' | head -n 1)
	check came [ -s "$pdf" ]
	check same-words same_words "$pdf"
	check a4 grep -q '(A4)' <(pdfinfo "$pdf")
	check sheets grep -qE '^Pages: +[2-9]$' <(pdfinfo "$pdf")
}

# The printer holds the leaflet; a ticket comes, and the leaflet goes.
story_ticket_first() {
	print_system receipt || return
	echo hold > "$receipt/ctl"
	open --printer cups:pos-raw
	check card to_card
	print_it
	check printing see 'Бұл бет басылып жатыр'
	check in-the-queue within 10 is_active
	leaflet=$(active | awk '{ print $1 }')
	press Escape
	check list see "$(heading cards kk)"
	sleep 0.1
	press Escape
	check info see "$(heading info kk)"
	sleep 0.1
	press Escape
	check services see "$(heading services kk)"
	press 0
	check number see "$(heading number kk)"
	enter
	check ticket within 10 has 'SELECT count(*) FROM visit' 1
	gone() { ! active | grep -q "^$leaflet "; }
	check leaflet-taken-back within 10 gone
	: > "$receipt/ctl"
	check ticket/printed within 10 is_printed
	check ticket/one-paper [ "$(papers)" = 1 ]
	check nothing-waits within 5 nothing_waits
}

# Without a printer that prints, one reads.
story_no_paper() {
	print_system receipt || return
	echo media-empty-error hold > "$receipt/ctl"
	open --printer cups:pos-raw
	check card to_card
	print_it
	check not-printed see 'Басылмай қалды, экраннан оқыңыз.' 70
	check read read_on
	check nothing-waits within 5 nothing_waits
}

for name in receipt sheets ticket_first no_paper; do fixtures="$fixtures $work/$name/cups"; done
stories receipt sheets ticket_first no_paper
finish
