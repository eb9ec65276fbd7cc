/* The daily close by the calendar, and its words; fields that search must know. */
#include "fixture.h"

#include "office/closing.h"
#include "store/desks.h"
#include "store/search.h"
#include "store/verbs.h"

static struct closing closing;

static struct moment at(int days, int hour)
{
	struct moment moment = monday;
	moment.unix_s += days * 86400LL + (hour - moment.hour) * 3600LL;
	moment.date = date_from_days(date_to_days(moment.date) + days);
	moment.hour = hour;
	return moment;
}

static void take_question(struct moment now)
{
	struct order order = { .lang = LANG_KK, .series = "", .question = "other",
	                       .actor = { .account = "kiosk", .desk = "" } };
	struct ticket ticket;
	assert_fault(store_take_ticket(office.store, &order, &now, &ticket), FAULT_NONE);
}

static enum close_result due(struct moment now)
{
	enum close_result result;
	assert_fault(closing_due(&office, &now, &result, &closing), FAULT_NONE);
	return result;
}

static void when_the_reception_is_over(void **state)
{
	(void)state;
	open_office("none");
	assert_int_equal(due(at(0, 23)), CLOSE_EMPTY);
	take_question(monday);
	assert_int_equal(due(monday), CLOSE_EMPTY);
	assert_int_equal(due(at(0, 12)), CLOSE_EMPTY);
	assert_int_equal(due(at(0, 23)), CLOSE_DONE);
	assert_int_equal(closing.unserved, 1);
	assert_int_equal(due(at(0, 23)), CLOSE_EMPTY);
}

/* A desk works on after the hour: whoever waits is called, not sent away. */
static void not_while_a_desk_goes_on(void **state)
{
	const struct actor gulnar = { .account = "Гүлнұр", .desk = "1" };
	const struct change change = { .desk = "1", .why = "", .actor = gulnar };
	struct moment late = at(0, 23);
	struct change_outcome outcome;
	(void)state;
	open_office("none");
	take_question(monday);
	assert_fault(store_desk_staffed(office.store, true, &gulnar, &monday), FAULT_NONE);
	assert_int_equal(due(late), CLOSE_EMPTY);
	assert_fault(store_call_next(office.store, monday.date, &change, &late, &outcome), FAULT_NONE);
	assert_int_equal(due(late), CLOSE_EMPTY);
	assert_fault(store_visit(office.store, 1, VERB_START, &change, &late, &outcome), FAULT_NONE);
	assert_int_equal(due(late), CLOSE_EMPTY);
	assert_fault(store_visit(office.store, 1, VERB_FINISH, &change, &late, &outcome), FAULT_NONE);
	assert_int_equal(outcome.result, CHANGE_DONE);
	assert_int_equal(due(late), CLOSE_DONE);
	assert_int_equal(closing.done, 1);
	assert_int_equal(closing.unserved, 0);
	/* Whoever forgets to log out keeps no day open for ever. */
	take_question(at(1, 8));
	assert_fault(store_desk_staffed(office.store, true, &gulnar, &late), FAULT_NONE);
	assert_int_equal(due(at(2, 8)), CLOSE_DONE);
	assert_int_equal(closing.unserved, 1);
}

static void on_the_next_day_if_nobody_was_there(void **state)
{
	(void)state;
	open_office("none");
	take_question(monday);
	take_question(at(1, 8));
	assert_int_equal(due(at(1, 8)), CLOSE_DONE);
	assert_int_equal(date_compare(closing.day, monday.date), 0);
	assert_int_equal(due(at(1, 10)), CLOSE_EMPTY);
	assert_int_equal(due(at(1, 23)), CLOSE_DONE);
	assert_int_equal(closing.day.day, 24);
}

static void a_clock_that_cannot_be_right_closes_nothing(void **state)
{
	struct moment early = at(0, 23);
	(void)state;
	open_office("none");
	take_question(monday);
	early.date = (struct date){ 1970, 1, 1 };
	assert_int_equal(due(early), CLOSE_EMPTY);
	early.date = (struct date){ 2070, 1, 1 };
	assert_int_equal(due(early), CLOSE_EMPTY);
}

static void its_words(void **state)
{
	static struct leaflet leaflet;
	char signs[32];
	(void)state;
	open_office("none");
	take_question(monday);
	assert_int_equal(due(at(0, 23)), CLOSE_DONE);
	lang_use(LANG_EN);
	closing_write(catalog_school(office.catalog), &closing, LANG_EN, &leaflet);
	assert_non_null(strstr(leaflet.title, "23.11.2026"));
	snprintf(signs, sizeof signs, "%.4s %.4s %.4s %.4s", closing.head, closing.head + 4,
	         closing.head + 8, closing.head + 12);
	assert_non_null(strstr(leaflet.text, signs));
	assert_non_null(strstr(leaflet.text, "Still waiting at the close: 1"));
	assert_null(strstr(leaflet.text, "Being served;"));
}

/* Whoever waits under the day that a wrong clock gave is let go by people only. */
static void a_clock_that_has_gone_back_closes_nothing(void **state)
{
	(void)state;
	open_office("none");
	take_question(monday);
	take_question(at(31, 9));
	take_question(at(1, 9));
	assert_int_equal(due(at(1, 23)), CLOSE_EMPTY);
	assert_int_equal(due(at(31, 23)), CLOSE_DONE);
}

/* Search goes by the names of fields: those of the shipped forms must tell. */
static void search_knows_each_name_iin_and_phone(void **state)
{
	int known = 0;
	(void)state;
	open_office("none");
	for (size_t i = 0; i < catalog_service_count(office.catalog); i++) {
		const struct service *service = catalog_service(office.catalog, i);
		for (size_t k = 0; k < service->field_count; k++) {
			enum field_type type = service->fields[k].type;
			if (type != FIELD_NAME && type != FIELD_IIN && type != FIELD_PHONE)
				continue;
			if (!search_knows(service->fields[k].name))
				fail_msg("%s: %s", service->code, service->fields[k].name);
			known++;
		}
	}
	assert_true(known > 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(when_the_reception_is_over, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(not_while_a_desk_goes_on, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(on_the_next_day_if_nobody_was_there, make_folder,
		                                remove_folder),
		cmocka_unit_test_setup_teardown(a_clock_that_cannot_be_right_closes_nothing,
		                                make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_clock_that_has_gone_back_closes_nothing,
		                                make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(its_words, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(search_knows_each_name_iin_and_phone, make_folder,
		                                remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
