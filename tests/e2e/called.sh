#!/bin/bash
# Who calls whom: scripts take, call and start; the idle page of a running kiosk
# follows within two seconds.
. "$(dirname "$0")/setup.sh"

soon=2 # seconds
more_desks 3 5 3-үй

# gone TEXT: it leaves the screen.
hides() { ! shows "$1"; }
gone() { within "$soon" hides "$1"; }

story_small() {
	width=64
	open --printer none
	check idle see 'Press any key'
	check nobody hides 'Called'
	check taken take
	check taken/counted see 'Waiting: 1' $soon
	check call script call --desk 3
	check call/shown see '» 1 → 3' $soon
	check call/heading shows 'Шақырылды · Вызваны · Called'
	check call/counted see 'Waiting: 0' $soon
	check start script start 1
	check start/gone gone '1 → 3'
	check start/no-room hides 'Called'
	check still-idle shows 'Press any key'
}

story_large() {
	open --printer none
	check idle see 'Press any key'
	check taken take
	check taken/another take
	check large script call --desk 5
	check large/both see '  ██     → ██████' $soon
	check call script call --desk 3-үй
	check call/shown see '→ 3-үй' $soon
	check return script return 2
	check return/gone gone '→ 3-үй'
}

# Numbers join the day that a wrong clock gave: who is called there is seen.
story_ahead() {
	check taken take
	check taken/ahead ahead
	check joined take
	open --printer none
	check waiting see 'Waiting: 2'
	check call script call --desk 3-үй
	check call/shown see '→ 3-үй' $soon
}

# What is done while a visitor stands before the screen shows when they are gone,
# though the register is opened anew then.
story_meanwhile() {
	script queue
	open --printer none
	check idle see 'Waiting: 0'
	enter
	check walk at_page language
	check taken take
	check call script call --desk 3-үй
	press Escape
	check back see 'Press any key'
	check back/shown see '→ 3-үй' $soon
	check later script start 1
	check later/gone gone '→ 3-үй'
}

stories small large ahead meanwhile
