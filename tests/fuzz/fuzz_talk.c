/* What kiosk and kiosk-print say to each other: an order or a report, whichever
 * it reads as. What was read is written and read again as the same. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "print/talk.h"

static void orders(const char *json, size_t len)
{
	static struct print_order order, again;
	struct buf first = { 0 }, second = { 0 };

	if (!print_order_read(json, len, &order)) {
		print_order_release(&order);
		return;
	}
	LAW(order.sweep_count >= 0 && order.sweep_count <= SWEEP_MAX);
	LAW(order.printer_count >= 0 && order.printer_count <= PRINTERS_MAX);
	LAW(order.paper.missing_count >= 0 && order.paper.missing_count <= PAPERS_MAX);
	LAW(order.paper.request_count >= 0 && order.paper.request_count <= PAPER_REQUESTS_MAX);
	/* the name becomes the name of a file */
	LAW(strchr(order.job_name, '/') == NULL || order.task != PRINT_TICKET);
	print_order_write(&order, &first);
	LAW(print_order_read(first.data, first.len, &again));
	print_order_write(&again, &second);
	LAW(first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
	print_order_release(&order);
	print_order_release(&again);
	buf_release(&first);
	buf_release(&second);
}

static void reports(const char *json, size_t len)
{
	struct print_report report, again;
	struct buf first = { 0 }, second = { 0 };

	if (!print_report_read(json, len, &report))
		return;
	LAW(report.state < REPORT_STATES);
	print_report_write(&report, &first);
	/* one a line */
	LAW(strchr(first.data, '\n') == first.data + first.len - 1);
	LAW(print_report_read(first.data, first.len, &again));
	print_report_write(&again, &second);
	LAW(first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
	buf_release(&first);
	buf_release(&second);
}

static void routes(const char *text)
{
	struct print_order order = { .route = ROUTE_NONE };

	if (print_route_parse(text, &order) && order.route != ROUTE_AUTO &&
	    order.route != ROUTE_NONE)
		LAW(*order.target);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = text_of(data, size);

	orders(text, size);
	reports(text, size);
	routes(text);
	free(text);
	return 0;
}
