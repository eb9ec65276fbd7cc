#!/bin/sh
# Installs to a scratch root and checks what landed there, with which mode, and
# what systemd thinks of it.
# usage: install.sh BUILD-FOLDER
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=${1:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

report() { # report STATUS WORDS
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; failed=1; fi
}

# A careless umask must not show in what is installed.
(umask 077 && make -C "$top" -s install B="$build" DESTDIR="$work/root" PREFIX=/usr) > "$work/log" 2>&1
report $? "make install" || cat "$work/log"
[ ! -s "$work/log" ] || cat "$work/log"

# Forms, words and locales are as many as their sources; the rest is a list.
{
	cat "$here/install.list"
	for f in "$top"/forms/*.yaml; do
		[ -e "$f" ] && echo "644 usr/share/kiosk/forms/$(basename "$f")"
	done
	for f in "$top"/locale/*.po; do
		[ -e "$f" ] && echo "644 usr/share/locale/$(basename "$f" .po)/LC_MESSAGES/kiosk.mo"
	done
} | sort -k2 > "$work/want"
# Of a compiled locale two files stand for all.
(cd "$work/root" && find . -type f -printf '%m %P\n') |
	awk '!/\/kiosk\/locale\// || /LC_COLLATE$|SYS_LC_MESSAGES$/' | sort -k2 > "$work/got"
diff "$work/want" "$work/got"
report $? "the files and modes are those of install.list"

bad=$(cd "$work/root" && find . -type d ! -perm 755 -print)
[ -z "$bad" ]
report $? "folders are open to read${bad:+: $bad}"

grep -rIlE "$work|$top" "$work/root/usr/lib" "$work/root/usr/libexec/kiosk/font.sh" "$work/root/usr/share"
[ $? = 1 ]
report $? "no installed text names the scratch root or the source folder"

# What the unit runs besides us is there on a Debian machine.
for f in usr/bin/udevadm bin/sh; do
	mkdir -p "$work/root/$(dirname $f)" && printf '#!/bin/sh\n' > "$work/root/$f" && chmod 755 "$work/root/$f"
done
cp -a /usr/lib/systemd/system/. "$work/root/usr/lib/systemd/system/"
verdict=$(systemd-analyze verify --root="$work/root" --man=no --recursive-errors=no kiosk.service 2>&1)
report $? "systemd-analyze verify${verdict:+: $verdict}"
[ -z "$verdict" ]
report $? "... without a word"

# 0.4 of 10 was reached, and the unit says what it leaves open and why.
exposure=$(systemd-analyze security --offline=true --root="$work/root" kiosk.service | sed -n 's/.*exposure level.*: \([0-9.]*\) .*/\1/p')
[ -n "$exposure" ] && [ "$(echo "$exposure" | tr -d .)" -le 4 ]
report $? "systemd-analyze security: exposure $exposure (at most 0.4)"

# What the appliance lives by; that it does, only a machine that boots can show.
while read -r file line; do
	grep -qxF "$line" "$work/root/usr/lib/$file"
	report $? "$file has $line"
done <<'LINES'
systemd/system/kiosk.service Type=notify
systemd/system/kiosk.service Restart=always
systemd/system/kiosk.service StartLimitIntervalSec=0
systemd/system/kiosk.service WatchdogSec=15
systemd/system/kiosk.service UMask=0077
systemd/system/kiosk.service StateDirectoryMode=0700
systemd/system.conf.d/kiosk.conf CtrlAltDelBurstAction=none
systemd/logind.conf.d/kiosk.conf NAutoVTs=0
systemd/logind.conf.d/kiosk.conf ReserveVT=0
sysctl.d/90-kiosk.conf kernel.sysrq = 0
LINES

mkdir -p "$work/root/etc"
systemd-sysusers --root="$work/root" 2>&1 && grep -q '^kiosk:.*:/var/lib/kiosk:/usr/sbin/nologin$' "$work/root/etc/passwd"
report $? "sysusers makes the user"

# Another prefix: what names a path names the right one.
make -C "$top" -s install B="$build" DESTDIR="$work/other" PREFIX=/usr/local > "$work/log" 2>&1 &&
	grep -q '^ExecStart=/usr/local/bin/kiosk visitor$' "$work/other/usr/local/lib/systemd/system/kiosk.service" &&
	grep -q '/usr/local/libexec/kiosk/font.sh' "$work/other/usr/local/lib/udev/rules.d/91-kiosk-font.rules" &&
	grep -q '/usr/local/share/kiosk/fonts' "$work/other/usr/local/libexec/kiosk/font.sh"
report $? "another prefix reaches unit, rule and script"

exit $failed
