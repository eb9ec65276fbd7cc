/* Layouts inside the program: keys arrive as US ASCII and become letters by
 * the language of the field. Bytes that already are Cyrillic pass unmapped. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include <stdint.h>

#include "core/lang.h"

enum layout { LAYOUT_KK, LAYOUT_RU, LAYOUT_LATIN, LAYOUT_COUNT };

/* The letter on the key that types `code` on a US keyboard; any other code is
 * given back as it is. In the Kazakh layout the digit row carries ә і ң ғ ү ұ қ
 * ө һ, and comma and full stop stand on 6 and 7, as on the standard's keyboard;
 * digits come from the number pad or the other layouts. In both Cyrillic layouts
 * ё is on the backquote key, hyphen and apostrophe on backslash, full stop and
 * comma on the slash key. */
uint32_t keymap_map(enum layout layout, uint32_t code);

/* The key of a US keyboard that gives this letter in the Kazakh or Russian layout,
 * in lower case: a command's letter counts whatever layout the terminal has. Any
 * other code is given back as it is. */
uint32_t keymap_key(uint32_t code);

enum layout keymap_of(enum lang lang);
enum layout keymap_next(enum layout layout);

/* "Қаз", "Рус", "Lat" */
const char *keymap_name(enum layout layout);

#endif
