/* Folders of form files: what is there, what is not, which file counts; and the
 * forms this repository ships. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "catalog/catalog.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define HERE TESTS_DIR "/catalog/"
#define SHIPPED TESTS_DIR "/../forms"

/* two folders a test may fill: the vendor's and the one that overrides it */
static char vendor[64], local[64];

static void run(const char *format, ...)
{
	char *command;
	va_list args;

	va_start(args, format);
	assert_true(vasprintf(&command, format, args) > 0);
	va_end(args);
	if (system(command) != 0)
		fail_msg("%s", command);
	free(command);
}

static int make_folders(void **state)
{
	(void)state;
	strcpy(vendor, "/tmp/kiosk-vendor-XXXXXX");
	strcpy(local, "/tmp/kiosk-local-XXXXXX");
	assert_non_null(mkdtemp(vendor));
	assert_non_null(mkdtemp(local));
	run("cp %sbase/*.yaml %s", HERE, vendor);
	run("cp %sgood/minimal.yaml %s/403001.yaml", HERE, vendor);
	return 0;
}

static int remove_folders(void **state)
{
	(void)state;
	run("rm -rf %s %s", vendor, local);
	return 0;
}

static void copy_as(const char *dir, const char *code)
{
	run("sed s/403001/%s/ %sgood/minimal.yaml > %s/%s.yaml", code, HERE, dir, code);
}

static void assert_only_fault(const struct catalog *catalog, const char *file, const char *message)
{
	const struct catalog_fault *fault = catalog_fault(catalog, 0);

	assert_int_equal(catalog_fault_count(catalog), 1);
	assert_non_null(strstr(fault->file, file));
	assert_string_equal(fault->message, message);
	assert_int_equal(fault->line, 0);
}

static void services_stand_in_order(void **state)
{
	struct catalog *catalog;

	(void)state;
	copy_as(vendor, "803005");
	copy_as(local, "403008");
	run("touch %s/notes.txt %s/.hidden.yaml %s/.yaml", vendor, vendor, vendor);
	catalog = catalog_load(vendor, local);
	assert_int_equal(catalog_fault_count(catalog), 0);
	assert_int_equal(catalog_service_count(catalog), 3);
	assert_string_equal(catalog_service(catalog, 0)->code, "403001");
	assert_string_equal(catalog_service(catalog, 1)->code, "403008");
	assert_string_equal(catalog_service(catalog, 2)->code, "803005");
	assert_ptr_equal(catalog_find(catalog, "803005"), catalog_service(catalog, 2));
	assert_null(catalog_find(catalog, "403002"));
	assert_null(catalog_find(catalog, ""));
	catalog_free(catalog);
	catalog_free(NULL);
}

static void an_override_replaces_the_whole_file(void **state)
{
	struct catalog *catalog;

	(void)state;
	run("sed 's/Тегін/Ақылы/' %s/403001.yaml > %s/403001.yaml", vendor, local);
	run("sed 's/1414/1999/' %s/school.yaml > %s/school.yaml", vendor, local);
	catalog = catalog_load(vendor, local);
	assert_int_equal(catalog_fault_count(catalog), 0);
	assert_int_equal(catalog_service_count(catalog), 1);
	assert_string_equal(catalog_service(catalog, 0)->fee.in[LANG_KK], "Ақылы");
	assert_string_equal(catalog_school(catalog)->contact_centre, "1999");
	catalog_free(catalog);

	/* a wrong override is not quietly made good by the vendor's file */
	run("echo 'code: 1' > %s/403001.yaml", local);
	catalog = catalog_load(vendor, local);
	assert_int_equal(catalog_service_count(catalog), 0);
	assert_non_null(strstr(catalog_fault(catalog, 0)->file, local));
	catalog_free(catalog);
}

/* One wrong row among the hours must not close the desk on the days of the others. */
static void half_of_the_hours_is_none(void **state)
{
	struct moment sunday = { .date = { 2026, 11, 22 }, .hour = 10 };
	struct opening opening;
	struct catalog *catalog;

	(void)state;
	run("{ cat %s/school.yaml; echo 'hours:'; echo '  - {days: [monday], from: 09:00, to: 18:00}'; "
	    "echo '  - {days: [friday], from: 09:00, to: 8:00}'; } > %s/school.yaml",
	    vendor, local);
	catalog = catalog_load(vendor, local);
	assert_int_equal(catalog_fault_count(catalog), 1);
	assert_int_equal(calendar_reception(&catalog_school(catalog)->calendar, &sunday, &opening),
	                 RECEPTION_OPEN);
	catalog_free(catalog);
	run("sed -i 's/ 8:00/ 17:00/' %s/school.yaml", local);
	catalog = catalog_load(vendor, local);
	assert_int_equal(catalog_fault_count(catalog), 0);
	assert_int_equal(calendar_reception(&catalog_school(catalog)->calendar, &sunday, &opening),
	                 RECEPTION_OVER);
	catalog_free(catalog);
}

