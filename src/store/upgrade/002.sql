-- Version 2: a visit knows who called it, how often, and until when it is held; a
-- request taken after hours has a visit without a number; people have accounts. SQLite cannot lift a
-- NOT NULL, so the table is made anew; make.c looks at the foreign keys after it.
-- What is new has defaults: a visit that an old kiosk has begun still gets its ticket.

CREATE TABLE visit_2 (
	id          INTEGER PRIMARY KEY,
	day         TEXT    NOT NULL,
	-- Both NULL: taken after hours. It stands in no queue, its requests go on.
	prefix      TEXT,
	number      INTEGER CHECK (number >= 1),
	code        TEXT    NOT NULL CHECK (code GLOB '[0-9][0-9][0-9][0-9]'),
	taken_at    INTEGER NOT NULL,
	utc_offset  INTEGER NOT NULL CHECK (utc_offset BETWEEN -86400 AND 86400),
	lang        TEXT    NOT NULL CHECK (length(lang) = 2),
	state       TEXT    NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'held',
	                                              'done', 'no-show', 'cancelled', 'left')),
	state_at    INTEGER NOT NULL,
	-- The clock stood before a day that is already in the book. The visit then
	-- belongs to that newest day, and staff are to say what day it was. Or it
	-- showed a year that cannot be, and there was no day to hold on to.
	clock_doubt INTEGER NOT NULL CHECK (clock_doubt IN (0, 1)),
	-- Who has called it; of one that waits or is held: for whom it waits, '' for any.
	desk        TEXT    NOT NULL DEFAULT '' CHECK (length(CAST(desk AS BLOB)) <= 63),
	called_at   INTEGER NOT NULL DEFAULT 0, -- when last; 0: never
	recalls     INTEGER NOT NULL DEFAULT 0 CHECK (recalls >= 0), -- since that call
	-- Of a held one: when it returns by itself (0: by hand only), and why it is held.
	hold_until  INTEGER NOT NULL DEFAULT 0,
	hold_why    TEXT    NOT NULL DEFAULT '' CHECK (length(CAST(hold_why AS BLOB)) <= 63),
	-- The desk it returns to when another has finished with it; '' for none.
	back_to     TEXT    NOT NULL DEFAULT '' CHECK (length(CAST(back_to AS BLOB)) <= 63),
	UNIQUE (day, prefix, number),
	CHECK ((prefix IS NULL) = (number IS NULL)),
	FOREIGN KEY (day, prefix) REFERENCES series (day, prefix)
) STRICT;

INSERT INTO visit_2 (id, day, prefix, number, code, taken_at, utc_offset, lang, state,
                     state_at, clock_doubt)
	SELECT id, day, prefix, number, code, taken_at, utc_offset, lang, state, state_at,
	       clock_doubt FROM visit;
DROP TABLE visit;
ALTER TABLE visit_2 RENAME TO visit;

-- A day's visits in order of taking (an index ends in the row's id).
CREATE INDEX visit_by_day ON visit (day);
-- Who is waiting, and the day's counts.
CREATE INDEX visit_by_state ON visit (day, state);
-- Who is called, in order of calling.
CREATE INDEX visit_called ON visit (day, called_at) WHERE state = 'called';
-- Still in the house, whatever the day: few, however long the history.
CREATE INDEX visit_open ON visit (id) WHERE state IN ('waiting', 'called', 'serving', 'held');
-- Whose time was taken from a clock that stood wrong.
CREATE INDEX visit_in_doubt ON visit (id) WHERE clock_doubt = 1;

-- Who works here. A name is what colleagues call a person; it stands in the
-- journal. secret is argon2id with its salt and cost inside.
CREATE TABLE account (
	id         INTEGER PRIMARY KEY,
	name       TEXT    NOT NULL UNIQUE CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 63),
	role       TEXT    NOT NULL CHECK (role IN ('staff', 'head')),
	secret     TEXT    NOT NULL CHECK (length(secret) BETWEEN 1 AND 127),
	disabled   INTEGER NOT NULL CHECK (disabled IN (0, 1)),
	wrong      INTEGER NOT NULL CHECK (wrong >= 0), -- tries since the last right one
	wait_until INTEGER NOT NULL                     -- no try is heard before
) STRICT;

-- Wrong tries for names that nobody has, so that they wait like any other. Neither
-- the name nor its digest is kept: it may be a secret typed in the wrong place.
CREATE TABLE stranger (
	drawer     INTEGER PRIMARY KEY CHECK (drawer BETWEEN 0 AND 255),
	wrong      INTEGER NOT NULL CHECK (wrong >= 0),
	wait_until INTEGER NOT NULL
) STRICT;

-- Who sits at which desk: one row for each staff screen that somebody is logged in
-- at, with the process it belongs to. Of a process that lives no more it says nothing.
CREATE TABLE seat (
	boot    TEXT    NOT NULL CHECK (length(CAST(boot AS BLOB)) <= 39),
	pid     INTEGER NOT NULL CHECK (pid > 0),
	started INTEGER NOT NULL,
	account TEXT    NOT NULL CHECK (length(CAST(account AS BLOB)) BETWEEN 1 AND 63),
	desk    TEXT    NOT NULL CHECK (length(CAST(desk AS BLOB)) <= 63),
	PRIMARY KEY (boot, pid, started)
) STRICT, WITHOUT ROWID;

