/* Who is to be called before others by law: what a visitor has answered says so, and
 * the school decides whether it counts (call: priority). Nobody is asked for proof
 * before being called. */
#ifndef OFFICE_CLAIM_H
#define OFFICE_CLAIM_H

#include <stdbool.h>
#include <stddef.h>

#include "catalog/catalog.h"

/* The field whose answer names a group that the law puts first; NULL: none does. */
const char *claim_field(const struct service *service, const struct answers *answers);

/* Does this answer name one? */
bool claim_is(const struct field *field, const char *value);

/* The group in words, from "service field value" as the register gives it; "" when
 * the answer has been deleted or the form file knows it no more. */
const char *claim_group(const struct catalog *catalog, const char *claim, enum lang lang);

#endif
