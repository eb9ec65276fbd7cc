#include "ui/key.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/text.h"

enum mode {
	MODE_GROUND,
	MODE_UTF8,    /* inside a character */
	MODE_ESC,     /* after ESC */
	MODE_ALT,     /* inside a character that came with Alt: not reported */
	MODE_CHARSET, /* ESC with an intermediate byte: one designation, no key */
	MODE_SS3,     /* after ESC O */
	MODE_CSI,     /* after ESC [ */
	MODE_CONSOLE, /* after ESC [ [: F1..F5 of the Linux console */
	MODE_X10,     /* after ESC [ M: three bytes of an old mouse report */
	MODE_STRING,  /* OSC, DCS, APC, PM, SOS up to ST or BEL */
	MODES,
};

enum { BYTE_ESC = 0x1B, BYTE_BEL = 0x07, NUMBER_MAX = 9999 };
enum { STRING_TIMEOUTS = 200 / KEY_ESC_MS, PASTE_TIMEOUTS = 500 / KEY_ESC_MS };
enum { PASTE_BEGINS = 200, PASTE_ENDS = 201 };

/* What the final byte of a sequence says. */
static const enum sym csi_finals[128] = {
	['A'] = SYM_UP, ['B'] = SYM_DOWN, ['C'] = SYM_RIGHT, ['D'] = SYM_LEFT,
	['F'] = SYM_END, ['H'] = SYM_HOME, ['Z'] = SYM_BACKTAB,
	['P'] = SYM_F1, ['Q'] = SYM_F2, ['R'] = SYM_F3, ['S'] = SYM_F4,
	['a'] = SYM_UP, ['b'] = SYM_DOWN, ['c'] = SYM_RIGHT, ['d'] = SYM_LEFT, /* rxvt, Shift */
};
static const enum sym ss3_finals[128] = {
	['A'] = SYM_UP, ['B'] = SYM_DOWN, ['C'] = SYM_RIGHT, ['D'] = SYM_LEFT,
	['F'] = SYM_END, ['H'] = SYM_HOME, ['I'] = SYM_TAB, ['M'] = SYM_ENTER,
	['P'] = SYM_F1, ['Q'] = SYM_F2, ['R'] = SYM_F3, ['S'] = SYM_F4,
	['a'] = SYM_UP, ['b'] = SYM_DOWN, ['c'] = SYM_RIGHT, ['d'] = SYM_LEFT, /* rxvt, Ctrl */
};
static const enum sym console_finals[128] = {
	['A'] = SYM_F1, ['B'] = SYM_F2, ['C'] = SYM_F3, ['D'] = SYM_F4, ['E'] = SYM_F5,
};
/* The number before '~': VT220 and all that came after it. */
static const enum sym numbered[] = {
	[1] = SYM_HOME, [2] = SYM_INSERT, [3] = SYM_DELETE, [4] = SYM_END,
	[5] = SYM_PAGE_UP, [6] = SYM_PAGE_DOWN, [7] = SYM_HOME, [8] = SYM_END,
	[11] = SYM_F1, [12] = SYM_F2, [13] = SYM_F3, [14] = SYM_F4, [15] = SYM_F5,
	[17] = SYM_F6, [18] = SYM_F7, [19] = SYM_F8, [20] = SYM_F9, [21] = SYM_F10,
	[23] = SYM_F11, [24] = SYM_F12,
};
/* Number pad in application mode, after ESC O. */
static const char pad_signs[128] = {
	[' '] = ' ', ['X'] = '=', ['j'] = '*', ['k'] = '+', ['l'] = ',', ['m'] = '-',
	['n'] = '.', ['o'] = '/', ['p'] = '0', ['q'] = '1', ['r'] = '2', ['s'] = '3',
	['t'] = '4', ['u'] = '5', ['v'] = '6', ['w'] = '7', ['x'] = '8', ['y'] = '9',
};
/* What differs on the Linux console (the table app_map of its keyboard driver). */
static const char console_pad_signs[128] = {
	['Q'] = '/', ['R'] = '*', ['S'] = '-', ['l'] = '+',
};

void key_init(struct key_decoder *decoder)
{
	explicit_bzero(decoder, sizeof *decoder);
}

