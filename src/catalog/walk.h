/* The one walker: reads a file's tree into C structs by tables of allowed keys.
 * Everything that is wrong is reported, each fault at its line and column, and
 * the walk goes on. */
#ifndef CATALOG_WALK_H
#define CATALOG_WALK_H

#include "catalog/tree.h"

enum { TEXT_MAX = 2000, FILE_MAX = 512 * 1024 };

enum key_kind {
	KEY_TEXT,  /* const char *; at most max bytes */
	KEY_NAME,  /* const char *: [a-z][a-z0-9_]* */
	KEY_DIGITS, /* const char *: min..max digits */
	KEY_INT,   /* int from min to max */
	KEY_LONG,  /* long from min to max */
	KEY_FLAG,  /* bool: true or false */
	KEY_DATE_OR_DAY, /* struct date: YYYY-MM-DD, or MM-DD with the year 0 */
	KEY_DAY,   /* const char *: YYYY-MM-DD */
	KEY_DATE,  /* struct date: YYYY-MM-DD */
	KEY_DATES, /* const struct date * and a count: a list of them, min..max */
	KEY_TIME,  /* int, minutes since midnight: HH:MM, 00:00 to 24:00 */
	KEY_ENUM,  /* enum: one of the names */
	KEY_SET,   /* bool[]: a list of names */
	KEY_TEXTS, /* const char *const * and a count: a list of texts, min..max of them */
	KEY_WORDS_LIST, /* const struct words * and a count */
	KEY_MAP,   /* keys of another shape, at this offset */
	KEY_LIST,  /* pointer to structs of a shape and a count, min..max of them */
	KEY_STRING, /* char[max]: text copied into the struct itself */
};

struct key {
	const char *name;
	enum key_kind kind;
	bool required;
	size_t offset, count_offset;
	long min, max;
	const struct shape *shape;
	const char *(*enum_name)(int value);
	int enum_count;
};

struct walk {
	struct catalog *catalog;
	const char *file; /* as faults name it */
	const char *stem; /* its name without folder and .yaml */
	char context[256]; /* 'field "child_iin", label' */
};

/* One kind of map: its keys and the struct they fill. */
struct shape {
	const char *title; /* msgid such as 'field "%s"' for faults; NULL = no name of its own */
	const struct key *keys;
	size_t key_count;
	size_t size;
	size_t name_offset;   /* of its const char *name; matters with title only */
	const void *defaults; /* what an item starts as; NULL = zeroes */
	bool drop_wrong;      /* a list leaves a wrong item out */
	/* An item "include: name" stands for others: appends them to list and gives
	 * the new count. NULL = no include here. */
	size_t (*include)(struct walk *walk, const char *name, struct place place, void *list,
	                  size_t count, size_t max);
	/* What no single key can tell. list and index: the items before this one. */
	void (*check)(struct walk *walk, const struct node *node, struct place place, void *item,
	              const void *list, size_t index);
};

/* Reads the file and grows its tree, which stands on the text; no root when it
 * cannot be read or is no YAML. */
void walk_open(struct walk *walk, struct buf *text, struct tree *tree);

/* Fills out (shape->size bytes, already holding the defaults) from the tree. False
 * when there is none or a fault was found. */
bool walk_tree(struct walk *walk, const struct tree *tree, const struct shape *shape, void *out);

/* Reports; the context is put before the sentence. */
void walk_fault(struct walk *walk, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds to the context, and takes it off again to the length walk_enter gave. */
size_t walk_enter(struct walk *walk, const char *text);
void walk_leave(struct walk *walk, size_t length);

/* source.c: the file's bytes, UTF-8 and free of control characters; false after
 * a fault. */
bool source_read(struct walk *walk, const char *path, struct buf *text);

/* value.c: reads one scalar as key says and stores it at out; a fault else. */
void value_read(struct walk *walk, const struct key *key, const struct node *node,
                struct place place, void *out);

/* value.c: the scalar as clean text in the arena; NULL after a fault. */
const char *value_text(struct walk *walk, const struct node *node, struct place place,
                       size_t max_bytes);

#endif
