/* The three languages of the kiosk. */
#ifndef CORE_LANG_H
#define CORE_LANG_H

#include <stdbool.h>

enum lang { LANG_KK, LANG_RU, LANG_EN, LANG_COUNT };

/* Text in all languages, as a form file gives it. kk and ru are always there;
 * en may be NULL. Whoever filled it owns the strings. */
struct words {
	const char *in[LANG_COUNT];
};

/* ISO 639-1 code: "kk", "ru", "en". */
const char *lang_code(enum lang lang);

/* Reads a code; false when it is none of the three. */
bool lang_parse(const char *code, enum lang *lang);

/* The text in lang, else in Russian, else in Kazakh; never NULL ("" at worst). */
const char *words_in(const struct words *words, enum lang lang);

/* Readies gettext: catalogs under share_dir/locale, the compiled glibc locales
 * under share_dir/kiosk/locale. Sets LC_CTYPE to C.UTF-8 whatever the caller's
 * environment says. False when a language could not be opened (its words then
 * stay English); the program goes on. */
bool lang_open(const char *share_dir);

/* All that is drawn from here on speaks lang (LC_MESSAGES and LC_TIME only). */
void lang_use(enum lang lang);

/* The language last given to lang_use; LANG_KK at first. */
enum lang lang_now(void);

/* Translates where text is drawn; never store the result. */
#include <libintl.h>
#define _(msgid) gettext(msgid)
/* Marks a sentence of a table for xgettext; _() it where it is drawn. */
#define N_(msgid) msgid

#endif
