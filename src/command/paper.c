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

static enum handout_news print(struct handout *handout, const struct office *office,
                               const struct leaflet *leaflet, const struct sheet *sheet,
                               const struct moment *now)
{
	enum fault fault = leaflet ? handout_start(handout, office, leaflet, now)
	                           : handout_start_sheet(handout, office, sheet, now);
	return fault ? HANDOUT_FAILED : wait_for(handout, leaflet ? LEAFLET_MS : SHEET_MS);
}

bool paper_leaflet(struct office *office, const struct leaflet *leaflet,
                   const struct moment *now)
{
	struct handout handout;
	handout_init(&handout);
	enum handout_news news = print(&handout, office, leaflet, NULL, now);
	handout_stop(&handout);
	return news == HANDOUT_OUT || news == HANDOUT_FILED;
}

static void tell_why_not(const struct handout *handout)
{
	bool narrow = strcmp(handout->report.reason, "no-page-printer") == 0;
	fprintf(stderr, "kiosk: %s (%s)\n",
	        narrow ? _("this printer takes no A4 pages; name another with --printer cups:QUEUE, "
	                   "or make a file with --pdf FILE")
	               : _("the paper did not come out; make a file with --pdf FILE"),
	        *handout->report.reason ? handout->report.reason : "no-answer");
}

/* The child has its own name for the file; now it gets the one that was asked for. */
static bool move_file(const char *from, const char *to)
{
	bool moved = *from && rename(from, to) == 0;
	if (!moved)
		fprintf(stderr, "kiosk: %s: %s\n", to, *from ? strerror(errno)
		                                             : _("the file could not be written"));
	return moved;
}

static bool into_file(struct office *office, const struct leaflet *leaflet,
                      const struct sheet *sheet, const char *pdf, const struct moment *now)
{
	char folder[PRINT_TARGET];
	struct handout handout;
	if (!*pdf || strlen(pdf) >= sizeof folder)
		return move_file("", pdf);
	snprintf(folder, sizeof folder, "%s", pdf);
	handout_init(&handout);
	handout.dir = dirname(folder);
	print(&handout, office, leaflet, sheet, now);
	bool done = move_file(handout.report.path, pdf);
	handout_stop(&handout);
	return done;
}

bool paper_out(struct office *office, const struct leaflet *leaflet, const struct sheet *sheet,
               const char *pdf, const struct moment *now)
{
	struct handout handout;
	if (pdf)
		return into_file(office, leaflet, sheet, pdf, now);
	handout_init(&handout);
	enum handout_news news = print(&handout, office, leaflet, sheet, now);
	bool done = news == HANDOUT_OUT || news == HANDOUT_FILED;
	if (!done)
		tell_why_not(&handout);
	else if (news == HANDOUT_FILED)
		printf("%s\n", handout.report.path);
	handout_stop(&handout);
	return done;
}
