#!/bin/bash
# The printer hangs and a second paper is behind the first: the desk and the idle page
# still follow what the others do.
. "$(dirname "$0")/staff/setup.sh"

papers() { [ "$(sql 'SELECT count(*) FROM print_job')" = "$1" ]; }

story_hangs() {
	waiting_printer
	check first-account first_account one
	press C-q
	check again within "$patience" ended one
	mux kill-session -t one 2> /dev/null
	launch one staff --demo --printer "file:$out"
	check login log_in one 1
	launch visitor visitor --printer none
	check take number 1
	check leave leave
	on one
	check waiting see 'Ждут 1' $soon
	for paper in 1 2; do
		press p
		check "paper/$paper" within 5 papers "$paper"
	done
	check another number 2
	on one
	check seen see 'Ждут 2' $soon
	touch "$at/go"
	check printed within "$patience" has "SELECT count(*) FROM print_job WHERE state = 'printed'" 2
}

story_kiosk() {
	waiting_printer
	width=64
	launch visitor visitor --printer "file:$out"
	for taken in 1 2; do
		check "take/$taken" number "$taken"
		check "leave/$taken" leave
	done
	check idle see 'Press any key'
	check call script call --desk 2
	check seen see '» 1 → 2' $soon
	touch "$at/go"
}

stories hangs kiosk
finish
