# Files over 400 lines, tables not counted: a table is a definition at the left
# edge that opens a brace after '=' and is closed by "};".
function judge() {
	if (counted > 400) printf "%s:%d: %d lines besides tables, 400 are the limit\n", file, last, counted
}
FNR == 1 { judge(); counted = 0; in_table = 0; file = FILENAME }
/^[a-z].*=[ \t]*\{[ \t]*$/ { in_table = 1 }
!in_table { counted++ }
/^\};/ { in_table = 0 }
{ last = FNR }
END { judge() }
