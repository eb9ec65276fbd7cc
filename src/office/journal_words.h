/* What stands in the journal as a code, in words. */
#ifndef OFFICE_JOURNAL_WORDS_H
#define OFFICE_JOURNAL_WORDS_H

/* A code of the journal in words of the language in use; an unknown one as it is. */
const char *journal_word(const char *code);

/* Codes of deeds by which a list can be narrowed. */
int journal_kinds(void);
const char *journal_kind(int i);

#endif