-- ---- desks ---------------------------------------------------------------------

-- What a desk has told the others: when it is back, and that it wants help.
CREATE TABLE desk_state (
	desk    TEXT    PRIMARY KEY CHECK (length(CAST(desk AS BLOB)) BETWEEN 1 AND 63),
	back_at INTEGER NOT NULL, -- 0: open
	help_at INTEGER NOT NULL  -- since when it wants help; 0: it does not
) STRICT, WITHOUT ROWID;

-- Who sits at which desk since when. No row: nobody is logged in there.
CREATE TABLE desk_staff (
	desk    TEXT    NOT NULL CHECK (length(CAST(desk AS BLOB)) BETWEEN 1 AND 63),
	account TEXT    NOT NULL CHECK (length(CAST(account AS BLOB)) BETWEEN 1 AND 63),
	since   INTEGER NOT NULL,
	PRIMARY KEY (desk, account)
) STRICT, WITHOUT ROWID;

-- Times when no desk was open: nobody can come to a desk that nobody sits at.
CREATE TABLE shut (
	since INTEGER PRIMARY KEY,
	until INTEGER NOT NULL -- 9999999999 while it lasts
) STRICT;

CREATE INDEX shut_by_end ON shut (until);

-- The newest start of the machine for which somebody has said that its clock is right;
-- what day it was then, and the newest visit: those up to it that stand under a later
-- day were taken by a clock that was ahead.
CREATE TABLE clock_check (
	one   INTEGER PRIMARY KEY CHECK (one = 1),
	boot  TEXT    NOT NULL CHECK (length(CAST(boot AS BLOB)) <= 39),
	day   TEXT    NOT NULL,
	visit INTEGER NOT NULL CHECK (visit >= 0) -- 0: there was none
) STRICT;

-- What nobody has looked at yet.
CREATE INDEX request_submitted ON request (id) WHERE state = 'submitted';

-- What was said when a visit was sent on.
CREATE INDEX event_transfer ON event (visit) WHERE what = 'transfer';

-- Requests that say in an answer that the law puts their group first. The group
-- stands in the answer alone, and goes with it.
CREATE TABLE claim (
	request INTEGER PRIMARY KEY REFERENCES request (id),
	name    TEXT    NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 31)
) STRICT;

-- ---- what became of a request --------------------------------------------------
-- Personal here: refusal.remedy and result.recipient, NULL once they are forgotten.

-- The term of an accepted request; 9999-12-31 when the form file names none.
CREATE TABLE term (
	request INTEGER PRIMARY KEY REFERENCES request (id),
	due_day TEXT    NOT NULL CHECK (due_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	due_at  INTEGER NOT NULL CHECK (due_at >= 0), -- of a term in minutes; 0: all of the day
	open    INTEGER NOT NULL CHECK (open IN (0, 1)) -- 1: the request is still accepted
) STRICT;

-- What is due first.
CREATE INDEX term_open ON term (open, due_day, due_at);

-- Why the documents were not accepted or the service was refused, what the person
-- can do, and which papers of the check-list were missing (names with blanks).
CREATE TABLE refusal (
	request INTEGER PRIMARY KEY REFERENCES request (id),
	ground  TEXT NOT NULL CHECK (length(CAST(ground AS BLOB)) BETWEEN 1 AND 31),
	remedy  TEXT          CHECK (length(CAST(remedy AS BLOB)) BETWEEN 1 AND 511),
	missing TEXT NOT NULL CHECK (length(CAST(missing AS BLOB)) <= 639)
) STRICT;

CREATE TRIGGER refusal_is_explained BEFORE UPDATE OF state ON request
WHEN NEW.state IN ('not-accepted', 'refused') AND NOT EXISTS (
	SELECT 1 FROM refusal WHERE request = NEW.id AND remedy IS NOT NULL) BEGIN
	SELECT RAISE(ABORT, 'a refusal needs a reason and a remedy');
END;

-- Papers that were given out: number, and series of a state blank.
CREATE TABLE result (
	request   INTEGER NOT NULL REFERENCES request (id),
	name      TEXT    NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 31),
	series    TEXT    NOT NULL CHECK (length(CAST(series AS BLOB)) <= 63),
	number    TEXT    NOT NULL CHECK (length(CAST(number AS BLOB)) BETWEEN 1 AND 63),
	day       TEXT    NOT NULL,
	recipient TEXT             CHECK (length(CAST(recipient AS BLOB)) BETWEEN 1 AND 511),
	signed    INTEGER NOT NULL CHECK (signed IN (0, 1)), -- received on that day, and signed for
	PRIMARY KEY (request, name)
) STRICT, WITHOUT ROWID;

-- Whom the school has still to tell that a result is ready or was refused.
CREATE TABLE notice (
	request INTEGER PRIMARY KEY REFERENCES request (id),
	since   INTEGER NOT NULL,
	told_at INTEGER NOT NULL CHECK (told_at >= 0) -- 0: not yet
) STRICT;

