/* Help on the page it is about; the keys come from that page's own table. */
#include <stdio.h>

#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, { 0 } };

static const char *const advice[PAGES] = {
	[PAGE_LANGUAGE] = N_("Press 1, 2 or 3, or choose with the arrows and Enter. "
	                     "You can change the language on every page."),
	[PAGE_SERVICES] = N_("Press the number of what you have come for. If it is not in the list, "
	                     "ask the staff."),
	[PAGE_SERVICE] = N_("Read what the service is. If writing is hard for you, press 0: you get "
	                    "a number and the staff write the rest."),
	[PAGE_PAPERS] = N_("Press the number of each paper that you have with you. Nothing happens "
	                   "if one is missing: your ticket will say what to bring."),
	[PAGE_CHILD] = N_("If you have come with two errands for one child, its name and number are "
	                  "not asked again. You can still change them before you send."),
	[PAGE_CONSENT] = N_("The law asks for your agreement before your data are written down. "
	                    "If you do not agree you still get a number."),
	[PAGE_QUESTION] = N_("Write the answer and press Enter. If you do not know it, press F8: "
	                     "the staff will ask you. F5 changes the letters of the keyboard. To go "
	                     "for a paper press F9: your answers are kept."),
	[PAGE_RELATIVE] = N_("You may go on: the staff look at your papers and decide. You may also "
	                     "take a number and ask them first."),
	[PAGE_LATE] = N_("Press the number of each paper that you have with you. Nothing happens "
	                 "if one is missing: your ticket will say what to bring."),
	[PAGE_REVIEW] = N_("Look through your answers. To change one, choose it and press Enter. "
	                   "For a second child or another service choose the last button: what you "
	                   "told about yourself is not asked again, and there will be one ticket."),
	[PAGE_CODE] = N_("Enter the four digits of your code. If you have lost it, choose the service "
	                 "anew or ask the staff."),
	[PAGE_INFO] = N_("Press the number of what you would like to read: about a service, your "
	               "rights, how to complain."),
	[PAGE_CARDS] = N_("Press the number of the service. Nothing is sent by that: you only read."),
	[PAGE_LEAFLET] = N_("Page Down and Page Up turn the pages. Choose \"Print\" to take the "
	                  "text home: each page once, three in one visit."),
	[PAGE_STATUS] = N_("Write the number that stands on your ticket under the large one and press "
	                 "Enter. You need the ticket; without it the staff will help you."),
	[PAGE_STATUS_CODE] = N_("The code is on the same ticket: four digits. After a wrong one there "
	                      "is a wait, which grows."),
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_YES);
}

static int pick(struct visitor *visitor, int target)
{
	(void)target;
	visitor_unlay(visitor);
	return EFFECT_NONE;
}

static void view(const void *model, struct canvas *canvas)
{
	static const struct button close[] = { { TARGET_YES, N_("Back to where I was") } };
	const struct visitor *visitor = model;
	const char *about = advice[visitor->visit.under];
	struct area area = frame_draw(visitor, canvas);
	char line[256];
	int row = area.row;
	frame_heading(canvas, &area, &row, _("Help"));
	if (about)
		frame_text(canvas, &area, &row, STYLE_TEXT, _(about));
	row++;
	snprintf(line, sizeof line, _("The staff will help you: %s."),
	         words_in(&catalog_school(visitor->catalog)->place, visitor->visit.lang));
	frame_text(canvas, &area, &row, STYLE_TEXT, line);
	snprintf(line, sizeof line, _("Questions about state services: call %s, free of charge."),
	         catalog_school(visitor->catalog)->contact_centre);
	frame_text(canvas, &area, &row, STYLE_TEXT, line);
	row++;
	frame_buttons(visitor, canvas, &area, &row, close, 1);
}

const struct page page_help = {
	.screen = { "help", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
};
