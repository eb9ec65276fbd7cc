#include "catalog/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 32 * 1024 };

struct block {
	struct block *next;
	size_t used, size;
	max_align_t data[];
};

static size_t rounded(size_t size)
{
	size_t unit = sizeof(max_align_t);

	return (size + unit - 1) / unit * unit;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	struct block *block = arena->blocks;
	size_t need;

	if (size != 0 && count > (SIZE_MAX / 2) / size)
		abort();
	need = rounded(count * size);
	if (!block || block->size - block->used < need) {
		size_t room = need > BLOCK ? need : BLOCK;

		block = malloc(sizeof(*block) + room);
		if (!block)
			abort();
		block->used = 0;
		block->size = room;
		block->next = arena->blocks;
		arena->blocks = block;
	}
	block->used += need;
	return memset((char *)block->data + block->used - need, 0, need);
}

char *arena_text(struct arena *arena, const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(arena_array(arena, size, 1), text, size);
}

void arena_release(struct arena *arena)
{
	while (arena->blocks) {
		struct block *next = arena->blocks->next;

		free(arena->blocks);
		arena->blocks = next;
	}
}
