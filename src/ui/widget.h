/* Parts that every screen shares. */
#ifndef UI_WIDGET_H
#define UI_WIDGET_H

#include "ui/screen.h"

/* Rows that a thing to pick takes at least, and the blank rows between two of
 * them. On a large screen a finger finds it: two rows of a 32x16 font are 17.8 mm
 * high on a 24" panel (12.7 mm is the least, with 2.5 mm between). */
int widget_target_rows(const struct canvas *canvas);
int widget_gap_rows(const struct canvas *canvas);

/* One focusable thing: "→ 1  text" when focused, "  1  text" else; the mark
 * and the number tell it without colour. number 0: none. Wraps; registers the
 * target; returns rows taken. */
int widget_item(struct canvas *canvas, int row, int col, int width, int target, int number,
                bool focused, const char *text);

/* The same with the cap of any key before it, two columns wide at most: "0", "F7";
 * "": none. Lines after the first hang under the words. */
int widget_keyed(struct canvas *canvas, int row, int col, int width, int target, const char *cap,
                 bool focused, const char *text);

/* Rows that widget_keyed would take. */
int widget_keyed_rows(const struct canvas *canvas, int width, const char *cap, const char *text);

/* A button: "[ text ]", focused "→[ text ]←"; as wide either way; on a large
 * screen with a blank row above and below the words. Returns columns taken. */
int widget_button(struct canvas *canvas, int row, int col, int target, bool focused,
                  const char *text);
int widget_button_width(const char *text);
int widget_button_rows(const struct canvas *canvas);

/* The keys of the screen on the last line, from its table: "Enter Continue │
 * Esc Back"; neighbours of one label share it: "↑/↓ Choose". What does not fit
 * in one line takes a second above it. Returns rows taken. */
int widget_hints(struct canvas *canvas, const struct binding *keys);

#endif
