#!/bin/bash
# A request at the desk, on the real screen: papers that are missing, what was taken
# back, what was put right, what was given out, and its history in words.
. "$(dirname "$0")/staff/setup.sh"

state() { sql "SELECT state FROM request WHERE serial = ${1:-1}"; }
is_state() { [ "$(state "${2:-1}")" = "$1" ]; }
year=$(TZ=Asia/Almaty date +%Y)

# at_request: somebody is logged in and has opened the one request there is.
at_request() {
	first_account one && log_in one 1 && take --at-desk applicant_phone \
		&& see 'Ждут 1' $soon && enter && see 'подано, ещё не принято' $soon
}

# The program warns, people decide; a slip is taken back.
story_accept() {
	check opened at_request
	press a
	check warned see 'Не отмечены документы:' $soon
	check warned/which shows '[ ] Личное дело ребёнка'
	check warned/not-yet is_state submitted
	press n
	check left see 'подано, ещё не принято' $soon
	press a && see 'Не отмечены документы:' $soon && press y
	check accepted see 'осталось' $soon
	check accepted/event [ "$(sql "SELECT why FROM event WHERE what = 'accept'")" = papers-missing ]
	press u
	check undone see 'Отменено: «заявление принято»' $soon
	check undone/state is_state submitted
	check undone/term [ "$(sql 'SELECT count(*) FROM term')" = 0 ]
	check undone/both [ "$(sql "SELECT group_concat(what, ' ') FROM (SELECT what FROM event ORDER BY id DESC LIMIT 2)")" = 'undo accept' ]
	press u
	check nothing see 'Отменять нечего' $soon
	press a && see 'Не отмечены документы:' $soon && press y
	check again see 'осталось' $soon
	press Escape
	check queue see 'Ждут 1' $soon
	press u
	check queue/undone see 'Отменено: «заявление принято»' $soon
	check queue/undone/state is_state submitted
	check chain script check --json
}

# The receipt is on no list of results; the slip finishes the request, and is to be
# given back when that was a slip of the hand.
story_issue() {
	check opened at_request
	press a && see 'Не отмечены документы:' $soon && press y && see 'осталось' $soon
	press i
	check which see 'Какой документ выдаётся?' $soon
	check which/slip shows 'Открепительный талон о выбытии'
	check which/no-receipt hides 'Расписка'
	enter
	check number see 'Номер документа' $soon
	say 17 && see 17 && enter
	check recipient see 'Кто получает?' $soon
	say 'Серикова' && see 'Серикова' && enter
	check issued see 'результат выдан' $soon
	check issued/register [ "$(sql 'SELECT name || number || recipient || signed FROM result')" = 'deregistration_slip17Серикова0' ]
	press i
	check no-more see 'выдан' $soon
	check no-more/page hides 'Какой документ'
	press u
	check undone see 'Документ № 17 заберите у человека' $soon
	check undone/state is_state accepted
	check undone/register [ "$(sql 'SELECT count(*) FROM result')" = 0 ]
	check undone/term [ "$(sql 'SELECT open FROM term')" = 1 ]
}

# Refused with reason and remedy, and never without; handed in again, with a link both
# ways.
story_again() {
	check opened at_request
	press n
	check why see 'Неполный пакет документов' $soon
	check why/not-yet is_state submitted
	enter
	check remedy see 'Что человеку делать?' $soon
	say 'Приходите в понедельник' && see 'Приходите в понедельник' && enter
	check refused see 'документы не приняты' $soon
	check refused/told shows 'Приходите в понедельник'
	check refused/keys shows 'S подать снова'
	press s && see 'Всё верно?' $soon
	press y
	check again see "$year-000002" $soon
	check again/link shows "$year-000001"
	check again/prefilled [ "$(sql 'SELECT count(*) FROM answer WHERE request = 1')" = "$(sql 'SELECT count(*) FROM answer WHERE request = 2')" ]
	check again/state is_state submitted 2
}

stories accept issue again
finish
