#include "core/iin.h"

#include <assert.h>
#include <string.h>

void iin_normalise(const char *text, char *out, size_t size)
{
	size_t len = 0;

	assert(size > 0);
	for (; *text && len + 1 < size; text++) {
		if (*text == ' ' || *text == '-')
			continue;
		if (strncmp(text, "\u00A0", 2) == 0) {
			text++;
			continue;
		}
		out[len++] = *text;
	}
	out[len] = '\0';
}

static int weighted_sum(const char *digits, const int weight[static IIN_DIGITS - 1])
{
	int sum = 0;

	for (int i = 0; i < IIN_DIGITS - 1; i++)
		sum += (digits[i] - '0') * weight[i];
	return sum % 11;
}

/* The digit these eleven digits call for; 10 when no digit will do. */
static int control_digit(const char *digits)
{
	static const int first[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
	static const int second[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2 };
	int sum = weighted_sum(digits, first);

	return sum == 10 ? weighted_sum(digits, second) : sum;
}

static enum iin_check check_hard(const char *digits)
{
	size_t len = strlen(digits);
	int control;

	if (strspn(digits, "0123456789") != len)
		return IIN_CHARS;
	if (len != IIN_DIGITS)
		return IIN_LENGTH;
	if (strspn(digits, "0") == len)
		return IIN_ZERO;
	control = control_digit(digits);
	if (control == 10)
		return IIN_DOUBLE10;
	return digits[IIN_DIGITS - 1] - '0' == control ? IIN_OK : IIN_CONTROL;
}

static int two_digits(const char *at)
{
	return (at[0] - '0') * 10 + (at[1] - '0');
}

enum iin_check iin_parse(const char *digits, struct iin *iin)
{
	enum iin_check check = check_hard(digits);
	int seventh;
	struct date born;

	*iin = (struct iin){ 0 };
	if (check != IIN_OK)
		return check;
	seventh = digits[6] - '0';
	if (seventh < 1 || seventh > 6)
		return IIN_CENTURY;
	born = (struct date){
		.year = 1800 + (seventh - 1) / 2 * 100 + two_digits(digits),
		.month = two_digits(digits + 2),
		.day = two_digits(digits + 4),
	};
	if (!date_is_valid(born))
		return IIN_DATE;
	iin->born = born;
	iin->female = seventh % 2 == 0;
	return IIN_OK;
}

bool iin_looks_like_bin(const char *digits)
{
	return strlen(digits) == IIN_DIGITS && strspn(digits, "0123456789") == IIN_DIGITS &&
	       digits[4] >= '4' && digits[4] <= '6';
}
