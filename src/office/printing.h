/* The paper of a ticket: claims its print job, runs kiosk-print, writes into
 * the register what became of it. Never blocks; one job at a time. */
#ifndef OFFICE_PRINTING_H
#define OFFICE_PRINTING_H

#include "office/office.h"
#include "office/reports.h"
#include "store/papers.h"
#include "sys/child.h"

enum { PRINTING_JOBS = SWEEP_MAX };

/* A pending ticket younger than PRINTING_FRESH_S is still printed after a crash:
 * its owner stands at the kiosk. An older one is left to staff, who reprint it.
 * One younger than PRINTING_HANDS_OFF_S may be about to be claimed by the process
 * that took it. */
enum { PRINTING_FRESH_S = 60, PRINTING_HANDS_OFF_S = 5 };

enum printing_news {
	PRINTING_QUIET,
	PRINTING_SPOOLED, /* the print system has it */
	PRINTING_PRINTED,
	PRINTING_FAILED,  /* will not come out: failed or taken back in time */
	PRINTING_SWEPT,   /* a sweep has ended */
};

struct printing {
	struct child child;
	enum print_task task;
	int64_t job;        /* of the ticket; sweeps have jobs[] */
	int64_t visit;
	struct print_job jobs[PRINTING_JOBS]; /* being swept */
	int job_count;
	int64_t again;      /* swept, never reached a printer, its owner still waits */
	bool told;          /* a final report has come */
	struct reports reports;
	struct print_report report; /* the last one, for its words */
	/* An outcome that could not be recorded, since another process held the
	 * register: tried again by printing_read. One is enough: of a second one the
	 * next sweep asks again. */
	bool owing;
	int64_t owed_job;
	enum print_verb owed_verb;
	struct print_report owed;
};

void printing_init(struct printing *printing);
void printing_stop(struct printing *printing);

/* True while a child runs. */
bool printing_busy(const struct printing *printing);

/* Claims the ticket's job and starts the child. After FAULT_BUSY try again; any
 * other fault leaves the job as it was, or marked failed when the child could
 * not be run. */
enum fault printing_start(struct printing *printing, struct office *office, int64_t job,
                          const struct moment *now);

/* Nobody waits for this paper any more: it is not to come out later. */
void printing_give_up(struct printing *printing, struct office *office, int64_t job,
                      const struct moment *now);

/* Descriptor to wait for; -1 when there is none. */
int printing_fd(const struct printing *printing);

/* Records what is still owed, reads what the child said and records it. Call
 * when the descriptor is readable, and now and then. */
enum printing_news printing_read(struct printing *printing, struct office *office,
                                 const struct moment *now);

/* After a crash and while idle: takes up what dead processes left, fresh jobs
 * to print, others and doubtful ones to find and take back. True when a child
 * was started. */
bool printing_recover(struct printing *printing, struct office *office,
                      const struct moment *now);

#endif
