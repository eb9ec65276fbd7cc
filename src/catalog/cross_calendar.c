/* The school's hours and days off: rules of more than one key, and the calendar
 * that they make. */
#include "catalog/shape.h"

enum { WORKING_WEEKDAYS = 5 };

static struct place key_place(const struct node *node, const char *key, struct place otherwise)
{
	return tree_place(tree_child(node, key), otherwise);
}

static bool is_weekend(struct date day)
{
	return date_weekday(day) > WORKING_WEEKDAYS;
}

/* A day that could not be read has been reported and is left out. */
static bool is_read(struct date day)
{
	return day.month > 0;
}

static void day_fault(struct walk *walk, struct place place, const char *sentence, struct date day)
{
	char text[DATE_TEXT];

	date_format_iso(day, text);
	walk_fault(walk, place, _(sentence), text);
}

/* False when they cannot be compared with others. */
static bool check_order(struct walk *walk, struct place place, const struct hours *hours)
{
	if (hours->from_min < 0 || hours->to_min < 0)
		return false;
	if (hours->to_min <= hours->from_min)
		walk_fault(walk, place, _("\"to\" is not after \"from\""));
	return hours->to_min > hours->from_min;
}

/* A pause, a lesson: after the one before it. */
void cross_span(struct walk *walk, const struct node *node, struct place place, void *item,
                const void *list, size_t index)
{
	const struct hours *span = item, *before = list;

	(void)node;
	if (check_order(walk, place, span) && index > 0 &&
	    span->from_min < before[index - 1].to_min)
		walk_fault(walk, place, _("this begins before the one above it has ended"));
}

/* Hours that another item of the list gives too. */
static void check_days_once(struct walk *walk, struct place place, const struct raw_hours *list,
                            size_t index)
{
	for (int day = 0; day < WEEKDAYS; day++)
		for (size_t i = 0; i < index; i++)
			if (list[i].days[day] && list[index].days[day])
				walk_fault(walk, place, _("\"%s\" has hours already"), weekday_name(day));
}

void cross_hours(struct walk *walk, const struct node *node, struct place place, void *item,
                 const void *list, size_t index)
{
	const struct raw_hours *raw = item;

	check_days_once(walk, key_place(node, "days", place), list, index);
	if (!check_order(walk, place, &raw->hours))
		return;
	for (size_t i = 0; i < raw->break_count; i++)
		if (raw->breaks[i].from_min <= raw->hours.from_min ||
		    raw->breaks[i].to_min >= raw->hours.to_min)
			walk_fault(walk, key_place(node, "breaks", place),
			           _("a break lies between \"from\" and \"to\""));
}

/* What stands for a day of rest is a later working day. */
void cross_instead(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index)
{
	const struct raw_instead *instead = item;

	(void)list;
	(void)index;
	if (!is_read(instead->day) || !is_read(instead->from))
		return;
	if (!is_weekend(instead->from))
		day_fault(walk, key_place(node, "for", place),
		          N_("%s is no Saturday or Sunday; nothing stands for it"), instead->from);
	if (is_weekend(instead->day))
		day_fault(walk, key_place(node, "day", place),
		          N_("%s is a Saturday or Sunday; a working day is wanted"), instead->day);
	if (date_compare(instead->day, instead->from) <= 0)
		walk_fault(walk, place, _("\"day\" is not after \"for\""));
}

static bool is_listed(const struct date *days, size_t count, struct date day)
{
	for (size_t i = 0; i < count; i++)
		if (date_compare(days[i], day) == 0)
			return true;
	return false;
}

static bool is_instead(const struct raw_holiday *holiday, size_t count, struct date day)
{
	for (size_t i = 0; i < count; i++)
		if (date_compare(holiday->instead[i].day, day) == 0)
			return true;
	return false;
}

/* Among the holidays above. */
static bool is_above(const struct raw_holiday *list, size_t index, struct date day)
{
	for (size_t i = 0; i < index; i++)
		if (is_listed(list[i].days, list[i].day_count, day) ||
		    is_instead(&list[i], list[i].instead_count, day))
			return true;
	return false;
}

