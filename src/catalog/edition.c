/* How old a form file is, without loading it. */
#include <libfyaml.h>
#include <sys/stat.h>

#include "catalog/catalog.h"

enum { EDITION_TEXT = 32 };

static bool read_edition(const char *path, char out[static EDITION_TEXT])
{
	struct fy_diag_cfg silent;
	struct fy_parse_cfg cfg = { .flags = FYPCF_QUIET };
	struct fy_document *document;
	bool found;

	fy_diag_cfg_default(&silent);
	silent.fp = NULL; /* what is wrong with the file is said where it is loaded */
	cfg.diag = fy_diag_create(&silent);
	document = fy_document_build_from_file(&cfg, path);
	found = document && fy_document_scanf(document, "/edition %31s", out) == 1;
	fy_document_destroy(document);
	fy_diag_destroy(cfg.diag);
	return found;
}

static bool find_edition(const char *path, struct date *edition)
{
	char text[EDITION_TEXT];

	return read_edition(path, text) && date_parse(text, edition);
}

bool catalog_is_older(const char *path, const char *than)
{
	struct date mine, theirs;
	struct stat my_file, their_file;

	if (find_edition(path, &mine) && find_edition(than, &theirs))
		return date_compare(mine, theirs) < 0;
	return stat(path, &my_file) == 0 && stat(than, &their_file) == 0 &&
	       my_file.st_mtime < their_file.st_mtime;
}
