#include "office/holder.h"

#include <stdio.h>

#include "sys/process.h"

void holder_self(struct claim *claim)
{
	struct process self;
	process_self(&self);
	*claim = (struct claim) { .pid = self.pid, .started = self.started };
	snprintf(claim->boot_id, sizeof claim->boot_id, "%s", self.boot_id);
}

bool holder_alive(const struct claim *claim)
{
	struct process process = { .pid = claim->pid, .started = claim->started };
	snprintf(process.boot_id, sizeof process.boot_id, "%s", claim->boot_id);
	return process_alive(&process);
}
