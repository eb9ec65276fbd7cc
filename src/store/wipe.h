/* SQLite's memory, wiped when it is given back: pages, rows and statements hold
 * what people told. Private to this room. */
#ifndef STORE_WIPE_H
#define STORE_WIPE_H

/* Before the first connection of the process; later calls do nothing. */
void wipe_begin(void);

/* Wipes the stack below the caller: SQLite joins texts in buffers that it leaves
 * there. */
void wipe_stack(void);

#endif
