/* Wrapping: apart from the rest of text.h because it has rules of its own. */
#include "core/text.h"

#include <string.h>

/* Where the line could end and the next begin; next is 0 while there is none. */
struct place {
	size_t end, next;
};

static bool is_hyphen(uint32_t code)
{
	return code == '-' || code == 0x2010;
}

static size_t cut(size_t end, size_t next, size_t *skip)
{
	*skip = next - end;
	return end;
}

/* At a space: lengthens the run of spaces that ends at pos, or starts one. */
static void note_space(struct place *place, size_t pos)
{
	if (place->next != pos || place->end == place->next)
		place->end = pos;
	place->next = pos + 1;
}

size_t text_wrap(const char *text, int width_cols, size_t *skip)
{
	size_t len = strlen(text), used;
	struct place place = { 0, 0 };
	bool in_word = false;
	int cols = 0;

	for (size_t pos = 0; pos < len; pos += used) {
		uint32_t code = text_decode(text + pos, len - pos, &used);

		if (code == '\n')
			return cut(place.next == pos && pos > 0 ? place.end : pos, pos + 1, skip);
		if (code == ' ' && pos > 0) {
			note_space(&place, pos);
			in_word = false;
			cols++;
			continue;
		}
		if (cols >= width_cols && pos > 0)
			return place.next > 0 ? cut(place.end, place.next, skip) : cut(pos, pos, skip);
		cols++;
		if (is_hyphen(code) && in_word)
			place = (struct place){ pos + used, pos + used };
		in_word = true;
	}
	if (place.next == len && cols > 0)
		return cut(place.end, place.next, skip);
	return cut(len, len, skip);
}

int text_rows(const char *text, int width_cols)
{
	int rows = 0;

	do {
		size_t skip, len = text_wrap(text, width_cols, &skip);

		text += len + skip;
		rows++;
	} while (*text);
	return rows;
}
