/* Numbers a visitor holds in the hand. */
#ifndef CORE_TICKET_H
#define CORE_TICKET_H

#include "core/date.h"

enum {
	TICKET_PREFIX = 3,        /* at most 2 letters of a series, NUL included */
	TICKET_NUMBER = 12,       /* "17" or "A-017" */
	TICKET_REGISTRATION = 16, /* "2026-000123" */
	TICKET_CODE = 5,          /* "0421": four random digits */
	TICKET_QR = 40,
};

/* One series for the school: prefix "" gives "17"; a series "A" gives "A-017". */
void ticket_format_number(const char *prefix, int number, char out[static TICKET_NUMBER]);
bool ticket_parse_number(const char *text, char prefix[static TICKET_PREFIX], int *number);

void ticket_format_registration(int year, int serial, char out[static TICKET_REGISTRATION]);
bool ticket_parse_registration(const char *text, int *year, int *serial);

/* What the ticket's QR says: "20261123-17-0421": school day, number, code; for a
 * visit without a number its first registration number takes the place.
 * Digits, capitals and hyphens only, so that a scanner that types it as keys
 * works under any keyboard layout with a Latin level. */
void ticket_format_qr(struct date day, const char *number, const char *code,
                      char out[static TICKET_QR]);
bool ticket_parse_qr(const char *text, struct date *day, char number[static TICKET_NUMBER],
                     char code[static TICKET_CODE]);

#endif
