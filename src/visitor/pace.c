#include "visitor/pace.h"

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

void pace_note(struct pace *pace, const struct key *key, int64_t mono_ms)
{
	int64_t since_ms = mono_ms - pace->key_ms;
	bool same = pace->key.sym == key->sym && pace->key.code == key->code;
	bool repeat = same && since_ms >= REPEAT_LEAST_MS && since_ms <= REPEAT_MOST_MS;
	pace->repeats = repeat ? pace->repeats + 1 : 0;
	pace->held = (same && since_ms < BOUNCE_MS) || pace->repeats > REPEATS_LET_THROUGH;
	pace->scanned = mono_ms - pace->text_ms < SCAN_MS;
	pace->key = *key;
	pace->key_ms = mono_ms;
	if (key->sym != SYM_TEXT)
		return;
	pace->burst = pace->scanned ? pace->burst + 1 : 1;
	pace->text_ms = mono_ms;
}
