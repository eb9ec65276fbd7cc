#include "staff/attention.h"

#include <stdio.h>

#include "staff/deeds.h"
#include "staff/seat.h"

enum { SECONDS_A_DAY = 86400, DAYS_CREDIBLE = 10000 };

static int count_unprinted(const struct staff *staff)
{
	int count = 0;
	for (int i = 0; i < staff->day.count; i++)
		count += staff->day.row[i].unprinted;
	return count;
}

/* Days since the last backup, or while there is none since the first event of all;
 * 0 as long as that is not too long. A clock that stands wrong says nothing. */
static int backup_days(const struct staff *staff)
{
	const struct backup *backup = &staff->day.backup;
	int64_t days = (staff->now.unix_s - backup->at) / SECONDS_A_DAY;
	bool known = backup->at && date_is_credible(staff->now.date) && days < DAYS_CREDIBLE;
	return known && days >= catalog_school(staff->catalog)->backup_days ? (int)days : 0;
}

int attention_count(const struct staff *staff, enum attention_kind kind)
{
	const struct staff_day *day = &staff->day;
	switch (kind) {
	case ATTENTION_HELP: return deeds_cry(staff) != NULL;
	case ATTENTION_OVERDUE: return day->overdue;
	case ATTENTION_PRINTER:
		return day->printed && (day->paper.doubtful || day->paper.state == PRINT_FAILED);
	case ATTENTION_UNPRINTED: return count_unprinted(staff);
	case ATTENTION_DUE: return day->due;
	case ATTENTION_UNSEEN: return day->unseen;
	case ATTENTION_CLOCK: return day->doubts + staff->clock_denied;
	case ATTENTION_FORMS: return (int)catalog_fault_count(staff->catalog);
	case ATTENTION_SHARED: return seat_beside(staff, staff->desk) != NULL;
	case ATTENTION_BACKUP: return backup_days(staff);
	case ATTENTIONS: break;
	}
	return 0;
}

static void words(const struct staff *staff, enum attention_kind kind, int count, char *out,
                  size_t size)
{
	unsigned long n = (unsigned long)count;
	switch (kind) {
	case ATTENTION_HELP:
		snprintf(out, size, _("Help is wanted: %s (A answers)"),
		         staff_desk_name(staff, deeds_cry(staff)->desk));
		break;
	case ATTENTION_OVERDUE:
		snprintf(out, size, ngettext("%d request is overdue", "%d requests are overdue", n), count);
		break;
	case ATTENTION_PRINTER:
		snprintf(out, size, "%s", _("The last paper did not come out: look at the printer"));
		break;
	case ATTENTION_UNPRINTED:
		snprintf(out, size, ngettext("%d visitor has no paper (P prints)",
		                             "%d visitors have no paper (P prints)", n), count);
		break;
	case ATTENTION_DUE:
		snprintf(out, size, ngettext("%d request is due today", "%d requests are due today", n),
		         count);
		break;
	case ATTENTION_UNSEEN:
		snprintf(out, size, ngettext("%d request outside the queue is to be looked at (L lists)",
		                             "%d requests outside the queue are to be looked at (L lists)", n),
		         count);
		break;
	case ATTENTION_CLOCK:
		snprintf(out, size, "%s", _("The clock is in doubt"));
		break;
	case ATTENTION_FORMS:
		snprintf(out, size, ngettext("%d fault in the form files: kiosk check",
		                             "%d faults in the form files: kiosk check", n), count);
		break;
	case ATTENTION_SHARED:
		snprintf(out, size, _("%s is at this desk too"), seat_beside(staff, staff->desk)->account);
		break;
	case ATTENTION_BACKUP:
		if (!staff->day.backup.made)
			snprintf(out, size, "%s", _("No backup has been made yet"));
		else
			snprintf(out, size, ngettext("The last backup is %d day old",
			                             "The last backup is %d days old", n), count);
		break;
	case ATTENTIONS:
		break;
	}
}

bool attention_words(const struct staff *staff, char out[static ATTENTION_TEXT])
{
	char first[ATTENTION_TEXT / 2] = "";
	int kinds = 0;
	for (int kind = 0; kind < ATTENTIONS; kind++) {
		int count = attention_count(staff, (enum attention_kind)kind);
		if (count > 0 && kinds++ == 0)
			words(staff, (enum attention_kind)kind, count, first, sizeof first);
	}
	if (kinds > 1)
		snprintf(out, ATTENTION_TEXT, ngettext("%s, and %d more", "%s, and %d more",
		                                       (unsigned long)kinds - 1), first, kinds - 1);
	else
		snprintf(out, ATTENTION_TEXT, "%s", first);
	return kinds > 0;
}
