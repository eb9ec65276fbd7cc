/* What the files of this room share and nobody else sees. */
#ifndef CATALOG_INSIDE_H
#define CATALOG_INSIDE_H

#include "catalog/arena.h"
#include "catalog/catalog.h"

enum { SERVICES_MAX = 64, GROUPS_MAX = 32, COMMON_PAPERS_MAX = 64, GROUNDS_MAX = 20 };

/* Fields that several services ask, as common.yaml names them. */
struct group {
	const char *name;
	enum person person; /* of its fields that name none */
	const struct field *fields;
	size_t field_count;
};

struct common {
	const struct group *groups;
	size_t group_count;
	const struct paper *papers;
	size_t paper_count;
	const struct ground *grounds;
	size_t ground_count;
	struct consent_text consent;
};

struct catalog {
	struct arena arena;
	struct catalog_fault *faults;
	size_t fault_count;
	struct common common;
	struct school school;
	struct consent_text consent; /* with the school's name filled in */
	struct info info;            /* likewise */
	struct service *services[SERVICES_MAX];
	size_t service_count;
};

/* Where in a file; from 1, 0 = the whole file. */
struct place {
	int line, column;
};

/* file and message are copied. */
void catalog_add_fault(struct catalog *catalog, const char *file, struct place place,
                       const char *message);

/* Makes catalog->consent: the common text as this school gives it. It stays
 * empty when the text or the operator's name is not whole. */
void consent_fill(struct catalog *catalog);

/* Puts the school's words into the texts of catalog->info. */
void info_fill(struct catalog *catalog);

/* from's texts with the school's words in their {slots}. */
void slots_fill(struct catalog *catalog, const struct words *from, struct words *to);

#endif