static void a_missing_override_folder_is_a_fault(void **state)
{
	struct catalog *catalog;

	(void)state;
	run("rmdir %s", local);
	catalog = catalog_load(vendor, local);
	assert_only_fault(catalog, local, "the folder cannot be read (No such file or directory)");
	assert_int_equal(catalog_service_count(catalog), 1);
	catalog_free(catalog);
}

static void an_empty_folder_gives_an_empty_catalog(void **state)
{
	struct catalog *catalog = catalog_load(local, NULL);
	const struct school *school = catalog_school(catalog);

	(void)state;
	assert_int_equal(catalog_fault_count(catalog), 2);
	assert_int_equal(catalog_service_count(catalog), 0);
	assert_int_equal(catalog_consent(catalog)->paragraph_count, 0);
	assert_string_equal(words_in(&school->name, LANG_RU), "");
	assert_string_equal(school->bin, "");
	assert_int_equal(school->idle_warn_s, 90);
	assert_int_equal(school->register_start, 1);
	assert_int_equal(school->printer_count, 0);
	assert_int_equal(school->calendar.week_days, 5);
	assert_int_equal(school->calendar.hours[0].to_min, 0);
	assert_true(school->hours_verified);
	catalog_free(catalog);
	catalog = catalog_load("/nonexistent", NULL);
	assert_int_equal(catalog_fault_count(catalog), 3);
	catalog_free(catalog);
}

static void what_is_no_file(void **state)
{
	char path[128];
	struct catalog *catalog;

	(void)state;
	snprintf(path, sizeof(path), "%s/403002.yaml", vendor);
	assert_int_equal(mkfifo(path, 0600), 0);
	catalog = catalog_load(vendor, NULL);
	assert_only_fault(catalog, "403002.yaml", "this is not an ordinary file");
	catalog_free(catalog);

	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	catalog = catalog_load(vendor, NULL);
	assert_only_fault(catalog, "403002.yaml", "this is not an ordinary file");
	catalog_free(catalog);

	assert_int_equal(rmdir(path), 0);
	assert_int_equal(symlink("nowhere", path), 0);
	catalog = catalog_load(vendor, NULL);
	assert_only_fault(catalog, "403002.yaml",
	                  "the file cannot be read (No such file or directory)");
	catalog_free(catalog);
}

static void a_huge_file_is_not_read(void **state)
{
	struct catalog *catalog;

	(void)state;
	run("head -c 600000 /dev/zero | tr '\\0' '#' > %s/403002.yaml", vendor);
	catalog = catalog_load(vendor, NULL);
	assert_only_fault(catalog, "403002.yaml", "the file is larger than 512 KB");
	catalog_free(catalog);
}

static void there_is_room_for_64_services(void **state)
{
	struct catalog *catalog;

	(void)state;
	for (int i = 2; i <= 65; i++) {
		char code[32];

		snprintf(code, sizeof(code), "4030%02d", i);
		copy_as(vendor, code);
	}
	catalog = catalog_load(vendor, NULL);
	assert_int_equal(catalog_service_count(catalog), 64);
	assert_only_fault(catalog, "403065.yaml", "left out: there are too many services");
	catalog_free(catalog);
}

static void relevance(void **state)
{
	static const char *const values[] = { "court", "leaving_kz" };
	const struct relevant always = { 0 }, some = { "reason", values, COUNT(values) };
	static struct answers answers;

	(void)state;
	assert_true(relevant_now(&always, &answers));
	assert_false(relevant_now(&some, &answers));
	answers_set(&answers, "reason", ANSWER_GIVEN, "moving");
	assert_false(relevant_now(&some, &answers));
	answers_set(&answers, "reason", ANSWER_GIVEN, "leaving_kz");
	assert_true(relevant_now(&some, &answers));
	answers_set(&answers, "reason", ANSWER_AT_DESK, "");
	assert_false(relevant_now(&some, &answers));
}

/* ---- the forms we ship ---- */

