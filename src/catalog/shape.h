/* The shapes of the form files: which keys may stand where.
 *
 * A text that people read is a map {kk: …, ru: …, en: …}; kk and ru are a must,
 * below it is written T. A name is [a-z][a-z0-9_]*, at most 31 letters. Keys
 * marked * are a must. Any other key is a fault.
 *
 *   403015.yaml, one file a service, named by its code
 *     code*      "403015"              registry*  "00403015"
 *     title* brief* about* who* provider* result* fee* basis*   T
 *     notice     T, where later law differs
 *     shown      plan | law | both (plan)
 *     channels*  [provider, corp, corp_here, corp_elsewhere, portal]
 *     form       [electronic, partly_automated, paper]
 *     verified*  true | false          edition*   2026-03-03
 *     terms      - channel* kind* plan law
 *                  kind: working_days | minutes | wait_minutes | service_minutes;
 *                  plan and law: the value each gives; at least one of them
 *     windows    - from to* label* source* (plan | law) relevant: days when it is
 *                  open; 2026-10-26, or 10-26 for every year
 *     papers*    - name* label* use* relevant, or - include: paper of common.yaml
 *                  use: shown | handed_over
 *     results*   - name* kind label* blank
 *                  kind: given | receipt | refusal (given); only what is given
 *                  finishes a request
 *                  blank: true for a state blank, with series and signature
 *     grounds    - name* kind* label* remedy*, or - include: ground of common.yaml
 *                  kind: not_accepted | refused
 *     publicity  - kind* from_month to_month label
 *                  kind: post | live | article | explanation; months 1 to 12
 *     fields*    - name* type* person label* brief* hint why required digits constraint
 *                  choices relevant, or - include: group of common.yaml
 *                  type: iin | name | date | phone | email | choice | yes_no | class |
 *                    number | text
 *                  person: applicant | child | none (none): whose datum it is; the
 *                    applicant's hold for all requests of a visit, a child's for
 *                    those for the same child; consent is given by the name of the
 *                    one, for that of the other
 *                  required: true unless it says false
 *                  digits: true for a text whose keys give digits first (a house)
 *                  constraint: {max_length: 120} for name and text,
 *                    {min: 0, max: 9} for number, {age_below: 6} for iin and date,
 *                    {turns: 6, relevant: …} for the same: reached by the end of the
 *                    year, when that holds,
 *                    {future: true} for a date that may lie ahead
 *                  choices: - name* label* notice priority   for type choice, and
 *                    must be there; notice: T, said on a page of its own when it is
 *                    chosen; priority: true for a group that the law puts first
 *                  relevant: {field: reason, is: [other]}: asked only then; the
 *                    field stands before this one; a yes_no has the choices yes, no
 *
 *   common.yaml
 *     groups     - name* person fields*   person: of fields that name none
 *     papers     - name* label* use* relevant
 *     grounds    - name* kind* label* remedy*
 *     consent*   title* paragraphs*: a list of T, in which {operator}, {bin} and
 *                {retain_days} stand for what school.yaml says; so do
 *                {contact_centre}, {hotline} and {director}
 *
 *   info.yaml, the information pages beside the services' own; may be left out
 *     edition*   2026-06-10, of the law that the texts were written from
 *     leaflets*  - name* title* verified* (true | false) paragraphs*: a list of T
 *                  with the slots of the consent
 *
 *   school.yaml
 *     name* place* operator*  T        bin        12 digits
 *     director   text                  contact_centre* hotline*  text
 *     series     0 to 2 capitals       register_start  1…
 *     retain_days 1…                   backup_days 1… without a backup (7)
 *                                      timeouts: {idle_warn, idle_count, ticket, draft,
 *                                      staff_lock, console_back}, seconds
 *     call       oldest | priority (oldest): who is called next, whoever has waited
 *                  longest, or first of all those with a priority by their answers
 *     recall_limit 1…                  sound      path of a WAV, or empty
 *     board: {bell, keep}: the public board rings at a call (true); seconds that one
 *                  whom nobody follows stays on it (600)
 *     responsible - row* people*: a list of texts
 *     printers   - queue* kind* dots columns code_page encoding
 *                  kind: pdf | raster | text
 *     week       days worked, from Monday on: 5 or 6; 7: no day of rest (5)
 *     hours_verified  false: week, hours, bells and desks are a proposal (true)
 *     hours      - days* from* to* breaks: - from* to*
 *                  when the desk takes people; days: [monday, … sunday], times as
 *                  09:00; without any hours it always does
 *     bells      - from* to*, one a lesson
 *     desks      - name* label* room*  name: a text, as it is called out
 *     days_off   - name* days* instead: one holiday through the years
 *                  days: [2026-03-21, …]
 *                  instead: - day* for*: a day off for one of them on a day of rest
 *     worked_days - day* off: a day of rest that is worked, off: the one that is
 *                  free for it */
