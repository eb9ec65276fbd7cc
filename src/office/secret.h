/* Codes that nobody can guess. */
#ifndef OFFICE_SECRET_H
#define OFFICE_SECRET_H

#include <stdbool.h>

enum { SECRET_CODE = 5 };

/* Four random digits. */
void secret_code(char out[static SECRET_CODE]);

/* Compares in the same time wherever they differ. A text of another length than
 * SECRET_CODE - 1 is no code. */
bool secret_equal(const char *code, const char *typed);

#endif
