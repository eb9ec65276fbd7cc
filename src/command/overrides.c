#include "command/overrides.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/catalog.h"

static int is_form(const struct dirent *entry)
{
	static const char suffix[] = ".yaml";
	size_t len = strlen(entry->d_name);
	return entry->d_name[0] != '.' && len >= sizeof suffix
	    && strcmp(entry->d_name + len - (sizeof suffix - 1), suffix) == 0;
}

void overrides_look(const char *override, const char *shipped,
                    void (*tell)(void *ctx, const char *path, const char *replaces), void *ctx)
{
	struct dirent **entries;
	int count = *override ? scandir(override, &entries, is_form, alphasort) : -1;
	for (int i = 0; i < count; i++) {
		char path[PATH_MAX], replaces[PATH_MAX];
		snprintf(path, sizeof path, "%s/%s", override, entries[i]->d_name);
		snprintf(replaces, sizeof replaces, "%s/%s", shipped, entries[i]->d_name);
		if (catalog_is_older(path, replaces))
			tell(ctx, path, replaces);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}
