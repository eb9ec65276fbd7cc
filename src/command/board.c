#include <stdio.h>

#include "board/run.h"
#include "command/tell.h"

int command_board(const struct options *options)
{
	struct office office;
	int status;
	if (!tell_open(options, false, &office, &status))
		return status;
	enum board_end end = board_run(&office, options->demo);
	lang_use(tell_language(options));
	if (end == BOARD_NO_TTY)
		fprintf(stderr, "kiosk: %s\n", _("the public board needs a terminal; start it on one"));
	if (end == BOARD_NO_TERM)
		fprintf(stderr, "kiosk: %s\n",
		        _("this terminal cannot show full screens; set TERM to what it is, e.g. linux"));
	office_close(&office);
	return end == BOARD_OVER ? EXIT_DONE : EXIT_WORLD;
}
