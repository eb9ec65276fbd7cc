#include "ui/screen.h"

int screen_action(const struct screen *screen, const struct key *key)
{
	if (key->pasted || !screen->keys)
		return 0;
	for (const struct binding *row = screen->keys; row->sym != SYM_NONE; row++)
		if (row->sym == key->sym && (row->code == 0 || row->code == key->code))
			return row->action;
	return 0;
}
