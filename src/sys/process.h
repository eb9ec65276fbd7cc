/* This process, as other processes may recognise it. */
#ifndef SYS_PROCESS_H
#define SYS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct process {
	char boot_id[40];
	int64_t pid;
	int64_t started;
};
void process_self(struct process *process);
bool process_alive(const struct process *process);

/* The Unix user who runs it, for the journal: a name, else "uid 1000". */
void process_user(char *out, size_t size);

#endif
