/* Columns that the file of a request and the register of a period share. Private to
 * this room. */
#ifndef STORE_FILE_READ_H
#define STORE_FILE_READ_H

#include "store/outcome.h"
#include "store/query.h"

/* due_day and due_at; a NULL, or 9999-12-31, which stands for none, is no day. */
struct due file_read_due(struct query *query);

/* A row of STMT_RESULTS. */
void file_read_result(struct query *query, struct result_given *result);

#endif
