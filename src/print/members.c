#include "print/members.h"

#include <assert.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "core/buf.h"

static const char *at(const void *base, size_t offset)
{
	return (const char *)base + offset;
}

static int int_at(const void *base, size_t offset)
{
	int value;
	memcpy(&value, at(base, offset), sizeof(value));
	return value;
}

static json_t *list_write(const struct member *m, const void *base)
{
	int count = int_at(base, m->count_offset);
	assert(count >= 0 && count <= m->limit);
	json_t *list = json_array();
	for (int i = 0; i < count; i++)
		json_array_append_new(list,
		                      members_write(m->of, at(base, m->offset + i * m->size)));
	return list;
}

static json_t *member_write(const struct member *m, const void *base)
{
	struct buf text;
	int64_t wide;
	switch (m->type) {
	case MEMBER_TEXT:
		return json_string(at(base, m->offset));
	case MEMBER_BUF:
		memcpy(&text, at(base, m->offset), sizeof(text));
		return json_string(text.data ? text.data : "");
	case MEMBER_INT:
		return json_integer(int_at(base, m->offset));
	case MEMBER_INT64:
		memcpy(&wide, at(base, m->offset), sizeof(wide));
		return json_integer(wide);
	case MEMBER_BOOL:
		return json_boolean(*(const bool *)at(base, m->offset));
	case MEMBER_NAME:
		return json_string(m->name(int_at(base, m->offset)));
	case MEMBER_OBJECT:
		return members_write(m->of, at(base, m->offset));
	case MEMBER_LIST:
		return list_write(m, base);
	case MEMBER_END:
		break;
	}
	return NULL;
}

json_t *members_write(const struct member *table, const void *base)
{
	json_t *object = json_object();
	for (const struct member *m = table; m->type != MEMBER_END; m++) {
		int failed = json_object_set_new(object, m->key, member_write(m, base));
		assert(!failed);
		(void)failed;
	}
	return object;
}

static bool text_read(const struct member *m, const json_t *value, char *to)
{
	if (!json_is_string(value) || json_string_length(value) >= m->size)
		return false;
	memcpy(to, json_string_value(value), json_string_length(value) + 1);
	return true;
}

static bool buf_read(const json_t *value, char *to)
{
	struct buf text = { 0 };
	if (!json_is_string(value) || strlen(json_string_value(value)) != json_string_length(value))
		return false;
	if (json_string_length(value) > 0) /* an empty one holds no memory */
		buf_text(&text, json_string_value(value));
	memcpy(to, &text, sizeof(text));
	return true;
}

static bool int_read(const json_t *value, char *to)
{
	json_int_t wide = json_integer_value(value);
	if (!json_is_integer(value) || wide < INT_MIN || wide > INT_MAX)
		return false;
	int narrow = (int)wide;
	memcpy(to, &narrow, sizeof(narrow));
	return true;
}

static bool int64_read(const json_t *value, char *to)
{
	int64_t wide = json_integer_value(value);
	if (!json_is_integer(value))
		return false;
	memcpy(to, &wide, sizeof(wide));
	return true;
}

static bool bool_read(const json_t *value, char *to)
{
	bool set = json_is_true(value);
	memcpy(to, &set, sizeof(set));
	return json_is_boolean(value);
}

static bool name_read(const struct member *m, const json_t *value, char *to)
{
	if (!json_is_string(value))
		return false;
	for (int i = 0; i < m->limit; i++) {
		if (strcmp(m->name(i), json_string_value(value)) == 0) {
			memcpy(to, &i, sizeof(i));
			return true;
		}
	}
	return false;
}

static bool list_read(const struct member *m, const json_t *value, void *base)
{
	size_t count = json_array_size(value);
	if (!json_is_array(value) || count > (size_t)m->limit)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!members_read(m->of, json_array_get(value, i),
		                  (char *)base + m->offset + i * m->size))
			return false;
	int stored = (int)count;
	memcpy((char *)base + m->count_offset, &stored, sizeof(stored));
	return true;
}

static bool member_read(const struct member *m, const json_t *value, void *base)
{
	char *to = (char *)base + m->offset;
	switch (m->type) {
	case MEMBER_TEXT:
		return text_read(m, value, to);
	case MEMBER_BUF:
		return buf_read(value, to);
	case MEMBER_INT:
		return int_read(value, to);
	case MEMBER_INT64:
		return int64_read(value, to);
	case MEMBER_BOOL:
		return bool_read(value, to);
	case MEMBER_NAME:
		return name_read(m, value, to);
	case MEMBER_OBJECT:
		return members_read(m->of, value, to);
	case MEMBER_LIST:
		return list_read(m, value, base);
	case MEMBER_END:
		break;
	}
	return false;
}

bool members_read(const struct member *table, const json_t *object, void *base)
{
	if (!json_is_object(object))
		return false;
	for (const struct member *m = table; m->type != MEMBER_END; m++) {
		const json_t *value = json_object_get(object, m->key);
		if (value && !member_read(m, value, base))
			return false;
	}
	return true;
}

bool members_all_there(const struct member *table, const json_t *object)
{
	for (const struct member *m = table; m->type != MEMBER_END; m++)
		if (!json_object_get(object, m->key))
			return false;
	return true;
}
