#!/bin/bash
# What keys, terminals, signals and a register in other hands do to somebody who is
# logged in: a sentence, and on at the same place.
. "$(dirname "$0")/staff/setup.sh"

# desk: logged in at desk 1 with one visitor waiting; no demo, so that nothing but a
# signal ends it.
desk() {
	first_account made && press C-q && within 5 ended made || return 1
	script take --service 403015 --no-print --consent-by Гүлнұр "${fields[@]/#/--at-desk=}" || return 1
	launch one staff
	log_in one 1 && see 'Ждут 1' $soon
}
mapfile -t fields < <(env -i "$kiosk" forms --json --forms "$forms" | python3 -c 'import json, sys
for service in json.load(sys.stdin)["services"]:
    if service["code"] == "403015":
        print("\n".join(field["name"] for field in service["fields"]))')

process() { pgrep -P "$(mux display -p -t one '#{pane_pid}')"; }
alive() { kill -0 "$(process)" 2> /dev/null && [ ! -s "$at/ended.one" ]; }

# works: the next call is done and seen.
works() { press n; see 'вызваны 1' 5 && is_event 'Кадрина|1|call|called'; }

story_keys() {
	check desk desk
	for key in c z '\' d s q @ ] ^; do
		press "C-$key"
		check "Ctrl-$key" alive
	done
	head -c 1000000 /dev/zero | tr '\0' '\033' | raw
	check escapes alive
	# control bytes, and bytes that are no UTF-8
	head -c 200000 /dev/urandom | tr -dc '\001-\011\016-\032\034-\037\200-\277\370-\377' | raw
	check noise alive
	printf '\033[200~n\033[201~' | raw
	printf '\033[<0;200;200M\033[99;99H\033[123456789~' | raw
	check same-page see 'Ждут 1' 5
	check nothing-done [ "$(calls)" = 0 ]
	check works works
}

story_sizes() {
	check desk desk
	local before
	before=$(screen | sed 1d)
	for i in {1..100}; do
		mux resize-window -t one -x $((20 + i * 37 % 140)) -y $((5 + i * 17 % 50))
	done
	check alive alive
	mux resize-window -t one -x 40 -y 10
	check small see '80' $soon
	press n
	mux resize-window -t one -x 80 -y 24
	check back see 'Ждут 1' $soon
	check back/whole [ "$(screen | sed 1d)" = "$before" ]
	check small/no-verb [ "$(calls)" = 0 ]
	check works works
}

# gives_back: the terminal is what it was.
gives_back() { [ "$(mux display -p -t one '#{alternate_on} #{mouse_any_flag}')" = '0 0' ]; }
story_signals() {
	check desk desk
	for signal in INT QUIT TSTP PIPE USR1 USR2 ALRM; do
		kill -$signal "$(process)"
	done
	check others alive
	check others/works works
	kill -TERM "$(process)"
	check TERM within 5 ended one
	check TERM/terminal gives_back
	check TERM/whole [ "$(sql 'PRAGMA integrity_check')" = ok ]
	launch two staff
	check again log_in two 2
	check again/seen shows 'вызваны 1'
	kill -HUP "$(pgrep -P "$(mux display -p -t two '#{pane_pid}')")"
	check HUP within 5 test -s "$at/ended.two"
}

# Another program holds the register: words after a second, nothing done; then on.
story_locked() {
	check desk desk
	check lock lock
	press n
	check words see 'занят' 5
	check words/nothing-done [ "$(calls)" = 0 ]
	check list/stays shows 'Ждут 1'
	unlock
	check works works
}

# ... for less than a second: nobody notices.
story_briefly() {
	check desk desk
	check lock lock
	press n
	sleep 0.3
	unlock
	check called see 'вызваны 1' 5
	check called/no-words hides 'занят'
	check called/once are_calls 1
}

# The file is taken away and comes back: told without a key, nothing is made in its place.
story_missing() {
	check desk desk
	mkdir "$at/away"
	mv "$db"* "$at/away/"
	check words see 'нет на месте' 5
	press n
	sleep 0.5
	check words/stay shows 'нет на месте'
	check none-made [ ! -e "$db" ]
	check alive alive
	mv "$at/away/"* "$home/"
	check back see 'Ждут 1' $soon
	check back/no-words within 5 hides 'нет на месте'
	check works works
}

stories keys sizes signals locked briefly missing
finish
