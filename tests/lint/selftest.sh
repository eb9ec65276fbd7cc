#!/bin/bash
# Shows that each rule of lint.sh fires: plants one fault at a time in a copy of
# the sources and wants it named by file and line.
# usage: selftest.sh
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
planted=0

# expect RULE 'FILE:LINE: SENTENCE' [BUILD]: the rule, run in the copy, names it.
expect() {
	planted=$((planted + 1))
	if (cd "$copy" && tests/lint.sh "${3:-build}" "$1" 2> /dev/null) > "$work/said"; then
		echo "not ok - $1 found nothing instead of $2"
		failed=1
	elif grep -qF -- "$2" "$work/said"; then
		echo "ok - $1 names $2"
	else
		echo "not ok - $1 does not name $2 but says:"
		sed 's/^/# /' "$work/said"
		failed=1
	fi
}

# fresh [bare]: the copy as it is here; bare: without the C files.
fresh() {
	copy=$work/copy
	rm -rf "$copy"
	mkdir "$copy"
	tar -cf - Makefile README.md .clang-tidy src tests locale forms | tar -C "$copy" -xf -
	[ "${1:-}" != bare ] || find "$copy/src" -name '*.c' -delete
}

plant() { cat > "$copy/$1"; }

fresh
plant src/core/planted.c <<< '#include "store/store.h"'
expect includes 'src/core/planted.c:1: room core may not know room store'
plant src/core/planted.c <<< '#include "planted.h"'
expect includes 'src/core/planted.c:1: write "planted.h" as "room/planted.h"'
plant src/core/planted.c <<< '/* TODO: later */'
expect includes 'src/core/planted.c:1: a note for later'
plant src/core/planted.c <<< 'int planted; '
expect includes 'src/core/planted.c:1: spaces at the end of the line'
rm "$copy/src/core/planted.c"
plant src/ui/planted.c <<< '#include <curses.h>'
expect includes 'src/ui/planted.c:1: curses.h may be included in'
plant src/ui/planted.c <<< '#include <sqlite3.h>'
expect includes 'src/ui/planted.c:1: sqlite3.h may be included in'
plant src/ui/planted.c <<< '#include <libfyaml.h>'
expect includes 'src/ui/planted.c:1: libfyaml.h may be included in'
plant src/ui/planted.c <<< '#include <iconv.h>'
expect includes 'src/ui/planted.c:1: iconv.h may be included in'
plant src/ui/planted.c <<< '#include <cups/cups.h>'
expect includes 'src/ui/planted.c:1: cups/cups.h may be included in'
mkdir "$copy/src/cellar"
plant src/cellar/planted.c <<< 'int planted;'
expect includes 'src/cellar/planted.c:1: folder cellar is no room'

fresh
plant src/core/planted.h <<< 'bool planted(void);'
expect headers 'src/core/planted.h:1: does not compile alone'

fresh
{ yes '/* one more line */' | head -401; } | plant src/core/planted.c
expect sizes 'src/core/planted.c:401: 401 lines besides tables'
{ echo 'void planted(void)'; echo '{'; yes '	;' | head -58; echo '}'; } | plant src/core/planted.c
expect sizes 'src/core/planted.c:1: planted has 61 lines'

fresh
plant src/core/planted.c <<< 'int planted;'
expect map 'src/core/planted.c:1: is missing from the file map'
rm "$copy/src/core/planted.c"
echo '- `src/core/nowhere.c` is not there' >> "$copy/README.md"
expect map "README.md:$(wc -l < "$copy/README.md"): there is no src/core/nowhere.c"
echo 'Nothing.' > "$copy/README.md"
expect map 'README.md:1: there is no file map'

fresh
mkdir -p "$work/build/bin"
echo 'int main(void) { return 0; }' > "$work/main.c"
${CC:-cc} -o "$work/build/bin/kiosk" "$work/main.c" -Wl,--no-as-needed -lcups
expect needed 'Makefile:1: bin/kiosk is linked with [libcups' "$work/build"
rm "$work/build/bin/kiosk"
expect needed 'Makefile:1: bin/kiosk is not there' "$work/build"

fresh
plant src/core/planted.c <<< 'const char *planted = N_("Planted");'
expect catalogs 'src/core/planted.c:1: "Planted" is not in locale/kiosk.pot'
fresh
line=$(($(wc -l < "$copy/locale/kk.po") + 2))
printf '\nmsgid "Planted"\nmsgstr ""\n' >> "$copy/locale/kk.po"
expect catalogs "locale/kk.po:$line: \"Planted\" is not translated"
expect catalogs "locale/kk.po:$line: \"Planted\" is not in locale/kiosk.pot"
printf '\nmsgid "Planted"\nmsgstr ""\n' >> "$copy/locale/kiosk.pot"
expect catalogs 'locale/ru.po:1: "Planted" is missing'
expect catalogs ': no source says "Planted" any more'
fresh
line=$(($(wc -l < "$copy/locale/ru.po") + 3))
printf '\n#, fuzzy\nmsgid "Planted"\nmsgstr "Посажено"\n' >> "$copy/locale/ru.po"
expect catalogs "locale/ru.po:$line: \"Planted\" is marked fuzzy"
fresh
line=$(($(wc -l < "$copy/locale/ru.po") + 4))
printf '\n#, c-format\nmsgid "%%d people"\nmsgstr "%%s человек"\n' >> "$copy/locale/ru.po"
expect catalogs "locale/ru.po:$line: "

fresh
plant forms/planted.yaml <<'YAML'
title: {kk: "Мектепте оқу", ru: Учёба в шкоале}
about:
  kk: >
    Мектепте оқу
    жыққылаң
  ru: 'Стоит 5 ₽'
YAML
expect spelling 'forms/planted.yaml:1: шкоале: the spelling is not known (ru)'
expect spelling 'forms/planted.yaml:5: жыққылаң: the spelling is not known (kk)'
expect glyphs 'forms/planted.yaml:6: the console font has no ₽ (U+20BD)'
plant src/core/planted.c <<< 'const char planted[] = "☎"; /* ☃ */'
expect glyphs 'src/core/planted.c:1: the console font has no ☎ (U+260E)'

fresh
echo '.Planted' >> "$copy/src/man/kiosk.1"
expect manual "src/man/kiosk.1:$(wc -l < "$copy/src/man/kiosk.1"): "

fresh bare
plant src/core/planted.c <<'C'
int planted(void);
int planted(void)
{
	int row[2] = { 1, 2 };
	return row[2];
}
C
expect cppcheck 'src/core/planted.c:5: ' "$work/build"
plant src/core/planted.c <<'C'
#include <string.h>
int planted(const char *a, const char *b);
int planted(const char *a, const char *b)
{
	if (strcmp(a, b) == -1) return 1;
	return memcmp(a, b, sizeof(a));
}
C
expect tidy 'src/core/planted.c:5: ' "$work/build"

[ "$planted" -ge 30 ] || failed=1
exit $failed
