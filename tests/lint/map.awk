# README's file map (from its heading to the end of the file) against the
# source files (stdin first, one a line). A header beside a source file of its
# name needs no line of its own.
FILENAME == "-" { source[$0] = 1; next }
tolower($0) ~ /^#+ .*file map/ { in_map = FNR; next }
in_map {
	line = $0
	while (match(line, /src\/[A-Za-z0-9_.@\/-]*\.[A-Za-z0-9]+/)) {
		name = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		if (!(name in source)) printf "%s:%d: there is no %s\n", FILENAME, FNR, name
		if (name in named) printf "%s:%d: %s is named twice\n", FILENAME, FNR, name
		named[name] = 1
	}
}
END {
	if (!in_map) printf "README.md:1: there is no file map\n"
	for (name in source) {
		sibling = name
		sub(/\.h$/, ".c", sibling)
		if (!(name in named) && !(sibling != name && sibling in source))
			printf "%s:1: is missing from the file map of README.md\n", name
	}
}
