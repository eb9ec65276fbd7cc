#include "office/reports.h"

#include <errno.h>
#include <unistd.h>

#include "sys/log.h"

enum reports_next reports_read(struct reports *reports, int out, struct print_report *report)
{
	for (;;) {
		char byte;
		ssize_t n = read(out, &byte, 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return REPORTS_NONE;
		if (n <= 0)
			return REPORTS_END;
		if (byte == '\n')
			break;
		if (reports->len < sizeof reports->line)
			reports->line[reports->len++] = byte;
	}
	bool good = print_report_read(reports->line, reports->len, report);
	reports->len = 0;
	if (!good)
		log_line(LOG_LEVEL_ERROR, "kiosk-print said something that is no report");
	return good ? REPORTS_ONE : REPORTS_BAD;
}