CREATE INDEX notice_open ON notice (told_at, since);

-- A request that was handed in again, and the one that had failed.
CREATE TABLE resubmission (
	request INTEGER PRIMARY KEY REFERENCES request (id),
	first   INTEGER NOT NULL REFERENCES request (id)
) STRICT;

CREATE INDEX resubmission_by_first ON resubmission (first);

-- What the law on personal data gave the person: consent taken back (due: when use
-- must have stopped, Art. 8(7)), data blocked, data deleted (Art. 25).
CREATE TABLE data_right (
	request INTEGER NOT NULL REFERENCES request (id),
	kind    TEXT    NOT NULL CHECK (kind IN ('taken-back', 'blocked', 'deleted')),
	at      INTEGER NOT NULL,
	due_day TEXT    NOT NULL,
	PRIMARY KEY (request, kind)
) STRICT, WITHOUT ROWID;

-- What the school has still to do about them.
CREATE INDEX data_right_due ON data_right (due_day) WHERE kind <> 'deleted';

-- The journal of one visit and its requests.
CREATE INDEX event_by_visit ON event (visit);
-- A check of an answer that costs nothing: the same states, told one by one.
CREATE TABLE answer_2 (
	request  INTEGER NOT NULL REFERENCES request (id),
	name     TEXT    NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 31),
	position INTEGER NOT NULL CHECK (position >= 0),
	-- Not IN: for a list of three SQLite would build a table in memory at each row.
	state    TEXT    NOT NULL CHECK (state = 'given' OR state = 'skipped' OR
	                                 state = 'at-desk'),
	value    TEXT    NOT NULL CHECK (length(CAST(value AS BLOB)) <= 511),
	PRIMARY KEY (request, name),
	CHECK (state = 'given' OR value = '')
) STRICT, WITHOUT ROWID;

INSERT INTO answer_2 (request, name, position, state, value)
	SELECT request, name, position, state, value FROM answer;
DROP TABLE answer;
ALTER TABLE answer_2 RENAME TO answer;

-- ---- search --------------------------------------------------------------------

-- What a request is found by, folded: numbers, day, names, IINs, phones. It is
-- scanned, not indexed: an index of words would keep what was deleted. Made anew
-- from the other tables whenever one of them changes (STMT_FILL_SEARCH).
CREATE TABLE search (
	request INTEGER PRIMARY KEY REFERENCES request (id),
	text    TEXT NOT NULL
) STRICT;

INSERT INTO search (request, text)
	SELECT request.id, fold(printf('%04d-%06d', year, serial)
	       || coalesce(' ' || iif(prefix = '', number, printf('%s-%03d', prefix, number)), '')
	       || ' ' || day || ' ' || substr(day, 9, 2) || '.' || substr(day, 6, 2) || '.'
	       || substr(day, 1, 4) || char(10) || coalesce((SELECT group_concat(value, char(10))
	       FROM (SELECT value FROM answer WHERE request = request.id AND state = 'given'
	             AND (name LIKE '%name%' OR name LIKE '%iin%' OR name LIKE '%phone%')
	             UNION ALL SELECT '8' || substr(value, 3) FROM answer WHERE request = request.id
	             AND name LIKE '%phone%' AND value LIKE '+7%'
	             UNION ALL SELECT given_by FROM consent WHERE request = request.id
	             AND NOT EXISTS (SELECT 1 FROM answer WHERE request = request.id AND value = given_by)
	             UNION ALL SELECT for_whom FROM consent WHERE request = request.id
	             AND NOT EXISTS (SELECT 1 FROM answer WHERE request = request.id AND value = for_whom))), ''))
	FROM request JOIN visit ON visit.id = visit;

-- The journal of a day.
CREATE INDEX event_by_time ON event (at);

-- ---- daily close ---------------------------------------------------------------

-- One row each time a day was closed: its counts then, and the journal's head,
-- which is printed, so that a journal written anew shows.
CREATE TABLE closing (
	event      INTEGER PRIMARY KEY REFERENCES event (id),
	day        TEXT    NOT NULL,
	at         INTEGER NOT NULL,
	utc_offset INTEGER NOT NULL,
	head       TEXT    NOT NULL CHECK (length(head) = 64), -- hash of that event
	taken      INTEGER NOT NULL CHECK (taken >= 0),
	done       INTEGER NOT NULL CHECK (done >= 0),
	no_show    INTEGER NOT NULL CHECK (no_show >= 0),
	cancelled  INTEGER NOT NULL CHECK (cancelled >= 0),
	unserved   INTEGER NOT NULL CHECK (unserved >= 0), -- still waiting
	staying    INTEGER NOT NULL CHECK (staying >= 0)   -- held or being served
) STRICT;

CREATE INDEX closing_by_day ON closing (day);

-- Backups that were made, each by the event that tells of it, with the journal's
-- head within the copy.
CREATE TABLE backup (
	event INTEGER PRIMARY KEY REFERENCES event (id),
	at    INTEGER NOT NULL,
	head  TEXT    NOT NULL CHECK (length(head) = 64)
) STRICT;

PRAGMA user_version = 2;
