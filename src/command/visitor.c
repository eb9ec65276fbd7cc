#include <stdio.h>

#include "command/tell.h"
#include "visitor/run.h"

int command_visitor(const struct options *options)
{
	char paper[PRINT_TARGET];
	struct office office;
	int status;
	if (!tell_open(options, false, &office, &status))
		return status;
	enum visitor_end end = visitor_run(&office, options->demo, paper);
	lang_use(tell_language(options));
	if (end == VISITOR_NO_TTY)
		fprintf(stderr, "kiosk: %s\n",
		        _("the visitor's screen needs a terminal; start it on one, or use `kiosk take`"));
	if (end == VISITOR_NO_TERM)
		fprintf(stderr, "kiosk: %s\n",
		        _("this terminal cannot show full screens; set TERM to what it is, e.g. linux"));
	if (options->demo && *paper)
		printf(_("The last ticket: %s\n"), paper);
	office_close(&office);
	return end == VISITOR_OVER ? EXIT_DONE : EXIT_WORLD;
}
