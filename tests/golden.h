/* Albums of screens and the golden files they are compared with. For tests that
 * include cmocka.h and core/buf.h before it. */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buf.h"

static void golden_read(const char *path, struct buf *golden)
{
	char piece[4096];
	size_t len;
	FILE *file = fopen(path, "r");
	if (!file)
		return;
	while ((len = fread(piece, 1, sizeof piece, file)) > 0)
		buf_add(golden, piece, len);
	fclose(file);
}

static void golden_write(const char *path, const struct buf *album)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(album->data, 1, album->len, file), album->len);
	assert_int_equal(fclose(file), 0);
}

/* Shows the first line that differs and the page it stands on. */
static void golden_compare(const char *path, const char *want, const char *got)
{
	char page[80] = "";
	int line = 1;
	while (*want && *got) {
		size_t w = strcspn(want, "\n"), g = strcspn(got, "\n");
		if (strncmp(got, "=== ", 4) == 0)
			snprintf(page, sizeof page, "%.*s", (int)g, got);
		if (w != g || memcmp(want, got, w) != 0)
			break;
		want += w + (want[w] != 0);
		got += g + (got[g] != 0);
		line++;
	}
	if (*want || *got)
		fail_msg("%s:%d: %s\n  wanted: %.*s\n  got:    %.*s", path, line, page,
		         (int)strcspn(want, "\n"), want, (int)strcspn(got, "\n"), got);
}

/* Compares the album with the file; GOLDEN=write writes the file anew. */
static void golden_check(const char *path, const struct buf *album)
{
	const char *mode = getenv("GOLDEN");
	struct buf golden = { 0 };
	if (mode && strcmp(mode, "write") == 0) {
		golden_write(path, album);
		return;
	}
	golden_read(path, &golden);
	assert_non_null(golden.data);
	golden_compare(path, golden.data, album->data);
	buf_release(&golden);
}

#endif
