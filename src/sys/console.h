/* The virtual consoles of this machine: one keyboard, one picture for all of them.
 * Numbers as in /dev/tty1; source: console_ioctl(4). */
#ifndef SYS_CONSOLE_H
#define SYS_CONSOLE_H

#include <stdbool.h>

/* The console that fd is; 0: it is none (SSH, a serial line, a window). */
int console_number(int fd);

/* The console that is seen; 0 when fd is no console. */
int console_seen(int fd);

/* Brings a console to the front. Needs no right but that fd is the process's own
 * terminal, as systemd gives it. False: the kernel refused, see errno. */
bool console_show(int fd, int number);

#endif
