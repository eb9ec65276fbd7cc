/* The facts that stand on a ticket, gathered from register and forms. */
#ifndef OFFICE_PAPER_H
#define OFFICE_PAPER_H

#include "office/office.h"
#include "store/take.h"

/* Fills order->paper for a ticket. Nothing personal goes onto the paper. */
enum fault paper_gather(struct office *office, const struct ticket *ticket, int copy,
                        struct ticket_paper *paper);

#endif
