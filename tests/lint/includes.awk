# Who includes what, against the table of rooms (stdin first, as
# `make print-rooms` gives it) and against the doors: some libraries have one
# room, or one file, that may know them.
function fault(words) { printf "%s:%d: %s\n", FILENAME, FNR, words }

BEGIN {
	door["(^|/)n?cursesw?\\.h$"] = "^src/ui/term\\.c$"
	door["^sqlite3\\.h$"] = "^src/store/"
	door["^libfyaml\\.h$"] = "^src/catalog/"
	door["^(iconv\\.h$|cups/|cairo|pango|qrencode)"] = "^src/print/"
	# the programs at the top may know every room
	free["src"] = 1
}

FILENAME == "-" {
	room = $1
	sub(/:$/, "", room)
	is_room[room] = knows[room, room] = 1
	for (i = 2; i <= NF; i++) knows[room, $i] = 1
	next
}

FNR == 1 {
	room = FILENAME
	sub(/\/[^\/]*$/, "", room)
	top = free[room]
	sub(/^src\//, "", room)
	sub(/\/.*/, "", room) # a folder of a room is that room
	if (!top && room != "systemd" && !is_room[room])
		fault("folder " room " is no room of the Makefile")
}

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
	name = $0
	sub(/^[^<"]*[<"]/, "", name)
	sub(/[>"].*/, "", name)
	for (library in door)
		if (name ~ library && FILENAME !~ door[library])
			fault(name " may be included in " door[library] " only")
	if ($0 !~ /"/) next
	other = name
	if (!sub(/\/.*/, "", other)) fault("write \"" name "\" as \"room/" name "\"")
	else if (!is_room[other]) fault(other " is no room of the Makefile")
	else if (!top && !knows[room, other]) fault("room " room " may not know room " other)
}

/(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z]|$)/ { fault("a note for later is no part of the house") }
/[ \t]$/ { fault("spaces at the end of the line") }
