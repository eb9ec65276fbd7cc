/* Effects of the request's pages: the register is touched here. */
#ifndef STAFF_REQUEST_RUN_H
#define STAFF_REQUEST_RUN_H

#include "office/handout.h"
#include "staff/staff.h"

/* Reads what the open page shows of requests. */
enum fault request_run_look(struct office *office, struct staff *staff);
/* The requests of the visit to be opened. */
enum fault request_run_visit(struct office *office, struct staff *staff);
/* Does the deed under way and reads the file again. Papers go through handout. */
enum fault request_run_do(struct office *office, struct handout *handout,
                          struct staff *staff);

#endif
