/* `kiosk purge`: forgets people whose data the school has no more reason to keep. */
#include <stdio.h>

#include "command/tell.h"
#include "office/tidy.h"
#include "store/purge.h"
#include "sys/clock.h"
#include "sys/process.h"

enum { DAY_S = 86400 };

static void print_counts(const struct purge_counts *counts, int keep_days, bool yes)
{
	printf(_("Kept after the end: %d days"), keep_days);
	putchar('\n');
	printf(_("Requests whose time is over: %d"), counts->ended);
	putchar('\n');
	printf(_("Consent taken back, its last day has come: %d"), counts->taken_back);
	putchar('\n');
	printf(_("Comments on visits without a request: %d"), counts->comments);
	putchar('\n');
	printf(_("As old, but nobody has decided on them: %d"), counts->undecided);
	putchar('\n');
	printf("%s\n", yes ? _("Their personal data are deleted.")
	                   : _("Nothing was deleted. With --yes it is."));
}

static void tell_counts(const struct purge_counts *counts, int keep_days, int done, bool yes)
{
	tell_json(json_pack("{s:b, s:i, s:i, s:i, s:i, s:i, s:i}", "deleted", yes,
	                    "retain_days", keep_days, "ended", counts->ended, "taken_back",
	                    counts->taken_back, "comments", counts->comments, "undecided",
	                    counts->undecided, "requests", done));
}

static int purge(struct office *office, const struct options *options,
                 const struct moment *now)
{
	int keep_days = catalog_school(office->catalog)->retain_days, done = 0;
	struct purge_limits limits = { now->unix_s - keep_days * (int64_t)DAY_S, now->date };
	struct purge_counts counts;
	char user[STORE_ACTOR];
	process_user(user, sizeof user);
	const struct actor actor = { .account = user, .desk = "" };
	enum fault fault = store_purge_count(office->store, &limits, &counts);
	if (!fault && options->yes) {
		fault = store_purge(office->store, &limits, &actor, now, &done);
		tidy_papers(office->paths.home, &now->date);
	}
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	if (options->json)
		tell_counts(&counts, keep_days, done, options->yes);
	else
		print_counts(&counts, keep_days, options->yes);
	return EXIT_DONE;
}

int command_purge(const struct options *options)
{
	struct office office;
	struct moment now;
	int status;
	if (!tell_open(options, true, &office, &status))
		return status;
	clock_now(&now);
	if (date_is_credible(now.date)) {
		status = purge(&office, options, &now);
	} else {
		fprintf(stderr, "kiosk: %s\n", _("the clock shows a year that cannot be: nothing is deleted"));
		status = EXIT_WORLD;
	}
	office_close(&office);
	return status;
}
