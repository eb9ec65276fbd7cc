/* Civil dates of the Gregorian calendar, and the moment that travels with every event. */
#ifndef CORE_DATE_H
#define CORE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct date {
	int year, month, day; /* 1..9999, 1..12, 1..31; all zero = no date */
};

/* A point in time as the school's clock shows it (Asia/Almaty). */
struct moment {
	int64_t unix_s;
	struct date date;
	int hour, minute, second;
	int utc_offset_s;
};

enum { DATE_TEXT = 11, MOMENT_TEXT = 26, CLOCK_TEXT = 6 }; /* buffer sizes, NUL included */

bool date_is_valid(struct date date);

/* A right clock may show it: not before this program was written (an empty battery
 * shows 1970 or the board's own year), nor when it will be long forgotten. */
bool date_is_credible(struct date date);

/* Days since 1970-01-01, and back. The date must be valid. */
int32_t date_to_days(struct date date);
struct date date_from_days(int32_t days);

/* 1 = Monday ... 7 = Sunday. */
int date_weekday(struct date date);

/* <0, 0, >0 as a is before, on or after b. */
int date_compare(struct date a, struct date b);

/* Full years from born to on; negative when born is later. */
int date_age(struct date born, struct date on);

/* Reads DD.MM.YYYY (also with '/', '-' or spaces between, one-digit day and
 * month) or YYYY-MM-DD. False when it is no real date. */
bool date_parse(const char *text, struct date *date);

void date_format_iso(struct date date, char out[static DATE_TEXT]);   /* 2026-11-23 */
void date_format_local(struct date date, char out[static DATE_TEXT]); /* 23.11.2026 */

/* Unix time at which that day began, by the clock that shows the moment. */
int64_t moment_midnight(const struct moment *moment);

/* 2026-11-23T09:02:05+05:00 */
void moment_format_iso(const struct moment *moment, char out[static MOMENT_TEXT]);

/* 09:02, as a clock that is utc_offset_s from UTC shows that Unix time. */
void clock_format(int64_t unix_s, int utc_offset_s, char out[static CLOCK_TEXT]);

#endif
