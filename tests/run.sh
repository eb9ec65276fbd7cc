#!/bin/bash
# Runs every test of every level and counts. The last line is "N passed, N failed".
#
# usage: run.sh BUILD-FOLDER [PATTERN]     (PATTERN: only tests whose path matches)
# LIMIT in the environment: seconds each test may take
#
# A unit test is a cmocka program; a script prints "ok NAME" or "not ok NAME" for
# each thing it checks. One that ends badly without a word, or checks nothing, has
# failed.
set -uo pipefail
cd "$(dirname "$0")/.."
B=$(realpath "${1:-build}")
only=${2:-.}
export B TZ=Asia/Almaty LC_ALL=C.UTF-8
unset KIOSK_HOME KIOSK_FORMS CUPS_SERVER NOTIFY_SOCKET WATCHDOG_USEC
log=$B/test-logs
rm -rf "$log"
mkdir -p "$log"
passed=0 failed=0 faults=()

count() { # count FILE STATUS NAME
	local ok bad
	ok=$(grep -cE '^(ok |\[       OK \])' "$1")
	bad=$(($(grep -c '^not ok ' "$1") + $(sed -nE 's/^\[  FAILED  \] ([0-9]+) test.*/\1/p' "$1" | tail -n 1 | grep . || echo 0)))
	if [ "$2" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
	if [ "$ok" = 0 ] && [ "$bad" = 0 ]; then bad=1; echo "$3: checked nothing"; fi
	passed=$((passed + ok)) failed=$((failed + bad))
	[ "$bad" != 0 ] || return 0
	sed "s,^,$3: ," "$1" | tail -n 60
	faults+=("$(grep -m 20 -E '^not ok |^\[  FAILED  \] [^0-9]|\.[ch]:[0-9]+: error' "$1" | sed "s,^,$3: ,")")
}

# Each is told in the order of its beginning.
names=()

one() { # one NAME LIMIT COMMAND...
	local name=$1 limit=${LIMIT:-$2} out=$log/${1//\//_} began=$SECONDS
	shift 2
	timeout -k 10 "$limit" "$@" > "$out" 2>&1 < /dev/null
	local status=$?
	[ $status != 124 ] || echo "not ok $name took longer than $limit s" >> "$out"
	echo "$status $((SECONDS - began))" > "$out.end"
}

run() { # run NAME LIMIT COMMAND...
	[[ $1 =~ $only ]] || return 0
	names+=("$1")
	while [ "$(jobs -pr | wc -l)" -ge "$lanes" ]; do wait -n; done
	one "$@" &
}

tell() {
	local name status seconds
	for name in "${names[@]}"; do
		read -r status seconds < "$log/${name//\//_}.end"
		count "$log/${name//\//_}" "$status" "$name"
		printf '%-40s %3d s\n' "$name" "$seconds"
	done
}

# What must be done within so many seconds is not judged beside other work.
lanes=1
for t in tests/print/frozen.sh tests/print/trouble.sh; do
	run "${t#tests/}" 600 bash "$t" "$B"
done
wait
lanes=${LANES:-4} # most of the time of most of them is waiting

for t in "$B"/tests/*/test_*; do
	[[ $t == *.* ]] || run "unit/${t#"$B"/tests/}" 300 "$t"
done
scripts=$(ls tests/print/*.sh tests/command/*.sh tests/e2e/*.sh tests/crash/*.sh 2>/dev/null | grep -vE "/(setup|fixture|lib)\.sh$|^tests/print/(frozen|trouble)\.sh$")
# The fuzz targets are built with clang and sanitizers whatever the build: once is enough.
[ "$B" != "$PWD/build" ] || run fuzz/fuzz.sh 900 bash tests/fuzz/fuzz.sh "$B" 15
for t in $scripts tests/appliance/install.sh tests/appliance/console.sh tests/lint/selftest.sh \
	tests/bench/selftest.sh; do
	run "${t#tests/}" 600 bash "$t" "$B"
done
for t in tests/abuse/*.py; do
	[ "$t" = tests/abuse/harness.py ] || run "${t#tests/}" 600 python3 -BSE "$t" "$B"
done

wait
tell
[ ${#faults[@]} = 0 ] || printf "%s\n" "${faults[@]}"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
