/* A disk whose power can be cut: what is written and not yet synced lies in this
 * process's memory and is gone with it. Stands on the counting disk of the
 * store's tests, which passes on what is left. */
#ifndef TESTS_CRASH_POWER_H
#define TESTS_CRASH_POWER_H

enum power_cut {
	POWER_STAYS, /* the process dies, the machine does not: writes reach the file */
	POWER_DROPS, /* what was not synced is lost */
	POWER_TEARS, /* any sectors of it may have reached the disk, in any order */
	POWER_CUTS,
};

/* Every database that this process opens from here on lies on such a disk. */
void power_insert(enum power_cut cut);

/* SIGKILL to ourselves at the n-th call to the disk from now, 0 being the next.
 * Tears only happen here: a kill from outside drops. */
void power_die_at(int calls);

/* Calls until now: reads, writes, syncs, locks of the log. */
int power_calls(void);

#endif
