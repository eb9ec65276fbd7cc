#include <stdio.h>

#include "command/tell.h"
#include "staff/run.h"

int command_staff(const struct options *options)
{
	struct office office;
	int status;
	if (!tell_open(options, false, &office, &status))
		return status;
	enum staff_end end = staff_run(&office, options->demo);
	lang_use(tell_language(options));
	if (end == STAFF_NO_TTY)
		fprintf(stderr, "kiosk: %s\n", _("the staff's desk needs a terminal; start it on one"));
	if (end == STAFF_NO_TERM)
		fprintf(stderr, "kiosk: %s\n",
		        _("this terminal cannot show full screens; set TERM to what it is, e.g. linux"));
	office_close(&office);
	return end == STAFF_OVER ? EXIT_DONE : EXIT_WORLD;
}
