/* A form file's bytes at the door: read whole, and every byte looked at before
 * the YAML reader sees it. */
#include "catalog/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/text.h"

/* Tabs are for the YAML reader to judge: it has its own sentence about them. */
static bool is_allowed(uint32_t code)
{
	if (code < 0x20)
		return code == '\n' || code == '\r' || code == '\t';
	return code != TEXT_BAD && (code < 0x7F || code > 0x9F);
}

static bool check_bytes(struct walk *walk, const struct buf *text)
{
	struct place place = { 1, 0 };
	bool clean = true, line_reported = false, other_encoding = false;
	size_t used;

	for (size_t i = 0; i < text->len; i += used) {
		uint32_t code;

		used = 1;
		place.column++;
		if (text->data[i] >= ' ' && text->data[i] <= '~')
			continue;
		code = text_decode(text->data + i, text->len - i, &used);
		/* in UTF-16 and the like every other byte is a control character */
		if (!is_allowed(code) && !line_reported && (code == TEXT_BAD || !other_encoding)) {
			walk_fault(walk, place,
			           code == TEXT_BAD
			               ? _("the file is not UTF-8 here; save it as UTF-8")
			               : _("there is a control character here; take it out"));
			line_reported = true;
			other_encoding = other_encoding || code == TEXT_BAD;
			clean = false;
		}
		if (code == '\n') {
			place = (struct place){ place.line + 1, 0 };
			line_reported = false;
		}
	}
	return clean;
}

static bool read_all(struct walk *walk, FILE *file, struct buf *text)
{
	char part[4096];
	size_t n;

	while ((n = fread(part, 1, sizeof(part), file)) > 0) {
		buf_add(text, part, n);
		if (text->len > FILE_MAX) {
			walk_fault(walk, (struct place){ 0, 0 }, _("the file is larger than %d KB"),
			           FILE_MAX / 1024);
			return false;
		}
	}
	if (ferror(file)) {
		walk_fault(walk, (struct place){ 0, 0 }, _("the file cannot be read (%s)"),
		           strerror(errno));
		return false;
	}
	return true;
}

bool source_read(struct walk *walk, const char *path, struct buf *text)
{
	/* a pipe of that name must not hang the start */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
	struct stat info;
	bool ok = false;

	if (!file) {
		walk_fault(walk, (struct place){ 0, 0 }, _("the file cannot be read (%s)"),
		           strerror(errno));
		return false;
	}
	if (fstat(fileno(file), &info) != 0 || !S_ISREG(info.st_mode))
		walk_fault(walk, (struct place){ 0, 0 }, _("this is not an ordinary file"));
	else
		ok = read_all(walk, file, text);
	fclose(file);
	return ok && check_bytes(walk, text);
}
