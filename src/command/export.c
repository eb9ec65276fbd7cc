/* `kiosk export`: all data of a request, on paper for the person they are about. */
#include <stdio.h>
#include <string.h>

#include "command/paper.h"
#include "command/tell.h"
#include "office/letters.h"
#include "sys/clock.h"
#include "sys/process.h"

static int refuse(void)
{
	fprintf(stderr, "request: %s\n", _("there is no request with this number"));
	return EXIT_REFUSED;
}

static int give(struct office *office, const struct options *options,
                const struct request_file *file)
{
	static struct leaflet leaflet;
	char user[STORE_ACTOR];
	struct moment now;
	clock_now(&now);
	process_user(user, sizeof user);
	const struct amend amend = { .request = file->view.id,
	                             .actor = { .account = user, .desk = "" }, .now = &now };
	letters_data(office->catalog, file, &leaflet);
	/* First the journal: what it does not know of is not given out. */
	enum fault fault = store_data_given(office->store, &amend);
	int status = fault ? tell_fault(office, fault, store_why(office->store))
	           : paper_out(office, &leaflet, NULL, options->pdf, &now) ? EXIT_DONE : EXIT_WORLD;
	explicit_bzero(&leaflet, sizeof leaflet);
	return status;
}

int command_export(const struct options *options)
{
	static struct request_file file;
	struct office office;
	bool found = false;
	int status;
	if (options->arg_count < 2) {
		fprintf(stderr, "kiosk: export needs the registration number of a request\n");
		return EXIT_USAGE;
	}
	if (!tell_open(options, true, &office, &status))
		return status;
	enum fault fault = store_file(office.store, options->arg[1], &found, &file);
	status = fault ? tell_fault(&office, fault, store_why(office.store))
	       : found ? give(&office, options, &file) : refuse();
	explicit_bzero(&file, sizeof file);
	office_close(&office);
	return status;
}
