/* How a request stands: asked with what is printed on its ticket, told in words. */
#ifndef OFFICE_STANDING_H
#define OFFICE_STANDING_H

#include "office/office.h"
#include "store/status.h"
#include "store/take.h"

/* What was typed: a registration number, or a ticket's own with its day. */
struct standing_key {
	char registration[TICKET_REGISTRATION]; /* "": by the ticket's number */
	struct date day;
	char number[TICKET_NUMBER];
	char code[TICKET_CODE]; /* "": not told yet */
};

struct standing {
	struct status_row row[ORDER_REQUESTS_MAX];
	struct date since[ORDER_REQUESTS_MAX]; /* of each row, by the school's clock */
	int count; /* 0: nothing is known by this number and code */
};

/* Understands "2026-000123", "2026000123", the last digits of a number of that
 * year ("123"), and what the ticket's QR says, code included. Blanks do not
 * count. False for anything else. */
bool standing_parse(const char *typed, int year, struct standing_key *key);

enum fault standing_ask(struct store *store, const struct standing_key *key,
                        struct standing *standing);

/* The state in a sentence or two, until when, why not, and what to do; lang is the
 * language in use. */
void standing_tell(const struct catalog *catalog, const struct status_row *row, enum lang lang,
                   char *out, size_t size);

/* The papers that were missing when the documents were not accepted; "": none. */
void standing_missing(const struct catalog *catalog, const struct status_row *row,
                      enum lang lang, char *out, size_t size);

/* What the staff have written to the person beside the form file's words, as clean
 * text; "": nothing else than those. */
void standing_remedy(const struct catalog *catalog, const struct status_row *row,
                     char out[static ANSWER_VALUE]);

#endif
