#include "visitor/rhythm.h"

/* A held key repeats about every 33 ms, a worn one bounces at once: neither is a
 * decision of its own. The first repeats of a series are let through, since
 * nothing tells them from a quick hand. No hand is as quick as what a barcode
 * scanner sends after a character. */
enum {
	BOUNCE_MS = 2,
	REPEAT_LEAST_MS = 15,
	REPEAT_MOST_MS = 45,
	REPEATS_LET_THROUGH = 1,
	SCAN_MS = 20,
};

void rhythm_note(struct rhythm *rhythm, const struct key *key, int64_t mono_ms)
{
	int64_t since_ms = mono_ms - rhythm->key_ms;
	bool same = rhythm->key.sym == key->sym && rhythm->key.code == key->code;
	bool repeat = same && since_ms >= REPEAT_LEAST_MS && since_ms <= REPEAT_MOST_MS;
	rhythm->repeats = repeat ? rhythm->repeats + 1 : 0;
	rhythm->held = (same && since_ms < BOUNCE_MS) || rhythm->repeats > REPEATS_LET_THROUGH;
	rhythm->scanned = mono_ms - rhythm->text_ms < SCAN_MS;
	rhythm->key = *key;
	rhythm->key_ms = mono_ms;
	if (key->sym != SYM_TEXT)
		return;
	rhythm->burst = rhythm->scanned ? rhythm->burst + 1 : 1;
	rhythm->text_ms = mono_ms;
}
