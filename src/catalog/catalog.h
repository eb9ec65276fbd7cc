/* The form files: what the school offers and asks, as data.
 *
 * One YAML file a service (403015.yaml), shared groups in common.yaml, the
 * school in school.yaml, texts to read in info.yaml. A file in the override folder replaces the vendor's
 * file of the same name. A wrong service file is left out and named with line
 * and column; it never stops the kiosk. */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "core/answers.h"
#include "core/calendar.h"
#include "core/date.h"
#include "core/lang.h"
#include "core/printer.h"

/* What a field takes. The table in catalog/types.c holds all that depends on it. */
enum field_type {
	FIELD_IIN,
	FIELD_NAME,   /* full name in one field: surname, first name, patronymic */
	FIELD_DATE,   /* stored as YYYY-MM-DD */
	FIELD_PHONE,  /* stored as E.164 */
	FIELD_EMAIL,
	FIELD_CHOICE, /* stored as the choice's name */
	FIELD_YES_NO, /* a choice between "yes" and "no" */
	FIELD_CLASS,  /* grade 0..11 and an optional letter: "7", "7 Ә" */
	FIELD_NUMBER,
	FIELD_TEXT,
	FIELD_TYPES,
};

struct choice {
	const char *name;
	struct words label;
	struct words notice; /* said on a page of its own when it is chosen; or all NULL */
	bool priority;       /* a group that the law puts first */
};

/* Asked only when another field of the same form has one of these values. */
struct relevant {
	const char *field; /* NULL = always */
	const char *const *is;
	size_t is_count;
};

/* Whose datum an answer is. Another request of one visit is the same applicant's;
 * the child may be another. */
enum person {
	PERSON_NONE,
	PERSON_APPLICANT,
	PERSON_CHILD,
	PERSONS,
};

struct field {
	const char *name;
	enum field_type type;
	enum person person; /* at most one name and one IIN of a service are of one person */
	struct words label; /* the question: heading of its screen */
	struct words brief; /* its row on check-answers and in lists */
	struct words hint;  /* one short line; all NULL when there is none */
	struct words why;   /* why it is asked */
	bool required;
	int length_max;     /* characters; text and name */
	long number_min, number_max;
	int age_below;      /* years on the day of asking; 0 = no rule; only warns */
	int age_turns;      /* years reached by the end of this calendar year; 0 = no rule; only warns */
	struct relevant turns_when; /* that rule holds only then */
	bool future;        /* a day to come needs no warning */
	bool digits;        /* a text that is mostly a number: its keys give digits first */
	const struct choice *choices; /* of choice and yes_no; others have none */
	size_t choice_count;
	struct relevant relevant;
};

enum paper_use {
	PAPER_SHOWN,      /* shown for comparison: салыстыру үшін көрсетіледі */
	PAPER_HANDED_OVER,
};

/* One row of the what-to-bring check-list. */
struct paper {
	const char *name;
	struct words label;
	enum paper_use use;
	struct relevant relevant; /* judged against the answers, once there are any */
};

enum channel {
	CHANNEL_PROVIDER,
	CHANNEL_CORP,           /* State Corporation */
	CHANNEL_CORP_HERE,      /* ... at the provider's place */
	CHANNEL_CORP_ELSEWHERE,
	CHANNEL_PORTAL,
	CHANNELS,
};

/* The form in which a service is rendered. */
enum form {
	FORM_ELECTRONIC,
	FORM_PARTLY_AUTOMATED, /* the electronic form is */
	FORM_PAPER,
	FORMS,
};

/* Who says it, and what is shown when plan and law differ. */
enum source { SOURCE_PLAN, SOURCE_LAW };
enum shown { SHOWN_PLAN, SHOWN_LAW, SHOWN_BOTH };

enum term_kind {
	TERM_WORKING_DAYS, /* of the service */
	TERM_MINUTES,      /* of the service */
	TERM_WAIT_MINUTES, /* longest wait to hand in */
	TERM_SERVICE_MINUTES,
};

struct term {
	enum channel channel;
	enum term_kind kind;
	int value;
	enum source source;
};

