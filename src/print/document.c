#include "print/document.h"

#include <assert.h>
#include <string.h>

void document_init(struct document *document)
{
	document->sheets = false;
	document->count = 0;
	document->pool_len = 0;
}

const char *document_keep(struct document *document, const char *text)
{
	size_t size = strlen(text) + 1;
	assert(size <= DOCUMENT_TEXT - document->pool_len);
	char *kept = document->pool + document->pool_len;
	memcpy(kept, text, size);
	document->pool_len += size;
	return kept;
}

struct say document_say(struct document *document, const char *own, const char *kk)
{
	struct say say = { .own = document_keep(document, own) };
	if (kk && kk[0] && strcmp(own, kk) != 0)
		say.kk = document_keep(document, kk);
	return say;
}

struct block *document_add(struct document *document, enum block_kind kind)
{
	assert(document->count < BLOCKS_MAX);
	struct block *block = &document->block[document->count++];
	*block = (struct block){ .kind = kind, .size = SIZE_NORMAL };
	return block;
}
