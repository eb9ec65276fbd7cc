/* `kiosk forms`: the catalog as loaded. */
#include <stdio.h>

#include "command/tell.h"

static json_t *words_json(const struct words *words)
{
	json_t *object = json_object();
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		if (words->in[lang])
			json_object_set_new(object, lang_code((enum lang)lang), json_string(words->in[lang]));
	}
	return object;
}

static json_t *relevant_json(const struct relevant *relevant)
{
	if (!relevant->field)
		return json_null();
	json_t *is = json_array();
	for (size_t i = 0; i < relevant->is_count; i++)
		json_array_append_new(is, json_string(relevant->is[i]));
	return json_pack("{s:s, s:o}", "field", relevant->field, "is", is);
}

static json_t *choices_json(const struct field *field)
{
	json_t *list = json_array();
	for (size_t i = 0; i < field->choice_count; i++)
		json_array_append_new(list, json_pack("{s:s, s:o}", "name", field->choices[i].name,
		                                      "label", words_json(&field->choices[i].label)));
	return list;
}

static json_t *fields_json(const struct service *service)
{
	json_t *list = json_array();
	for (size_t i = 0; i < service->field_count; i++) {
		const struct field *field = &service->fields[i];
		json_array_append_new(list, json_pack(
			"{s:s, s:s, s:s, s:b, s:o, s:o, s:o, s:o, s:o}", "name", field->name,
			"type", field_type_name(field->type), "person", person_name(field->person),
			"required", field->required,
			"label", words_json(&field->label), "hint", words_json(&field->hint),
			"why", words_json(&field->why), "relevant", relevant_json(&field->relevant),
			"choices", choices_json(field)));
	}
	return list;
}

static json_t *papers_json(const struct service *service)
{
	json_t *list = json_array();
	for (size_t i = 0; i < service->paper_count; i++) {
		const struct paper *paper = &service->papers[i];
		json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "name", paper->name,
		                                      "use", paper_use_name(paper->use),
		                                      "label", words_json(&paper->label)));
	}
	return list;
}

/* The papers that come out of it; only a "given" one finishes a request. */
static json_t *results_json(const struct service *service)
{
	json_t *list = json_array();
	for (size_t i = 0; i < service->result_count; i++) {
		const struct result *result = &service->results[i];
		json_array_append_new(list, json_pack("{s:s, s:s, s:b, s:o}", "name", result->name,
		                                      "kind", result_kind_name(result->kind),
		                                      "blank", result->blank,
		                                      "label", words_json(&result->label)));
	}
	return list;
}

static json_t *grounds_json(const struct service *service)
{
	json_t *list = json_array();
	for (size_t i = 0; i < service->ground_count; i++) {
		const struct ground *ground = &service->grounds[i];
		json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:o}", "name", ground->name,
		                                      "kind", ground_kind_name(ground->kind),
		                                      "label", words_json(&ground->label),
		                                      "remedy", words_json(&ground->remedy)));
	}
	return list;
}

static json_t *terms_json(const struct service *service)
{
	json_t *list = json_array();
	for (size_t i = 0; i < service->term_count; i++) {
		const struct term *term = &service->terms[i];
		json_array_append_new(list, json_pack("{s:s, s:s, s:i, s:s}",
			"channel", channel_name(term->channel), "kind", term_kind_name(term->kind),
			"value", term->value, "source", term->source == SOURCE_LAW ? "law" : "plan"));
	}
	return list;
}

static json_t *channels_json(const struct service *service)
{
	json_t *list = json_array();
	for (int channel = 0; channel < CHANNELS; channel++) {
		if (service->channels[channel])
			json_array_append_new(list, json_string(channel_name((enum channel)channel)));
	}
	return list;
}

static json_t *service_json(const struct service *service)
{
	return json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}",
	                 "code", service->code, "registry", service->registry,
	                 "title", words_json(&service->title), "short", words_json(&service->brief),
	                 "who", words_json(&service->who),
	                 "provider", words_json(&service->provider),
	                 "result", words_json(&service->result),
	                 "notice", words_json(&service->notice),
	                 "channels", channels_json(service), "terms", terms_json(service),
	                 "documents", papers_json(service), "fields", fields_json(service),
	                 "results", results_json(service), "grounds", grounds_json(service),
	                 "verified", service->verified);
}

static json_t *faults_json(const struct catalog *catalog)
{
	json_t *list = json_array();
	for (size_t i = 0; i < catalog_fault_count(catalog); i++) {
		const struct catalog_fault *fault = catalog_fault(catalog, i);
		json_array_append_new(list, json_pack("{s:s, s:i, s:i, s:s}", "file", fault->file,
		                                      "line", fault->line, "column", fault->column,
		                                      "message", fault->message));
	}
	return list;
}

static void print_all(const struct catalog *catalog, enum lang lang)
{
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);
		printf("%s  %s\n", service->code, words_in(&service->title, lang));
	}
	for (size_t i = 0; i < catalog_fault_count(catalog); i++) {
		const struct catalog_fault *fault = catalog_fault(catalog, i);
		fprintf(stderr, "%s:%d: %s\n", fault->file, fault->line, fault->message);
	}
}

int command_forms(const struct options *options)
{
	struct office office;
	int status;
	if (!tell_open(options, false, &office, &status))
		return status;
	if (options->json) {
		json_t *list = json_array();
		for (size_t i = 0; i < catalog_service_count(office.catalog); i++)
			json_array_append_new(list, service_json(catalog_service(office.catalog, i)));
		tell_json(json_pack("{s:o, s:o}", "services", list, "faults", faults_json(office.catalog)));
	} else {
		print_all(office.catalog, lang_now());
	}
	/* A file with a fault is left out; nothing at all is no catalog. */
	status = catalog_service_count(office.catalog) ? EXIT_DONE : EXIT_WORLD;
	office_close(&office);
	return status;
}
