#include "print/render.h"

#include <assert.h>
#include <stdio.h>

#include "print/escpos.h"
#include "print/page.h"
#include "print/plain.h"
#include "print/raster.h"

enum { DOTS_DEFAULT = 576 }; /* 80 mm paper at 203 dots an inch */

static bool render_pdf(const struct document *document, double roll_mm, struct buf *out,
                       char media[static RENDER_MEDIA])
{
	struct page page;

	snprintf(media, RENDER_MEDIA, "%s", RENDER_A4);
	if (roll_mm <= 0)
		return document->sheets ? page_sheets(document, out) : page_a4(document, out);
	bool good = page_roll(document, roll_mm, out, &page);
	snprintf(media, RENDER_MEDIA, "custom_%gx%gmm_%gx%gmm", page.width_mm, page.height_mm,
	         page.width_mm, page.height_mm);
	return good;
}

static bool render_raster(const struct document *document, int dots, struct buf *out)
{
	struct raster raster;

	if (dots < RASTER_DOTS_LEAST || dots > RASTER_DOTS_MOST)
		dots = DOTS_DEFAULT;
	if (!raster_draw(document, dots, &raster))
		return false;
	escpos_begin(out);
	escpos_raster(out, &raster);
	escpos_cut(out);
	raster_release(&raster);
	return true;
}

bool render(const struct document *document, const struct render_plan *plan,
            struct buf *out, char media[static RENDER_MEDIA])
{
	int dots = plan->printer ? plan->printer->dots : 0;

	assert(plan->kind != PRINTER_UNKNOWN);
	media[0] = '\0';
	if (plan->kind == PRINTER_PDF)
		return render_pdf(document, plan->roll_mm, out, media);
	if (plan->kind == PRINTER_TEXT && plan->printer
	    && plain_write(document, plan->printer, out))
		return true;
	return render_raster(document, dots, out);
}
