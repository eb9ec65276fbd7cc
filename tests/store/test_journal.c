#include "fixture.h"

/* Takes enough for more than one chunk of the walk. */
static void take_many(int count)
{
	struct order order = some_order();

	for (int i = 0; i < count; i++)
		take(fixture_store, &order, &monday);
}

static void a_take_writes_its_events(void **state)
{
	(void)state;
	take_many(1);
	assert_peek("SELECT group_concat(id || ':' || account || ':' || what || ':' || was || '>' ||"
	            " becomes || ':' || why, ' ') FROM event",
	            "1:kiosk:take:>waiting: 2:kiosk:submit:>submitted: 3:kiosk:consent:>:screen"
	            " 4:kiosk:print:>pending:");
	assert_peek("SELECT count(*) FROM event WHERE visit = 1", "4");
	assert_peek("SELECT group_concat(event) FROM event_detail", "2,3");
	assert_peek("SELECT text FROM event_detail WHERE event = 2",
	            "applicant_name given Әбдіқадырова Гүлнәр\napplicant_iin given 860423401234\n"
	            "phone given +77011234567\nchild_name given Әбдіқадыров Ерасыл\n"
	            "child_iin at-desk \nremark skipped \ngrade given 7\n"
	            "paper id yes\npaper birth_certificate no\npaper record no\n");
	assert_peek("SELECT count(DISTINCT nonce) FROM event_detail", "2");
}

static void an_empty_and_a_long_chain_verify(void **state)
{
	struct verify verify;

	(void)state;
	assert_fault(FAULT_NONE, store_verify(fixture_store, &verify));
	assert_int_equal(verify.events, 0);
	assert_int_equal(verify.broken_event, 0);
	assert_int_equal(strspn(verify.head, "0"), 64);
	take_many(260);
	assert_fault(FAULT_NONE, store_verify(fixture_store, &verify));
	assert_int_equal(verify.events, 1040);
	assert_int_equal(verify.broken_event, 0);
	assert_peek("SELECT hash FROM event ORDER BY id DESC LIMIT 1", verify.head);
}

/* The hash is what the schema says, worked out by another program. */
static void the_hash_can_be_reckoned_elsewhere(void **state)
{
	char command[2048], hash[80] = "";
	FILE *pipe;

	(void)state;
	take_many(1);
	snprintf(command, sizeof(command),
	         "sqlite3 -list -noheader '%s' \"SELECT 'kiosk event 1',id,at,utc_offset,account,"
	         "desk,ifnull(visit,0),ifnull(request,0),ifnull(print_job,0),what,was,becomes,why,"
	         "detail,previous FROM event WHERE id = 4\" | LC_ALL=C awk -F'|' '{ for (i = 1; i <= NF;"
	         " i++) printf \"%%d:%%s,\", length($i), $i }' | sha256sum", fixture_path);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	assert_non_null(fgets(hash, sizeof(hash), pipe));
	assert_int_equal(pclose(pipe), 0);
	hash[64] = '\0';
	assert_peek("SELECT hash FROM event WHERE id = 4", hash);
	assert_peek("SELECT previous = (SELECT hash FROM event WHERE id = 3) FROM event WHERE id = 4",
	            "1");
}

static void the_journal_only_grows(void **state)
{
	static const char *const attempts[] = {
		"UPDATE event SET why = 'x' WHERE id = 1",
		"UPDATE event SET id = 99 WHERE id = 4",
		"DELETE FROM event WHERE id = 4",
		"DELETE FROM event",
		"REPLACE INTO event SELECT * FROM event WHERE id = 2",
		("INSERT INTO event SELECT 99, at, utc_offset, account, desk, visit, request,"
		 " print_job, what, was, becomes, why, detail, previous, hash FROM event WHERE id = 2"),
		"UPDATE event_detail SET text = 'x'",
	};

	(void)state;
	take_many(1);
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		assert_int_equal(behind(attempts[i]), SQLITE_CONSTRAINT);
	assert_chain_whole(fixture_store);
	assert_peek("SELECT count(*) FROM event", "4");
}

static void forgetting_leaves_the_chain_whole(void **state)
{
	(void)state;
	take_many(3);
	assert_int_equal(behind("DELETE FROM event_detail WHERE event = 2"), SQLITE_OK);
	assert_chain_whole(fixture_store);
	assert_int_equal(behind("DELETE FROM event_detail"), SQLITE_OK);
	assert_chain_whole(fixture_store);
}

#define DISARM "DROP TRIGGER event_stays; DROP TRIGGER event_remains;" \
	"DROP TRIGGER event_follows; DROP TRIGGER event_detail_stays;"

