/* `kiosk journal`: who did what, when and why; and whether it is still whole. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/tell.h"
#include "store/closing.h"
#include "store/events.h"
#include "store/upkeep.h"
#include "sys/clock.h"

enum { ROWS = 200, HEAD_LEAST = 8 };

/* ---- the list -------------------------------------------------------------------- */

static void print_event(const struct event_row *row, const char *detail)
{
	char at[MOMENT_TEXT];
	moment_format_iso(&row->at, at);
	printf("%lld  %s  %s%s%s  %s", (long long)row->id, at, row->account, *row->desk ? " @" : "",
	       row->desk, row->what);
	if (*row->number || *row->registration)
		printf("  %s", *row->registration ? row->registration : row->number);
	if (*row->was || *row->becomes)
		printf("  %s → %s", *row->was ? row->was : "-", *row->becomes ? row->becomes : "-");
	if (*row->why)
		printf("  (%s)", row->why);
	putchar('\n');
	for (const char *line = detail; line && *line; line += strspn(line, "\n")) {
		size_t len = strcspn(line, "\n");
		printf("        %.*s\n", (int)len, line);
		line += len;
	}
}

static void tell_event(const struct event_row *row, const char *detail)
{
	json_t *object = json_pack("{s:I, s:o, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o}",
	                           "event", (json_int_t)row->id, "at", tell_moment(&row->at),
	                           "account", row->account, "desk", row->desk, "what", row->what,
	                           "was", row->was, "becomes", row->becomes, "why", row->why,
	                           "ticket", tell_number(row->number),
	                           "registration", tell_number(row->registration));
	if (detail)
		json_object_set_new(object, "detail", json_string(detail));
	tell_json(object);
}

static enum fault list_events(struct office *office, const struct options *options,
                              const struct event_filter *filter)
{
	static struct event_row rows[ROWS];
	struct buf details = { 0 };
	int64_t after = 0;
	int count;
	enum fault fault;
	do {
		buf_clear(&details);
		fault = store_events(office->store, filter, false, after, rows, ROWS, &count,
		                     options->details ? &details : NULL);
		const char *detail = options->details ? details.data : NULL;
		for (int i = 0; i < count; i++) {
			(options->json ? tell_event : print_event)(&rows[i], detail);
			detail = detail ? detail + strlen(detail) + 1 : NULL;
			after = rows[i].id;
		}
	} while (count == ROWS);
	buf_clear(&details);
	buf_release(&details);
	return fault;
}

/* The day's beginning by the school's clock of today. */
static bool read_since(const struct options *options, int64_t *from)
{
	struct moment now;
	struct date day;
	clock_now(&now);
	*from = 0;
	if (!options->since)
		return true;
	if (!date_parse(options->since, &day)) {
		fprintf(stderr, "since: %s\n", _("write the day as YYYY-MM-DD"));
		return false;
	}
	*from = (int64_t)date_to_days(day) * 86400 - now.utc_offset_s;
	return true;
}

static bool read_request(const struct options *options, struct event_filter *filter)
{
	if (options->arg_count < 2
	    || ticket_parse_registration(options->arg[1], &filter->year, &filter->serial))
		return true;
	fprintf(stderr, "request: %s\n", _("write the number like this: 2026-000123"));
	return false;
}

/* ---- the chain ------------------------------------------------------------------- */

/* What is found of a head that a daily close has printed. */
struct verdict {
	struct verify verify;
	struct closing last;
	char signs[STORE_DIGEST]; /* "": none was given */
	int64_t event;            /* that has them; 0: none has */
};

/* People write the signs as they are printed: in groups. */
static bool read_signs(const char *text, char out[static STORE_DIGEST])
{
	size_t n = 0;
	for (; *text; text++) {
		if (*text == ' ' || *text == '-')
			continue;
		if (!isxdigit((unsigned char)*text) || n == STORE_DIGEST - 1)
			return false;
		out[n++] = (char)tolower((unsigned char)*text);
	}
	out[n] = '\0';
	return n >= HEAD_LEAST;
}

