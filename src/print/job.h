/* One ticket through the print system: held, released, followed to its end. */
#ifndef PRINT_JOB_H
#define PRINT_JOB_H

#include "core/buf.h"
#include "print/deadline.h"
#include "print/spool.h"
#include "print/talk.h"

struct job {
	const char *queue, *name, *format, *media;
	const struct buf *document;
	const struct spool_reasons *before; /* what the printer said before this job */
	int stale_ms; /* so long such old news may stay before they are believed */
	struct deadline deadline;
};

/* Submits and follows until the paper is out or cannot come out. Calls spooled
 * once the print system has it. *report is then the last word on it.
 *
 * The job is submitted on hold and released only when the print system has
 * answered: a submission that timed out can so never print by itself later. */
void job_run(const struct job *job, struct print_report *report,
             void (*spooled)(const struct print_report *report));

/* Takes a job back, whatever its state. Sets *report to what became of it;
 * reason says why it was taken back. */
void job_take_back(int64_t id, const char *reason, struct print_report *report);

#endif
