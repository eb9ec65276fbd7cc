#include "store/statement.h"

#include <assert.h>

#define PRINT_JOB_COLUMNS \
	"id, visit, state, copy, attempt, job_name, queue, queue_job, doubtful, reason," \
	" claim_boot, claim_pid, claim_started, state_at"

#define CLOSING_COLUMNS \
	"event, day, at, utc_offset, head, taken, done, no_show, cancelled, unserved, staying"

/* An event with what it is about. */
#define EVENT_ROWS \
	"SELECT event.id, event.at, event.utc_offset, account, event.desk, what, was, becomes," \
	" why, iif(EXISTS (SELECT 1 FROM data_right WHERE data_right.request = event.request" \
	" AND kind = 'blocked'), '', text), coalesce(service, '')," \
	" visit.prefix, visit.number, year, serial" \
	" FROM event LEFT JOIN visit ON visit.id = event.visit" \
	" LEFT JOIN request ON request.id = event.request" \
	" LEFT JOIN event_detail ON event_detail.event = event.id" \
	" WHERE"

/* :from and :to are Unix times, "" is anybody. */
#define EVENT_FILTER \
	" event.at >= :from AND event.at < :to AND :account IN ('', account)" \
	" AND :desk IN ('', event.desk) AND :what IN ('', what)"

/* "403001 category orphan": the answer by which a visit claims to be called first. */
#define CLAIM_OF_VISIT \
	"SELECT service || ' ' || claim.name || ' ' || coalesce(value, '')" \
	" FROM request JOIN claim ON claim.request = request.id" \
	" LEFT JOIN answer ON answer.request = request.id AND answer.name = claim.name" \
	" WHERE request.visit = visit.id ORDER BY request.id LIMIT 1"

/* See the table; no clock shows it before 2286. */
#define SHUT_STILL "9999999999"

/* Of a call: for how long no desk was open since then, and since when none is. */
#define STOPPED \
	" iif(state = 'called', (SELECT coalesce(sum(until - max(since, called_at)), 0)" \
	" FROM shut WHERE until > called_at AND until < " SHUT_STILL "), 0)," \
	" coalesce((SELECT since FROM shut WHERE until = " SHUT_STILL "), 0)"

/* One who is in the house, for the desks. */
#define OPEN_COLUMNS \
	"id, prefix, number, state, taken_at, lang," \
	" (SELECT count(*) FROM request WHERE visit = visit.id)," \
	" coalesce((SELECT service FROM request WHERE visit = visit.id ORDER BY id LIMIT 1)," \
	" (SELECT topic FROM question WHERE visit = visit.id), '')," \
	" desk, called_at, recalls, hold_until, hold_why, clock_doubt, back_to," \
	" (SELECT text FROM event_detail WHERE event = (SELECT max(id) FROM event" \
	" WHERE visit = visit.id AND what = 'transfer' AND event.desk = visit.desk))," \
	" (SELECT state FROM print_job WHERE visit = visit.id ORDER BY copy DESC LIMIT 1)," \
	" (" CLAIM_OF_VISIT "), day," STOPPED

#define IS_OPEN "state IN ('waiting', 'called', 'serving', 'held')"

/* Left over from another day: begun or put off then, or taken up again since
 * :since, the beginning of this day. */
#define STAYING \
	"id > 0 AND " IS_OPEN " AND day <> :day AND (state IN ('serving', 'held') OR state_at >= :since)"

/* Who waits and may be called to :desk. */
#define WAITING \
	"FROM visit WHERE day = :day AND state = 'waiting' AND desk IN ('', :desk)"
#define REQUEST_EVENTS \
	EVENT_ROWS EVENT_FILTER \
	" AND event.visit = (SELECT visit FROM request WHERE year = :year AND serial = :serial)" \
	" AND (event.request IS NULL" \
	" OR event.request = (SELECT id FROM request WHERE year = :year AND serial = :serial))"

/* Until when, why not, whether it is ready. */
#define STANDING \
	" (SELECT due_day FROM term WHERE request = request.id AND open = 1)," \
	" coalesce((SELECT ground FROM refusal WHERE request = request.id), '')," \
	" coalesce((SELECT missing FROM refusal WHERE request = request.id), '')," \
	" coalesce((SELECT remedy FROM refusal WHERE request = request.id AND NOT EXISTS" \
	" (SELECT 1 FROM data_right WHERE request = request.id AND kind = 'blocked')), '')," \
	" (SELECT count(*) FROM notice WHERE request = request.id)"

/* Nobody is shown these people. */
#define BLOCKED \
	"EXISTS (SELECT 1 FROM data_right d WHERE d.request = request.id AND d.kind = 'blocked')"

/* These have nothing left to show. */
#define DELETED \
	"EXISTS (SELECT 1 FROM data_right d WHERE d.request = request.id AND d.kind = 'deleted')"

