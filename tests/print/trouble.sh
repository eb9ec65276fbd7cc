#!/bin/bash
# Printers and queues that cannot print: nothing is lost, nothing comes out late.
. "$(dirname "$0")/setup.sh"
need curl
start cups

raw=queue=pos-raw:raster:576
to_raw="route=cups target=pos-raw $raw"

no_job() { ! lpstat -W all -o 2> /dev/null | grep -q . ; }
seconds_of() { echo $(($(cat "$out/$1.ms") / 1000)); }
timed() {
	local began=$(date +%s%N)
	print "$@"
	echo $((($(date +%s%N) - began) / 1000000)) > "$out/$1.ms"
}
new_papers() { echo $(($(papers) - before)); }

# ---- refused before anything is sent ------------------------------------------------
print none kk route=none
check none ended none failed no-printer
print unknown kk route=cups target=nowhere
check queue/unknown ended unknown failed no-such-queue
print unset kk route=cups target=pos-raw
check raw/without-settings ended unset failed printer-not-configured
print pdf-raw kk route=cups target=pos-raw queue=pos-raw:pdf
check raw/never-a-pdf ended pdf-raw failed printer-not-configured
print escpos-page kk route=cups target=a4 queue=a4:raster:576
check page/never-escpos ended escpos-page failed printer-not-configured
cupsreject pos-raw
print rejecting kk $to_raw
check queue/rejecting ended rejecting failed not-accepting-jobs
cupsaccept pos-raw
cupsdisable pos-raw
print paused kk $to_raw
check queue/paused ended paused failed paused
cupsenable pos-raw
check refused/no-job no_job
check refused/no-paper [ "$(papers)" = 0 ]
printf 'not an order' | "$B/libexec/kiosk/kiosk-print" > "$out/bad" 2> /dev/null
check order/bad [ $? = 2 -a ! -s "$out/bad" ]
print ../escape kk route=file target="$work/esc" 2> /dev/null
refuse order/name-leads-nowhere [ -e "$work/escape.pdf" ]
mkdir "$work/sealed" && : > "$work/sealed/file"
print file-on-file kk route=file target="$work/sealed/file/below"
check file/cannot-write ended file-on-file failed cannot-write

# ---- status -------------------------------------------------------------------------
print status-raw kk task=status $to_raw
check status/receipt ended status-raw ready
print status-page kk task=status route=cups target=a4
check status/page ended status-page ready
print status-none kk task=status route=none
check status/none ended status-none failed no-printer
print status-unset kk task=status route=cups target=pos-raw
check status/unset ended status-unset failed printer-not-configured
print status-file kk task=status route=file target="$work/folder"
check status/file ended status-file ready
check status/no-job no_job

# ---- the default destination --------------------------------------------------------
print auto-file kk route=auto file_dir="$work/auto"
check auto/no-default-is-a-file ended auto-file printed
check auto/file [ -s "$work/auto/auto-file.pdf" ]
lpadmin -d pos-raw
print auto-raw kk route=auto file_dir="$work/auto" $raw
check auto/default ended auto-raw printed
check auto/default-queue [ "$(said auto-raw queue)" = pos-raw ]
check auto/no-file [ ! -e "$work/auto/auto-raw.pdf" ]
check reports/spooled-first grep -q '"state":"spooled"' <(head -n 1 "$out/auto-raw")

# ---- the printer cannot -------------------------------------------------------------
# Each on a receipt printer of its own, all at once: most wait for their deadline.
for name in paper cover offline off warned gone killed; do
	mkdir "$D/$name"
	chmod 777 "$D/$name"
	lpadmin -p $name -E -v "fakeusb:$D/$name" -m raw 2> /dev/null
done
echo media-empty-error hold > "$D/paper/ctl"
echo cover-open-error hold > "$D/cover/ctl"
echo offline-report hold > "$D/offline/ctl"
echo hold > "$D/off/ctl"
echo media-empty-warning hold > "$D/warned/ctl"
echo fail > "$D/gone/ctl"
echo hold > "$D/killed/ctl"
for name in paper cover offline off warned gone; do
	timed $name kk route=cups target=$name queue=$name:raster:576 &
done
# A page may take longer than a receipt; then the page printer's paper is out.
pages() {
	echo hold > "$page/ctl"
	(sleep 9; : > "$page/ctl") &
	timed page-slow kk route=cups target=a4
	empty='size1=iso_a4_210x297mm&type1=stationery&level1=0'
	curl -s "http://localhost:$(cat "$D/page.port")/media?$empty" > /dev/null
	timed page-empty kk route=cups target=a4
}
pages &

