#!/bin/sh
# font.sh [TTY...]: gives the consoles (tty1 when none is named) the kiosk's own
# font, the largest that leaves 80 columns and 24 rows. Debian's fonts for the
# console have no Kazakh letters.
set -eu
fonts=${KIOSK_FONTS:-/usr/share/kiosk/fonts}
screen=${KIOSK_SCREEN:-/sys/class/graphics/fb0/virtual_size}

size=8x16 # no framebuffer: VGA text mode
if IFS=, read -r width height 2>/dev/null < "$screen"; then
	if [ "$width" -ge 1280 ] && [ "$height" -ge 768 ]; then
		size=16x32
	elif [ "$width" -ge 960 ] && [ "$height" -ge 576 ]; then
		size=12x24
	fi
fi
for tty in "${@:-tty1}"; do
	setfont -C "/dev/$tty" "$fonts/kiosk-$size.psf.gz"
done
