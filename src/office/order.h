/* Orders for kiosk-print: what it is to do, and a child to do it. */
#ifndef OFFICE_ORDER_H
#define OFFICE_ORDER_H

#include "office/office.h"
#include "store/papers.h"
#include "sys/child.h"

/* The paper of a job's ticket. */
enum fault order_ticket(struct office *office, const struct print_job *job,
                        struct print_order *order);

/* What became of these jobs; at most SWEEP_MAX. */
void order_sweep(const struct office *office, const struct print_job *jobs, int count,
                 struct print_order *order);

/* A leaflet on paper. */
void order_leaflet(const struct office *office, const struct leaflet *leaflet,
                   const char *job_name, struct print_order *order);

/* A sheet on paper; the order borrows its rows. */
void order_sheet(const struct office *office, const struct sheet *sheet, const char *job_name,
                 struct print_order *order);

/* The paper goes into that folder as a PDF; false when its name is too long. */
bool order_into(struct print_order *order, const char *dir);

/* Finds that job, last heard of in report, and takes it back. */
void order_take_back(const struct office *office, const char *job_name,
                     const struct print_report *report, struct print_order *order);

/* Starts the child and gives it the order. On a fault there is none. */
enum fault order_run(const struct office *office, const struct print_order *order,
                     struct child *child);

/* What the printer can do now, as a report (READY, or FAILED with a reason);
 * blocks for at most limit_ms. For `kiosk check`. */
enum fault order_status(struct office *office, int limit_ms, struct print_report *report);

#endif
