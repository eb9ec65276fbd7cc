/* The schema and its upgrades as text, made from schema.sql and upgrade/NNN.sql
 * by embed.awk. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

enum {
	SQL_APPLICATION_ID = 0x6b696f73, /* "kios"; schema.sql says the same */
	SQL_VERSION = 2,                 /* user_version that schema.sql gives */
	SQL_COLUMNS = 152,               /* that its tables have together */
};

/* The newest version whole, for a new file. */
extern const char store_schema_sql[];

/* Steps from older versions, in order; each sets user_version to `reaches`.
 * Ended by a row whose sql is NULL. */
struct store_upgrade {
	int reaches;
	const char *sql;
};
extern const struct store_upgrade store_upgrades[];

#endif
