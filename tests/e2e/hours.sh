#!/bin/bash
# After hours on a real terminal: no number, a request all the same, and its paper.
. "$(dirname "$0")/setup.sh"

# Free today and tomorrow, so that midnight may pass meanwhile.
day() { TZ=Asia/Almaty date -d "$1" "+$2"; }
mkdir "$work/forms"
cp "$forms"/*.yaml "$work/forms/"
awk '/^[a-z_]+:/ { off = $1 ~ /^(week|days_off|worked_days):$/ } !off' "$forms/school.yaml" > "$work/forms/school.yaml"
cat >> "$work/forms/school.yaml" <<END
week: 7
hours: [{days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: 08:30, to: 24:00}]
days_off: [{name: {kk: Мереке, ru: Праздник}, days: [$(day today %F), $(day tomorrow %F)]}]
END
forms=$work/forms
opens=$(day '2 days' %d.%m.%Y)

# to_consent_end: through the consent's pages to its last one.
to_consent_end() {
	for _ in {1..12}; do
		shows 'I agree' && return
		enter
		sleep 0.1
	done
	return 1
}

story_over() {
	open --printer "file:$out"
	check idle see 'There is no reception now. You can leave your request.'
	check idle/opens see "Reception: $opens, 08:30–24:00"
	enter
	see 'Choose a language' && press 3
	check services see 'There is no reception now. You can leave your request here.'
	press 0
	check number see 'there is no number to take'
	check number/come see "Come on: $opens"
	enter
	see 'What have you come for?' && press "$service_key"
	see 'Just give me a number' && press 0
	check questions see 'Fill in the questions now'
	enter
	see '[ ]' && enter
	check consent to_consent_end
	enter
	check answers to_desk en
	enter
	check ticket see 'Its registration number:'
	check ticket/come see "Come on: $opens"
	check ticket/hours see 'Reception hours: 08:30–24:00'
	check ticket/large within 5 shows '███ ███ ███ ███ ███  █'
	check ticket/nothing-else-taken [ "$(count visit)" = 1 ]
	check ticket/no-queue has "SELECT state || (number IS NULL) FROM visit" left1
	check paper within 10 is_printed
	pdftotext -layout "$(find "$out" -name '*.pdf')" "$at/paper"
	check paper/registration grep -qE '^ *[0-9]{4}-000001$' "$at/paper"
	check paper/come grep -q "$opens, " "$at/paper"
	check again leave
}

stories over
finish
