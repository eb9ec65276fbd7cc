#!/bin/bash
# Whose turn it is, as the school says; how long it takes; and the sound of the first
# number at an empty desk, by the real player.
. "$(dirname "$0")/staff/setup.sh"
need aplay

# kindergarten GROUP: a request with a claim, by a script.
kindergarten() {
	local fields
	mapfile -t fields < <(script forms --json && python3 -c 'import json, sys
for service in json.load(sys.stdin)["services"]:
    if service["code"] == "403001":
        print("\n".join(field["name"] for field in service["fields"]))' < "$at/script" | grep -v category)
	script take --service 403001 --no-print --consent-by 'Гүлнұр Серік' "${fields[@]/#/--at-desk=}" --set "category=$1"
}

# own_forms SED...: the school as it wants to be.
own_forms() {
	cp -r "$B/open" "$at/forms"
	forms=$at/forms
	sed -i "$@" "$forms/school.yaml"
}

in_order() { screen | grep -oE '^ (→| ) [0-9]+ ' | tr -dc '0-9' | grep -qx 231; }

story_priority() {
	own_forms -e 's/^call: .*/call: priority/'
	check first-account first_account one
	check nobody-sits has "SELECT count(*) FROM desk_staff" 0
	check login log_in one 1
	check sits within $soon has "SELECT desk || account FROM desk_staff" 1Кадрина
	check taken kindergarten none
	check taken/claim kindergarten orphan
	check taken/other kindergarten large_family
	check ahead has "SELECT count(*) FROM claim" 2
	check list/claim see 'льгота' $soon
	check list/wait see 'Новому ждать ~' $soon
	check list/order within $soon in_order
	press n
	check called/said see '2: вызван раньше других' $soon
	check called/who has "SELECT number FROM visit WHERE state = 'called'" 2
	check called/why has "SELECT why FROM event WHERE what = 'call'" priority-first
	check called/group has "SELECT text FROM event_detail WHERE event = (SELECT id FROM event WHERE what = 'call')" '403001 category orphan'
	check called/no-group-in-the-journal has "SELECT count(*) FROM event WHERE why LIKE '%orphan%'" 0
	press u
	check undone see '2: всё как было' $soon
	press F10
	check left within $soon has "SELECT count(*) FROM desk_staff" 0
	check left/shut has "SELECT count(*) FROM shut WHERE until > 9000000000" 1
}

heard() { [ -s "$at/heard" ]; }

story_sound() {
	head -c 4000 /dev/urandom > "$at/noise"
	python3 - "$at/noise" "$at/come.wav" <<< 'import sys, wave
out = wave.open(sys.argv[2], "wb")
out.setparams((1, 2, 8000, 0, "NONE", ""))
out.writeframes(open(sys.argv[1], "rb").read())'
	printf 'pcm.!default { type file slave.pcm null file "%s" format raw }\npcm.null { type null }\n' \
		"$at/heard" > "$at/.asoundrc"
	own_forms -e "s|^sound: .*|sound: $at/come.wav|"
	check first-account first_account one
	check login log_in one 1
	check silence refuse_heard
	check taken kindergarten none
	check heard within 5 heard
	check heard/whole within 5 cmp -s -n 4000 "$at/noise" "$at/heard"
	check seen see 'Ждут 1' $soon
	rm "$at/heard"
	check taken/second kindergarten none
	check seen/second see 'Ждут 2' $soon
	check not-again refuse_heard
}
refuse_heard() { ! heard; }

story_silent() {
	printf 'pcm.!default { type file slave.pcm null file "%s" format raw }\npcm.null { type null }\n' \
		"$at/heard" > "$at/.asoundrc"
	own_forms -e "s|^sound: .*|sound: $at/missing.wav|"
	check first-account first_account one
	check login log_in one 1
	check taken kindergarten none
	check goes-on see 'Ждут 1' $soon
	press n
	check goes-on/called see '1: вызов сделан' $soon
	check nothing refuse_heard
}

# A line that breaks leaves nobody at the desk.
story_hangup() {
	check first-account first_account one
	check login log_in one 1
	check sits within $soon has "SELECT count(*) FROM desk_staff" 1
	mux kill-session -t one
	check gone within 5 has "SELECT count(*) FROM desk_staff" 0
	check gone/event is_event 'Кадрина|1|desk-left|'
}

stories priority sound silent hangup
finish
