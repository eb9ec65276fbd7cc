#!/bin/bash
# Tickets from the kiosk itself through print systems of the test's own: a receipt
# printer that prints, one without paper, a cupsd that is dead, and one that is
# frozen. The number stays on the screen and nothing comes out late.
. "$(dirname "$0")/setup.sh"
PATH=$PATH:/usr/sbin
need cupsd lpadmin lpstat
print=$top/tests/print

# Forms of a school with a receipt printer that prints letters of KZ-1048.
mkdir "$work/forms"
cp "$forms"/*.yaml "$work/forms/"
sed -i '/^printers:/,$d' "$work/forms/school.yaml"
cat >> "$work/forms/school.yaml" <<'END'
printers:
  - {queue: pos-raw, kind: text, columns: 48, code_page: 53, encoding: RK1048}
END
forms=$work/forms

# print_system: one for this story. Its folder has to be there when all is closed.
print_system() {
	"$print/fixture.sh" start "$at/cups" receipt > "$at/cups.env" || { not_ok fixture; return 1; }
	export CUPS_SERVER=$at/cups/run/cups.sock
	receipt=$at/cups/receipt
	cupsd=$(cat "$at/cups/cupsd.pid")
}

papers() { find "$receipt" -name 'job-*.bin' | wc -l; }
active() { lpstat -W not-completed -o 2> /dev/null; }
nothing_waits() { [ -z "$(active)" ]; }
decode() { python3 "$print/escpos_decode.py" "$receipt"/job-*.bin --page 53=kz1048 > "$at/paper"; }
job_is() { has "SELECT state || ' ' || reason || ' ' || doubtful FROM print_job" "$1"; }

# not_printed LANGUAGE: the page says so, and has the number and the code on it.
not_printed() {
	local words code
	words=$(page 'ticket, not printed' "$1" | grep -B1 0421 | sed 's/^ *//; q')
	code=$(page 'ticket, not printed' "$1" | grep 0421 | sed "s/^ *//; s/0421/$(sql 'SELECT code FROM visit')/")
	see "$words" 60 && shows "$code" && [ "$(large)" = "$large_one" ]
}

story_printed() {
	print_system || return
	open --printer cups:pos-raw
	check ticket to_ticket ru
	check take-it see 'Возьмите талон'
	check one-paper [ "$(papers)" = 1 ]
	check decoded decode
	check number grep -qE '^\[x[0-9],[0-9]\] *1$' "$at/paper"
	check registration grep -qF "$(registration)" "$at/paper"
	check code grep -q "$(sql 'SELECT code FROM visit')" "$at/paper"
	check qr grep -qF "[qr $(TZ=Asia/Almaty date +%Y%m%d)-1-$(sql 'SELECT code FROM visit')]" "$at/paper"
	check cut grep -q '\[cut\]' "$at/paper"
	check recorded within "$patience" job_is 'printed  0'
	check recorded/queue has 'SELECT queue || (queue_job > 0) FROM print_job' pos-raw1
}

story_empty() {
	print_system || return
	echo media-empty-error hold > "$receipt/ctl"
	open --printer cups:pos-raw
	check ticket to_ticket kk
	check not-printed not_printed kk
	check recorded within "$patience" job_is 'cancelled media-empty 0'
	: > "$receipt/ctl"
	check nothing-waits within "$patience" nothing_waits
	check next-visitor leave
	check next-visitor/ticket to_ticket en
	check next-visitor/printed see 'Take your ticket.'
	check one-paper [ "$(papers)" = 1 ]
}

# Gone after the kiosk was started.
story_dead() {
	print_system || return
	open --printer cups:pos-raw
	see 'Waiting: 0'
	kill "$cupsd"
	check ticket to_ticket en
	check not-printed not_printed en
	check recorded within "$patience" job_is 'failed print-system-down 0'
	check keys-are-taken leave
}

# Frozen before it is asked for anything.
story_frozen() {
	print_system || return
	open --printer cups:pos-raw
	see 'Waiting: 0'
	kill -STOP "$cupsd"
	check ticket to_ticket kk
	check ticket/large [ "$(large)" = "$large_one" ]
	press F3
	check keys-are-taken see "$(heading 'ticket, printed' ru)"
	press F2
	check not-printed not_printed kk
	kill -CONT "$cupsd"
	check recorded within "$patience" job_is 'failed no-answer 0'
	check no-ghost within "$patience" nothing_waits
	check no-ghost/paper [ "$(papers)" = 0 ]
}

# Frozen with the ticket in its hands: what wakes up later is swept away, once
# nobody stands at the kiosk.
story_ghost() {
	print_system || return
	python3 "$print/freezer.py" "$at/cups/run/wire.sock" "$CUPS_SERVER" "$cupsd" 0002 2> /dev/null &
	local freezer=$!
	within "$patience" test -S "$at/cups/run/wire.sock"
	local real=$CUPS_SERVER
	CUPS_SERVER=$at/cups/run/wire.sock
	open --printer cups:pos-raw
	CUPS_SERVER=$real
	check ticket to_ticket kk
	check not-printed not_printed kk
	check doubtful within "$patience" has 'SELECT state || doubtful FROM print_job' failed1
	check was-frozen grep -q '^State:.T' "/proc/$cupsd/status"
	kill -CONT "$cupsd"
	check next-visitor leave
	check swept within 30 has 'SELECT state || doubtful FROM print_job' failed0
	check nothing-waits within "$patience" nothing_waits
	check no-paper [ "$(papers)" = 0 ]
	kill $freezer
}

for name in printed empty dead frozen ghost; do fixtures="$fixtures $work/$name/cups"; done
stories printed empty dead frozen ghost
finish
