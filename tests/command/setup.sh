# Sourced by the tests of the verbs: a folder of their own, a clean environment,
# one good application.
# shellcheck shell=bash
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
. "$here/../lib.sh"
B=${1:-${B:-build}}
case $B in /*) ;; *) B=$top/$B ;; esac
kiosk=$B/bin/kiosk
need sqlite3 python3 sha256sum
[ -x "$kiosk" ] || { not_ok "there is no $kiosk"; exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/kiosk-command.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
home=$work/home
db=$home/kiosk.db
forms=$work/shipped # the school that offers one service
mkdir "$forms"
cp "$B"/open/{common,school,403015}.yaml "$forms/" # open at any hour
lang=C.UTF-8

# kiosk ARGUMENTS...: stdout in $work/out, stderr in $work/err, then $status.
# $more: further settings of the environment.
more=
run() {
	# shellcheck disable=SC2086
	env -i PATH=/usr/bin:/bin TZ=Asia/Almaty LC_ALL=$lang HOME="$work" KIOSK_HOME="$home" \
		KIOSK_FORMS="$forms" CUPS_SERVER=/nonexistent/cups.sock \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" $more \
		"$kiosk" "$@" > "$work/out" 2> "$work/err" < /dev/null
	status=$?
}

# ends STATUS ARGUMENTS...: the command ends so.
ends() {
	local expected=$1
	shift
	run "$@"
	[ $status = "$expected" ] && return
	{ echo "# status $status, not $expected: kiosk $*"; sed 's/^/# /' "$work/err"; } >&2
	return 1
}

# says STATUS PATTERN ARGUMENTS...: ends so, a line of stderr matches.
says() {
	local pattern=$2
	ends "$1" "${@:3}" || return 1
	grep -qE -- "$pattern" "$work/err" && return
	{ echo "# nothing like /$pattern/ in:"; sed 's/^/# /' "$work/err"; } >&2
	return 1
}

# prints PATTERN: a line of the last stdout matches.
prints() {
	grep -qE -- "$1" "$work/out" && return
	{ echo "# nothing like /$1/ in:"; head -n 20 "$work/out" | sed 's/^/# /'; } >&2
	return 1
}

# json EXPRESSION: true of the last stdout, which is one line of JSON, as j.
json() {
	python3 -SE - "$work/out" "$1" <<'END'
import json, sys
text = open(sys.argv[1], encoding="utf-8").read()
j = json.loads(text)
if text.count("\n") != 1 or text[-1] != "\n":
    sys.exit("# not one line")
if not eval(sys.argv[2]):
    print("# not so:", sys.argv[2], "in", text[:500], file=sys.stderr)
    sys.exit(1)
END
}

sql() { sqlite3 "$db" "$1"; }

# Rows of every table together: a refusal may leave none behind.
rows() {
	sql "SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM request),
		(SELECT count(*) FROM answer), (SELECT count(*) FROM consent),
		(SELECT count(*) FROM paper), (SELECT count(*) FROM print_job),
		(SELECT count(*) FROM event), (SELECT count(*) FROM series),
		(SELECT count(*) FROM register)"
}

# refused FIELD CODE ARGUMENTS...: exit 3, the sentence names the field, the JSON
# says both, and no table has a row more.
refused() {
	local field=$1 code=$2 before
	shift 2
	before=$(rows)
	says 3 "^$field: ." "$@" --json && [ "$(rows)" = "$before" ] \
		&& json "list(j) == ['errors'] and ('$field', '$code') in [(e['field'], e['code']) for e in j['errors']] and all(sorted(e) == ['code', 'field', 'message'] and e['message'] for e in j['errors'])"
}

# One whole application but for the consent.
answers=(
	--set applicant_role=mother
	--set "applicant_name=Әбдіқадырова Гүлнұр Серікқызы"
	--set applicant_iin=850314400129
	--set "applicant_phone=8 701 123 45 67"
	--set applicant_settlement=sary_oba
	--set applicant_street=Абай
	--set applicant_house=5
	--set "child_name=Әбдіқадыров Нұрлан Ерланұлы"
	--set child_iin=160314500110
	--set "child_class=4 ә"
	--set child_language=kk
	--set "from_school=№2 мектеп"
	--set "from_place=Аршалы кенті"
	--set "to_school=№1 мектеп"
	--set reason=moving
)
consent=(--consent-by "Әбдіқадырова Гүлнұр")
good=(take --service 403015 --no-print "${answers[@]}" "${consent[@]}")
