#!/bin/bash
# The machine under test: Debian 12 as a directory, with its kernel and a small
# initrd, made once and kept in $BOOT_CACHE (about a minute, 300 MB).
#
#   build-image.sh            make it when it is missing or out of date
#   FORCE=1 build-image.sh    make it anew
#
#   base/     the root file system (mkimage.sh lays the installed kiosk over it)
#   vmlinux   the kernel uncompressed, entered by qemu directly: in emulation
#             this saves the five seconds that unpacking takes
#   vmlinuz   the same kernel as Debian ships it (drive.py boot --bios)
#   initrd    busybox and the modules that mount /dev/vda, not compressed
#
# Needs root (mmdebstrap --mode=root) and apt; no loop device, no KVM.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${BOOT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kiosk-boot}
[ "$(id -u)" = 0 ] || { echo "$0: run as root" >&2; exit 1; }

tools="qemu-system-x86 qemu-utils seabios mmdebstrap e2fsprogs busybox-static cpio kmod binutils xz-utils python3"
missing=
for p in $tools; do
	dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $p"
done
if [ -n "$missing" ]; then
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
		install -y -qq --no-install-recommends $missing >/dev/null
fi

# The system as on a real machine, console-setup included: it is the one that
# fights with the kiosk over the font. Then what the kiosk links, and CUPS.
packages=systemd-sysv,libpam-systemd,dbus,udev,kmod,kbd,procps,login,passwd,less,e2fsprogs,sqlite3
packages+=,console-setup,console-setup-linux,keyboard-configuration
packages+=,ncurses-bin,libncursesw6,libsqlite3-0,libfyaml0,libsodium23,libjansson4
packages+=,libpangocairo-1.0-0,libcairo2,libqrencode4,libcups2,fonts-dejavu-core,cups-daemon,cups-client
packages+=,openssh-server,openssh-client
key=$({ echo "$packages"; cat "$here/build-image.sh"; } | sha256sum | cut -c1-16)

[ -z "${FORCE:-}" ] || rm -rf "$cache"
mkdir -p "$cache"
if [ "$(cat "$cache/key" 2>/dev/null)" = "$key" ]; then
	echo "the base is in $cache ($(du -sh "$cache/base" | cut -f1))"
	exit 0
fi
rm -rf "$cache/base" "$cache/key" "$cache/kernel" "$cache/initrd.d"
began=$(date +%s)
base=$cache/base

mmdebstrap --quiet --mode=root --variant=minbase --include="$packages" \
	--aptopt='Acquire::Languages "none"' \
	--dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
	--dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
	bookworm "$base"
echo kiosktest > "$base/etc/hostname"
printf '127.0.0.1 localhost kiosktest\n' > "$base/etc/hosts"
echo '/dev/vda / ext4 defaults,errors=remount-ro 0 1' > "$base/etc/fstab"
echo root:root | chroot "$base" chpasswd
echo 0123456789abcdef0123456789abcdef > "$base/etc/machine-id" # no first-boot pass
mkdir -p "$base/var/log/journal"
rm -f "$base"/etc/systemd/system/timers.target.wants/apt-daily*

# A root shell on the second serial port, for `drive.py exec`: the only thing
# the test adds to the machine. It depends on nothing the kiosk may break.
cat > "$base/etc/systemd/system/test-agent.service" <<'UNIT'
[Unit]
Description=Root shell of the boot test on ttyS1 (not part of the kiosk)
DefaultDependencies=no
After=local-fs.target
[Service]
StandardInput=tty
StandardOutput=tty
StandardError=tty
TTYPath=/dev/ttyS1
ExecStart=/bin/sh -c "stty raw -echo 115200; exec bash --norc --noprofile /dev/stdin"
Environment=HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin
Restart=always
RestartSec=0
OOMScoreAdjust=-1000
[Install]
WantedBy=sysinit.target
UNIT
ln -sf ../test-agent.service "$base/etc/systemd/system/sysinit.target.wants/"

# Debian's own kernel, with only the modules a qemu machine has a use for.
mkdir -p "$cache/kernel"
cd "$cache/kernel"
chmod 777 .
apt-get download -qq "$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-6/ { print $2; exit }')"
dpkg-deb -x linux-image-*.deb x
rm -f linux-image-*.deb
version=$(ls x/lib/modules)
depmod -b x "$version"
cp "x/boot/vmlinuz-$version" "$cache/vmlinuz"
# vmlinuz is a loader and the xz-packed ELF file: cut the ELF file out.
python3 - "$cache/vmlinuz" "$cache/vmlinux" <<'PY'
import lzma, sys
data = open(sys.argv[1], "rb").read()
start = data.find(b"\xfd7zXZ\x00")
assert start > 0, "the kernel is not packed with xz"
open(sys.argv[2], "wb").write(lzma.LZMADecompressor().decompress(data[start:]))
PY
strip --strip-debug "$cache/vmlinux" 2>/dev/null || true

to_mount="virtio_pci virtio_blk ext4"
to_run="$to_mount bochs virtio-gpu cirrus drm evdev psmouse serio_raw pcspkr i6300esb virtio_net virtio_rng
	overlay uinput loop usb-storage uas xhci_pci ehci_pci uhci_hcd usbhid hid_generic sd_mod vfat fat
	nls_cp437 nls_ascii nls_utf8 usblp autofs4 configfs fuse button"
files_of() {
	for m in "$@"; do
		modprobe -d "$cache/kernel/x" -S "$version" --show-depends "$m" 2>/dev/null || true
	done | awk '/^insmod/ && !seen[$2]++ { print $2 }'
}
for f in $(files_of $to_run); do install -D -m644 "$f" "$base${f#"$cache/kernel/x"}"; done
cp x/lib/modules/"$version"/modules.{order,builtin,builtin.modinfo} "$base/lib/modules/$version/"
depmod -b "$base" "$version"

initrd=$cache/initrd.d
mkdir -p "$initrd"/{bin,dev,proc,sys,root,m}
cp /bin/busybox "$initrd/bin/"
n=10
for f in $(files_of $to_mount); do cp "$f" "$initrd/m/$n-$(basename "$f")"; n=$((n + 1)); done
cat > "$initrd/init" <<'INIT'
#!/bin/busybox sh
b=/bin/busybox
$b mount -t devtmpfs dev /dev; $b mount -t proc proc /proc; $b mount -t sysfs sys /sys
for m in /m/*; do $b insmod $m 2>/dev/null; done
i=0; while [ ! -b /dev/vda ] && [ $i -lt 100 ]; do $b usleep 50000; i=$((i+1)); done
$b mount -o ro -t ext4 /dev/vda /root || exec $b sh
$b mount --move /dev /root/dev; $b umount /proc /sys
exec $b switch_root /root /sbin/init
INIT
chmod 755 "$initrd/init"
(cd "$initrd" && find . | cpio -o -H newc --quiet > "$cache/initrd")
rm -rf "$cache/kernel" "$initrd"
echo "$key" > "$cache/key"
echo "base built in $(($(date +%s) - began)) s: $(du -sh "$base" | cut -f1), kernel $version"
