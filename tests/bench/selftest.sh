#!/bin/bash
# Tries the benchmarks with a handful of rounds: they run, and their JSON has every
# figure. How fast anything is, is not judged here.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../lib.sh"
B=$(realpath "${1:-build}")
bench=$B/tests/bench/bench
export TZ=Asia/Almaty
# strace and the leak checker exclude each other
export ASAN_OPTIONS=detect_leaks=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
need python3 strace whiptail

# name: a figure; name most|least: a figure with a bar
figures='
load_before
load_after
start_bare_ncurses_median_ms
start_whiptail_median_ms
start_shown_best_ms
start_shown_median_ms
start_answered_median_ms most
key_bare_ncurses_median_ms
key_bare_ncurses_p99_ms
key_to_paint_median_ms most
key_to_paint_p99_ms most
key_to_paint_while_printing_median_ms
key_to_paint_while_printing_most_ms most
take_median_ms
take_p99_ms
take_pages
append_same_bytes_median_ms
take_to_append_ratio most
take_syncs_most most
take_syncs_after_checkpoint_most most
take_in_a_million_median_ms
take_million_to_thousand_ratio most
once_median_ms
once_syncs_before_number most
send_to_number_median_ms
race_one_process_takes
race_eight_processes_takes
race_eight_to_one_ratio least
race_worst_take_ms most
race_least_to_mean_ratio least
race_registration_numbers_wrong most
race_ticket_numbers_wrong most
idle_wakeups_per_s most
month_visits
visitor_rss_mib most
month_rss_growth_mib most
month_files_growth most
month_threads most
paper_cold_median_ms most
receipt_accepted_median_ms most
'

has_figures() {
	python3 - "$work/json" "$figures" <<-'END'
		import json, sys
		said = json.load(open(sys.argv[1]))
		wanted = [line.split() for line in sys.argv[2].split("\n") if line]
		for name, *bar in wanted:
		    figure = said.pop(name)
		    if bar:
		        value, limit = figure["value"], figure[bar[0]]
		        met = value <= limit if bar[0] == "most" else value >= limit
		        assert figure["met"] == met, name
		        figure = value
		    assert isinstance(figure, (int, float)), name
		assert list(said) == ["file_system"], said
	END
}

run_bench() { "$bench" --tiny "$@" > "$work/json" 2> "$work/err"; }

check bench/runs run_bench "$B"
[ "$checks_failed" = 0 ] || cat "$work/err"
check bench/figures has_figures
refuse bench/unknown-name run_bench "$B" nothing
check bench/unknown-name/words grep -q 'no benchmark "nothing"' "$work/err"
check bench/one-only run_bench "$B" once
refuse bench/one-only/not-others grep -q take_median_ms "$work/json"
memory=$(mktemp -d /dev/shm/kiosk-bench.XXXXXX)
refuse bench/memory run_bench "$memory" once
check bench/memory/words grep -q 'in memory' "$work/err"
rm -rf "$memory"
exit "$checks_failed"
