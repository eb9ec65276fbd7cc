#!/bin/sh
# The console's helpers: lockkeys against a stand-in for the kernel's keymaps,
# font.sh against sizes of screens, the built fonts, the man page.
# usage: console.sh BUILD-FOLDER
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
build=$(cd "${1:-build}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

report() { # report STATUS WORDS
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; failed=1; fi
}

: > "$work/tty"
# A sanitizer would rather be the first library itself.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
${CC:-cc} -shared -fPIC -o "$work/keymaps.so" "$here/keymaps.c"
lock() { LD_PRELOAD=$work/keymaps.so "$build/libexec/kiosk/lockkeys" "$work/tty" "$@" > "$work/left" 2> "$work/said"; }
printf '%s\n' '0 30 0x0b61' '0 58 0x0207' > "$work/want"
lock && diff "$work/want" "$work/left" && grep -q '^17 keys locked$' "$work/said"
report $? "lockkeys leaves letters and Caps Lock, and nothing that harms or leaves"
printf '%s\n' '12 59 0x0500' '12 60 0x0501' >> "$work/want"
lock 1 2 && diff "$work/want" "$work/left" && grep -q '^15 keys locked$' "$work/said"
report $? "... and the keys to the consoles that are named"
KEYMAPS_SEALED=1 LD_PRELOAD=$work/keymaps.so "$build/libexec/kiosk/lockkeys" "$work/tty" > "$work/left" 2>&1
[ $? = 1 ] && grep -q 'tty: ' "$work/left"
report $? "lockkeys says so when the kernel refuses"
"$build/libexec/kiosk/lockkeys" "$work/none" 2> /dev/null
[ $? = 1 ]
report $? "lockkeys fails without its console"

# setfont is the kernel's business; here it only tells what it was given.
mkdir "$work/bin"
printf '#!/bin/sh\necho "$@"\n' > "$work/bin/setfont"
chmod +x "$work/bin/setfont"
while read -r screen size; do
	rm -f "$work/size"
	[ "$screen" = none ] || echo "$screen" > "$work/size"
	said=$(PATH=$work/bin:$PATH KIOSK_FONTS=/fonts KIOSK_SCREEN=$work/size "$top/src/systemd/font.sh" 2>&1)
	[ "$said" = "-C /dev/tty1 /fonts/kiosk-$size.psf.gz" ]
	report $? "a screen of $screen gets the font $size"
done <<'SCREENS'
1920,1080 16x32
1366,768 16x32
1280,1024 16x32
1280,720 12x24
1024,768 12x24
800,600 8x16
none 8x16
SCREENS

"$here/font.py" "$build/share/kiosk/fonts" "$top/src/font/kiosk.set"
report $? "console fonts"

mandoc -Tlint -Wwarning "$top/src/man/kiosk.1"
report $? "mandoc finds nothing wrong with kiosk.1"

exit $failed
