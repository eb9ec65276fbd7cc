/* The shape of school.yaml; apart from the services' because it shares nothing
 * with them but texts. */
#include <assert.h>

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
	.staff_lock_s = 300,
	.recall_limit = 3,
	.sound = "",
	.console_back_s = 60,
	.retain_days = 30,
	.backup_days = 7,
	.board_bell = true,
	.board_keep_s = 600,
	.calendar = { .week_days = 5 },
	.hours_verified = true,
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
	{ "staff_lock", KEY_INT, AT(school, staff_lock_s), .min = 20, .max = 7200 },
	{ "console_back", KEY_INT, AT(school, console_back_s), .min = 10, .max = 3600 },
};

static const struct shape shape_timeouts = {
	.keys = timeout_keys,
	.key_count = COUNT(timeout_keys),
	.size = sizeof(struct school),
};

static const struct key board_keys[] = {
	{ "bell", KEY_FLAG, AT(school, board_bell) },
	{ "keep", KEY_INT, AT(school, board_keep_s), .min = 30, .max = 36000 },
};

static const struct shape shape_board = {
	.keys = board_keys,
	.key_count = COUNT(board_keys),
	.size = sizeof(struct school),
};

const char *weekday_name(int weekday)
{
	static const char *const names[WEEKDAYS] = { "monday", "tuesday", "wednesday", "thursday",
		                                         "friday", "saturday", "sunday" };

	return names[weekday];
}

/* struct hours and struct bell alike */
static_assert(offsetof(struct bell, to_min) == offsetof(struct hours, to_min) &&
              sizeof(struct bell) == sizeof(struct hours), "a lesson is read as hours are");

static const struct key span_keys[] = {
	{ "from", KEY_TIME, .required = true, AT(hours, from_min) },
	{ "to", KEY_TIME, .required = true, AT(hours, to_min) },
};

/* A time that is missing or cannot be read has been reported once, as that. */
static const struct hours span_defaults = { .from_min = -1, .to_min = -1 };
static const struct raw_hours hours_defaults = { .hours = { .from_min = -1, .to_min = -1 } };

static const struct shape shape_span = {
	.keys = span_keys,
	.key_count = COUNT(span_keys),
	.size = sizeof(struct hours),
	.defaults = &span_defaults,
	.drop_wrong = true,
	.check = cross_span,
};

static const struct key hours_keys[] = {
	{ "days", KEY_SET, .required = true, AT(raw_hours, days), .min = 1, .max = WEEKDAYS,
	  .enum_name = weekday_name, .enum_count = WEEKDAYS },
	{ "from", KEY_TIME, .required = true, AT(raw_hours, hours.from_min) },
	{ "to", KEY_TIME, .required = true, AT(raw_hours, hours.to_min) },
	{ "breaks", KEY_LIST, AT(raw_hours, breaks),
	  .count_offset = offsetof(struct raw_hours, break_count), .max = CALENDAR_BREAKS,
	  .shape = &shape_span },
};

static const struct shape shape_hours = {
	.keys = hours_keys,
	.key_count = COUNT(hours_keys),
	.size = sizeof(struct raw_hours),
	.defaults = &hours_defaults,
	.drop_wrong = true,
	.check = cross_hours,
};

static const struct key desk_keys[] = {
	{ "name", KEY_TEXT, .required = true, AT(desk, name), .min = 1, .max = 10 },
	{ "label", KEY_MAP, .required = true, AT(desk, label), .shape = &shape_words },
	{ "room", KEY_MAP, .required = true, AT(desk, room), .shape = &shape_words },
};

static const struct shape shape_desk = {
	.title = N_("desk \"%s\""),
	.keys = desk_keys,
	.key_count = COUNT(desk_keys),
	.size = sizeof(struct desk),
	.name_offset = offsetof(struct desk, name),
	.drop_wrong = true,
};

static const struct key instead_keys[] = {
	{ "day", KEY_DATE, .required = true, AT(raw_instead, day) },
	{ "for", KEY_DATE, .required = true, AT(raw_instead, from) },
};

