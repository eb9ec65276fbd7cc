# Sourced by the shell tests. Each check prints one line, `ok NAME` or
# `not ok NAME`; the script's exit status is 1 when one was not ok.

checks_failed=0

ok() { echo "ok $1"; }

not_ok() {
	echo "not ok $1"
	checks_failed=1
}

# check NAME COMMAND...: ok when the command succeeds.
check() {
	check_name=$1
	shift
	if "$@"; then ok "$check_name"; else not_ok "$check_name"; fi
}

# refuse NAME COMMAND...: ok when the command fails.
refuse() {
	check_name=$1
	shift
	if "$@"; then not_ok "$check_name"; else ok "$check_name"; fi
}

# within SECONDS COMMAND...: tries until it succeeds or the time is over.
within() {
	within_end=$(($(date +%s%N) + $1 * 1000000000))
	shift
	until "$@"; do
		[ "$(date +%s%N)" -lt "$within_end" ] || return 1
		sleep 0.05
	done
}

# need TOOL...: a missing tool is a failure, not a skip.
need() {
	for need_tool in "$@"; do
		command -v "$need_tool" > /dev/null || not_ok "needs $need_tool"
	done
	[ $checks_failed = 0 ] || exit 1
}

finish() { exit $checks_failed; }
