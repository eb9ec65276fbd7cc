/* Who sits at which desk: the screens that somebody is logged in at. Two may sit
 * at one desk; that is for people to decide, and they are told. */
#ifndef STORE_SEATS_H
#define STORE_SEATS_H

#include <stdbool.h>

#include "core/date.h"
#include "core/fault.h"
#include "store/papers.h"
#include "store/store.h"

enum { SEATS_MAX = 16 };

struct seat {
	struct claim claim; /* the process of its screen */
	char account[STORE_ACTOR], desk[STORE_ACTOR];
};

/* At most max, only those of processes that live; is_alive judges. */
enum fault store_seats(struct store *store, bool (*is_alive)(const struct claim *),
                       struct seat *seats, int max, int *count);

/* Whoever logged in through this process has left: event "logout". Nothing is
 * written when nobody sat there. */
enum fault store_stand(struct store *store, const struct seat *seat, const struct moment *now);

/* Frees the seats of screens that died: event "logout" of each, why "gone". */
enum fault store_clear_seats(struct store *store, bool (*is_alive)(const struct claim *),
                             const struct moment *now);

#endif