static const struct shape shape_instead = {
	.keys = instead_keys,
	.key_count = COUNT(instead_keys),
	.size = sizeof(struct raw_instead),
	.drop_wrong = true,
	.check = cross_instead,
};

static const struct key holiday_keys[] = {
	{ "name", KEY_MAP, .required = true, AT(raw_holiday, name), .shape = &shape_words },
	{ "days", KEY_DATES, .required = true, AT(raw_holiday, days),
	  .count_offset = offsetof(struct raw_holiday, day_count), .min = 1, .max = 100 },
	{ "instead", KEY_LIST, AT(raw_holiday, instead),
	  .count_offset = offsetof(struct raw_holiday, instead_count), .max = 100,
	  .shape = &shape_instead },
};

static const struct shape shape_holiday = {
	.keys = holiday_keys,
	.key_count = COUNT(holiday_keys),
	.size = sizeof(struct raw_holiday),
	.check = cross_holiday,
};

static const struct key worked_keys[] = {
	{ "day", KEY_DATE, .required = true, AT(raw_worked, day) },
	{ "off", KEY_DATE, AT(raw_worked, off) },
};

static const struct shape shape_worked = {
	.keys = worked_keys,
	.key_count = COUNT(worked_keys),
	.size = sizeof(struct raw_worked),
	.drop_wrong = true,
	.check = cross_worked,
};

static const char *call_name(int i)
{
	static const char *const names[] = { [CALL_OLDEST] = "oldest", [CALL_PRIORITY] = "priority" };
	static_assert(COUNT(names) == CALL_ORDERS, "an order without a name");

	return names[i];
}

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
	{ "call", KEY_ENUM, AT(school, call), .enum_name = call_name, .enum_count = CALL_ORDERS },
	{ "recall_limit", KEY_INT, AT(school, recall_limit), .min = 1, .max = 20 },
	{ "sound", KEY_TEXT, AT(school, sound), .max = 200 },
	{ "retain_days", KEY_INT, AT(school, retain_days), .min = 1, .max = 36500 },
	{ "backup_days", KEY_INT, AT(school, backup_days), .min = 1, .max = 366 },
	{ "timeouts", KEY_MAP, .offset = 0, .shape = &shape_timeouts },
	{ "board", KEY_MAP, .offset = 0, .shape = &shape_board },
	{ "responsible", KEY_LIST, AT(school, duties),
	  .count_offset = offsetof(struct school, duty_count), .max = 6, .shape = &shape_duty },
	{ "printers", KEY_LIST, AT(school, printers),
	  .count_offset = offsetof(struct school, printer_count), .max = PRINTERS_MAX,
	  .shape = &shape_printer },
	{ "week", KEY_INT, AT(school, calendar.week_days), .min = 5, .max = WEEKDAYS },
	{ "hours_verified", KEY_FLAG, AT(school, hours_verified) },
	{ "hours", KEY_LIST, AT(raw_school, hours),
	  .count_offset = offsetof(struct raw_school, hours_count), .max = WEEKDAYS,
	  .shape = &shape_hours },
	{ "bells", KEY_LIST, AT(school, bells), .count_offset = offsetof(struct school, bell_count),
	  .max = 16, .shape = &shape_span },
	{ "desks", KEY_LIST, AT(school, desks), .count_offset = offsetof(struct school, desk_count),
	  .max = 16, .shape = &shape_desk },
	{ "days_off", KEY_LIST, AT(raw_school, holidays),
	  .count_offset = offsetof(struct raw_school, holiday_count), .max = 40,
	  .shape = &shape_holiday },
	{ "worked_days", KEY_LIST, AT(raw_school, worked),
	  .count_offset = offsetof(struct raw_school, worked_count), .max = 40,
	  .shape = &shape_worked },
};

const struct shape shape_school = {
	.keys = school_keys,
	.key_count = COUNT(school_keys),
	.size = sizeof(struct raw_school),
	.check = cross_school,
};
