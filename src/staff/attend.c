#include "staff/attend.h"

#include <string.h>

#include "core/text.h"

static enum fault leave(struct attend *attend, struct store *store, const struct moment *now)
{
	struct actor actor = { .account = attend->account, .desk = attend->desk };
	enum fault fault = *attend->desk ? store_desk_staffed(store, false, &actor, now)
	                                 : FAULT_NONE;
	if (!fault)
		*attend = (struct attend){ .desk = "" };
	return fault;
}

enum fault attend_follow(struct attend *attend, struct store *store, const struct staff *staff,
                         bool *told)
{
	bool there = staff->account.id != 0 && *staff->desk;
	struct actor actor = { .account = there ? staff->account.name : "",
	                       .desk = there ? staff->desk : "" };
	*told = false;
	if (strcmp(attend->account, actor.account) == 0 && strcmp(attend->desk, actor.desk) == 0)
		return FAULT_NONE;
	enum fault fault = leave(attend, store, &staff->now);
	if (!fault && there)
		fault = store_desk_staffed(store, true, &actor, &staff->now);
	if (fault)
		return fault;
	*told = true;
	text_copy(attend->account, sizeof attend->account, actor.account);
	text_copy(attend->desk, sizeof attend->desk, actor.desk);
	return FAULT_NONE;
}

void attend_end(struct attend *attend, struct store *store, const struct moment *now)
{
	if (store)
		leave(attend, store, now);
}