static void shipped_forms_are_sound(void **state)
{
	struct catalog *catalog = catalog_load(SHIPPED, NULL);

	(void)state;
	for (size_t i = 0; i < catalog_fault_count(catalog); i++)
		print_error("%s:%d: %s\n", catalog_fault(catalog, i)->file,
		            catalog_fault(catalog, i)->line, catalog_fault(catalog, i)->message);
	assert_int_equal(catalog_fault_count(catalog), 0);
	assert_true(catalog_service_count(catalog) >= 1);
	catalog_free(catalog);
}

static void the_school_is_ours(void **state)
{
	struct catalog *catalog = catalog_load(SHIPPED, NULL);
	const struct school *school = catalog_school(catalog);

	(void)state;
	assert_string_equal(school->name.in[LANG_KK],
	                    "Сары-Оба станциясының №1 жалпы орта білім беретін мектебі");
	assert_string_equal(school->contact_centre, "1414");
	assert_string_equal(school->hotline, "1424");
	assert_string_equal(school->director, "Долбешкина Г.Л.");
	assert_int_equal(school->duty_count, 6);
	for (int i = 0; i < 6; i++)
		assert_int_equal(school->duties[i].row, i + 1);
	assert_int_equal(school->duties[0].people_count, 3);
	assert_int_equal(school->duties[2].people_count, 1);
	assert_string_equal(school->duties[2].people[0], "Белёва Т.А.");
	assert_int_equal(catalog_consent(catalog)->paragraph_count, 8);
	assert_non_null(strstr(catalog_consent(catalog)->paragraphs[0].in[LANG_KK], "КММ, БСН __"));
	assert_non_null(strstr(catalog_consent(catalog)->paragraphs[3].in[LANG_RU], "ещё 30 дн"));
	catalog_free(catalog);
}

static bool has_term(const struct service *service, struct term term)
{
	for (size_t i = 0; i < service->term_count; i++)
		if (service->terms[i].channel == term.channel && service->terms[i].kind == term.kind &&
		    service->terms[i].value == term.value && service->terms[i].source == term.source)
			return true;
	return false;
}

static void transfer_between_schools(void **state)
{
	static const char *const names[] = {
		"applicant_role", "applicant_name", "applicant_iin", "applicant_phone",
		"applicant_settlement", "applicant_settlement_other", "applicant_street",
		"applicant_house", "applicant_flat", "child_name", "child_iin", "child_class",
		"child_language", "from_school", "from_place", "to_school", "reason", "reason_text",
	};
	struct catalog *catalog = catalog_load(SHIPPED, NULL);
	const struct service *service = catalog_find(catalog, "403015");

	(void)state;
	assert_non_null(service);
	assert_int_equal(service->field_count, COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_string_equal(service->fields[i].name, names[i]);
		assert_ptr_equal(service_field(service, names[i]), &service->fields[i]);
	}
	assert_int_equal(service_field(service, "child_class")->type, FIELD_CLASS);
	assert_int_equal(service_field(service, "reason")->choice_count, 6);
	assert_string_equal(service_field(service, "reason_text")->relevant.field, "reason");
	assert_false(service_field(service, "applicant_phone")->required);
	assert_false(service->verified);
	assert_int_equal(service->shown, SHOWN_BOTH);
	assert_true(has_term(service, (struct term){ CHANNEL_PROVIDER, TERM_WAIT_MINUTES, 15,
	                                             SOURCE_PLAN }));
	assert_true(has_term(service, (struct term){ CHANNEL_PROVIDER, TERM_SERVICE_MINUTES, 30,
	                                             SOURCE_PLAN }));
	assert_true(has_term(service, (struct term){ CHANNEL_PORTAL, TERM_WORKING_DAYS, 1,
	                                             SOURCE_LAW }));
	assert_int_equal(service->term_count, 4);
	assert_int_equal(service->result_count, 2);
	catalog_free(catalog);
}

#define IN_FOLDERS(test) cmocka_unit_test_setup_teardown(test, make_folders, remove_folders)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDERS(services_stand_in_order),
		IN_FOLDERS(an_override_replaces_the_whole_file),
		IN_FOLDERS(half_of_the_hours_is_none),
		IN_FOLDERS(a_missing_override_folder_is_a_fault),
		IN_FOLDERS(an_empty_folder_gives_an_empty_catalog),
		IN_FOLDERS(what_is_no_file),
		IN_FOLDERS(a_huge_file_is_not_read),
		IN_FOLDERS(there_is_room_for_64_services),
		cmocka_unit_test(relevance),
		cmocka_unit_test(shipped_forms_are_sound),
		cmocka_unit_test(the_school_is_ours),
		cmocka_unit_test(transfer_between_schools),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
