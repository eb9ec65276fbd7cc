/* Every reader of core, on the same text: numbers, dates, telephones, wrapping.
 * parse(format(x)) is x. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/iin.h"
#include "core/phone.h"
#include "core/text.h"
#include "core/ticket.h"

enum { WIDTHS = 90 };

static void dates(const char *text)
{
	struct date date, again;
	char local[DATE_TEXT], iso[DATE_TEXT];

	if (!date_parse(text, &date))
		return;
	LAW(date_is_valid(date));
	date_format_local(date, local);
	date_format_iso(date, iso);
	LAW(date_parse(local, &again) && date_compare(again, date) == 0);
	LAW(date_parse(iso, &again) && date_compare(again, date) == 0);
	LAW(date_compare(date_from_days(date_to_days(date)), date) == 0);
	LAW(date_weekday(date) >= 1 && date_weekday(date) <= 7);
}

static void phones(const char *text)
{
	char e164[PHONE_TEXT], shown[PHONE_TEXT], again[PHONE_TEXT];
	enum phone_check check = phone_parse(text, e164);

	if (check != PHONE_OK && check != PHONE_UNKNOWN_CODE) {
		LAW(*e164 == '\0');
		return;
	}
	LAW(e164[0] == '+' && e164[1 + strspn(e164 + 1, "0123456789")] == '\0');
	phone_format(e164, shown);
	LAW(phone_parse(shown, again) == check && strcmp(again, e164) == 0);
}

static void iins(const char *text)
{
	char digits[64], again[64];
	struct iin iin;
	enum iin_check check;

	iin_normalise(text, digits, sizeof(digits));
	if (text_is_utf8(text, strlen(text))) {
		iin_normalise(digits, again, sizeof(again));
		LAW(strcmp(digits, again) == 0);
	}
	check = iin_parse(digits, &iin);
	if (check == IIN_OK)
		LAW(strlen(digits) == IIN_DIGITS && date_is_valid(iin.born));
	if (check == IIN_OK)
		iin_looks_like_bin(digits);
}

static void tickets(const char *text)
{
	char prefix[TICKET_PREFIX], number[TICKET_NUMBER], code[TICKET_CODE];
	char again[TICKET_QR], prefix_again[TICKET_PREFIX];
	int value, year, serial, value_again, year_again;
	struct date day;

	if (ticket_parse_number(text, prefix, &value)) {
		ticket_format_number(prefix, value, number);
		LAW(ticket_parse_number(number, prefix_again, &value_again));
		LAW(value == value_again && strcmp(prefix, prefix_again) == 0);
	}
	if (ticket_parse_registration(text, &year, &serial)) {
		ticket_format_registration(year, serial, again);
		LAW(ticket_parse_registration(again, &year_again, &value_again));
		LAW(year == year_again && serial == value_again);
	}
	if (ticket_parse_qr(text, &day, number, code)) {
		char number_again[TICKET_NUMBER], code_again[TICKET_CODE];
		struct date day_again;

		ticket_format_qr(day, number, code, again);
		LAW(ticket_parse_qr(again, &day_again, number_again, code_again));
		LAW(date_compare(day, day_again) == 0 && strcmp(number, number_again) == 0);
		LAW(strcmp(code, code_again) == 0);
	}
}

static int columns(const char *text, size_t len)
{
	int count = 0;

	for (size_t i = 0; i < len; i++)
		count += (text[i] & 0xC0) != 0x80;
	return count;
}

/* All of the text, in order, and no line wider than asked for. */
static void wraps(const char *text)
{
	for (int width = 1; width < WIDTHS; width += 1 + width / 3) {
		const char *at = text;
		int rows = 0;

		do {
			size_t skip, len = text_wrap(at, width, &skip);

			LAW(len + skip <= strlen(at) && (len + skip > 0 || *at == '\0'));
			LAW(columns(at, len) <= width);
			for (size_t i = len; i < len + skip; i++)
				LAW(at[i] == ' ' || at[i] == '\n');
			at += len + skip;
			rows++;
		} while (*at);
		LAW(text_rows(text, width) == rows);
	}
}

static void texts(const char *text, size_t size)
{
	char *tidy = malloc(size + 4), *again = malloc(size + 4);

	LAW(tidy && again);
	if (text_tidy(text, size, tidy, size + 4) == TEXT_OK) {
		law_text(tidy);
		LAW(text_tidy(tidy, strlen(tidy), again, size + 4) == TEXT_OK);
		LAW(strcmp(tidy, again) == 0);
		LAW(text_width(tidy) == (int)text_length(tidy));
		text_fold(tidy, again, size + 4);
		law_text(again);
		wraps(tidy);
	} else {
		LAW(*tidy == '\0');
	}
	if (text_is_utf8(text, size)) {
		wraps(text);
		text_copy(again, size / 2 + 1, text);
		LAW(text_is_utf8(again, strlen(again)));
		LAW(strncmp(again, text, strlen(again)) == 0);
	}
	free(tidy);
	free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = text_of(data, size);

	dates(text);
	phones(text);
	iins(text);
	tickets(text);
	texts(text, strlen(text));
	free(text);
	return 0;
}
