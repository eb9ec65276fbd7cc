#include "visitor/tries.h"

void tries_refuse(struct tries *tries, int64_t mono_ms)
{
	int64_t shut_ms = TRIES_SHUT_FIRST_MS;
	if (mono_ms >= tries->shut_until_ms + TRIES_CALM_MS)
		tries->wrong = 0;
	for (int i = 0; i < tries->wrong && shut_ms < TRIES_SHUT_MOST_MS; i++)
		shut_ms *= 2;
	tries->wrong++;
	tries->shut_until_ms = mono_ms + (shut_ms < TRIES_SHUT_MOST_MS ? shut_ms
	                                                               : TRIES_SHUT_MOST_MS);
}

int64_t tries_shut_ms(const struct tries *tries, int64_t mono_ms)
{
	return mono_ms < tries->shut_until_ms ? tries->shut_until_ms - mono_ms : 0;
}
