# Reads a BDF font that lacks the sign of the tenge and writes one that has
# nothing else: the letter T pushed down below a second bar of its own width.
# bdf2psf takes the two fonts together.
/^STARTCHAR/ { in_glyph = 1; header = "" }
!in_glyph && !/^CHARS |^ENDFONT/ { print }
in_glyph { header = header $0 "\n" }
/^ENCODING/ { wanted = $2 == 84 }
wanted && /^BITMAP/ { head = header; rows = 0; in_bitmap = 1; next }
/^ENDCHAR/ { in_glyph = in_bitmap = wanted = 0 }
in_bitmap { row[++rows] = $1 }

function is_blank(text) { return text ~ /^0+$/ }

END {
	for (top = 1; is_blank(row[top]); top++)
		;
	for (bar = 0; row[top + bar] == row[top]; bar++)
		;
	for (foot = rows; is_blank(row[foot]); foot--)
		;
	sub(/STARTCHAR [^\n]*/, "STARTCHAR uni20B8", head)
	sub(/ENCODING 84/, "ENCODING 8376", head)
	printf "CHARS 1\n%s", head
	# bar, gap of the same height, then the T, cut at the foot of the line
	for (r = 1; r <= rows; r++) {
		from = r - 2 * bar
		if (r < top || r > foot) print row[r]
		else if (r < top + bar) print row[top]
		else if (r < top + 2 * bar) print row[1]
		else print row[from]
	}
	print "ENDCHAR\nENDFONT"
}
