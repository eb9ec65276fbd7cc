/* The layouts against the keyboard standard's table, key by key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "ui/keymap.h"

enum { FIELDS = 9, US = 1, US_SHIFT, KZ, KZ_SHIFT, RU, RU_SHIFT, KIND };

static uint32_t code_of(const char *text)
{
	size_t used;
	return text_decode(text, strlen(text), &used);
}

/* Every key that carries a letter; signs are our own choice and stand below. */
static void test_letters(void **state)
{
	char line[256];
	int letters = 0, kazakh = 0;
	(void)state;
	FILE *file = fopen(TESTS_DIR "/data/keymap.tsv", "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		char *field[FIELDS] = { 0 }, *rest = line;
		line[strcspn(line, "\n")] = '\0';
		for (int i = 0; i < FIELDS; i++)
			field[i] = strsep(&rest, "\t");
		if (!field[KIND] || (strcmp(field[KIND], "kk") != 0 && strcmp(field[KIND], "ru") != 0))
			continue;
		bool kk = strcmp(field[KIND], "kk") == 0;
		letters++;
		kazakh += kk;
		for (int shift = 0; shift < 2; shift++) {
			uint32_t us = code_of(field[US + shift]);
			assert_int_equal(keymap_map(LAYOUT_KK, us), code_of(field[KZ + shift]));
			assert_int_equal(keymap_map(LAYOUT_RU, us), code_of(field[RU + shift]));
			assert_int_equal(keymap_map(LAYOUT_LATIN, us), us);
		}
	}
	fclose(file);
	assert_int_equal(letters, 41);
	assert_int_equal(kazakh, 9);
}

static void test_signs(void **state)
{
	static const struct { const char *us, *kk, *ru; } rows[] = {
		{ "`", "ё", "ё" }, { "~", "Ё", "Ё" },
		{ "\\", "-", "-" }, { "|", "'", "'" },
		{ "/", ".", "." }, { "?", ",", "," },
		{ "6", ",", "6" }, { "7", ".", "7" }, { "1", "1", "1" },
		{ "3", "і", "3" }, { "-", "ө", "-" }, { "=", "һ", "=" }, { "#", "І", "№" },
		{ " ", " ", " " }, { "я", "я", "я" }, { "ә", "ә", "ә" }, { "₸", "₸", "₸" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t us = code_of(rows[i].us);
		assert_int_equal(keymap_map(LAYOUT_KK, us), code_of(rows[i].kk));
		assert_int_equal(keymap_map(LAYOUT_RU, us), code_of(rows[i].ru));
		assert_int_equal(keymap_map(LAYOUT_LATIN, us), us);
	}
	for (uint32_t code = 0; code < ' '; code++)
		assert_int_equal(keymap_map(LAYOUT_KK, code), code);
}

/* Every letter of both alphabets in both cases, and what names and addresses
 * need beside them, can be typed in the layout. */
static void test_alphabets(void **state)
{
	static const struct { enum layout layout; const char *text; } rows[] = {
		{ LAYOUT_KK, "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
		             "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-.,' " },
		{ LAYOUT_RU, "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
		             "абвгдеёжзийклмнопрстуфхцчшщъыьэюя-.,' №0123456789" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *text = rows[i].text;
		while (*text) {
			size_t used;
			uint32_t wanted = text_decode(text, strlen(text), &used);
			bool found = false;
			for (uint32_t us = ' '; us <= '~'; us++)
				found |= keymap_map(rows[i].layout, us) == wanted;
			if (!found)
				fail_msg("cannot be typed: %.*s", (int)used, text);
			text += used;
		}
	}
}

static void test_names(void **state)
{
	(void)state;
	assert_int_equal(keymap_of(LANG_KK), LAYOUT_KK);
	assert_int_equal(keymap_of(LANG_RU), LAYOUT_RU);
	assert_int_equal(keymap_of(LANG_EN), LAYOUT_LATIN);
	assert_int_equal(keymap_next(LAYOUT_KK), LAYOUT_RU);
	assert_int_equal(keymap_next(LAYOUT_RU), LAYOUT_LATIN);
	assert_int_equal(keymap_next(LAYOUT_LATIN), LAYOUT_KK);
	assert_string_equal(keymap_name(LAYOUT_KK), "Қаз");
	assert_string_equal(keymap_name(LAYOUT_RU), "Рус");
	assert_string_equal(keymap_name(LAYOUT_LATIN), "Lat");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_alphabets),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
