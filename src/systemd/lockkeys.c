/* lockkeys TTY [N...]: takes the keys out of the kernel's keymaps with which a visitor
 * could freeze, leave or restart the kiosk.
 *
 * Scroll Lock stops the console's output until somebody presses it again;
 * Ctrl+Alt+Del restarts the machine; Alt+Fn, Alt+arrows and the like switch to
 * another console; Show_* write over the screen; SAK kills what runs on it.
 * They stay out until the keymap is loaded again. Of the keys that switch consoles
 * Ctrl+Alt+FN remains for each N named: where the staff's desk is on tty2, 1 and 2.
 * Elsewhere none: behind an empty console the visitors' screen would be gone. */
#include <fcntl.h>
#include <linux/kd.h>
#include <linux/keyboard.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CTRL_ALT = 1 << KG_CTRL | 1 << KG_ALT };

static const unsigned short forbidden[] = {
	K_HOLD,                             /* Scroll_Lock */
	K_BOOT, K_SAK, K_SPAWNCONSOLE,
	K_SH_REGS, K_SH_MEM, K_SH_STAT,
	K_CONS, K_DECRCONSOLE, K_INCRCONSOLE,
	K_SCROLLFORW, K_SCROLLBACK,         /* to what the visitor before has seen */
};

static char **kept; /* numbers of consoles, then NULL */

static bool is_kept(int console)
{
	for (char **number = kept; *number; number++) {
		if (atoi(*number) == console)
			return true;
	}
	return false;
}

static bool is_forbidden(int table, unsigned short value)
{
	if (KTYP(value) == KT_CONS)
		return table != CTRL_ALT || !is_kept(KVAL(value) + 1);
	for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++) {
		if (value == forbidden[i])
			return true;
	}
	return false;
}

/* Returns how many keys of one table were taken out, -1 when that failed. */
static int lock_table(int tty, int table)
{
	struct kbentry entry = { .kb_table = (unsigned char)table };
	int locked = 0;

	/* Entry 0 of a table tells whether there is one; no key has that number. */
	if (ioctl(tty, KDGKBENT, &entry) != 0)
		return -1;
	if (entry.kb_value == K_NOSUCHMAP)
		return 0;
	for (int key = 1; key < NR_KEYS; key++) {
		entry.kb_index = (unsigned char)key;
		if (ioctl(tty, KDGKBENT, &entry) != 0)
			return -1;
		if (!is_forbidden(table, entry.kb_value))
			continue;
		entry.kb_value = K_HOLE;
		if (ioctl(tty, KDSKBENT, &entry) != 0)
			return -1;
		locked++;
	}
	return locked;
}

int main(int argc, char **argv)
{
	int tty, locked = 0;

	if (argc < 2) {
		fprintf(stderr, "usage: lockkeys TTY [CONSOLE...]\n");
		return 2;
	}
	kept = argv + 2;
	tty = open(argv[1], O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (tty < 0) {
		perror(argv[1]);
		return 1;
	}
	for (int table = 0; table < MAX_NR_KEYMAPS; table++) {
		int count = lock_table(tty, table);

		if (count < 0) {
			perror(argv[1]);
			return 1;
		}
		locked += count;
	}
	close(tty);
	fprintf(stderr, "%d keys locked\n", locked);
	return 0;
}
