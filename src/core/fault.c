#include "core/fault.h"

#include <assert.h>

const char *fault_name(enum fault fault)
{
	static const char *const names[] = {
		[FAULT_NONE] = "none",
		[FAULT_BUSY] = "busy",
		[FAULT_DISK] = "disk",
		[FAULT_MISSING] = "missing",
		[FAULT_FOREIGN] = "foreign",
		[FAULT_NEWER] = "newer",
		[FAULT_DAMAGED] = "damaged",
		[FAULT_STALE] = "stale",
		[FAULT_CHILD] = "child",
	};
	static_assert(sizeof(names) / sizeof(names[0]) == FAULT_COUNT, "a fault without a name");

	assert((unsigned)fault < FAULT_COUNT);
	return names[fault];
}