# Killed between "spooled" and the end: the job is there, nobody follows it.
python3 "$here/order.py" killed kk route=cups target=killed queue=killed:raster:576 \
	> "$work/killed.order"
("$B/libexec/kiosk/kiosk-print" < "$work/killed.order" > "$out/killed" &
	echo $! > "$work/killed.pid")
within 5 grep -q spooled "$out/killed"
kill -9 "$(cat "$work/killed.pid")"

wait
check printer/no-paper ended paper cancelled media-empty
check printer/no-paper/quick [ "$(seconds_of paper)" -lt 8 ]
check printer/cover ended cover cancelled cover-open
check printer/offline ended offline cancelled offline
check printer/off ended off cancelled deadline
check printer/off/in-time [ "$(seconds_of off)" -ge 8 -a "$(seconds_of off)" -lt 20 ]
check printer/gone ended gone failed aborted
check printer/warned ended warned cancelled media-empty
check page/slow ended page-slow printed
check page/no-paper ended page-empty cancelled media-empty
check page/no-paper/quick [ "$(seconds_of page-empty)" -lt 16 ]
for name in paper cover offline off warned gone; do : > "$D/$name/ctl"; done

# ---- the sweep ----------------------------------------------------------------------
lp -d pos-raw -H indefinite -t held -o raw "$here/order.py" > /dev/null
job_of() { said "$1" queue_job; }
python3 - "$(job_of auto-raw)" "$(job_of gone)" > "$work/sweep.order" <<'END'
import json, sys
jobs = [("auto-raw", "pos-raw", int(sys.argv[1])), ("auto-raw", "", 0),
        ("held", "pos-raw", 0), ("killed", "killed", 0), ("gone", "gone", int(sys.argv[2])),
        ("never", "", 0), ("lost", "pos-raw", 99999), ("held", "pos-raw", int(sys.argv[1])),
        ("auto-file", "file", 0), ("no-file", "file", 0)]
print(json.dumps({"task": "sweep", "route": "auto", "file_dir": sys.argv[0],
                  "sweep": [dict(job_name=name, queue=queue, queue_job=job)
                            for name, queue, job in jobs]}))
END
sed -i "s|\"file_dir\": \"-\"|\"file_dir\": \"$work/auto\"|" "$work/sweep.order"
"$B/libexec/kiosk/kiosk-print" < "$work/sweep.order" > "$out/sweep"
swept() {
	sed -n "$1p" "$out/sweep" | grep -q \
		"\"state\":\"$2\".*\"doubtful\":false,\"untouched\":${4:-false},\"reason\":\"$3\"" \
		&& return
	sed -n "$1s/^/# /p" "$out/sweep" >&2
	return 1
}
check sweep/printed swept 1 printed ''
check sweep/printed-by-name swept 2 printed ''
check sweep/held swept 3 cancelled swept true
check sweep/killed swept 4 cancelled swept '[a-z]*' # it had begun, or not yet
check sweep/aborted swept 5 failed aborted
check sweep/never-sent swept 6 cancelled not-sent true
check sweep/gone swept 7 failed gone
check sweep/number-of-another-job swept 8 cancelled canceled
check sweep/file swept 9 printed ''
check sweep/file-gone swept 10 failed gone true
check sweep/all [ "$(wc -l < "$out/sweep")" = 10 ]

: > "$D/killed/ctl"
check nothing-waits [ -z "$(active_jobs)" ]
sleep 0.5
late_papers() { find "$D"/{paper,cover,offline,off,warned,gone,killed} -name 'job-*.bin'; }
check no-late-paper [ -z "$(late_papers)" ]
check one-paper [ "$(papers)" = 1 ]

# ---- no print system ----------------------------------------------------------------
kill "$(cat "$D/cupsd.pid")"
within 5 [ ! -S "$CUPS_SERVER" ]
timed dead kk $to_raw
check down/ticket ended dead failed print-system-down
check down/at-once [ "$(seconds_of dead)" -lt 5 ]
print dead-auto kk route=auto file_dir="$work/auto"
check down/auto-is-a-file ended dead-auto printed
"$B/libexec/kiosk/kiosk-print" < "$work/sweep.order" > "$out/sweep" 2> /dev/null
check down/sweep-doubtful grep -q '"doubtful":true,"untouched":false,"reason":"print-system-down"' \
	<(sed -n 3p "$out/sweep")
check down/sweep-all [ "$(wc -l < "$out/sweep")" = 10 ]
check sound sound
finish
