/* Which files there are, in which order they are read, and what becomes of the
 * wrong ones. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "catalog/crew.h"
#include "catalog/shape.h"

static const char common_name[] = "common.yaml", school_name[] = "school.yaml";
static const char info_name[] = "info.yaml";
static const char suffix[] = ".yaml";

/* File names of both folders, each once. */
struct names {
	char **name;
	size_t count;
};

static bool is_service_file(const char *name)
{
	size_t len = strlen(name);

	return name[0] != '.' && len > strlen(suffix) &&
	       strcmp(name + len - strlen(suffix), suffix) == 0 && strcmp(name, common_name) != 0 &&
	       strcmp(name, school_name) != 0 && strcmp(name, info_name) != 0;
}

static void add_name(struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->name[i], name) == 0)
			return;
	names->name = reallocarray(names->name, names->count + 1, sizeof(*names->name));
	if (!names->name)
		abort();
	names->name[names->count] = strdup(name);
	if (!names->name[names->count++])
		abort();
}

static void list_folder(struct catalog *catalog, const char *path, struct names *names)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	if (!folder) {
		char message[256];

		snprintf(message, sizeof(message), _("the folder cannot be read (%s)"), strerror(errno));
		catalog_add_fault(catalog, path, (struct place){ 0, 0 }, message);
		return;
	}
	while ((entry = readdir(folder)))
		if (is_service_file(entry->d_name))
			add_name(names, entry->d_name);
	closedir(folder);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The file of that name that counts: the override's if there is one. The path
 * is the caller's to free. */
static char *path_of(const char *dir, const char *override_dir, const char *name)
{
	char *path;

	if (override_dir) {
		if (asprintf(&path, "%s/%s", override_dir, name) < 0)
			abort();
		if (access(path, F_OK) == 0)
			return path;
		free(path);
	}
	if (asprintf(&path, "%s/%s", dir, name) < 0)
		abort();
	return path;
}

/* A file on its way: its bytes, the tree that stands on them, and what is wrong with
 * either. Files know nothing of each other up to here. */
struct sheet {
	char *path;
	bool left_out; /* need not be there, and is not */
	struct buf text;
	struct tree tree;
	struct catalog found; /* faults, nothing else */
};

static void open_sheet(void *ctx, size_t i)
{
	struct sheet *sheet = (struct sheet *)ctx + i;
	struct walk walk = { .catalog = &sheet->found, .file = sheet->path };

	if (!sheet->left_out)
		walk_open(&walk, &sheet->text, &sheet->tree);
}

static void take_faults(struct catalog *catalog, struct catalog *found)
{
	for (size_t i = 0; i < found->fault_count; i++) {
		const struct catalog_fault *fault = &found->faults[i];

		catalog_add_fault(catalog, fault->file, (struct place){ fault->line, fault->column },
		                  fault->message);
	}
	arena_release(&found->arena);
	free(found->faults);
}

/* Fills out from the sheet and throws it away; false when anything was wrong. */
static bool read_sheet(struct catalog *catalog, struct sheet *sheet, const struct shape *shape,
                       void *out)
{
	const char *slash = strrchr(sheet->path, '/');
	char stem[NAME_MAX + 1];
	struct walk walk = { .catalog = catalog, .file = sheet->path, .stem = stem };
	size_t before = catalog->fault_count;
	bool whole;

	snprintf(stem, sizeof(stem), "%s", slash ? slash + 1 : sheet->path);
	stem[strlen(stem) - strlen(suffix)] = '\0';
	take_faults(catalog, &sheet->found);
	whole = walk_tree(&walk, &sheet->tree, shape, out);
	tree_release(&sheet->tree);
	buf_release(&sheet->text);
	return whole && catalog->fault_count == before;
}

