#include "core/lang.h"

#include <assert.h>
#include <fcntl.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* glibc's newlocale never frees the search path it makes out of LOCPATH: some
 * 50 bytes a call, once at start. The leak checker is told to look away. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define LEAK_CHECKED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(LEAK_CHECKED)
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable() ((void)0)
#define __lsan_enable() ((void)0)
#endif

static const char *const codes[] = {
	[LANG_KK] = "kk",
	[LANG_RU] = "ru",
	[LANG_EN] = "en",
};
static_assert(sizeof(codes) / sizeof(codes[0]) == LANG_COUNT, "a language without a code");

/* English is the msgids themselves: the C locale needs no catalog. */
static const char *const locale_names[] = {
	[LANG_KK] = "kk_KZ.UTF-8",
	[LANG_RU] = "ru_RU.UTF-8",
	[LANG_EN] = "C",
};
static_assert(sizeof(locale_names) / sizeof(locale_names[0]) == LANG_COUNT,
              "a language without a locale");

static const char domain[] = "kiosk";

static locale_t locales[LANG_COUNT];
static enum lang current = LANG_KK;

const char *lang_code(enum lang lang)
{
	assert((unsigned)lang < LANG_COUNT);
	return codes[lang];
}

bool lang_parse(const char *code, enum lang *lang)
{
	for (int i = 0; i < LANG_COUNT; i++) {
		if (strcmp(code, codes[i]) == 0) {
			*lang = (enum lang)i;
			return true;
		}
	}
	return false;
}

const char *words_in(const struct words *words, enum lang lang)
{
	assert((unsigned)lang < LANG_COUNT);
	if (words->in[lang])
		return words->in[lang];
	if (words->in[LANG_RU])
		return words->in[LANG_RU];
	return words->in[LANG_KK] ? words->in[LANG_KK] : "";
}

/* Only messages and time names are the language's; letters are UTF-8's and
 * numbers, sorting and the rest stay C. */
static locale_t open_locale(const char *name)
{
	locale_t base = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	locale_t with_letters, whole;

	if (!base)
		return (locale_t)0;
	with_letters = newlocale(LC_CTYPE_MASK, "C.UTF-8", base);
	if (!with_letters) {
		freelocale(base);
		return (locale_t)0;
	}
	whole = newlocale(LC_MESSAGES_MASK | LC_TIME_MASK, name, with_letters);
	if (!whole)
		freelocale(with_letters);
	return whole;
}

static uint32_t word_at(const char *data, size_t at)
{
	uint32_t word;

	memcpy(&word, data + at, sizeof(word));
	return word;
}

/* A row of a table is a length and an offset; the text ends with a NUL. */
static bool texts_are_whole(const char *data, size_t size, uint64_t row, uint64_t count)
{
	for (; count > 0; count--, row += 8) {
		if (row + 8 > size)
			return false;
		uint64_t end = (uint64_t)word_at(data, row) + word_at(data, row + 4);
		if (end >= size || data[end] != '\0')
			return false;
	}
	return true;
}

/* Every text of both tables lies in the file and ends in it (GNU gettext, "The
 * Format of GNU MO Files"). */
static bool tables_are_whole(const char *data, size_t size)
{
	enum { MAGIC_AT = 0, COUNT_AT = 8, ORIGINALS_AT = 12, TRANSLATIONS_AT = 16, HEADER = 28 };
	if (size < HEADER || word_at(data, MAGIC_AT) != 0x950412de)
		return false;
	uint64_t count = word_at(data, COUNT_AT);
	return texts_are_whole(data, size, word_at(data, ORIGINALS_AT), count)
	    && texts_are_whole(data, size, word_at(data, TRANSLATIONS_AT), count);
}

/* gettext trusts its files: half of one would be read past its end. None at all is
 * fine, its words stay English. */
static bool catalog_is_whole(enum lang lang)
{
	char *path, *data = MAP_FAILED;
	struct stat status = { 0 };
	bool whole = true;

	if (asprintf(&path, "%s/%s/LC_MESSAGES/%s.mo", bindtextdomain(domain, NULL),
	             lang_code(lang), domain) < 0)
		abort();
	int file = open(path, O_RDONLY | O_CLOEXEC);
	free(path);
	if (file < 0)
		return true;
	if (fstat(file, &status) == 0 && status.st_size > 0)
		data = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
	close(file);
	whole = data != MAP_FAILED && tables_are_whole(data, (size_t)status.st_size);
	if (data != MAP_FAILED)
		munmap(data, (size_t)status.st_size);
	return whole;
}

static bool open_all(void)
{
	bool complete = true;

	__lsan_disable();
	for (int i = 0; i < LANG_COUNT; i++) {
		if (!locales[i] && catalog_is_whole((enum lang)i))
			locales[i] = open_locale(locale_names[i]);
		complete = complete && locales[i];
	}
	__lsan_enable();
	return complete;
}

static void bind_catalogs(const char *share_dir)
{
	char *dir;

	if (asprintf(&dir, "%s/locale", share_dir) < 0)
		abort();
	bindtextdomain(domain, dir);
	bind_textdomain_codeset(domain, "UTF-8");
	textdomain(domain);
	free(dir);
}

/* Ours first, then whatever the system has. */
static bool open_with_ours(const char *share_dir)
{
	char *dir;

	if (asprintf(&dir, "%s/kiosk/locale", share_dir) < 0)
		abort();
	setenv("LOCPATH", dir, 1);
	open_all();
	unsetenv("LOCPATH");
	free(dir);
	return open_all();
}

static void close_all(void)
{
	uselocale(LC_GLOBAL_LOCALE);
	for (int i = 0; i < LANG_COUNT; i++) {
		if (locales[i])
			freelocale(locales[i]);
		locales[i] = (locale_t)0;
	}
}

bool lang_open(const char *share_dir)
{
	bool complete;

	close_all();
	setlocale(LC_CTYPE, "C.UTF-8");
	/* It would outrank the locale and turn every language into one. */
	unsetenv("LANGUAGE");
	bind_catalogs(share_dir);
	complete = getenv("LOCPATH") ? open_all() : open_with_ours(share_dir);
	lang_use(current);
	return complete;
}

void lang_use(enum lang lang)
{
	assert((unsigned)lang < LANG_COUNT);
	current = lang;
	if (locales[lang])
		uselocale(locales[lang]);
	else
		uselocale(locales[LANG_EN] ? locales[LANG_EN] : LC_GLOBAL_LOCALE);
}

enum lang lang_now(void)
{
	return current;
}
