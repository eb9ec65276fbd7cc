# Sourced by the end-to-end tests: the real kiosk on a terminal of its own, in
# tmux; keys go in, screens come out. Nothing waits for a time, only for a text
# and with a deadline.
# shellcheck shell=bash
set -u
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
. "$here/../lib.sh"
B=${1:-${B:-build}}
case $B in /*) ;; *) B=$top/$B ;; esac
kiosk=$B/bin/kiosk
golden=$top/tests/visitor/golden
need tmux sqlite3 pdftotext python3 pgrep
[ -x "$kiosk" ] || { not_ok "there is no $kiosk"; exit 1; }

work=$(mktemp -d /tmp/kiosk-e2e.XXXXXX)
chmod 755 "$work" # a print system of the tests looks into it
fixtures=
close_all() {
	# shellcheck disable=SC2046
	kill $(jobs -p) 2> /dev/null
	wait
	for socket in "$work"/*/tmux/*/kiosk; do
		[ ! -S "$socket" ] || tmux -S "$socket" kill-server 2> /dev/null
	done
	for fixture in $fixtures; do "$top/tests/print/fixture.sh" stop "$fixture"; done
	rm -rf "$work"
}
trap close_all EXIT
trap 'exit 1' INT TERM

patience=${PATIENCE:-30} # seconds until a text that does not come is given up
width=80 height=24
program=visitor # which of the full-screen programs
more= # settings of the kiosk's environment
forms=$B/open # open at any hour

# more_desks NAME...: the school has these desks as well.
more_desks() {
	cp -r "$forms" "$work/forms"
	forms=$work/forms
	local name
	for name; do
		sed -i "/^desks:/a\\  - {name: \"$name\", label: {kk: \"$name\", ru: \"$name\"}, room: {kk: \"$name\", ru: \"$name\"}}" \
			"$forms/school.yaml"
	done
}

# story NAME: the following happens in a folder and on a terminal of that name.
story() {
	story=$1
	at=$work/$story
	home=$at/home db=$at/home/kiosk.db out=$at/out
	mkdir -p "$at/tmux" "$out"
	printf 'set -g status off\nset -g remain-on-exit on\nset -g escape-time 0\n' > "$at/tmux.conf"
}

# A copy of the programs whose kiosk-print waits until $at/go is there.
waiting_printer() {
	mkdir -p "$at/own/bin" "$at/own/libexec/kiosk"
	cp "$kiosk" "$at/own/bin/"
	ln -s "$B/share" "$at/own/share"
	cat > "$at/own/libexec/kiosk/kiosk-print" <<-END
		#!/bin/sh
		echo >> $at/asked
		until [ -e $at/go ]; do sleep 0.05; done
		exec $B/libexec/kiosk/kiosk-print "\$@"
	END
	chmod 755 "$at/own/libexec/kiosk/kiosk-print"
	kiosk=$at/own/bin/kiosk
}

mux() { TMUX_TMPDIR=$at/tmux tmux -L kiosk -f "$at/tmux.conf" "$@"; }

# open ARGUMENTS...: starts the kiosk; $pid is its process.
open() {
	mux kill-server 2> /dev/null
	rm -f "$at/ended"
	# shellcheck disable=SC2086
	mux new-session -d -x $width -y $height sh -c '"$@"; echo $? > "$0"' "$at/ended" \
		env -i PATH=/usr/bin:/bin TERM=tmux-256color TZ=Asia/Almaty LC_ALL=C.UTF-8 HOME="$at" \
		KIOSK_HOME="$home" KIOSK_FORMS="$forms" \
		CUPS_SERVER="${CUPS_SERVER:-/nonexistent/cups.sock}" \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" $more \
		"$kiosk" $program "$@"
	within "$patience" pgrep -P "$(mux display -p '#{pane_pid}')" > "$at/pid"
	pid=$(cat "$at/pid")
}

# script ARGUMENTS...: a command without a screen.
script() {
	env -i PATH=/usr/bin:/bin TZ=Asia/Almaty LC_ALL=C.UTF-8 HOME="$at" KIOSK_HOME="$home" \
		KIOSK_FORMS="$forms" CUPS_SERVER=/nonexistent/cups.sock \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" \
		"$kiosk" "$@" > "$at/script" 2>&1
}

# take: by a script, a request whose every answer is left to the desk.
take() {
	local fields
	mapfile -t fields < <(script forms --json && python3 -c 'import json, sys
for service in json.load(sys.stdin)["services"]:
    if service["code"] == "403015":
        print("\n".join(field["name"] for field in service["fields"]))' < "$at/script")
	script take --service 403015 --no-print --consent-by 'Гүлнұр Серік' "${fields[@]/#/--at-desk=}" "$@"
}

screen() { mux capture-pane -p 2> /dev/null; }

shows() { screen | grep -qF -- "$1"; }

# see TEXT [SECONDS]: it comes onto the screen.
see() {
	within "${2:-$patience}" shows "$1" && return
	{ echo "# $story: waited in vain for \"$1\" on"; screen | sed 's/^/# /'; } >&2
	return 1
}

# page NAME [LANGUAGE]: the page of the golden album.
page() {
	awk -v name="=== $1" '/^=== / { on = $0 == name; next } on' \
		"$golden/${2:-kk}-${width}x$height.txt"
}

is_page() { [ "$(screen)" = "$(page "$@")" ]; }

# at_page NAME [LANGUAGE]: the screen becomes that page, cell by cell.
at_page() {
	within "$patience" is_page "$@" && return
	{ echo "# $story: not the page \"$*\":"; diff <(page "$@") <(screen) | sed 's/^/# /'; } >&2
	return 1
}

# press KEY...: as a hand does. Keys that follow each other as those of a held key or of
# a scanner are not all taken.
press() { sleep 0.08; mux send-keys "$@"; }

# raw: what comes on stdin, as the bytes of a keyboard.
raw() { mux load-buffer - && mux paste-buffer -d -r; }

# type TEXT: letters as they are; digits, comma and hyphen from the number pad,
# for in the Kazakh layout their other keys give letters.
type() { printf %s "$1" | sed 's/[0-9,-]/\x1bO&/g; y/0123456789,-/pqrstuvwxylm/' | raw; }

enter() { press Enter; }

sql() { sqlite3 "$db" "$1"; }

# ahead: all who are here were taken while the clock was a month ahead.
ahead() {
	sql "UPDATE series SET day = date(day, '+31 day'); UPDATE visit SET day = date(day, '+31 day')"
}

# registration: as it stands on the screen.
registration() { screen | grep -oE '[0-9]{4}-[0-9]{6}' | head -n 1; }

# large: the large digits on the screen, without what is around them.
large() {
	screen | sed 's/ *$//' | awk '/█/ { line[++n] = $0; match($0, /[^ ]/); if (!least || RSTART < least) least = RSTART }
		END { for (i = 1; i <= n; i++) print substr(line[i], least) }'
}
large_one='  ██
████
  ██
  ██
██████'

# The heading of a page of the album.
heading() { page "$@" | sed -n '4s/^ *//p'; }

