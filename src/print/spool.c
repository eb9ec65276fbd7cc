#include "print/spool.h"

#include <cups/cups.h>
#include <stdio.h>
#include <string.h>

#include "print/trouble.h"

static const char *const queue_wanted[] = {
	"printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
	"printer-make-and-model", "device-uri", "document-format-supported",
	"media-col-default",
};
static const char *const job_wanted[] = {
	"job-id", "job-name", "job-state", "job-printer-uri", "job-printer-state-reasons",
};

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

const char *spool_reason(enum spool result)
{
	static const char *const reasons[] = {
		[SPOOL_OK] = "",
		[SPOOL_UNKNOWN] = "no-such-queue",
		[SPOOL_REFUSED] = "refused",
		[SPOOL_NO_ANSWER] = "no-answer",
		[SPOOL_DOWN] = "print-system-down",
	};
	return reasons[result];
}

/* ---- the connection ------------------------------------------------------------- */

static const char *no_password(const char *prompt, http_t *http, const char *method,
                               const char *resource, void *data)
{
	(void)prompt, (void)http, (void)method, (void)resource, (void)data;
	return NULL;
}

static int give_up(http_t *http, void *data)
{
	(void)http, (void)data;
	return 0;
}

void spool_open(void)
{
	cupsSetPasswordCB2(no_password, NULL);
}

static http_t *connect_now(void)
{
	http_t *http = httpConnect2(cupsServer(), ippPort(), NULL, AF_UNSPEC, cupsEncryption(), 1,
	                            SPOOL_TIMEOUT_S * 1000, NULL);
	if (http)
		httpSetTimeout(http, SPOOL_TIMEOUT_S, give_up, NULL);
	return http;
}

static enum spool judge(const ipp_t *answer, ipp_status_t status)
{
	if (!answer)
		return SPOOL_NO_ANSWER;
	if (status == IPP_STATUS_ERROR_NOT_FOUND)
		return SPOOL_UNKNOWN;
	return status < IPP_STATUS_REDIRECTION_OTHER_SITE ? SPOOL_OK : SPOOL_REFUSED;
}

/* Sends request (and frees it) with document after it (NULL: none). On SPOOL_OK
 * *answer is the caller's to delete, else NULL. */
static enum spool ask(ipp_t *request, const char *resource, const struct buf *document,
                      ipp_t **answer)
{
	const char *what = ippOpString(ippGetOperation(request));
	http_t *http = connect_now();

	*answer = NULL;
	if (!http) {
		ippDelete(request);
		trouble("%s: cannot reach the print system", what);
		return SPOOL_DOWN;
	}
	size_t extra = document ? document->len : 0;
	http_status_t status = cupsSendRequest(http, request, resource,
	                                       ippLength(request) + extra);
	if (status == HTTP_STATUS_CONTINUE && document)
		cupsWriteRequestData(http, document->data, document->len);
	ippDelete(request);
	*answer = cupsGetResponse(http, resource);
	enum spool result = judge(*answer, cupsLastError());
	if (result != SPOOL_OK) {
		if (result != SPOOL_UNKNOWN)
			trouble("%s: %s (%s)", what, spool_reason(result),
			        *answer ? ippErrorString(cupsLastError()) : "time-out");
		ippDelete(*answer);
		*answer = NULL;
	}
	httpClose(http);
	return result;
}

static enum spool ask_and_forget(ipp_t *request, const char *resource)
{
	ipp_t *answer;
	enum spool result = ask(request, resource, NULL, &answer);
	ippDelete(answer);
	return result;
}

/* ---- requests ------------------------------------------------------------------- */

static void add_user(ipp_t *request)
{
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
	             cupsUser());
}

static void add_wanted(ipp_t *request, const char *const *wanted, int count)
{
	ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", count,
	              NULL, wanted);
}

static ipp_t *queue_request(ipp_op_t operation, const char *queue)
{
	char uri[HTTP_MAX_URI];
	ipp_t *request = ippNewRequest(operation);

	if (queue[0])
		httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof(uri), "ipp", NULL, "localhost", 0,
		                 "/printers/%s", queue);
	else
		snprintf(uri, sizeof(uri), "ipp://localhost/");
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
	add_user(request);
	return request;
}

