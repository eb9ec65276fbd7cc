#!/bin/bash
# What goes wrong around a ticket: a kiosk that is killed, keys that come too
# often or too early, a register that another program holds.
. "$(dirname "$0")/setup.sh"

# Killed when the number stands on the screen and nothing is on paper yet.
story_killed() {
	waiting_printer
	open --printer "file:$out"
	check ticket to_ticket kk
	check asked-for within "$patience" test -s "$at/asked"
	local taken
	taken=$(registration)
	kill -9 "$pid"
	check died within "$patience" dead
	check no-paper-yet [ "$(pdfs)" = 0 ]
	touch "$at/go"
	open --printer "file:$out"
	check again see 'Press any key'
	check again/waiting see 'Waiting: 1'
	check request-is-there has "SELECT printf('%d-%06d', year, serial) FROM request" "$taken"
	check paper within "$patience" is_printed
	check paper/one [ "$(pdfs)" = 1 ]
	check next-visitor to_ticket ru
	check next-visitor/printed filed ru
	check next-visitor/two-papers [ "$(pdfs)" = 2 ]
	check next-visitor/two-jobs has "SELECT count(*) FROM print_job WHERE state = 'printed'" 2
	check one-request-each has 'SELECT count(*) FROM request' 2
}

# Killed when the paper is out, before that could be written down: none again.
story_killed_late() {
	open --printer "file:$out"
	check ticket to_ticket kk
	check printed within "$patience" is_printed
	kill -9 "$pid"
	within "$patience" dead
	sql "UPDATE print_job SET state = 'pending', claim_pid = 1, claim_boot = 'before'" > /dev/null
	open --printer "file:$out"
	check again see 'Press any key'
	check settled within "$patience" is_printed
	check paper/one [ "$(pdfs)" = 1 ]
	check paper/one-attempt has 'SELECT attempt FROM print_job' 1
}

# Ten Enters in one burst on "Send the request".
story_ten() {
	open --printer "file:$out"
	check review to_review kk
	sleep 0.1
	printf '\r\r\r\r\r\r\r\r\r\r' | raw
	check ticket see "$(heading 'ticket, printed')"
	check printed filed kk
	check one-request has 'SELECT count(*) FROM request' 1
	check one-paper [ "$(pdfs)" = 1 ]
	check still-there shows "$(registration)"
}

# Typed into the waiting, or in one burst with the Enter that ended the visit.
story_ahead() {
	waiting_printer
	open --printer "file:$out"
	check ticket to_ticket ru
	printf 'Ахметова1\033[19~' | raw
	check keys-are-taken see 'Регистрационный номер'
	touch "$at/go"
	check printed filed ru
	check ended burst
	check idle see 'Waiting: 1'
	check idle/stays shows 'Press any key'
}
burst() { sleep 1.2; printf '\r1\r1\rА' | raw; see 'Press any key'; }

# Another program holds the register for a while: words, then the ticket.
story_locked() {
	open --printer "file:$out"
	check register see 'Waiting: 0'
	check review to_review kk
	check lock lock
	enter
	check words at_page sending
	press x
	enter
	check words/stay shows "$(heading sending)"
	check nothing-yet has 'SELECT count(*) FROM request' 0
	unlock
	check ticket see "$(heading 'ticket, printed')"
	check printed filed kk
	check one-request has 'SELECT count(*) FROM request' 1
}

# ... for long: the problem page; the answers stay, "Try again" works.
story_locked_long() {
	open --printer "file:$out"
	check register see 'Waiting: 0'
	check review to_review ru
	check lock lock
	enter
	check problem at_page problem ru
	check nothing-yet has 'SELECT count(*) FROM request' 0
	enter
	check again see "$(heading sending ru)"
	unlock
	check ticket see "$(heading 'ticket, printed' ru)"
	check one-request has 'SELECT count(*) FROM request' 1
	check all-answers has "SELECT count(*) > 10 FROM answer WHERE state = 'at-desk'" 1
}

# ... when the paper's fate is to be recorded: it is, afterwards.
story_locked_printing() {
	waiting_printer
	open --printer "file:$out"
	check ticket to_ticket kk
	check asked-for within "$patience" test -s "$at/asked"
	check lock lock
	touch "$at/go"
	check printed filed kk
	unlock
	check recorded within "$patience" is_printed
	check one-paper [ "$(pdfs)" = 1 ]
}

# A register that is not the kiosk's: the first page says that nothing is taken
# here, no key leads on, nothing is touched.
story_foreign() {
	mkdir -p "$home"
	sqlite3 "$db" 'PRAGMA application_id = 7; CREATE TABLE t (a)'
	local before
	before=$(sha256sum < "$db")
	open --printer none
	check closed see 'No applications are taken here now'
	enter
	press 1
	sleep 0.3
	check closed/stays shows 'No applications are taken here now'
	check untouched [ "$(sha256sum < "$db")" = "$before" ]
	rm "$db"
	check opens-again see 'Press any key'
}

stories killed killed_late ten ahead locked locked_long locked_printing foreign
finish
