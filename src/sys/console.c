#include "sys/console.h"

#include <linux/major.h>
#include <linux/vt.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

int console_number(int fd)
{
	struct stat stat;
	bool console = fstat(fd, &stat) == 0 && S_ISCHR(stat.st_mode)
	            && major(stat.st_rdev) == TTY_MAJOR && minor(stat.st_rdev) <= MAX_NR_CONSOLES;
	return console ? (int)minor(stat.st_rdev) : 0;
}

int console_seen(int fd)
{
	struct vt_stat state;
	return ioctl(fd, VT_GETSTATE, &state) == 0 ? state.v_active : 0;
}

bool console_show(int fd, int number)
{
	return ioctl(fd, VT_ACTIVATE, number) == 0;
}
