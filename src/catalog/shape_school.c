/* The shape of school.yaml; apart from the services' because it shares nothing
 * with them but texts. */
#include "catalog/shape.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(type, member) .offset = offsetof(struct type, member)

const struct school school_defaults = {
	.bin = "",
	.contact_centre = "",
	.hotline = "",
	.director = "",
	.series = "",
	.register_start = 1,
	.idle_warn_s = 90,
	.idle_count_s = 30,
	.ticket_s = 30,
	.draft_s = 900,
	.retain_days = 30,
};

static const char *printer_name(int i)
{
	return printer_kind_name((enum printer_kind)i);
}

static const struct key printer_keys[] = {
	{ "queue", KEY_STRING, .required = true, AT(printer, queue),
	  .max = sizeof(((struct printer *)0)->queue) },
	{ "kind", KEY_ENUM, .required = true, AT(printer, kind), .enum_name = printer_name,
	  .enum_count = PRINTER_KINDS },
	{ "dots", KEY_INT, AT(printer, dots), .min = 200, .max = 2000 },
	{ "columns", KEY_INT, AT(printer, columns), .min = 20, .max = 100 },
	{ "code_page", KEY_INT, AT(printer, code_page), .min = 0, .max = 255 },
	{ "encoding", KEY_STRING, AT(printer, encoding),
	  .max = sizeof(((struct printer *)0)->encoding) },
};

static const struct printer printer_defaults = {
	.dots = 576, .columns = 48, .code_page = 53, .encoding = "RK1048",
};

static const struct shape shape_printer = {
	.keys = printer_keys,
	.key_count = COUNT(printer_keys),
	.size = sizeof(struct printer),
	.defaults = &printer_defaults,
	.drop_wrong = true,
};

static const struct key duty_keys[] = {
	{ "row", KEY_INT, .required = true, AT(duty, row), .min = 1, .max = 6 },
	{ "people", KEY_TEXTS, .required = true, AT(duty, people),
	  .count_offset = offsetof(struct duty, people_count), .min = 1, .max = 20 },
};

static const struct shape shape_duty = {
	.keys = duty_keys,
	.key_count = COUNT(duty_keys),
	.size = sizeof(struct duty),
	.drop_wrong = true,
};

/* into the school itself: these are its members */
static const struct key timeout_keys[] = {
	{ "idle_warn", KEY_INT, AT(school, idle_warn_s), .min = 20, .max = 3600 },
	{ "idle_count", KEY_INT, AT(school, idle_count_s), .min = 10, .max = 600 },
	{ "ticket", KEY_INT, AT(school, ticket_s), .min = 5, .max = 600 },
	{ "draft", KEY_INT, AT(school, draft_s), .min = 10, .max = 3600 },
};

static const struct shape shape_timeouts = {
	.keys = timeout_keys,
	.key_count = COUNT(timeout_keys),
	.size = sizeof(struct school),
};

static const struct key school_keys[] = {
	{ "name", KEY_MAP, .required = true, AT(school, name), .shape = &shape_words },
	{ "place", KEY_MAP, .required = true, AT(school, place), .shape = &shape_words },
	{ "operator", KEY_MAP, .required = true, AT(school, operator_name), .shape = &shape_words },
	{ "bin", KEY_TEXT, AT(school, bin), .max = 12 },
	{ "director", KEY_TEXT, AT(school, director), .max = 200 },
	{ "contact_centre", KEY_TEXT, .required = true, AT(school, contact_centre), .min = 1,
	  .max = 40 },
	{ "hotline", KEY_TEXT, .required = true, AT(school, hotline), .min = 1, .max = 40 },
	{ "series", KEY_TEXT, AT(school, series), .max = 10 },
	{ "register_start", KEY_INT, AT(school, register_start), .min = 1, .max = 999999 },
	{ "retain_days", KEY_INT, AT(school, retain_days), .min = 1, .max = 36500 },
	{ "timeouts", KEY_MAP, .offset = 0, .shape = &shape_timeouts },
	{ "responsible", KEY_LIST, AT(school, duties),
	  .count_offset = offsetof(struct school, duty_count), .max = 6, .shape = &shape_duty },
	{ "printers", KEY_LIST, AT(school, printers),
	  .count_offset = offsetof(struct school, printer_count), .max = PRINTERS_MAX,
	  .shape = &shape_printer },
};

const struct shape shape_school = {
	.keys = school_keys,
	.key_count = COUNT(school_keys),
	.size = sizeof(struct school),
	.check = cross_school,
};
