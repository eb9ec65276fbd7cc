#!/bin/bash
# Feeds each target its kept inputs and then whatever libFuzzer makes of them. An
# input that breaks a law, crashes, leaks or hangs is kept beside the build and
# named; mend the program and put it into corpus/.
#
# usage: fuzz.sh BUILD-FOLDER SECONDS [TARGET...]     (all targets when none is named)
set -u
cd "$(dirname "$0")/../.."
. tests/lib.sh
B=$(realpath "${1:-build}") seconds=${2:-15}
shift 2
export FUZZ_SHARE=$B/share LC_ALL=C.UTF-8 TZ=Asia/Almaty
need clang make
fuzz=$B/fuzz
mkdir -p "$fuzz"
make -j2 fuzzers B="$fuzz" CC=clang SAN=1 WERROR=1 \
	CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link' > "$fuzz/make.log" 2>&1 ||
	{ tail -n 30 "$fuzz/make.log"; not_ok fuzz/build; finish; }

# The catalog's own cases are good inputs too.
kept() {
	echo "tests/fuzz/corpus/$1"
	[ "$1" != forms ] || echo tests/catalog/good tests/catalog/refused
}

all=$(printf '%s\n' tests/fuzz/fuzz_*.c | sed 's,.*/fuzz_\(.*\)\.c,\1,')
for name in ${*:-$all}; do
	log=$fuzz/$name.log
	mkdir -p "$fuzz/corpus/$name"
	# shellcheck disable=SC2046
	if "$fuzz/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 \
		-max_len=16384 -print_final_stats=1 -artifact_prefix="$fuzz/found-$name-" \
		"$fuzz/corpus/$name" $(kept "$name") > "$log" 2>&1; then
		ok "fuzz/$name"
		sed -nE 's/^stat::(number_of_executed_units|average_exec_per_sec): */# \1 /p' "$log"
	else
		grep -vE '^(INFO|#[0-9]+|stat::)' "$log" | tail -n 40
		not_ok "fuzz/$name"
	fi
done
finish
