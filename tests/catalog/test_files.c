/* Form files, good and refused, as pairs: good/X.yaml with all it means in
 * X.result, refused/X.yaml with every fault in X.error. A file whose first line
 * is "# as NAME" stands for NAME, others for 403001.yaml; base/ gives the rest
 * of the folder. */
#include <dirent.h>
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
#include "core/buf.h"

#define HERE TESTS_DIR "/catalog/"

static char folder[] = "/tmp/kiosk-forms-XXXXXX";

static void path_in(char out[static 256], const char *dir, const char *name)
{
	assert_true(snprintf(out, 256, "%s/%s", dir, name) < 256);
}

static void read_file(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "r");
	char part[4096];
	size_t n;

	if (!file)
		fail_msg("%s is not there", path);
	while ((n = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(out, part, n);
	fclose(file);
	buf_add(out, "", 0);
}

static void write_file(const char *name, const struct buf *text)
{
	char path[256];
	FILE *file;

	path_in(path, folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text->data, 1, text->len, file), text->len);
	assert_int_equal(fclose(file), 0);
}

static void copy_base(const char *name)
{
	struct buf text = { 0 };
	char path[256];

	path_in(path, HERE "base", name);
	read_file(path, &text);
	write_file(name, &text);
	buf_release(&text);
}

static void remove_file(const char *name)
{
	char path[256];

	path_in(path, folder, name);
	unlink(path);
}

static int make_folder(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	remove_file("common.yaml");
	remove_file("school.yaml");
	remove_file("info.yaml");
	remove_file("403001.yaml");
	return rmdir(folder);
}

/* ---- what a catalog means, as text ---- */

static void add_words(struct buf *out, const char *name, const struct words *words)
{
	if (!words->in[LANG_KK] && !words->in[LANG_RU] && !words->in[LANG_EN])
		return;
	buf_format(out, "%s: %s / %s / %s\n", name, words->in[LANG_KK], words->in[LANG_RU],
	           words->in[LANG_EN] ? words->in[LANG_EN] : "-");
}

static void add_relevant(struct buf *out, const struct relevant *relevant)
{
	if (!relevant->field)
		return;
	buf_format(out, "  when %s is", relevant->field);
	for (size_t i = 0; i < relevant->is_count; i++)
		buf_format(out, " %s", relevant->is[i]);
	buf_text(out, "\n");
}

static void add_choice(struct buf *out, const struct choice *choice)
{
	add_words(out, choice->name, &choice->label);
	add_words(out, "  notice", &choice->notice);
	if (choice->priority)
		buf_text(out, "  has priority\n");
}

static void add_field(struct buf *out, const struct field *field)
{
	buf_format(out, "field %s %s %s", field->name, field_type_name(field->type),
	           field->required ? "required" : "optional");
	if (field->length_max)
		buf_format(out, " length %d", field->length_max);
	if (field->type == FIELD_NUMBER)
		buf_format(out, " from %ld to %ld", field->number_min, field->number_max);
	if (field->age_below)
		buf_format(out, " age below %d", field->age_below);
	if (field->age_turns)
		buf_format(out, " turns %d", field->age_turns);
	if (field->person)
		buf_format(out, " of the %s", person_name(field->person));
	if (field->future)
		buf_text(out, " future");
	if (field->digits)
		buf_text(out, " digits");
	buf_text(out, "\n");
	add_words(out, "  label", &field->label);
	add_words(out, "  brief", &field->brief);
	add_words(out, "  hint", &field->hint);
	add_words(out, "  why", &field->why);
	for (size_t i = 0; i < field->choice_count; i++)
		if (field->type == FIELD_YES_NO)
			buf_format(out, "%s: %s\n", field->choices[i].name, choice_label(field, i, LANG_KK));
		else
			add_choice(out, &field->choices[i]);
	add_relevant(out, &field->relevant);
	if (field->turns_when.field) {
		buf_text(out, "  turns");
		add_relevant(out, &field->turns_when);
	}
}

/* of a window: with or without a year, or no day at all */
static void add_day(struct buf *out, struct date day)
{
	if (day.year != 0)
		buf_format(out, "%04d-", day.year);
	if (day.month != 0)
		buf_format(out, "%02d-%02d", day.month, day.day);
}

