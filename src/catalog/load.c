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

static bool read_file(struct catalog *catalog, const char *path, const struct shape *shape,
                      void *out)
{
	const char *slash = strrchr(path, '/');
	char stem[NAME_MAX + 1];
	struct walk walk = { .catalog = catalog, .file = path, .stem = stem };

	snprintf(stem, sizeof(stem), "%s", slash ? slash + 1 : path);
	stem[strlen(stem) - strlen(suffix)] = '\0';
	return walk_file(&walk, path, shape, out);
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

static void load_service(struct catalog *catalog, const char *path)
{
	struct raw_service *raw = arena_array(&catalog->arena, 1, sizeof(*raw));

	if (!read_file(catalog, path, &shape_service, raw))
		return;
	if (catalog->consent.paragraph_count == 0) {
		catalog_add_fault(catalog, path, (struct place){ 0, 0 },
		                  _("left out: nothing may be asked without a sound consent text"));
		return;
	}
	split_terms(catalog, raw);
	catalog->services[catalog->service_count++] = &raw->service;
}

static void load_shared(struct catalog *catalog, const char *dir, const char *override_dir)
{
	char *school = path_of(dir, override_dir, school_name);
	char *common = path_of(dir, override_dir, common_name);
	char *info = path_of(dir, override_dir, info_name);
	struct raw_school raw = { .school = school_defaults };

	catalog->info.edition = "";
	read_file(catalog, school, &shape_school, &raw);
	catalog->school = raw.school;
	read_file(catalog, common, &shape_common, &catalog->common);
	consent_fill(catalog);
	if (access(info, F_OK) == 0)
		read_file(catalog, info, &shape_info, &catalog->info);
	info_fill(catalog);
	free(info);
	free(school);
	free(common);
}

/* The files of services know nothing of each other: each is read into a catalog
 * of its own that begins with what all share. */
struct parts {
	const struct catalog *shared;
	struct part {
		char *path;
		struct catalog catalog;
	} *part;
	size_t count;
};

static void load_part(void *ctx, size_t i)
{
	struct parts *parts = ctx;
	struct part *part = &parts->part[i];

	part->catalog = *parts->shared;
	part->catalog.arena = (struct arena){ NULL };
	part->catalog.faults = NULL;
	part->catalog.fault_count = 0;
	load_service(&part->catalog, part->path);
}

static void join_part(struct catalog *catalog, struct part *part)
{
	for (size_t i = 0; i < part->catalog.fault_count; i++) {
		const struct catalog_fault *fault = &part->catalog.faults[i];

		catalog_add_fault(catalog, fault->file, (struct place){ fault->line, fault->column },
		                  fault->message);
	}
	arena_join(&catalog->arena, &part->catalog.arena);
	free(part->catalog.faults);
	if (part->catalog.service_count == 0)
		return;
	if (catalog->service_count == SERVICES_MAX)
		catalog_add_fault(catalog, part->path, (struct place){ 0, 0 },
		                  _("left out: there are too many services"));
	else
		catalog->services[catalog->service_count++] = part->catalog.services[0];
}

static void load_services(struct catalog *catalog, const char *dir, const char *override_dir,
                          const struct names *names)
{
	struct parts parts = { .shared = catalog, .count = names->count };

	parts.part = calloc(names->count + 1, sizeof(*parts.part));
	if (!parts.part)
		abort();
	for (size_t i = 0; i < parts.count; i++)
		parts.part[i].path = path_of(dir, override_dir, names->name[i]);
	crew_run(parts.count, load_part, &parts);
	for (size_t i = 0; i < parts.count; i++) {
		join_part(catalog, &parts.part[i]);
		free(parts.part[i].path);
	}
	free(parts.part);
}

struct catalog *catalog_load(const char *dir, const char *override_dir)
{
	struct catalog *catalog = calloc(1, sizeof(*catalog));
	struct names names = { 0 };

	if (!catalog)
		abort();
	load_shared(catalog, dir, override_dir);
	list_folder(catalog, dir, &names);
	if (override_dir)
		list_folder(catalog, override_dir, &names);
	if (names.count > 0)
		qsort(names.name, names.count, sizeof(names.name[0]), compare_names);
	load_services(catalog, dir, override_dir, &names);
	for (size_t i = 0; i < names.count; i++)
		free(names.name[i]);
	free(names.name);
	return catalog;
}
