#!/bin/bash
# The kiosk on a bare pseudo-terminal: bytes in, bytes out.
. "$(dirname "$0")/setup.sh"
python3 -BSE "$here/raw.py" "$kiosk" "$forms" "$work" || checks_failed=1
finish
