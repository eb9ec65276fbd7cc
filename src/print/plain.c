#include "print/plain.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "print/charset.h"
#include "print/escpos.h"

enum { COLUMNS_DEFAULT = 32, COLUMNS_MOST = 64, LINE_BYTES = 1024, QR_MODULE_DOTS = 6 };

struct plain {
	struct charset charset;
	struct buf *out;
	int columns;
	bool lost; /* a character could not be written: all is in vain */
};

static const char *const bullet = "[ ] ";
enum { BULLET_COLUMNS = 4 };

static void put(struct plain *plain, const char *text)
{
	if (!plain->lost && !charset_put(&plain->charset, text, plain->out))
		plain->lost = true;
}

static void put_blanks(struct plain *plain, int count)
{
	for (int i = 0; i < count; i++)
		put(plain, " ");
}

static void end_line(struct plain *plain)
{
	buf_text(plain->out, "\n");
}

/* Wrapped; every line but the first is moved in by indent. */
static void put_wrapped(struct plain *plain, const char *text, int columns, int indent)
{
	bool first = true;

	do {
		char line[LINE_BYTES];
		size_t skip, len = text_wrap(text, columns, &skip);
		snprintf(line, sizeof(line), "%.*s", (int)len, text);
		put_blanks(plain, first ? 0 : indent);
		put(plain, line);
		end_line(plain);
		text += len + skip;
		first = false;
	} while (*text);
}

static void put_say(struct plain *plain, const struct say *say, bool bold, int indent)
{
	escpos_bold(plain->out, bold);
	put_wrapped(plain, say->own, plain->columns - indent, indent);
	escpos_bold(plain->out, false);
	if (!say->kk)
		return;
	put_blanks(plain, indent);
	put_wrapped(plain, say->kk, plain->columns - indent, indent);
}

static void plain_text(struct plain *plain, const struct block *block)
{
	escpos_align(plain->out, ESCPOS_CENTRE);
	put_say(plain, &block->text, block->bold, 0);
	escpos_align(plain->out, ESCPOS_LEFT);
}

static void plain_heading(struct plain *plain, const struct block *block)
{
	put_say(plain, &block->text, true, 0);
}

static void plain_paragraph(struct plain *plain, const struct block *block)
{
	put_say(plain, &block->text, false, 0);
}

static void plain_mark(struct plain *plain, const struct block *block)
{
	escpos_align(plain->out, ESCPOS_CENTRE);
	escpos_scale(plain->out, 1, 2);
	put(plain, "*** ");
	put(plain, block->text.own);
	if (block->text.kk) {
		put(plain, " / ");
		put(plain, block->text.kk);
	}
	put(plain, " ***");
	end_line(plain);
	escpos_scale(plain->out, 1, 1);
	escpos_align(plain->out, ESCPOS_LEFT);
}

/* As wide as the columns allow, in whole steps; never wrapped. */
static void plain_number(struct plain *plain, const struct block *block)
{
	int scale = plain->columns / text_width(block->text.own);
	scale = scale > ESCPOS_SCALE_MAX ? ESCPOS_SCALE_MAX : scale;
	assert(scale >= 1);
	escpos_align(plain->out, ESCPOS_CENTRE);
	escpos_scale(plain->out, scale, scale);
	put(plain, block->text.own);
	end_line(plain);
	escpos_scale(plain->out, 1, 1);
	escpos_align(plain->out, ESCPOS_LEFT);
}

static void plain_rule(struct plain *plain, const struct block *block)
{
	(void)block;
	for (int i = 0; i < plain->columns; i++)
		put(plain, "-");
	end_line(plain);
}

static void plain_pair(struct plain *plain, const struct block *block)
{
	int room = plain->columns - text_width(block->text.own) - text_width(block->value.own);

	if (block->value.kk || room < 1) {
		put_say(plain, &block->text, false, 0);
		put_say(plain, &block->value, true, 0);
		return;
	}
	put(plain, block->text.own);
	put_blanks(plain, room);
	escpos_bold(plain->out, true);
	put(plain, block->value.own);
	escpos_bold(plain->out, false);
	end_line(plain);
	if (block->text.kk)
		put_wrapped(plain, block->text.kk, plain->columns, 0);
}

static void plain_item(struct plain *plain, const struct block *block)
{
	put(plain, bullet);
	put_say(plain, &block->text, false, BULLET_COLUMNS);
}

static void plain_qr(struct plain *plain, const struct block *block)
{
	escpos_align(plain->out, ESCPOS_CENTRE);
	escpos_qr(plain->out, block->code, QR_MODULE_DOTS);
	put_say(plain, &block->text, false, 0);
	escpos_scale(plain->out, 2, 2);
	put(plain, block->value.own);
	end_line(plain);
	escpos_scale(plain->out, 1, 1);
	escpos_align(plain->out, ESCPOS_LEFT);
}

static void (*const plain_block[])(struct plain *plain, const struct block *block) = {
	[BLOCK_TEXT] = plain_text,
	[BLOCK_HEADING] = plain_heading,
	[BLOCK_PARAGRAPH] = plain_paragraph,
	[BLOCK_MARK] = plain_mark,
	[BLOCK_NUMBER] = plain_number,
	[BLOCK_RULE] = plain_rule,
	[BLOCK_PAIR] = plain_pair,
	[BLOCK_ITEM] = plain_item,
	[BLOCK_QR] = plain_qr,
};

bool plain_write(const struct document *document, const struct printer *printer,
                 struct buf *out)
{
	struct plain plain = { .out = out, .columns = printer->columns };

	if (plain.columns < COLUMNS_DEFAULT || plain.columns > COLUMNS_MOST)
		plain.columns = COLUMNS_DEFAULT;
	if (printer->code_page < 0 || printer->code_page > 255
	    || !charset_open(&plain.charset, printer->encoding))
		return false;
	escpos_begin(out);
	escpos_code_page(out, printer->code_page);
	for (int i = 0; i < document->count; i++)
		plain_block[document->block[i].kind](&plain, &document->block[i]);
	escpos_cut(out);
	charset_close(&plain.charset);
	if (plain.lost)
		buf_release(out);
	return !plain.lost;
}
