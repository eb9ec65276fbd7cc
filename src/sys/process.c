#include "sys/process.h"

#include <inttypes.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void read_line(const char *path, char *out, size_t size)
{
	out[0] = '\0';
	FILE *file = fopen(path, "re");
	if (!file)
		return;
	if (fgets(out, (int)size, file))
		out[strcspn(out, "\n")] = '\0';
	fclose(file);
}

/* Field 22 of /proc/PID/stat; the name in field 2 may hold blanks and brackets. */
static int64_t start_time(int64_t pid)
{
	char path[64], line[1024];
	snprintf(path, sizeof path, "/proc/%" PRId64 "/stat", pid);
	read_line(path, line, sizeof line);
	const char *at = strrchr(line, ')');
	int64_t started = 0;
	for (int field = 2; at && field < 22; field++) {
		at = strchr(at + 1, ' ');
	}
	if (!at || sscanf(at, "%" SCNd64, &started) != 1)
		return 0;
	return started;
}

void process_self(struct process *process)
{
	memset(process, 0, sizeof *process);
	read_line("/proc/sys/kernel/random/boot_id", process->boot_id, sizeof process->boot_id);
	process->pid = getpid();
	process->started = start_time(process->pid);
}

bool process_alive(const struct process *process)
{
	struct process self;
	process_self(&self);
	return process->pid > 0 && process->started > 0
	    && strcmp(process->boot_id, self.boot_id) == 0
	    && start_time(process->pid) == process->started;
}

void process_user(char *out, size_t size)
{
	const struct passwd *user = getpwuid(getuid());
	if (!user || !*user->pw_name || snprintf(out, size, "%s", user->pw_name) >= (int)size)
		snprintf(out, size, "uid %ld", (long)getuid());
}
