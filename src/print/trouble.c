#include "print/trouble.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void trouble(const char *format, ...)
{
	char line[512];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	/* As a warning for the journal; to a person the mark means nothing. */
	fprintf(stderr, "%skiosk-print: %s\n", getenv("JOURNAL_STREAM") ? "<4>" : "", line);
}
