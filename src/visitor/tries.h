/* Wrong pairs of number and code, whoever typed them: after each none is looked at
 * for a while, twice as long each time. So about ten can be tried in a quarter of
 * an hour, of ten thousand codes. A right pair does not shorten the wait, or one
 * could guess with a ticket of his own at hand; a calm quarter of an hour forgets. */
#ifndef VISITOR_TRIES_H
#define VISITOR_TRIES_H

#include <stdint.h>

enum { TRIES_SHUT_FIRST_MS = 2000, TRIES_SHUT_MOST_MS = 240000, TRIES_CALM_MS = 900000 };

struct tries {
	int wrong;             /* since it was calm */
	int64_t shut_until_ms; /* nothing is looked at before */
};

void tries_refuse(struct tries *tries, int64_t mono_ms);

/* Milliseconds until a pair is looked at again; 0: now. */
int64_t tries_shut_ms(const struct tries *tries, int64_t mono_ms);

#endif
