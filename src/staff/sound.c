#include "staff/sound.h"

#include "sys/log.h"

void sound_play(struct child *child, const char *player, const char *path)
{
	const char *argv[] = { player, "-q", path, NULL };
	if (child->pid > 0)
		return;
	if (child_start(child, argv))
		log_line(LOG_LEVEL_WARNING, "cannot run %s", argv[0]);
}

void sound_end(struct child *child)
{
	int status;
	if (child->pid > 0 && child_ended(child, &status))
		child_stop(child);
}
