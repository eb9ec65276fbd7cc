/* What the public board shows beside the calls (store_called). */
#ifndef STORE_BOARD_H
#define STORE_BOARD_H

#include "core/date.h"
#include "core/fault.h"
#include "core/ticket.h"
#include "store/store.h"

/* Who is being served; a number and a desk only. */
struct serving_row {
	char number[TICKET_NUMBER];
	char desk[STORE_ACTOR];
};

/* Visits of the day that are being served, in order of taking; at most max. */
enum fault store_serving(struct store *store, struct date day, struct serving_row *rows, int max,
                         int *count);

#endif
