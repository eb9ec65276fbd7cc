/* The consent's text with the school's own words in its {slots}. */
#include "catalog/inside.h"

void consent_fill(struct catalog *catalog)
{
	const struct consent_text *from = &catalog->common.consent;
	const struct words *operator_name = &catalog->school.operator_name;
	struct words *paragraphs;

	if (from->paragraph_count == 0 || !operator_name->in[LANG_KK] ||
	    !operator_name->in[LANG_RU])
		return;
	paragraphs = arena_array(&catalog->arena, from->paragraph_count, sizeof(*paragraphs));
	for (size_t i = 0; i < from->paragraph_count; i++)
		slots_fill(catalog, &from->paragraphs[i], &paragraphs[i]);
	catalog->consent = *from;
	catalog->consent.paragraphs = paragraphs;
}
