#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>
#include <cmocka.h>

#include "core/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void joined_whole_or_not_at_all(void **state)
{
	char out[12] = "";
	(void)state;
	assert_true(text_join(out, sizeof out, ", ", "ба"));
	assert_string_equal(out, "ба");
	assert_false(text_join(out, sizeof out, ", ", "қала"));
	assert_string_equal(out, "ба");
	assert_true(text_join(out, sizeof out, ", ", "abcde"));
	assert_string_equal(out, "ба, abcde");
	assert_false(text_join(out, sizeof out, "", "x"));
}

static void every_code_point_there_and_back(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		bool surrogate = code >= 0xD800 && code <= 0xDFFF;
		char bytes[4];
		size_t used, len = text_encode(code, bytes);

		assert_int_equal(text_decode(bytes, len, &used), surrogate ? TEXT_BAD : code);
		assert_int_equal(used, surrogate ? 1 : len);
		if (len > 1) {
			/* cut off */
			assert_int_equal(text_decode(bytes, len - 1, &used), TEXT_BAD);
			assert_int_equal(used, 1);
		}
	}
}

static void bad_bytes(void **state)
{
	static const char *const texts[] = {
		"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
		"\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80", "\xFF", "\xFE", "\xC3(", "\xE2\x82(", "\xD0", "a\xD0",
	};
	size_t used;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_false(text_is_utf8(texts[i], strlen(texts[i])));
	assert_true(text_is_utf8("", 0));
	assert_true(text_is_utf8("Әлия 🙂", strlen("Әлия 🙂")));
	assert_int_equal(text_decode("", 0, &used), TEXT_BAD);
	assert_int_equal(used, 0);
}

static void lengths_and_widths(void **state)
{
	(void)state;
	assert_int_equal(text_length("Әлия"), 4);
	assert_int_equal(text_width("Әлия № 1"), 8);
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_length("🙂€"), 2);
	/* whatever the locale says */
	setlocale(LC_ALL, "C");
	assert_int_equal(text_width("қазақ"), 5);
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
}

/* The C library under a UTF-8 locale is the second opinion. */
static void printable_means_one_column(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		if (!text_is_printable(code))
			continue;
		if (!iswprint((wint_t)code) || wcwidth((wchar_t)code) != 1)
			fail_msg("U+%04X is let in", code);
	}
}

static void console_set_is_printable(void **state)
{
	static const uint32_t console[] = {
		0x00A0, 0x00AB, 0x00BB, 0x0401, 0x0406, 0x0451, 0x0456, 0x0492, 0x0493, 0x049A, 0x049B,
		0x04A2, 0x04A3, 0x04AE, 0x04AF, 0x04B0, 0x04B1, 0x04BA, 0x04BB, 0x04D8, 0x04D9, 0x04E8,
		0x04E9, 0x2013, 0x2014, 0x2022, 0x2026, 0x20B8, 0x2116, 0x2190, 0x2191, 0x2192, 0x2193,
		0x2500, 0x2501, 0x2502, 0x2503, 0x254B, 0x2550, 0x256C, 0x2580, 0x2584, 0x2588, 0x258C,
		0x2590, 0x2591, 0x2592, 0x2593, 0x2713, 0xFFFD,
	};

	(void)state;
	for (uint32_t code = 0x20; code < 0x7F; code++)
		assert_true(text_is_printable(code));
	for (uint32_t code = 0x0410; code <= 0x044F; code++)
		assert_true(text_is_printable(code));
	for (size_t i = 0; i < COUNT(console); i++)
		assert_true(text_is_printable(console[i]));
}

static void what_no_person_types(void **state)
{
	static const uint32_t refused[] = {
		0x00, 0x07, 0x09, 0x0A, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F, 0x00AD, 0x0300, 0x0306, 0x0483,
		0x0489, 0x061C, 0x1F642, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028, 0x202A, 0x202E, 0x202F,
		0x2060, 0x2066, 0x2069, 0x20DD, 0x3042, 0x4E00, 0xD800, 0xDFFF, 0xE000, 0xFE0F, 0xFEFF,
		0xFFFE, 0xFFFF, 0xF0000, 0x10FFFF, TEXT_BAD,
	};

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_false(text_is_printable(refused[i]));
}

