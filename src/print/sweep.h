/* What became of jobs whose end was not seen. */
#ifndef PRINT_SWEEP_H
#define PRINT_SWEEP_H

#include "print/deadline.h"
#include "print/talk.h"

/* One report a job, in the order given. Jobs that still wait are taken back.
 *
 *   printed    it was completed, or its file is there
 *   cancelled  it was taken back now ("swept") or before ("canceled"), or it
 *              never reached the print system ("not-sent")
 *   failed     the print system gave it up ("aborted") or knows it no longer
 *              ("gone"); doubtful when the print system does not answer */
void sweep_run(const struct print_order *order, const struct deadline *deadline,
               void (*tell)(const struct print_report *report));

#endif
