#include "catalog/crew.h"

#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/sysinfo.h>

enum { CREW_MAX = 4 };

struct crew {
	size_t count;
	atomic_size_t next;
	void (*work)(void *ctx, size_t i);
	void *ctx;
	locale_t locale;
};

static void take_turns(struct crew *crew)
{
	size_t i;

	while ((i = atomic_fetch_add(&crew->next, 1)) < crew->count)
		crew->work(crew->ctx, i);
}

/* A thread begins with the process's locale, not with its maker's. */
static void *hand(void *arg)
{
	struct crew *crew = arg;

	uselocale(crew->locale);
	take_turns(crew);
	return NULL;
}

/* Signals stay with the caller's thread, which alone knows what to do on one. */
static size_t hire(struct crew *crew, pthread_t *hands, size_t count)
{
	sigset_t all, before;
	size_t hired = 0;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (hired < count && pthread_create(&hands[hired], NULL, hand, crew) == 0)
		hired++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return hired;
}

void crew_run(size_t count, void (*work)(void *ctx, size_t i), void *ctx)
{
	struct crew crew = { .count = count, .work = work, .ctx = ctx,
	                     .locale = uselocale((locale_t)0) };
	pthread_t hands[CREW_MAX];
	size_t most = (size_t)get_nprocs();
	size_t hired;

	if (most > CREW_MAX)
		most = CREW_MAX;
	if (most > count)
		most = count;
	/* the caller is one of them, and enough should no other come */
	hired = most > 1 ? hire(&crew, hands, most - 1) : 0;
	take_turns(&crew);
	while (hired > 0)
		pthread_join(hands[--hired], NULL);
}
