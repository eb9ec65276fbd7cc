#include "print/ticket.h"

#include <stdio.h>
#include <string.h>

enum { SENTENCE = 256 };

/* A sentence of the program in both languages. */
static struct say words(struct document *document, enum lang lang, const char *msgid)
{
	lang_use(LANG_KK);
	const char *kk = _(msgid);
	lang_use(lang);
	return document_say(document, _(msgid), kk);
}

static struct say given(struct document *document, const struct paper_words *text)
{
	return document_say(document, text->own, text->kk);
}

static struct say plain(struct document *document, const char *text)
{
	return document_say(document, text, NULL);
}

static void ahead_sentence(int ahead, char out[static SENTENCE])
{
	if (ahead <= 0)
		snprintf(out, SENTENCE, "%s", _("Nobody is ahead of you"));
	else
		snprintf(out, SENTENCE,
		         ngettext("%d person is ahead of you", "%d people are ahead of you",
		                  (unsigned long)ahead), ahead);
}

static void wait_sentence(int minutes, char out[static SENTENCE])
{
	snprintf(out, SENTENCE, ngettext("The wait is about %d minute", "The wait is about %d minutes",
	                                 (unsigned long)minutes), minutes);
}

static void compose_head(const struct ticket_paper *paper, struct document *document)
{
	struct block *school = document_add(document, BLOCK_TEXT);
	school->bold = true;
	school->text = given(document, &paper->school);
	if (paper->copy > 0)
		document_add(document, BLOCK_MARK)->text = words(document, paper->lang, N_("COPY"));
	document_add(document, BLOCK_RULE);
}

static void compose_pair(struct document *document, enum lang lang, const char *label,
                         struct say value)
{
	struct block *pair = document_add(document, BLOCK_PAIR);
	pair->text = words(document, lang, label);
	pair->value = value;
}

/* After hours there is no queue: the register's number is what to keep. */
static void compose_registration(const struct ticket_paper *paper, struct document *document)
{
	char own[CALENDAR_DAY], kk[CALENDAR_DAY];

	document_add(document, BLOCK_TEXT)->text =
		words(document, paper->lang, N_("Registration number"));
	document_add(document, BLOCK_NUMBER)->text =
		plain(document, paper->request[0].registration);
	if (!date_is_valid(paper->come))
		return;
	lang_use(LANG_KK);
	calendar_day_text(paper->come, kk);
	lang_use(paper->lang);
	calendar_day_text(paper->come, own);
	compose_pair(document, paper->lang, N_("Come on"), document_say(document, own, kk));
	compose_pair(document, paper->lang, N_("Reception hours"),
	             plain(document, paper->come_hours));
}

static void compose_number(const struct ticket_paper *paper, struct document *document)
{
	char own[SENTENCE], kk[SENTENCE];

	document_add(document, BLOCK_TEXT)->text =
		words(document, paper->lang, N_("Your number in the queue"));
	document_add(document, BLOCK_NUMBER)->text = plain(document, paper->number);

	lang_use(LANG_KK);
	ahead_sentence(paper->ahead, kk);
	lang_use(paper->lang);
	ahead_sentence(paper->ahead, own);
	struct block *ahead = document_add(document, BLOCK_TEXT);
	ahead->bold = true;
	ahead->text = document_say(document, own, kk);
	if (paper->wait_min <= 0)
		return;
	lang_use(LANG_KK);
	wait_sentence(paper->wait_min, kk);
	lang_use(paper->lang);
	wait_sentence(paper->wait_min, own);
	document_add(document, BLOCK_TEXT)->text = document_say(document, own, kk);
}

static void compose_when_and_where(const struct ticket_paper *paper, struct document *document)
{
	char date[DATE_TEXT], when[DATE_TEXT + 8];

	date_format_local(paper->taken_at.date, date);
	snprintf(when, sizeof(when), "%s %02d:%02d", date, paper->taken_at.hour % 24,
	         paper->taken_at.minute % 60);
	if (paper->place.own[0] && paper->number[0])
		compose_pair(document, paper->lang, N_("Where to wait"),
		             given(document, &paper->place));
	compose_pair(document, paper->lang, N_("Date and time"), plain(document, when));
}

/* The words of the screens first, then small what the law calls it. */
static void compose_service(const struct paper_words *service,
                            const struct paper_words *official, enum lang lang,
                            struct document *document)
{
	compose_pair(document, lang, N_("Service"), given(document, service));
	if (!official->own[0] || strcmp(official->own, service->own) == 0)
		return;
	struct block *title = document_add(document, BLOCK_PARAGRAPH);
	title->size = SIZE_SMALL;
	title->text = given(document, official);
}

static void compose_requests(const struct ticket_paper *paper, struct document *document)
{
	for (int i = 0; i < paper->request_count; i++) {
		document_add(document, BLOCK_RULE);
		compose_service(&paper->request[i].service, &paper->request[i].official, paper->lang,
		                document);
		if (i == 0 && !paper->number[0])
			continue; /* stands above already */
		compose_pair(document, paper->lang, N_("Registration number"),
		             plain(document, paper->request[i].registration));
	}
}

static void compose_missing(const struct ticket_paper *paper, struct document *document)
{
	if (paper->missing_count == 0)
		return;
	document_add(document, BLOCK_RULE);
	document_add(document, BLOCK_HEADING)->text =
		words(document, paper->lang, N_("Bring with you"));
	for (int i = 0; i < paper->missing_count; i++)
		document_add(document, BLOCK_ITEM)->text = given(document, &paper->missing[i]);
}

static void compose_foot(const struct ticket_paper *paper, struct document *document)
{
	char code[TICKET_QR];

	document_add(document, BLOCK_RULE);
	ticket_format_qr(paper->day, paper->number[0] ? paper->number
	                                              : paper->request[0].registration,
	                 paper->code, code);
	struct block *qr = document_add(document, BLOCK_QR);
	qr->code = document_keep(document, code);
	qr->text = words(document, paper->lang, N_("Code for asking later"));
	qr->value = plain(document, paper->code);
	if (paper->contact_centre[0]) {
		document_add(document, BLOCK_RULE);
		compose_pair(document, paper->lang, N_("Contact centre"),
		             plain(document, paper->contact_centre));
	}
}

void ticket_compose(const struct ticket_paper *paper, struct document *document)
{
	enum lang before = lang_now();

	document_init(document);
	compose_head(paper, document);
	if (paper->number[0])
		compose_number(paper, document);
	else
		compose_registration(paper, document);
	document_add(document, BLOCK_RULE);
	compose_when_and_where(paper, document);
	compose_requests(paper, document);
	compose_missing(paper, document);
	compose_foot(paper, document);
	lang_use(before);
}
