/* Bytes from a terminal -> keys. Knows the sequences of the Linux console,
 * xterm, tmux, VT220 and rxvt at once, so TERM does not matter; swallows every
 * other escape sequence whole; never blocks, never grows. */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum sym {
	SYM_NONE,
	SYM_TEXT, /* key.code is a printable character (text_is_printable), or one
	           * of the two marks that KEY_BREVE and KEY_DIAERESIS name */
	SYM_ENTER, SYM_ESC, SYM_BACKSPACE, SYM_DELETE, SYM_INSERT, SYM_TAB, SYM_BACKTAB,
	SYM_UP, SYM_DOWN, SYM_LEFT, SYM_RIGHT, SYM_HOME, SYM_END, SYM_PAGE_UP, SYM_PAGE_DOWN,
	SYM_F1, SYM_F2, SYM_F3, SYM_F4, SYM_F5, SYM_F6,
	SYM_F7, SYM_F8, SYM_F9, SYM_F10, SYM_F11, SYM_F12,
	SYM_CTRL, /* key.code is 'A'..'Z' and the like: Ctrl with that key */
	SYM_CLICK,
	SYM_COUNT,
};

struct key {
	enum sym sym;
	uint32_t code;
	int row, col;  /* SYM_CLICK, from 0 */
	bool pasted;   /* came in a bracketed paste: text only, never Enter */
	bool keypad;   /* a digit or sign of the number pad: itself in every layout */
};

enum { KEY_QUEUE = 64, KEY_PENDING = 64 };

/* Let through for the line editor alone, which joins them to и and е. */
enum { KEY_BREVE = 0x306, KEY_DIAERESIS = 0x308 };

/* Decoder state; plain memory so that it can be wiped. */
struct key_decoder {
	unsigned char pending[KEY_PENDING];
	size_t len;
	int mode;       /* inside which kind of sequence; key.c's own */
	int quiet;      /* time-outs since the last byte */
	bool pasting;
	bool left_down; /* a click begins with the left button going down */
	bool console;   /* set it after key_init on the Linux console: ESC O P..S are NumLock and
	                 * the signs of its number pad there, F1..F4 elsewhere */
	struct key queue[KEY_QUEUE];
	int head, count;
};

/* Blank state, not on the console; wipes what was pending and queued. */
void key_init(struct key_decoder *decoder);

/* Takes one byte. When the queue is full the key is dropped. */
void key_feed(struct key_decoder *decoder, unsigned char byte);

/* True while an ESC may still become a sequence, or a sequence or paste is not
 * at its end: call key_timeout each time that no byte came for KEY_ESC_MS. A lone
 * ESC is then the Esc key; a broken sequence is given up at once, a string
 * sequence after 200 ms and a paste that never ends after 500 ms, so that the
 * next key works.
 *
 * Alt with a key is ESC and the key in one breath: neither is reported. */
bool key_is_pending(const struct key_decoder *decoder);
void key_timeout(struct key_decoder *decoder);
enum { KEY_ESC_MS = 25 };

bool key_next(struct key_decoder *decoder, struct key *key);

/* "Enter", "F2", "Esc" …; translated where a keyboard's cap differs. "" for
 * those without a cap (SYM_NONE, SYM_TEXT, SYM_CTRL, SYM_CLICK). */
const char *key_label(enum sym sym);

#endif
