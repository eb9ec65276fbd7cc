/* What went wrong, for the journal. */
#ifndef PRINT_TROUBLE_H
#define PRINT_TROUBLE_H

/* One line on stderr with the priority "warning" of sd-daemon(3). */
void trouble(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
