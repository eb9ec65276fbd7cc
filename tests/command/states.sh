#!/bin/bash
# Every verb of the scripts on a number in every state: 0 and the new state where
# the rules allow it, 3 and a sentence where they do not, and then nothing changed.
. "$(dirname "$0")/setup.sh"

verbs=(call recall start hold return transfer no-show finish cancel)
# What becomes of it, a row a state; - is refused. The columns follow the verbs.
table='
waiting   called -      -       held -       waiting -       -    cancelled
called    -      called serving held waiting waiting no-show -    cancelled
serving   -      -      -       held waiting waiting -       done -
held      -      -      -       -    waiting waiting -       -    cancelled
no-show   -      -      -       -    waiting -       -       -    -
done      -      -      -       -    -       -       -       -    -
cancelled -      -      -       -    -       -       -       -    -
left      -      -      -       -    -       -       -       -    -
'

# The words each verb needs.
arguments() {
	case $1 in
	call) echo "--desk 1 --why urgent" ;;
	transfer) echo "--desk 2" ;;
	hold) echo "--why documents" ;;
	esac
}

place() { sql "SELECT state, desk, called_at, recalls, hold_until, hold_why FROM visit WHERE number = 1"; }
head_of_journal() { sql 'SELECT event, hash FROM journal_head'; }

# one STATE VERB BECOMES
one() {
	local before journal
	sql "UPDATE visit SET state = '$1', desk = '1', called_at = 7, recalls = 1 WHERE number = 1"
	before=$(place) journal=$(head_of_journal)
	# shellcheck disable=SC2046
	if [ "$3" = - ]; then
		says 3 '^ticket: .{20}' "$2" 1 $(arguments "$2") --json \
			&& json "j['errors'][0]['code'] == '$1'" \
			&& [ "$(place)" = "$before" ] && [ "$(head_of_journal)" = "$journal" ]
	else
		ends 0 "$2" 1 $(arguments "$2") --json && json "(j['was'], j['state']) == ('$1', '$3')" \
			&& [ "$(sql 'SELECT state FROM visit WHERE number = 1')" = "$3" ] \
			&& [ "$(sql 'SELECT was, becomes, visit FROM event ORDER BY id DESC LIMIT 1')" = "$1|$3|1" ]
	fi
}

check take ends 0 "${good[@]}"
sql "UPDATE request SET state = 'withdrawn'" # what is served may be finished
while read -r state cells; do
	[ -n "$state" ] || continue
	read -ra becomes <<< "$cells"
	for i in "${!verbs[@]}"; do
		check "$state/${verbs[i]}" one "$state" "${verbs[i]}" "${becomes[i]}"
	done
done <<< "$table"

# No such number, no register, no folder for one.
for verb in "${verbs[@]}"; do
	# shellcheck disable=SC2046
	check "unknown/$verb" says 3 '^ticket: ' "$verb" 99 $(arguments "$verb")
done
printf 'no register' > "$db"
before=$(sha256sum < "$db")
for verb in "${verbs[@]}"; do
	# shellcheck disable=SC2046
	check "damaged/$verb" ends 5 "$verb" 1 $(arguments "$verb")
done
check damaged/untouched [ "$(sha256sum < "$db")" = "$before" ]
rm -r "$home" && echo > "$home"
for verb in "${verbs[@]}"; do
	# shellcheck disable=SC2046
	check "folder/$verb" ends 4 "$verb" 1 $(arguments "$verb")
done
finish
