/* The terminal. term.c is the only file that includes curses.h. */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>

#include "ui/canvas.h"

enum term_open { TERM_OK, TERM_NOT_A_TTY, TERM_UNKNOWN };

/* Full screen, raw keys, application keypad, mouse reports, bracketed paste.
 * LC_CTYPE must be a UTF-8 one (lang_open). Terminals without colour get bold,
 * underline and reverse. TERM unset, dumb or unknown: TERM_UNKNOWN, nothing changed. */
enum term_open term_open(void);
/* Gives the terminal back as it was. Safe to call twice. */
void term_close(void);

void term_size(int *cols, int *rows);
/* After SIGWINCH: true when the size changed. */
bool term_resized(void);

/* Copies the canvas; heal repaints every cell and sets all modes again,
 * whatever others wrote on the terminal or did to it. */
void term_paint(const struct canvas *canvas, bool heal);

/* Light on dark (the default) or dark on light; both ≥ 7:1. */
void term_theme(bool inverse);

/* The terminal's bell, once. */
void term_bell(void);

/* Throws away what was typed and not yet read. */
void term_flush_input(void);

/* True on the kernel's own terminal (TERM=linux…): key_decoder.console. */
bool term_is_console(void);

#endif
