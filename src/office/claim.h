/* This process in the register, so that others see whether it still lives. */
#ifndef OFFICE_CLAIM_H
#define OFFICE_CLAIM_H

#include <stdbool.h>

#include "store/papers.h"

void claim_self(struct claim *claim);
bool claim_alive(const struct claim *claim);

#endif
