/* Bytes from a terminal. The first byte's lowest bit says whether it is the
 * Linux console; a NUL is a pause in which nothing came. */
#include "fuzz.h"

#include "core/text.h"
#include "ui/key.h"

enum { PAUSES = 40 }; /* enough for the longest patience: a paste without end */

static void check(const struct key *key)
{
	LAW(key->sym > SYM_NONE && key->sym < SYM_COUNT);
	if (key->sym == SYM_TEXT)
		LAW(text_is_printable(key->code) || key->code == KEY_BREVE ||
		    key->code == KEY_DIAERESIS);
	if (key->sym == SYM_CLICK)
		LAW(key->row >= 0 && key->col >= 0);
	if (key->pasted)
		LAW(key->sym == SYM_TEXT);
	law_text(key_label(key->sym));
}

/* Whatever came before: after a while of silence the next key works. */
static void recovers(struct key_decoder *decoder)
{
	struct key key;

	for (int i = 0; i < PAUSES && key_is_pending(decoder); i++)
		key_timeout(decoder);
	while (key_next(decoder, &key))
		check(&key);
	LAW(!key_is_pending(decoder));
	key_feed(decoder, 'a');
	LAW(key_next(decoder, &key));
	LAW(key.sym == SYM_TEXT && key.code == 'a' && !key.pasted && !key.keypad);
	LAW(!key_next(decoder, &key));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct key_decoder decoder;
	struct key key;

	key_init(&decoder);
	if (size == 0)
		return 0;
	decoder.console = data[0] & 1;
	for (size_t i = 1; i < size; i++) {
		if (data[i] == 0)
			key_timeout(&decoder);
		else
			key_feed(&decoder, data[i]);
		/* a burst is read at its end: the queue may run over, no more */
		while (i % 7 == 0 && key_next(&decoder, &key))
			check(&key);
	}
	while (key_next(&decoder, &key))
		check(&key);
	recovers(&decoder);
	return 0;
}
