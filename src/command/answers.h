/* Answers from a call's words or a JSON file -> an application, judged field by
 * field exactly as the walk judges them. */
#ifndef COMMAND_ANSWERS_H
#define COMMAND_ANSWERS_H

#include <jansson.h>

#include "command/options.h"
#include "office/intake.h"

enum { FINDINGS_MAX = 64, FINDING_TEXT = 300 };

/* What was found wrong, or worth a warning, in the input. */
struct findings {
	int count, errors;
	struct finding {
		char field[ANSWER_NAME + 16];
		const char *code;
		bool soft;
		char message[FINDING_TEXT];
	} item[FINDINGS_MAX];
};

/* Fills the application; false when something was refused. */
bool answers_gather(const struct options *options, const struct catalog *catalog,
                    const struct moment *now, struct application *application,
                    struct findings *findings);

/* [{field, code, message}] of the warnings or of the errors. */
json_t *findings_json(const struct findings *findings, bool soft);

/* `field: sentence` on stderr, one line each. */
void findings_tell(const struct findings *findings);

#endif