consent_pages() { grep -oE '^=== consent [1-9]' "$golden/$1-${width}x$height.txt" | cut -c5-; }

# The key of the album's service in the list.
service_key=$(cd "$forms" && printf '%s\n' [0-9]*.yaml | grep -n '^403015' | cut -d: -f1)

# filed LANGUAGE: the words of a ticket that went into a file.
filed() {
	local -A words=([kk]='файлға сақталды' [ru]='сохранён в файл' [en]='your ticket is a file')
	see "${words[$1]}"
}

# to_service LANGUAGE: from the idle page to what the album's service is about.
to_service() {
	local -A digit=([kk]=1 [ru]=2 [en]=3)
	see 'Press any key' && enter && at_page language && press "${digit[$1]}" \
		&& at_page services "$1" && press "$service_key" && at_page service "$1"
}

# to_questions LANGUAGE: on, agreeing, to the first question.
to_questions() {
	to_service "$1" && enter && see '[ ]' && enter || return 1
	while read -r name; do
		at_page "$name" "$1" && enter || return 1
	done < <(consent_pages "$1")
	at_page 'consent, last page' "$1" && enter && at_page 'question applicant_role' "$1"
}

# to_desk LANGUAGE: this question and all that follow are left to the desk.
to_desk() { within "$patience" one_to_desk "$1"; }
one_to_desk() {
	! shows "$(heading review "$1")" || return 0
	press F8
	return 1
}

# to_review LANGUAGE: on to "check your answers", all of them left to the desk.
to_review() {
	to_questions "$1" || return 1
	to_desk "$1"
}

# to_ticket LANGUAGE: a whole request, until its number stands on the screen.
to_ticket() {
	to_review "$1" && enter && see "$(heading 'ticket, printed' "$1")"
}

# dead: the kiosk has ended; ended_with STATUS: so.
dead() { [ -s "$at/ended" ]; }
ended_with() { dead && [ "$(cat "$at/ended")" = "$1" ]; }

# leave: finishes the ticket page, which for a second takes no key. One Enter, for
# a second one would begin the next visit.
leave() { sleep 1.2; enter; see 'Press any key'; }

count() { sql "SELECT count(*) FROM $1"; }
has() { [ "$(sql "$1" 2> /dev/null)" = "$2" ]; }
is_printed() { has 'SELECT state FROM print_job ORDER BY id DESC LIMIT 1' printed; }
pdfs() { find "$out" -name '*.pdf' | wc -l; }

# lock / unlock: another program holds the register, and lets it go.
lock() {
	mkfifo "$at/lock"
	sqlite3 -batch "$db" < "$at/lock" > "$at/locked" &
	exec 9> "$at/lock"
	printf 'BEGIN IMMEDIATE;\nSELECT 17;\n' >&9
	within "$patience" grep -q 17 "$at/locked"
}
unlock() { exec 9>&-; rm -f "$at/lock" "$at/locked"; }

# stories NAME...: each in a shell of its own, side by side: most of their time
# is waiting. A story is a function story_NAME.
stories() {
	for name in "$@"; do
		(trap - EXIT; story "$name"; "story_$name"; mux kill-server) > "$work/$name.log" 2>&1 &
	done
	wait
	for name in "$@"; do
		sed -E "s,^(ok|not ok) ,&$name/," "$work/$name.log"
		grep -q '^ok ' "$work/$name.log" || not_ok "$name/tells-something"
		! grep -q '^not ok ' "$work/$name.log" || checks_failed=1
	done
}
