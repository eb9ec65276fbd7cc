/* The school's own form files, held against those that they replace. */
#ifndef COMMAND_OVERRIDES_H
#define COMMAND_OVERRIDES_H

/* Tells of each file of override that is older than the shipped file of the
 * same name, in the order of their names. override may be "". */
void overrides_look(const char *override, const char *shipped,
                    void (*tell)(void *ctx, const char *path, const char *replaces), void *ctx);

#endif
