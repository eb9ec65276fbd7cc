/* How keys come: by a hand, from a key that is held down, from a scanner. */
#ifndef VISITOR_RHYTHM_H
#define VISITOR_RHYTHM_H

#include <stdint.h>

#include "ui/key.h"

/* Of the keyboard, not of a person: outlives a visit. All zero is a good start. */
struct rhythm {
	struct key key;  /* the last one */
	int64_t key_ms;
	int64_t text_ms; /* the last character */
	int repeats;     /* of the last key, that followed as a held key's do */
	bool held;       /* the last key is a held key's repeat or a bounce */
	bool scanned;    /* ... followed a character quicker than any hand */
	int burst;       /* characters up to now that followed each other so quickly */
};

/* A key has come that was not pasted. */
void rhythm_note(struct rhythm *rhythm, const struct key *key, int64_t mono_ms);

#endif
