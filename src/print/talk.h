/* What the kiosk and its child kiosk-print say to each other: one JSON order
 * on the child's stdin, JSON reports, one a line, on its stdout. */
#ifndef PRINT_TALK_H
#define PRINT_TALK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/printer.h"
#include "print/leaflet.h"
#include "print/paper.h"
#include "print/sheet.h"

enum print_task {
	PRINT_TICKET, /* render, submit, follow to the end or the deadline */
	PRINT_SWEEP,  /* find jobs by name: what became of them; cancel what still waits */
	PRINT_STATUS, /* only look: which printer, what state */
	PRINT_LEAFLET, /* as a ticket, but long, and nobody needs it to be served */
	PRINT_SHEET,   /* a table, on a printer of A4 pages only */
};

enum print_route {
	ROUTE_AUTO, /* the print system's default destination, else a file */
	ROUTE_FILE, /* a PDF in the folder `target` */
	ROUTE_CUPS, /* the queue `target` */
	ROUTE_NONE, /* no paper at all */
};

enum { PRINT_ORDER_MOST = 32 * 1024 * 1024 };
enum { PRINT_TARGET = 512, PRINT_JOB_NAME = 48, PRINT_QUEUE = 128, PRINT_REASON = 64, SWEEP_MAX = 32 };

struct print_order {
	enum print_task task;
	enum print_route route;
	char target[PRINT_TARGET];    /* queue or folder */
	char file_dir[PRINT_TARGET];  /* for ROUTE_AUTO without a default destination */
	struct printer printers[PRINTERS_MAX]; /* settings, by queue */
	int printer_count;
	char job_name[PRINT_JOB_NAME]; /* unique; also the file's name */
	struct ticket_paper paper;     /* PRINT_TICKET */
	struct leaflet leaflet;        /* PRINT_LEAFLET */
	struct sheet sheet;            /* PRINT_SHEET; lent for writing, owned once read */
	struct {                       /* PRINT_SWEEP */
		char job_name[PRINT_JOB_NAME];
		char queue[PRINT_QUEUE];
		int64_t queue_job;     /* 0 unknown: look for the name */
	} sweep[SWEEP_MAX];
	int sweep_count;
};

enum print_report_state {
	REPORT_SPOOLED,   /* accepted; queue and queue_job say where */
	REPORT_PRINTED,
	REPORT_FAILED,
	REPORT_CANCELLED, /* taken back, nothing will come out */
	REPORT_READY,     /* PRINT_STATUS: the printer can print now */
	REPORT_STATES,
};

struct print_report {
	enum print_report_state state;
	char job_name[PRINT_JOB_NAME];
	char queue[PRINT_QUEUE];   /* "file" for a PDF in a folder */
	int64_t queue_job;
	bool doubtful;             /* its fate is unknown; sweep later */
	bool untouched;            /* PRINT_SWEEP: surely nothing of it reached a printer */
	char reason[PRINT_REASON]; /* IPP keyword or own: "media-empty", "no-answer", "deadline" */
	char path[PRINT_TARGET];   /* of the PDF */
};

/* "auto", "none", "file:DIR", "cups:QUEUE". False when it is none of them. */
bool print_route_parse(const char *text, struct print_order *order);

void print_order_write(const struct print_order *order, struct buf *json);
/* Release what it gives, also after false. */
bool print_order_read(const char *json, size_t len, struct print_order *order);
void print_order_release(struct print_order *order);
void print_report_write(const struct print_report *report, struct buf *json); /* with '\n' */
/* False also when something is left out: half a report may mean anything. */
bool print_report_read(const char *line, size_t len, struct print_report *report);

#endif
