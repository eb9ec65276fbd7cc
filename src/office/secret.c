#include "office/secret.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

void secret_code(char out[static SECRET_CODE])
{
	snprintf(out, SECRET_CODE, "%04u", (unsigned)randombytes_uniform(10000));
}

bool secret_equal(const char *code, const char *typed)
{
	return strlen(typed) == SECRET_CODE - 1 && sodium_memcmp(code, typed, SECRET_CODE - 1) == 0;
}
