/* Form files, a whole override folder: a line "=== NAME" begins a file, what
 * stands before the first is 403001.yaml. */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "catalog/catalog.h"
#include "catalog/check.h"

enum { FILES_MOST = 6, NAME_MOST = 40 };

static char folder[64];

/* libfyaml 0.7 leaks a list of 4 KiB where a quoted text proves longer than its
 * scanner foresaw (fy_atom_format_text); the unit tests look for leaks of ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfyaml";
}

static void remove_folder(void)
{
	rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	snprintf(folder, sizeof(folder), "%s/kiosk-fuzz-XXXXXX",
	         access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	LAW(mkdtemp(folder) != NULL);
	atexit(remove_folder);
	return 0;
}

/* ---- the folder ------------------------------------------------------------------- */

static struct {
	char path[FILES_MOST][sizeof(folder) + NAME_MOST + 2];
	int count;
} files;

static void write_file(const char *name, const char *bytes, size_t len)
{
	char *path = files.path[files.count];
	int file;

	if (files.count == FILES_MOST)
		return;
	snprintf(path, sizeof(files.path[0]), "%s/%s", folder, name);
	file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	LAW(file >= 0 && write(file, bytes, len) == (ssize_t)len);
	close(file);
	files.count++;
}

static bool is_name(const char *text, size_t len)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789_.";

	return len > 0 && len <= NAME_MOST && text[0] != '.' && strspn(text, signs) >= len;
}

/* Writes the file that begins at text; gives where the next begins. */
static const char *write_next(const char *text, const char *end)
{
	char name[NAME_MOST + 1] = "403001.yaml";
	const char *next;

	if (strncmp(text, "=== ", 4) == 0) {
		size_t len = strcspn(text + 4, "\n");

		if (is_name(text + 4, len))
			snprintf(name, sizeof(name), "%.*s", (int)len, text + 4);
		text += 4 + len;
		text += text < end && *text == '\n';
	}
	next = memmem(text, (size_t)(end - text), "\n=== ", 5);
	next = next ? next + 1 : end;
	write_file(name, text, (size_t)(next - text));
	return next;
}

/* ---- what was made of it ---------------------------------------------------------- */

static void check_words(const struct words *words)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		law_lines(words_in(words, (enum lang)lang));
}

static void check_relevant(const struct relevant *relevant, const struct service *service)
{
	if (!relevant->field)
		return;
	LAW(service_field(service, relevant->field) != NULL);
	LAW(relevant->is_count > 0);
	for (size_t i = 0; i < relevant->is_count; i++)
		law_text(relevant->is[i]);
}

static void check_field(const struct field *field, const struct service *service)
{
	char normal[ANSWER_VALUE], sentence[512];

	law_text(field->name);
	LAW(*field->name && strlen(field->name) < ANSWER_NAME);
	LAW(field->type < FIELD_TYPES && service_field(service, field->name) == field);
	check_words(&field->label);
	check_words(&field->brief);
	check_words(&field->hint);
	check_words(&field->why);
	check_relevant(&field->relevant, service);
	LAW(field->number_min <= field->number_max);
	for (size_t i = 0; i < field->choice_count; i++) {
		law_text(choice_label(field, i, LANG_KK));
		LAW(check_answer(field, field->choices[i].name, &fuzz_now, normal) == CHECK_OK);
	}
	check_sentence(check_answer(field, "7", &fuzz_now, normal), field, sentence,
	               sizeof(sentence));
	law_text(sentence);
}

static void check_service(const struct service *service)
{
	law_text(service->code);
	check_words(&service->title);
	check_words(&service->brief);
	check_words(&service->about);
	check_words(&service->notice);
	LAW(service->field_count <= ANSWERS_MAX && service->paper_count <= PAPERS_MAX);
	for (size_t i = 0; i < service->field_count; i++)
		check_field(&service->fields[i], service);
	for (size_t i = 0; i < service->paper_count; i++) {
		LAW(strlen(service->papers[i].name) < ANSWER_NAME);
		check_words(&service->papers[i].label);
		check_relevant(&service->papers[i].relevant, service);
	}
	for (size_t i = 0; i < service->window_count; i++)
		window_open(&service->windows[i], fuzz_now.date);
}

static void check_school(const struct catalog *catalog)
{
	const struct school *school = catalog_school(catalog);
	const struct consent_text *consent = catalog_consent(catalog);

	check_words(&school->name);
	check_words(&school->place);
	law_text(school->series);
	LAW(strlen(school->series) <= 2);
	LAW(school->register_start >= 1 && school->register_start <= 999999);
	LAW(school->idle_warn_s > 0 && school->idle_count_s > 0 && school->ticket_s > 0);
	LAW(school->printer_count <= PRINTERS_MAX);
	for (size_t i = 0; i < consent->paragraph_count; i++)
		check_words(&consent->paragraphs[i]);
	LAW(consent->paragraph_count > 0 || catalog_service_count(catalog) == 0);
}

static void check_catalog(const struct catalog *catalog)
{
	check_school(catalog);
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);

		LAW(catalog_find(catalog, service->code) == service);
		check_service(service);
	}
	for (size_t i = 0; i < catalog_fault_count(catalog); i++) {
		const struct catalog_fault *fault = catalog_fault(catalog, i);

		law_text(fault->message);
		LAW(*fault->message && *fault->file && fault->line >= 0 && fault->column >= 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = text_of(data, size);
	const char *at = text, *end = text + size;
	struct catalog *catalog;

	files.count = 0;
	while (at < end)
		at = write_next(at, end);
	catalog = catalog_load(TESTS_DIR "/catalog/base", folder);
	check_catalog(catalog);
	catalog_free(catalog);
	for (int i = 0; i < files.count; i++)
		unlink(files.path[i]);
	free(text);
	return 0;
}
