#include "ui/keymap.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* Each layout writes, in the order of `keys`, what its keys give. */
static const char keys[] =
	"`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
	"~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

static const uint32_t kazakh[] =
	U"ё1әіңғ,.үұқөһйцукенгшщзхъ-фывапролджэячсмитьбю."
	U"Ё!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪ'ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";

static const uint32_t russian[] =
	U"ё1234567890-=йцукенгшщзхъ-фывапролджэячсмитьбю."
	U"Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ'ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";

static_assert(sizeof kazakh / sizeof *kazakh == sizeof keys, "one sign a key");
static_assert(sizeof russian / sizeof *russian == sizeof keys, "one sign a key");

static const uint32_t *const signs[LAYOUT_COUNT] = {
	[LAYOUT_KK] = kazakh,
	[LAYOUT_RU] = russian,
	[LAYOUT_LATIN] = NULL,
};

uint32_t keymap_map(enum layout layout, uint32_t code)
{
	assert(layout < LAYOUT_COUNT);
	if (!signs[layout] || code <= ' ' || code > '~')
		return code;
	const char *key = strchr(keys, (int)code);
	return key ? signs[layout][key - keys] : code;
}

uint32_t keymap_key(uint32_t code)
{
	static const uint32_t *const cyrillic[] = { russian, kazakh };
	for (size_t i = 0; code > '~' && i < sizeof cyrillic / sizeof *cyrillic; i++) {
		for (size_t k = 0; k < sizeof keys - 1; k++) {
			if (cyrillic[i][k] == code)
				return keymap_key((unsigned char)keys[k]);
		}
	}
	return code >= 'A' && code <= 'Z' ? code + 'a' - 'A' : code;
}

enum layout keymap_of(enum lang lang)
{
	static const enum layout of[LANG_COUNT] = {
		[LANG_KK] = LAYOUT_KK,
		[LANG_RU] = LAYOUT_RU,
		[LANG_EN] = LAYOUT_LATIN,
	};
	assert(lang < LANG_COUNT);
	return of[lang];
}

enum layout keymap_next(enum layout layout)
{
	return (layout + 1) % LAYOUT_COUNT;
}

const char *keymap_name(enum layout layout)
{
	static const char *const names[LAYOUT_COUNT] = {
		[LAYOUT_KK] = "Қаз",
		[LAYOUT_RU] = "Рус",
		[LAYOUT_LATIN] = "Lat",
	};
	assert(layout < LAYOUT_COUNT);
	return names[layout];
}
