/* This process in the register, so that others see whether it still lives. */
#ifndef OFFICE_HOLDER_H
#define OFFICE_HOLDER_H

#include <stdbool.h>

#include "store/papers.h"

void holder_self(struct claim *claim);
bool holder_alive(const struct claim *claim);

#endif
