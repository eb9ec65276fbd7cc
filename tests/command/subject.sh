#!/bin/bash
# What the law on personal data gives a person, and what it asks of the school: all data
# on paper in words, and nothing kept beyond what the consent promises.
. "$(dirname "$0")/setup.sh"
need pdftotext touch

me=$(id -un)
state_files() { find "$home" -type f; }
# nowhere WORD...: no file of the state folder has these bytes.
nowhere() {
	local word
	for word; do
		if state_files | xargs -d '\n' grep -la -- "$word" >&2; then return 1; fi
	done
}
ago() { date -d "$1 days ago" +%s; }

# ---- usage --------------------------------------------------------------------------
check usage/export says 2 'needs the registration number' export
check usage/yes says 2 'another command' register --yes

# ---- all data of a request ----------------------------------------------------------
ends 0 "${good[@]}"
number=$(sql "SELECT printf('%04d-%06d', year, serial) FROM request")
sql "INSERT INTO account VALUES (1, 'Gulnar', 'staff', 'x', 0, 0, 0)"
check export/unknown says 3 '^request: ' export 2026-999999
check export/no-event [ "$(sql "SELECT count(*) FROM event WHERE what = 'export'")" = 0 ]
check decide ends 0 not-accept "$number" --as Gulnar --ground incomplete --remedy 'Туу туралы куәлікті әкеліңіз.'
for lang_of in kk ru; do
	check "export/$lang_of" ends 0 export "$number" --language $lang_of --pdf "$work/all.pdf"
	pdftotext "$work/all.pdf" "$work/all.txt"
	check "export/$lang_of/answers" grep -q '850314400129' "$work/all.txt"
	check "export/$lang_of/child" grep -q 'Нұрлан' "$work/all.txt"
	check "export/$lang_of/remedy" grep -q 'Туу туралы куәлікті' "$work/all.txt"
	# Words of the language, no codes: of Latin letters only names of people and the account.
	refuse "export/$lang_of/no-code" grep -qE '_|submit|not-accept|consent|403015:|incomplete|birth|screen' "$work/all.txt"
done
check export/mode [ "$(stat -c %a "$work/all.pdf")" = 600 ]
check export/events [ "$(sql "SELECT group_concat(what || account) FROM event WHERE what = 'export'")" = "export$me,export$me" ]
check export/no-copy nowhere '%PDF'

# ---- a file instead of paper does not stay ------------------------------------------
check file ends 0 export "$number" --printer "file:$home/tickets"
paper=$(ls "$home"/tickets/personal-*.pdf)
check file/told prints "^$paper\$"
ends 0 purge --yes
check file/of-today test -s "$paper"
ln "$paper" "$work/other-name"
touch -d yesterday "$paper"
check file/purge ends 0 purge --yes
refuse file/gone test -e "$paper"
check file/overwritten [ "$(tr -d '\0' < "$work/other-name" | wc -c)" = 0 ]
touch -d yesterday "$home/tickets/leaflet-1.pdf"
ends 0 purge --yes
check file/others-stay test -e "$home/tickets/leaflet-1.pdf"

# ---- purge --------------------------------------------------------------------------
check dry ends 0 purge --json
check dry/is json "j == {'deleted': False, 'retain_days': 30, 'ended': 0, 'taken_back': 0, 'comments': 0, 'undecided': 0, 'requests': 0}"
sql "UPDATE request SET state_at = $(ago 31)"
before=$(sql .dump | sha256sum)
check old ends 0 purge --json
check old/is json "(j['deleted'], j['ended'], j['requests']) == (False, 1, 0)"
check old/dry [ "$before" = "$(sql .dump | sha256sum)" ]
check old/words ends 0 purge
check old/words/are prints 'With --yes'
check old/yes ends 0 purge --yes --json
check old/yes/is json "(j['deleted'], j['ended'], j['requests']) == (True, 1, 1)"
check old/event [ "$(sql "SELECT what || account FROM event ORDER BY id DESC LIMIT 1")" = "purge$me" ]
check old/nowhere nowhere 850314400129 160314500110 77011234567 7011234567 'Гүлнұр' 'гүлнұр' 'гулнур' 'Нұрлан' 'Туу туралы куәлікті'
check old/whole ends 0 journal --verify
check old/again ends 0 purge --yes --json
check old/again/is json "(j['ended'], j['requests']) == (0, 0)"
check old/register ends 0 register --from 2026-01-01 --to 2059-01-01 --names --json
check old/register/is json "[(r['registration'], r['name']) for r in j['requests']] == [('$number', '')]"

# ---- what nobody has decided, and what was taken back -------------------------------
ends 0 "${good[@]}"
sql "UPDATE request SET state_at = $(ago 400) WHERE id = 2"
ends 0 purge --yes --json
check undecided json "(j['undecided'], j['requests']) == (1, 0)"
check undecided/there [ "$(sql "SELECT count(*) FROM answer WHERE request = 2 AND name = 'child_iin'")" = 1 ]
sql "INSERT INTO data_right VALUES (2, 'taken-back', 0, '$(TZ=Asia/Almaty date -d tomorrow +%F)')"
ends 0 purge --yes --json
check taken-back/before json "(j['taken_back'], j['requests']) == (0, 0)"
sql "UPDATE data_right SET due_day = '$(TZ=Asia/Almaty date +%F)' WHERE kind = 'taken-back'"
ends 0 purge --yes --json
check taken-back/on-its-day json "(j['taken_back'], j['requests']) == (1, 1)"
check taken-back/nowhere nowhere 850314400129 160314500110 77011234567 'Гүлнұр' 'гулнур'
check taken-back/whole ends 0 journal --verify
finish
