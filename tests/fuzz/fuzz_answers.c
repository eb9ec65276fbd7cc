/* `kiosk take --answers`: a JSON file of answers to one of the real services.
 * The first byte chooses the service. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "catalog/check.h"
#include "command/answers.h"

static struct catalog *catalog;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	catalog = catalog_load(TESTS_DIR "/../forms", NULL);
	LAW(catalog_service_count(catalog) > 0);
	return 0;
}

static void check_findings(const struct findings *findings)
{
	LAW(findings->count >= 0 && findings->count <= FINDINGS_MAX);
	for (int i = 0; i < findings->count; i++) {
		law_text(findings->item[i].field);
		law_text(findings->item[i].code);
		law_text(findings->item[i].message);
	}
	for (int soft = 0; soft < 2; soft++) {
		json_t *list = findings_json(findings, soft);
		char *text = json_dumps(list, 0);

		LAW(text != NULL);
		free(text);
		json_decref(list);
	}
}

/* What stands in the application was asked for and would be taken again. */
static void check_answers(const struct application *application)
{
	for (int i = 0; i < application->answers.count; i++) {
		const struct answer *answer = &application->answers.item[i];
		const struct field *field = service_field(application->service, answer->name);
		char again[ANSWER_VALUE];

		LAW(field != NULL);
		law_text(answer->value);
		if (answer->state != ANSWER_GIVEN) {
			LAW(*answer->value == '\0');
			continue;
		}
		LAW(check_answer(field, answer->value, &fuzz_now, again) == CHECK_OK ||
		    check_is_soft(check_answer(field, answer->value, &fuzz_now, again)));
		LAW(strcmp(again, answer->value) == 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct application application;
	static struct findings findings;
	struct options options = { .consent_by = "Гүлнұр Серік" };
	char path[40];
	int file;
	bool good;

	if (size == 0)
		return 0;
	file = memfd_create("answers", MFD_CLOEXEC);
	LAW(file >= 0 && write(file, data + 1, size - 1) == (ssize_t)size - 1);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	options.answers = path;
	options.service = catalog_service(catalog, data[0] % catalog_service_count(catalog))->code;
	good = answers_gather(&options, catalog, &fuzz_now, &application, &findings);
	close(file);
	check_findings(&findings);
	check_answers(&application);
	LAW(good == (findings.errors == 0));
	if (good)
		LAW(application_next(&application) == -1);
	application_wipe(&application);
	return 0;
}
