/* The paper of a leaflet: a child of its own, nothing in the register, never in
 * the way of a ticket. Never blocks. */
#ifndef OFFICE_HANDOUT_H
#define OFFICE_HANDOUT_H

#include "office/office.h"
#include "office/reports.h"
#include "sys/child.h"

enum handout_news {
	HANDOUT_QUIET,
	HANDOUT_OUT,    /* it can be taken */
	HANDOUT_FILED,  /* it is a file: told so, or there is no printer */
	HANDOUT_FAILED,
};

/* What the names of their files begin with; those of people's data must not stay. */
#define HANDOUT_PREFIX "leaflet-"
#define HANDOUT_PERSONAL_PREFIX "personal-"

struct handout {
	struct child child;
	struct child taker; /* takes a leaflet back that a ticket must not wait for */
	struct reports reports;
	struct print_report report; /* the last one */
	char job_name[PRINT_JOB_NAME];
	bool told;          /* a final report has come */
	const char *dir;    /* the caller's: into that folder as a PDF; NULL: as the office prints */
};

void handout_init(struct handout *handout);

/* True while a leaflet is on its way. */
bool handout_busy(const struct handout *handout);

/* FAULT_BUSY while another leaflet is on its way; FAULT_CHILD; FAULT_DISK when the
 * folder's name is too long. */
enum fault handout_start(struct handout *handout, const struct office *office,
                         const struct leaflet *leaflet, const struct moment *now);

/* The same for a sheet, on an A4 printer. */
enum fault handout_start_sheet(struct handout *handout, const struct office *office,
                               const struct sheet *sheet, const struct moment *now);

/* Reads what the child has said; call now and then. */
enum handout_news handout_read(struct handout *handout);

/* A ticket is to be printed: a leaflet on its way is given up and taken back
 * from the print system by a child, while this returns at once. True when
 * there was one. */
bool handout_yield(struct handout *handout, const struct office *office);

void handout_stop(struct handout *handout);

#endif
