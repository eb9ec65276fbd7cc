#!/bin/bash
# The desk's hours: with them, outside them, and what is said of them before opening.
. "$(dirname "$0")/setup.sh"
need pdftotext

# The clock is the real one: the school's hours are put around it, and what is to
# be free is free tomorrow too, so that midnight may pass meanwhile.
day() { TZ=Asia/Almaty date -d "$1" +%F; }
after=$(day '2 days')
always='hours: [{days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: 00:00, to: 24:00}]'
open_school=$(awk '/^[a-z_]+:/ { off = $1 ~ /^(week|days_off|worked_days):$/ } !off' "$B/open/school.yaml")
school() { { printf '%s\n' "$open_school" 'week: 7'; printf '%s\n' "$@"; } > "$forms/school.yaml"; }
free="days_off: [{name: {kk: Мереке, ru: Праздник}, days: [$(day today), $(day tomorrow)]}]"

# ---- open, and open later today -------------------------------------------------------
school "$always"
check open ends 0 "${good[@]}" --json
check open/number json "j['ticket'] == '1' and 'come' not in j"
school "${always/00:00/23:59}"
check early ends 0 "${good[@]}" --json
check early/number json "j['ticket'] == '2' and j['ahead'] == 1 and 'come' not in j"

# ---- a day off ------------------------------------------------------------------------
school "${always/00:00/08:30}" "$free"
check over ends 0 "${good[@]}" --json
check over/no-number json "j['ticket'] is None and j['ahead'] == 0"
check over/come json "j['come'] == {'date': '$after', 'from': '08:30'}"
check over/registered json "j['registration'].endswith('-000003')"
check over/not-in-queue [ "$(sql "SELECT state || (number IS NULL) FROM visit WHERE id = 3")" = left1 ]
check over/consent-and-answers [ "$(sql "SELECT count(*) FROM consent WHERE request = 3")$(sql "SELECT count(*) > 10 FROM answer WHERE request = 3")" = 11 ]
check over/line ends 0 "${good[@]}"
check over/line/ticket prints '^ticket -  registration .*-000004  code'
check over/line/come prints "^come $after 08:30$"
school "$always"
check again ends 0 "${good[@]}" --json
check again/number json "j['ticket'] == '3' and j['ahead'] == 2"

# ---- on paper -------------------------------------------------------------------------
school "${always/00:00/08:30}" "$free"
paper=(take --service 403015 "${answers[@]}" "${consent[@]}" --printer "file:$work/tickets" --json)
declare -A come=([kk]='Келетін күніңіз' [ru]='Приходите' [en]='Come on')
declare -A hours=([kk]='Қабылдау уақыты' [ru]='Часы приёма' [en]='Reception hours')
for language in kk ru en; do
	check "paper/$language" ends 0 "${paper[@]}" --language $language
	pdftotext -layout "$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["path"])' "$work/out")" "$work/out.txt"
	cp "$work/out.txt" "$work/out"
	check "paper/$language/registration" prints '[0-9]{4}-00000[6-8]'
	check "paper/$language/come" prints "^ *${come[$language]}"
	check "paper/$language/day" prints "$(date -d "$after" +%d.%m.%Y), [^0-9 ]+$"
	check "paper/$language/hours" prints "^ *${hours[$language]} +08:30–24:00"
	refuse "paper/$language/no-queue" grep -qE 'Кезектегі нөміріңіз|Номер в очереди|number in the queue' "$work/out"
done

# ---- before opening -------------------------------------------------------------------
check check/proposal ends 0 check --printer none
check check/proposal/says prints '^warning +forms +school.yaml: week, hours, bells and desks are a proposal'
printf '%s\n' "$open_school" | sed 's/^hours_verified: false/hours_verified: true/' > "$forms/school.yaml"
check check/verified ends 0 check --printer none
refuse check/verified/quiet grep -q 'are a proposal' "$work/out"
check check/no-days-off/this-year prints "^warning +forms +school.yaml: no days off are given for $(day today | cut -c1-4)"
cp "$top/forms/school.yaml" "$forms/"
check check/shipped ends 0 check --printer none
refuse check/shipped/days-off grep -qE 'no days off are given for 202[67]' "$work/out"
sed -i 's/from: 09:00/from: 19:00/' "$forms/school.yaml"
check check/wrong-hours ends 4 check --printer none
check check/wrong-hours/says prints '^error +forms +.*school.yaml:[0-9]+: "to" is not after "from"'
check check/wrong-hours/open ends 0 "${good[@]}" --json
check check/wrong-hours/open/number json "j['ticket'] is not None"
finish