static void enqueue(struct key_decoder *decoder, struct key key)
{
	if (decoder->count == KEY_QUEUE)
		return;
	decoder->queue[(decoder->head + decoder->count) % KEY_QUEUE] = key;
	decoder->count++;
}

static void report(struct key_decoder *decoder, enum sym sym, uint32_t code)
{
	if (sym != SYM_NONE && !decoder->pasting)
		enqueue(decoder, (struct key){ .sym = sym, .code = code });
}

static void report_text(struct key_decoder *decoder, uint32_t code)
{
	if (text_is_printable(code) || code == KEY_BREVE || code == KEY_DIAERESIS)
		enqueue(decoder, (struct key){ .sym = SYM_TEXT, .code = code,
		                               .pasted = decoder->pasting });
}

static void enter(struct key_decoder *decoder, enum mode mode)
{
	explicit_bzero(decoder->pending, sizeof decoder->pending);
	decoder->len = 0;
	decoder->mode = (int)mode;
}

/* Keeps what fits: a sequence longer than any key is none. */
static void keep(struct key_decoder *decoder, unsigned char byte)
{
	if (decoder->len < KEY_PENDING)
		decoder->pending[decoder->len++] = byte;
}

static void on_control(struct key_decoder *decoder, unsigned char byte)
{
	static const enum sym syms[0x80] = {
		['\b'] = SYM_BACKSPACE, ['\t'] = SYM_TAB, ['\n'] = SYM_ENTER,
		['\r'] = SYM_ENTER, [0x7F] = SYM_BACKSPACE,
	};
	if (byte == BYTE_ESC)
		enter(decoder, MODE_ESC);
	else if (decoder->pasting && (byte == '\t' || byte == '\n' || byte == '\r'))
		report_text(decoder, ' ');
	else if (syms[byte])
		report(decoder, syms[byte], 0);
	else
		report(decoder, SYM_CTRL, byte + '@');
}

