/* Requests to the print system, one connection each, none waiting longer than
 * SPOOL_TIMEOUT_S and a second. The only user of libcups. */
#ifndef PRINT_SPOOL_H
#define PRINT_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "print/talk.h"

enum { SPOOL_TIMEOUT_S = 2, SPOOL_REASONS = 16, SPOOL_JOBS = 16 };

enum spool {
	SPOOL_OK,
	SPOOL_UNKNOWN,   /* no such queue or job, or no default queue */
	SPOOL_REFUSED,   /* it says no */
	SPOOL_NO_ANSWER, /* connected, asked, no answer: it may still do what was asked */
	SPOOL_DOWN,      /* nobody there: nothing was asked */
};

/* The reason for a report: "no-such-queue", "refused", "no-answer", "print-system-down". */
const char *spool_reason(enum spool result);

/* printer-state-reasons (RFC 8011, 5.4.12). */
struct spool_reasons {
	int count;
	char item[SPOOL_REASONS][PRINT_REASON];
};

struct spool_queue {
	bool stopped;    /* printer-state 5 */
	bool accepting;
	struct spool_reasons reasons;
	char make[128];  /* printer-make-and-model */
	char uri[256];   /* device-uri */
	bool escpos;     /* takes application/x-escpos */
	bool pdf;        /* claims application/pdf; a raw queue claims everything */
	int media_width; /* of the default medium, 1/100 mm; 0 unknown */
};

enum job_state { /* RFC 8011, 5.3.7 */
	JOB_PENDING = 3,
	JOB_HELD,
	JOB_PROCESSING,
	JOB_STOPPED,
	JOB_CANCELED,
	JOB_ABORTED,
	JOB_COMPLETED,
};

struct spool_job {
	int64_t id;
	enum job_state state;
	char name[PRINT_JOB_NAME];
	char queue[PRINT_QUEUE];
	struct spool_reasons reasons; /* of its printer */
};

/* Once, before anything else: libcups must never ask for a password. */
void spool_open(void);

/* The print system's default destination. */
enum spool spool_default(char queue[static PRINT_QUEUE]);
enum spool spool_queue(const char *queue, struct spool_queue *facts);

/* Hands over a job that is held: it prints only once it is released. media
 * may be "". */
enum spool spool_submit(const char *queue, const char *job_name, const char *format,
                        const char *media, const struct buf *document, int64_t *id);
enum spool spool_release(int64_t id);
enum spool spool_cancel(int64_t id);
enum spool spool_job(int64_t id, struct spool_job *job);

/* All jobs of that name in the queue, or in all queues when it is "", also ended ones. */
enum spool spool_find(const char *queue, const char *job_name,
                      struct spool_job jobs[static SPOOL_JOBS], int *count);

#endif
