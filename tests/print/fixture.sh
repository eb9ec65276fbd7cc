#!/bin/bash
# A print system of its own in a folder: a private cupsd on a unix socket, a
# receipt printer and a driverless page printer.
#
#	fixture.sh start DIR [receipt]    receipt: without the page printer
#	fixture.sh stop DIR
#
# start prints the setting of the environment that leads there.
#
# DIR/receipt and DIR/page hold ctl (how the printer is, see fakeusb) and the
# paper. Queues: pos-raw (raw, receipt), a4 (page). When $B holds the kiosk's
# filter, it and its MIME type are there for queues with the kiosk's PPD.
# DIR must be short, for its socket's name, and open to the user lp.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
verb=$1
dir=$(realpath -m "$2")
parts=${3:-all}
cups=/usr/lib/cups

wait_for() {
	for _ in $(seq 200); do
		"$@" > /dev/null 2>&1 && return
		sleep 0.02
	done
	echo "fixture: waited in vain for: $*" >&2
	return 1
}

# lpstat ends with 0 also when it says that nothing is running.
cups_is_up() { LC_ALL=C lpstat -r 2> /dev/null | grep -q 'is running'; }

free_port() {
	local port
	while :; do
		port=$((20000 + RANDOM % 20000))
		(exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
	done
	echo "$port"
}

make_folders() {
	umask 022
	[ ${#dir} -le 80 ] || { echo "fixture: $dir is too long for a socket" >&2; exit 1; }
	mkdir -p "$dir"/{etc/ppd,etc/ssl,bin/backend,bin/filter,spool/tmp,cache,run,log,receipt,page}
	: > "$dir/receipt/ctl"
	: > "$dir/page/ctl"
	user=$(id -un) group=$(id -gn)
	if [ "$(id -u)" = 0 ]; then
		user=lp group=lp
		chown root:lp "$dir"/{spool,spool/tmp,cache,run}
		chmod 775 "$dir"/{spool,cache,run}
		chmod 1777 "$dir/spool/tmp"
		chmod 777 "$dir/receipt" "$dir/page"
	fi
	chmod 755 "$dir"
}

# cupsd runs what stands in its ServerBin: Debian's programs and ours.
make_server_bin() {
	for part in daemon driver monitor notifier cgi-bin; do
		ln -sfn $cups/$part "$dir/bin/$part"
	done
	ln -sf $cups/backend/{ipp,socket} "$dir/bin/backend/"
	ln -sf $cups/filter/* "$dir/bin/filter/"
	install -m 755 "$here/fakeusb" "$dir/bin/backend/fakeusb"
	escpos=${B:-$top/build}/libexec/kiosk/escposfilter
	if [ -x "$escpos" ]; then
		install -m 755 "$escpos" "$dir/bin/filter/"
		cp "$top/src/print/cups/kiosk.types" "$dir/etc/"
	fi
}

write_settings() {
	cat > "$dir/etc/cups-files.conf" <<-END
		ServerRoot $dir/etc
		ServerBin $dir/bin
		ServerKeychain $dir/etc/ssl
		RequestRoot $dir/spool
		TempDir $dir/spool/tmp
		CacheDir $dir/cache
		StateDir $dir/run
		ErrorLog $dir/log/error_log
		AccessLog $dir/log/access_log
		PageLog $dir/log/page_log
		Sandboxing Relaxed
		SyncOnClose No
		User $user
		Group $group
		SystemGroup root
	END
	cat > "$dir/etc/cupsd.conf" <<-END
		Listen $dir/run/cups.sock
		ServerName localhost
		LogLevel debug
		MaxLogSize 0
		Browsing Off
		BrowseLocalProtocols none
		WebInterface No
		DefaultAuthType None
		ErrorPolicy abort-job
		DirtyCleanInterval 0
		<Location />
		  Order allow,deny
		  Allow all
		</Location>
		<Policy default>
		  JobPrivateAccess all
		  JobPrivateValues none
		  SubscriptionPrivateAccess all
		  SubscriptionPrivateValues none
		  <Limit All>
		    Order deny,allow
		  </Limit>
		</Policy>
	END
	cat > "$dir/etc/bus.conf" <<-END
		<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
		 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
		<busconfig>
		  <listen>unix:path=$dir/run/bus.sock</listen>
		  <auth>EXTERNAL</auth>
		  <policy context="default">
		    <allow send_destination="*"/>
		    <allow receive_sender="*"/>
		    <allow own="*"/>
		  </policy>
		</busconfig>
	END
}

start_cups() {
	/usr/sbin/cupsd -f -c "$dir/etc/cupsd.conf" -s "$dir/etc/cups-files.conf" \
		> "$dir/log/cupsd" 2>&1 &
	echo $! > "$dir/cupsd.pid"
	export CUPS_SERVER="$dir/run/cups.sock"
	wait_for cups_is_up
}

# ippeveprinter will not start without a message bus, though it needs none.
start_page_printer() {
	dbus-daemon --config-file="$dir/etc/bus.conf" --nofork --nopidfile > "$dir/log/bus" 2>&1 &
	echo $! > "$dir/bus.pid"
	wait_for test -S "$dir/run/bus.sock"
	port=$(free_port)
	echo "$port" > "$dir/page.port"
	DBUS_SYSTEM_BUS_ADDRESS="unix:path=$dir/run/bus.sock" \
		IPPSIM_CTL="$dir/page/ctl" IPPSIM_OUT="$dir/page" \
		ippeveprinter -r off -k -d "$dir/page" -p "$port" -n localhost \
		-f application/pdf,image/pwg-raster,image/urf -c "$here/ippsim" "Page printer" \
		> "$dir/log/page" 2>&1 &
	echo $! > "$dir/page.pid"
	wait_for ipptool -q "ipp://localhost:$port/ipp/print" get-printer-attributes.test
}

# What lpadmin says of raw queues and drivers going away is known.
add_queues() {
	lpadmin -p pos-raw -E -v "fakeusb:$dir/receipt" -m raw 2> /dev/null
	[ "$parts" = all ] || return 0
	lpadmin -p a4 -E -v "ipp://localhost:$port/ipp/print" -m everywhere
	wait_for test -s "$dir/etc/ppd/a4.ppd"
	lpadmin -p a4 -o media=iso_a4_210x297mm
}

has_ended() { [ ! -e "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status"; }

# Returns when all have ended: cupsd still writes its files at the end.
stop() {
	for name in page bus cupsd; do
		[ -f "$dir/$name.pid" ] || continue
		pid=$(cat "$dir/$name.pid")
		kill -CONT "$pid" 2> /dev/null || :
		kill "$pid" 2> /dev/null || :
		wait_for has_ended "$pid" || kill -9 "$pid" || :
		rm -f "$dir/$name.pid"
	done
}

case $verb in
start)
	make_folders
	make_server_bin
	write_settings
	start_cups
	[ "$parts" != all ] || start_page_printer
	add_queues
	echo "CUPS_SERVER=$CUPS_SERVER"
	;;
stop)
	stop
	;;
*)
	echo "usage: fixture.sh start DIR [receipt] | stop DIR" >&2
	exit 2
	;;
esac
