/* A descriptor that becomes readable again and again, for a loop that looks at
 * something at intervals and mostly finds nothing. */
#ifndef SYS_PULSE_H
#define SYS_PULSE_H

/* Every interval_ms (above 0), the first time after one. The caller closes it. */
int pulse_open(int interval_ms);

/* Takes note of the beats so far: it is not readable before the next one. */
void pulse_read(int pulse);

#endif
