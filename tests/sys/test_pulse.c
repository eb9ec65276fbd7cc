#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <poll.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/pulse.h"

enum { INTERVAL_MS = 60, DEADLINE_MS = 10000 };

static bool beats_within(int pulse, int ms)
{
	struct pollfd fd = { .fd = pulse, .events = POLLIN };
	return poll(&fd, 1, ms) == 1;
}

static void it_beats_again_and_again(void **state)
{
	int64_t began_ms = clock_mono_ms();
	int pulse = pulse_open(INTERVAL_MS);
	(void)state;
	for (int beat = 1; beat <= 3; beat++) {
		assert_true(beats_within(pulse, DEADLINE_MS));
		assert_true(clock_mono_ms() - began_ms >= beat * INTERVAL_MS - 1);
		pulse_read(pulse);
	}
	close(pulse);
}

static void read_it_is_silent_until_the_next(void **state)
{
	int pulse = pulse_open(DEADLINE_MS);
	(void)state;
	pulse_read(pulse); /* nothing to read yet: does not wait */
	assert_false(beats_within(pulse, 0));
	close(pulse);
	pulse = pulse_open(INTERVAL_MS);
	assert_true(beats_within(pulse, DEADLINE_MS));
	assert_true(beats_within(pulse, 0)); /* not read: it stays */
	close(pulse);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_beats_again_and_again),
		cmocka_unit_test(read_it_is_silent_until_the_next),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
