/* What stands in the journal as a code, in words. */
#include <string.h>

#include "core/lang.h"
#include "office/journal_words.h"

/* The first ones are kinds of event to look for. */
static const struct {
	const char *code, *label;
} words[] = {
	{ "call", N_("called") },
	{ "recall", N_("called again") },
	{ "start", N_("service begun") },
	{ "hold", N_("put off") },
	{ "transfer", N_("sent to another desk") },
	{ "requeue", N_("back into the queue") },
	{ "no-show", N_("did not come") },
	{ "finish", N_("served to the end") },
	{ "cancel", N_("number given back") },
	{ "take", N_("number taken") },
	{ "submit", N_("request handed in") },
	{ "accept", N_("request accepted") },
	{ "not-accept", N_("documents not accepted") },
	{ "issue", N_("result issued") },
	{ "refuse", N_("service refused") },
	{ "withdraw", N_("request withdrawn") },
	{ "day-closed", N_("day closed") },
	{ "login", N_("logged in") },
	{ "login-wrong", N_("wrong PIN") },
	{ "logout", N_("logged out") },
	{ "gone", N_("the screen had ended") },
	{ "backup", N_("backup made") },
	{ "restore", N_("restored from a backup") },
	{ "account-add", N_("account made") },
	{ "account-role", N_("role changed") },
	{ "account-secret", N_("PIN changed") },
	{ "account-disable", N_("account closed") },
	{ "account-enable", N_("account opened again") },
	{ "resume", N_("returned to the queue") },
	{ "close-day", N_("left at the close") },
	{ "consent", N_("consent given") },
	{ "undo", N_("last step taken back") },
	{ "receipt", N_("receipt printed") },
	{ "refusal", N_("refusal on paper printed") },
	{ "papers-missing", N_("papers missing, decided all the same") },
	{ "add-result", N_("one more paper issued") },
	{ "ready", N_("result ready") },
	{ "told", N_("person told") },
	{ "correct", N_("corrected") },
	{ "fill-in", N_("written down") },
	{ "tick", N_("paper ticked") },
	{ "untick", N_("paper not there") },
	{ "note", N_("note") },
	{ "taken-back", N_("consent taken back") },
	{ "blocked", N_("data blocked") },
	{ "unblock", N_("data no longer blocked") },
	{ "deleted", N_("data deleted") },
	{ "export", N_("all data given to the person") },
	{ "register", N_("register put on paper") },
	{ "purge", N_("old data deleted") },
	{ "comments", N_("comments without a request") },
	{ "desk-pause", N_("desk paused") },
	{ "desk-open", N_("desk open again") },
	{ "desk-help", N_("help asked for") },
	{ "desk-answer", N_("call for help ended") },
	{ "desk-staffed", N_("sat down at the desk") },
	{ "desk-left", N_("left the desk") },
	{ "clock-right", N_("clock found right") },
	{ "redate", N_("day set right") },
	{ "print", N_("paper ticket") },
	{ "reprint", N_("ticket to be printed again") },
	{ "print-claim", N_("printing begun") },
	{ "print-spool", N_("sent to the printer") },
	{ "print-done", N_("paper printed") },
	{ "print-fail", N_("paper not printed") },
	{ "print-take-back", N_("printing taken back") },
	{ "print-retry", N_("printing tried again") },
	{ "print-settle", N_("printing cleared up") },
	{ "waiting", N_("waiting") },
	{ "serving", N_("being served") },
	{ "held", N_("put off") },
	{ "done", N_("served to the end") },
	{ "cancelled", N_("number given back") },
	{ "left", N_("in no queue") },
	{ "submitted", N_("handed in") },
	{ "accepted", N_("accepted") },
	{ "not-accepted", N_("not accepted") },
	{ "issued", N_("result issued") },
	{ "refused", N_("refused") },
	{ "withdrawn", N_("withdrawn") },
	{ "closed", N_("closed") },
	{ "time", N_("by the clock") },
	{ "oldest-first", N_("longest wait") },
	{ "priority-first", N_("priority by law") },
};
enum { WORDS = sizeof words / sizeof *words, KINDS = 24 };

const char *journal_word(const char *code)
{
	for (int i = 0; i < WORDS; i++) {
		if (strcmp(words[i].code, code) == 0)
			return _(words[i].label);
	}
	return strcmp(code, "called") == 0 ? _("called") : code;
}

int journal_kinds(void)
{
	return KINDS;
}

const char *journal_kind(int i)
{
	return words[i].code;
}
