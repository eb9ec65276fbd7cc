/* Languages with real catalogs and real locales, made afresh by msgfmt and
 * localedef in a folder of the test's own. */
#include <langinfo.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>
#include <cmocka.h>

#include "core/lang.h"

static char share[] = "/tmp/kiosk-lang-XXXXXX";

/* gettext's format check cannot see through a plural chosen at run time. */
static const char *people(unsigned long n)
{
	return ngettext("person", "people", n);
}

static void run(const char *format, ...)
{
	char *command;
	va_list args;

	va_start(args, format);
	assert_true(vasprintf(&command, format, args) > 0);
	va_end(args);
	if (system(command) != 0)
		fail_msg("%s", command);
	free(command);
}

static void make_catalog(const char *lang, const char *plural, const char *entries)
{
	char path[128];
	FILE *file;

	run("mkdir -p %s/locale/%s/LC_MESSAGES", share, lang);
	snprintf(path, sizeof(path), "%s/%s.po", share, lang);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file,
	        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n"
	        "Plural-Forms: %s\\n\"\n%s",
	        plural, entries);
	fclose(file);
	run("msgfmt -o %s/locale/%s/LC_MESSAGES/kiosk.mo %s", share, lang, path);
}

static int make_share(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(share));
	run("mkdir -p %s/kiosk/locale", share);
	run("localedef --no-archive -i kk_KZ -f UTF-8 %s/kiosk/locale/kk_KZ.UTF-8", share);
	run("localedef --no-archive -i ru_RU -f UTF-8 %s/kiosk/locale/ru_RU.UTF-8", share);
	make_catalog("kk", "nplurals=2; plural=n!=1;",
	             "msgid \"Queue\"\nmsgstr \"Кезек\"\n"
	             "msgid \"person\"\nmsgid_plural \"people\"\n"
	             "msgstr[0] \"адам\"\nmsgstr[1] \"адам.\"\n");
	make_catalog("ru",
	             "nplurals=3; plural=n%10==1&&n%100!=11?0:"
	             "n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2;",
	             "msgid \"Queue\"\nmsgstr \"Очередь\"\n"
	             "msgid \"person\"\nmsgid_plural \"people\"\n"
	             "msgstr[0] \"человек\"\nmsgstr[1] \"человека\"\nmsgstr[2] \"людей\"\n");
	return 0;
}

static int remove_share(void **state)
{
	(void)state;
	run("rm -rf %s", share);
	return 0;
}

static const char *november(void)
{
	static char text[64];
	struct tm tm = { .tm_mon = 10, .tm_mday = 1, .tm_year = 126 };

	strftime(text, sizeof(text), "%B", &tm);
	return text;
}

static void words_follow_the_language(void **state)
{
	(void)state;
	/* the worst environment a login can hand over */
	setenv("LANGUAGE", "ru", 1);
	setenv("LANG", "ru_RU.UTF-8", 1);
	unsetenv("LOCPATH");
	assert_true(lang_open(share));
	assert_null(getenv("LOCPATH"));
	assert_int_equal(lang_now(), LANG_KK);
	for (int round = 0; round < 3; round++) {
		lang_use(LANG_KK);
		assert_string_equal(_("Queue"), "Кезек");
		assert_string_equal(people(2), "адам.");
		assert_non_null(strstr(november(), "араша"));
		lang_use(LANG_RU);
		assert_int_equal(lang_now(), LANG_RU);
		assert_string_equal(_("Queue"), "Очередь");
		assert_string_equal(people(5), "людей");
		assert_string_equal(people(22), "человека");
		assert_non_null(strstr(november(), "оябр"));
		lang_use(LANG_EN);
		assert_string_equal(_("Queue"), "Queue");
		assert_string_equal(people(5), "people");
		assert_string_equal(november(), "November");
	}
}

static void only_messages_and_time_change(void **state)
{
	char number[16], wide[8];

	(void)state;
	assert_true(lang_open(share));
	lang_use(LANG_RU);
	assert_string_equal(nl_langinfo(CODESET), "UTF-8");
	snprintf(number, sizeof(number), "%.1f", 1.5);
	assert_string_equal(number, "1.5");
	assert_int_equal(snprintf(wide, sizeof(wide), "%lc", (wint_t)0x049B), 2);
	assert_true(strcoll("і", "я") > 0);
}

static void opening_again_keeps_the_language(void **state)
{
	(void)state;
	assert_true(lang_open(share));
	lang_use(LANG_RU);
	assert_true(lang_open(share));
	assert_int_equal(lang_now(), LANG_RU);
	assert_string_equal(_("Queue"), "Очередь");
}

static void a_given_locpath_is_kept(void **state)
{
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/kiosk/locale", share);
	setenv("LOCPATH", path, 1);
	assert_true(lang_open("/nonexistent"));
	assert_string_equal(getenv("LOCPATH"), path);
	unsetenv("LOCPATH");
}

/* The system of the test may have Kazakh of its own, so an empty LOCPATH folder
 * cannot prove absence; a locale that is there but not for us can. */
static void without_catalogs_words_stay_english(void **state)
{
	(void)state;
	lang_open("/nonexistent");
	lang_use(LANG_KK);
	assert_string_equal(_("Queue"), "Queue");
	assert_string_equal(nl_langinfo(CODESET), "UTF-8");
}

static void codes(void **state)
{
	enum lang lang;

	(void)state;
	for (int i = 0; i < LANG_COUNT; i++) {
		assert_true(lang_parse(lang_code((enum lang)i), &lang));
		assert_int_equal(lang, i);
	}
	assert_string_equal(lang_code(LANG_KK), "kk");
	assert_false(lang_parse("kz", &lang));
	assert_false(lang_parse("", &lang));
	assert_false(lang_parse("KK", &lang));
}

static void words_fall_back(void **state)
{
	struct words all = { { "бір", "один", "one" } };
	struct words two = { { "бір", "один", NULL } };
	struct words one = { { "бір", NULL, NULL } };
	struct words none = { { NULL, NULL, NULL } };

	(void)state;
	assert_string_equal(words_in(&all, LANG_EN), "one");
	assert_string_equal(words_in(&all, LANG_KK), "бір");
	assert_string_equal(words_in(&two, LANG_EN), "один");
	assert_string_equal(words_in(&one, LANG_EN), "бір");
	assert_string_equal(words_in(&none, LANG_RU), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_follow_the_language),
		cmocka_unit_test(only_messages_and_time_change),
		cmocka_unit_test(opening_again_keeps_the_language),
		cmocka_unit_test(a_given_locpath_is_kept),
		cmocka_unit_test(without_catalogs_words_stay_english),
		cmocka_unit_test(codes),
		cmocka_unit_test(words_fall_back),
	};

	return cmocka_run_group_tests(tests, make_share, remove_share);
}
