#include "staff/elsewhere.h"

#include <stdio.h>
#include <string.h>

static int to_search(struct staff *staff)
{
	staff_go(staff, STAFF_SEARCH);
	return STAFF_SEEK;
}

static int to_journal(struct staff *staff)
{
	if (staff->account.role != ROLE_HEAD) {
		staff_say(staff, STYLE_WARNING, "%s",
		          _("The journal is for the head: it shows what each of us has done."));
		return STAFF_NOTHING;
	}
	staff_go(staff, STAFF_JOURNAL);
	return STAFF_EVENTS;
}

static int to_closing(struct staff *staff)
{
	staff_go(staff, STAFF_CLOSING);
	return STAFF_NOTHING;
}

static int to_register(struct staff *staff)
{
	staff_go(staff, STAFF_REGISTER);
	return STAFF_NOTHING;
}

static const struct place {
	const char *signs; /* any of them; the first is on the keyboard */
	const char *label;
	int (*go)(struct staff *staff);
} places[] = {
	{ "/.", N_("search"), to_search }, /* in the Cyrillic layouts that key types a full stop */
	{ "j", N_("journal"), to_journal },
	{ "e", N_("close the day"), to_closing },
	{ "g", N_("register on paper"), to_register },
};
enum { PLACES = sizeof places / sizeof *places };

bool elsewhere_key(struct staff *staff, uint32_t letter, int *effect)
{
	for (int i = 0; letter && letter < 0x80 && i < PLACES; i++) {
		if (!strchr(places[i].signs, (int)letter))
			continue;
		*staff->said = '\0';
		*effect = places[i].go(staff);
		return true;
	}
	return false;
}

void elsewhere_help(char out[static ELSEWHERE_TEXT])
{
	size_t used = 0;
	*out = '\0';
	for (int i = 0; i < PLACES && used < ELSEWHERE_TEXT; i++) {
		char key = places[i].signs[0];
		used += (size_t)snprintf(out + used, ELSEWHERE_TEXT - used, "%s%c  %s",
		                         used ? " │ " : "",
		                         key >= 'a' && key <= 'z' ? key - 'a' + 'A' : key,
		                         _(places[i].label));
	}
}