/* One struct term for what the plan says and one for what the law says. */
static void split_terms(struct catalog *catalog, struct raw_service *raw)
{
	struct term *terms = arena_array(&catalog->arena, raw->term_count * 2, sizeof(*terms));
	size_t count = 0;

	for (size_t i = 0; i < raw->term_count; i++) {
		const struct raw_term *term = &raw->terms[i];
		const int values[] = { [SOURCE_PLAN] = term->plan, [SOURCE_LAW] = term->law };

		for (int source = SOURCE_PLAN; source <= SOURCE_LAW; source++)
			if (values[source] >= 0)
				terms[count++] = (struct term){
					.channel = term->channel,
					.kind = term->kind,
					.value = values[source],
					.source = (enum source)source,
				};
	}
	raw->service.terms = terms;
	raw->service.term_count = count;
}

static void load_service(struct catalog *catalog, struct sheet *sheet)
{
	struct raw_service *raw = arena_array(&catalog->arena, 1, sizeof(*raw));
	struct place whole = { 0, 0 };

	if (!read_sheet(catalog, sheet, &shape_service, raw))
		return;
	if (catalog->consent.paragraph_count == 0) {
		catalog_add_fault(catalog, sheet->path, whole,
		                  _("left out: nothing may be asked without a sound consent text"));
	} else if (catalog->service_count == SERVICES_MAX) {
		catalog_add_fault(catalog, sheet->path, whole,
		                  _("left out: there are too many services"));
	} else {
		split_terms(catalog, raw);
		catalog->services[catalog->service_count++] = &raw->service;
	}
}

enum { SHEET_SCHOOL, SHEET_COMMON, SHEET_INFO, SHEET_SERVICES };

static void load_shared(struct catalog *catalog, struct sheet sheets[static SHEET_SERVICES])
{
	struct raw_school raw = { .school = school_defaults };

	catalog->info.edition = "";
	read_sheet(catalog, &sheets[SHEET_SCHOOL], &shape_school, &raw);
	catalog->school = raw.school;
	read_sheet(catalog, &sheets[SHEET_COMMON], &shape_common, &catalog->common);
	consent_fill(catalog);
	if (!sheets[SHEET_INFO].left_out)
		read_sheet(catalog, &sheets[SHEET_INFO], &shape_info, &catalog->info);
	info_fill(catalog);
}

/* All of them, in the order in which they are read. */
static struct sheet *lay_out(const char *dir, const char *override_dir, const struct names *names)
{
	struct sheet *sheets = calloc(SHEET_SERVICES + names->count, sizeof(*sheets));
	struct sheet *info;

	if (!sheets)
		abort();
	sheets[SHEET_SCHOOL].path = path_of(dir, override_dir, school_name);
	sheets[SHEET_COMMON].path = path_of(dir, override_dir, common_name);
	info = &sheets[SHEET_INFO];
	info->path = path_of(dir, override_dir, info_name);
	info->left_out = access(info->path, F_OK) != 0;
	for (size_t i = 0; i < names->count; i++)
		sheets[SHEET_SERVICES + i].path = path_of(dir, override_dir, names->name[i]);
	return sheets;
}

static void load_all(struct catalog *catalog, struct sheet *sheets, size_t count)
{
	crew_run(count, open_sheet, sheets);
	load_shared(catalog, sheets);
	for (size_t i = SHEET_SERVICES; i < count; i++)
		load_service(catalog, &sheets[i]);
	for (size_t i = 0; i < count; i++)
		free(sheets[i].path);
}

struct catalog *catalog_load(const char *dir, const char *override_dir)
{
	struct catalog *catalog = calloc(1, sizeof(*catalog));
	struct names names = { 0 };
	struct sheet *sheets;

	if (!catalog)
		abort();
	list_folder(catalog, dir, &names);
	if (override_dir)
		list_folder(catalog, override_dir, &names);
	if (names.count > 0)
		qsort(names.name, names.count, sizeof(names.name[0]), compare_names);
	sheets = lay_out(dir, override_dir, &names);
	load_all(catalog, sheets, SHEET_SERVICES + names.count);
	free(sheets);
	for (size_t i = 0; i < names.count; i++)
		free(names.name[i]);
	free(names.name);
	return catalog;
}