/* What the consent promises: kept for so long after the end; and not beyond the day
 * on which use must stop when the consent was taken back. A decision that came after
 * the deletion has brought new words with it. */
#define ENDED \
	"state IN ('not-accepted', 'issued', 'refused', 'withdrawn') AND state_at < :before"
#define PURGEABLE \
	"NOT EXISTS (SELECT 1 FROM data_right WHERE request = id AND kind = 'deleted'" \
	" AND at >= state_at) AND (" ENDED " OR id IN" \
	" (SELECT request FROM data_right WHERE kind = 'taken-back' AND due_day <= :today))"

/* Lists are served by an index each: what a call costs does not grow with the
 * years that stand behind today. */
static const char *const statements[] = {
	[STMT_BEGIN_READ] = "BEGIN",
	[STMT_BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[STMT_COMMIT] = "COMMIT",
	[STMT_ROLLBACK] = "ROLLBACK",
	[STMT_DATA_VERSION] = "PRAGMA data_version",
	[STMT_QUICK_CHECK] = "PRAGMA quick_check(1)",

	/* Since somebody said that the clock is right no day comes after that of the newest
	 * visit; later days that were on record by then count no longer. */
	[STMT_NEWEST_DAY] =
		"SELECT coalesce((SELECT day FROM visit WHERE id >"
		" (SELECT visit FROM clock_check WHERE one = 1) ORDER BY id DESC LIMIT 1),"
		" (SELECT day FROM clock_check WHERE one = 1), (SELECT max(day) FROM visit))",
	/* Without RETURNING, which would build a table for its one number. */
	[STMT_NEXT_NUMBER] =
		"INSERT INTO series (day, prefix, last) VALUES (:day, :prefix, 1)"
		" ON CONFLICT (day, prefix) DO UPDATE SET last = last + 1",
	[STMT_LAST_NUMBER] = "SELECT last FROM series WHERE day = :day AND prefix = :prefix",
	[STMT_YEAR_BEFORE] = "SELECT max(year) FROM register WHERE year < :year",
	[STMT_NEXT_SERIAL] =
		"INSERT INTO register (year, last) VALUES (:year, :start)"
		" ON CONFLICT (year) DO UPDATE SET last = last + 1",
	[STMT_LAST_SERIAL] = "SELECT last FROM register WHERE year = :year",
	[STMT_ADD_VISIT] =
		"INSERT INTO visit (day, prefix, number, code, taken_at, utc_offset, lang, state,"
		" state_at, clock_doubt) VALUES (:day, :prefix, :number, :code, :at, :utc_offset,"
		" :lang, :state, :at, :clock_doubt)",
	[STMT_ADD_QUESTION] = "INSERT INTO question (visit, topic) VALUES (:visit, :topic)",
	[STMT_ADD_REQUEST] =
		"INSERT INTO request (visit, year, serial, service, state, state_at)"
		" VALUES (:visit, :year, :serial, :service, :state, :at)",
	[STMT_ADD_ANSWER] =
		"INSERT INTO answer (request, name, position, state, value)"
		" VALUES (:request, :name, :position, :state, :value)",
	[STMT_ADD_PAPER] =
		"INSERT INTO paper (request, name, position, with_me)"
		" VALUES (:request, :name, :position, :with_me)",
	[STMT_ADD_CONSENT] =
		"INSERT INTO consent (request, text_digest, lang, given_by, for_whom, how,"
		" given_at, utc_offset) VALUES (:request, :text_digest, :lang, :given_by,"
		" :for_whom, :how, :at, :utc_offset)",
	[STMT_ADD_PRINT_JOB] =
		"INSERT INTO print_job (visit, copy, attempt, state, state_at, job_name, queue,"
		" queue_job, doubtful, reason, claim_boot, claim_pid, claim_started)"
		" VALUES (:visit, :copy, 0, :state, :at, :job_name, '', 0, 0, '', '', 0, 0)",

	[STMT_QUEUE] =
		"SELECT id, prefix, number, state, taken_at, utc_offset, lang,"
		" (SELECT count(*) FROM request WHERE visit = visit.id),"
		" (SELECT service FROM request WHERE visit = visit.id ORDER BY id LIMIT 1),"
		" (SELECT state FROM print_job WHERE visit = visit.id ORDER BY copy DESC LIMIT 1)"
		" FROM visit WHERE day = :day ORDER BY id LIMIT :max OFFSET :from",
	[STMT_COUNTS] =
		"SELECT state, count(*) FROM visit WHERE day = :day GROUP BY state",
	/* Nobody without a claim is before one with a claim, when it counts. */
	[STMT_AHEAD] =
		"SELECT count(*) FROM visit WHERE day = :day AND state = :state AND id < :visit"
		" AND (NOT :priority OR NOT EXISTS (SELECT 1 FROM request JOIN claim"
		" ON claim.request = request.id WHERE request.visit = :visit)"
		" OR EXISTS (SELECT 1 FROM request JOIN claim ON claim.request = request.id"
		" WHERE request.visit = visit.id))",
	[STMT_FIND_VISIT] =
		"SELECT id FROM visit WHERE day = :day AND prefix = :prefix AND number = :number",
	[STMT_VISIT] =
		"SELECT prefix, number, code, day, taken_at, utc_offset, lang"
		" FROM visit WHERE id = :visit",
	[STMT_VISIT_REQUESTS] =
		"SELECT id, year, serial, service, state FROM request WHERE visit = :visit"
		" ORDER BY id LIMIT :max",
	[STMT_VISIT_PRINT_JOB] =
		"SELECT id FROM print_job WHERE visit = :visit AND copy = 0",
	[STMT_REQUEST] =
		"SELECT request.id, visit, service, prefix, number, day, taken_at,"
		" visit.utc_offset, visit.lang, request.state, given_by"
		" FROM request JOIN visit ON visit.id = visit"
		" LEFT JOIN consent ON request = request.id"
		" WHERE year = :year AND serial = :serial",
	[STMT_ANSWERS] =
		"SELECT name, state, value FROM answer WHERE request = :request"
		" ORDER BY position LIMIT :max",
	[STMT_PAPERS] =
		"SELECT name, with_me FROM paper WHERE request = :request"
		" ORDER BY position LIMIT :max",
	[STMT_MISSING_PAPERS] =
		"SELECT name FROM paper WHERE request = :request AND (:all OR with_me = 0)"
		" ORDER BY position LIMIT :max",

	[STMT_PLACE] =
		"SELECT state, state_at, desk, called_at, recalls, hold_until, hold_why, back_to"
		" FROM visit WHERE id = :visit",
	[STMT_CHANGE_PLACE] =
		"UPDATE visit SET state = :state, state_at = :at, desk = :desk,"
		" called_at = :called_at, recalls = :recalls, hold_until = :hold_until,"
		" hold_why = :hold_why, back_to = :back_to WHERE id = :visit",
	[STMT_DUE] =
		"SELECT id FROM visit WHERE day = :day AND state = 'held'"
		" AND hold_until BETWEEN 1 AND :at ORDER BY id LIMIT 1",
	/* Who was left over from an earlier day; of those with a priority, when it counts;
	 * of all. */
	[STMT_NEXT_VISIT] =
		"SELECT (SELECT id FROM visit WHERE " STAYING " AND state = 'waiting'"
		" AND desk IN ('', :desk) ORDER BY id LIMIT 1), (SELECT id " WAITING " AND :priority AND EXISTS (SELECT 1 FROM request"
		" JOIN claim ON claim.request = request.id WHERE request.visit = visit.id)"
		" ORDER BY id LIMIT 1), (SELECT id " WAITING " ORDER BY id LIMIT 1)",
	[STMT_CLAIM] = "SELECT (" CLAIM_OF_VISIT ") FROM visit WHERE id = :visit",
	[STMT_ADD_CLAIM] =
		"INSERT INTO claim (request, name) VALUES (:request, :name)"
		" ON CONFLICT (request) DO NOTHING",
	[STMT_DROP_CLAIM] = "DELETE FROM claim WHERE request = :request AND name = :name",
	[STMT_CALLED] =
		"SELECT prefix, number, desk, called_at, recalls," STOPPED " FROM visit"
		" WHERE day = :day AND state = 'called' ORDER BY called_at DESC, id DESC LIMIT :max",

	[STMT_PRINT_JOB] = "SELECT " PRINT_JOB_COLUMNS " FROM print_job WHERE id = :print_job",
	[STMT_NEWEST_PRINT_JOB] =
		"SELECT " PRINT_JOB_COLUMNS " FROM print_job"
		" WHERE id = (SELECT max(id) FROM print_job)",
	[STMT_LAST_COPY] = "SELECT max(copy) FROM print_job WHERE visit = :visit",
	[STMT_PRINT_OPEN] =
		"SELECT " PRINT_JOB_COLUMNS " FROM print_job"
		" WHERE state IN ('pending', 'spooled') OR doubtful = 1 ORDER BY id LIMIT :max",
	[STMT_CHANGE_PRINT_JOB] =
		"UPDATE print_job SET attempt = :attempt, state = :state, state_at = :at,"
		" queue = :queue, queue_job = :queue_job, doubtful = :doubtful, reason = :reason,"
		" claim_boot = :claim_boot, claim_pid = :claim_pid, claim_started = :claim_started"
		" WHERE id = :print_job",

	[STMT_OPEN_VISITS] =
		"SELECT " OPEN_COLUMNS
		" FROM visit WHERE day = :day AND " IS_OPEN " ORDER BY id LIMIT :max",
	[STMT_STAYING] =
		"SELECT " OPEN_COLUMNS " FROM visit WHERE " STAYING " ORDER BY id LIMIT :max",
	[STMT_CONSULTED] =
		"SELECT count(*) FROM visit WHERE day = :day AND state = 'done'"
		" AND NOT EXISTS (SELECT 1 FROM request WHERE visit = visit.id)",

	[STMT_DESK_STATES] =
		"SELECT desk, back_at, help_at FROM desk_state WHERE desk > ''"
		" AND (back_at >= :since OR help_at >= :since) ORDER BY desk LIMIT :max",
	[STMT_DESK_STATE] = "SELECT desk, back_at, help_at FROM desk_state WHERE desk = :desk",
	[STMT_CHANGE_DESK_STATE] =
		"INSERT INTO desk_state (desk, back_at, help_at) VALUES (:desk, :back_at, :help_at)"
		" ON CONFLICT (desk) DO UPDATE SET back_at = :back_at, help_at = :help_at",

	[STMT_SITS] =
		"SELECT count(*) FROM desk_staff WHERE desk = :desk AND account = :account"
		" AND since >= :since",
	[STMT_SIT_DOWN] =
		"INSERT INTO desk_staff (desk, account, since) VALUES (:desk, :account, :at)"
		" ON CONFLICT (desk, account) DO UPDATE SET since = :at",
	[STMT_STAND_UP] = "DELETE FROM desk_staff WHERE desk = :desk AND account = :account",
	[STMT_SITTING] =
		"SELECT desk, account FROM desk_staff WHERE desk > '' AND since >= :since"
		" ORDER BY desk, account LIMIT :max",
	[STMT_OPEN_DESKS] =
		"SELECT count(*) FROM desk_staff WHERE desk > '' AND since >= :since AND NOT EXISTS"
		" (SELECT 1 FROM desk_state WHERE desk = desk_staff.desk AND back_at >= :paused)",
	[STMT_BEGIN_SHUT] =
		"INSERT INTO shut (since, until) SELECT :at, " SHUT_STILL
		" WHERE NOT EXISTS (SELECT 1 FROM shut WHERE until = " SHUT_STILL ")"
		" ON CONFLICT (since) DO UPDATE SET until = " SHUT_STILL,
	[STMT_END_SHUT] = "UPDATE shut SET until = max(since, :at) WHERE until = " SHUT_STILL,
	/* One row a desk where somebody sits, or is served; the last two columns are the
	 * day's. */
	[STMT_PACE] =
		"WITH took (seconds) AS (SELECT state_at - called_at FROM visit WHERE day = :day"
		" AND state = 'done' AND called_at > 0 AND state_at > called_at),"
		" busy (desk, since) AS (SELECT desk, called_at FROM visit WHERE day = :day"
		" AND state IN ('called', 'serving') AND desk <> ''),"
		" seen (desk) AS (SELECT desk FROM desk_staff WHERE desk > '' AND since >= :since"
		" UNION SELECT desk FROM busy)"
		" SELECT coalesce((SELECT back_at FROM desk_state WHERE desk = seen.desk"
		" AND back_at >= :paused), 0),"
		" coalesce((SELECT max(since) FROM busy WHERE desk = seen.desk), 0),"
		" (SELECT count(*) FROM took), (SELECT seconds FROM took ORDER BY seconds LIMIT 1"
		" OFFSET (SELECT (count(*) - 1) / 2 FROM took))"
		" FROM seen LIMIT :max",

	[STMT_CLOCK_CHECKED] =
		"SELECT boot, EXISTS (SELECT 1 FROM visit WHERE id > clock_check.visit"
		" AND clock_doubt = 1) FROM clock_check WHERE one = 1",
	[STMT_CHECK_CLOCK] =
		"INSERT INTO clock_check (one, boot, day, visit)"
		" VALUES (1, :boot, :day, coalesce((SELECT max(id) FROM visit), 0))"
		" ON CONFLICT (one) DO UPDATE SET boot = :boot, day = :day, visit = excluded.visit",
	[STMT_DOUBT_LATER] =
		"UPDATE visit SET clock_doubt = 1 WHERE day > :day"
		" AND state IN ('waiting', 'called', 'serving', 'held')",
	[STMT_IN_DOUBT] =
		"SELECT id, day, prefix, number, taken_at, utc_offset, state FROM visit"
		" WHERE id > :after AND clock_doubt = 1 ORDER BY id LIMIT 1",
	[STMT_DOUBTS] = "SELECT count(*) FROM visit WHERE id > 0 AND clock_doubt = 1",
	[STMT_REACH_NUMBER] =
		"INSERT INTO series (day, prefix, last) VALUES (:day, :prefix, :number)"
		" ON CONFLICT (day, prefix) DO UPDATE SET last = max(last, :number)",
	[STMT_REDATE] =
		"UPDATE visit SET day = :day, taken_at = :at, utc_offset = :utc_offset,"
		" clock_doubt = 0 WHERE id = :visit",

	[STMT_REQUEST_STATE] = "SELECT visit, state FROM request WHERE id = :request",
	[STMT_CHANGE_REQUEST] =
		"UPDATE request SET state = :state, state_at = :at WHERE id = :request",
	[STMT_UNDECIDED] =
		"SELECT count(*) FROM request WHERE visit = :visit AND state = 'submitted'",
	[STMT_ADD_TERM] =
		"INSERT INTO term (request, due_day, due_at, open)"
		" VALUES (:request, :due_day, :due_at, 1)",
	[STMT_CLOSE_TERM] = "UPDATE term SET open = 0 WHERE request = :request",
	[STMT_ADD_REFUSAL] =
		"INSERT INTO refusal (request, ground, remedy, missing)"
		" VALUES (:request, :ground, :remedy, :missing)",
	[STMT_ADD_RESULT] =
		"INSERT INTO result (request, name, series, number, day, recipient, signed)"
		" VALUES (:request, :name, :series, :number, :day, :recipient, :signed)",
	[STMT_ADD_NOTICE] =
		"INSERT INTO notice (request, since, told_at) VALUES (:request, :at, 0)"
		" ON CONFLICT (request) DO UPDATE SET since = :at, told_at = 0",
	[STMT_TELL_NOTICE] =
		"UPDATE notice SET told_at = :at WHERE request = :request AND told_at = 0",
	[STMT_ADD_RESUBMISSION] =
		"INSERT INTO resubmission (request, first) VALUES (:request, :first)",
	[STMT_ADD_RIGHT] =
		"INSERT INTO data_right (request, kind, at, due_day)"
		" VALUES (:request, :kind, :at, :due_day)"
		" ON CONFLICT (request, kind) DO UPDATE SET at = excluded.at",
	[STMT_DROP_RIGHT] = "DELETE FROM data_right WHERE request = :request AND kind = :kind",
	[STMT_REGISTRATION] = "SELECT year, serial FROM request WHERE id = :request",
	[STMT_TERM] = "SELECT due_day, due_at FROM term WHERE request = :request",
	[STMT_REFUSAL] = "SELECT ground, remedy, missing FROM refusal WHERE request = :request",
	[STMT_RESULTS] =
		"SELECT name, series, number, day, recipient, signed FROM result"
		" WHERE request = :request ORDER BY name LIMIT :max",
	[STMT_NOTICE] = "SELECT since, told_at FROM notice WHERE request = :request",
	[STMT_FIRST] =
		"SELECT year, serial FROM resubmission JOIN request ON request.id = first"
		" WHERE resubmission.request = :request",
	[STMT_AGAIN] =
		"SELECT year, serial FROM resubmission JOIN request ON request.id = request"
		" WHERE first = :request ORDER BY resubmission.request DESC LIMIT 1",
	[STMT_RIGHTS] = "SELECT kind, due_day FROM data_right WHERE request = :request",
	[STMT_HISTORY] =
		"SELECT id, at, utc_offset, account, desk, what, was, becomes, why, text"
		" FROM event LEFT JOIN event_detail ON event = id"
		" WHERE visit = :visit AND id < :before AND coalesce(request, :request) = :request"
		" ORDER BY id DESC LIMIT :max",
	[STMT_ANSWER] =
		"SELECT state, value FROM answer WHERE request = :request AND name = :name",
	[STMT_CHANGE_ANSWER] =
		"INSERT INTO answer (request, name, position, state, value)"
		" VALUES (:request, :name, :position, :state, :value)"
		" ON CONFLICT (request, name) DO UPDATE SET state = :state, value = :value",
	[STMT_TICK_PAPER] =
		"INSERT INTO paper (request, name, position, with_me)"
		" VALUES (:request, :name, :position, :with_me)"
		" ON CONFLICT (request, name) DO UPDATE SET with_me = :with_me"
		" WHERE with_me <> :with_me",
	[STMT_CHANGE_CONSENT] =
		"UPDATE consent SET given_by = :given_by WHERE request = :request AND given_by = ''",
	[STMT_CONSENT] = "SELECT count(*) FROM consent WHERE request = :request",
	[STMT_CONSENT_GIVEN] =
		"SELECT how, 'text ' || text_digest || char(10) || 'language ' || lang || char(10)"
		" || 'by ' || given_by || char(10) || 'for ' || for_whom || char(10)"
		" FROM consent WHERE request = :request",
	[STMT_FORGET_ANSWERS] = "DELETE FROM answer WHERE request = :request",
	[STMT_FORGET_CONSENT] = "DELETE FROM consent WHERE request = :request",
	[STMT_FORGET_DETAILS] =
		"DELETE FROM event_detail WHERE event IN (SELECT id FROM event"
		" WHERE visit = :visit AND coalesce(request, :request) = :request)",
	[STMT_FORGET_REMEDY] = "UPDATE refusal SET remedy = NULL WHERE request = :request",
	[STMT_FORGET_SEARCH] = "DELETE FROM search WHERE request = :request",
	[STMT_FORGET_RECIPIENT] = "UPDATE result SET recipient = NULL WHERE request = :request",
	[STMT_FORGET_VISITS] =
		"DELETE FROM event_detail WHERE event IN (SELECT id FROM event WHERE at < :before"
		" AND visit IS NOT NULL AND request IS NULL"
		" AND NOT EXISTS (SELECT 1 FROM request WHERE request.visit = event.visit))",
	[STMT_OLD_VISITS] =
		"SELECT count(*) FROM event_detail JOIN event ON id = event WHERE at < :before"
		" AND visit IS NOT NULL AND request IS NULL"
		" AND NOT EXISTS (SELECT 1 FROM request WHERE request.visit = event.visit)",
	[STMT_TO_PURGE] =
		"SELECT id, visit FROM request WHERE id > :after AND " PURGEABLE
		" ORDER BY id LIMIT :max",
	[STMT_PURGE_COUNTS] =
		"SELECT sum(" ENDED "), sum(NOT (" ENDED ")) FROM request WHERE " PURGEABLE,
	[STMT_OVERAGED] =
		"SELECT count(*) FROM request WHERE state IN ('submitted', 'accepted')"
		" AND state_at < :before AND NOT " DELETED,
	[STMT_WORKLIST] =
		"SELECT request.id, year, serial, service, due_day, due_at,"
		" EXISTS (SELECT 1 FROM notice WHERE request = request.id)"
		" FROM term JOIN request ON request.id = request"
		" WHERE open = 1 ORDER BY due_day, due_at, request LIMIT :max",
	[STMT_UNSEEN] =
		"SELECT request.id, year, serial, service, day, visit.state, number IS NOT NULL"
		" FROM request JOIN visit ON visit.id = visit"
		" WHERE request.id > 0 AND request.state = 'submitted' AND NOT (day = :day"
		" AND visit.state IN ('waiting', 'called', 'serving', 'held'))"
		" ORDER BY request.id LIMIT :max",
	[STMT_TO_TELL] =
		"SELECT request.id, year, serial, service, state,"
		" (SELECT value FROM answer WHERE request = request.id AND name = 'applicant_phone')"
		" FROM notice JOIN request ON request.id = request"
		" WHERE told_at = 0 ORDER BY since, request LIMIT :max",
	[STMT_RIGHTS_DUE] =
		"SELECT request.id, year, serial, service, kind, due_day"
		" FROM data_right JOIN request ON request.id = request"
		" WHERE kind <> 'deleted' AND due_day > '' AND NOT EXISTS (SELECT 1 FROM data_right AS gone"
		" WHERE gone.request = request.id AND gone.kind = 'deleted')"
		" ORDER BY due_day LIMIT :max",
	/* A paper handed out changes nothing. */
	[STMT_LAST_STEP] =
		"SELECT id, at, account, what, was, why, text FROM event"
		" LEFT JOIN event_detail ON event = id"
		" WHERE visit = :visit AND request = :request AND what NOT IN ('receipt', 'refusal', 'export')"
		" ORDER BY id DESC LIMIT 1",
	[STMT_STEPS] =
		"SELECT id, at, what, why FROM event WHERE visit = :visit AND request = :request"
		" ORDER BY id LIMIT -1",
	[STMT_STATE_SINCE] =
		"SELECT at FROM event WHERE visit = :visit AND request = :request AND id < :before"
		" AND becomes = :state AND what <> 'undo' ORDER BY id DESC LIMIT 1",
	[STMT_REOPEN_TERM] = "UPDATE term SET open = 1 WHERE request = :request",
	[STMT_DROP_TERM] = "DELETE FROM term WHERE request = :request",
	[STMT_DROP_REFUSAL] = "DELETE FROM refusal WHERE request = :request",
	[STMT_DROP_RESULT] = "DELETE FROM result WHERE request = :request AND name = :name",
	[STMT_DROP_ANSWER] = "DELETE FROM answer WHERE request = :request AND name = :name",
	[STMT_DROP_NOTICE] = "DELETE FROM notice WHERE request = :request",
	[STMT_CHANGE_NOTICE] =
		"UPDATE notice SET since = :since, told_at = :told_at WHERE request = :request",
	[STMT_UNTICK_PAPER] =
		"UPDATE paper SET with_me = :with_me WHERE request = :request AND name = :name",
	[STMT_UNNAME_CONSENT] = "UPDATE consent SET given_by = '' WHERE request = :request",
	[STMT_SERVING] =
		"SELECT prefix, number, desk FROM visit WHERE day = :day AND state = 'serving'"
		" ORDER BY id LIMIT :max",
	[STMT_STATUS] =
		"SELECT year, serial, service, request.state, request.state_at," STANDING
		" FROM request JOIN visit ON visit.id = visit"
		" WHERE year = :year AND serial = :serial AND code = :code LIMIT :max",
	[STMT_TICKET_STATUS] =
		"SELECT year, serial, service, request.state, request.state_at," STANDING
		" FROM visit JOIN request ON visit = visit.id"
		" WHERE day = :day AND prefix = :prefix AND number = :number AND code = :code"
		" ORDER BY request.id LIMIT :max",

	[STMT_ACCOUNTS] =
		"SELECT id, name, role, disabled FROM account ORDER BY name LIMIT :max",
	[STMT_ACCOUNT] =
		"SELECT id, name, role, disabled, secret, wrong, wait_until FROM account"
		" WHERE name = :name",
	[STMT_HEADS] =
		"SELECT count(*) FROM account WHERE role = 'head' AND disabled = 0",
	[STMT_ADD_ACCOUNT] =
		"INSERT INTO account (name, role, secret, disabled, wrong, wait_until)"
		" VALUES (:name, :role, :secret, 0, 0, 0)",
	[STMT_CHANGE_ACCOUNT] =
		"UPDATE account SET role = :role, secret = :secret, disabled = :disabled,"
		" wrong = :wrong, wait_until = :wait_until WHERE id = :id",
	[STMT_STRANGER] = "SELECT wrong, wait_until FROM stranger WHERE drawer = :drawer",
	[STMT_CHANGE_STRANGER] =
		"INSERT OR REPLACE INTO stranger (drawer, wrong, wait_until)"
		" VALUES (:drawer, :wrong, :wait_until)",
	[STMT_SEATS] =
		"SELECT boot, pid, started, account, desk FROM seat WHERE boot > '' LIMIT :max",
	[STMT_SIT] =
		"INSERT OR REPLACE INTO seat (boot, pid, started, account, desk)"
		" VALUES (:boot, :pid, :started, :account, :desk)",
	[STMT_STAND] =
		"DELETE FROM seat WHERE boot = :boot AND pid = :pid AND started = :started",
	[STMT_BACKUP] =
		"SELECT event, at, head FROM backup WHERE event > 0 ORDER BY event DESC LIMIT 1",
	[STMT_FIRST_EVENT] = "SELECT at FROM event WHERE id = 1",
	[STMT_KEEP_BACKUP] =
		"INSERT INTO backup (event, at, head) VALUES (:event, :at, :head)",

	/* Fields are known by parts of their names; see search.h. */
	[STMT_FILL_SEARCH] =
		"INSERT INTO search (request, text)"
		" SELECT request.id, fold(printf('%04d-%06d', year, serial)"
		" || coalesce(' ' || iif(prefix = '', number, printf('%s-%03d', prefix, number)), '')"
		" || ' ' || day || ' ' || substr(day, 9, 2) || '.' || substr(day, 6, 2) || '.'"
		" || substr(day, 1, 4) || char(10) || coalesce((SELECT group_concat(value, char(10))"
		" FROM (SELECT value FROM answer WHERE request = request.id AND state = 'given'"
		" AND (name LIKE '%name%' OR name LIKE '%iin%' OR name LIKE '%phone%')"
		" UNION ALL SELECT '8' || substr(value, 3) FROM answer WHERE request = request.id"
		" AND name LIKE '%phone%' AND value LIKE '+7%'"
		" UNION ALL SELECT given_by FROM consent WHERE request = request.id"
		" AND NOT EXISTS (SELECT 1 FROM answer WHERE request = request.id AND value = given_by)"
		" UNION ALL SELECT for_whom FROM consent WHERE request = request.id"
		" AND NOT EXISTS (SELECT 1 FROM answer WHERE request = request.id AND value = for_whom))), ''))"
		" FROM request JOIN visit ON visit.id = visit WHERE request.id = :request"
		" ON CONFLICT (request) DO UPDATE SET text = excluded.text",
	/* The one list that is scanned; the newest first, so that it ends early. */
	[STMT_SEARCH] =
		"SELECT request.id, visit, year, serial, prefix, number, day, service,"
		" request.state, (SELECT value FROM answer WHERE request = request.id"
		" AND state = 'given' AND name LIKE '%name' ORDER BY position LIMIT 1)"
		" FROM search JOIN request ON request.id = search.request"
		" JOIN visit ON visit.id = visit"
		" WHERE holds(text, :text) OR (:digits <> '' AND holds(text, :digits))"
		" ORDER BY search.request DESC LIMIT :max",

	[STMT_DAY_BEFORE] = "SELECT max(day) FROM visit WHERE day < :day",
	/* A day that has seen somebody and was not closed, or where somebody waits again. */
	[STMT_UNCLOSED] =
		"SELECT EXISTS (SELECT 1 FROM visit WHERE day = :day AND number IS NOT NULL)"
		" AND NOT EXISTS (SELECT 1 FROM closing WHERE day = :day)"
		" OR EXISTS (SELECT 1 FROM visit WHERE day = :day AND state IN ('waiting', 'called'))",
	[STMT_STILL_WAITING] =
		"SELECT id FROM visit WHERE day = :day AND state IN ('waiting', 'called')"
		" ORDER BY id LIMIT 1",
	[STMT_NOT_SERVED] =
		"SELECT prefix, number, state FROM visit WHERE day = :day"
		" AND state IN ('left', 'held', 'serving') AND number IS NOT NULL"
		" ORDER BY id LIMIT :max",
	[STMT_ADD_CLOSING] =
		"INSERT INTO closing (event, day, at, utc_offset, head, taken, done, no_show,"
		" cancelled, unserved, staying)"
		" SELECT :event, :day, :at, :utc_offset, :head, count(*), sum(state = 'done'),"
		" sum(state = 'no-show'), sum(state = 'cancelled'), sum(state = 'left'),"
		" sum(state = 'held' OR state = 'serving')"
		" FROM visit WHERE day = :day AND number IS NOT NULL",
	[STMT_CLOSING] = "SELECT " CLOSING_COLUMNS " FROM closing ORDER BY event DESC LIMIT 1",
	[STMT_CLOSING_OF] =
		"SELECT " CLOSING_COLUMNS " FROM closing WHERE day = :day ORDER BY event DESC LIMIT 1",

	[STMT_REGISTER] =
		"SELECT request.id, year, serial, day, taken_at, visit.utc_offset, service,"
		" request.state, request.state_at, " BLOCKED ", " DELETED ","
		" (SELECT value FROM answer WHERE request = request.id AND state = 'given'"
		" AND name LIKE '%name' AND NOT " BLOCKED
		" ORDER BY name <> 'applicant_name', position LIMIT 1),"
		" (SELECT value FROM answer WHERE request = request.id AND state = 'given'"
		" AND name = 'child_name' AND NOT " BLOCKED "),"
		" (SELECT count(*) FROM paper WHERE request = request.id AND with_me = 1),"
		" (SELECT count(*) FROM paper WHERE request = request.id),"
		" due_day, coalesce(due_at, 0), coalesce(ground, '')"
		" FROM visit JOIN request ON visit = visit.id"
		" LEFT JOIN term ON term.request = request.id"
		" LEFT JOIN refusal ON refusal.request = request.id"
		" WHERE day BETWEEN :first AND :last AND :service IN ('', service)"
		" AND request.id > :after ORDER BY request.id LIMIT :max",

	[STMT_EVENTS_UP] = EVENT_ROWS EVENT_FILTER
		" AND event.id > :after ORDER BY event.id LIMIT :max",
	[STMT_EVENTS_DOWN] = EVENT_ROWS EVENT_FILTER
		" AND event.id < :after ORDER BY event.id DESC LIMIT :max",
	/* Of one request, and of its visit as far as it is nobody else's. */
	[STMT_REQUEST_EVENTS_UP] = REQUEST_EVENTS " AND event.id > :after ORDER BY event.id LIMIT :max",
	[STMT_REQUEST_EVENTS_DOWN] =
		REQUEST_EVENTS " AND event.id < :after ORDER BY event.id DESC LIMIT :max",
	[STMT_EVENT_OF_HASH] =
		"SELECT id FROM event WHERE substr(hash, 1, length(:signs)) = :signs"
		" ORDER BY id DESC LIMIT 1",

	[STMT_ADD_EVENT] =
		"INSERT INTO event (id, at, utc_offset, account, desk, visit, request, print_job,"
		" what, was, becomes, why, detail, previous, hash)"
		" VALUES (:event, :at, :utc_offset, :account, :desk, nullif(:visit, 0),"
		" nullif(:request, 0), nullif(:print_job, 0), :what, :was, :becomes, :why, :detail,"
		" :previous, :hash)",
	[STMT_ADD_EVENT_DETAIL] =
		"INSERT INTO event_detail (event, nonce, text) VALUES (:event, :nonce, :text)",
	[STMT_HEAD] = "SELECT event, hash FROM journal_head WHERE one = 1",
	[STMT_MOVE_HEAD] = "UPDATE journal_head SET event = :event, hash = :hash WHERE one = 1",
	[STMT_NEWEST_EVENT] = "SELECT max(id) FROM event",
	[STMT_LINKS] =
		"SELECT id, at, utc_offset, account, desk, visit, request, print_job, what, was,"
		" becomes, why, detail, previous, hash, nonce, text"
		" FROM event LEFT JOIN event_detail ON event = id"
		" WHERE id > :after AND id <= :head ORDER BY id LIMIT :max",
};
static_assert(sizeof(statements) / sizeof(statements[0]) == STMT_COUNT,
              "a statement without its text");

const char *statement_sql(enum statement statement)
{
	assert((unsigned)statement < STMT_COUNT && statements[statement]);
	return statements[statement];
}
