#include "sys/pulse.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <unistd.h>

int pulse_open(int interval_ms)
{
	struct timespec interval = { interval_ms / 1000, interval_ms % 1000 * 1000000L };
	assert(interval_ms > 0);
	int pulse = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
	if (pulse < 0 || timerfd_settime(pulse, 0, &(struct itimerspec){ interval, interval }, NULL))
		abort(); /* no memory, no descriptors: nothing else can fail */
	return pulse;
}

void pulse_read(int pulse)
{
	uint64_t beats;
	/* Without a beat there is nothing to read, which is as good. */
	if (read(pulse, &beats, sizeof beats) < 0)
		return;
}
