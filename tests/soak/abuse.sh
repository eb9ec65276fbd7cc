#!/bin/bash
# A month of days with visitors who send, leave and start again; and no memory at
# some fifteen hundred places. A quarter of an hour.
set -eu
cd "$(dirname "$0")/../.."
python3 -BSE tests/abuse/clock.py "$1" 5 30
python3 -BSE tests/abuse/nomem.py "$1" 1500
