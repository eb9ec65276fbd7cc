#include "catalog/shape.h"

#include <assert.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(type, member) .offset = offsetof(struct type, member)
#define LIST_AT(type, member, number)                                                            \
	.offset = offsetof(struct type, member), .count_offset = offsetof(struct type, number)
#define NAMES(function, count) .enum_name = function, .enum_count = (count)
#define WORDS(text, type, member)                                                                \
	{ .name = (text), .kind = KEY_MAP, AT(type, member), .shape = &shape_words }
#define WORDS_MUST(text, type, member)                                                           \
	{ .name = (text), .kind = KEY_MAP, .required = true, AT(type, member), .shape = &shape_words }

/* enums reach the tables through ints */
#define NAME_OF_INT(function, type, name)          \
	static const char *function(int i)         \
	{                                          \
		return name((enum type)i);         \
	}

NAME_OF_INT(type_name, field_type, field_type_name)
NAME_OF_INT(person_name_of, person, person_name)
NAME_OF_INT(use_name, paper_use, paper_use_name)
NAME_OF_INT(channel_name_of, channel, channel_name)
NAME_OF_INT(term_name, term_kind, term_kind_name)
NAME_OF_INT(source_name_of, source, source_name)
NAME_OF_INT(shown_name_of, shown, shown_name)
NAME_OF_INT(form_name_of, form, form_name)
NAME_OF_INT(publicity_name, publicity_kind, publicity_kind_name)
NAME_OF_INT(ground_name, ground_kind, ground_kind_name)

static const char *result_name(int i)
{
	return result_kind_name((enum result_kind)i);
}

static_assert(sizeof(enum field_type) == sizeof(int), "enums are stored as ints");

static const struct key words_keys[] = {
	{ "kk", KEY_TEXT, .required = true, AT(words, in[LANG_KK]), .min = 1 },
	{ "ru", KEY_TEXT, .required = true, AT(words, in[LANG_RU]), .min = 1 },
	{ "en", KEY_TEXT, AT(words, in[LANG_EN]), .min = 1 },
};

const struct shape shape_words = {
	.keys = words_keys,
	.key_count = COUNT(words_keys),
	.size = sizeof(struct words),
};

static const struct key choice_keys[] = {
	{ "name", KEY_NAME, .required = true, AT(choice, name) },
	WORDS_MUST("label", choice, label),
	WORDS("notice", choice, notice),
	{ "priority", KEY_FLAG, AT(choice, priority) },
};

static const struct shape shape_choice = {
	.title = N_("choice \"%s\""),
	.keys = choice_keys,
	.key_count = COUNT(choice_keys),
	.size = sizeof(struct choice),
	.name_offset = offsetof(struct choice, name),
};

static const struct key relevant_keys[] = {
	{ "field", KEY_NAME, .required = true, AT(relevant, field) },
	{ "is", KEY_TEXTS, .required = true, LIST_AT(relevant, is, is_count), .min = 1, .max = 40 },
};

static const struct shape shape_relevant = {
	.keys = relevant_keys,
	.key_count = COUNT(relevant_keys),
	.size = sizeof(struct relevant),
};

/* into the field itself: these are its members */
static const struct key constraint_keys[] = {
	{ "max_length", KEY_INT, AT(field, length_max), .min = 1, .max = ANSWER_CHARS },
	{ "min", KEY_LONG, AT(field, number_min), .min = -1000000000, .max = 1000000000 },
	{ "max", KEY_LONG, AT(field, number_max), .min = -1000000000, .max = 1000000000 },
	{ "age_below", KEY_INT, AT(field, age_below), .min = 1, .max = 120 },
	{ "turns", KEY_INT, AT(field, age_turns), .min = 1, .max = 120 },
	{ "relevant", KEY_MAP, AT(field, turns_when), .shape = &shape_relevant },
	{ "future", KEY_FLAG, AT(field, future) },
};

static const struct shape shape_constraint = {
	.keys = constraint_keys,
	.key_count = COUNT(constraint_keys),
	.size = sizeof(struct field),
};

static const struct key field_keys[] = {
	{ "name", KEY_NAME, .required = true, AT(field, name) },
	{ "type", KEY_ENUM, .required = true, AT(field, type), NAMES(type_name, FIELD_TYPES) },
	{ "person", KEY_ENUM, AT(field, person), NAMES(person_name_of, PERSONS) },
	WORDS_MUST("label", field, label),
	WORDS_MUST("brief", field, brief),
	WORDS("hint", field, hint),
	WORDS("why", field, why),
	{ "required", KEY_FLAG, AT(field, required) },
	{ "digits", KEY_FLAG, AT(field, digits) },
	{ "constraint", KEY_MAP, .offset = 0, .shape = &shape_constraint },
	{ "choices", KEY_LIST, LIST_AT(field, choices, choice_count), .min = 1, .max = 40,
	  .shape = &shape_choice },
	{ "relevant", KEY_MAP, AT(field, relevant), .shape = &shape_relevant },
};

