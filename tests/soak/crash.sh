#!/bin/bash
# kill -9 and power cuts in the whole form: 2,000 of each kind, then the programs.
#
# usage: crash.sh BUILD-FOLDER
set -eu
cd "$(dirname "$0")/../.."
B=$(realpath "${1:-build}")
export B CRASH_KILLS=2000 CRASH_TAKES=1000 CRASH_VISITS=40
"$B/tests/crash/test_crash"
bash tests/crash/programs.sh "$B"