static void add_lists(struct buf *out, const struct service *service)
{
	for (size_t i = 0; i < service->term_count; i++)
		buf_format(out, "term %s %s %d by %s\n", channel_name(service->terms[i].channel),
		           term_kind_name(service->terms[i].kind), service->terms[i].value,
		           source_name(service->terms[i].source));
	for (size_t i = 0; i < service->window_count; i++) {
		buf_text(out, "window ");
		add_day(out, service->windows[i].from);
		buf_text(out, "..");
		add_day(out, service->windows[i].to);
		buf_format(out, " by %s\n", source_name(service->windows[i].source));
		add_words(out, "  label", &service->windows[i].label);
		add_relevant(out, &service->windows[i].relevant);
	}
	for (size_t i = 0; i < service->paper_count; i++) {
		buf_format(out, "paper %s\n", paper_use_name(service->papers[i].use));
		add_words(out, service->papers[i].name, &service->papers[i].label);
		add_relevant(out, &service->papers[i].relevant);
	}
	for (size_t i = 0; i < service->result_count; i++) {
		buf_format(out, "result %s%s\n", result_kind_name(service->results[i].kind),
		           service->results[i].blank ? " blank" : "");
		add_words(out, service->results[i].name, &service->results[i].label);
	}
	for (size_t i = 0; i < service->ground_count; i++) {
		buf_format(out, "ground %s\n", ground_kind_name(service->grounds[i].kind));
		add_words(out, service->grounds[i].name, &service->grounds[i].label);
		add_words(out, "  remedy", &service->grounds[i].remedy);
	}
	for (size_t i = 0; i < service->publicity_count; i++) {
		const struct publicity *publicity = &service->publicity[i];

		buf_format(out, "publicity %s %d..%d\n", publicity_kind_name(publicity->kind),
		           publicity->from_month, publicity->to_month);
		add_words(out, "  label", &publicity->label);
	}
}

static void add_service(struct buf *out, const struct service *service)
{
	buf_format(out, "service %s %s %s %s shown %s\n", service->code, service->registry,
	           service->verified ? "verified" : "unverified", service->edition,
	           shown_name(service->shown));
	add_words(out, "title", &service->title);
	add_words(out, "brief", &service->brief);
	add_words(out, "about", &service->about);
	add_words(out, "who", &service->who);
	add_words(out, "provider", &service->provider);
	add_words(out, "result", &service->result);
	add_words(out, "notice", &service->notice);
	add_words(out, "fee", &service->fee);
	add_words(out, "basis", &service->basis);
	buf_text(out, "channels");
	for (int i = 0; i < CHANNELS; i++)
		if (service->channels[i])
			buf_format(out, " %s", channel_name((enum channel)i));
	buf_text(out, "\n");
	for (int i = 0; i < FORMS; i++)
		if (service->form[i])
			buf_format(out, "form %s\n", form_name((enum form)i));
	add_lists(out, service);
	for (size_t i = 0; i < service->field_count; i++)
		add_field(out, &service->fields[i]);
}

static const char *clock(int minutes, char out[static 16])
{
	snprintf(out, 16, "%02d:%02d", minutes / 60, minutes % 60);
	return out;
}

static void add_span(struct buf *out, const char *what, int from_min, int to_min)
{
	char from[16], to[16];

	buf_format(out, "%s %s-%s", what, clock(from_min, from), clock(to_min, to));
}

static void add_days_off(struct buf *out, const struct calendar *calendar)
{
	static const char *const kinds[] = { "holiday", "instead", "moved" };

	for (size_t i = 0; i < calendar->day_off_count; i++) {
		const struct day_off *off = &calendar->days_off[i];
		char day[DATE_TEXT], from[DATE_TEXT] = "-";

		date_format_iso(off->date, day);
		if (off->from.month)
			date_format_iso(off->from, from);
		buf_format(out, "off %s %s for %s, %s\n", day, kinds[off->kind], from,
		           words_in(&off->name, LANG_KK));
	}
	for (size_t i = 0; i < calendar->worked_count; i++) {
		char day[DATE_TEXT];

		date_format_iso(calendar->worked[i], day);
		buf_format(out, "worked %s\n", day);
	}
}

static void add_calendar(struct buf *out, const struct school *school)
{
	const struct calendar *calendar = &school->calendar;

	if (calendar->week_days != 5 || !school->hours_verified)
		buf_format(out, "week of %d days, %s\n", calendar->week_days,
		           school->hours_verified ? "verified" : "a proposal");
	for (int day = 0; day < WEEKDAYS; day++) {
		if (calendar->hours[day].to_min == 0)
			continue;
		buf_format(out, "weekday %d:", day);
		add_span(out, "", calendar->hours[day].from_min, calendar->hours[day].to_min);
		for (int i = 0; i < calendar->break_count[day]; i++)
			add_span(out, " break", calendar->breaks[day][i].from_min,
			         calendar->breaks[day][i].to_min);
		buf_text(out, "\n");
	}
	add_days_off(out, calendar);
	for (size_t i = 0; i < school->bell_count; i++) {
		add_span(out, "lesson", school->bells[i].from_min, school->bells[i].to_min);
		buf_text(out, "\n");
	}
	for (size_t i = 0; i < school->desk_count; i++) {
		buf_format(out, "desk %s\n", school->desks[i].name);
		add_words(out, " label", &school->desks[i].label);
		add_words(out, " room", &school->desks[i].room);
	}
}

