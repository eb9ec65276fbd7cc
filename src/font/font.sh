#!/bin/sh
# Makes one console font: font.sh WIDTHxHEIGHT OUT.psf.gz, from Debian's
# xfonts-terminus, with the 256 glyphs of kiosk.set first.
#
# 256, not 512: with more the VGA text mode takes the bright bit of the colours
# for the glyph. No table of equivalents: Latin A and Cyrillic А stay two
# glyphs, so that what is on the screen can be read back.
set -eu
here=$(dirname "$0")
size=$1
out=$2
x11=/usr/share/fonts/X11/misc
lists=/usr/share/bdf2psf
height=${size#*x}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gzip -dc "$x11/ter-u${height}b_unicode.pcf.gz" > "$work/font.pcf"
pcf2bdf -o "$work/font.bdf" "$work/font.pcf"
awk -f "$here/tenge.awk" "$work/font.bdf" > "$work/tenge.bdf"
: > "$work/none.equivalents"

# Glyphs 8 columns wide serve the VGA text mode too; there bdf2psf places the
# line drawing where the hardware joins it.
mode=--fb
[ "$size" != 8x16 ] || mode=
bdf2psf $mode --log "$work/log" "$work/font.bdf+$work/tenge.bdf" "$work/none.equivalents" \
	"$here/kiosk.set+:$lists/linux.set+:$lists/useful.set" 256 "$work/font.psf" 2> "$work/errors" || {
	cat "$work/errors" >&2
	exit 1
}
if grep -q WARNING "$work/errors" "$work/log" 2>/dev/null; then
	cat "$work/errors" "$work/log" >&2
	exit 1
fi
mkdir -p "$(dirname "$out")"
gzip -9nc "$work/font.psf" > "$out"
