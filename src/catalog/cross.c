/* Rules that no single key can tell: keys that need each other, names that
 * must exist, what an include brings in. */
#include <string.h>

#include "catalog/shape.h"
#include "catalog/types.h"

static struct place key_place(const struct node *node, const char *key, struct place otherwise)
{
	return tree_place(tree_child(node, key), otherwise);
}

static bool is_whole(const struct words *words)
{
	return words->in[LANG_KK] && words->in[LANG_RU];
}

static const struct field *find_field(const struct field *fields, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (fields[i].name && strcmp(fields[i].name, name) == 0)
			return &fields[i];
	return NULL;
}

static bool has_choice(const struct field *field, const char *name)
{
	for (size_t i = 0; i < field->choice_count; i++)
		if (field->choices[i].name && strcmp(field->choices[i].name, name) == 0)
			return true;
	return false;
}

/* fields: those asked before; for a paper, all. */
static void check_relevant(struct walk *walk, const struct relevant *relevant, struct place place,
                           const struct field *fields, size_t count)
{
	const struct field *field;
	bool picked;

	if (!relevant->field)
		return;
	field = find_field(fields, count, relevant->field);
	if (!field) {
		walk_fault(walk, place,
		           _("\"relevant\" names \"%s\", and no field of that name is asked before"),
		           relevant->field);
		return;
	}
	picked = field->type == FIELD_CHOICE || field->type == FIELD_YES_NO;
	for (size_t i = 0; picked && i < relevant->is_count; i++)
		if (relevant->is[i] && !has_choice(field, relevant->is[i]))
			walk_fault(walk, place, _("\"relevant\": the field \"%s\" has no choice \"%s\""),
			           relevant->field, relevant->is[i]);
}

/* What the field's type has of its own. */
static void set_defaults(struct field *field, const struct type *type)
{
	if (field->length_max == 0)
		field->length_max = type->length_max;
	if (type->choices) {
		field->choices = type->choices;
		field->choice_count = type->choice_count;
	}
}

/* A constraint that the field's type knows nothing of. */
static void refuse_constraint(struct walk *walk, const struct node *node, struct place place,
                              const struct type *type, const char *key, bool allowed)
{
	const struct node *constraint = tree_child(node, "constraint");
	const struct node *child = constraint ? tree_child(constraint, key) : NULL;

	if (child && !allowed)
		walk_fault(walk, tree_place(child, place), _("a field of type \"%s\" takes no \"%s\""),
		           type->name, key);
}

static void check_choices(struct walk *walk, const struct node *node, struct place place,
                          const struct type *type)
{
	const struct node *choices = tree_child(node, "choices");

	if (type->has_choices && !choices)
		walk_fault(walk, place, _("a field of type \"%s\" needs \"choices\""), type->name);
	if (!type->has_choices && choices)
		walk_fault(walk, tree_place(choices, place), _("a field of type \"%s\" takes no \"%s\""),
		           type->name, "choices");
}

void cross_field(struct walk *walk, const struct node *node, struct place place, void *item,
                 const void *list, size_t index)
{
	struct field *field = item;
	const struct type *type;

	check_relevant(walk, &field->relevant, key_place(node, "relevant", place), list, index);
	check_relevant(walk, &field->turns_when, key_place(node, "constraint", place), list, index);
	if ((int)field->type < 0)
		return;
	type = type_of(field->type);
	check_choices(walk, node, place, type);
	refuse_constraint(walk, node, place, type, "max_length", type->has_length);
	refuse_constraint(walk, node, place, type, "min", type->has_range);
	refuse_constraint(walk, node, place, type, "max", type->has_range);
	refuse_constraint(walk, node, place, type, "age_below", type->has_age);
	refuse_constraint(walk, node, place, type, "turns", type->has_age);
	refuse_constraint(walk, node, place, type, "future", type->has_future);
	if (field->turns_when.field && field->age_turns == 0)
		walk_fault(walk, key_place(node, "constraint", place),
		           _("in \"constraint\", \"relevant\" goes with \"turns\""));
	if (field->number_min > field->number_max)
		walk_fault(walk, key_place(node, "constraint", place),
		           _("\"min\" is greater than \"max\""));
	if (tree_child(node, "digits") && !type->has_digits)
		walk_fault(walk, key_place(node, "digits", place),
		           _("a field of type \"%s\" takes no \"%s\""), type->name, "digits");
	set_defaults(field, type);
}

void cross_term(struct walk *walk, const struct node *node, struct place place, void *item,
                const void *list, size_t index)
{
	(void)item;
	(void)list;
	(void)index;
	if (!tree_child(node, "plan") && !tree_child(node, "law"))
		walk_fault(walk, place,
		           _("a term needs the plan's value or the law's: \"plan\" or \"law\""));
}

void cross_window(struct walk *walk, const struct node *node, struct place place, void *item,
                  const void *list, size_t index)
{
	const struct window *window = item;

	(void)list;
	(void)index;
	if (window->from.month == 0 || window->to.month == 0)
		return;
	if ((window->from.year == 0) != (window->to.year == 0))
		walk_fault(walk, key_place(node, "to", place),
		           _("\"from\" and \"to\" both have a year, or neither"));
	else if (date_compare(window->from, window->to) > 0)
		walk_fault(walk, key_place(node, "to", place), _("\"to\" is before \"from\""));
}

/* One month may be said once. */
void cross_publicity(struct walk *walk, const struct node *node, struct place place, void *item,
                     const void *list, size_t index)
{
	struct publicity *publicity = item;

	(void)list;
	(void)index;
	if (publicity->to_month == 0)
		publicity->to_month = publicity->from_month;
	else if (!tree_child(node, "from_month"))
		walk_fault(walk, place, _("the key \"%s\" is missing"), "from_month");
}

