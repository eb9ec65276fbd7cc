PRAGMA application_id = 0x6b696f73;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE series (
	day    TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	prefix TEXT    NOT NULL CHECK (length(CAST(prefix AS BLOB)) <= 2),
	last   INTEGER NOT NULL CHECK (last BETWEEN 1 AND 999999),
	PRIMARY KEY (day, prefix)
) STRICT, WITHOUT ROWID;
INSERT INTO series VALUES('2026-11-23','',2);
INSERT INTO series VALUES('2026-11-23','B',1);
INSERT INTO series VALUES('2026-11-24','',2);
CREATE TABLE register (
	year INTEGER PRIMARY KEY CHECK (year BETWEEN 1 AND 9999),
	last INTEGER NOT NULL    CHECK (last BETWEEN 1 AND 999999)
) STRICT;
INSERT INTO register VALUES(2026,5);
CREATE TABLE visit (
	id          INTEGER PRIMARY KEY,
	day         TEXT    NOT NULL,
	prefix      TEXT    NOT NULL,
	number      INTEGER NOT NULL CHECK (number >= 1),
	code        TEXT    NOT NULL CHECK (code GLOB '[0-9][0-9][0-9][0-9]'),
	taken_at    INTEGER NOT NULL,
	utc_offset  INTEGER NOT NULL CHECK (utc_offset BETWEEN -86400 AND 86400),
	lang        TEXT    NOT NULL CHECK (length(lang) = 2),
	state       TEXT    NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'held',
	                                              'done', 'no-show', 'cancelled', 'left')),
	state_at    INTEGER NOT NULL,
	-- The clock stood before a day that is already in the book. The visit then
	-- belongs to that newest day, and staff are to say what day it was.
	clock_doubt INTEGER NOT NULL CHECK (clock_doubt IN (0, 1)),
	UNIQUE (day, prefix, number),
	FOREIGN KEY (day, prefix) REFERENCES series (day, prefix)
) STRICT;
INSERT INTO visit VALUES(1,'2026-11-23','',1,'5104',1795406525,18000,'kk','waiting',1795406525,0);
INSERT INTO visit VALUES(2,'2026-11-23','',2,'6916',1795406525,18000,'ru','waiting',1795406525,0);
INSERT INTO visit VALUES(3,'2026-11-23','B',1,'0641',1795406525,18000,'kk','waiting',1795406525,0);
INSERT INTO visit VALUES(4,'2026-11-24','',1,'0552',1795492925,18000,'kk','waiting',1795492925,0);
INSERT INTO visit VALUES(5,'2026-11-24','',2,'0223',1795406525,18000,'kk','waiting',1795406525,1);
CREATE TABLE question (
	visit INTEGER PRIMARY KEY REFERENCES visit (id),
	topic TEXT NOT NULL CHECK (length(CAST(topic AS BLOB)) BETWEEN 1 AND 63)
) STRICT;
INSERT INTO question VALUES(2,'other');
CREATE TABLE request (
	id       INTEGER PRIMARY KEY,
	visit    INTEGER NOT NULL REFERENCES visit (id),
	year     INTEGER NOT NULL REFERENCES register (year),
	serial   INTEGER NOT NULL CHECK (serial >= 1),
	service  TEXT    NOT NULL CHECK (length(CAST(service AS BLOB)) BETWEEN 1 AND 15),
	state    TEXT    NOT NULL CHECK (state IN ('submitted', 'accepted', 'not-accepted',
	                                           'issued', 'refused', 'withdrawn')),
	state_at INTEGER NOT NULL,
	UNIQUE (year, serial)
) STRICT;
INSERT INTO request VALUES(1,1,2026,1,'403015','submitted',1795406525);
INSERT INTO request VALUES(2,3,2026,2,'403015','submitted',1795406525);
INSERT INTO request VALUES(3,3,2026,3,'803005','submitted',1795406525);
INSERT INTO request VALUES(4,4,2026,4,'403015','submitted',1795492925);
INSERT INTO request VALUES(5,5,2026,5,'403015','submitted',1795406525);
CREATE TABLE answer (
	request  INTEGER NOT NULL REFERENCES request (id),
	name     TEXT    NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 31),
	position INTEGER NOT NULL CHECK (position >= 0),
	state    TEXT    NOT NULL CHECK (state IN ('given', 'skipped', 'at-desk')),
	value    TEXT    NOT NULL CHECK (length(CAST(value AS BLOB)) <= 511),
	PRIMARY KEY (request, name),
	CHECK (state = 'given' OR value = '')
) STRICT, WITHOUT ROWID;
INSERT INTO answer VALUES(1,'applicant_iin',1,'given','860423401234');
INSERT INTO answer VALUES(1,'applicant_name',0,'given','Әбдіқадырова Гүлнәр');
INSERT INTO answer VALUES(1,'child_iin',4,'at-desk','');
INSERT INTO answer VALUES(1,'child_name',3,'given','Әбдіқадыров Ерасыл');
INSERT INTO answer VALUES(1,'grade',6,'given','7');
INSERT INTO answer VALUES(1,'phone',2,'given','+77011234567');
INSERT INTO answer VALUES(1,'remark',5,'skipped','');
INSERT INTO answer VALUES(2,'applicant_iin',1,'given','860423401234');
INSERT INTO answer VALUES(2,'applicant_name',0,'given','Әбдіқадырова Гүлнәр');
INSERT INTO answer VALUES(2,'child_iin',4,'at-desk','');
INSERT INTO answer VALUES(2,'child_name',3,'given','Әбдіқадыров Ерасыл');
INSERT INTO answer VALUES(2,'grade',6,'given','7');
INSERT INTO answer VALUES(2,'phone',2,'given','+77011234567');
INSERT INTO answer VALUES(2,'remark',5,'skipped','');
INSERT INTO answer VALUES(3,'applicant_iin',1,'given','860423401234');
INSERT INTO answer VALUES(3,'applicant_name',0,'given','Әбдіқадырова Гүлнәр');
INSERT INTO answer VALUES(3,'child_iin',4,'at-desk','');
INSERT INTO answer VALUES(3,'child_name',3,'given','Әбдіқадыров Ерасыл');
INSERT INTO answer VALUES(3,'grade',6,'given','7');
INSERT INTO answer VALUES(3,'phone',2,'given','+77011234567');
INSERT INTO answer VALUES(3,'remark',5,'skipped','');
INSERT INTO answer VALUES(4,'applicant_iin',1,'given','860423401234');
INSERT INTO answer VALUES(4,'applicant_name',0,'given','Әбдіқадырова Гүлнәр');
INSERT INTO answer VALUES(4,'child_iin',4,'at-desk','');
INSERT INTO answer VALUES(4,'child_name',3,'given','Әбдіқадыров Ерасыл');
INSERT INTO answer VALUES(4,'grade',6,'given','7');
INSERT INTO answer VALUES(4,'phone',2,'given','+77011234567');
INSERT INTO answer VALUES(4,'remark',5,'skipped','');
INSERT INTO answer VALUES(5,'applicant_iin',1,'given','860423401234');
INSERT INTO answer VALUES(5,'applicant_name',0,'given','Әбдіқадырова Гүлнәр');
INSERT INTO answer VALUES(5,'child_iin',4,'at-desk','');
INSERT INTO answer VALUES(5,'child_name',3,'given','Әбдіқадыров Ерасыл');
INSERT INTO answer VALUES(5,'grade',6,'given','7');
INSERT INTO answer VALUES(5,'phone',2,'given','+77011234567');
INSERT INTO answer VALUES(5,'remark',5,'skipped','');
CREATE TABLE consent (
	request     INTEGER PRIMARY KEY REFERENCES request (id),
	text_digest TEXT    NOT NULL CHECK (length(CAST(text_digest AS BLOB)) <= 64),
	lang        TEXT    NOT NULL CHECK (length(lang) = 2),
	-- '' until staff have asked the name of the person who agreed.
	given_by    TEXT    NOT NULL CHECK (length(CAST(given_by AS BLOB)) <= 511),
	for_whom    TEXT    NOT NULL CHECK (length(CAST(for_whom AS BLOB)) <= 511),
	how         TEXT    NOT NULL CHECK (length(CAST(how AS BLOB)) BETWEEN 1 AND 15),
	given_at    INTEGER NOT NULL,
	utc_offset  INTEGER NOT NULL
) STRICT;
INSERT INTO consent VALUES(1,'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','kk','Әбдіқадырова Гүлнәр','Әбдіқадыров Ерасыл','screen',1795406525,18000);
INSERT INTO consent VALUES(2,'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','kk','Әбдіқадырова Гүлнәр','Әбдіқадыров Ерасыл','screen',1795406525,18000);
INSERT INTO consent VALUES(4,'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','kk','Әбдіқадырова Гүлнәр','Әбдіқадыров Ерасыл','screen',1795492925,18000);
INSERT INTO consent VALUES(5,'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','kk','Әбдіқадырова Гүлнәр','Әбдіқадыров Ерасыл','screen',1795406525,18000);
CREATE TABLE paper (
	request  INTEGER NOT NULL REFERENCES request (id),
	name     TEXT    NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 31),
	position INTEGER NOT NULL CHECK (position >= 0),
	with_me  INTEGER NOT NULL CHECK (with_me IN (0, 1)),
	PRIMARY KEY (request, name)
) STRICT, WITHOUT ROWID;
INSERT INTO paper VALUES(1,'birth_certificate',1,0);
INSERT INTO paper VALUES(1,'id',0,1);
INSERT INTO paper VALUES(1,'record',2,0);
INSERT INTO paper VALUES(2,'birth_certificate',1,0);
INSERT INTO paper VALUES(2,'id',0,1);
INSERT INTO paper VALUES(2,'record',2,0);
INSERT INTO paper VALUES(3,'birth_certificate',1,0);
INSERT INTO paper VALUES(3,'id',0,1);
INSERT INTO paper VALUES(3,'record',2,0);
INSERT INTO paper VALUES(4,'birth_certificate',1,0);
INSERT INTO paper VALUES(4,'id',0,1);
INSERT INTO paper VALUES(4,'record',2,0);
INSERT INTO paper VALUES(5,'birth_certificate',1,0);
INSERT INTO paper VALUES(5,'id',0,1);
INSERT INTO paper VALUES(5,'record',2,0);
CREATE TABLE print_job (
	id            INTEGER PRIMARY KEY,
	visit         INTEGER NOT NULL REFERENCES visit (id),
	copy          INTEGER NOT NULL CHECK (copy >= 0),    -- 0 is the ticket itself
	attempt       INTEGER NOT NULL CHECK (attempt >= 0),
	state         TEXT    NOT NULL CHECK (state IN ('pending', 'spooled', 'printed',
	                                                'failed', 'cancelled')),
	state_at      INTEGER NOT NULL,
	job_name      TEXT    NOT NULL CHECK (length(CAST(job_name AS BLOB)) BETWEEN 1 AND 47),
	queue         TEXT    NOT NULL CHECK (length(CAST(queue AS BLOB)) <= 127),
	queue_job     INTEGER NOT NULL CHECK (queue_job >= 0),
	doubtful      INTEGER NOT NULL CHECK (doubtful IN (0, 1)),
	reason        TEXT    NOT NULL CHECK (length(CAST(reason AS BLOB)) <= 63),
	-- The process that is at it; pid 0: none.
	claim_boot    TEXT    NOT NULL CHECK (length(CAST(claim_boot AS BLOB)) <= 39),
	claim_pid     INTEGER NOT NULL CHECK (claim_pid >= 0),
	claim_started INTEGER NOT NULL,
	UNIQUE (visit, copy)
) STRICT;
INSERT INTO print_job VALUES(1,1,0,0,'pending',1795406525,'kiosk-2026-11-23-1-e4e68e09','',0,0,'','',0,0);
INSERT INTO print_job VALUES(2,4,0,0,'pending',1795492925,'kiosk-2026-11-24-1-d52ec8a4','',0,0,'','',0,0);
INSERT INTO print_job VALUES(3,5,0,0,'pending',1795406525,'kiosk-2026-11-24-2-ca678c8e','',0,0,'','',0,0);
CREATE TABLE event (
	id         INTEGER PRIMARY KEY,
	at         INTEGER NOT NULL,
	utc_offset INTEGER NOT NULL,
	account    TEXT    NOT NULL CHECK (length(CAST(account AS BLOB)) BETWEEN 1 AND 63),
	desk       TEXT    NOT NULL CHECK (length(CAST(desk AS BLOB)) <= 63),
	visit      INTEGER REFERENCES visit (id),
	request    INTEGER REFERENCES request (id),
	print_job  INTEGER REFERENCES print_job (id),
	what       TEXT    NOT NULL CHECK (length(CAST(what AS BLOB)) BETWEEN 1 AND 31),
	was        TEXT    NOT NULL CHECK (length(CAST(was AS BLOB)) <= 31),
	becomes    TEXT    NOT NULL CHECK (length(CAST(becomes AS BLOB)) <= 31),
	why        TEXT    NOT NULL CHECK (length(CAST(why AS BLOB)) <= 63),
	detail     TEXT    NOT NULL CHECK (length(detail) IN (0, 64)),
	previous   TEXT    NOT NULL CHECK (length(previous) = 64),
	hash       TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO event VALUES(1,1795406525,18000,'kiosk','',1,NULL,NULL,'take','','waiting','','','0000000000000000000000000000000000000000000000000000000000000000','d92780c1261c21c8d898d55184074a89ee395a3e90c31298d7b7a5ee0be80f50');
INSERT INTO event VALUES(2,1795406525,18000,'kiosk','',1,1,NULL,'submit','','submitted','','cfe682f6c7a4cc45e093520d94bd274d5b24c07bebe1c5070b3a0eda4b7a8d1c','d92780c1261c21c8d898d55184074a89ee395a3e90c31298d7b7a5ee0be80f50','75a5645b69aedbc351044bc7679cfb3594350d07c092d22a0c342a6b488c49c1');
INSERT INTO event VALUES(3,1795406525,18000,'kiosk','',1,1,NULL,'consent','','','screen','1aea960256a0b7da5e19d30609a32e95f5ff0e3c12d4e13b46703a8fbef4d81a','75a5645b69aedbc351044bc7679cfb3594350d07c092d22a0c342a6b488c49c1','7d011c5e3f678ebff0c989779413e8a4588c41be23d1a5320e50eab1cb224986');
INSERT INTO event VALUES(4,1795406525,18000,'kiosk','',1,NULL,1,'print','','pending','','','7d011c5e3f678ebff0c989779413e8a4588c41be23d1a5320e50eab1cb224986','e13870e33fddc7aa64a810927b142ac9353d29242a69c319ddd092f2d86e1c16');
INSERT INTO event VALUES(5,1795406525,18000,'kiosk','',2,NULL,NULL,'take','','waiting','','','e13870e33fddc7aa64a810927b142ac9353d29242a69c319ddd092f2d86e1c16','a4a8600e1bac03274c73218a55af4de60c923a51fe773f1edc9ffc37cac0188f');
INSERT INTO event VALUES(6,1795406525,18000,'kiosk','',3,NULL,NULL,'take','','waiting','','','a4a8600e1bac03274c73218a55af4de60c923a51fe773f1edc9ffc37cac0188f','9d00453b922c01b2e2f22c71eb81cb836770d811bfe833d4cd0e59b7a229fcc4');
INSERT INTO event VALUES(7,1795406525,18000,'kiosk','',3,2,NULL,'submit','','submitted','','75e0f27fb744b10111c72eafc61cb7add0979bc0d294698612e5bbe46a1da9eb','9d00453b922c01b2e2f22c71eb81cb836770d811bfe833d4cd0e59b7a229fcc4','250b62cef1fe176c4e0fe0a0ef96099fd6f9e52569bbce7fbdfd33ef30f3154b');
INSERT INTO event VALUES(8,1795406525,18000,'kiosk','',3,2,NULL,'consent','','','screen','662322df9ac0c987414f615375256f64139a8d1f946dc707c5004e0bfce5e00e','250b62cef1fe176c4e0fe0a0ef96099fd6f9e52569bbce7fbdfd33ef30f3154b','52786c8b7d5f424853b297bc44ec676afdba1e626499476f28df2f58a01ddb80');
INSERT INTO event VALUES(9,1795406525,18000,'kiosk','',3,3,NULL,'submit','','submitted','','c64fe134c35084ab8ff18467dd8112ce0166873f3039de76f904aa46bd9bc0e6','52786c8b7d5f424853b297bc44ec676afdba1e626499476f28df2f58a01ddb80','422613710c0e480c4b274ba70abb011455de13a8413690963cf19392bb5179ed');
INSERT INTO event VALUES(10,1795492925,18000,'kiosk','',4,NULL,NULL,'take','','waiting','','','422613710c0e480c4b274ba70abb011455de13a8413690963cf19392bb5179ed','7a840d1b989237ac06039483332f93edd576f1de1d63045a9f351c1c46f36081');
INSERT INTO event VALUES(11,1795492925,18000,'kiosk','',4,4,NULL,'submit','','submitted','','d051e1ceb53ad90bbe61afd7f96374f203a3e0c1f372748d81d48b06e1e92f75','7a840d1b989237ac06039483332f93edd576f1de1d63045a9f351c1c46f36081','4a1f68a0a62fc56ffc6cdbd7089b3282c058cabe46b54dcc11069e4586a0db3d');
INSERT INTO event VALUES(12,1795492925,18000,'kiosk','',4,4,NULL,'consent','','','screen','7fc138a76e0675c722d53f78afe327aa0a8e47bbfa274c528a9906ff4ce12165','4a1f68a0a62fc56ffc6cdbd7089b3282c058cabe46b54dcc11069e4586a0db3d','9af487949fdcfafe12ad9baaf77a0b15c0d9b2b34199295d2105cae6852cde4f');
INSERT INTO event VALUES(13,1795492925,18000,'kiosk','',4,NULL,2,'print','','pending','','','9af487949fdcfafe12ad9baaf77a0b15c0d9b2b34199295d2105cae6852cde4f','76408ea26efb4b171395e743832aa7942c99c58e1d9c8be20e1305221f82ad1b');
INSERT INTO event VALUES(14,1795406525,18000,'kiosk','',5,NULL,NULL,'take','','waiting','','','76408ea26efb4b171395e743832aa7942c99c58e1d9c8be20e1305221f82ad1b','45953019231a6b5f957a320960f994011d3c85b8c0cf210b678872353051c82d');
INSERT INTO event VALUES(15,1795406525,18000,'kiosk','',5,5,NULL,'submit','','submitted','','0fcc486f6358c734e36d6f6fb600a486e2029b404d6dbf8d2d4213847895079f','45953019231a6b5f957a320960f994011d3c85b8c0cf210b678872353051c82d','d80b3b8920a8d8ebe6fdac0646ec35e85ca5374be07822422331eda6bec00ba0');
INSERT INTO event VALUES(16,1795406525,18000,'kiosk','',5,5,NULL,'consent','','','screen','ce3c4d72cd4f7a4b6d3689689ab009b2b7bd1d47993d2f5d57f7e0b1ab97270a','d80b3b8920a8d8ebe6fdac0646ec35e85ca5374be07822422331eda6bec00ba0','ab67b900cb2b5bd2fa5a329884fb4762e3787fb063f8e1dea23b234439b3264a');
INSERT INTO event VALUES(17,1795406525,18000,'kiosk','',5,NULL,3,'print','','pending','','','ab67b900cb2b5bd2fa5a329884fb4762e3787fb063f8e1dea23b234439b3264a','f39582c482e43d6ee794c0d86bdcb9e7eca2ce64208e807d8752c4fe7d769061');
CREATE TABLE event_detail (
	event INTEGER PRIMARY KEY REFERENCES event (id),
	nonce BLOB NOT NULL CHECK (length(nonce) = 16),
	text  TEXT NOT NULL
) STRICT;
INSERT INTO event_detail VALUES(2,X'8dcdc60948719ddbfd7345b0587670b4',replace('applicant_name given Әбдіқадырова Гүлнәр\napplicant_iin given 860423401234\nphone given +77011234567\nchild_name given Әбдіқадыров Ерасыл\nchild_iin at-desk \nremark skipped \ngrade given 7\npaper id yes\npaper birth_certificate no\npaper record no\n','\n',char(10)));
INSERT INTO event_detail VALUES(3,X'c028c57fe387df62fe1c01c00e6e62c1',replace('text 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nlanguage kk\nby Әбдіқадырова Гүлнәр\nfor Әбдіқадыров Ерасыл\n','\n',char(10)));
INSERT INTO event_detail VALUES(7,X'589b3582738844dfe1ca82eb9e5a0002',replace('applicant_name given Әбдіқадырова Гүлнәр\napplicant_iin given 860423401234\nphone given +77011234567\nchild_name given Әбдіқадыров Ерасыл\nchild_iin at-desk \nremark skipped \ngrade given 7\npaper id yes\npaper birth_certificate no\npaper record no\n','\n',char(10)));
INSERT INTO event_detail VALUES(8,X'028700047ebf464759e12238f4fb9b24',replace('text 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nlanguage kk\nby Әбдіқадырова Гүлнәр\nfor Әбдіқадыров Ерасыл\n','\n',char(10)));
INSERT INTO event_detail VALUES(9,X'b211450733c1ccc1cee874e7f645fc7d',replace('applicant_name given Әбдіқадырова Гүлнәр\napplicant_iin given 860423401234\nphone given +77011234567\nchild_name given Әбдіқадыров Ерасыл\nchild_iin at-desk \nremark skipped \ngrade given 7\npaper id yes\npaper birth_certificate no\npaper record no\n','\n',char(10)));
INSERT INTO event_detail VALUES(11,X'4faaea7b1e2c282526e01746f41696f3',replace('applicant_name given Әбдіқадырова Гүлнәр\napplicant_iin given 860423401234\nphone given +77011234567\nchild_name given Әбдіқадыров Ерасыл\nchild_iin at-desk \nremark skipped \ngrade given 7\npaper id yes\npaper birth_certificate no\npaper record no\n','\n',char(10)));
INSERT INTO event_detail VALUES(12,X'38dc4ded8e9482580c03f19e1709f43b',replace('text 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nlanguage kk\nby Әбдіқадырова Гүлнәр\nfor Әбдіқадыров Ерасыл\n','\n',char(10)));
INSERT INTO event_detail VALUES(15,X'6a5a837ff67112fcd927b4ab1a527a3b',replace('applicant_name given Әбдіқадырова Гүлнәр\napplicant_iin given 860423401234\nphone given +77011234567\nchild_name given Әбдіқадыров Ерасыл\nchild_iin at-desk \nremark skipped \ngrade given 7\npaper id yes\npaper birth_certificate no\npaper record no\n','\n',char(10)));
INSERT INTO event_detail VALUES(16,X'b0a151ad8231afe99482f822a6c91301',replace('text 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nlanguage kk\nby Әбдіқадырова Гүлнәр\nfor Әбдіқадыров Ерасыл\n','\n',char(10)));
CREATE TABLE journal_head (
	one   INTEGER PRIMARY KEY CHECK (one = 1),
	event INTEGER NOT NULL CHECK (event >= 0),
	hash  TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO journal_head VALUES(1,17,'f39582c482e43d6ee794c0d86bdcb9e7eca2ce64208e807d8752c4fe7d769061');
CREATE INDEX visit_by_day ON visit (day);
CREATE INDEX visit_by_state ON visit (day, state);
CREATE INDEX request_by_visit ON request (visit);
CREATE INDEX print_job_open ON print_job (id)
	WHERE state IN ('pending', 'spooled') OR doubtful = 1;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
	SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN
	SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM event) BEGIN
	SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER event_detail_stays BEFORE UPDATE ON event_detail BEGIN
	SELECT RAISE(ABORT, 'a detail of the journal can be deleted, not changed');
END;
COMMIT;
