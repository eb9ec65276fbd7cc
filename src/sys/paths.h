/* Where things are, found from the program's own place: the same below build/ and below /usr. */
#ifndef SYS_PATHS_H
#define SYS_PATHS_H

#include "core/fault.h"

struct paths {
	char share[512];    /* PREFIX/share: locale/ and kiosk/ below */
	char forms[512];    /* vendor's form files */
	char override[512]; /* the school's own, "" when there is no such folder */
	char printer[512];  /* the kiosk-print executable */
	char home[512];     /* state: kiosk.db, tickets/ */
};
/* home and forms may be NULL: KIOSK_HOME, KIOSK_FORMS, then the defaults
 * (STATE_DIRECTORY, else /var/lib/kiosk when writable, else
 * $XDG_STATE_HOME/kiosk). Makes home (0700) when it is missing. FAULT_MISSING
 * when a path is too long, FAULT_DISK when home cannot be a folder. */
enum fault paths_find(const char *home, const char *forms, struct paths *paths);

#endif