#ifndef CATALOG_SHAPE_H
#define CATALOG_SHAPE_H

#include "catalog/walk.h"

extern const struct shape shape_service, shape_common, shape_school, shape_info, shape_words;

/* What a school has that says nothing. */
extern const struct school school_defaults;

/* A term of a file gives one struct term for the plan and one for the law. */
struct raw_term {
	enum channel channel;
	enum term_kind kind;
	int plan, law; /* -1 = not said */
};

/* A service as its file gives it; terms are not yet split. */
struct raw_service {
	struct service service;
	const struct raw_term *terms;
	size_t term_count;
};

/* Hours that several weekdays have. */
struct raw_hours {
	bool days[WEEKDAYS];
	struct hours hours;
	const struct hours *breaks;
	size_t break_count;
};

/* A day off for one that fell on a day of rest. */
struct raw_instead {
	struct date day, from;
};

/* One holiday, all years. */
struct raw_holiday {
	struct words name;
	const struct date *days;
	size_t day_count;
	const struct raw_instead *instead;
	size_t instead_count;
};

struct raw_worked {
	struct date day, off; /* off: all zero when none */
};

/* The school as its file gives it; its calendar is not yet made. */
struct raw_school {
	struct school school; /* first: keys of the school are found in both */
	const struct raw_hours *hours;
	size_t hours_count;
	const struct raw_holiday *holidays;
	size_t holiday_count;
	const struct raw_worked *worked;
	size_t worked_count;
};

/* "monday" for 0 … */
const char *weekday_name(int weekday);

/* Rules of the calendar (cross_calendar.c); the last also makes the calendar. */
void cross_span(struct walk *walk, const struct node *node, struct place place, void *item,
                const void *list, size_t index);
void cross_hours(struct walk *walk, const struct node *node, struct place place, void *item,
                 const void *list, size_t index);
void cross_instead(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index);
void cross_holiday(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index);
void cross_worked(struct walk *walk, const struct node *node, struct place place, void *item,
                  const void *list, size_t index);
void cross_calendar(struct walk *walk, const struct node *node, struct place place,
                    struct raw_school *raw);

/* rules of more than one key (cross.c) */
void cross_field(struct walk *walk, const struct node *node, struct place place, void *item,
                 const void *list, size_t index);
void cross_service(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index);
void cross_term(struct walk *walk, const struct node *node, struct place place, void *item,
                const void *list, size_t index);
void cross_window(struct walk *walk, const struct node *node, struct place place, void *item,
                  const void *list, size_t index);
void cross_publicity(struct walk *walk, const struct node *node, struct place place, void *item,
                     const void *list, size_t index);
void cross_consent(struct walk *walk, const struct node *node, struct place place, void *item,
                   const void *list, size_t index);
void cross_school(struct walk *walk, const struct node *node, struct place place, void *item,
                  const void *list, size_t index);
/* slots.c: false, with a fault, when a text has a {slot} that does not exist.
 * node: the map of the words; may be NULL. */
bool slots_check(struct walk *walk, const struct node *node, struct place place,
                 const struct words *words);
size_t include_group(struct walk *walk, const char *name, struct place place, void *list,
                     size_t count, size_t max);
size_t include_ground(struct walk *walk, const char *name, struct place place, void *list,
                      size_t count, size_t max);
size_t include_paper(struct walk *walk, const char *name, struct place place, void *list,
                     size_t count, size_t max);

#endif