static void tidying(void **state)
{
	static const struct {
		const char *text;
		enum text_clean clean;
		const char *out;
	} rows[] = {
		{ "", TEXT_OK, "" },
		{ "  Әлия \t\u00A0 Серікқызы\r\n", TEXT_OK, "Әлия Серікқызы" },
		{ "\u00A0\u202F\n", TEXT_OK, "" },
		{ "a\u2028b\u2029c", TEXT_OK, "a b c" },
		{ "и\u0306 И\u0306 е\u0308 Е\u0308", TEXT_OK, "й Й ё Ё" },
		{ "у\u0306 У\u0306 і\u0308 І\u0308", TEXT_OK, "ў Ў ї Ї" },
		{ "Андреи\u0306, елі\u0308міз", TEXT_OK, "Андрей, елїміз" },
		{ "а\u0306", TEXT_UNPRINTABLE, "" },
		{ "ба\u0306", TEXT_UNPRINTABLE, "" },
		{ "\u0306", TEXT_UNPRINTABLE, "" },
		{ "и\u0306\u0306", TEXT_UNPRINTABLE, "" },
		{ "a\x1B[2J", TEXT_UNPRINTABLE, "" },
		{ "a\u202Eb", TEXT_UNPRINTABLE, "" },
		{ "\uFEFF\u0410", TEXT_UNPRINTABLE, "" },
		{ "\xD0", TEXT_NOT_UTF8, "" },
		{ "abc\xFF", TEXT_NOT_UTF8, "" },
		{ "0123456789012345678901234567890123456789", TEXT_TOO_LONG, "" },
		{ "0123456789012345678901234567890123456789\xFF", TEXT_NOT_UTF8, "" },
		{ "0123456789012345678901234567890      ", TEXT_OK, "0123456789012345678901234567890" },
		{ "01234567890123456789012345678901", TEXT_TOO_LONG, "" },
		{ "012345678901234567890123456789 1", TEXT_TOO_LONG, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char out[32] = "before";
		enum text_clean clean = text_tidy(rows[i].text, strlen(rows[i].text), out, sizeof(out));

		if (clean != rows[i].clean || strcmp(out, rows[i].out) != 0)
			fail_msg("row %zu: %d \"%s\"", i, (int)clean, out);
	}
}

/* Each alone, behind others and before a blank. */
static void tidying_keeps_what_is_printable(void **state)
{
	(void)state;
	for (uint32_t code = 0x21; code < 0x2800; code++) {
		char text[16], out[16];
		size_t len = 1;

		text[0] = 'a';
		len += text_encode(code, text + len);
		memcpy(text + len, "b c", 4);
		bool blank = code == 0x00A0 || code == 0x202F || code == 0x2028 || code == 0x2029;
		enum text_clean clean = text_tidy(text, len + 3, out, sizeof(out));

		if (!blank && clean != (text_is_printable(code) ? TEXT_OK : TEXT_UNPRINTABLE))
			fail_msg("U+%04X: %d", code, (int)clean);
		if (!blank && clean == TEXT_OK)
			assert_string_equal(out, text);
	}
}

static void nul_inside_is_no_character(void **state)
{
	char out[8] = "before";

	(void)state;
	assert_int_equal(text_tidy("a\0b", 3, out, sizeof(out)), TEXT_UNPRINTABLE);
	assert_string_equal(out, "");
}

/* lines joined by | */
static void wrapping(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *lines;
	} rows[] = {
		{ "", 10, "" },
		{ "бір екі үш", 20, "бір екі үш" },
		{ "бір екі үш", 10, "бір екі үш" },
		{ "бір екі үш", 9, "бір екі|үш" },
		{ "бір екі үш", 7, "бір екі|үш" },
		{ "бір екі үш", 6, "бір|екі үш" },
		{ "бір екі үш", 3, "бір|екі|үш" },
		{ "бір екі үш", 2, "бі|р|ек|і|үш" },
		{ "бір", 1, "б|і|р" },
		{ "бір", 0, "б|і|р" },
		{ "бір", -5, "б|і|р" },
		{ "өзіне-өзі қызмет", 10, "өзіне-өзі|қызмет" },
		{ "өзіне-өзі қызмет", 8, "өзіне-|өзі|қызмет" },
		{ "өзіне-өзі", 6, "өзіне-|өзі" },
		{ "өзіне-өзі", 5, "өзіне|-өзі" },
		{ "бір - екі", 4, "бір|-|екі" },
		{ "бір - екі", 5, "бір -|екі" },
		{ "аб -5", 4, "аб|-5" },
		{ "a- b", 2, "a-|b" },
		{ "a- b", 3, "a-|b" },
		{ "бір\nекі", 10, "бір|екі" },
		{ "бір\n\nекі", 10, "бір||екі" },
		{ "\nекі", 10, "|екі" },
		{ "бір\n", 10, "бір" },
		{ "бір  \nекі", 10, "бір|екі" },
		{ "бір   ", 10, "бір" },
		{ "бір   екі", 4, "бір|екі" },
		{ "бір   екі", 3, "бір|екі" },
		{ "бір \nекі", 3, "бір|екі" },
		{ "a\u00A0b c", 3, "a\u00A0b|c" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *text = rows[i].text;
		char lines[128] = "";
		int count = 0;

		do {
			size_t skip, len = text_wrap(text, rows[i].width, &skip);

			if (count++ > 0)
				strcat(lines, "|");
			strncat(lines, text, len);
			text += len + skip;
		} while (*text);
		if (strcmp(lines, rows[i].lines) != 0)
			fail_msg("row %zu: \"%s\", wanted \"%s\"", i, lines, rows[i].lines);
		assert_int_equal(text_rows(rows[i].text, rows[i].width), count);
	}
}

/* Whatever the width: no line is wider, none is lost, and it ends. */
static void wrapping_any_width(void **state)
{
	static const char text[] = "Сары-Оба станциясының №1  жалпы орта\n\nбілім беретін мектебі - "
	                           "салыстырып-тексеру   үшін ғана көрсетіледі ";

	(void)state;
	for (int width = 1; width < 120; width++) {
		const char *at = text;
		int rows = 0;

		while (*at) {
			size_t skip, len = text_wrap(at, width, &skip);
			char line[256];

			assert_true(len + skip > 0);
			memcpy(line, at, len);
			line[len] = '\0';
			assert_true(text_is_utf8(line, len));
			assert_true(text_width(line) <= width);
			for (size_t i = len; i < len + skip; i++)
				assert_true(at[i] == ' ' || at[i] == '\n');
			at += len + skip;
			rows++;
		}
		assert_ptr_equal(at, text + strlen(text));
		assert_int_equal(text_rows(text, width), rows);
	}
}

static void cases_agree_with_libc(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	for (uint32_t code = 0; code < 0x2500; code++) {
		/* İ ı ſ ŉ µ have case partners outside what is printable, or not their own */
		if (!text_is_printable(code) || code == 0x0130 || code == 0x0131 || code == 0x017F ||
		    code == 0x00B5)
			continue;
		if (text_lower(code) != towlower((wint_t)code))
			fail_msg("lower U+%04X is U+%04X", code, text_lower(code));
		if (text_upper(code) != towupper((wint_t)code))
			fail_msg("upper U+%04X is U+%04X", code, text_upper(code));
	}
}

static void folding(void **state)
{
	char out[64], small[6];

	(void)state;
	text_fold("ӘҒҚҢӨҰҮҺІЁ әғқңөұүһіё", out, sizeof(out));
	assert_string_equal(out, "агкноуухие агкноуухие");
	text_fold("Серікқызы-ҰЛЫ 17A", out, sizeof(out));
	assert_string_equal(out, "сериккызы-улы 17a");
	text_fold("қызы", small, sizeof(small));
	assert_string_equal(small, "кы");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_there_and_back),
		cmocka_unit_test(bad_bytes),
		cmocka_unit_test(lengths_and_widths),
		cmocka_unit_test(printable_means_one_column),
		cmocka_unit_test(console_set_is_printable),
		cmocka_unit_test(what_no_person_types),
		cmocka_unit_test(tidying),
		cmocka_unit_test(tidying_keeps_what_is_printable),
		cmocka_unit_test(nul_inside_is_no_character),
		cmocka_unit_test(wrapping),
		cmocka_unit_test(wrapping_any_width),
		cmocka_unit_test(cases_agree_with_libc),
		cmocka_unit_test(folding),
		cmocka_unit_test(joined_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
