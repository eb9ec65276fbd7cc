#include "staff/secret.h"

#include <stdio.h>
#include <string.h>

void secret_begin(struct staff *staff)
{
	line_init(&staff->line[SECRET_NEW], LINE_CHARS, true, LAYOUT_LATIN);
	line_init(&staff->line[SECRET_AGAIN], LINE_CHARS, true, LAYOUT_LATIN);
	staff->field = SECRET_NEW;
}

static bool same(const struct staff *staff)
{
	char one[LINE_BYTES], other[LINE_BYTES];
	line_get(&staff->line[SECRET_NEW], one);
	line_get(&staff->line[SECRET_AGAIN], other);
	bool same = strcmp(one, other) == 0;
	explicit_bzero(one, sizeof one);
	explicit_bzero(other, sizeof other);
	return same;
}

int secret_go_on(struct staff *staff, int effect)
{
	if (staff->line[staff->field].len == 0)
		return STAFF_NOTHING;
	if (staff->field < SECRET_AGAIN) {
		staff->field++;
		return STAFF_NOTHING;
	}
	if (same(staff))
		return effect;
	staff_say(staff, STYLE_WARNING, "%s", _("The two are not the same. Type them again."));
	secret_begin(staff);
	return STAFF_NOTHING;
}

static const char not_first[] = N_("Somebody else has just made the first account. Log in, or have "
                                   "that person make yours.");

void secret_tell(struct staff *staff, enum account_result result)
{
	static const char *const refusals[ACCOUNT_RESULTS] = {
		[ACCOUNT_EXISTS] = N_("This name has an account already. Take another."),
		[ACCOUNT_NONE] = N_("This account is not there any more."),
		[ACCOUNT_WEAK] = N_("Take six signs or more, and no row of digits such as 123456."),
		[ACCOUNT_LAST_HEAD] = N_("This is the last head. Make somebody else a head first."),
		[ACCOUNT_FULL] = N_("There is no room for another account."),
		[ACCOUNT_NOT_FIRST] = not_first,
		[ACCOUNT_NO_HEAD] = N_("The first account can only be a head's."),
	};
	if (refusals[result])
		staff_say(staff, STYLE_WARNING, "%s", _(refusals[result]));
	else
		staff_say(staff, STYLE_DONE, "%s", _("Done."));
}

void secret_refused(struct staff *staff)
{
	staff->waits_ms = staff->mono_ms + staff->login.wait_s * 1000LL;
	if (staff->login.wait_s > 0)
		*staff->said = '\0'; /* the page counts the seconds */
	else
		staff_say(staff, STYLE_WARNING, "%s", _("That was not right. Try again."));
}

void secret_draw_wait(const struct staff *staff, struct canvas *canvas, int row, int col)
{
	char words[256];
	int64_t left_ms = staff->waits_ms - staff->mono_ms;
	int left_s = (int)((left_ms + 999) / 1000);
	if (left_ms <= 0)
		return;
	snprintf(words, sizeof words,
	         ngettext("There were wrong tries. The next is heard in %d second.",
	                  "There were wrong tries. The next is heard in %d seconds.",
	                  (unsigned long)left_s), left_s);
	canvas_text(canvas, row, col, STYLE_WARNING, words);
}
