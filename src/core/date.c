#include "core/date.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum { YEAR_MIN = 1, YEAR_MAX = 9999, YEAR_WRITTEN = 2026, YEAR_FORGOTTEN = 2060 };

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month];
}

bool date_is_valid(struct date date)
{
	return date.year >= YEAR_MIN && date.year <= YEAR_MAX && date.month >= 1 &&
	       date.month <= 12 && date.day >= 1 &&
	       date.day <= days_in_month(date.year, date.month);
}

bool date_is_credible(struct date date)
{
	return date_is_valid(date) && date.year >= YEAR_WRITTEN && date.year < YEAR_FORGOTTEN;
}

/* Years are counted from 1 March, so that the leap day ends one. An era is 400
 * years, 146097 days; 719468 days lie between 1 March of year 0 and the epoch. */
int32_t date_to_days(struct date date)
{
	int year = date.month > 2 ? date.year : date.year - 1;
	int era = year / 400;
	int year_of_era = year - era * 400;
	int month = (date.month + 9) % 12;
	int day_of_year = (153 * month + 2) / 5 + date.day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	assert(date_is_valid(date));
	return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int32_t days)
{
	int since = days + 719468;
	int era = since / 146097;
	int day_of_era = since - era * 146097;
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
	                   day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (5 * day_of_year + 2) / 153;
	struct date date = {
		.year = era * 400 + year_of_era + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day_of_year - (153 * month + 2) / 5 + 1,
	};

	assert(date_is_valid(date));
	return date;
}

int date_weekday(struct date date)
{
	/* 1970-01-01 was a Thursday. */
	int weekday = (date_to_days(date) + 3) % 7;

	return (weekday < 0 ? weekday + 7 : weekday) + 1;
}

int date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	if (a.month != b.month)
		return a.month - b.month;
	return a.day - b.day;
}

int date_age(struct date born, struct date on)
{
	bool had_birthday = on.month > born.month || (on.month == born.month && on.day >= born.day);

	return on.year - born.year - !had_birthday;
}

static const char *skip_spaces(const char *at)
{
	while (*at == ' ')
		at++;
	return at;
}

/* Reads a run of digits; its length in *len, -1 as value when there is none or
 * too many. */
static int read_number(const char **at, int *len)
{
	int value = 0;

	for (*len = 0; **at >= '0' && **at <= '9'; ++*at) {
		if (++*len > 4)
			return -1;
		value = value * 10 + (**at - '0');
	}
	return *len > 0 ? value : -1;
}

/* One of . / - with spaces around it, or spaces alone. */
static bool read_separator(const char **at)
{
	const char *start = *at;

	*at = skip_spaces(*at);
	if (**at == '.' || **at == '/' || **at == '-')
		*at = skip_spaces(*at + 1);
	return *at != start;
}

bool date_parse(const char *text, struct date *date)
{
	const char *at = skip_spaces(text);
	int part[3], len[3];
	bool year_first;

	for (int i = 0; i < 3; i++) {
		if (i > 0 && !read_separator(&at))
			return false;
		part[i] = read_number(&at, &len[i]);
		if (part[i] < 0)
			return false;
	}
	if (*skip_spaces(at) != '\0')
		return false;
	year_first = len[0] == 4;
	if (len[year_first ? 0 : 2] != 4 || len[1] > 2 || len[year_first ? 2 : 0] > 2)
		return false;
	*date = (struct date){
		.year = part[year_first ? 0 : 2],
		.month = part[1],
		.day = part[year_first ? 2 : 0],
	};
	return date_is_valid(*date);
}

void date_format_iso(struct date date, char out[static DATE_TEXT])
{
	assert(date_is_valid(date));
	snprintf(out, DATE_TEXT, "%04u-%02u-%02u", (unsigned)date.year % 10000,
	         (unsigned)date.month % 100, (unsigned)date.day % 100);
}

void date_format_local(struct date date, char out[static DATE_TEXT])
{
	assert(date_is_valid(date));
	snprintf(out, DATE_TEXT, "%02u.%02u.%04u", (unsigned)date.day % 100,
	         (unsigned)date.month % 100, (unsigned)date.year % 10000);
}

int64_t moment_midnight(const struct moment *moment)
{
	return moment->unix_s - moment->hour * 3600LL - moment->minute * 60LL - moment->second;
}

void moment_format_iso(const struct moment *moment, char out[static MOMENT_TEXT])
{
	unsigned offset_min = (unsigned)abs(moment->utc_offset_s) / 60;
	char day[DATE_TEXT];

	date_format_iso(moment->date, day);
	snprintf(out, MOMENT_TEXT, "%sT%02u:%02u:%02u%c%02u:%02u", day,
	         (unsigned)moment->hour % 100, (unsigned)moment->minute % 100,
	         (unsigned)moment->second % 100, moment->utc_offset_s < 0 ? '-' : '+',
	         offset_min / 60 % 100, offset_min % 60);
}

enum { SECONDS_A_DAY = 86400 };

void clock_format(int64_t unix_s, int utc_offset_s, char out[static CLOCK_TEXT])
{
	int day_s = (int)((unix_s + utc_offset_s) % SECONDS_A_DAY);
	if (day_s < 0)
		day_s += SECONDS_A_DAY;
	unsigned minute = (unsigned)day_s / 60;
	snprintf(out, CLOCK_TEXT, "%02u:%02u", minute / 60 % 24, minute % 60);
}
