/* How a print queue is to be spoken to; a setting, never a guess. */
#ifndef CORE_PRINTER_H
#define CORE_PRINTER_H

enum printer_kind {
	PRINTER_UNKNOWN,
	PRINTER_PDF,    /* driverless, A4 */
	PRINTER_RASTER, /* ESC/POS, picture: prints Kazakh on every printer */
	PRINTER_TEXT,   /* ESC/POS, characters through a code page: fast on serial lines */
	PRINTER_KINDS,
};

enum { PRINTERS_MAX = 8 };

struct printer {
	char queue[128];    /* CUPS destination */
	enum printer_kind kind;
	int dots;           /* raster width in dots: 384, 420, 512, 576 */
	int columns;        /* text width in characters: 32, 42, 48 */
	int code_page;      /* n of ESC t n: 53 on some Epson */
	char encoding[32];  /* iconv's name of that page: "RK1048" */
};

/* "unknown", "pdf", "raster", "text" as school.yaml writes it. */
const char *printer_kind_name(enum printer_kind kind);

#endif
