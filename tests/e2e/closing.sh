#!/bin/bash
# The daily close through the real programs: at its hour with nobody at a desk, in the
# morning after when nothing ran, by several at once; nobody held or at a desk is lost;
# its sheet and the register on real printers.
. "$(dirname "$0")/setup.sh"
PATH=$PATH:/usr/sbin
need faketime cupsd lpadmin lpstat ippeveprinter dbus-daemon pdfinfo tesseract
print=$top/tests/print
export OMP_THREAD_LIMIT=1

today() { TZ=Asia/Almaty date +%F; }
closings() { sql 'SELECT count(*) FROM closing'; }
states() { sql 'SELECT group_concat(state) FROM (SELECT state FROM visit WHERE number IS NOT NULL ORDER BY id)'; }
signs() { sql "SELECT substr(head,1,4)||' '||substr(head,5,4)||' '||substr(head,9,4)||' '||substr(head,13,4) FROM closing ORDER BY event DESC LIMIT 1"; }
paper_text() { find "$1" -name '*.pdf' -exec pdftotext {} - \; ; }
on_paper() { paper_text "$1" 2> /dev/null | grep -qF -- "$2"; }

# a_day: 1 is at desk 1, 2 is put off, 3 is called, 4 and 5 wait.
a_day() {
	for _ in 1 2 3 4 5; do take || return 1; done
	script call --desk 1 && script start 1 && script hold 2 --why document \
		&& script call --desk 2
}

# to_yesterday: all of that was yesterday.
to_yesterday() {
	sql "PRAGMA foreign_keys = OFF; BEGIN;
	UPDATE series SET day = date(day, '-1 day');
	UPDATE visit SET day = date(day, '-1 day'), taken_at = taken_at - 86400; COMMIT"
}

