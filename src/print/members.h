/* Structs as JSON objects by one table, which reads and writes alike. */
#ifndef PRINT_MEMBERS_H
#define PRINT_MEMBERS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum member_type {
	MEMBER_END, /* closes a table */
	MEMBER_TEXT,
	MEMBER_BUF,    /* a text of any length, in a struct buf that the reader releases */
	MEMBER_INT,
	MEMBER_INT64,
	MEMBER_BOOL,
	MEMBER_NAME,   /* an enum, written by its name */
	MEMBER_OBJECT,
	MEMBER_LIST,   /* an array of objects, its count in an int beside it */
};

struct member {
	enum member_type type;
	const char *key;
	size_t offset;            /* in the struct */
	size_t size;              /* bytes of the text, or of one element */
	const struct member *of;  /* table of the object or element */
	size_t count_offset;      /* MEMBER_LIST */
	int limit;                /* elements at most, or number of names */
	const char *(*name)(int); /* MEMBER_NAME */
};

#define MEMBER_SIZE(s, m) sizeof(((struct s *)0)->m)
#define MEMBER_PLAIN(t, s, m) \
	{ .type = (t), .key = #m, .offset = offsetof(struct s, m), .size = MEMBER_SIZE(s, m) }
#define MEMBER_NAMED(s, m, names, f) \
	{ .type = MEMBER_NAME, .key = #m, .offset = offsetof(struct s, m), \
	  .limit = (names), .name = (f) }
#define MEMBER_STRUCT(s, m, table) \
	{ .type = MEMBER_OBJECT, .key = #m, .offset = offsetof(struct s, m), .of = (table) }
#define MEMBER_ARRAY(s, m, count, table) \
	{ .type = MEMBER_LIST, .key = #m, .offset = offsetof(struct s, m), \
	  .size = MEMBER_SIZE(s, m[0]), .of = (table), \
	  .count_offset = offsetof(struct s, count), \
	  .limit = (int)(MEMBER_SIZE(s, m) / MEMBER_SIZE(s, m[0])) }

/* A new reference; never NULL. All text in the struct must be UTF-8 (asserted). */
json_t *members_write(const struct member *table, const void *base);

/* Fills the struct, which the caller has set to its defaults: a key left out
 * keeps them, an unknown key is passed over. False when a value has the wrong
 * type, is out of range or does not fit. */
bool members_read(const struct member *table, const json_t *object, void *base);

/* True when no key of the table is left out. */
bool members_all_there(const struct member *table, const json_t *object);

#endif
