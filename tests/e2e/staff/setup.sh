# Sourced by the end-to-end tests of the staff's desk: several terminals, one register.
# shellcheck shell=bash
. "$(dirname "$0")/setup.sh"

soon=2 # seconds: until a screen follows what another has done
secret='три зелёных яблока'

# launch NAME ARGUMENTS...: the kiosk on a terminal of that name, which is then the
# one that keys go to and that is looked at.
launch() {
	pane=$1
	shift
	rm -f "$at/ended.$pane"
	mux new-session -d -s "$pane" -x $width -y $height sh -c '"$@"; echo $? > "$0"' \
		"$at/ended.$pane" env -i PATH=/usr/bin:/bin TERM=tmux-256color TZ=Asia/Almaty \
		LC_ALL=C.UTF-8 HOME="$at" KIOSK_HOME="$home" KIOSK_FORMS="$forms" \
		CUPS_SERVER=/nonexistent/cups.sock ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
		UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" "$kiosk" "$@"
}
on() { pane=$1; }
screen() { mux capture-pane -p -t "$pane" 2> /dev/null; }
# As a hand does. A letter that is meant twice has another key in between: no key is
# held down.
press() {
	sleep 0.05
	case $* in "${pressed:-}") mux send-keys -t "$pane" Left ;; esac
	case $* in [a-z]) pressed=$* ;; *) pressed= ;; esac
	mux send-keys -t "$pane" "$@"
}
raw() { mux load-buffer - && mux paste-buffer -d -r -t "$pane"; }
say() { printf '%s' "$1" | raw; }
ended() { [ "$(cat "$at/ended.$1" 2> /dev/null)" = 0 ]; }
event() { sql "SELECT account || '|' || desk || '|' || what || '|' || becomes FROM event ORDER BY id DESC LIMIT 1"; }
is_event() { [ "$(event)" = "$1" ]; }
calls() { sql "SELECT count(*) FROM event WHERE what = 'call'"; }
are_calls() { [ "$(calls)" = "$1" ]; }
hides() { ! shows "$1"; }

# first_account NAME: on a new register, in Russian; up to the log-in.
first_account() {
	launch "$1" staff --demo
	see '→ ____' && press F3
	see 'Первая учётная запись' && say Кадрина && see Кадрина && enter \
		&& say "$secret" && enter && say "$secret" && enter && see 'Учётная запись создана'
}

# script ARGUMENTS...: the same kiosk from a script.
script() {
	env -i PATH=/usr/bin:/bin TZ=Asia/Almaty LC_ALL=C.UTF-8 HOME="$at" KIOSK_HOME="$home" \
		KIOSK_FORMS="$forms" CUPS_SERVER=/nonexistent/cups.sock \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" \
		"$kiosk" "$@" > "$at/script" 2>&1
}

inside() { shows 'Ждут' || shows 'часы идут неверно'; }
# right_day: a clock nobody has set is confirmed, if that is asked.
right_day() { within "$patience" inside || return 1; ! shows 'часы идут неверно' || press 1; }

# log_in NAME DESK: on to the queue.
log_in() {
	on "$1"
	see '→ 1' && press F3
	see 'Кто Вы?' && press 1 && see 'окно 1' && press "$2" && see 'PIN' && say "$secret" && enter && right_day && see 'Ждут'
}

# A question: a number of the queue without a request.
number() {
	on visitor
	see 'Press any key' && enter && at_page language && press 2 && see '0' && press 0 \
		&& enter && within "$patience" numbers "$1"
}
numbers() { [ "$(sql 'SELECT count(*) FROM visit')" = "$1" ]; }
