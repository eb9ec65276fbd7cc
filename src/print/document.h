/* What stands on a paper, as blocks in reading order. Pure: knows no fonts, no
 * dots and no printers; draw.c and plain.c give it a shape. */
#ifndef PRINT_DOCUMENT_H
#define PRINT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

enum {
	BLOCKS_MAX = 192,
	DOCUMENT_TEXT = 192 * 1024, /* bytes of all texts together */
};

enum block_kind {
	BLOCK_TEXT,    /* centred, wrapped */
	BLOCK_HEADING, /* to the left, bold */
	BLOCK_PARAGRAPH, /* to the left, wrapped */
	BLOCK_MARK,    /* centred, white on black: "COPY" */
	BLOCK_NUMBER,  /* centred, as large as the width allows, never wrapped */
	BLOCK_RULE,
	BLOCK_PAIR,    /* label and value: beside each other, or one below the other */
	BLOCK_ITEM,    /* one row of a list to tick off */
	BLOCK_QR,      /* QR of `code`, with label and value beside or below */
};

enum block_size { SIZE_SMALL, SIZE_NORMAL, SIZE_LARGE };

/* The same words for the visitor and in Kazakh; kk is NULL where they are the
 * same. own is NULL where the block has no such words. */
struct say {
	const char *own;
	const char *kk;
};

struct block {
	enum block_kind kind;
	enum block_size size; /* BLOCK_TEXT and the value of BLOCK_PAIR */
	bool bold;            /* BLOCK_TEXT */
	struct say text;      /* the words, or the label of a pair and of a QR */
	struct say value;
	const char *code;     /* BLOCK_QR: what the QR says */
};

/* The blocks point into the document's own pool: do not copy it by value. */
struct document {
	bool sheets; /* on A4 it runs over pages; else it is a card on one page */
	int count;
	struct block block[BLOCKS_MAX];
	size_t pool_len;
	char pool[DOCUMENT_TEXT];
};

void document_init(struct document *document);

/* Keeps a copy of text in the pool. It must fit (asserted). */
const char *document_keep(struct document *document, const char *text);

/* Keeps both; the Kazakh is dropped when it is the same or empty. */
struct say document_say(struct document *document, const char *own, const char *kk);

/* Adds an empty block at the end; there must be room (asserted). */
struct block *document_add(struct document *document, enum block_kind kind);

#endif
