/* A point in time by which an order must be done. The child has no event loop
 * to hand it the time, so it looks at the monotonic clock itself. */
#ifndef PRINT_DEADLINE_H
#define PRINT_DEADLINE_H

#include <stdint.h>

struct deadline {
	int64_t started_ms, at_ms;
};

struct deadline deadline_in(int ms);

/* Moves it to ms after its start. */
void deadline_set(struct deadline *deadline, int ms);

/* Milliseconds left, negative when it is over; milliseconds since its start. */
int64_t deadline_left(const struct deadline *deadline);
int64_t deadline_passed(const struct deadline *deadline);

void deadline_sleep(int ms);

#endif
