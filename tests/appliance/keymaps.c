/* Preloaded into lockkeys: stands in for the kernel's keymaps. A regular file
 * is the console; at the end the bindings that are left are printed. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/kd.h>
#include <linux/keyboard.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int ioctl(int fd, unsigned long request, ...);

enum { F1 = 59, CTRL_ALT = 12, ALT = 8 };

/* Tables that exist, and what some of their keys do. */
static const int tables[] = { 0, 1, 2, 4, ALT, CTRL_ALT, 127 };
static struct kbentry binding[] = {
	{ 0, 30, K(KT_LETTER, 'a') },
	{ 0, 70, K_HOLD }, { 127, 70, K_HOLD },
	{ 0, 58, K_CAPS },
	{ 0, 255, K_SAK },
	{ 1, 104, K_SCROLLBACK },
	{ 2, 70, K_SH_STAT }, { 4, 70, K_SH_MEM }, { ALT, 70, K_SH_REGS },
	{ ALT, 105, K_DECRCONSOLE }, { ALT, 106, K_INCRCONSOLE }, { ALT, 103, K_SPAWNCONSOLE },
	{ 2, 99, K_CONS },
	{ ALT, F1, K(KT_CONS, 0) }, { ALT, F1 + 2, K(KT_CONS, 2) },
	{ CTRL_ALT, F1, K(KT_CONS, 0) }, { CTRL_ALT, F1 + 1, K(KT_CONS, 1) },
	{ CTRL_ALT, F1 + 2, K(KT_CONS, 2) },
	{ CTRL_ALT, 111, K_BOOT },
};
enum { BINDINGS = sizeof(binding) / sizeof(binding[0]) };

static struct kbentry *find(const struct kbentry *entry)
{
	for (int i = 0; i < BINDINGS; i++) {
		if (binding[i].kb_table == entry->kb_table && binding[i].kb_index == entry->kb_index)
			return &binding[i];
	}
	return NULL;
}

static int table_exists(int table)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		if (tables[i] == table)
			return 1;
	}
	return 0;
}

int ioctl(int fd, unsigned long request, ...)
{
	va_list args;
	struct kbentry *entry, *found;

	(void)fd;
	va_start(args, request);
	entry = va_arg(args, struct kbentry *);
	va_end(args);
	found = find(entry);
	if (request == KDGKBENT) {
		if (!table_exists(entry->kb_table))
			entry->kb_value = entry->kb_index ? K_HOLE : K_NOSUCHMAP;
		else
			entry->kb_value = found ? found->kb_value : K_HOLE;
		return 0;
	}
	if (request == KDSKBENT && found && !getenv("KEYMAPS_SEALED")) {
		found->kb_value = entry->kb_value;
		return 0;
	}
	errno = EPERM;
	return -1;
}

__attribute__((destructor)) static void print_left(void)
{
	for (int i = 0; i < BINDINGS; i++) {
		if (binding[i].kb_value != K_HOLE)
			printf("%d %d 0x%04x\n", binding[i].kb_table, binding[i].kb_index,
			       binding[i].kb_value);
	}
}