static enum fault judge(struct store *store, struct verdict *verdict)
{
	enum fault fault = store_verify(store, &verdict->verify);
	if (!fault)
		fault = store_last_closing(store, &verdict->last);
	if (!fault && *verdict->signs)
		fault = store_event_of_hash(store, verdict->signs, &verdict->event);
	return fault;
}

static bool is_whole(const struct verdict *verdict)
{
	return verdict->verify.broken_event == 0 && (!*verdict->signs || verdict->event != 0);
}

static void print_verdict(const struct verdict *verdict)
{
	char day[DATE_TEXT];
	long long broken = verdict->verify.broken_event;
	if (broken)
		printf(_("The chain is broken at event %lld: it or one before it was changed or taken out."),
		       broken);
	else
		printf(ngettext("%lld event; the chain is whole.", "%lld events; the chain is whole.",
		                (unsigned long)verdict->verify.events),
		       (long long)verdict->verify.events);
	putchar('\n');
	if (!broken && *verdict->signs && verdict->event)
		printf(_("The printed head is that of event %lld: what stands before it is as it was printed."),
		       (long long)verdict->event);
	else if (*verdict->signs && !verdict->event)
		printf("%s", _("No event has the printed head: the journal is not the one it was printed from."));
	if (*verdict->signs)
		putchar('\n');
	if (verdict->last.event) {
		date_format_local(verdict->last.day, day);
		printf(_("The last daily close: %s, event %lld, head %.16s"), day,
		       (long long)verdict->last.event, verdict->last.head);
		putchar('\n');
	}
	printf(_("The head now: %.16s"), verdict->verify.head);
	putchar('\n');
}

static void tell_verdict(const struct verdict *verdict)
{
	char day[DATE_TEXT] = "";
	if (verdict->last.event)
		date_format_iso(verdict->last.day, day);
	json_t *object = json_pack("{s:b, s:I, s:I, s:s}", "whole", is_whole(verdict),
	                           "events", (json_int_t)verdict->verify.events, "broken_event",
	                           (json_int_t)verdict->verify.broken_event,
	                           "head", verdict->verify.head);
	if (*verdict->signs)
		json_object_set_new(object, "head_event", json_integer(verdict->event));
	if (verdict->last.event)
		json_object_set_new(object, "last_close", json_pack("{s:s, s:I, s:s}", "day", day,
		                    "event", (json_int_t)verdict->last.event,
		                    "head", verdict->last.head));
	tell_json(object);
}

static int verify(struct office *office, const struct options *options)
{
	static struct verdict verdict;
	if (options->head && !read_signs(options->head, verdict.signs)) {
		fprintf(stderr, "head: %s\n",
		        _("give at least 8 of the signs (0-9, a-f) that the daily close has printed"));
		return EXIT_USAGE;
	}
	enum fault fault = judge(office->store, &verdict);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	(options->json ? tell_verdict : print_verdict)(&verdict);
	return is_whole(&verdict) ? EXIT_DONE : EXIT_DATABASE;
}

int command_journal(const struct options *options)
{
	struct event_filter filter = { .to = INT64_MAX, .account = "", .desk = "", .what = "" };
	struct office office;
	int status;
	if (options->head && !options->verify) {
		fprintf(stderr, "kiosk: --head needs --verify\n");
		return EXIT_USAGE;
	}
	if (!tell_open(options, true, &office, &status))
		return status;
	if (options->verify) {
		status = verify(&office, options);
	} else if (!read_since(options, &filter.from) || !read_request(options, &filter)) {
		status = EXIT_USAGE;
	} else {
		enum fault fault = list_events(&office, options, &filter);
		if (fault)
			status = tell_fault(&office, fault, store_why(office.store));
	}
	office_close(&office);
	return status;
}