static void add_school(struct buf *out, const struct school *school)
{
	add_words(out, "school", &school->name);
	add_words(out, "place", &school->place);
	add_words(out, "operator", &school->operator_name);
	buf_format(out, "bin \"%s\" director \"%s\" centre %s hotline %s series \"%s\"\n", school->bin,
	           school->director, school->contact_centre, school->hotline, school->series);
	buf_format(out, "register from %d, kept %d days, idle %d+%d s, ticket %d s, draft %d s\n",
	           school->register_start, school->retain_days, school->idle_warn_s,
	           school->idle_count_s, school->ticket_s, school->draft_s);
	if (school->call == CALL_PRIORITY)
		buf_text(out, "calls priority groups first\n");
	for (size_t i = 0; i < school->duty_count; i++) {
		buf_format(out, "row %d:", school->duties[i].row);
		for (size_t k = 0; k < school->duties[i].people_count; k++)
			buf_format(out, " %s", school->duties[i].people[k]);
		buf_text(out, "\n");
	}
	for (size_t i = 0; i < school->printer_count; i++) {
		const struct printer *printer = &school->printers[i];

		buf_format(out, "printer %s %s %d dots %d columns page %d %s\n", printer->queue,
		           printer_kind_name(printer->kind), printer->dots, printer->columns,
		           printer->code_page, printer->encoding);
	}
	add_calendar(out, school);
}

static void add_consent(struct buf *out, const struct consent_text *consent)
{
	add_words(out, "consent", &consent->title);
	for (size_t i = 0; i < consent->paragraph_count; i++)
		add_words(out, " ", &consent->paragraphs[i]);
}

static void add_info(struct buf *out, const struct info *info)
{
	for (size_t i = 0; i < info->text_count; i++) {
		const struct info_text *text = &info->texts[i];

		buf_format(out, "leaflet %s %s %s\n", text->name,
		           text->verified ? "verified" : "unverified", info->edition);
		add_words(out, " title", &text->title);
		for (size_t k = 0; k < text->paragraph_count; k++)
			add_words(out, " ", &text->paragraphs[k]);
	}
}

static void add_faults(struct buf *out, const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog_fault_count(catalog); i++) {
		const struct catalog_fault *fault = catalog_fault(catalog, i);

		assert_memory_equal(fault->file, folder, strlen(folder));
		buf_format(out, "%s:%d:%d: %s\n", fault->file + strlen(folder) + 1, fault->line,
		           fault->column, fault->message);
	}
}

/* ---- the pairs ---- */

static void load_as(const char *dir, const char *file, struct buf *out, bool refused)
{
	char path[256], target[64] = "403001.yaml";
	struct buf text = { 0 };
	struct catalog *catalog;

	copy_base("common.yaml");
	copy_base("school.yaml");
	remove_file("info.yaml");
	remove_file("403001.yaml");
	path_in(path, dir, file);
	read_file(path, &text);
	if (sscanf(text.data, "# as %63s", target) == 1) {
		struct buf service = { 0 };

		read_file(HERE "good/minimal.yaml", &service);
		write_file("403001.yaml", &service);
		buf_release(&service);
	}
	write_file(target, &text);
	catalog = catalog_load(folder, NULL);
	add_faults(out, catalog);
	if (refused) {
		assert_true(catalog_fault_count(catalog) > 0);
		buf_format(out, "left: %zu services, %zu paragraphs, %zu printers\n",
		           catalog_service_count(catalog), catalog_consent(catalog)->paragraph_count,
		           catalog_school(catalog)->printer_count);
		add_info(out, catalog_info(catalog));
	} else {
		assert_int_equal(catalog_fault_count(catalog), 0);
		add_school(out, catalog_school(catalog));
		add_consent(out, catalog_consent(catalog));
		add_info(out, catalog_info(catalog));
		assert_int_equal(catalog_service_count(catalog), 1);
		add_service(out, catalog_service(catalog, 0));
	}
	catalog_free(catalog);
	buf_release(&text);
}

static int compare_pair(const char *dir, const char *file, const char *ending, bool refused)
{
	struct buf got = { 0 }, wanted = { 0 };
	char path[256];
	int wrong;

	load_as(dir, file, &got, refused);
	path_in(path, dir, file);
	strcpy(strrchr(path, '.'), ending);
	read_file(path, &wanted);
	wrong = strcmp(got.data, wanted.data) != 0;
	if (wrong)
		print_error("%s: got\n%s---- wanted\n%s\n", file, got.data, wanted.data);
	buf_release(&got);
	buf_release(&wanted);
	return wrong;
}

static void compare_all(const char *dir, const char *ending, bool refused, int at_least)
{
	DIR *entries = opendir(dir);
	struct dirent *entry;
	int count = 0, wrong = 0;

	assert_non_null(entries);
	while ((entry = readdir(entries))) {
		const char *dot = strrchr(entry->d_name, '.');

		if (!dot || strcmp(dot, ".yaml") != 0)
			continue;
		wrong += compare_pair(dir, entry->d_name, ending, refused);
		count++;
	}
	closedir(entries);
	assert_int_equal(wrong, 0);
	assert_true(count >= at_least);
}

static void good_files(void **state)
{
	(void)state;
	compare_all(HERE "good", ".result", false, 7);
}

static void refused_files(void **state)
{
	(void)state;
	compare_all(HERE "refused", ".error", true, 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_files),
		cmocka_unit_test(refused_files),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
