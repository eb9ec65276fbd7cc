#include "core/printer.h"

#include <assert.h>

const char *printer_kind_name(enum printer_kind kind)
{
	static const char *const names[] = {
		[PRINTER_UNKNOWN] = "unknown",
		[PRINTER_PDF] = "pdf",
		[PRINTER_RASTER] = "raster",
		[PRINTER_TEXT] = "text",
	};
	static_assert(sizeof(names) / sizeof(names[0]) == PRINTER_KINDS, "a kind without a name");

	assert((unsigned)kind < PRINTER_KINDS);
	return names[kind];
}
