/* The only reader of the clock. */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"

/* Sets the school's time zone (Asia/Almaty unless TZ says else). */
void clock_open(void);
void clock_now(struct moment *now);
/* Any time_t as the school's clock shows it. */
void clock_moment(int64_t unix_s, struct moment *moment);
/* Milliseconds since boot, counting sleep; for time-outs. */
int64_t clock_mono_ms(void);
/* Whether somebody keeps the system's clock right (NTP): by the kernel's own word,
 * or systemd-timesyncd's. */
bool clock_is_kept(void);

#endif
