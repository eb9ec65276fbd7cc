#include "staff/scan.h"

#include <string.h>

#include "ui/keymap.h"

char scan_sign(const struct key *key)
{
	if (key->sym != SYM_TEXT || key->pasted)
		return 0;
	uint32_t code = keymap_key(key->code);
	/* The Kazakh layout has these two on 6 and 7; a ticket has neither sign. */
	if (code == ',')
		return '6';
	if (code == '.')
		return '7';
	if ((code >= '0' && code <= '9') || code == '-')
		return (char)code;
	if (code >= 'a' && code <= 'z')
		return (char)(code - 'a' + 'A');
	return 0;
}

void scan_wipe(struct scan *scan)
{
	explicit_bzero(scan, sizeof *scan);
}

bool scan_waits(const struct scan *scan)
{
	return scan->count > 0;
}

/* Every code begins with the century. */
static bool may_follow(const struct scan *scan, char sign)
{
	static const char century[] = "20";
	if (scan->count < 2)
		return sign == century[scan->count];
	return sign != 0 && scan->count < SCAN_KEYS - 1;
}

static bool is_whole(struct scan *scan)
{
	char text[SCAN_KEYS + 1];
	for (int i = 0; i < scan->count; i++)
		text[i] = scan_sign(&scan->held[i].key);
	text[scan->count] = '\0';
	return ticket_parse_qr(text, &scan->day, scan->number, scan->code);
}

static void hold(struct scan *scan, const struct event *event)
{
	scan->held[scan->count++] = *event;
	scan->last_ms = event->mono_ms;
}

static enum scan_take let_go(struct scan *scan, const struct event *event)
{
	scan->letting_go = true;
	if (scan->count < SCAN_KEYS)
		hold(scan, event);
	return SCAN_HELD;
}

static enum scan_take take_key(struct scan *scan, const struct event *event)
{
	bool late = event->mono_ms - scan->last_ms >= SCAN_GAP_MS;
	if (scan->count == 0 && !may_follow(scan, scan_sign(&event->key)))
		return SCAN_PASS;
	if (scan->letting_go || (scan->count > 0 && late))
		return let_go(scan, event);
	if (event->key.sym == SYM_ENTER && is_whole(scan)) {
		explicit_bzero(scan->held, sizeof scan->held);
		scan->count = 0;
		return SCAN_DONE;
	}
	if (!may_follow(scan, scan_sign(&event->key)))
		return let_go(scan, event);
	hold(scan, event);
	return SCAN_HELD;
}

enum scan_take scan_event(struct scan *scan, const struct event *event)
{
	if (event->kind == EVENT_KEY)
		return take_key(scan, event);
	if (event->kind == EVENT_TICK && scan->count > 0
	    && event->mono_ms - scan->last_ms >= SCAN_GAP_MS)
		scan->letting_go = true;
	return SCAN_PASS;
}

bool scan_next(struct scan *scan, struct event *event)
{
	if (!scan->letting_go)
		return false;
	if (scan->given < scan->count) {
		*event = scan->held[scan->given++];
		return true;
	}
	explicit_bzero(scan->held, sizeof scan->held);
	scan->count = scan->given = 0;
	scan->letting_go = false;
	return false;
}
