/* How to print to a queue: by its settings, else by what it says of itself. */
#ifndef PRINT_CHOOSE_H
#define PRINT_CHOOSE_H

#include <stdbool.h>

#include "print/render.h"
#include "print/spool.h"

/* Fills *plan and *format (a MIME type). False when the queue cannot be
 * printed to safely: a PDF on a raw queue is metres of garbage, and ESC/POS on
 * a page printer is lost without a word. */
bool choose_plan(const struct print_order *order, const char *queue,
                 const struct spool_queue *facts, struct render_plan *plan,
                 const char **format);

#endif
