/* One typed answer against a field of each type. The first byte is the type,
 * the second sets the field's own rules. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "catalog/check.h"
#include "core/text.h"

enum { SENTENCE = 512, DISPLAY = 600 };

static const struct choice choices[] = {
	{ .name = "moving", .label = { { "көшу", "переезд", "moving" } } },
	{ .name = "other", .label = { { "басқа", "другое", NULL } } },
};

static struct field field_of(uint8_t type, uint8_t rules)
{
	struct field field = {
		.name = "field", .type = (enum field_type)(type % FIELD_TYPES),
		.label = { { "Сұрақ", "Вопрос", "Question" } },
		.brief = { { "Сұрақ", "Вопрос", "Question" } },
		.required = rules & 1, .future = rules & 2, .age_below = rules & 4 ? 6 : 0,
		.length_max = rules & 8 ? 12 : 200, .number_min = -5, .number_max = 1000,
	};

	if (field.type == FIELD_CHOICE || field.type == FIELD_YES_NO) {
		field.choices = choices;
		field.choice_count = sizeof(choices) / sizeof(choices[0]);
	}
	return field;
}

/* What is kept is read again as the same thing, also as people write it. */
static void comes_back(const struct field *field, const char *kept, const char *typed_again)
{
	char again[ANSWER_VALUE];
	enum check check = check_answer(field, typed_again, &fuzz_now, again);

	LAW(check == CHECK_OK || check_is_soft(check));
	LAW(strcmp(again, kept) == 0);
}

static void judge(const struct field *field, const char *typed)
{
	char kept[ANSWER_VALUE], sentence[SENTENCE], shown[DISPLAY];
	enum check check = check_answer(field, typed, &fuzz_now, kept);

	check_sentence(check, field, sentence, sizeof(sentence));
	law_text(sentence);
	law_text(check_code(check));
	LAW((*sentence == '\0') == (check == CHECK_OK));
	law_text(kept);
	if (check != CHECK_OK && !check_is_soft(check)) {
		LAW(*kept == '\0');
		return;
	}
	LAW(*kept || !field->required);
	comes_back(field, kept, kept);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		check_display(field, kept, (enum lang)lang, shown, sizeof(shown));
		law_text(shown);
		if (field->type != FIELD_CHOICE && field->type != FIELD_YES_NO)
			comes_back(field, kept, shown);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct field field;
	char *typed;

	if (size < 2)
		return 0;
	field = field_of(data[0], data[1]);
	typed = text_of(data + 2, size - 2);
	judge(&field, typed);
	free(typed);
	return 0;
}
