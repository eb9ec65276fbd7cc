#include <assert.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "office/leaflets.h"

enum { LINE = 4096 };

const char *card_term(enum term_kind kind, int value)
{
	unsigned long n = (unsigned long)value;
	switch (kind) {
	case TERM_WORKING_DAYS:
		return ngettext("The answer comes within %d working day.",
		                "The answer comes within %d working days.", n);
	case TERM_MINUTES:
		return ngettext("The answer comes within %d minute.",
		                "The answer comes within %d minutes.", n);
	case TERM_WAIT_MINUTES:
		return ngettext("You wait %d minute at the most.",
		                "You wait %d minutes at the most.", n);
	case TERM_SERVICE_MINUTES:
		return ngettext("You are served within %d minute.",
		                "You are served within %d minutes.", n);
	}
	return "";
}

const char *card_use(enum paper_use use)
{
	return use == PAPER_SHOWN ? _("only shown") : _("handed over");
}

static const char *channel_words(enum channel channel)
{
	static const char *const words[] = {
		[CHANNEL_PROVIDER] = N_("At the provider's own office"),
		[CHANNEL_CORP] = N_("At the State Corporation \"Government for Citizens\""),
		[CHANNEL_CORP_HERE] = N_("At the State Corporation, in the place of the provider"),
		[CHANNEL_CORP_ELSEWHERE] = N_("At the State Corporation, in another place"),
		[CHANNEL_PORTAL] = N_("On the portal egov.kz"),
	};
	static_assert(sizeof words / sizeof *words == CHANNELS, "words for each channel");
	return _(words[channel]);
}

static const char *form_words(enum form form)
{
	static const char *const words[] = {
		[FORM_ELECTRONIC] = N_("electronic"),
		[FORM_PARTLY_AUTOMATED] = N_("electronic, partly automated"),
		[FORM_PAPER] = N_("on paper"),
	};
	static_assert(sizeof words / sizeof *words == FORMS, "words for each form");
	return _(words[form]);
}

static const char *source_words(bool plan, bool law)
{
	if (plan && law)
		return _("the school's plan and the law");
	return plan ? _("the school's plan") : _("the law");
}

static void section(struct leaflet *leaflet, const char *heading, const struct words *words)
{
	const char *text = words_in(words, leaflet->lang);
	if (!*text)
		return;
	leaflet_heading(leaflet, heading);
	leaflet_paragraph(leaflet, text);
}

static void add_name(const struct service *service, struct leaflet *leaflet)
{
	char line[LINE];
	section(leaflet, _("Name of the service"), &service->title);
	snprintf(line, sizeof line, _("Code %s, in the register of state services %s."),
	         service->code, service->registry);
	leaflet_paragraph(leaflet, line);
}

static void add_ways(const struct service *service, struct leaflet *leaflet)
{
	leaflet_heading(leaflet, _("Where to apply"));
	for (int i = 0; i < CHANNELS; i++) {
		if (service->channels[i])
			leaflet_item(leaflet, channel_words((enum channel)i));
	}
}

static bool is_same(const struct term *one, const struct term *other)
{
	return one->channel == other->channel && one->kind == other->kind
	    && one->value == other->value;
}

/* Plan and law often say the same: then one line names both. */
static void add_term(const struct service *service, size_t at, struct leaflet *leaflet)
{
	const struct term *term = &service->terms[at];
	bool plan = false, law = false;
	char sentence[LINE / 2], line[LINE];
	for (size_t i = 0; i < service->term_count; i++) {
		const struct term *other = &service->terms[i];
		if (!is_same(term, other))
			continue;
		if (i < at)
			return;
		plan = plan || other->source == SOURCE_PLAN;
		law = law || other->source == SOURCE_LAW;
	}
	snprintf(sentence, sizeof sentence, card_term(term->kind, term->value), term->value);
	sentence[strlen(sentence) - 1] = '\0'; /* its full stop */
	snprintf(line, sizeof line, "%s (%s).", sentence, source_words(plan, law));
	leaflet_item(leaflet, line);
}

