/* The decoder: every terminal's keys, broken input, floods. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#undef key_next /* a capability's name there */

#include "core/buf.h"
#include "core/text.h"
#include "ui/key.h"

static const char *const names[SYM_COUNT] = {
	[SYM_ENTER] = "enter", [SYM_ESC] = "esc", [SYM_BACKSPACE] = "bs", [SYM_DELETE] = "del",
	[SYM_INSERT] = "ins", [SYM_TAB] = "tab", [SYM_BACKTAB] = "backtab", [SYM_UP] = "up",
	[SYM_DOWN] = "down", [SYM_LEFT] = "left", [SYM_RIGHT] = "right", [SYM_HOME] = "home",
	[SYM_END] = "end", [SYM_PAGE_UP] = "pgup", [SYM_PAGE_DOWN] = "pgdn", [SYM_F1] = "f1",
	[SYM_F2] = "f2", [SYM_F3] = "f3", [SYM_F4] = "f4", [SYM_F5] = "f5", [SYM_F6] = "f6",
	[SYM_F7] = "f7", [SYM_F8] = "f8", [SYM_F9] = "f9", [SYM_F10] = "f10", [SYM_F11] = "f11",
	[SYM_F12] = "f12",
};

static void write_key(struct buf *out, const struct key *key)
{
	char bytes[4];
	if (out->len)
		buf_text(out, " ");
	if (key->sym == SYM_TEXT) {
		buf_text(out, key->pasted ? "p:" : key->keypad ? "k:" : "");
		buf_add(out, bytes, text_encode(key->code, bytes));
	} else if (key->sym == SYM_CTRL) {
		buf_format(out, "^%c", (int)key->code);
	} else if (key->sym == SYM_CLICK) {
		buf_format(out, "click:%d,%d", key->row, key->col);
	} else {
		assert_non_null(names[key->sym]);
		buf_text(out, names[key->sym]);
	}
}

static void drain(struct key_decoder *decoder, struct buf *out)
{
	struct key key;
	while (key_next(decoder, &key))
		write_key(out, &key);
}

static void feed(struct key_decoder *decoder, const char *bytes, size_t len, struct buf *out)
{
	for (size_t i = 0; i < len; i++) {
		key_feed(decoder, (unsigned char)bytes[i]);
		drain(decoder, out);
	}
}

/* Bytes in one breath, then silence until nothing is pending. */
static void assert_keys(const char *bytes, size_t len, bool console, const char *expected)
{
	struct key_decoder decoder;
	struct buf out = { 0 };
	key_init(&decoder);
	decoder.console = console;
	buf_text(&out, "");
	feed(&decoder, bytes, len, &out);
	for (int i = 0; i < 20 && key_is_pending(&decoder); i++)
		key_timeout(&decoder);
	assert_false(key_is_pending(&decoder));
	drain(&decoder, &out);
	assert_string_equal(out.data ? out.data : "", expected);
	buf_release(&out);
}

struct row {
	const char *bytes, *keys;
};

