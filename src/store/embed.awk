# Turns schema.sql and upgrade/NNN.sql into C: store_schema_sql and the table
# store_upgrades {version reached, text}, ended by a row with a NULL text.
function name(file) { sub(/.*\//, "", file); sub(/\.sql$/, "", file); return file }
BEGIN { print "#include \"store/sql.h\"\n" }
FNR == 1 {
	if (open) print ";\n"
	open = 1
	n = name(FILENAME)
	if (n == "schema") print "const char store_schema_sql[] ="
	else { steps[++count] = n; printf "static const char upgrade_%s[] =\n", n }
}
{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); printf "\t\"%s\\n\"\n", $0 }
END {
	print ";\n\nconst struct store_upgrade store_upgrades[] = {"
	for (i = 1; i <= count; i++) printf "\t{ %d, upgrade_%s },\n", steps[i] + 0, steps[i]
	print "\t{ 0, 0 },\n};"
}
