#!/bin/bash
# The whole walk on a real terminal: every page as in the album, the ticket on
# the screen, on paper and in the register.
. "$(dirname "$0")/setup.sh"

# answer FIELD TEXT: types it; an IIN is told back and taken by a second Enter.
answer() {
	at_page "question $1" && type "$2" && see "$2" && enter || return 1
	[[ $1 != *_iin ]] || { at_page "question $1, understood" && enter; }
}

answer_of() { sql "SELECT state || '|' || value FROM answer WHERE name = '$1'"; }

# The answers of the album, so that its review is the one here.
story_kk() {
	open --printer "file:$out"
	check idle see 'Press any key'
	check idle/is-idle [ "$(screen | head -n 21)" = "$(page idle | head -n 21)" ]
	check idle/waiting see 'Waiting: 0'
	enter
	check language at_page language
	press 1
	check services at_page services
	press "$service_key"
	check service at_page service
	enter
	check papers see '[ ]'
	press 1
	check papers/marked see '[✓]'
	press 1
	within "$patience" refuse_mark
	enter
	check consent at_page 'consent 1'
	enter
	check consent/last at_page 'consent, last page'
	enter
	check role at_page 'question applicant_role'
	press 1
	check name answer applicant_name 'Әбдіқадырова Гүлнұр Серікқызы'
	check iin/empty at_page 'question applicant_iin'
	enter
	check iin/empty/words at_page 'question applicant_iin, empty'
	type 850314400128
	enter
	check iin/wrong at_page 'question applicant_iin, wrong twice'
	press BSpace
	type 9
	enter
	check iin/understood at_page 'question applicant_iin, understood'
	enter
	check phone answer applicant_phone '8 701 123 45 67'
	check settlement at_page 'question applicant_settlement'
	press 1
	check street answer applicant_street 'Абай'
	check house answer applicant_house 5
	check flat at_page 'question applicant_flat'
	enter
	check child answer child_name 'Әбдіқадыров Нұрлан Ерланұлы'
	check child-iin child_iin
	check class answer child_class '4 Ә'
	check class-language at_page 'question child_language'
	press 1
	check from answer from_school '№2 мектеп'
	check place answer from_place 'Аршалы кенті'
	check to answer to_school 'Сары-Оба станциясының №1 мектебі'
	check reason at_page 'question reason'
	press 1
	check review at_page review
	enter
	check ticket see "$(heading 'ticket, printed')"
	check ticket/filed filed kk
	check ticket/registration [ "$(registration)" = "$(TZ=Asia/Almaty date +%Y)-000001" ]
	check ticket/large [ "$(large)" = "$large_one" ]
	check ticket/on-paper on_paper
	check ticket/code-on-paper grep -qE "^ *$(sql 'SELECT code FROM visit')$" "$at/paper"
	check register/visit has 'SELECT number || lang || state FROM visit' 1kkwaiting
	check register/name [ "$(answer_of applicant_name)" = 'given|Әбдіқадырова Гүлнұр Серікқызы' ]
	check register/iin [ "$(answer_of applicant_iin)" = 'given|850314400129' ]
	check register/phone [ "$(answer_of applicant_phone)" = 'given|+77011234567' ]
	check register/street [ "$(answer_of applicant_street)" = 'given|Абай' ]
	check register/house [ "$(answer_of applicant_house)" = 'given|5' ]
	check register/flat [ "$(answer_of applicant_flat)" = 'skipped|' ]
	check register/child [ "$(answer_of child_name)" = 'given|Әбдіқадыров Нұрлан Ерланұлы' ]
	check register/child-iin [ "$(answer_of child_iin)" = 'given|160314500110' ]
	check register/class [ "$(answer_of child_class)" = 'given|4 Ә' ]
	check register/from [ "$(answer_of from_school)" = 'given|№2 мектеп' ]
	check register/reason [ "$(answer_of reason)" = 'given|moving' ]
	check register/consent has 'SELECT given_by || how FROM consent' 'Әбдіқадырова Гүлнұр Серікқызыscreen'
	check register/printed within "$patience" is_printed
	check register/account has "SELECT count(*) FROM event WHERE account <> 'kiosk'" 0
	check finish leave
	check finish/waiting see 'Waiting: 1'
	check finish/nothing-left [ "$(screen | grep -cE 'Гүлнұр|850314')" = 0 ]
}

# The list is longer than the screen: the focus draws what is wanted onto it.
upward() { press Up; sleep 0.02; shows "$1"; }
downward() { press Down; sleep 0.02; shows "$1"; }

refuse_mark() { ! shows '[✓]'; }

child_iin() {
	at_page 'question child_iin' && type 160314500110 && enter \
		&& see '14.03.2016' && enter && at_page 'question child_class'
}

