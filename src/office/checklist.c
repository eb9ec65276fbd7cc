#include "office/checklist.h"

#include <string.h>

#include "core/text.h"

static void add(struct checklist *list, struct checklist_row row)
{
	if (list->count < PAPERS_MAX)
		list->row[list->count++] = row;
}

/* The place on the visitor's list; -1: it was not on it. */
static int find(const struct request_view *view, const char *name)
{
	for (int i = 0; i < view->paper_count; i++) {
		if (strcmp(view->paper[i].name, name) == 0)
			return i;
	}
	return -1;
}

void checklist_make(const struct service *service, const struct request_view *view,
                    struct checklist *list)
{
	list->count = 0;
	for (size_t i = 0; service && i < service->paper_count; i++) {
		const struct paper *paper = &service->papers[i];
		int at = find(view, paper->name);
		bool here = at >= 0 && view->paper[at].with_me;
		if (here || relevant_now(&paper->relevant, &view->answers))
			add(list, (struct checklist_row){ paper->name, paper, here, (int)i });
	}
	for (int i = 0; i < view->paper_count; i++) {
		if (!service || !service_paper(service, view->paper[i].name))
			add(list, (struct checklist_row){ view->paper[i].name, NULL,
			                                  view->paper[i].with_me, i });
	}
}

void checklist_missing(const struct service *service, const struct request_view *view,
                       char out[static OUTCOME_MISSING])
{
	struct checklist list;
	size_t len = 0;
	*out = '\0';
	checklist_make(service, view, &list);
	for (int i = 0; i < list.count; i++) {
		if (list.row[i].with_me)
			continue;
		if (len)
			out[len++] = ' ';
		text_copy(out + len, OUTCOME_MISSING - len, list.row[i].name);
		len += strlen(out + len);
	}
}