/* a type of -1 is one that was not, or wrongly, given */
static const struct field field_defaults = {
	.type = (enum field_type)-1, .required = true, .number_max = 1000000000,
};

static const struct shape shape_field = {
	.title = N_("field \"%s\""),
	.keys = field_keys,
	.key_count = COUNT(field_keys),
	.size = sizeof(struct field),
	.name_offset = offsetof(struct field, name),
	.defaults = &field_defaults,
	.include = include_group,
	.check = cross_field,
};

/* groups do not nest */
static const struct shape shape_group_field = {
	.title = N_("field \"%s\""),
	.keys = field_keys,
	.key_count = COUNT(field_keys),
	.size = sizeof(struct field),
	.name_offset = offsetof(struct field, name),
	.defaults = &field_defaults,
	.check = cross_field,
};

static const struct key paper_keys[] = {
	{ "name", KEY_NAME, .required = true, AT(paper, name) },
	WORDS_MUST("label", paper, label),
	{ "use", KEY_ENUM, .required = true, AT(paper, use),
	  NAMES(use_name, PAPER_HANDED_OVER + 1) },
	{ "relevant", KEY_MAP, AT(paper, relevant), .shape = &shape_relevant },
};

static const struct shape shape_paper = {
	.title = N_("paper \"%s\""),
	.keys = paper_keys,
	.key_count = COUNT(paper_keys),
	.size = sizeof(struct paper),
	.name_offset = offsetof(struct paper, name),
	.include = include_paper,
};

static const struct shape shape_common_paper = {
	.title = N_("paper \"%s\""),
	.keys = paper_keys,
	.key_count = COUNT(paper_keys),
	.size = sizeof(struct paper),
	.name_offset = offsetof(struct paper, name),
	.drop_wrong = true,
};

static const struct key result_keys[] = {
	{ "name", KEY_NAME, .required = true, AT(result, name) },
	{ "kind", KEY_ENUM, AT(result, kind), NAMES(result_name, RESULT_REFUSAL + 1) },
	{ "blank", KEY_FLAG, AT(result, blank) },
	WORDS_MUST("label", result, label),
};

static const struct shape shape_result = {
	.title = N_("result \"%s\""),
	.keys = result_keys,
	.key_count = COUNT(result_keys),
	.size = sizeof(struct result),
	.name_offset = offsetof(struct result, name),
};

static const struct key ground_keys[] = {
	{ "name", KEY_NAME, .required = true, AT(ground, name) },
	{ "kind", KEY_ENUM, .required = true, AT(ground, kind),
	  NAMES(ground_name, GROUND_REFUSED + 1) },
	WORDS_MUST("label", ground, label),
	WORDS_MUST("remedy", ground, remedy),
};

static const struct shape shape_ground = {
	.title = N_("ground \"%s\""),
	.keys = ground_keys,
	.key_count = COUNT(ground_keys),
	.size = sizeof(struct ground),
	.name_offset = offsetof(struct ground, name),
	.include = include_ground,
};

static const struct shape shape_common_ground = {
	.title = N_("ground \"%s\""),
	.keys = ground_keys,
	.key_count = COUNT(ground_keys),
	.size = sizeof(struct ground),
	.name_offset = offsetof(struct ground, name),
	.drop_wrong = true,
};

static const struct key publicity_keys[] = {
	{ "kind", KEY_ENUM, .required = true, AT(publicity, kind),
	  NAMES(publicity_name, PUBLICITY_EXPLANATION + 1) },
	{ "from_month", KEY_INT, AT(publicity, from_month), .min = 1, .max = 12 },
	{ "to_month", KEY_INT, AT(publicity, to_month), .min = 1, .max = 12 },
	WORDS("label", publicity, label),
};

static const struct shape shape_publicity = {
	.keys = publicity_keys,
	.key_count = COUNT(publicity_keys),
	.size = sizeof(struct publicity),
	.check = cross_publicity,
};

static const struct key window_keys[] = {
	{ "from", KEY_DATE_OR_DAY, AT(window, from) },
	{ "to", KEY_DATE_OR_DAY, .required = true, AT(window, to) },
	WORDS_MUST("label", window, label),
	{ "source", KEY_ENUM, .required = true, AT(window, source),
	  NAMES(source_name_of, SOURCE_LAW + 1) },
	{ "relevant", KEY_MAP, AT(window, relevant), .shape = &shape_relevant },
};

static const struct shape shape_window = {
	.keys = window_keys,
	.key_count = COUNT(window_keys),
	.size = sizeof(struct window),
	.check = cross_window,
};

static const struct key term_keys[] = {
	{ "channel", KEY_ENUM, .required = true, AT(raw_term, channel),
	  NAMES(channel_name_of, CHANNELS) },
	{ "kind", KEY_ENUM, .required = true, AT(raw_term, kind),
	  NAMES(term_name, TERM_SERVICE_MINUTES + 1) },
	{ "plan", KEY_INT, AT(raw_term, plan), .min = 0, .max = 1000 },
	{ "law", KEY_INT, AT(raw_term, law), .min = 0, .max = 1000 },
};

