#!/bin/bash
# A receipt printer on the network: through the kiosk's own filter, which asks
# it how it is, and through a raw queue, which does not.
. "$(dirname "$0")/setup.sh"
need zbarimg readelf cupstestppd
start cups receipt

net=$work/net
mkdir "$net"
: > "$net/ctl"
python3 "$here/netprinter.py" "$net" 2> "$out/netprinter" &
printer=$!
trap 'kill $printer; tidy_up' EXIT
within 5 [ -s "$net/port" ]
uri="socket://127.0.0.1:$(cat "$net/port")"
lpadmin -p pos -E -v "$uri" -P "$top/src/print/cups/kiosk-escpos.ppd" 2> /dev/null
lpadmin -p net-raw -E -v "$uri" -m raw 2> /dev/null

papers() { find "$net" -name 'paper-*.bin' | wc -l; }
newest() { ls -t "$net"/paper-*.bin | head -n 1; }
reads() {
	python3 "$here/escpos_decode.py" "$(newest)" --png "$out/$1.png" > /dev/null \
		&& [ "$(zbarimg -q --raw "$out/$1.png" 2> /dev/null)" = 20261123-17-0421 ]
}

check ppd/sound cupstestppd -q -I filters "$top/src/print/cups/kiosk-escpos.ppd"
print unset kk route=cups target=pos
check filter/needs-no-settings ended unset printed
check filter/paper reads unset

echo low > "$net/ctl"
print low kk route=cups target=pos
check filter/low-paper-prints ended low printed

for how in empty:media-empty cover:cover-open; do
	echo "${how%:*}" > "$net/ctl"
	before=$(papers)
	print "${how%:*}" kk route=cups target=pos
	check "filter/${how%:*}" ended "${how%:*}" cancelled "${how#*:}"
	check "filter/${how%:*}/nothing-printed" [ "$(papers)" = "$before" ]
	print "status-${how%:*}" kk task=status route=cups target=pos
	check "filter/${how%:*}/no-old-news" within 2 ended "status-${how%:*}" ready
done

: > "$net/ctl"
print again kk route=cups target=pos
check filter/prints-again ended again printed
check filter/prints-again/paper reads again
echo silent > "$net/ctl"
print silent kk route=cups target=pos
check filter/silent-printer-prints ended silent printed
check filter/silent-printer/paper reads silent

print raw ru route=cups target=net-raw queue=net-raw:raster:576
check raw/printed ended raw printed
check raw/paper reads raw
check papers-in-all [ "$(papers)" = 5 ]

# What the screens' program links of this room needs none of the heavy libraries.
needed() { readelf -d "$B/tests/print/test_talk" | grep NEEDED; }
check light/needs-jansson grep -q jansson <(needed)
refuse light/no-heavy-library grep -qE 'cups|cairo|pango|qrencode|glib' <(needed)
check sound sound
finish
