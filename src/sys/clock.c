#include "sys/clock.h"

#include <stdlib.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

void clock_open(void)
{
	setenv("TZ", "Asia/Almaty", 0);
	tzset();
}

void clock_moment(int64_t unix_s, struct moment *moment)
{
	time_t at = (time_t)unix_s;
	struct tm tm = { 0 };
	localtime_r(&at, &tm);
	*moment = (struct moment) {
		.unix_s = unix_s,
		.date = { tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday },
		.hour = tm.tm_hour,
		.minute = tm.tm_min,
		.second = tm.tm_sec < 60 ? tm.tm_sec : 59,
		.utc_offset_s = (int)tm.tm_gmtoff,
	};
}

void clock_now(struct moment *now)
{
	struct timespec at;
	clock_gettime(CLOCK_REALTIME, &at);
	clock_moment(at.tv_sec, now);
}

int64_t clock_mono_ms(void)
{
	struct timespec at;
	clock_gettime(CLOCK_BOOTTIME, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

bool clock_is_kept(void)
{
	struct timex state = { 0 };
	return access("/run/systemd/timesync/synchronized", F_OK) == 0
	       || (adjtimex(&state) >= 0 && !(state.status & STA_UNSYNC));
}
