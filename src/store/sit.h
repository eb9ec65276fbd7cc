/* A seat is taken within the transaction of a login. Private to this room. */
#ifndef STORE_SIT_H
#define STORE_SIT_H

#include "store/seats.h"

void sit_down(struct store *store, const struct claim *claim, const struct actor *actor);

#endif
