#!/bin/bash
# cupsd stops answering, and wakes up later: no ghost, no double, no lost ticket.
. "$(dirname "$0")/setup.sh"

# The stories take their time in waiting, so they are told side by side. Each
# has a print system of its own and leaves its results in $out.
freeze() { kill -STOP "$(cat "$D/cupsd.pid")"; }
thaw() { kill -CONT "$(cat "$D/cupsd.pid")"; }

# freeze_at OPERATION: from then on requests go through the freezer.
freeze_at() {
	python3 "$here/freezer.py" "$D/run/wire.sock" "$D/run/cups.sock" \
		"$(cat "$D/cupsd.pid")" "$1" 2> "$D/log/freezer" &
	freezer=$!
	within 5 [ -S "$D/run/wire.sock" ]
	export CUPS_SERVER=$D/run/wire.sock
}

is_frozen() { grep -q '^State:.T' "/proc/$(cat "$D/cupsd.pid")/status"; }

# send NAME: prints NAME in the background, as child; done_ms when it has ended.
send() {
	(
		began=$(date +%s%N)
		print "$1" kk route=cups target=pos-raw queue=pos-raw:raster:576
		echo $((($(date +%s%N) - began) / 1000000)) > "$out/$1.ms"
	) &
	child=$!
}

sweep() {
	printf '{"task":"sweep","sweep":[{"job_name":"%s","queue":"pos-raw","queue_job":%d}]}' \
		"$1" "${2:-0}" | "$B/libexec/kiosk/kiosk-print" > "$out/$1.sweep" 2> /dev/null
}

# last STORY: after the thaw and the sweep nothing may move any more.
last() {
	export CUPS_SERVER=$D/run/cups.sock
	within 10 test -z "$(active_jobs)"
	sleep 1
	active_jobs > "$out/$1.active"
	papers > "$out/$1.papers"
	[ -z "${freezer:-}" ] || kill "$freezer"
}

# Frozen before anything is asked.
story_before() {
	start before receipt
	freeze
	send before
	wait $child
	thaw
	last before
}

# Frozen when the ticket is handed over; it wakes up long after.
story_submit() {
	start submit receipt
	freeze_at 0002
	send submit
	wait $child
	is_frozen && echo frozen > "$out/submit.frozen"
	thaw
	export CUPS_SERVER=$D/run/cups.sock
	sleep 1
	papers > "$out/submit.before-sweep"
	sweep submit
	last submit
}

# The same, but it wakes up while the visitor still waits.
story_nap() {
	start nap receipt
	freeze_at 0002
	send nap
	within 5 is_frozen && sleep 3.5
	thaw
	wait $child
	last nap
}

# Frozen when the job is let go.
story_release() {
	start release receipt
	freeze_at 000d
	send release
	wait $child
	is_frozen && echo frozen > "$out/release.frozen"
	thaw
	export CUPS_SERVER=$D/run/cups.sock
	sleep 0.5
	sweep release "$(said release queue_job)"
	last release
}

# An answer that never ends: only the hard limit helps.
story_drip() {
	python3 "$here/drip.py" "$work/drip.sock" &
	drip=$!
	within 5 [ -S "$work/drip.sock" ]
	export CUPS_SERVER=$work/drip.sock
	send drip
	wait $child
	kill $drip
}

doubtful() { [ "$(said "$1" state)" = failed ] && [ "$(said "$1" doubtful)" = true ]; }
# Its deadline, three seconds of grace, and what a busy machine adds.
in_time() { [ "$(cat "$out/$1.ms")" -lt 25000 ]; }

# What the sweep says is what the paper says.
true_to_paper() {
	case $(cat "$out/$1.papers"):$(cat "$out/$1.sweep") in
	0:*'"state":"cancelled"'*) ;;
	1:*'"state":"printed"'*) ;;
	*) sed 's/^/# /' "$out/$1.papers" "$out/$1.sweep" >&2; return 1 ;;
	esac
}

stories='before submit nap release'
for story in $stories; do
	(fixtures=; trap - EXIT; story_$story) &
	fixtures="$fixtures $work/$story"
done
(trap - EXIT; story_drip) &
wait

for story in $stories; do
	check $story/in-time in_time $story
	check $story/nothing-waits [ ! -s "$out/$story.active" ]
done
check drip/in-time in_time drip
check drip/last-word [ "$(grep -c . "$out/drip")" = 1 ]
check drip/doubtful doubtful drip
check drip/status [ "$(cat "$out/drip.status")" = 0 ]
check before/failed ended before failed no-answer
check before/soon [ "$(cat "$out/before.ms")" -lt 7500 ]
check before/no-ghost [ "$(cat "$out/before.papers")" = 0 ]
check submit/was-frozen [ -s "$out/submit.frozen" ]
check submit/doubtful doubtful submit
check submit/no-ghost [ "$(cat "$out/submit.before-sweep")" = 0 ]
check submit/taken-back true_to_paper submit
check submit/never-printed [ "$(cat "$out/submit.papers")" = 0 ]
check nap/printed ended nap printed
check nap/once [ "$(cat "$out/nap.papers")" = 1 ]
check release/was-frozen [ -s "$out/release.frozen" ]
check release/doubtful doubtful release
check release/sweep-tells-the-truth true_to_paper release
check sound sound
finish
