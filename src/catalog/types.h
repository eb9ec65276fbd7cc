/* All that depends on a field's type, in one table. */
#ifndef CATALOG_TYPES_H
#define CATALOG_TYPES_H

#include "catalog/check.h"

struct type {
	const char *name;
	/* what a form file may say besides: constraints, choices, digits */
	bool has_choices, has_length, has_range, has_age, has_future, has_digits;
	int length_max; /* when the file gives none; characters */
	const struct choice *choices; /* the type's own */
	size_t choice_count;
	/* Judges tidied text that is not empty; writes the stored form. */
	enum check (*judge)(const struct field *field, const char *text, const struct moment *now,
	                    char normal[static ANSWER_VALUE]);
	const char *empty, *characters; /* msgids of its sentences, %s = the field's label */
};

const struct type *type_of(enum field_type type);

#endif
