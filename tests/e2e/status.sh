#!/bin/bash
# A visitor comes back and asks what has become of the request.
. "$(dirname "$0")/setup.sh"

year=$(TZ=Asia/Almaty date +%Y) today=$(TZ=Asia/Almaty date +%Y%m%d)
ask='What is your registration number?'

to_status() { enter && at_page language && press 3 && see 'F7 What has become' && press F7 && see "$ask"; }

story_typed() {
	check taken take
	code=$(sql 'SELECT code FROM visit')
	open --printer none
	check idle see 'Press any key'
	check asked to_status
	press 1 && enter
	check code see 'What is the code on your ticket?'
	press $(((${code:0:1} + 1) % 10)) && press "${code:1}" && enter
	check wrong see 'Nothing is registered under this number and code.'
	check wrong/slow see 'The next code can be tried in'
	press "$code" && enter
	check early see 'The next code can be tried in'
	check early/over within 10 hides 'The next code can be tried in'
	enter
	check right see 'Registered. The staff'
	check right/number shows "$year-000001"
	check right/nothing-personal hides 'Гүлнұр'
	enter
	check over see 'Press any key'
}

# What the staff wrote is for the person with the ticket, and is gone afterwards.
story_told_what_to_do() {
	check taken take
	code=$(sql 'SELECT code FROM visit')
	sql "INSERT INTO refusal SELECT id, 'incomplete', 'Bring the blue folder on Monday.', 'personal_file' FROM request;
		UPDATE request SET state = 'not-accepted'"
	open --printer none
	check idle see 'Press any key'
	check asked to_status
	printf '%s-1-%s\r' "$today" "$code" | raw
	check told see 'The staff wrote to you: Bring the blue folder on Monday.'
	check told/missing see "Not handed in: The child's personal file"
	press Down && enter
	check left see "$ask"
	check left/gone hides 'blue folder'
}

# As a scanner does: all at once, with Enter.
story_scanned() {
	check taken take
	code=$(sql 'SELECT code FROM visit')
	open --printer none
	check idle see 'Press any key'
	check asked to_status
	printf '%s-1-%s\r' "$today" "$code" | raw
	check told see 'Registered. The staff'
	sql "UPDATE request SET state = 'accepted'"
	press Down && enter
	check another see "$ask"
	printf '%s-%s-000001-%s\r' "$today" "$year" "$code" | raw
	check another/told see 'Accepted and in work.'
}

hides() { ! shows "$1"; }

stories typed scanned told_what_to_do