# The paper has the number that stands on the screen.
on_paper() {
	[ "$(pdfs)" = 1 ] && pdftotext -layout "$out"/*.pdf "$at/paper" \
		&& grep -qxE ' *1' "$at/paper" && grep -qF "$(registration)" "$at/paper"
}

story_ru() {
	open --printer "file:$out"
	check questions to_questions ru
	press 2
	check name at_page 'question applicant_name' ru
	type 'Ахметова Алия'
	check name/typed see 'Ахметова Алия'
	enter
	check iin at_page 'question applicant_iin' ru
	check review to_desk ru
	check review/name within "$patience" upward 'ФИО заявителя: Ахметова Алия'
	check review/role within "$patience" upward 'Заявитель: Мать'
	check review/send within "$patience" downward '→[ Отправить заявление ]←'
	enter
	check ticket see "$(heading 'ticket, printed' ru)"
	check ticket/filed filed ru
	check ticket/on-paper on_paper
	check paper/russian grep -q 'Регистрационный номер' "$at/paper"
	check paper/and-kazakh grep -q 'Тіркеу нөмірі' "$at/paper"
	check register has "SELECT lang || (SELECT value FROM answer WHERE name = 'applicant_name') FROM visit" 'ruАхметова Алия'
	check consent has 'SELECT lang || given_by FROM consent' 'ruАхметова Алия'
}

story_en() {
	open --printer "file:$out"
	check ticket to_ticket en
	check ticket/filed filed en
	check ticket/on-paper on_paper
	check paper/english grep -q 'Registration number' "$at/paper"
	check register has 'SELECT lang FROM visit' en
	check consent-without-a-name has 'SELECT given_by || how FROM consent' screen
	check all-at-desk has "SELECT count(*) FROM answer WHERE state <> 'at-desk'" 0
}

# Keys that every page has.
story_keys() {
	open --printer none --demo
	check service to_service kk
	press F3
	check f3 at_page service ru
	press F4
	check f4 at_page service en
	press F2
	check f2 at_page service
	press F1
	check help see '1414'
	press Escape
	check help/back at_page service
	press F10
	check again at_page again
	enter
	check again/no at_page service
	press F10
	check again/once-more at_page again
	press Down
	enter
	check again/yes see 'Press any key'
	check other-question ask_something
	check other-question/is has 'SELECT group_concat(topic) FROM question' other
	check other-question/left leave
	check number to_service ru
	press 0
	check number/asked see "$(heading number ru)"
	enter
	check number/only see "$(number_words ru)"
	check number/question has 'SELECT group_concat(topic) FROM question' other,403015
	check number/no-request has 'SELECT count(*) FROM request' 0
	check number/no-paper has 'SELECT count(*) FROM print_job' 0
	press C-q
	check leave within "$patience" ended_with 0
}
# "Another question": a number, from the list of services.
ask_something() {
	enter
	at_page language && press 2 && at_page services ru && press 0 \
		&& see "$(heading number ru)" && enter && see "$(number_words ru)"
}

# "Your number:", without "your request is taken" before it.
number_words() { heading 'ticket, printed' "$1" | sed 's/.*\. //'; }

# No consent: a number all the same, and nothing of the person.
story_declined() {
	open --printer none
	check consent to_service kk
	enter
	see '[ ]' && enter
	while read -r name; do at_page "$name" && enter; done < <(consent_pages kk)
	at_page 'consent, last page'
	press Down
	enter
	check declined at_page declined
	enter
	check number see "$(number_words kk)"
	check question has 'SELECT count(*) FROM question' 1
	check nothing-told has 'SELECT (SELECT count(*) FROM request) + (SELECT count(*) FROM answer) + (SELECT count(*) FROM consent)' 0
}

# A father of two: one ticket, himself asked once.
story_family() {
	open --printer "file:$out"
	check questions to_questions ru
	check review to_desk ru
	press Down
	enter
	check another see "$(heading 'services, another request' ru)"
	press "$service_key"
	check service at_service_again
	check papers see '[ ]'
	enter
	check straight-to-the-child see "$(heading 'question applicant_role' ru)"
	press 1
	check child see "$(heading 'question child_name' ru)"
	check both to_desk_again
	enter
	check ticket see 'Заявления зарегистрированы'
	check ticket/first see '000001  Перевод'
	check ticket/second see '000002  Перевод'
	check on-paper family_paper
	check register/visit has 'SELECT count(*) FROM visit' 1
	check register/requests has 'SELECT count(*) FROM request' 2
	check register/consents has 'SELECT count(DISTINCT request) FROM consent' 2
	check finish leave
}

at_service_again() { see "$(heading service ru)" && enter; }

# Slower than a held key repeats, which the kiosk takes for one press.
to_desk_again() { within "$patience" one_to_desk_again; }
one_to_desk_again() {
	! shows 'Отправить все' || return 0
	press F8
	sleep 0.06
	return 1
}

family_printed() { [ "$(pdfs)" = 1 ]; }
family_paper() {
	within "$patience" family_printed && pdftotext -layout "$out"/*.pdf "$at/paper" \
		&& grep -q '000001' "$at/paper" && grep -q '000002' "$at/paper"
}

# The colours that one visitor chose are not those of the next. The last rows change
# by themselves: facts that take turns, the clock.
colours() { mux capture-pane -pe -E 19; }
colours_are() { [ "$(colours)" = "$(cat "$1")" ]; }
other_colours() { ! colours_are "$1"; }
story_theme() {
	open --printer none
	see 'Waiting: 0'
	colours > "$at/idle"
	check service to_service kk
	colours > "$at/service"
	press F6
	check other-colours within "$patience" other_colours "$at/service"
	check other-colours/words at_page service kk
	press F10
	check again see "$(heading 'again')"
	press Down
	enter
	check usual-colours within "$patience" colours_are "$at/idle"
}

stories kk ru en keys declined family theme
finish
