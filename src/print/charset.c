#include "print/charset.h"

#include <string.h>
#include <strings.h>

#include "core/text.h"

static const char *const kazakh_names[] = { "RK1048", "STRK1048-2002", "KZ-1048" };
enum { KAZAKH_NAMES = sizeof(kazakh_names) / sizeof(kazakh_names[0]) };

static const struct {
	uint32_t code;
	const char *instead;
} signs[] = {
	{ 0x20B8, "тг" }, /* tenge */
	{ 0x2713, "+" },  /* check mark */
	{ 0x2714, "+" },
	{ 0x2500, "-" },  /* box drawing */
	{ 0x2011, "-" },  /* non-breaking hyphen */
	{ 0x2212, "-" },  /* minus */
	{ 0x202F, " " },  /* narrow no-break space */
	{ 0x2009, " " },  /* thin space */
};

static bool opened(struct charset *charset, const char *encoding)
{
	charset->conversion = iconv_open(encoding, "UTF-8");
	return charset->conversion != (iconv_t)-1;
}

static bool is_kazakh(const char *encoding)
{
	for (int i = 0; i < KAZAKH_NAMES; i++)
		if (strcasecmp(encoding, kazakh_names[i]) == 0)
			return true;
	return false;
}

bool charset_open(struct charset *charset, const char *encoding)
{
	/* A suffix such as //TRANSLIT would let losses through; "" is the locale's. */
	if (!encoding[0] || strchr(encoding, '/'))
		return false;
	if (opened(charset, encoding))
		return true;
	for (int i = 0; is_kazakh(encoding) && i < KAZAKH_NAMES; i++)
		if (opened(charset, kazakh_names[i]))
			return true;
	return false;
}

void charset_close(struct charset *charset)
{
	iconv_close(charset->conversion);
}

/* The whole of bytes, without loss and into nothing a printer obeys. */
static bool convert(struct charset *charset, const char *bytes, size_t len, struct buf *out)
{
	char space[16], *from = (char *)bytes, *to = space;
	size_t room = sizeof(space);

	iconv(charset->conversion, NULL, NULL, NULL, NULL);
	if (iconv(charset->conversion, &from, &len, &to, &room) != 0 || len > 0)
		return false;
	for (const char *byte = space; byte < to; byte++)
		if ((unsigned char)*byte < 0x20 || *byte == 0x7F)
			return false;
	buf_add(out, space, sizeof(space) - room);
	return true;
}

static const char *sign_instead(uint32_t code)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].code == code)
			return signs[i].instead;
	return NULL;
}

bool charset_put(struct charset *charset, const char *text, struct buf *out)
{
	size_t len = strlen(text), used;

	for (size_t at = 0; at < len; at += used) {
		uint32_t code = text_decode(text + at, len - at, &used);
		if (code == TEXT_BAD)
			return false;
		if (convert(charset, text + at, used, out))
			continue;
		const char *instead = sign_instead(code);
		if (!instead || !convert(charset, instead, strlen(instead), out))
			return false;
	}
	return true;
}
