#!/bin/bash
# Breaks the program in one line, runs the test that must notice, puts the line
# back; so for every sabotage in tests/mutants/list. Works on a copy of the sources
# in BUILD-FOLDER/mutants. The last line is "N killed, N survived".
#
# usage: mutants.sh BUILD-FOLDER [PATTERN]    (PATTERN: only names that match)
#
# Fails when a test stays green, and when the list is out of date: its expression
# does not change exactly one line, the changed program does not build, or a named
# test is not green without any sabotage. A test that hangs has noticed.
set -uo pipefail
cd "$(dirname "$0")/.."
list=tests/mutants/list
mkdir -p "${1:-build}/mutants"
work=$(realpath "${1:-build}")/mutants
only=${2:-.}
tree=$work/tree said=$work/said
exec 9> "$work/lock"
flock -n 9 || { echo "another run is at work in $work" >&2; exit 1; }
export LIMIT=${LIMIT:-120} # seconds a test may take
killed=0 survived=0 outdated=0

# Blocks of two lines: NAME FILE TEST..., then the indented expression. One line each
# comes out, fields apart by tabs, the tests as a pattern for run.sh.
table() {
	awk '/^#|^$/ { next }
		/^[ \t]/ { sub(/^[ \t]+/, ""); print name "\t" file "\t" tests "\t" $0; next }
		{ name = $1; file = $2; tests = ""; for (i = 3; i <= NF; i++) tests = tests (i > 3 ? "|" : "") $i }' $list |
		awk -F'\t' -v only="$only" '$1 ~ only'
}

copy() {
	rm -rf "$tree"
	mkdir -p "$tree"
	git ls-files -z --cached --others --exclude-standard | tar -cf - --null --ignore-failed-read -T - 2>/dev/null |
		tar -xf - -C "$tree"
}

build() { # build TESTS: the programs and the unit tests among these
	local units
	units=$(tr '|' '\n' <<< "$1" | sed -n 's,^unit/,build/tests/,p' | sort -u)
	make -s -j2 -C "$tree" CFLAGS='-O1 -g' B=build all $units > "$said" 2>&1
}

test_is_green() { (cd "$tree" && tests/run.sh build "^($1)\$") > "$said" 2>&1 9>&-; }

fault() { # fault WORD NAME WORDS
	printf '%-10s %-30s %s\n' "$1" "$2" "$3"
	outdated=$((outdated + 1))
}

# A test that is red by itself, or is not there, is a witness for nothing. Some
# measure time: a busy machine gets a second try.
hear_tests() {
	local test
	: > "$work/red"
	while read -r test; do
		test_is_green "$test" || test_is_green "$test" && ! grep -q '^0 passed' "$said" && continue
		grep -aE 'not ok|ERROR|FAILED|checked nothing|took longer' "$said"
		fault "not green" "$test" "without any sabotage"
		echo "$test" >> "$work/red"
	done < <(table | cut -f3 | tr '|' '\n' | sort -u)
}

try() { # try NAME FILE TESTS EXPRESSION
	local name=$1 file=$2 tests=$3 expression=$4 began=$SECONDS lines
	cp "$tree/$file" "$work/sound" || { fault "no file" "$name" "$file"; return; }
	sed -i "$expression" "$tree/$file"
	lines=$(diff "$work/sound" "$tree/$file" | grep -c '^[<>]')
	if tr '|' '\n' <<< "$tests" | grep -qxFf "$work/red"; then
		fault "no test" "$name" "a test of it is not green"
	elif [ "$lines" != 1 ] && [ "$lines" != 2 ]; then
		fault "no match" "$name" "$file: the expression changes $lines lines, not one"
	elif ! build "$tests"; then
		fault "no build" "$name" "$file: $(grep -m1 -E 'error|Error' "$said")"
	elif test_is_green "$tests"; then
		printf '%-10s %-30s %s: %s stays green\n' SURVIVED "$name" "$file" "$tests"
		survived=$((survived + 1))
	else
		printf '%-10s %-30s %3d s\n' killed "$name" $((SECONDS - began))
		killed=$((killed + 1))
	fi
	cat "$work/sound" > "$tree/$file" # a new time, so that it is built again
}

copy
build "$(table | cut -f3 | paste -sd '|')" || { tail -n 20 "$said"; exit 1; }
hear_tests
while IFS=$'\t' read -r name file tests expression; do
	try "$name" "$file" "$tests" "$expression" < /dev/null
done < <(table)
[ $outdated = 0 ] || echo "$outdated things to mend in $list or its tests"
echo "$killed killed, $survived survived"
[ $survived = 0 ] && [ $outdated = 0 ] && [ $killed != 0 ]
