#include "command/answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/check.h"
#include "core/text.h"
#include "sys/file.h"

enum { FILE_MAX = 65536 };

struct gather {
	const struct service *service;
	const struct moment *now;
	struct application *application;
	struct findings *findings;
};

static void add(struct findings *findings, const char *field, const char *code, bool soft,
                const char *message)
{
	if (!soft)
		findings->errors++;
	if (findings->count == FINDINGS_MAX)
		return;
	struct finding *finding = &findings->item[findings->count++];
	finding->code = code;
	finding->soft = soft;
	/* A name from outside: what is no text is not printed. */
	if (text_tidy(field, strlen(field), finding->field, sizeof finding->field) != TEXT_OK)
		snprintf(finding->field, sizeof finding->field, "?");
	snprintf(finding->message, sizeof finding->message, "%s", message);
}

static void add_check(struct findings *findings, const char *name, const struct field *field,
                      enum check check)
{
	char sentence[FINDING_TEXT];
	check_sentence(check, field, sentence, sizeof sentence);
	add(findings, name, check_code(check), check_is_soft(check), sentence);
}

static const struct field *known_field(struct gather *gather, const char *name)
{
	const struct field *field = service_field(gather->service, name);
	if (!field)
		add(gather->findings, name, check_code(CHECK_UNKNOWN_FIELD), false,
		    _("the service has no such field; `kiosk forms --json` lists them"));
	return field;
}

static void put_value(struct gather *gather, const char *name, const char *typed)
{
	char normal[ANSWER_VALUE];
	const struct field *field = known_field(gather, name);
	if (!field)
		return;
	enum check check = check_answer(field, typed, gather->now, normal);
	if (check != CHECK_OK)
		add_check(gather->findings, name, field, check);
	if (check == CHECK_OK || check_is_soft(check))
		answers_set(&gather->application->answers, name,
		            *normal ? ANSWER_GIVEN : ANSWER_SKIPPED, normal);
	explicit_bzero(normal, sizeof normal);
}

static void put_at_desk(struct gather *gather, const char *name)
{
	if (known_field(gather, name))
		answers_set(&gather->application->answers, name, ANSWER_AT_DESK, "");
}

static void put_set(struct gather *gather, const char *set)
{
	const char *equals = strchr(set, '=');
	char name[ANSWER_NAME];
	if (!equals || equals == set || (size_t)(equals - set) >= sizeof name) {
		add(gather->findings, set, "not-an-answer", false, _("write an answer as name=value"));
		return;
	}
	snprintf(name, sizeof name, "%.*s", (int)(equals - set), set);
	put_value(gather, name, equals + 1);
}

static void put_json(struct gather *gather, const char *name, json_t *value)
{
	char number[32];
	if (json_is_null(value)) {
		put_at_desk(gather, name);
	} else if (json_is_string(value) && strlen(json_string_value(value)) == json_string_length(value)) {
		put_value(gather, name, json_string_value(value));
	} else if (json_is_integer(value)) {
		snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		put_value(gather, name, number);
	} else {
		add(gather->findings, name, "not-an-answer", false,
		    _("give a string, a whole number or null"));
	}
}

