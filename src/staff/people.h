/* People's accounts: what a head may do, and everybody with his own PIN. */
#ifndef STAFF_PEOPLE_H
#define STAFF_PEOPLE_H

#include "staff/staff.h"

struct store;

/* The page behind the key: the list for a head, one's own PIN for the others. */
void people_open(struct staff *staff);

/* The accounts have been read: whoever was disabled meanwhile is out and not
 * offered at the door, and a new role holds at once. */
void people_refresh(struct staff *staff);

/* Carries out staff->people; of one's own PIN only after the old one was right,
 * see staff->login. */
enum fault people_do(struct staff *staff, struct store *store);

#endif
