/* A short sound, played by a child of its own. */
#ifndef STAFF_SOUND_H
#define STAFF_SOUND_H

#include "sys/child.h"

#define SOUND_PLAYER "/usr/bin/aplay" /* of Debian's alsa-utils */

/* Plays the WAV; one at a time, a missing player is silence. Never blocks. */
void sound_play(struct child *child, const char *player, const char *path);
/* Reaps the one that has ended. */
void sound_end(struct child *child);

#endif
