/* Visits whose day was guessed, since the clock stood wrong: staff say what day it is. */
#ifndef STORE_REDATE_H
#define STORE_REDATE_H

#include <stdbool.h>

#include "core/date.h"
#include "core/fault.h"
#include "store/store.h"

/* *doubts: how many visits are marked. *asked: whether somebody has said since the
 * machine started (boot: the kernel's boot id) that the clock is right, and no visit
 * was marked after that. */
enum fault store_clock_doubt(struct store *store, const char *boot, int *doubts, bool *asked);

/* Somebody has: remembers it with the day (event "clock-right"); later days that are on
 * record hold no ticket back any more. Each marked visit, and whoever is still in the
 * house under a later day, belongs to now->date from here on, with an event "redate"
 * (why: the day it had). One that was taken on another day by the wrong clock counts as
 * taken now. Where its number is another visit's on that day, it keeps day and mark, for
 * two must not have one number; *left counts these. */
enum fault store_redate(struct store *store, const char *boot, const struct actor *actor,
                        const struct moment *now, int *left);

#endif
