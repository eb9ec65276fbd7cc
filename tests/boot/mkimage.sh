#!/bin/bash
# A disk for the machine under test: the base of build-image.sh, an installed
# tree over it, and commands run inside, as the one who installs would type them.
#
#   mkimage.sh OUT.img DESTDIR 'SHELL COMMANDS'
#
# No systemd runs in there: systemctl can enable and mask, not start. Owners
# become root, modes are kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${BOOT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kiosk-boot}
out=$1
tree=$2
commands=$3
"$here/build-image.sh"

work=$(mktemp -d)
root=$work/root
mounted=
trap '[ -z "$mounted" ] || umount "$root"; rm -rf "$work"' EXIT
mkdir "$root" "$work/upper" "$work/work"
if mount -t overlay overlay -o "lowerdir=$cache/base,upperdir=$work/upper,workdir=$work/work" "$root" 2>/dev/null; then
	mounted=1
else
	cp -a "$cache/base/." "$root/"
fi
# /lib and /bin are links to folders of /usr and must stay that.
tar -C "$tree" --owner=0 --group=0 -cf - . |
	tar -C "$root" --keep-directory-symlink --no-overwrite-dir -xpf -
chroot "$root" /bin/sh -ec "export PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 SYSTEMD_OFFLINE=1; $commands"

# mke2fs cuts times to seconds. Debian's console-setup compares its cache with
# its configuration and would make it anew at the first boot, for 15 s.
for cached in "$root"/etc/console-setup/cached_setup_*.sh; do
	for conf in keyboard console-setup; do
		conf=$root/etc/default/$conf
		if [ "$cached" -nt "$conf" ] && [ "$(stat -c %Y "$cached")" = "$(stat -c %Y "$conf")" ]; then
			touch -d "@$(($(stat -c %Y "$cached") + 1))" "$cached"
		fi
	done
done
rm -f "$out"
mke2fs -q -F -t ext4 -L root -E root_owner=0:0,lazy_itable_init=1,nodiscard -m 1 -d "$root" "$out" 1G
