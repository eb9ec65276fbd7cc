/* UTF-8 text at the door: decoding, cleaning, widths, wrapping. */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TEXT_BAD = 0xFFFFFFFF };

/* Decodes one code point of at most len bytes; *used tells how many bytes it
 * took (at least 1 when len > 0). TEXT_BAD for overlong, surrogate, out of
 * range, cut off or stray bytes; *used is then 1. */
uint32_t text_decode(const char *bytes, size_t len, size_t *used);

/* Writes 1..4 bytes to out, no NUL; returns how many. */
size_t text_encode(uint32_t code, char out[static 4]);

bool text_is_utf8(const char *text, size_t len);

/* Copies text into out (size bytes, NUL included), cut before the character that
 * does not fit. */
void text_copy(char *out, size_t size, const char *text);

/* Appends text to what stands in out (size bytes, NUL included), after gap unless
 * out is empty. All of it or, where it does not fit, nothing: false. */
bool text_join(char *out, size_t size, const char *gap, const char *text);

/* Number of code points in valid UTF-8. */
size_t text_length(const char *text);

/* Columns on a terminal; 0 for the empty text. Every code point that
 * text_is_printable lets in takes exactly one column. */
int text_width(const char *text);

/* A character a person may enter and every screen and paper here can show:
 * printable, one column wide, no control, no combining mark, no bidi or
 * zero-width sign, no private use. */
bool text_is_printable(uint32_t code);

enum text_clean {
	TEXT_OK,
	TEXT_NOT_UTF8,
	TEXT_UNPRINTABLE, /* a character text_is_printable refuses */
	TEXT_TOO_LONG,
};

/* Copies a person's text into out (size bytes, NUL included): composes и+breve
 * and е+diaeresis (NFC for our alphabets), turns NBSP, tabs and line ends into
 * spaces, trims and folds runs of spaces. out is "" on any fault. */
enum text_clean text_tidy(const char *text, size_t len, char *out, size_t size);

/* Length in bytes of the first line of text when wrapped at width_cols
 * columns: breaks at spaces and after hyphens, inside a word only when it is
 * longer than the line, at '\n' always. *skip is the number of bytes to drop
 * before the next line (the space or newline broken at). 0 at the end. */
size_t text_wrap(const char *text, int width_cols, size_t *skip);

/* Rows that text takes at width_cols. 1 for the empty text. */
int text_rows(const char *text, int width_cols);

/* One letter to lower or upper case, for Kazakh, Russian and Latin. */
uint32_t text_lower(uint32_t code);
uint32_t text_upper(uint32_t code);

/* Copies text with its first letter in upper case, cut as text_copy does. */
void text_capitalise(char *out, size_t size, const char *text);

/* Folds for search: lower case, Kazakh letters to the Russian ones a hurried
 * person types instead (ә→а ғ→г қ→к ң→н ө→о ұ,ү→у һ→х і→и), ё→е. */
void text_fold(const char *text, char *out, size_t size);

#endif