static void assert_rows(const struct row *rows, size_t count, bool console)
{
	for (size_t i = 0; i < count; i++)
		assert_keys(rows[i].bytes, strlen(rows[i].bytes), console, rows[i].keys);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_plain(void **state)
{
	static const struct row rows[] = {
		{ "a", "a" }, { "aZ9 ~", "a Z 9   ~" }, { "ә", "ә" }, { "Ұл", "Ұ л" }, { "₸", "₸" },
		{ "\r", "enter" }, { "\n", "enter" }, { "\t", "tab" }, { "\x7f", "bs" }, { "\b", "bs" },
		{ "\x03\x1a\x1c\x13\x11\x04", "^C ^Z ^\\ ^S ^Q ^D" }, { "\x1d\x1e\x1f", "^] ^^ ^_" },
		{ "\x15", "^U" }, { "\033", "esc" }, { "\033\033", "esc esc" },
	};
	(void)state;
	assert_rows(rows, COUNT(rows), false);
	assert_rows(rows, COUNT(rows), true);
	assert_keys("\0", 1, false, "^@");
}

static void test_sequences(void **state)
{
	static const struct row rows[] = {
		{ "\033[A\033OB\033[1;5C\033[1;2D", "up down right left" },
		{ "\033[a\033Ob\033[1;2P\033O2A", "up down f1 up" },
		{ "\033[H\033[F\033[1~\033[4~\033[7~\033[8~\033OH\033OF",
		  "home end home end home end home end" },
		{ "\033[5~\033[6;5~\033[2~\033[3;2~\033[3$\033[5^\033[6@",
		  "pgup pgdn ins del del pgup pgdn" },
		{ "\033[[A\033[[B\033[[C\033[[D\033[[E", "f1 f2 f3 f4 f5" },
		{ "\033[11~\033[12~\033[15~\033[17~\033[24~", "f1 f2 f5 f6 f12" },
		{ "\033[Z\033[1;2Z\033\t", "backtab backtab backtab" },
		{ "\033[25~\033[34~\033[0~\033[99999999999~", "" },
		{ "\033[E\033[2A\033[24;80R\033[?1;2c\033[>0;1c\033[?2026;1$yx", "x" },
		{ "\033[[Zx\033[Ix\033[Ox", "x x x" },
		{ "\033[13;2u\033[27;5;9~x", "x" },
	};
	(void)state;
	assert_rows(rows, COUNT(rows), false);
	assert_rows(rows, COUNT(rows), true);
}

static void test_number_pad(void **state)
{
	static const struct row anywhere[] = {
		{ "\033Op\033Oq\033Or\033Os\033Ot", "k:0 k:1 k:2 k:3 k:4" },
		{ "\033Ou\033Ov\033Ow\033Ox\033Oy", "k:5 k:6 k:7 k:8 k:9" },
		{ "\033OM\033On", "enter k:." },
	};
	static const struct row window[] = {
		{ "\033OP\033OQ\033OR\033OS\033O2P", "f1 f2 f3 f4 f1" },
		{ "\033Om\033Ok\033Oj\033Oo\033Ol\033OX", "k:- k:+ k:* k:/ k:, k:=" },
	};
	static const struct row console[] = {
		{ "\033OP\033OQ\033OR\033OS\033Ol", "k:/ k:* k:- k:+" },
	};
	(void)state;
	assert_rows(anywhere, COUNT(anywhere), false);
	assert_rows(anywhere, COUNT(anywhere), true);
	assert_rows(window, COUNT(window), false);
	assert_rows(console, COUNT(console), true);
}

static void test_alt(void **state)
{
	static const struct row rows[] = {
		{ "\033x", "" }, { "\033xy", "y" }, { "\033ыx", "x" }, { "\033\rx", "x" },
		{ "\033\xFFx", "x" }, { "\033(Bx", "x" }, { "\033 Fx", "x" }, { "\033\x7fx", "x" },
	};
	(void)state;
	assert_rows(rows, COUNT(rows), false);
}

static void test_mouse(void **state)
{
	static const struct row rows[] = {
		{ "\033[<0;5;3M\033[<0;5;3m", "click:2,4" },
		{ "\033[<0;5;3M\033[<0;7;4m", "click:3,6" },
		{ "\033[<4;5;3M\033[<4;5;3m", "click:2,4" },
		{ "\033[<0;5;3M\033[<0;5;3m\033[<0;5;3m", "click:2,4" },
		{ "\033[<0;5;3m", "" }, { "\033[<2;5;3M\033[<2;5;3m", "" },
		{ "\033[<64;5;3M\033[<65;5;3M\033[<35;1;1M", "" },
		{ "\033[<0;0;0M\033[<0;0;0m", "" },
		{ "\033[<0;9999;9999M\033[<0;99999999;9999m", "click:9998,9998" },
		{ "\033[<0;5M\033[<0;5;3;9mx", "x" }, { "\033[<;;M\033[<a", "" },
		{ "\033[M !\"\033[M#!\"", "click:1,0" },
		{ "\033[M \xFF\xFF\033[M#\xFF\xFF", "click:222,222" },
		{ "\033[M\"!\"\033[M#!\"", "" }, { "\033[M`!\"\033[M#!\"x", "x" },
		{ "\033[M \033[Ax", "up x" }, { "\033[M !\x01\033[M#!\x01x", "x" },
	};
	(void)state;
	assert_rows(rows, COUNT(rows), false);
}

static void test_paste(void **state)
{
	static const struct row rows[] = {
		{ "\033[200~ab\033[201~c", "p:a p:b c" },
		{ "\033[200~a\r\nb\t\033[201~\r", "p:a p:  p:  p:b p:  enter" },
		{ "\033[200~\033[A\x03\x7f\033[3~\033OMx\033[201~", "p:x" },
		{ "\033[200~\033[<0;5;3M\033[<0;5;3m\033Op\033[201~", "p:0" },
		{ "\033[200~й\xFF\033\033[201~z", "p:й z" },
		{ "\033[201~x", "x" },
		{ "\033[200~lost end", "p:l p:o p:s p:t p:  p:e p:n p:d" },
	};
	(void)state;
	assert_rows(rows, COUNT(rows), false);
}

/* After any of these the next key works at once. */
static void test_broken_text(void **state)
{
	static const struct row rows[] = {
		{ "\xFFx", "x" }, { "\x80\xBFx", "x" }, { "\xC0\x80x", "x" }, { "\xC1\xBFx", "x" },
		{ "\xE0\x80\x80x", "x" }, { "\xED\xA0\x80x", "x" }, { "\xF0\x80\x80\x80x", "x" },
		{ "\xF4\x90\x80\x80x", "x" }, { "\xF5x", "x" }, { "\xD0x", "x" }, { "\xE2\x82x", "x" },
		{ "\xF0\x9F\x98x", "x" }, { "\xD0\xD0\xB0", "а" }, { "\xD0\033[A", "up" },
		{ "\xD0\r", "enter" }, { "\x9B" "Ax", "A x" },
		{ "e\u0301x", "e x" }, { "\u200Dx", "x" }, { "\u202Ex", "x" }, { "\U0001F600x", "x" },
		{ "\xC2\x85x", "x" }, { "\uFEFFx", "x" }, { "\uE000x", "x" }, { "\u4E2Dx", "x" },
		{ "и\u0306", "и \u0306" }, { "е\u0308", "е \u0308" },
		{ "\xD0", "" }, { "\033[", "" }, { "\033O", "" }, { "\033[[", "" }, { "\033[M", "" },
	};
	(void)state;
	assert_rows(rows, COUNT(rows), false);
}

static void test_swallowed(void **state)
{
	static const struct row rows[] = {
		{ "\033]0;title\007x", "x" }, { "\033]52;c;YQ==\033\\x", "x" },
		{ "\033P1$r0m\033\\x", "x" }, { "\033_G\033\\x", "x" }, { "\033^pm\033\\x", "x" },
		{ "\033Xsos\033\\x", "x" }, { "\033]never ends", "" }, { "\033]cut\033[Ax", "up x" },
		{ "\033[1;22222222222222222222222222222222222222222222222222222222222222222222Ax", "x" },
		{ "\033[1;2\033[A", "up" }, { "\033[1;2\rx", "enter x" }, { "\033[\xD0\xB0", "а" },
		{ "\033[1 qx\033[?25hx\033[=5ux", "x x x" }, { "\033O\033OA", "up" },
	};
	(void)state;
	assert_rows(rows, COUNT(rows), false);
}

static void flood(struct key_decoder *decoder, long count)
{
	struct key key;
	while (count-- > 0) {
		key_feed(decoder, '1');
		while (key_next(decoder, &key))
			assert_true(key.pasted);
	}
}

/* A sequence that never ends: bounded, and the next key after it works. */
static void test_megabytes(void **state)
{
	static const char *const openings[] = { "\033[", "\033]", "\033P", "\033[200~" };
	(void)state;
	for (size_t i = 0; i < COUNT(openings); i++) {
		struct key_decoder decoder;
		struct buf out = { 0 };
		int timeouts = 0;
		key_init(&decoder);
		feed(&decoder, openings[i], strlen(openings[i]), &out);
		flood(&decoder, 1 << 20);
		assert_true(decoder.len <= KEY_PENDING);
		for (; key_is_pending(&decoder); timeouts++)
			key_timeout(&decoder);
		assert_in_range(timeouts, 1, 20);
		feed(&decoder, "x", 1, &out);
		assert_string_equal(out.data, "x");
		buf_release(&out);
	}
}

/* How long each kind of unfinished input may hold up the next key. */
static void test_patience(void **state)
{
	static const struct { const char *bytes; int timeouts; } rows[] = {
		{ "\033", 1 }, { "\033[1", 1 }, { "\xD0", 1 }, { "\033]0;", 8 }, { "\033[200~a", 20 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct key_decoder decoder;
		struct buf out = { 0 };
		int timeouts = 0;
		key_init(&decoder);
		feed(&decoder, rows[i].bytes, strlen(rows[i].bytes), &out);
		for (; key_is_pending(&decoder); timeouts++)
			key_timeout(&decoder);
		assert_int_equal(timeouts, rows[i].timeouts);
		buf_release(&out);
	}
}

static void test_queue(void **state)
{
	struct key_decoder decoder, blank;
	struct key key;
	int count = 0;
	(void)state;
	key_init(&decoder);
	for (int i = 0; i < 1000; i++)
		key_feed(&decoder, (unsigned char)('a' + i % 26));
	while (key_next(&decoder, &key)) {
		assert_int_equal(key.code, 'a' + count % 26);
		count++;
	}
	assert_int_equal(count, KEY_QUEUE);
	key_feed(&decoder, 'z');
	assert_true(key_next(&decoder, &key));
	assert_int_equal(key.code, 'z');
	/* Nothing of what was typed stays behind. */
	decoder.head = 0;
	key_init(&blank);
	assert_memory_equal(&decoder, &blank, sizeof decoder);
}

static void test_random(void **state)
{
	static const char likely[] = "\033\033\033[[[]OMP<0123456789;;~mMA$\r\x7f\xD0\xFF";
	struct key_decoder decoder;
	struct key key;
	(void)state;
	srand(20261123);
	key_init(&decoder);
	for (int i = 0; i < 1000000; i++) {
		bool wild = rand() % 3 == 0;
		key_feed(&decoder, (unsigned char)(wild ? rand() : likely[rand() % (int)sizeof likely]));
		if (rand() % 50 == 0)
			key_timeout(&decoder);
		while (key_next(&decoder, &key)) {
			assert_in_range(key.sym, SYM_NONE + 1, SYM_COUNT - 1);
			if (key.sym == SYM_TEXT && key.code != KEY_BREVE && key.code != KEY_DIAERESIS)
				assert_true(text_is_printable(key.code));
			if (key.pasted)
				assert_int_equal(key.sym, SYM_TEXT);
			assert_true(key.row >= 0 && key.col >= 0);
		}
	}
	for (int i = 0; i < 20; i++)
		key_timeout(&decoder);
	while (key_next(&decoder, &key))
		continue;
	key_feed(&decoder, 'x');
	assert_true(key_next(&decoder, &key));
	assert_int_equal(key.code, 'x');
}

/* What the terminal descriptions say that keys send. */
static const struct { const char *capability; enum sym sym; } capabilities[] = {
	{ "kf1", SYM_F1 }, { "kf2", SYM_F2 }, { "kf3", SYM_F3 }, { "kf4", SYM_F4 },
	{ "kf5", SYM_F5 }, { "kf6", SYM_F6 }, { "kf7", SYM_F7 }, { "kf8", SYM_F8 },
	{ "kf9", SYM_F9 }, { "kf10", SYM_F10 }, { "kf11", SYM_F11 }, { "kf12", SYM_F12 },
	{ "kcuu1", SYM_UP }, { "kcud1", SYM_DOWN }, { "kcub1", SYM_LEFT }, { "kcuf1", SYM_RIGHT },
	{ "khome", SYM_HOME }, { "kend", SYM_END }, { "kpp", SYM_PAGE_UP }, { "knp", SYM_PAGE_DOWN },
	{ "kdch1", SYM_DELETE }, { "kich1", SYM_INSERT }, { "kcbt", SYM_BACKTAB },
	{ "kbs", SYM_BACKSPACE }, { "kRIT", SYM_RIGHT }, { "kLFT", SYM_LEFT }, { "kDC", SYM_DELETE },
};

static int check_terminal(const char *terminal)
{
	int result, known = 0;
	assert_int_equal(setupterm(terminal, 1, &result), OK);
	for (size_t i = 0; i < COUNT(capabilities); i++) {
		const char *bytes = tigetstr(capabilities[i].capability);
		if (!bytes || bytes == (char *)-1)
			continue;
		known++;
		assert_keys(bytes, strlen(bytes), strcmp(terminal, "linux") == 0,
		            names[capabilities[i].sym]);
	}
	del_curterm(cur_term);
	return known;
}

/* Not vt100: the description calls the digits of its number pad F5 to F10. */
static void test_terminfo(void **state)
{
	static const struct { const char *terminal; int known; } rows[] = {
		{ "linux", 24 }, { "xterm-256color", 27 }, { "tmux-256color", 27 }, { "screen", 24 },
		{ "vt220", 20 }, { "rxvt", 27 }, { "rxvt-unicode", 27 }, { "xterm", 27 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int known = check_terminal(rows[i].terminal);
		if (known < rows[i].known)
			fail_msg("%s describes only %d keys", rows[i].terminal, known);
	}
}

static void test_labels(void **state)
{
	(void)state;
	for (int sym = 0; sym < SYM_COUNT; sym++) {
		bool bare = sym == SYM_NONE || sym == SYM_TEXT || sym == SYM_CTRL || sym == SYM_CLICK;
		assert_int_equal(*key_label((enum sym)sym) == '\0', bare);
	}
	assert_string_equal(key_label(SYM_F12), "F12");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_sequences),
		cmocka_unit_test(test_number_pad),
		cmocka_unit_test(test_alt),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_paste),
		cmocka_unit_test(test_broken_text),
		cmocka_unit_test(test_swallowed),
		cmocka_unit_test(test_megabytes),
		cmocka_unit_test(test_patience),
		cmocka_unit_test(test_queue),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_terminfo),
		cmocka_unit_test(test_labels),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
