#!/bin/bash
# What is not the caller's fault: 4 for the disk and the lock, 5 for a register
# that is not ours to touch. Such a file keeps every byte.
. "$(dirname "$0")/setup.sh"

# ---- the disk -----------------------------------------------------------------------
: > "$work/file"
check home/is-a-file says 4 "$work/file" queue --home "$work/file"
check home/below-a-file says 4 "$work/file/x" queue --home "$work/file/x"
check home/cannot-be-made says 4 '/proc/kiosk' queue --home /proc/kiosk
check home/too-long ends 4 queue --home "/tmp/$(printf 'x%.0s' {1..200})/$(printf 'y%.0s' {1..200})/$(printf 'z%.0s' {1..200})"
mkdir "$work/sealed"
chmod 500 "$work/sealed"
if [ "$(id -u)" = 0 ]; then
	sealed=/proc/self
else
	sealed=$work/sealed
fi
check home/unwritable says 4 kiosk queue --home $sealed
check home/unwritable/take says 4 kiosk "${good[@]}" --home $sealed
check home/unwritable/kk says 4 '[әіңғүұқөһ]' "${good[@]}" --home $sealed --language kk
mkdir -p "$work/dir/kiosk.db"
check database/is-a-folder ends 4 queue --home "$work/dir"

# ---- the lock -----------------------------------------------------------------------
ends 0 "${good[@]}"
before=$(rows)
coproc lock { sqlite3 -batch "$db"; }
lock_in=${lock[1]} lock_out=${lock[0]}
printf 'BEGIN IMMEDIATE;\nSELECT 17;\n' >&"$lock_in"
read -r answer <&"$lock_out"
check lock/held [ "$answer" = 17 ]
began=$(date +%s%N)
check lock/take says 4 'another program holds the register' "${good[@]}"
waited=$((($(date +%s%N) - began) / 1000000))
check lock/waits-its-time [ $waited -ge 4000 -a $waited -lt 9000 ]
check lock/reading-goes-on ends 0 queue
check lock/nothing-written [ "$(rows)" = "$before" ]
"$kiosk" "${good[@]}" --home "$home" --forms "$forms" --json > "$work/late" 2> /dev/null &
late=$!
printf 'ROLLBACK;\n.quit\n' >&"$lock_in"
wait $late
check lock/then-it-goes-on [ $? = 0 ]

# ---- a register that is not ours ----------------------------------------------------
sum() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }

# untouched NAME PATTERN: in the folder NAME every command refuses with 5 and a
# sentence, and no byte, not even a new file, is there afterwards.
untouched() {
	local name=$1 pattern=$2 before
	local at=$work/$name
	before=$(sum "$at")
	check "$name/queue" says 5 "$pattern" queue --home "$at"
	check "$name/take" says 5 "$pattern" "${good[@]}" --home "$at"
	check "$name/take-json" ends 5 "${good[@]}" --home "$at" --json
	check "$name/show" says 5 "$pattern" show 1 --home "$at"
	check "$name/check" ends 5 check --home "$at" --printer none
	check "$name/untouched" [ "$(sum "$at")" = "$before" ]
}

mkdir "$work"/{foreign,nameless,newer,garbage,short,empty,damaged,orphan}
sqlite3 "$work/foreign/kiosk.db" 'PRAGMA application_id = 7; CREATE TABLE t (a); INSERT INTO t VALUES (1)'
untouched foreign 'not a register of the kiosk'
sqlite3 "$work/nameless/kiosk.db" 'CREATE TABLE visit (a); INSERT INTO visit VALUES (1)'
untouched nameless 'not a register of the kiosk'
sqlite3 "$db" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
cp "$db" "$work/newer/"
sqlite3 "$work/newer/kiosk.db" 'PRAGMA journal_mode = DELETE; PRAGMA user_version = 99' > /dev/null
untouched newer 'newer kiosk'
head -c 20000 /dev/urandom > "$work/garbage/kiosk.db"
untouched garbage 'not a register of the kiosk'
echo 'this is no database' > "$work/short/kiosk.db"
untouched short 'not a register of the kiosk'
: > "$work/empty/kiosk.db"
untouched empty 'damaged'
cp "$db" "$work/damaged/"
size=$(stat -c %s "$db")
dd if=/dev/urandom of="$work/damaged/kiosk.db" bs=1 seek=100 count=$((size < 8000 ? size - 100 : 8000)) conv=notrunc 2> /dev/null
untouched damaged 'damaged'
head -c 5000 /dev/urandom > "$work/orphan/kiosk.db-wal"
untouched orphan 'damaged'
lang=ru_RU.UTF-8
check newer/ru says 5 'новой версией' queue --home "$work/newer"
lang=kk_KZ.UTF-8
check newer/kk says 5 '[әіңғүұқөһ]' queue --home "$work/newer"
lang=C.UTF-8

# ---- a journal that was changed -----------------------------------------------------
check journal/whole ends 0 check --printer none
sqlite3 "$db" "DROP TRIGGER event_stays; UPDATE event SET why = 'x' WHERE id = 1" 2> /dev/null
check journal/changed ends 5 check --printer none
check journal/changed/says prints '^error +register +.*event 1'
finish