static const struct raw_term term_defaults = { .plan = -1, .law = -1 };

static const struct shape shape_term = {
	.keys = term_keys,
	.key_count = COUNT(term_keys),
	.size = sizeof(struct raw_term),
	.defaults = &term_defaults,
	.check = cross_term,
};

#define OF(member) AT(raw_service, service.member)
static const struct key service_keys[] = {
	{ "code", KEY_DIGITS, .required = true, OF(code), .min = 6, .max = 6 },
	{ "registry", KEY_DIGITS, .required = true, OF(registry), .min = 8, .max = 8 },
	WORDS_MUST("title", raw_service, service.title),
	WORDS_MUST("brief", raw_service, service.brief),
	WORDS_MUST("about", raw_service, service.about),
	WORDS_MUST("who", raw_service, service.who),
	WORDS_MUST("provider", raw_service, service.provider),
	WORDS_MUST("result", raw_service, service.result),
	WORDS("notice", raw_service, service.notice),
	WORDS_MUST("fee", raw_service, service.fee),
	WORDS_MUST("basis", raw_service, service.basis),
	{ "shown", KEY_ENUM, OF(shown), NAMES(shown_name_of, SHOWN_BOTH + 1) },
	{ "channels", KEY_SET, .required = true, OF(channels), .min = 1, .max = CHANNELS,
	  NAMES(channel_name_of, CHANNELS) },
	{ "form", KEY_SET, OF(form), .min = 1, .max = FORMS, NAMES(form_name_of, FORMS) },
	{ "verified", KEY_FLAG, .required = true, OF(verified) },
	{ "edition", KEY_DAY, .required = true, OF(edition) },
	{ "terms", KEY_LIST, LIST_AT(raw_service, terms, term_count), .max = 20,
	  .shape = &shape_term },
	{ "windows", KEY_LIST, LIST_AT(raw_service, service.windows, service.window_count), .max = 20,
	  .shape = &shape_window },
	{ "papers", KEY_LIST, .required = true,
	  LIST_AT(raw_service, service.papers, service.paper_count), .max = PAPERS_MAX,
	  .shape = &shape_paper },
	{ "results", KEY_LIST, LIST_AT(raw_service, service.results, service.result_count),
	  .max = PAPERS_MAX, .shape = &shape_result },
	{ "grounds", KEY_LIST, LIST_AT(raw_service, service.grounds, service.ground_count),
	  .max = GROUNDS_MAX, .shape = &shape_ground },
	{ "publicity", KEY_LIST, LIST_AT(raw_service, service.publicity, service.publicity_count),
	  .max = 12, .shape = &shape_publicity },
	{ "fields", KEY_LIST, .required = true,
	  LIST_AT(raw_service, service.fields, service.field_count), .max = ANSWERS_MAX,
	  .shape = &shape_field },
};

const struct shape shape_service = {
	.keys = service_keys,
	.key_count = COUNT(service_keys),
	.size = sizeof(struct raw_service),
	.check = cross_service,
};

static const struct key group_keys[] = {
	{ "name", KEY_NAME, .required = true, AT(group, name) },
	{ "person", KEY_ENUM, AT(group, person), NAMES(person_name_of, PERSONS) },
	{ "fields", KEY_LIST, .required = true, LIST_AT(group, fields, field_count), .min = 1,
	  .max = ANSWERS_MAX, .shape = &shape_group_field },
};

static const struct shape shape_group = {
	.title = N_("group \"%s\""),
	.keys = group_keys,
	.key_count = COUNT(group_keys),
	.size = sizeof(struct group),
	.name_offset = offsetof(struct group, name),
	.drop_wrong = true,
};

static const struct key consent_keys[] = {
	WORDS_MUST("title", consent_text, title),
	{ "paragraphs", KEY_WORDS_LIST, .required = true,
	  LIST_AT(consent_text, paragraphs, paragraph_count), .min = 1, .max = 20 },
};

static const struct shape shape_consent = {
	.keys = consent_keys,
	.key_count = COUNT(consent_keys),
	.size = sizeof(struct consent_text),
	.check = cross_consent,
};

static const struct key common_keys[] = {
	{ "groups", KEY_LIST, LIST_AT(common, groups, group_count), .max = GROUPS_MAX,
	  .shape = &shape_group },
	{ "papers", KEY_LIST, LIST_AT(common, papers, paper_count), .max = COMMON_PAPERS_MAX,
	  .shape = &shape_common_paper },
	{ "grounds", KEY_LIST, LIST_AT(common, grounds, ground_count), .max = GROUNDS_MAX,
	  .shape = &shape_common_ground },
	{ "consent", KEY_MAP, .required = true, AT(common, consent), .shape = &shape_consent },
};

const struct shape shape_common = {
	.keys = common_keys,
	.key_count = COUNT(common_keys),
	.size = sizeof(struct common),
};
