/* The world failed: what the upper rooms need to know of it, and no more.
 * The room that met the failure logs its cause once. */
#ifndef CORE_FAULT_H
#define CORE_FAULT_H

enum fault {
	FAULT_NONE,
	FAULT_BUSY,        /* another process holds the database; try again */
	FAULT_DISK,        /* full, read-only, I/O error */
	FAULT_MISSING,     /* a file or folder that must be there is not */
	FAULT_FOREIGN,     /* the file is not a kiosk database */
	FAULT_NEWER,       /* the database is of a newer kiosk */
	FAULT_DAMAGED,     /* the database file is corrupt */
	FAULT_STALE,       /* somebody else changed the row first */
	FAULT_CHILD,       /* a child process could not be run */
	FAULT_COUNT,
};

/* Short stable name for logs and JSON: "none", "busy", "disk" ... */
const char *fault_name(enum fault fault);

#endif
