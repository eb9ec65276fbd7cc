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

-- ---- desks ---------------------------------------------------------------------

-- What a desk has told the others: when it is back, and that it wants help.
CREATE TABLE desk_state (
	desk    TEXT    PRIMARY KEY CHECK (length(CAST(desk AS BLOB)) BETWEEN 1 AND 63),
	back_at INTEGER NOT NULL, -- 0: open
	help_at INTEGER NOT NULL  -- since when it wants help; 0: it does not
) STRICT, WITHOUT ROWID;

-- The newest start of the machine for which somebody has said that its clock is right.
CREATE TABLE clock_check (
	one  INTEGER PRIMARY KEY CHECK (one = 1),
	boot TEXT    NOT NULL CHECK (length(CAST(boot AS BLOB)) <= 39)
) STRICT;

-- What was said when a visit was sent on.
CREATE INDEX event_transfer ON event (visit) WHERE what = 'transfer';

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

PRAGMA user_version = 2;