static ipp_t *job_request(ipp_op_t operation, int64_t id)
{
	char uri[HTTP_MAX_URI];
	ipp_t *request = ippNewRequest(operation);

	httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof(uri), "ipp", NULL, "localhost", 0,
	                 "/jobs/%d", (int)id);
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "job-uri", NULL, uri);
	add_user(request);
	return request;
}

/* ---- answers -------------------------------------------------------------------- */

static void copy_text(ipp_attribute_t *attribute, int i, char *to, size_t size)
{
	const char *text = attribute ? ippGetString(attribute, i, NULL) : NULL;
	snprintf(to, size, "%s", text ? text : "");
}

static void copy_reasons(ipp_attribute_t *attribute, struct spool_reasons *reasons)
{
	int count = attribute ? ippGetCount(attribute) : 0;

	reasons->count = count < SPOOL_REASONS ? count : SPOOL_REASONS;
	for (int i = 0; i < reasons->count; i++)
		copy_text(attribute, i, reasons->item[i], sizeof(reasons->item[i]));
}

/* "ipp://host:631/printers/NAME" */
static void queue_of_uri(ipp_attribute_t *attribute, char *queue)
{
	char scheme[32], user[64], host[256], resource[HTTP_MAX_URI];
	int port;
	const char *uri = attribute ? ippGetString(attribute, 0, NULL) : NULL;

	queue[0] = '\0';
	if (!uri || httpSeparateURI(HTTP_URI_CODING_ALL, uri, scheme, sizeof(scheme), user,
	                            sizeof(user), host, sizeof(host), &port, resource,
	                            sizeof(resource)) < HTTP_URI_STATUS_OK)
		return;
	const char *name = strrchr(resource, '/');
	if (name)
		snprintf(queue, PRINT_QUEUE, "%.*s", PRINT_QUEUE - 1, name + 1);
}

static int media_width(ipp_t *answer)
{
	ipp_attribute_t *media = ippFindAttribute(answer, "media-col-default", IPP_TAG_BEGIN_COLLECTION);
	ipp_attribute_t *size = media ? ippFindAttribute(ippGetCollection(media, 0), "media-size",
	                                                 IPP_TAG_BEGIN_COLLECTION) : NULL;
	ipp_attribute_t *width = size ? ippFindAttribute(ippGetCollection(size, 0), "x-dimension",
	                                                 IPP_TAG_INTEGER) : NULL;
	return width ? ippGetInteger(width, 0) : 0;
}

static void read_queue(ipp_t *answer, struct spool_queue *facts)
{
	ipp_attribute_t *state = ippFindAttribute(answer, "printer-state", IPP_TAG_ENUM);
	ipp_attribute_t *accepting = ippFindAttribute(answer, "printer-is-accepting-jobs",
	                                              IPP_TAG_BOOLEAN);
	ipp_attribute_t *formats = ippFindAttribute(answer, "document-format-supported",
	                                            IPP_TAG_MIMETYPE);

	facts->stopped = state && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED;
	facts->accepting = accepting && ippGetBoolean(accepting, 0);
	copy_reasons(ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD),
	             &facts->reasons);
	copy_text(ippFindAttribute(answer, "printer-make-and-model", IPP_TAG_TEXT), 0, facts->make,
	          sizeof(facts->make));
	copy_text(ippFindAttribute(answer, "device-uri", IPP_TAG_URI), 0, facts->uri,
	          sizeof(facts->uri));
	facts->escpos = formats && ippContainsString(formats, "application/x-escpos");
	facts->pdf = formats && ippContainsString(formats, "application/pdf");
	facts->media_width = media_width(answer);
}

/* Takes one attribute of a job; attributes of several jobs come one after another. */
static void read_job_attribute(ipp_attribute_t *attribute, struct spool_job *job)
{
	const char *name = ippGetName(attribute);

	if (strcmp(name, "job-id") == 0)
		job->id = ippGetInteger(attribute, 0);
	else if (strcmp(name, "job-state") == 0)
		job->state = (enum job_state)ippGetInteger(attribute, 0);
	else if (strcmp(name, "job-name") == 0)
		copy_text(attribute, 0, job->name, sizeof(job->name));
	else if (strcmp(name, "job-printer-uri") == 0)
		queue_of_uri(attribute, job->queue);
	else if (strcmp(name, "job-printer-state-reasons") == 0)
		copy_reasons(attribute, &job->reasons);
}

