#include "core/ticket.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_DIGITS = 6, SERIAL_DIGITS = 9, CODE_DIGITS = TICKET_CODE - 1 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads len digits exactly; -1 when there is something else. */
static int read_digits(const char *at, size_t len)
{
	int value = 0;

	for (size_t i = 0; i < len; i++) {
		if (!is_digit(at[i]))
			return -1;
		value = value * 10 + (at[i] - '0');
	}
	return value;
}

void ticket_format_number(const char *prefix, int number, char out[static TICKET_NUMBER])
{
	assert(strlen(prefix) < TICKET_PREFIX);
	assert(number > 0 && number <= 999999);
	if (*prefix)
		snprintf(out, TICKET_NUMBER, "%.2s-%03d", prefix, number);
	else
		snprintf(out, TICKET_NUMBER, "%d", number);
}

bool ticket_parse_number(const char *text, char prefix[static TICKET_PREFIX], int *number)
{
	size_t letters = 0, len;

	for (; letters < TICKET_PREFIX - 1; letters++) {
		char c = text[letters];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c < 'A' || c > 'Z')
			break;
		prefix[letters] = c;
	}
	prefix[letters] = '\0';
	text += letters;
	if (letters > 0 && *text == '-')
		text++;
	len = strlen(text);
	if (len < 1 || len > NUMBER_DIGITS)
		return false;
	*number = read_digits(text, len);
	return *number > 0;
}

void ticket_format_registration(int year, int serial, char out[static TICKET_REGISTRATION])
{
	assert(year >= 1 && year <= 9999 && serial > 0 && serial <= 999999999);
	snprintf(out, TICKET_REGISTRATION, "%04d-%06d", year, serial);
}

bool ticket_parse_registration(const char *text, int *year, int *serial)
{
	size_t len;

	*year = read_digits(text, 4);
	if (*year < 1 || text[4] != '-')
		return false;
	len = strlen(text + 5);
	if (len < 1 || len > SERIAL_DIGITS)
		return false;
	*serial = read_digits(text + 5, len);
	return *serial > 0;
}

void ticket_format_qr(struct date day, const char *number, const char *code,
                      char out[static TICKET_QR])
{
	assert(date_is_valid(day));
	assert(strlen(number) < TICKET_NUMBER && strlen(code) == CODE_DIGITS);
	snprintf(out, TICKET_QR, "%04d%02d%02d-%s-%s", day.year, day.month, day.day, number, code);
}

bool ticket_parse_qr(const char *text, struct date *day, char number[static TICKET_NUMBER],
                     char code[static TICKET_CODE])
{
	size_t len = strlen(text), number_len;
	char prefix[TICKET_PREFIX];
	int value, serial;

	/* 8 digits of the day, hyphen, number, hyphen, code */
	if (len < 8 + 1 + 1 + 1 + CODE_DIGITS || text[8] != '-' || text[len - CODE_DIGITS - 1] != '-')
		return false;
	number_len = len - 8 - 1 - 1 - CODE_DIGITS;
	if (number_len >= TICKET_NUMBER || read_digits(text, 8) < 0 ||
	    read_digits(text + len - CODE_DIGITS, CODE_DIGITS) < 0)
		return false;
	day->year = read_digits(text, 4);
	day->month = read_digits(text + 4, 2);
	day->day = read_digits(text + 6, 2);
	memcpy(number, text + 9, number_len);
	number[number_len] = '\0';
	memcpy(code, text + len - CODE_DIGITS, TICKET_CODE);
	if (!date_is_valid(*day))
		return false;
	if (ticket_parse_registration(number, &value, &serial))
		return true;
	if (!ticket_parse_number(number, prefix, &value))
		return false;
	/* a number typed in another way comes out as the ticket writes it */
	ticket_format_number(prefix, value, number);
	return true;
}
