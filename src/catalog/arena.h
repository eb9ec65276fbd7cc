/* Memory that lives as long as the catalog and is freed as one. */
#ifndef CATALOG_ARENA_H
#define CATALOG_ARENA_H

#include <stddef.h>

struct arena {
	struct block *blocks;
};

/* Zeroed memory for count items of size bytes, aligned for anything. */
void *arena_array(struct arena *arena, size_t count, size_t size);

char *arena_text(struct arena *arena, const char *text);

void arena_release(struct arena *arena);

#endif