/* A consent with a hole in it must not be asked for: then there is none. The
 * hole is reported. */
void cross_consent(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index)
{
	struct consent_text *consent = item;
	const struct node *paragraphs = tree_child(node, "paragraphs");
	bool whole = is_whole(&consent->title);

	(void)list;
	(void)index;
	for (size_t i = 0; i < consent->paragraph_count; i++) {
		whole = whole && is_whole(&consent->paragraphs[i]);
		whole = slots_check(walk, tree_item(paragraphs, i), place, &consent->paragraphs[i])
		     && whole;
	}
	if (!whole)
		consent->paragraph_count = 0;
}

void cross_school(struct walk *walk, const struct node *node, struct place place, void *item,
                  const void *list, size_t index)
{
	struct school *school = item;
	static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	(void)list;
	(void)index;
	if (strlen(school->series) > 2 || strspn(school->series, capitals) != strlen(school->series)) {
		walk_fault(walk, key_place(node, "series", place),
		           _("\"series\" is at most two Latin capitals, such as \"A\""));
		school->series = "";
	}
	if (*school->bin && (strlen(school->bin) != 12 ||
	                     strspn(school->bin, "0123456789") != strlen(school->bin))) {
		walk_fault(walk, key_place(node, "bin", place), _("\"bin\" has 12 digits"));
		school->bin = "";
	}
	cross_calendar(walk, node, place, item);
}

/* Of two names nothing tells which one consents, or for whom. */
static void check_persons(struct walk *walk, const struct service *service, const struct node *node,
                          struct place place)
{
	for (size_t i = 0; i < service->field_count; i++) {
		const struct field *field = &service->fields[i];
		bool single = field->type == FIELD_NAME || field->type == FIELD_IIN;
		const struct field *first = service_person(service, field->person, field->type);

		if (single && field->person != PERSON_NONE && first != field)
			walk_fault(walk, key_place(node, "fields", place),
			           _("\"%s\" and \"%s\" are both the %s of one person (%s)"), first->name,
			           field->name, field_type_name(field->type), person_name(field->person));
	}
}

void cross_service(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index)
{
	const struct service *service = &((const struct raw_service *)item)->service;
	const struct node *papers = tree_child(node, "papers"), *windows = tree_child(node, "windows");

	(void)list;
	(void)index;
	if (service->code && strcmp(service->code, walk->stem) != 0)
		walk_fault(walk, key_place(node, "code", place),
		           _("the code is %s, but the file is named %s.yaml; they must agree"),
		           service->code, walk->stem);
	if (service->code && service->registry && strcmp(service->registry + 2, service->code) != 0)
		walk_fault(walk, key_place(node, "registry", place),
		           _("the registry's number must end in the code %s"), service->code);
	check_persons(walk, service, node, place);
	for (size_t i = 0; i < service->paper_count; i++)
		check_relevant(walk, &service->papers[i].relevant,
		               tree_place(tree_item(papers, i), place), service->fields,
		               service->field_count);
	for (size_t i = 0; i < service->window_count; i++)
		check_relevant(walk, &service->windows[i].relevant,
		               tree_place(tree_item(windows, i), place), service->fields,
		               service->field_count);
}

static void take_field(struct field *out, const struct field *field, enum person person)
{
	*out = *field;
	if (out->person == PERSON_NONE)
		out->person = person;
}

size_t include_group(struct walk *walk, const char *name, struct place place, void *list,
                     size_t count, size_t max)
{
	const struct common *common = &walk->catalog->common;
	const struct group *group = NULL;
	struct field *fields = list;

	for (size_t i = 0; i < common->group_count; i++)
		if (strcmp(common->groups[i].name, name) == 0)
			group = &common->groups[i];
	if (!group) {
		walk_fault(walk, place, _("common.yaml has no sound group \"%s\""), name);
		return count;
	}
	for (size_t i = 0; i < group->field_count; i++) {
		if (count == max) {
			walk_fault(walk, place, _("there may be %ld items, not more"), (long)max);
			return count;
		}
		if (find_field(fields, count, group->fields[i].name))
			walk_fault(walk, place, _("the group \"%s\" brings a second field \"%s\""), name,
			           group->fields[i].name);
		else
			take_field(&fields[count++], &group->fields[i], group->person);
	}
	return count;
}

size_t include_ground(struct walk *walk, const char *name, struct place place, void *list,
                      size_t count, size_t max)
{
	const struct common *common = &walk->catalog->common;
	struct ground *grounds = list;

	(void)max;
	for (size_t i = 0; i < count; i++) {
		if (grounds[i].name && strcmp(grounds[i].name, name) == 0) {
			walk_fault(walk, place, _("the name is already taken by another item of this list"));
			return count;
		}
	}
	for (size_t i = 0; i < common->ground_count; i++) {
		if (strcmp(common->grounds[i].name, name) == 0) {
			grounds[count] = common->grounds[i];
			return count + 1;
		}
	}
	walk_fault(walk, place, _("common.yaml has no sound ground \"%s\""), name);
	return count;
}

size_t include_paper(struct walk *walk, const char *name, struct place place, void *list,
                     size_t count, size_t max)
{
	const struct common *common = &walk->catalog->common;
	struct paper *papers = list;

	(void)max;
	for (size_t i = 0; i < count; i++) {
		if (papers[i].name && strcmp(papers[i].name, name) == 0) {
			walk_fault(walk, place, _("the name is already taken by another item of this list"));
			return count;
		}
	}
	for (size_t i = 0; i < common->paper_count; i++) {
		if (strcmp(common->papers[i].name, name) == 0) {
			papers[count] = common->papers[i];
			return count + 1;
		}
	}
	walk_fault(walk, place, _("common.yaml has no sound paper \"%s\""), name);
	return count;
}