static void put_object(struct gather *gather, const char *text, size_t len)
{
	json_error_t error;
	char where[200];
	json_t *object = json_loadb(text, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (json_is_object(object)) {
		const char *name;
		json_t *value;
		json_object_foreach(object, name, value) put_json(gather, name, value);
	} else {
		snprintf(where, sizeof where, _("line %d, column %d: a JSON object of answers is needed"),
		         object ? 1 : error.line, object ? 1 : error.column);
		add(gather->findings, "answers", "not-json", false, where);
	}
	json_decref(object);
}

/* "-" is standard input, so that a script need not leave a file behind. */
static void put_file(struct gather *gather, const char *path)
{
	char *text;
	size_t len;
	if (file_read(strcmp(path, "-") == 0 ? "/dev/stdin" : path, FILE_MAX, &text, &len)) {
		add(gather->findings, "answers", "no-file", false,
		    _("the file cannot be read; is the name right, and is it below 64 KiB?"));
		return;
	}
	put_object(gather, text, len);
	explicit_bzero(text, len);
	free(text);
}

static void put_paper(struct gather *gather, const char *name)
{
	for (size_t i = 0; i < gather->service->paper_count; i++) {
		if (strcmp(gather->service->papers[i].name, name) == 0) {
			gather->application->with_me[i] = true;
			return;
		}
	}
	add(gather->findings, name, "unknown-paper", false,
	    _("the service has no such document; `kiosk forms --json` lists them"));
}

static void put_consent(struct gather *gather, const char *name)
{
	struct application *application = gather->application;
	enum text_clean clean = text_tidy(name, strlen(name), application->consent_by,
	                                  sizeof application->consent_by);
	application->consented = clean == TEXT_OK && *application->consent_by;
	if (!application->consented)
		add(gather->findings, "consent_by", clean == TEXT_OK ? "empty" : "characters", false,
		    _("give the name of the person who agreed"));
}

/* What has not been answered: optional fields are skipped, the others missing. */
static void settle_rest(struct gather *gather)
{
	struct answers *answers = &gather->application->answers;
	for (size_t i = 0; i < gather->service->field_count; i++) {
		const struct field *field = &gather->service->fields[i];
		if (answers_find(answers, field->name))
			continue;
		if (!relevant_now(&field->relevant, answers))
			continue;
		bool told = false;
		for (int at = 0; at < gather->findings->count; at++)
			told |= strcmp(gather->findings->item[at].field, field->name) == 0;
		if (told)
			continue;
		if (field->required)
			add_check(gather->findings, field->name, field, CHECK_EMPTY);
		else
			answers_set(answers, field->name, ANSWER_SKIPPED, "");
	}
}

/* What the answers say beside each other is only warned of. */
static void warn_among(struct gather *gather)
{
	const struct answers *answers = &gather->application->answers;
	for (size_t i = 0; i < gather->service->field_count; i++) {
		const struct field *field = &gather->service->fields[i];
		const char *value = answers_value(answers, field->name);
		if (!*value || !relevant_now(&field->relevant, answers))
			continue;
		enum check check = check_among(gather->service, field, value, answers, gather->now);
		if (check != CHECK_OK)
			add_check(gather->findings, field->name, field, check);
	}
}

bool answers_gather(const struct options *options, const struct catalog *catalog,
                    const struct moment *now, struct application *application,
                    struct findings *findings)
{
	memset(application, 0, sizeof *application);
	memset(findings, 0, sizeof *findings);
	application->service = catalog_find(catalog, options->service);
	if (!application->service) {
		add(findings, "service", "unknown-service", false,
		    _("there is no such service; `kiosk forms` lists them"));
		return false;
	}
	struct gather gather = { application->service, now, application, findings };
	if (options->answers)
		put_file(&gather, options->answers);
	for (int i = 0; i < options->set_count; i++)
		put_set(&gather, options->set[i]);
	for (int i = 0; i < options->at_desk_count; i++)
		put_at_desk(&gather, options->at_desk[i]);
	for (int i = 0; i < options->paper_count; i++)
		put_paper(&gather, options->paper[i]);
	put_consent(&gather, options->consent_by);
	settle_rest(&gather);
	warn_among(&gather);
	return findings->errors == 0;
}

json_t *findings_json(const struct findings *findings, bool soft)
{
	json_t *list = json_array();
	for (int i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->item[i];
		if (finding->soft == soft)
			json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "field", finding->field,
			                                      "code", finding->code,
			                                      "message", finding->message));
	}
	return list;
}

void findings_tell(const struct findings *findings)
{
	for (int i = 0; i < findings->count; i++)
		fprintf(stderr, "%s: %s\n", findings->item[i].field, findings->item[i].message);
}
