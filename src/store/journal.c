#include "store/journal.h"

#include <assert.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "store/query.h"

enum { NONCE = 16, CHUNK = 500 };

static_assert(STORE_DIGEST == 2 * crypto_hash_sha256_BYTES + 1, "SHA-256 in hex");

/* One row of event as it is hashed; zero and "" for what is NULL. */
struct link {
	int64_t id, at, utc_offset;
	const char *account, *desk;
	int64_t visit, request, print_job;
	const char *what, *was, *becomes, *why;
	const char *detail, *previous;
};

/* Each field goes in as "LENGTH:BYTES,", so that no two rows give one text. */
static void hash_text(crypto_hash_sha256_state *hash, const char *text)
{
	char length[24];
	size_t bytes = strlen(text);
	int len = snprintf(length, sizeof(length), "%zu:", bytes);

	crypto_hash_sha256_update(hash, (const unsigned char *)length, (size_t)len);
	crypto_hash_sha256_update(hash, (const unsigned char *)text, bytes);
	crypto_hash_sha256_update(hash, (const unsigned char *)",", 1);
}

static void hash_number(crypto_hash_sha256_state *hash, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, number);
	hash_text(hash, text);
}

static void hash_end(crypto_hash_sha256_state *hash, char out[static STORE_DIGEST])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_final(hash, digest);
	sodium_bin2hex(out, STORE_DIGEST, digest, sizeof(digest));
}

/* The name in front tells this order of fields from any later one. */
static void link_hash(const struct link *link, char out[static STORE_DIGEST])
{
	crypto_hash_sha256_state hash;

	crypto_hash_sha256_init(&hash);
	hash_text(&hash, "kiosk event 1");
	hash_number(&hash, link->id);
	hash_number(&hash, link->at);
	hash_number(&hash, link->utc_offset);
	hash_text(&hash, link->account);
	hash_text(&hash, link->desk);
	hash_number(&hash, link->visit);
	hash_number(&hash, link->request);
	hash_number(&hash, link->print_job);
	hash_text(&hash, link->what);
	hash_text(&hash, link->was);
	hash_text(&hash, link->becomes);
	hash_text(&hash, link->why);
	hash_text(&hash, link->detail);
	hash_text(&hash, link->previous);
	hash_end(&hash, out);
}

static void detail_hash(const void *nonce, const char *text, char out[static STORE_DIGEST])
{
	crypto_hash_sha256_state hash;

	crypto_hash_sha256_init(&hash);
	crypto_hash_sha256_update(&hash, nonce, NONCE);
	crypto_hash_sha256_update(&hash, (const unsigned char *)text, strlen(text));
	hash_end(&hash, out);
}

static bool read_head(struct store *store, int64_t *event, char hash[static STORE_DIGEST])
{
	struct query q = query_of(store, STMT_HEAD);

	if (query_row(&q)) {
		*event = query_int(&q);
		query_text(&q, hash, STORE_DIGEST);
		query_end(&q);
	} else {
		db_refuse(store, FAULT_DAMAGED, "the journal has no head");
	}
	return store->fault == FAULT_NONE;
}

int64_t journal_head(struct store *store, char hash[static STORE_DIGEST])
{
	int64_t event = 0;

	*hash = '\0';
	read_head(store, &event, hash);
	return event;
}

static void move_head(struct store *store, int64_t event, const char *hash)
{
	struct query q = query_of(store, STMT_MOVE_HEAD);

	query_bind_int(&q, ":event", event);
	query_bind_text(&q, ":hash", hash);
	query_run(&q);
}

static void add_link(struct store *store, const struct link *link, const char *hash)
{
	struct query q = query_of(store, STMT_ADD_EVENT);

	query_bind_int(&q, ":event", link->id);
	query_bind_int(&q, ":at", link->at);
	query_bind_int(&q, ":utc_offset", link->utc_offset);
	query_bind_text(&q, ":account", link->account);
	query_bind_text(&q, ":desk", link->desk);
	query_bind_int(&q, ":visit", link->visit);
	query_bind_int(&q, ":request", link->request);
	query_bind_int(&q, ":print_job", link->print_job);
	query_bind_text(&q, ":what", link->what);
	query_bind_text(&q, ":was", link->was);
	query_bind_text(&q, ":becomes", link->becomes);
	query_bind_text(&q, ":why", link->why);
	query_bind_text(&q, ":detail", link->detail);
	query_bind_text(&q, ":previous", link->previous);
	query_bind_text(&q, ":hash", hash);
	query_run(&q);
}

