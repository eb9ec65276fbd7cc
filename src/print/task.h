/* Carries out one order and reports on it. */
#ifndef PRINT_TASK_H
#define PRINT_TASK_H

#include "print/talk.h"

/* How long an order may take, from its start to its last report. */
enum {
	TASK_RECEIPT_MS = 8000,
	TASK_PAGE_MS = 20000,
	TASK_LEAFLET_MS = 60000, /* half a metre of paper takes its time */
	TASK_SHEET_MS = 300000,  /* a year's register is some fifty pages */
	TASK_SWEEP_MS = 20000,
	TASK_STATUS_MS = 8000,
	TASK_GRACE_S = 3, /* after which the process ends, come what may */
};

void task_run(const struct print_order *order);

#endif