/* Reads the next job of an answer; false when there is none. */
static bool next_job(ipp_t *answer, ipp_attribute_t **attribute, struct spool_job *job)
{
	*job = (struct spool_job){ 0 };
	while (*attribute && ippGetGroupTag(*attribute) != IPP_TAG_JOB)
		*attribute = ippNextAttribute(answer);
	for (; *attribute && ippGetGroupTag(*attribute) == IPP_TAG_JOB;
	     *attribute = ippNextAttribute(answer))
		if (ippGetName(*attribute))
			read_job_attribute(*attribute, job);
	return job->id > 0;
}

/* ---- what one may ask ----------------------------------------------------------- */

enum spool spool_default(char queue[static PRINT_QUEUE])
{
	static const char *const wanted[] = { "printer-name" };
	ipp_t *request = ippNewRequest(IPP_OP_CUPS_GET_DEFAULT), *answer;

	queue[0] = '\0';
	add_wanted(request, wanted, COUNT(wanted));
	enum spool result = ask(request, "/", NULL, &answer);
	if (result != SPOOL_OK)
		return result;
	copy_text(ippFindAttribute(answer, "printer-name", IPP_TAG_NAME), 0, queue, PRINT_QUEUE);
	ippDelete(answer);
	return queue[0] ? SPOOL_OK : SPOOL_UNKNOWN;
}

enum spool spool_queue(const char *queue, struct spool_queue *facts)
{
	ipp_t *request = queue_request(IPP_OP_GET_PRINTER_ATTRIBUTES, queue), *answer;

	*facts = (struct spool_queue){ 0 };
	add_wanted(request, queue_wanted, COUNT(queue_wanted));
	enum spool result = ask(request, "/", NULL, &answer);
	if (result == SPOOL_OK)
		read_queue(answer, facts);
	ippDelete(answer);
	return result;
}

enum spool spool_submit(const char *queue, const char *job_name, const char *format,
                        const char *media, const struct buf *document, int64_t *id)
{
	char resource[PRINT_QUEUE + 16];
	ipp_t *request = queue_request(IPP_OP_PRINT_JOB, queue), *answer;

	*id = 0;
	snprintf(resource, sizeof(resource), "/printers/%s", queue);
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, job_name);
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL, format);
	ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-hold-until", NULL, "indefinite");
	if (media[0]) {
		ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, media);
		ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", NULL, "none");
	}
	enum spool result = ask(request, resource, document, &answer);
	ipp_attribute_t *job = answer ? ippFindAttribute(answer, "job-id", IPP_TAG_INTEGER) : NULL;
	if (job)
		*id = ippGetInteger(job, 0);
	ippDelete(answer);
	return result == SPOOL_OK && !job ? SPOOL_NO_ANSWER : result;
}

enum spool spool_release(int64_t id)
{
	return ask_and_forget(job_request(IPP_OP_RELEASE_JOB, id), "/jobs");
}

enum spool spool_cancel(int64_t id)
{
	return ask_and_forget(job_request(IPP_OP_CANCEL_JOB, id), "/jobs");
}

enum spool spool_job(int64_t id, struct spool_job *job)
{
	ipp_t *request = job_request(IPP_OP_GET_JOB_ATTRIBUTES, id), *answer;

	add_wanted(request, job_wanted, COUNT(job_wanted));
	enum spool result = ask(request, "/", NULL, &answer);
	if (result != SPOOL_OK)
		return result;
	ipp_attribute_t *attribute = ippFirstAttribute(answer);
	if (!next_job(answer, &attribute, job))
		result = SPOOL_UNKNOWN;
	ippDelete(answer);
	return result;
}

enum spool spool_find(const char *queue, const char *job_name,
                      struct spool_job jobs[static SPOOL_JOBS], int *count)
{
	ipp_t *request = queue_request(IPP_OP_GET_JOBS, queue), *answer;
	struct spool_job job;

	*count = 0;
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", NULL, "all");
	add_wanted(request, job_wanted, COUNT(job_wanted));
	enum spool result = ask(request, "/", NULL, &answer);
	if (result != SPOOL_OK)
		return result;
	ipp_attribute_t *attribute = ippFirstAttribute(answer);
	while (*count < SPOOL_JOBS && next_job(answer, &attribute, &job))
		if (strcmp(job.name, job_name) == 0)
			jobs[(*count)++] = job;
	ippDelete(answer);
	return result;
}
