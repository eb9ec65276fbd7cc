#include "staff/history.h"

#include <stdio.h>
#include <string.h>

#include "catalog/check.h"
#include "core/date.h"
#include "core/text.h"
#include "office/decide.h"
#include "staff/journal.h"

enum { LINE = 700 };

/* The rest of the detail's line that begins so; false when there is none. */
static bool line_of(const char *detail, const char *key, char out[static LINE])
{
	const char *at = detail;
	size_t len = strlen(key);
	while (at && strncmp(at, key, len) != 0) {
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	if (at)
		snprintf(out, LINE, "%.*s", (int)strcspn(at + len, "\n"), at + len);
	return at && *out;
}

static void value_words(const struct field *field, const char *value, char *out, size_t size)
{
	if (!*value)
		text_copy(out, size, "–");
	else if (field)
		check_display(field, value, lang_now(), out, size);
	else
		text_copy(out, size, value);
}

/* "name", "- old", "+ new". */
static void change_words(const struct history_event *event, char *out, size_t size)
{
	char name[LINE], was[LINE] = "", is[LINE] = "", old[LINE], new[LINE];
	snprintf(name, sizeof name, "%.*s", (int)strcspn(event->detail, "\n"), event->detail);
	line_of(event->detail, "- ", was);
	line_of(event->detail, "+ ", is);
	const struct field *field = event->service ? service_field(event->service, name) : NULL;
	value_words(field, was, old, sizeof old);
	value_words(field, is, new, sizeof new);
	const char *label = field ? words_in(&field->brief, lang_now()) : name;
	if (strcmp(event->what, "fill-in") == 0)
		snprintf(out, size, "%s: %s", label, new);
	else
		snprintf(out, size, "%s: %s → %s", label, old, new);
	explicit_bzero(was, sizeof was);
	explicit_bzero(is, sizeof is);
	explicit_bzero(old, sizeof old);
	explicit_bzero(new, sizeof new);
}

static const char *paper_words(const struct service *service, const char *name)
{
	const struct paper *paper = service ? service_paper(service, name) : NULL;
	return paper ? words_in(&paper->label, lang_now()) : name;
}

void history_papers(const struct service *service, const char *names, char *out, size_t size)
{
	char copy[LINE], *rest = copy;
	size_t len = 0;
	text_copy(copy, sizeof copy, names);
	for (const char *name = strsep(&rest, " "); name && len < size; name = strsep(&rest, " "))
		len += (size_t)snprintf(out + len, size - len, "%s%s", len ? "; " : "",
		                        paper_words(service, name));
}

static void accept_words(const struct history_event *event, char *out, size_t size)
{
	char day[LINE], names[LINE], papers[LINE], term[64] = "", missing[LINE] = "";
	char local[DATE_TEXT];
	struct date due;
	if (line_of(event->detail, "due ", day) && date_parse(day, &due)) {
		date_format_local(due, local);
		snprintf(term, sizeof term, _("until %s"), local);
	}
	if (line_of(event->detail, "missing ", names)) {
		history_papers(event->service, names, papers, sizeof papers);
		snprintf(missing, sizeof missing, _("not ticked: %s"), papers);
	}
	snprintf(out, size, "%s%s%s", term, *term && *missing ? "; " : "", missing);
}

static void refusal_words(const struct history_event *event, char *out, size_t size)
{
	const struct ground *ground = NULL;
	char remedy[LINE] = "";
	for (int kind = 0; event->service && !ground && kind <= GROUND_REFUSED; kind++)
		ground = decide_ground(event->service, (enum ground_kind)kind, event->why);
	line_of(event->detail, "remedy ", remedy);
	snprintf(out, size, "%s%s%s", ground ? words_in(&ground->label, lang_now()) : event->why,
	         *remedy ? ". " : "", remedy);
}

static void result_words(const struct history_event *event, char *out, size_t size)
{
	const struct result *result = event->service ? decide_result(event->service, event->why)
	                                             : NULL;
	char series[LINE] = "", number[LINE] = "", to[LINE] = "";
	line_of(event->detail, "series ", series);
	line_of(event->detail, "number ", number);
	line_of(event->detail, "to ", to);
	snprintf(out, size, "%s%s%s%s%s%s%s",
	         result ? words_in(&result->label, lang_now()) : event->why, *number ? ": " : "",
	         series, *series ? " " : *number ? "№ " : "", number, *to ? ", " : "", to);
	explicit_bzero(to, sizeof to);
}

static void tick_words(const struct history_event *event, char *out, size_t size)
{
	text_copy(out, size, paper_words(event->service, event->why));
}

static void note_words(const struct history_event *event, char *out, size_t size)
{
	text_tidy(event->detail, strlen(event->detail), out, size);
}

static void consent_words(const struct history_event *event, char *out, size_t size)
{
	char by[LINE];
	if (line_of(event->detail, "by ", by))
		text_copy(out, size, by);
	explicit_bzero(by, sizeof by);
}

static void undo_words(const struct history_event *event, char *out, size_t size)
{
	if (*event->why)
		text_copy(out, size, journal_word(event->why));
}

static const struct {
	const char *what;
	void (*words)(const struct history_event *event, char *out, size_t size);
	bool personal; /* says nothing without its detail */
} rows[] = {
	{ "correct", change_words, true }, { "fill-in", change_words, true },
	{ "accept", accept_words, false },
	{ "not-accept", refusal_words, false }, { "refuse", refusal_words, false },
	{ "issue", result_words, false }, { "add-result", result_words, false },
	{ "tick", tick_words, false }, { "untick", tick_words, false },
	{ "note", note_words, true }, { "consent", consent_words, true },
	{ "undo", undo_words, false },
};

void history_words(const struct history_event *event, char out[static HISTORY_TEXT])
{
	*out = '\0';
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].what, event->what) == 0 && (*event->detail || !rows[i].personal))
			rows[i].words(event, out, HISTORY_TEXT);
	}
}
