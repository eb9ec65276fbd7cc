/* Which days are worked, and when the desk takes people. */
#ifndef CORE_CALENDAR_H
#define CORE_CALENDAR_H

#include "core/date.h"
#include "core/lang.h"

enum {
	WEEKDAYS = 7,          /* row 0 is Monday */
	CALENDAR_BREAKS = 4,   /* of one day */
	MINUTES_A_DAY = 24 * 60,
};

enum day_off_kind {
	DAY_OFF_HOLIDAY,
	DAY_OFF_INSTEAD, /* of a holiday that fell on a day of rest (Law 267, Art. 5) */
	DAY_OFF_MOVED,   /* of a day of rest the Government let be worked (Labour Code, Art. 85) */
};

struct day_off {
	struct date date;
	enum day_off_kind kind;
	struct date from;  /* the day it stands for; all zero for a holiday */
	struct words name; /* of the holiday; all NULL for a moved day */
};

/* Minutes since midnight, 0..MINUTES_A_DAY; to is the first that is over. */
struct hours {
	int from_min, to_min; /* both 0: none */
};

/* The lists belong to whoever filled it. Without any hours the desk is always
 * open. */
struct calendar {
	int week_days;                 /* from Monday on: 5, 6, or 7 for no day of rest */
	const struct day_off *days_off;
	size_t day_off_count;
	const struct date *worked;     /* days of rest that are worked */
	size_t worked_count;
	/* Of the desk. A worked day of rest without any has those of the day off that
	 * it is worked for. */
	struct hours hours[WEEKDAYS];
	struct hours breaks[WEEKDAYS][CALENDAR_BREAKS];
	int break_count[WEEKDAYS];
};

/* A working day? A day off that stands for another counts only where that other
 * is a day of rest: in a six-day week nothing stands for a Saturday. Without days
 * off for its year (see calendar_knows) only the weekdays tell. */
bool calendar_is_working(const struct calendar *calendar, struct date day);

/* True when days off of that year are on record. */
bool calendar_knows(const struct calendar *calendar, int year);

/* The next working day after day. */
struct date calendar_next(const struct calendar *calendar, struct date day);

/* The last day of a term of working_days for what was handed in at that moment:
 * what comes after hours or on a day off is registered on the next working day,
 * and the day of registration is not counted (Rules of attestation, order 83 in
 * the edition of 25.02.2025, p. 16). */
struct date calendar_term(const struct calendar *calendar, const struct moment *handed_in,
                          int working_days);

enum reception {
	RECEPTION_OPEN,
	RECEPTION_BREAK,
	RECEPTION_EARLY, /* today, but not yet */
	RECEPTION_OVER,  /* closed for today, or no reception today */
};

/* When the desk takes people: now, or next time. */
struct opening {
	struct date date;
	struct hours hours; /* until the day's end; its breaks are not taken out */
};

/* What the desk does at that moment. *opening: today with from_min in the past
 * when it is open, else when it opens next. A moment that cannot be right (see
 * date_is_credible) finds it open: a wrong clock must not close it. */
enum reception calendar_reception(const struct calendar *calendar, const struct moment *now,
                                  struct opening *opening);

enum { CALENDAR_DAY = 64, CALENDAR_HOURS = 96 }; /* buffer sizes, NUL included */

/* "24.11.2026, Tuesday", in the language in use. */
void calendar_day_text(struct date day, char out[static CALENDAR_DAY]);

/* "09:00–13:00, 14:00–18:00": the opening without the breaks of its day. */
void calendar_hours_text(const struct calendar *calendar, const struct opening *opening,
                         char out[static CALENDAR_HOURS]);

#endif