static void add_terms(const struct service *service, struct leaflet *leaflet)
{
	if (service->term_count == 0)
		return;
	leaflet_heading(leaflet, _("Term"));
	for (int channel = 0; channel < CHANNELS; channel++) {
		bool named = false;
		for (size_t i = 0; i < service->term_count; i++) {
			if ((int)service->terms[i].channel != channel)
				continue;
			if (!named)
				leaflet_paragraph(leaflet, channel_words((enum channel)channel));
			named = true;
			add_term(service, i, leaflet);
		}
	}
}

static void add_form(const struct service *service, struct leaflet *leaflet)
{
	bool named = false;
	for (int i = 0; i < FORMS; i++) {
		if (!service->form[i])
			continue;
		if (!named)
			leaflet_heading(leaflet, _("Form of the service"));
		named = true;
		leaflet_item(leaflet, form_words((enum form)i));
	}
}

static void add_papers(const struct service *service, struct leaflet *leaflet)
{
	leaflet_heading(leaflet, _("Documents"));
	for (size_t i = 0; i < service->paper_count; i++) {
		const struct paper *paper = &service->papers[i];
		char line[LINE];
		snprintf(line, sizeof line,
		         paper->relevant.field ? _("%s (%s, if it concerns you)") : "%s (%s)",
		         words_in(&paper->label, leaflet->lang), card_use(paper->use));
		leaflet_item(leaflet, line);
	}
}

static void add_grounds(const struct service *service, enum ground_kind kind,
                        const char *heading, struct leaflet *leaflet)
{
	bool named = false;
	for (size_t i = 0; i < service->ground_count; i++) {
		const struct ground *ground = &service->grounds[i];
		char line[LINE];
		if (ground->kind != kind)
			continue;
		if (!named)
			leaflet_heading(leaflet, heading);
		named = true;
		snprintf(line, sizeof line, "%s. %s", words_in(&ground->label, leaflet->lang),
		         words_in(&ground->remedy, leaflet->lang));
		leaflet_item(leaflet, line);
	}
}

static void add_windows(const struct service *service, struct leaflet *leaflet)
{
	for (size_t i = 0; i < service->window_count; i++) {
		const struct window *window = &service->windows[i];
		char line[LINE];
		snprintf(line, sizeof line, "%s (%s)", words_in(&window->label, leaflet->lang),
		         source_words(window->source == SOURCE_PLAN, window->source == SOURCE_LAW));
		leaflet_item(leaflet, line);
	}
}

static void add_rest(const struct service *service, struct leaflet *leaflet)
{
	const char *notice = words_in(&service->notice, leaflet->lang);
	char line[LINE], day[DATE_TEXT] = "";
	struct date edition;
	section(leaflet, _("Who may apply"), &service->who);
	leaflet_heading(leaflet, _("Other requirements"));
	add_windows(service, leaflet);
	if (*notice)
		leaflet_item(leaflet, notice);
	leaflet_item(leaflet, words_in(&service->basis, leaflet->lang));
	if (date_parse(service->edition, &edition))
		date_format_local(edition, day);
	snprintf(line, sizeof line, _("This page follows the act as it stood on %s."), day);
	leaflet_item(leaflet, line);
	if (!service->verified)
		leaflet_item(leaflet, _("The school has not confirmed these data yet: make sure at the desk."));
}

void card_write(const struct service *service, const struct school *school,
                struct leaflet *leaflet)
{
	add_name(service, leaflet);
	section(leaflet, _("Who provides it"), &service->provider);
	add_ways(service, leaflet);
	add_terms(service, leaflet);
	add_form(service, leaflet);
	section(leaflet, _("Result"), &service->result);
	section(leaflet, _("Fee"), &service->fee);
	leaflet_heading(leaflet, _("Working schedule"));
	hours_write(school, leaflet);
	add_papers(service, leaflet);
	add_grounds(service, GROUND_NOT_ACCEPTED,
	            _("When the documents are not accepted (Article 19)"), leaflet);
	add_grounds(service, GROUND_REFUSED,
	            _("When the service is refused (Article 19-1)"), leaflet);
	add_rest(service, leaflet);
}
