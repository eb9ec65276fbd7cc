#!/bin/bash
# The visitor on one terminal, the staff on others, one register: a ticket is taken,
# called, served and finished, and everybody sees the same words.
. "$(dirname "$0")/staff/setup.sh"

story_walk() {
	check first-account first_account one
	check login log_in one 1
	check empty see 'Ждут 0'
	width=64 # the idle page has small calls there
	launch visitor visitor --printer "file:$out"
	check ticket to_ticket ru
	check ticket/printed filed ru
	local registration number brief title paper
	registration=$(registration)
	brief=$(screen | sed -n '2s/^ *//p' | sed 's/ *$//')
	title=$(page service ru | sed -n '4,5p' | tr -s ' \n' ' ' | sed 's/^ //; s/ $//')
	number=$(sql 'SELECT number FROM visit')
	check ticket/number [ "$(large)" = "$large_one" ]
	paper=$(pdftotext -layout "$(find "$out" -name '*.pdf')" - | tr -s ' \n' ' ')
	check words/registration grep -qF "$registration" <<< "$paper"
	check words/register [ "$(sql "SELECT printf('%d-%06d', year, serial) FROM request")" = "$registration" ]
	check words/title grep -qF "$title" <<< "$paper"
	check words/number grep -qE "(^| )$number( |$)" <<< "$paper"
	on one
	check seen see 'Ждут 1' $soon
	check words/staff shows "$brief"
	check words/staff-number grep -qE "^ (→| ) $number +$brief" <(screen)
	press n
	check called see 'вызваны 1' $soon
	check called/event within $soon is_event 'Кадрина|1|call|called'
	on visitor
	check leave leave
	check idle/call see "» $number → 1" $soon
	check idle/words shows 'Вызваны'
	on one
	press s
	check started within $soon is_event 'Кадрина|1|start|serving'
	on visitor
	check idle/gone within $soon hides "» $number → 1"
	on one
	press f
	check finish/no-outcome see 'без решения' $soon
	check withdrawn script withdraw "$registration" --as Кадрина
	press f
	check finished within $soon is_event 'Кадрина|1|finish|done'
	check finished/counted see 'Ждут 0' $soon
	press n
	check nobody see 'Никто не ждёт' $soon
	press C-q
	check ended within 5 ended one
	check chain [ "$(sql 'PRAGMA integrity_check')" = ok ]
}

# Two press n at the same moment: two visitors, one each; the third is nobody's.
story_two() {
	check first-account first_account one
	check login log_in one 1
	launch two staff --demo
	check login/other log_in two 2
	launch visitor visitor --printer none
	check take number 1
	check leave leave
	check take/other number 2
	for name in one two; do
		on $name
		check "$name/waiting" see 'Ждут 2' $soon
	done
	mux send-keys -t one n \; send-keys -t two n
	check called within $soon are_calls 2
	check called/each [ "$(sql "SELECT count(DISTINCT visit) || count(DISTINCT desk) FROM event WHERE what = 'call'")" = 22 ]
	check called/states [ "$(sql "SELECT group_concat(DISTINCT state) FROM visit")" = called ]
	for name in one two; do
		on $name
		check "$name/both" see 'вызваны 2' $soon
	done
	on one
	press Left
	press n
	check one/on-the-way see 'уже вызван сюда' $soon
	mux send-keys -t one s \; send-keys -t two s
	for name in one two; do
		on $name
		check "$name/served" see 'вызваны 0' $soon
	done
	for name in one two; do
		on $name
		press n
		check "$name/asked" see 'приём здесь ещё не завершён' $soon
	done
	mux send-keys -t one 2 \; send-keys -t two 2
	for name in one two; do
		on $name
		check "$name/nobody" see 'Никто не ждёт' $soon
	done
	check nobody/calls are_calls 2
}

# Locked and unlocked: the same page, the same mark; what others did meanwhile is
# there. Locked shows nothing of the queue.
story_lock() {
	check first-account first_account one
	check login log_in one 1
	launch visitor visitor --printer none
	check take number 1
	check leave leave
	check take/other number 2
	on one
	check waiting see 'Ждут 2' $soon
	press Down
	local before
	check marked see '→ 2' $soon
	before=$(screen | sed 1d)
	press F9
	check locked see 'Экран заблокирован' $soon
	check locked/hides hides 'Ждут'
	check locked/name shows 'Кадрина'
	say 'не те слова'
	enter
	check locked/wrong see 'Неверно' $soon
	say "$secret"
	enter
	check unlocked see 'Ждут 2' $soon
	check unlocked/same-place [ "$(screen | sed 1d)" = "$before" ]
}

# The third wrong secret in a row makes the right one wait, whoever types it and
# on whatever terminal; then it opens.
heard() { [ "$(sql 'SELECT wait_until FROM account')" -lt "$(date +%s)" ]; }
story_wrong() {
	check first-account first_account one
	on one
	press 1
	check desk see 'окно 1'
	press 1
	check secret see 'PIN'
	for try in 1 2 3; do
		say "не то $try"
		enter
		check "wrong/$try" within 5 has "SELECT count(*) FROM event WHERE what = 'login-wrong'" "$try"
	done
	check delay see 'через 2' $soon
	say "$secret"
	enter
	check delay/not-heard hides 'Ждут'
	check delay/kept has 'SELECT wrong FROM account' 3
	within 10 heard
	say "$secret"
	enter
	check opens see 'Ждут' $soon
	check opens/event has "SELECT count(*) FROM event WHERE what = 'login' AND desk = '1'" 1
	check opens/staffed within $soon is_event 'Кадрина|1|desk-staffed|'
}

stories walk two lock wrong
finish
