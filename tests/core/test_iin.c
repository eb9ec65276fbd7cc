/* Every row of tests/data/iin-vectors.tsv: made-up numbers with the verdict
 * that the published rules give them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/iin.h"

enum { COLUMNS = 8, ROWS = 311 };
enum column { COL_IIN, COL_STRICT, COL_LENIENT, COL_CODE, COL_KIND, COL_BIRTH, COL_SEX };

static const struct {
	const char *code;
	enum iin_check check;
} codes[] = {
	{ "OK", IIN_OK },
	{ "LEN", IIN_LENGTH },
	{ "CHARS", IIN_CHARS },
	{ "ZERO", IIN_ZERO },
	{ "DOUBLE10", IIN_DOUBLE10 },
	{ "CHECK", IIN_CONTROL },
	{ "CENTURY", IIN_CENTURY },
	{ "DAY", IIN_DATE },
	{ "MONTH", IIN_DATE },
};

static int check_of(const char *code)
{
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(codes[i].code, code) == 0)
			return codes[i].check;
	return -1;
}

/* \xNN to the byte it stands for. */
static void unescape(char *text)
{
	char *to = text;

	for (; *text; to++) {
		if (text[0] == '\\' && text[1] == 'x') {
			char hex[] = { text[2], text[3], '\0' };

			*to = (char)strtoul(hex, NULL, 16);
			text += 4;
		} else {
			*to = *text++;
		}
	}
	*to = '\0';
}

static void judge_row(char *const column[COLUMNS])
{
	struct iin iin;
	char born[DATE_TEXT] = "-";
	enum iin_check check;

	unescape(column[COL_IIN]);
	check = iin_parse(column[COL_IIN], &iin);
	if (check_of(column[COL_CODE]) != (int)check)
		fail_msg("%s is %d, wanted %s", column[COL_IIN], (int)check, column[COL_CODE]);
	assert_int_equal(check == IIN_OK, column[COL_STRICT][0] == '1');
	assert_int_equal(check == IIN_OK || check >= IIN_CENTURY, column[COL_LENIENT][0] == '1');
	if (strcmp(column[COL_KIND], "BIN") == 0)
		assert_true(iin_looks_like_bin(column[COL_IIN]));
	if (check == IIN_OK)
		assert_false(iin_looks_like_bin(column[COL_IIN]));
	if (iin.born.year != 0)
		date_format_iso(iin.born, born);
	assert_string_equal(born, column[COL_BIRTH]);
	if (iin.born.year != 0)
		assert_string_equal(iin.female ? "F" : "M", column[COL_SEX]);
}

static void all_vectors(void **state)
{
	FILE *file = fopen(TESTS_DIR "/data/iin-vectors.tsv", "r");
	char line[512];
	int rows = 0;

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		char *column[COLUMNS], *rest = line;

		if (line[0] == '#')
			continue;
		line[strcspn(line, "\n")] = '\0';
		for (int i = 0; i < COLUMNS; i++)
			assert_non_null(column[i] = strsep(&rest, "\t"));
		judge_row(column);
		rows++;
	}
	fclose(file);
	assert_int_equal(rows, ROWS);
}

static void typed_signs_are_dropped(void **state)
{
	char out[32], small[5];

	(void)state;
	iin_normalise(" 770 624-59\u00A02006 ", out, sizeof(out));
	assert_string_equal(out, "770624592006");
	/* what else was typed stays, for the check to refuse */
	iin_normalise("+7\u04D9 0\u00C20", out, sizeof(out));
	assert_string_equal(out, "+7\u04D90\u00C20");
	iin_normalise("770624592006", small, sizeof(small));
	assert_string_equal(small, "7706");
	iin_normalise("", out, sizeof(out));
	assert_string_equal(out, "");
}

static void short_text_is_no_bin(void **state)
{
	struct iin iin;

	(void)state;
	assert_false(iin_looks_like_bin("0000"));
	assert_false(iin_looks_like_bin("00004a000000"));
	assert_true(iin_looks_like_bin("990440000385"));
	assert_int_equal(iin_parse("", &iin), IIN_LENGTH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_vectors),
		cmocka_unit_test(typed_signs_are_dropped),
		cmocka_unit_test(short_text_is_no_bin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
