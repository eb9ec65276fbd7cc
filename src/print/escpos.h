/* The few ESC/POS commands a ticket needs, after Epson's ESC/POS Command
 * Reference; all of them work on the usual clones. */
#ifndef PRINT_ESCPOS_H
#define PRINT_ESCPOS_H

#include <stdbool.h>

#include "core/buf.h"
#include "print/raster.h"

enum escpos_align { ESCPOS_LEFT, ESCPOS_CENTRE, ESCPOS_RIGHT };

enum { ESCPOS_SCALE_MAX = 8, ESCPOS_BAND_ROWS = 128 };

/* ESC @, and out of the Chinese mode many printers start in (FS .). */
void escpos_begin(struct buf *out);
void escpos_code_page(struct buf *out, int page);                /* ESC t, 0..255 */
void escpos_align(struct buf *out, enum escpos_align align);     /* ESC a */
void escpos_bold(struct buf *out, bool on);                      /* ESC E */
void escpos_scale(struct buf *out, int width, int height);       /* GS !, 1..8 */
void escpos_feed_dots(struct buf *out, int dots);                /* ESC J, any number */
/* GS ( k: model 2, error correction M, modules of module_dots. */
void escpos_qr(struct buf *out, const char *text, int module_dots);
/* GS v 0 in bands that fit a small printer's memory; longer blank stretches are fed. */
void escpos_raster(struct buf *out, const struct raster *raster);
/* GS V 66 0: feeds to the knife and cuts. */
void escpos_cut(struct buf *out);

#endif
