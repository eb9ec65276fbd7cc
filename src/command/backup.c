/* `kiosk backup` and `kiosk restore`: the register in a file of its own, and back. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/tell.h"
#include "store/backup.h"
#include "store/restore.h"
#include "sys/clock.h"
#include "sys/process.h"

enum { PATH = 1024, SIGNS = 16 };

/* Who runs it, for the journal. */
struct doer {
	char user[STORE_ACTOR];
	struct actor actor;
	struct moment now;
};

static void sign(struct doer *doer)
{
	clock_now(&doer->now);
	process_user(doer->user, sizeof doer->user);
	doer->actor = (struct actor){ .account = doer->user, .desk = "" };
}

static int needs(const struct options *options, const char *what)
{
	fprintf(stderr, "kiosk: %s needs %s\n", options->arg[0], what);
	return EXIT_USAGE;
}

/* A folder gets a file named after the moment. False when that is too long. */
static bool name_file(const char *place, const struct moment *now, char out[static PATH])
{
	struct stat status;
	bool folder = stat(place, &status) == 0 && S_ISDIR(status.st_mode);
	int len = folder
		? snprintf(out, PATH, "%s/kiosk-%04d%02d%02d-%02d%02d%02d.db", place, now->date.year,
		           now->date.month, now->date.day, now->hour, now->minute, now->second)
		: snprintf(out, PATH, "%s", place);
	return len < PATH;
}

static int refuse_name(const struct options *options, const char *code, const char *sentence)
{
	if (options->json)
		tell_json(json_pack("{s:[{s:s, s:s, s:s}]}", "errors", "field", "place", "code", code,
		                    "message", sentence));
	fprintf(stderr, "place: %s\n", sentence);
	return EXIT_REFUSED;
}

static int tell_backup(const struct options *options, const char *path,
                       const struct backup *backup, const struct moment *now)
{
	if (options->json) {
		tell_json(json_pack("{s:s, s:o, s:I, s:s}", "file", path, "at", tell_moment(now), "event",
		                    (json_int_t)backup->event, "head", backup->head));
		return EXIT_DONE;
	}
	printf(_("The backup is made and checked: %s"), path);
	printf("\n");
	printf(_("The journal's head in it: %.*s"), SIGNS, backup->head);
	printf("\n");
	return EXIT_DONE;
}

static int back_up(const struct options *options, struct office *office)
{
	struct doer doer;
	struct backup backup;
	enum backup_result result;
	char path[PATH];
	sign(&doer);
	if (!name_file(options->arg[1], &doer.now, path))
		return refuse_name(options, "long", _("this name is too long"));
	enum fault fault = store_backup(office->store, path, &doer.actor, &doer.now, &result, &backup);
	if (fault) {
		fprintf(stderr, "kiosk: %s: %s\n", path, _("no backup was made"));
		return tell_fault(office, fault, store_why(office->store));
	}
	if (result == BACKUP_EXISTS)
		return refuse_name(options, "exists",
		                   _("there is a file of this name; it was left as it is"));
	return tell_backup(options, path, &backup, &doer.now);
}

int command_backup(const struct options *options)
{
	struct office office;
	int status;
	if (options->arg_count < 2)
		return needs(options, "a folder, or a FILE that is not there yet");
	if (!tell_open(options, false, &office, &status))
		return status;
	enum fault fault = office_has_register(&office)
		? office_open_store(&office, STORE_WAIT_SCRIPT_MS) : FAULT_MISSING;
	status = fault ? tell_fault(&office, fault, office.why) : back_up(options, &office);
	office_close(&office);
	return status;
}

static int tell_restored(const struct options *options, const char *aside)
{
	if (options->json) {
		tell_json(json_pack("{s:s, s:o}", "file", options->arg[1], "old",
		                    *aside ? json_string(aside) : json_null()));
		return EXIT_DONE;
	}
	printf("%s\n", _("The backup is the register now. What was written after it was made is not in it."));
	if (*aside) {
		printf(_("The old register is kept as %s"), aside);
		printf("\n");
	}
	return EXIT_DONE;
}

static const char in_use[] = N_("the register is in use; end every kiosk, desk and board first: "
                                "systemctl stop 'kiosk*'");

static int tell_not_restored(const struct options *options, enum fault fault, const char *why)
{
	static const char *const sentences[FAULT_COUNT] = {
		[FAULT_BUSY] = in_use,
		[FAULT_DISK] = N_("the disk cannot be read or written; look whether it is full or read-only"),
		[FAULT_MISSING] = N_("there is no such file"),
		[FAULT_FOREIGN] = N_("this file is no backup of the kiosk"),
		[FAULT_NEWER] = N_("the backup is of a newer kiosk; install that version"),
		[FAULT_DAMAGED] = N_("the backup is damaged; take another"),
	};
	bool file = fault == FAULT_FOREIGN || fault == FAULT_NEWER || fault == FAULT_DAMAGED;
	const char *sentence = sentences[fault] ? _(sentences[fault]) : fault_name(fault);
	fprintf(stderr, "kiosk: %s: %s (%s)\n", options->arg[1], sentence, why);
	fprintf(stderr, "kiosk: %s\n", _("nothing was restored; the register is as it was"));
	return file ? EXIT_DATABASE : EXIT_WORLD;
}

static int restore(const struct options *options, struct office *office)
{
	struct doer doer;
	char path[PATH], aside[RESTORE_PATH];
	sign(&doer);
	office_database(office, path, sizeof path);
	if (!office_owns_home(office))
		return tell_fault(office, FAULT_DISK, office->why);
	enum fault fault = store_restore(options->arg[1], path, &doer.actor, &doer.now, aside,
	                                 office->why);
	if (!fault)
		return tell_restored(options, aside);
	return tell_not_restored(options, fault, office->why);
}

int command_restore(const struct options *options)
{
	struct office office;
	int status;
	if (options->arg_count < 2)
		return needs(options, "the FILE of a backup");
	if (!tell_open(options, false, &office, &status))
		return status;
	status = restore(options, &office);
	office_close(&office);
	return status;
}
