/* Asking for a new PIN. */
#ifndef STAFF_PIN_H
#define STAFF_PIN_H

#include "staff/staff.h"

/* Begins a new PIN of that account, or a new account (NULL). */
void pin_ask(struct staff *staff, const struct account *account);

#endif
