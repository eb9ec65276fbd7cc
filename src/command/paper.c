#include "command/paper.h"

#include <errno.h>
#include <libgen.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "core/lang.h"
#include "sys/clock.h"

/* kiosk-print ends by itself before that. */
enum { LEAFLET_MS = 70000, SHEET_MS = 310000, STEP_MS = 200 };

static enum handout_news wait_for(struct handout *handout, int patience_ms)
{
	int64_t until_ms = clock_mono_ms() + patience_ms;
	enum handout_news news = HANDOUT_QUIET;
	while (news == HANDOUT_QUIET && clock_mono_ms() < until_ms) {
		struct pollfd wait = { .fd = handout->child.out, .events = POLLIN };
		poll(&wait, 1, STEP_MS);
		news = handout_read(handout);
	}
	return news;
}

bool paper_leaflet(struct office *office, const struct leaflet *leaflet,
                   const struct moment *now)
{
	enum handout_news news = HANDOUT_FAILED;
	struct handout handout;
	handout_init(&handout);
	if (handout_start(&handout, office, leaflet, now) == FAULT_NONE)
		news = wait_for(&handout, LEAFLET_MS);
	handout_stop(&handout);
	return news == HANDOUT_OUT || news == HANDOUT_FILED;
}

static void tell_why_not(const struct handout *handout)
{
	bool narrow = strcmp(handout->report.reason, "no-page-printer") == 0;
	fprintf(stderr, "kiosk: %s (%s)\n",
	        narrow ? _("this printer takes no A4 pages; name another with --printer cups:QUEUE, "
	                   "or make a file with --pdf FILE")
	               : _("the register could not be printed; make a file with --pdf FILE"),
	        handout->report.reason);
}

/* The child's own name for the file, then the one that was asked for. */
static bool move_file(const char *from, const char *to)
{
	bool moved = *from && rename(from, to) == 0;
	if (!moved)
		fprintf(stderr, "kiosk: %s: %s\n", to, *from ? strerror(errno)
		                                             : _("the file could not be written"));
	return moved;
}

bool paper_sheet(struct office *office, const struct sheet *sheet, const char *pdf,
                 const struct moment *now)
{
	char path[PRINT_TARGET] = "";
	enum handout_news news = HANDOUT_FAILED;
	struct handout handout;
	bool done;
	if (pdf && (!*pdf || strlen(pdf) >= sizeof path))
		return move_file("", pdf);
	snprintf(path, sizeof path, "%s", pdf ? pdf : "");
	handout_init(&handout);
	if (handout_start_sheet(&handout, office, sheet, pdf ? dirname(path) : NULL, now)
	    == FAULT_NONE)
		news = wait_for(&handout, SHEET_MS);
	if (pdf) {
		done = move_file(handout.report.path, pdf);
	} else {
		done = news == HANDOUT_OUT || news == HANDOUT_FILED;
		if (!done)
			tell_why_not(&handout);
		else if (news == HANDOUT_FILED)
			printf("%s\n", handout.report.path);
	}
	handout_stop(&handout);
	return done;
}