/* What a paper of the plan's list of results is: the plan also counts the receipt
 * and the reasoned refusal, which give nobody what was asked for. */
enum result_kind {
	RESULT_GIVEN,   /* what the service is for: with it the request is finished */
	RESULT_RECEIPT, /* goes with the acceptance; the request stays in work */
	RESULT_REFUSAL, /* goes with the refusal */
};

/* A paper that comes out of the service. */
struct result {
	const char *name;
	enum result_kind kind;
	bool blank; /* on a state blank: it has a series, and is signed for */
	struct words label;
};

/* Days on which the service is rendered, when it is not all year round. Year 0
 * in both dates: every year. */
struct window {
	struct date from; /* all zero: from the year's beginning, or since ever */
	struct date to;   /* included, as from is */
	struct words label;
	enum source source;
	struct relevant relevant; /* whom it concerns, once there are answers */
};

/* What the plan has the school tell the public about a service. */
enum publicity_kind { PUBLICITY_POST, PUBLICITY_LIVE, PUBLICITY_ARTICLE, PUBLICITY_EXPLANATION };

struct publicity {
	enum publicity_kind kind;
	int from_month, to_month; /* 1..12, both included; 0 = the plan names none */
	struct words label;       /* about what; all NULL: about the service */
};

/* Law on state services: Art. 19 lets the school not accept a package, Art.
 * 19-1 lets it refuse the service. Both need a remedy in words. */
enum ground_kind { GROUND_NOT_ACCEPTED, GROUND_REFUSED };

struct ground {
	const char *name;
	enum ground_kind kind;
	struct words label;
	struct words remedy; /* what the applicant can do */
};

struct service {
	const char *code;     /* "403015" */
	const char *registry; /* "00403015" */
	struct words title;   /* official */
	struct words brief;   /* on buttons and lists */
	struct words about;   /* one or two sentences in a parent's words */
	struct words who;     /* who may apply */
	struct words provider;
	struct words result;  /* what one gets */
	struct words notice;  /* where later law differs; all NULL when it does not */
	struct words fee;
	struct words basis;   /* the act */
	enum shown shown;
	bool channels[CHANNELS];
	bool form[FORMS];
	bool verified;        /* false: the school must confirm it */
	const char *edition;  /* ISO date of the text it was written from */
	const struct term *terms;
	size_t term_count;
	const struct window *windows;
	size_t window_count;
	const struct paper *papers;
	size_t paper_count;
	const struct result *results;
	size_t result_count;
	const struct ground *grounds;
	size_t ground_count;
	const struct publicity *publicity;
	size_t publicity_count;
	const struct field *fields; /* in the order of asking */
	size_t field_count;
};

/* The seven slots of Law on personal data, Art. 8(4), as sentences. The
 * operator's name, BIN and the days of keeping are already filled in. */
struct consent_text {
	struct words title;
	const struct words *paragraphs;
	size_t paragraph_count;
};

/* A text of the information pages: rights, complaints, telephone numbers. The
 * school's words are already filled in. */
struct info_text {
	const char *name;
	struct words title;
	const struct words *paragraphs;
	size_t paragraph_count;
	bool verified; /* false: the school must confirm it */
};

struct info {
	const char *edition; /* ISO date of the law the texts were written from */
	const struct info_text *texts;
	size_t text_count;
};

/* Who answers for a row of the school's yearly plan. */
struct duty {
	int row; /* 1..6 */
	const char *const *people;
	size_t people_count;
};

/* A lesson, in minutes since midnight. */
struct bell {
	int from_min, to_min;
};

/* Who is called next. */
enum call_order {
	CALL_OLDEST,   /* whoever has waited longest */
	CALL_PRIORITY, /* groups that the law puts first before the others (choice.priority) */
	CALL_ORDERS,
};

/* Where staff take people. */
struct desk {
	const char *name;    /* what is called out: "1" */
	struct words label;
	struct words room;
};

