#include "print/deadline.h"

#include <time.h>

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct deadline deadline_in(int ms)
{
	int64_t now = now_ms();
	return (struct deadline){ .started_ms = now, .at_ms = now + ms };
}

void deadline_set(struct deadline *deadline, int ms)
{
	deadline->at_ms = deadline->started_ms + ms;
}

int64_t deadline_left(const struct deadline *deadline)
{
	return deadline->at_ms - now_ms();
}

int64_t deadline_passed(const struct deadline *deadline)
{
	return now_ms() - deadline->started_ms;
}

void deadline_sleep(int ms)
{
	nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000L }, NULL);
}