static void add_detail(struct store *store, int64_t event, const unsigned char *nonce,
                       const char *text)
{
	struct query q = query_of(store, STMT_ADD_EVENT_DETAIL);

	query_bind_int(&q, ":event", event);
	query_bind_blob(&q, ":nonce", nonce, NONCE);
	query_bind_text(&q, ":text", text);
	query_run(&q);
}

void journal_add(struct store *store, const struct event *event)
{
	char previous[STORE_DIGEST], hash[STORE_DIGEST], detail[STORE_DIGEST] = "";
	unsigned char nonce[NONCE];
	struct link link = {
		.at = event->at->unix_s, .utc_offset = event->at->utc_offset_s,
		.account = event->actor->account, .desk = event->actor->desk,
		.visit = event->visit, .request = event->request, .print_job = event->print_job,
		.what = event->what, .was = event->was ? event->was : "",
		.becomes = event->becomes ? event->becomes : "",
		.why = event->why ? event->why : "", .detail = detail, .previous = previous,
	};

	if (store->fault || !read_head(store, &link.id, previous))
		return;
	link.id++;
	if (event->detail) {
		randombytes_buf(nonce, sizeof(nonce));
		detail_hash(nonce, event->detail, detail);
	}
	link_hash(&link, hash);
	add_link(store, &link, hash);
	if (event->detail)
		add_detail(store, link.id, nonce, event->detail);
	move_head(store, link.id, hash);
}

/* Fields in the order of STMT_LINKS. */
static struct link read_link(struct query *q)
{
	struct link link;

	link.id = query_int(q);
	link.at = query_int(q);
	link.utc_offset = query_int(q);
	link.account = query_peek(q);
	link.desk = query_peek(q);
	link.visit = query_int(q);
	link.request = query_int(q);
	link.print_job = query_int(q);
	link.what = query_peek(q);
	link.was = query_peek(q);
	link.becomes = query_peek(q);
	link.why = query_peek(q);
	link.detail = query_peek(q);
	link.previous = query_peek(q);
	return link;
}

/* Judges the row and moves `last` on to its hash. */
static bool link_holds(struct query *q, int64_t expected, char last[static STORE_DIGEST])
{
	struct link link = read_link(q);
	const char *written = query_peek(q);
	char hash[STORE_DIGEST];
	bool forgotten = query_is_null(q);
	size_t size;
	const void *nonce = query_blob(q, &size);
	const char *text = query_peek(q);

	if (link.id != expected || strcmp(link.previous, last) != 0)
		return false;
	link_hash(&link, hash);
	if (strcmp(hash, written) != 0)
		return false;
	memcpy(last, hash, STORE_DIGEST);
	if (forgotten)
		return true;
	if (size != NONCE)
		return false;
	detail_hash(nonce, text, hash);
	return strcmp(hash, link.detail) == 0;
}

/* Walks at most CHUNK links on from verify->events; true when there may be more. */
static bool walk_chunk(struct store *store, int64_t head, struct verify *verify,
                       char last[static STORE_DIGEST])
{
	struct query q = query_of(store, STMT_LINKS);
	int rows = 0;

	query_bind_int(&q, ":after", verify->events);
	query_bind_int(&q, ":head", head);
	query_bind_int(&q, ":max", CHUNK);
	while (query_row(&q)) {
		rows++;
		if (link_holds(&q, verify->events + 1, last)) {
			verify->events++;
			continue;
		}
		verify->broken_event = verify->events + 1;
		query_end(&q);
		return false;
	}
	return rows == CHUNK;
}

enum fault journal_walk(struct store *store, struct verify *verify)
{
	char last[STORE_DIGEST];
	struct query newest = query_of(store, STMT_NEWEST_EVENT);
	int64_t head = 0, end = 0;
	bool more = true;

	memset(last, '0', STORE_DIGEST - 1);
	last[STORE_DIGEST - 1] = '\0';
	if (db_begin_read(store, "verify the journal") && read_head(store, &head, verify->head))
		end = query_number(&newest);
	while (db_end(store) == FAULT_NONE && more) {
		if (db_begin_read(store, "verify the journal"))
			more = walk_chunk(store, head, verify, last);
	}
	if (store->fault || verify->broken_event)
		return store->fault;
	/* The end was cut off, lengthened past the head, or the head was changed. */
	if (verify->events < head || end > head)
		verify->broken_event = verify->events + 1;
	else if (strcmp(last, verify->head) != 0)
		verify->broken_event = head;
	return FAULT_NONE;
}