void cross_holiday(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index)
{
	const struct raw_holiday *holiday = item;
	const struct node *days = tree_child(node, "days");
	struct place instead = key_place(node, "instead", place);
	const char *twice = N_("%s is a day off already");

	for (size_t i = 0; i < holiday->day_count; i++) {
		struct date day = holiday->days[i];

		if (is_read(day) && (is_listed(holiday->days, i, day) || is_above(list, index, day)))
			day_fault(walk, tree_place(tree_item(days, i), place), twice, day);
	}
	for (size_t i = 0; i < holiday->instead_count; i++) {
		const struct raw_instead *one = &holiday->instead[i];

		if (!is_listed(holiday->days, holiday->day_count, one->from))
			day_fault(walk, instead, N_("%s is not among the days of this holiday"), one->from);
		if (is_instead(holiday, i, one->day) || is_above(list, index, one->day) ||
		    is_listed(holiday->days, holiday->day_count, one->day))
			day_fault(walk, instead, twice, one->day);
	}
}

void cross_worked(struct walk *walk, const struct node *node, struct place place, void *item,
                  const void *list, size_t index)
{
	const struct raw_worked *worked = item, *above = list;

	for (size_t i = 0; i < index; i++)
		if (date_compare(above[i].day, worked->day) == 0)
			walk_fault(walk, place, _("this day is in the list already"));
	if (is_read(worked->day) && !is_weekend(worked->day))
		day_fault(walk, key_place(node, "day", place),
		          N_("%s is no Saturday or Sunday, so it is worked anyway"), worked->day);
	if (is_read(worked->off) && is_weekend(worked->off))
		day_fault(walk, key_place(node, "off", place),
		          N_("%s is a Saturday or Sunday; a working day is wanted"), worked->off);
}

static void make_hours(struct walk *walk, const struct node *hours, struct place place,
                       const struct raw_school *raw, struct calendar *calendar)
{
	for (size_t i = 0; i < raw->hours_count; i++) {
		const struct raw_hours *one = &raw->hours[i];

		for (int day = 0; day < WEEKDAYS; day++) {
			if (!one->days[day])
				continue;
			if (day >= calendar->week_days)
				walk_fault(walk, tree_place(tree_item(hours, i), place),
				           _("\"week\" is %d days: there are no hours on \"%s\""),
				           calendar->week_days, weekday_name(day));
			calendar->hours[day] = one->hours;
			calendar->break_count[day] = (int)one->break_count;
			for (size_t k = 0; k < one->break_count; k++)
				calendar->breaks[day][k] = one->breaks[k];
		}
	}
}

static size_t add_holiday(const struct raw_holiday *holiday, struct day_off *days, size_t count)
{
	for (size_t i = 0; i < holiday->day_count; i++)
		if (is_read(holiday->days[i]))
			days[count++] = (struct day_off){
				.date = holiday->days[i], .kind = DAY_OFF_HOLIDAY, .name = holiday->name,
			};
	for (size_t i = 0; i < holiday->instead_count; i++)
		days[count++] = (struct day_off){
			.date = holiday->instead[i].day,
			.kind = DAY_OFF_INSTEAD,
			.from = holiday->instead[i].from,
			.name = holiday->name,
		};
	return count;
}

static void make_days_off(struct walk *walk, const struct raw_school *raw,
                          struct calendar *calendar)
{
	size_t most = raw->worked_count, count = 0;
	struct date *worked = arena_array(&walk->catalog->arena, raw->worked_count, sizeof(*worked));
	struct day_off *days;

	for (size_t i = 0; i < raw->holiday_count; i++)
		most += raw->holidays[i].day_count + raw->holidays[i].instead_count;
	days = arena_array(&walk->catalog->arena, most, sizeof(*days));
	for (size_t i = 0; i < raw->holiday_count; i++)
		count = add_holiday(&raw->holidays[i], days, count);
	for (size_t i = 0; i < raw->worked_count; i++) {
		worked[i] = raw->worked[i].day;
		if (is_read(raw->worked[i].off))
			days[count++] = (struct day_off){
				.date = raw->worked[i].off, .kind = DAY_OFF_MOVED, .from = worked[i],
			};
	}
	calendar->days_off = days;
	calendar->day_off_count = count;
	calendar->worked = worked;
	calendar->worked_count = raw->worked_count;
}

/* Half of the hours could close the desk while people work: with a wrong item in
 * the list there are none, and the desk is always open. */
void cross_calendar(struct walk *walk, const struct node *node, struct place place,
                    struct raw_school *raw)
{
	const struct node *hours = tree_child(node, "hours");
	struct calendar *calendar = &raw->school.calendar;

	if (!tree_item(hours, raw->hours_count))
		make_hours(walk, hours, place, raw, calendar);
	make_days_off(walk, raw, calendar);
}
