/* A barcode scanner types a ticket's QR text like a keyboard, only faster. Its keys
 * are held back while they come, so that none of them does what it else would. */
#ifndef STAFF_SCAN_H
#define STAFF_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/ticket.h"
#include "ui/screen.h"

enum {
	SCAN_KEYS = TICKET_QR + 8,
	SCAN_GAP_MS = 50, /* between two keys: no person types so fast for long */
};

struct scan {
	struct event held[SCAN_KEYS]; /* keys that may be of a scan, in order */
	int count;
	int given;       /* of them, given back so far */
	bool letting_go; /* it was no scan: the keys go where they belong */
	int64_t last_ms;
	/* Of the last whole scan. */
	struct date day;
	char number[TICKET_NUMBER], code[TICKET_CODE];
};

enum scan_take {
	SCAN_PASS, /* not of a scan: the key goes on */
	SCAN_HELD, /* nothing yet */
	SCAN_DONE, /* day, number and code are there */
};

/* Looks at an event before the page does. */
enum scan_take scan_event(struct scan *scan, const struct event *event);

/* The next key of what was no scan after all; false: none is due. Ask after each
 * event until it gives none. */
bool scan_next(struct scan *scan, struct event *event);

/* True while a tick is needed soon. */
bool scan_waits(const struct scan *scan);

void scan_wipe(struct scan *scan);

/* The sign that a key types on a scanner's own (US) keyboard, whatever layout the
 * terminal has: digits, capitals, hyphen; 0: none of these. */
char scan_sign(const struct key *key);

#endif