# school FROM TO: open every day at those hours.
school() {
	mkdir -p "$at/forms"
	cp "$B"/open/*.yaml "$at/forms/"
	awk '/^[a-z_]+:/ { off = $1 ~ /^(week|hours|days_off|worked_days):$/ } !off' "$B/open/school.yaml" > "$at/forms/school.yaml"
	cat >> "$at/forms/school.yaml" <<-END
	week: 7
	hours: [{days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: "$1", to: "$2"}]
	END
	forms=$at/forms
}

# Nobody is at a desk, the visitors' screen is on, the hour comes.
story_at_its_hour() {
	check day a_day
	school 00:00 00:01
	open --printer "file:$out"
	check closed within 20 has 'SELECT count(*) FROM closing' 1
	check who has 'SELECT account || why FROM event WHERE what = '"'day-closed'" kiosktime
	check states [ "$(states)" = serving,held,left,left,left ]
	check requests has "SELECT count(*) FROM request WHERE state = 'submitted'" 5
	check paper within 20 on_paper "$out" "$(signs)"
	check paper/waiting on_paper "$out" '3, 4, 5'
	check paper/day on_paper "$out" "$(TZ=Asia/Almaty date +%d.%m.%Y)"
	check verify script journal --verify --head "$(signs)"
}

# Nothing ran at the hour; the machine is switched on the next morning.
story_next_morning() {
	check day a_day
	to_yesterday
	open --printer "file:$out"
	check closed within 20 has 'SELECT day FROM closing' "$(TZ=Asia/Almaty date -d yesterday +%F)"
	check states [ "$(states)" = serving,held,left,left,left ]
	check paper within 20 on_paper "$out" "$(signs)"
	check new-number take
	check new-number/afresh has 'SELECT number FROM visit ORDER BY id DESC LIMIT 1' 1
	check new-number/stays has 'SELECT state FROM visit ORDER BY id DESC LIMIT 1' waiting
	check register/goes-on has 'SELECT max(serial) FROM request' 6
	check still-one has 'SELECT count(*) FROM closing' 1
}

story_empty_room() {
	script queue
	school 00:00 00:01
	open --printer "file:$out"
	check idle see 'Press any key'
	check script script close-day
	check nothing [ "$(closings)" = 0 ]
	check no-event has 'SELECT count(*) FROM event' 0
	check no-paper [ "$(pdfs)" = 0 ]
}

# The visitors' screen, which looks at once, and four scripts.
story_at_once() {
	check day a_day
	school 00:00 00:01
	open --printer none
	for i in 1 2 3 4; do
		(at=$at/$i; mkdir "$at"; script close-day --no-print --json) &
	done
	wait
	check idle see 'Press any key'
	check one within 20 has 'SELECT count(*) FROM closing' 1
	check one-event has "SELECT count(*) FROM event WHERE what = 'day-closed'" 1
	check each-once has "SELECT count(*) FROM event WHERE what = 'close-day'" 3
	check whole script journal --verify
}

# The sheet and the register on a page printer, and on a receipt printer.
story_printers() {
	"$print/fixture.sh" start "$at/cups" > "$at/cups.env" || { not_ok fixture; return 1; }
	local cups=$at/cups/run/cups.sock
	on_printer() {
		env -i PATH=/usr/bin:/bin TZ=Asia/Almaty LC_ALL=kk_KZ.UTF-8 HOME="$at" KIOSK_HOME="$home" \
			KIOSK_FORMS="$forms" CUPS_SERVER="$cups" ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
			"$kiosk" "$@" > "$at/script" 2>&1
	}
	check day a_day
	check close on_printer close-day --printer cups:a4
	check close/head on_paper "$at/cups/page" "$(signs)"
	check close/sheet grep -q '(A4)' <(find "$at/cups/page" -name '*.pdf' -exec pdfinfo {} \;)
	rm -f "$at"/cups/page/*.pdf
	check register on_printer register --from "$(today)" --to "$(today)" --print --printer cups:a4
	check register/title on_paper "$at/cups/page" 'Өтініштерді тіркеу журналы'
	check register/all on_paper "$at/cups/page" "$(sql "SELECT printf('%04d-%06d', year, max(serial)) FROM request")"
	check register/no-file test ! -e "$home/tickets"
	sed 's/^printers: .*/printers: [{queue: pos-raw, kind: raster, dots: 576}]/' "$forms/school.yaml" > "$at/school.yaml"
	mkdir "$at/forms" && cp "$forms"/*.yaml "$at/forms/" && cp "$at/school.yaml" "$at/forms/"
	forms=$at/forms
	refuse register/roll on_printer register --from "$(today)" --to "$(today)" --print --printer cups:pos-raw
	check register/roll-says grep -q 'A4' "$at/script"
	check register/roll-clean [ -z "$(CUPS_SERVER=$cups lpstat -W not-completed -o)" ]
	check late take
	check roll on_printer close-day --printer cups:pos-raw
	python3 "$print/escpos_decode.py" "$at"/cups/receipt/job-*.bin --png "$at/paper.png" > "$at/paper" 2>&1
	tesseract "$at/paper.png" "$at/ocr" -l eng --psm 6 2> /dev/null
	check roll/day grep -qF "$(TZ=Asia/Almaty date +%d.%m.%Y)" "$at/ocr.txt"
	# The signs stand there in groups, which dots make hard to read; each one is proven
	# on the page above.
	check roll/head grep -qE '^([[:alnum:]§$]{3,5}[ .,]?){3,5}$' "$at/ocr.txt"
}

# A clock that cannot be right does not know which day is over.
story_clock() {
	check day a_day
	school 00:00 00:01
	more="LD_PRELOAD=$(echo /usr/lib/*/faketime/libfaketime.so.1) FAKETIME=-25y"
	mkdir -p "$home/tickets" && echo name > "$home/tickets/personal-1.pdf"
	touch -d 1999-12-31 "$home/tickets/personal-1.pdf"
	open --printer none
	# It has looked what is to be done: old papers first, then the day.
	check looked within 20 test ! -e "$home/tickets/personal-1.pdf"
	check idle see 'Press any key'
	check nothing [ "$(closings)" = 0 ]
	check states [ "$(states)" = serving,held,called,waiting,waiting ]
	more=
	open --printer none
	check right-clock within 20 has 'SELECT count(*) FROM closing' 1
}

fixtures=$work/printers/cups
stories at_its_hour next_morning empty_room at_once printers
if grep -q __asan_init "$kiosk"; then
	ok 'clock (by the build without a sanitizer: a library is preloaded)'
else
	stories clock
fi
finish
