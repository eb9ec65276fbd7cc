#!/bin/bash
# The public board follows what scripts do, rings on its terminal, and outlives a
# register that is taken away.
. "$(dirname "$0")/setup.sh"

soon=2 # seconds
program=board
more_desks 3-үй

hides() { ! shows "$1"; }
gone() { within "$soon" hides "$1"; }

# Every byte that the board writes from now on.
listen() { mux pipe-pane -O "cat > '$at/raw'"; within 5 test -e "$at/raw"; }
bells() { tr -cd '\a' < "$at/raw" | wc -c; }
rang() { [ "$(bells)" = "$1" ]; }
painted() { stat -c %s "$at/raw"; }

story_calls() {
	check taken take
	check taken/another take
	open --demo
	check empty see 'Общеобразовательная школа' 5
	check empty/waiting see 'Кезекте · В очереди: 2'
	check listen listen
	check call script call --desk 1
	check call/shown see '1-терезе · окно 1' $soon
	check call/heading shows 'Шақырылды · Вызваны'
	check call/waiting shows 'Кезекте · В очереди: 1'
	check call/rang within $soon rang 1
	check recall script recall 1
	check recall/rang within $soon rang 2
	check start script start 1
	check start/served see 'Қабылдауда · На приёме: 1 → 1' $soon
	check start/not-called gone 'Шақырылды · Вызваны'
	check other script call --desk 3-үй
	check other/shown see '3-үй · 3-үй' $soon
	check other/rang within $soon rang 3
	check quiet rang 3
	check name hides 'Гүлнұр'
	press q Escape Enter
	check keys/nothing shows '3-үй · 3-үй'
	press C-q
	check left within 5 ended_with 0
}

# Numbers join the day that a wrong clock gave: who is called there is seen.
story_ahead() {
	check taken take
	check taken/ahead ahead
	check joined take
	open
	check waiting see 'Кезекте · В очереди: 2' 5
	check call script call --desk 1
	check call/shown see '1-терезе · окно 1' $soon
}

# A file that was moved away is let go of, and none is made in its place.
story_vanishes() {
	check taken take
	check call script call --desk 1
	open
	check shown see '1-терезе · окно 1' 5
	check listen listen
	mv "$home" "$at/elsewhere"
	mkdir -m 700 "$home"
	check gone see 'Табло временно не работает' $soon
	check gone/called hides '1-терезе · окно 1'
	check gone/nothing-made [ ! -e "$db" ]
	rm -rf "$home"
	mv "$at/elsewhere" "$home"
	check back see '1-терезе · окно 1' 5
	check back/same-call rang 0
	check back/recall script recall 1
	check back/rang within $soon rang 1
	press C-q
	check key/nothing see 'Шақырылды · Вызваны'
	kill -TERM "$pid"
	check signal within 5 ended_with 0
}

# The board may be there first.
story_first() {
	width=40 height=12
	open --demo
	check nothing see 'Табло временно не работает' 5
	check nothing/made [ ! -e "$db" ]
	check taken take
	check taken/seen see 'Кезекте · В очереди: 1' 5
	check call script call --desk 2
	check call/shown see '2-терезе · окно 2' $soon
}

story_small() {
	width=39 height=12
	open --demo
	check words see '40' 5
}

stories calls ahead vanishes first small
