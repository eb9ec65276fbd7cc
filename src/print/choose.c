#include "print/choose.h"

#include <string.h>

enum { ROLL_MOST = 8300 }; /* 1/100 mm; wider media are sheets */

static const struct printer *settings_of(const struct print_order *order, const char *queue)
{
	for (int i = 0; i < order->printer_count; i++)
		if (strcmp(order->printers[i].queue, queue) == 0)
			return &order->printers[i];
	return NULL;
}

/* A raw queue passes bytes on as they are and so claims to take every format
 * that the print system has heard of. */
static bool is_raw(const struct spool_queue *facts)
{
	return strcmp(facts->make, "Local Raw Printer") == 0;
}

static bool is_driverless(const struct spool_queue *facts)
{
	return strncmp(facts->uri, "ipp:", 4) == 0 || strncmp(facts->uri, "ipps:", 5) == 0
	       || strncmp(facts->uri, "implicitclass:", 14) == 0;
}

static bool takes_escpos(const struct spool_queue *facts)
{
	return facts->escpos && !is_raw(facts);
}

static bool takes_pdf(const struct spool_queue *facts)
{
	return facts->pdf && !is_raw(facts);
}

static enum printer_kind detect(const struct spool_queue *facts)
{
	if (takes_escpos(facts))
		return PRINTER_RASTER;
	return takes_pdf(facts) ? PRINTER_PDF : PRINTER_UNKNOWN;
}

static bool kind_fits(enum printer_kind kind, const struct spool_queue *facts)
{
	if (kind == PRINTER_UNKNOWN)
		return false;
	if (kind == PRINTER_PDF)
		return takes_pdf(facts);
	return takes_escpos(facts) || !is_driverless(facts);
}

static const char *format_of(enum printer_kind kind, const struct spool_queue *facts)
{
	if (kind == PRINTER_PDF)
		return "application/pdf";
	return takes_escpos(facts) ? "application/x-escpos" : "application/vnd.cups-raw";
}

bool choose_plan(const struct print_order *order, const char *queue,
                 const struct spool_queue *facts, struct render_plan *plan,
                 const char **format)
{
	*plan = (struct render_plan){ .printer = settings_of(order, queue) };
	if (plan->printer)
		plan->kind = plan->printer->kind;
	if (plan->kind == PRINTER_UNKNOWN)
		plan->kind = detect(facts);
	if (plan->kind == PRINTER_PDF && facts->media_width <= ROLL_MOST)
		plan->roll_mm = facts->media_width / 100.0;
	*format = format_of(plan->kind, facts);
	return kind_fits(plan->kind, facts);
}
