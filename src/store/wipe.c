#include "store/wipe.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 8 };

static void *take(int bytes)
{
	return malloc((size_t)bytes);
}

static int size_of(void *memory)
{
	return memory ? (int)malloc_usable_size(memory) : 0;
}

static void give_back(void *memory)
{
	if (memory)
		explicit_bzero(memory, malloc_usable_size(memory));
	free(memory);
}

/* realloc might leave the old copy behind. */
static void *resize(void *memory, int bytes)
{
	int had = size_of(memory);
	void *moved = malloc((size_t)bytes);

	if (!moved)
		return NULL;
	memcpy(moved, memory, (size_t)(had < bytes ? had : bytes));
	give_back(memory);
	return moved;
}

static int round_up(int bytes)
{
	return (bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static int begin(void *unused)
{
	(void)unused;
	return SQLITE_OK;
}

static void end(void *unused)
{
	(void)unused;
}

void wipe_begin(void)
{
	static const sqlite3_mem_methods methods = {
		.xMalloc = take,
		.xFree = give_back,
		.xRealloc = resize,
		.xSize = size_of,
		.xRoundup = round_up,
		.xInit = begin,
		.xShutdown = end,
	};
	static int begun;

	if (begun)
		return;
	begun = 1;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
	/* Nothing set aside at once: that would be used again unwiped. */
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
}

__attribute__((noinline)) void wipe_stack(void)
{
	char below[32 * 1024];

	explicit_bzero(below, sizeof(below));
}