static size_t utf8_length(unsigned char first)
{
	return first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

static void on_ground(struct key_decoder *decoder, unsigned char byte)
{
	if (byte < ' ' || byte == 0x7F)
		on_control(decoder, byte);
	else if (byte < 0x80)
		report_text(decoder, byte);
	else if (utf8_length(byte)) {
		enter(decoder, MODE_UTF8);
		keep(decoder, byte);
	}
}

/* Gives the sequence up and takes the byte as the start of something new. */
static void resync(struct key_decoder *decoder, unsigned char byte)
{
	enter(decoder, MODE_GROUND);
	on_ground(decoder, byte);
}

static void on_utf8(struct key_decoder *decoder, unsigned char byte)
{
	if ((byte & 0xC0) != 0x80) {
		resync(decoder, byte);
		return;
	}
	keep(decoder, byte);
	if (decoder->len < utf8_length(decoder->pending[0]))
		return;
	size_t used;
	uint32_t code = text_decode((const char *)decoder->pending, decoder->len, &used);
	bool alt = decoder->mode == MODE_ALT;
	enter(decoder, MODE_GROUND);
	if (code != TEXT_BAD && !alt)
		report_text(decoder, code);
}

static void on_esc(struct key_decoder *decoder, unsigned char byte)
{
	static const enum mode opens[128] = {
		['['] = MODE_CSI, ['O'] = MODE_SS3, [']'] = MODE_STRING, ['P'] = MODE_STRING,
		['X'] = MODE_STRING, ['^'] = MODE_STRING, ['_'] = MODE_STRING,
	};
	if (byte == BYTE_ESC) {
		report(decoder, SYM_ESC, 0);
	} else if (byte == '\t') { /* Shift-Tab of the Linux console */
		enter(decoder, MODE_GROUND);
		report(decoder, SYM_BACKTAB, 0);
	} else if (byte >= 0x80) {
		enter(decoder, utf8_length(byte) ? MODE_ALT : MODE_GROUND);
		keep(decoder, byte);
	} else if (byte >= ' ' && byte <= '/') {
		enter(decoder, MODE_CHARSET);
	} else {
		enter(decoder, opens[byte]);
	}
}

static void on_charset(struct key_decoder *decoder, unsigned char byte)
{
	if (byte < ' ' || byte >= 0x7F)
		resync(decoder, byte);
	else if (byte > '/')
		enter(decoder, MODE_GROUND);
}

static void on_ss3(struct key_decoder *decoder, unsigned char byte)
{
	if (byte < ' ' || byte >= 0x7F) {
		resync(decoder, byte);
		return;
	}
	if (byte >= '0' && byte <= '9') /* a modifier: ESC O 2 P */
		return;
	enter(decoder, MODE_GROUND);
	bool own = decoder->console && byte >= 'P' && byte <= 'S';
	char sign = pad_signs[byte];
	if (decoder->console && console_pad_signs[byte])
		sign = console_pad_signs[byte];
	if (sign)
		enqueue(decoder, (struct key){ .sym = SYM_TEXT, .code = (uint32_t)sign,
		                               .keypad = true, .pasted = decoder->pasting });
	else if (!own)
		report(decoder, ss3_finals[byte], 0);
}

/* Reads the number at *at, steps behind it and the separator; 0 when none. */
static int next_number(const char **at)
{
	int number = 0;
	for (; **at >= '0' && **at <= '9'; ++*at)
		if (number < NUMBER_MAX)
			number = number * 10 + (**at - '0');
	*at += **at == ';';
	return number < NUMBER_MAX ? number : NUMBER_MAX;
}

/* A click is the left button going up where it went down or elsewhere; bits 2
 * to 4 are modifiers, higher ones motion and the wheel. */
static void on_button(struct key_decoder *decoder, int button, bool up, int col, int row)
{
	bool left = (button & ~0x1C) == 0;
	if (!up) {
		decoder->left_down = left;
		return;
	}
	if (decoder->left_down && row >= 1 && col >= 1 && !decoder->pasting)
		enqueue(decoder, (struct key){ .sym = SYM_CLICK, .row = row - 1, .col = col - 1 });
	decoder->left_down = false;
}

static void on_sgr_mouse(struct key_decoder *decoder, const char *at, bool up)
{
	int button = next_number(&at);
	int col = next_number(&at);
	int row = next_number(&at);
	if (*at == '\0')
		on_button(decoder, button, up, col, row);
}

/* Byte values below 32 stand for places too far to be told. */
static void on_x10(struct key_decoder *decoder, unsigned char byte)
{
	if (byte == BYTE_ESC) {
		resync(decoder, byte);
		return;
	}
	keep(decoder, byte);
	if (decoder->len < 3)
		return;
	int button = decoder->pending[0] - ' ';
	int col = decoder->pending[1] - ' ', row = decoder->pending[2] - ' ';
	enter(decoder, MODE_GROUND);
	if (button >= 0)
		on_button(decoder, button, (button & ~0x1C) == 3, col, row);
}

static void on_numbered(struct key_decoder *decoder, int number)
{
	if (number == PASTE_BEGINS)
		decoder->pasting = true;
	else if (number == PASTE_ENDS)
		decoder->pasting = false;
	else if ((size_t)number < sizeof numbered / sizeof *numbered)
		report(decoder, numbered[number], 0);
}

static void on_csi_final(struct key_decoder *decoder, unsigned char final)
{
	char text[KEY_PENDING + 1] = "";
	size_t len = decoder->len;
	memcpy(text, decoder->pending, len);
	enter(decoder, MODE_GROUND);
	const char *at = text;
	if (len == KEY_PENDING)
		return;
	if (len == 0 && final == 'M') {
		enter(decoder, MODE_X10);
		return;
	}
	if (text[0] == '<' && (final == 'M' || final == 'm')) {
		at++;
		on_sgr_mouse(decoder, at, final == 'm');
		return;
	}
	if (text[strspn(text, "0123456789;")] != '\0')
		return;
	int number = next_number(&at);
	if (strchr("~^$@", final)) /* the last three: rxvt with Ctrl, Shift, both */
		on_numbered(decoder, number);
	else if (number <= 1)
		report(decoder, csi_finals[final], 0);
}

static bool only_digits(const struct key_decoder *decoder)
{
	for (size_t i = 0; i < decoder->len; i++)
		if (decoder->pending[i] < '0' || decoder->pending[i] > '9')
			return false;
	return decoder->len > 0;
}

static void on_csi(struct key_decoder *decoder, unsigned char byte)
{
	if (byte < ' ' || byte >= 0x7F)
		resync(decoder, byte);
	else if (byte == '[' && decoder->len == 0)
		enter(decoder, MODE_CONSOLE);
	else if (byte >= '@' || (byte == '$' && only_digits(decoder)))
		on_csi_final(decoder, byte);
	else
		keep(decoder, byte);
}

static void on_console(struct key_decoder *decoder, unsigned char byte)
{
	if (byte < ' ' || byte >= 0x7F) {
		resync(decoder, byte);
		return;
	}
	enter(decoder, MODE_GROUND);
	report(decoder, console_finals[byte], 0);
}

/* ESC ends the string and opens something else, were it only the ESC \ of ST. */
static void on_string(struct key_decoder *decoder, unsigned char byte)
{
	if (byte == BYTE_ESC)
		enter(decoder, MODE_ESC);
	else if (byte == BYTE_BEL)
		enter(decoder, MODE_GROUND);
}

void key_feed(struct key_decoder *decoder, unsigned char byte)
{
	static void (*const on_byte[MODES])(struct key_decoder *, unsigned char) = {
		[MODE_GROUND] = on_ground, [MODE_UTF8] = on_utf8, [MODE_ESC] = on_esc,
		[MODE_ALT] = on_utf8, [MODE_CHARSET] = on_charset, [MODE_SS3] = on_ss3,
		[MODE_CSI] = on_csi, [MODE_CONSOLE] = on_console, [MODE_X10] = on_x10,
		[MODE_STRING] = on_string,
	};
	assert(decoder->mode >= 0 && decoder->mode < MODES);
	decoder->quiet = 0;
	on_byte[decoder->mode](decoder, byte);
}

bool key_is_pending(const struct key_decoder *decoder)
{
	return decoder->mode != MODE_GROUND || decoder->pasting;
}

void key_timeout(struct key_decoder *decoder)
{
	decoder->quiet++;
	enum mode mode = (enum mode)decoder->mode;
	if (mode != MODE_STRING || decoder->quiet >= STRING_TIMEOUTS)
		enter(decoder, MODE_GROUND);
	if (decoder->quiet >= PASTE_TIMEOUTS)
		decoder->pasting = false;
	if (mode == MODE_ESC)
		report(decoder, SYM_ESC, 0);
}

bool key_next(struct key_decoder *decoder, struct key *key)
{
	if (decoder->count == 0)
		return false;
	struct key *head = &decoder->queue[decoder->head];
	*key = *head;
	explicit_bzero(head, sizeof *head);
	decoder->head = (decoder->head + 1) % KEY_QUEUE;
	decoder->count--;
	return true;
}

const char *key_label(enum sym sym)
{
	static const char *const labels[SYM_COUNT] = {
		[SYM_ENTER] = N_("Enter"), [SYM_ESC] = N_("Esc"),
		[SYM_BACKSPACE] = N_("Backspace"), [SYM_DELETE] = N_("Del"),
		[SYM_INSERT] = N_("Ins"), [SYM_TAB] = N_("Tab"), [SYM_BACKTAB] = N_("Shift-Tab"),
		[SYM_UP] = "↑", [SYM_DOWN] = "↓", [SYM_LEFT] = "←", [SYM_RIGHT] = "→",
		[SYM_HOME] = N_("Home"), [SYM_END] = N_("End"),
		[SYM_PAGE_UP] = N_("PgUp"), [SYM_PAGE_DOWN] = N_("PgDn"),
		[SYM_F1] = "F1", [SYM_F2] = "F2", [SYM_F3] = "F3", [SYM_F4] = "F4",
		[SYM_F5] = "F5", [SYM_F6] = "F6", [SYM_F7] = "F7", [SYM_F8] = "F8",
		[SYM_F9] = "F9", [SYM_F10] = "F10", [SYM_F11] = "F11", [SYM_F12] = "F12",
	};
	assert(sym < SYM_COUNT);
	return labels[sym] ? _(labels[sym]) : "";
}