struct school {
	struct words name;
	struct words place;    /* where to wait: "бірінші қабат, 3-терезе" */
	struct words operator_name; /* of personal data */
	const char *bin;       /* its BIN; "" until the school gives it */
	const char *contact_centre; /* 1414 */
	const char *hotline;   /* 1424 */
	const char *series;    /* prefix of ticket numbers; "" for one series */
	int register_start;    /* first serial of the first year's register */
	int idle_warn_s, idle_count_s, ticket_s; /* time-outs of the screens */
	int draft_s;           /* that the answers of a visitor who has gone for a paper are kept */
	enum call_order call;
	int recall_limit;      /* calls again, until a no-show is offered */
	const char *sound;     /* WAV that tells staff of the first in the queue; "": none */
	int staff_lock_s;      /* without a key, until a staff screen locks */
	int console_back_s;    /* without a key, until tty1 is shown again */
	int retain_days;       /* personal data after the result */
	int backup_days;       /* without a backup, until the desk is told */
	bool board_bell;       /* the public board rings at a call */
	int board_keep_s;      /* how long a call that nobody follows stays on it */
	const char *director;
	const struct duty *duties;
	size_t duty_count;
	const struct printer *printers;
	size_t printer_count;
	struct calendar calendar;
	bool hours_verified;   /* false: week, hours, bells and desks are a proposal */
	const struct bell *bells;
	size_t bell_count;
	const struct desk *desks;
	size_t desk_count;
};

struct catalog; /* owns every string it gives out */

/* One fault in a form file. */
struct catalog_fault {
	const char *file; /* as given on the command line, e.g. forms/403003.yaml */
	int line, column; /* from 1; 0 = the whole file */
	const char *message; /* translated sentence: what is wrong and what to do */
};

/* Loads all of dir, then override_dir (NULL: none) on top. Always gives a
 * catalog, perhaps an empty one; faults are asked for with catalog_faults. */
struct catalog *catalog_load(const char *dir, const char *override_dir);
void catalog_free(struct catalog *catalog);

/* True when the form file at path is older than the other: by the editions both
 * name, else by the days they were written. */
bool catalog_is_older(const char *path, const char *than);

size_t catalog_fault_count(const struct catalog *catalog);
const struct catalog_fault *catalog_fault(const struct catalog *catalog, size_t i);

/* Services in the order of their codes. */
size_t catalog_service_count(const struct catalog *catalog);
const struct service *catalog_service(const struct catalog *catalog, size_t i);
const struct service *catalog_find(const struct catalog *catalog, const char *code);

/* Never NULL. What school.yaml does not say, or says wrongly, has a default:
 * texts "", lists empty, the time-outs those of the vendor's file. Without a
 * sound consent (no paragraphs) there are no services either. */
const struct school *catalog_school(const struct catalog *catalog);
const struct consent_text *catalog_consent(const struct catalog *catalog);

/* Never NULL; without texts when there is no info.yaml. */
const struct info *catalog_info(const struct catalog *catalog);

const struct field *service_field(const struct service *service, const char *name);
const struct paper *service_paper(const struct service *service, const char *name);

/* The service's field of that type that is that person's; NULL: it asks none. */
const struct field *service_person(const struct service *service, enum person person,
                                   enum field_type type);

/* Choice i (below choice_count) as people read it: in lang what the form file
 * says, in the language in use the program's own Yes and No. */
const char *choice_label(const struct field *field, size_t i, enum lang lang);

/* "iin", "name" … as form files and JSON write it. */
const char *field_type_name(enum field_type type);
const char *person_name(enum person person);
const char *channel_name(enum channel channel);
const char *form_name(enum form form);
const char *term_kind_name(enum term_kind kind);
const char *paper_use_name(enum paper_use use);
const char *source_name(enum source source);
const char *shown_name(enum shown shown);
const char *ground_kind_name(enum ground_kind kind);
const char *result_kind_name(enum result_kind kind);
const char *publicity_kind_name(enum publicity_kind kind);

/* True when the field is to be asked, given the answers so far. */
bool relevant_now(const struct relevant *relevant, const struct answers *answers);

/* True when day lies in the window; whom it concerns is not looked at. */
bool window_open(const struct window *window, struct date day);

#endif