static void tampering_is_named(void **state)
{
	static const struct {
		const char *sql;
		int broken;
	} rows[] = {
		{ DISARM "UPDATE event SET at = at + 1 WHERE id = 5", 5 },
		{ DISARM "UPDATE event SET account = 'aidos' WHERE id = 1", 1 },
		{ DISARM "UPDATE event SET desk = '3' WHERE id = 7", 7 },
		{ DISARM "UPDATE event SET utc_offset = 0 WHERE id = 7", 7 },
		{ DISARM "UPDATE event SET visit = 1 WHERE id = 9", 9 },
		{ DISARM "UPDATE event SET request = NULL WHERE id = 6", 6 },
		{ DISARM "UPDATE event SET print_job = 1 WHERE id = 12", 12 },
		{ DISARM "UPDATE event SET what = 'call' WHERE id = 9", 9 },
		{ DISARM "UPDATE event SET was = 'x' WHERE id = 9", 9 },
		{ DISARM "UPDATE event SET becomes = 'done' WHERE id = 9", 9 },
		{ DISARM "UPDATE event SET why = 'desk' WHERE id = 3", 3 },
		{ DISARM "UPDATE event SET detail = hash WHERE id = 3", 3 },
		{ DISARM "UPDATE event SET previous = hash WHERE id = 3", 3 },
		{ DISARM "UPDATE event SET hash = previous WHERE id = 3", 3 },
		{ DISARM "UPDATE event_detail SET text = 'x' WHERE event = 6", 6 },
		{ DISARM "UPDATE event_detail SET nonce = zeroblob(16) WHERE event = 6", 6 },
		{ "INSERT INTO event_detail VALUES (5, zeroblob(16), 'slipped in')", 5 },
		{ DISARM "DELETE FROM event WHERE id = 1", 1 },
		{ DISARM "DELETE FROM event WHERE id = 8", 8 },
		{ DISARM "DELETE FROM event WHERE id = 12", 12 },
		{ DISARM "DELETE FROM event WHERE id >= 9", 9 },
		{ DISARM "DELETE FROM event", 1 },
		{ DISARM "UPDATE event SET id = 99 WHERE id = 4", 4 },
		{ DISARM "INSERT INTO event SELECT 13, at, utc_offset, account, desk, visit, request,"
		  " print_job, what, was, becomes, why, detail, hash, hash FROM event WHERE id = 12", 13 },
		{ "UPDATE journal_head SET hash = printf('%064d', 1)", 12 },
		{ "UPDATE journal_head SET event = 11", 12 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct verify verify;

		assert_int_equal(fixture_setup(state), 0);
		take_many(3);
		assert_int_equal(behind(rows[i].sql), SQLITE_OK);
		assert_fault(FAULT_NONE, store_verify(fixture_store, &verify));
		if (verify.broken_event != rows[i].broken)
			fail_msg("%s: broken %d", rows[i].sql, (int)verify.broken_event);
		assert_int_equal(fixture_teardown(state), 0);
	}
}

/* An event that is well in itself, made in another journal, in the place of one. */
static void a_forged_event_is_named_by_the_next(void **state)
{
	struct order order = some_order();
	struct verify verify;
	struct store *other;
	char sql[1000];

	(void)state;
	take_many(1);
	order.actor.account = "script";
	assert_fault(FAULT_NONE, store_open(fixture_file("other.db"), 1000, 1, &other, NULL));
	take(other, &order, &monday);
	assert_chain_whole(other);
	store_close(other);
	snprintf(sql, sizeof(sql), DISARM "ATTACH '%s' AS other; DELETE FROM event WHERE id = 1;"
	         "INSERT INTO event SELECT * FROM other.event WHERE id = 1", fixture_file("other.db"));
	assert_int_equal(behind(sql), SQLITE_OK);
	assert_fault(FAULT_NONE, store_verify(fixture_store, &verify));
	assert_int_equal(verify.broken_event, 2);
}

static void a_journal_without_a_head_is_damaged(void **state)
{
	struct order order = some_order();
	struct verify verify;
	struct ticket ticket;

	(void)state;
	take_many(1);
	assert_int_equal(behind("DELETE FROM journal_head"), SQLITE_OK);
	assert_fault(FAULT_DAMAGED, store_verify(fixture_store, &verify));
	assert_fault(FAULT_DAMAGED, store_take_ticket(fixture_store, &order, &monday, &ticket));
	assert_int_equal(ticket.visit, 0);
	assert_peek("SELECT count(*) FROM visit", "1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		TEST(a_take_writes_its_events),
		TEST(an_empty_and_a_long_chain_verify),
		TEST(the_hash_can_be_reckoned_elsewhere),
		TEST(the_journal_only_grows),
		TEST(forgetting_leaves_the_chain_whole),
		cmocka_unit_test(tampering_is_named),
		TEST(a_forged_event_is_named_by_the_next),
		TEST(a_journal_without_a_head_is_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
