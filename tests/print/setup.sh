# Sourced by the tests that print: tools, words, and a print system in $D.

set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
. "$here/../lib.sh"
B=${B:-build}
case $B in /*) ;; *) B=$top/$B ;; esac
export B
unset CUPS_SERVER LOCPATH LANGUAGE
export LC_ALL=C.UTF-8
work=$(mktemp -d /tmp/kiosk-print.XXXXXX)
chmod 755 "$work"
out=$work/out
mkdir "$out"
fixtures=

tidy_up() {
	for fixture in $fixtures; do "$here/fixture.sh" stop "$fixture"; done
	rm -rf "$work"
}
trap tidy_up EXIT
trap 'exit 1' INT TERM

PATH=$PATH:/usr/sbin
need cupsd ippeveprinter dbus-daemon ipptool msgfmt localedef

# Words of the tests' own: the paper must not change with the catalogs.
make_share() {
	share=$work/share
	for lang in kk ru; do
		mkdir -p "$share/locale/$lang/LC_MESSAGES" "$share/kiosk/locale"
		msgfmt -o "$share/locale/$lang/LC_MESSAGES/kiosk.mo" "$here/words/$lang.po"
	done
	for name in kk_KZ ru_RU; do
		compiled=$B/share/kiosk/locale/$name.UTF-8
		if [ -d "$compiled" ]; then
			ln -s "$compiled" "$share/kiosk/locale/"
		else
			localedef --no-archive -i $name -f UTF-8 "$share/kiosk/locale/$name.UTF-8"
		fi
	done
}
make_share

# start DIR [receipt]: a print system in $work/DIR; its paths in D, receipt, page.
start() {
	D=$work/$1
	fixtures="$fixtures $D"
	"$here/fixture.sh" start "$D" ${2:-} > "$work/$1.env" || { not_ok "fixture $1"; exit 1; }
	export CUPS_SERVER="$D/run/cups.sock"
	receipt=$D/receipt
	page=$D/page
}

# print JOB-NAME ARGUMENTS OF order.py...: reports to $out/JOB-NAME.
print() {
	python3 "$here/order.py" "$@" \
		| "$B/libexec/kiosk/kiosk-print" --share "$share" > "$out/$1" 2> "$out/$1.err"
	echo $? > "$out/$1.status"
}

# said JOB-NAME KEY: of the last report, which is one flat object.
said() {
	tail -n 1 "$out/$1" | sed -n 's/.*"'"$2"'":"\{0,1\}\([^",}]*\).*/\1/p'
}

# ended JOB-NAME STATE [REASON]: the last report says so and leaves no doubt.
ended() {
	[ "$(said "$1" state)" = "$2" ] && [ "$(said "$1" reason)" = "${3:-}" ] \
		&& [ "$(said "$1" doubtful)" = false ] && [ "$(cat "$out/$1.status")" = 0 ] \
		&& return
	echo "# $1: $(tail -n 1 "$out/$1")" >&2
	return 1
}

papers() { find "$receipt" -name 'job-*.bin' | wc -l; }

paper_of() { echo "$receipt/job-$(said "$1" queue_job).bin"; }

active_jobs() { lpstat -W not-completed -o 2> /dev/null | awk '{ print $1 }'; }

# Nothing that a sanitizer or an assertion would say.
sound() { ! grep -lE 'Sanitizer|runtime error|Assertion' "$out"/*.err; }
