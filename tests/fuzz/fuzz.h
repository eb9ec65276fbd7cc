/* What the fuzz targets share: laws that every input must leave standing. A
 * target is one file fuzz_NAME.c; its kept inputs lie in corpus/NAME. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* libFuzzer's door: https://llvm.org/docs/LibFuzzer.html */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Says which law was broken, and where, and ends the program. */
#define LAW(true_always) \
	((true_always) ? (void)0 : law_broken(#true_always, __FILE__, __LINE__))
_Noreturn void law_broken(const char *law, const char *file, int line);

/* Text as it may stand on one line of a screen: UTF-8 without control
 * characters. In law_lines line ends are allowed. NULL is broken. */
void law_text(const char *text);
void law_lines(const char *text);

/* A part of the input as a string of its own, of exactly that size in memory, so
 * that reading over its end is seen. The caller frees it. Ends at the first NUL. */
char *text_of(const uint8_t *data, size_t size);

/* 23.11.2026 09:02:05 in Almaty. */
extern const struct moment fuzz_now;

/* Opens the kiosk's languages, from the folder FUZZ_SHARE names. */
void languages_open(void);

#endif
