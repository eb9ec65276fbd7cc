#!/bin/bash
# `kiosk backup` and `kiosk restore` as the installer types them.
. "$(dirname "$0")/setup.sh"

check usage/backup says 2 'needs a folder' backup
check usage/restore says 2 'needs the FILE' restore
check nothing-yet says 4 'missing' backup "$work"
check nothing-yet/none-made [ ! -e "$db" ]
check first ends 0 "${good[@]}"
mkdir "$work/stick"

check folder ends 0 backup "$work/stick"
copy=$(ls "$work"/stick/kiosk-2*.db)
check folder/told prints "^The backup is made and checked: $work/stick/kiosk-[0-9]{8}-[0-9]{6}.db\$"
check folder/alone [ "$(ls -A "$work/stick")" = "${copy##*/}" ]
check folder/private [ "$(stat -c %a "$copy")" = 600 ]
head=$(grep -oE '[0-9a-f]{16}$' "$work/out")
check folder/head [ "$(sqlite3 "$copy" 'SELECT substr(hash, 1, 16) FROM journal_head')" = "$head" ]
check file ends 0 backup "$work/stick/named.db" --json
check file/json json "j['file'] == '$work/stick/named.db' and len(j['head']) == 64"
check file/again says 3 '^place: there is a file of this name' backup "$work/stick/named.db" --json
check file/again/code json "j['errors'][0]['code'] == 'exists'"
check register-itself ends 3 backup "$db"
check no-such-folder says 4 'no backup was made' backup "$work/none/at/all.db"
check journal [ "$(sql "SELECT count(*) FROM event WHERE what = 'backup'")" = 2 ]

check second ends 0 "${good[@]}"
# A kiosk that is open: something reads the register and does not let go.
coproc HOLD { sqlite3 -batch "$db"; }
printf 'BEGIN; SELECT count(*) FROM visit;\n' >&"${HOLD[1]}"
read -r -t 20 seen <&"${HOLD[0]}"
check in-use [ "$seen" = 2 ]
check in-use/refused says 4 'register is in use; end every kiosk' restore "$copy"
check in-use/as-it-was [ "$(sql 'SELECT count(*) FROM visit')" = 2 ]
printf '.quit\n' >&"${HOLD[1]}"
wait "$HOLD_PID"

check bad/none says 4 'there is no such file' restore "$work/none.db"
seq 999 > "$work/bad.db"
check bad/foreign says 5 'no backup of the kiosk' restore "$work/bad.db"
cp "$copy" "$work/bad.db"
truncate -s -40960 "$work/bad.db"
check bad/damaged says 5 'the backup is damaged' restore "$work/bad.db"
check bad/nothing-restored says 5 'nothing was restored; the register is as it was' restore "$work/bad.db"
check bad/as-it-was [ "$(sql 'SELECT count(*) FROM visit')" = 2 ]

check restored ends 0 restore "$copy"
check restored/told prints '^The old register is kept as .*/kiosk.db.before-'
check restored/one [ "$(sql 'SELECT count(*) FROM visit')" = 1 ]
check restored/old [ "$(sqlite3 "$(ls "$db".before-*)" 'SELECT count(*) FROM visit')" = 2 ]
check restored/private [ "$(stat -c %a "$db")" = 600 ]
check restored/chain ends 0 journal --verify
check restored/head-of-backup ends 0 journal --verify --head "$head"
check restored/goes-on ends 0 "${good[@]}"
check restored/no-rest [ -z "$(find "$home" -name '*part*')" ]

finish
