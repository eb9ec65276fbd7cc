#!/bin/bash
# House rules, static analysis and spelling. Each fault is one line,
# "file:line: sentence"; ends non-zero when there is any.
#
# usage: lint.sh BUILD-FOLDER [RULE...]    (all rules when none is named)
set -uo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
shift
rules=${*:-includes headers sizes map needed catalogs spelling glyphs manual cppcheck tidy}
lint=tests/lint
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT

sources() { find src -name '*.[ch]' | sort; }
flags() {
	printf '%s\n' -std=gnu17 -D_GNU_SOURCE -Isrc "-I$build/gen" '-DKIOSK_VERSION="0"'
	make -s print-LIB_CFLAGS | tr ' ' '\n' | sed '/^$/d'
}

# rooms know whom they may know; some libraries have one door
rule_includes() {
	make -s print-rooms | awk -f $lint/includes.awk - $(sources)
}

# each header compiles alone
rule_headers() {
	mapfile -t flags < <(flags)
	local h said
	for h in $(sources | grep '\.h$'); do
		said=$(${CC:-cc} "${flags[@]}" -fsyntax-only -Werror=implicit-function-declaration -x c "$h" 2>&1) ||
			echo "$h:1: does not compile alone: $(echo "$said" | grep -m1 error | sed 's/.*error: //')"
	done
}

# files of 400 lines and functions of 60 at most
rule_sizes() {
	local files
	files=$(find src tests -name '*.[ch]' | sort)
	awk -f $lint/sizes.awk $(find src -name '*.[ch]' | sort)
	ctags --languages=C --kinds-C=f --fields=+ne -o - $files | awk -F'\t' '
		/^!/ { next }
		{
			for (i = 4; i <= NF; i++) { if ($i ~ /^line:/) from = substr($i, 6); if ($i ~ /^end:/) to = substr($i, 5) }
			if (to - from + 1 > 60) printf "%s:%d: %s has %d lines, 60 are the limit\n", $2, from, $1, to - from + 1
		}'
}

# README's file map is whole and true
rule_map() {
	find src -type f | sort | awk -f $lint/map.awk - README.md
}

# the screen's program stays light: the paper's libraries are its child's
rule_needed() {
	readelf -d "$build/bin/kiosk" | awk '/NEEDED/ && /cups|cairo|pango|qrencode|xlsxwriter/ {
		printf "Makefile:1: bin/kiosk is linked with %s\n", $NF }'
	readelf -d "$build/bin/kiosk" | grep -q NEEDED || echo "Makefile:1: bin/kiosk is not there"
}

rule_catalogs() {
	: > "$found/sources.pot"
	xgettext -LC --from-code=UTF-8 -k -k_ -kN_ -kngettext:1,2 -o "$found/sources.pot" $(sources)
	$lint/catalogs.py "$found/sources.pot"
}

rule_spelling() { $lint/spelling.py; }

rule_glyphs() { $lint/glyphs.py; }

rule_manual() {
	mandoc -Tlint -Wwarning src/man/kiosk.1 | sed -E 's/^mandoc: ([^:]*):([0-9]+):[0-9]+:/\1:\2:/'
}

rule_cppcheck() {
	mkdir -p "$build/cppcheck"
	cppcheck -q -j2 --std=c11 --language=c --enable=warning,performance,portability --inline-suppr \
		--suppress=missingInclude --cppcheck-build-dir="$build/cppcheck" -D_GNU_SOURCE '-DKIOSK_VERSION="0"' \
		'-Djson_object_foreach(object,name,value)=while(json_step(object,&name,&value))' \
		-Isrc -I"$build/gen" --template='{file}:{line}: {message} [{id}]' --template-location='' src 2>&1 |
		sed '/^$/d'
}

rule_tidy() {
	local options
	options=$(flags | tr '\n' ' ')
	sources | grep '\.c$' | OPTIONS=$options xargs -P2 -n4 sh -c 'clang-tidy --quiet "$@" -- $OPTIONS 2>/dev/null' tidy |
		sed -nE 's/^(\/.*\/)?((src|tests)\/[^:]*):([0-9]+):[0-9]+: (warning|error): /\2:\4: /p' | sort -u
}

for rule in $rules; do
	began=$(date +%s)
	"rule_$rule" > "$found/$rule" || [ -s "$found/$rule" ] || echo "tests/lint.sh:1: rule $rule could not run" > "$found/$rule"
	cat "$found/$rule"
	printf 'lint: %-9s %d faults, %d s\n' "$rule" "$(wc -l < "$found/$rule")" $(($(date +%s) - began)) >&2
done
! grep -q . $(printf "$found/%s " $rules)
