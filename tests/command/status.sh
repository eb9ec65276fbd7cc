#!/bin/bash
# `kiosk status`: with the ticket in hand, and nothing personal.
. "$(dirname "$0")/setup.sh"
today=$(TZ=Asia/Almaty date +%F)
year=${today%%-*}
number=$year-000001

check usage/nothing says 2 'status needs' status
check usage/nothing-made [ ! -e "$home" ]
ends 0 "${good[@]}" --json
code=$(python3 -c 'import json, sys; print(json.load(sys.stdin)["code"])' < "$work/out")
other=$(printf %04d $(((10#$code + 1) % 10000)))
check usage/no-code says 2 'status needs' status "$number"
check usage/half-a-code says 2 'status needs' status "$number" 042
check usage/no-number says 2 'status needs' status nonsense "$code"
check usage/many says 2 'too many words' status "$number" "$code" "$code"

before=$(sql .dump | sha256sum)
check right ends 0 status "$number" "$code" --json
check right/is json "list(j) == ['requests'] and [(r['registration'], r['service'], r['state'], r['since']) for r in j['requests']] == [('$number', '403015', 'submitted', '$today')]"
check right/keys json "sorted(j['requests'][0]) == ['due', 'missing', 'ready', 'registration', 'remedy', 'service', 'since', 'state', 'words']"
check right/last-digits ends 0 status 1 "$code"
check right/text prints "^$number  403015  submitted  "
check right/words prints '^  Registered\.'
refuse right/no-name prints 'Гүлнұр'
check qr ends 0 status "${today//-/}-1-$code" --json
check qr/is json "[r['registration'] for r in j['requests']] == ['$number']"
check qr/registration ends 0 status "${today//-/}-$number-$code"
check wrong says 3 '^id: ' status "$number" "$other"
cp "$work/err" "$work/wrong"
check unknown says 3 '^id: ' status "$year-000999" "$code"
check unknown/same-words cmp "$work/err" "$work/wrong"
check qr/wrong says 3 '^id: ' status "${today//-/}-1-$other"
check qr/wrong/same-words cmp "$work/err" "$work/wrong"
check writes-nothing [ "$before" = "$(sql .dump | sha256sum)" ]

# What the staff wrote to the person stands beside the form file's words; those
# themselves are not said twice.
sql "INSERT INTO refusal VALUES (1, 'incomplete', 'Құжатты' || char(9, 10) || ' дүйсенбіде әкеліңіз.', 'personal_file gone application');
	UPDATE request SET state = 'not-accepted'"
check remedy ends 0 status 1 "$code" --json
check remedy/is json "j['requests'][0]['remedy'] == 'Құжатты дүйсенбіде әкеліңіз.' and 'incomplete' in j['requests'][0]['words']"
check missing/is json "j['requests'][0]['missing'].count(';') == 1 and 'personal file' in j['requests'][0]['missing']"
check remedy/text ends 0 status 1 "$code"
check remedy/text/is prints '^  Құжатты дүйсенбіде әкеліңіз\.$'
sql "UPDATE refusal SET remedy = 'Құжатты' || char(27) || '[31m әкеліңіз.'"
check remedy/unclean ends 0 status 1 "$code" --json
check remedy/unclean/not-told json "j['requests'][0]['remedy'] == ''"
sql "UPDATE refusal SET remedy = 'Жетіспейтін құжаттарды әкеліп, өтінішті қайта беріңіз.'"
check remedy/of-the-form ends 0 status 1 "$code" --json
check remedy/of-the-form/once json "j['requests'][0]['remedy'] == ''"
sql "UPDATE refusal SET remedy = 'Дүйсенбіде келіңіз.'; INSERT INTO data_right VALUES (1, 'blocked', 0, '2026-11-24')"
check remedy/blocked ends 0 status 1 "$code" --json
check remedy/blocked/is json "j['requests'][0]['remedy'] == ''"
sql "DELETE FROM data_right; DELETE FROM refusal"

# whoever is refused is to be told too: that is no result
sql "INSERT INTO notice (request, since, told_at) VALUES (1, 1, 0)"
for state in accepted not-accepted issued refused withdrawn; do
	sql "DROP TRIGGER IF EXISTS refusal_is_explained; UPDATE request SET state = '$state'" 2> /dev/null
	check state/$state ends 0 status 1 "$code" --json
	check state/$state/is json "j['requests'][0]['state'] == '$state' and len(j['requests'][0]['words']) > 20"
	check state/$state/ready json "j['requests'][0]['ready'] == ('$state' == 'accepted')"
done
finish
