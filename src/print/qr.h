/* QR codes as a square of modules. */
#ifndef PRINT_QR_H
#define PRINT_QR_H

#include <stdbool.h>

enum { QR_SIDE_MAX = 177, QR_QUIET = 4 }; /* modules; quiet zone by ISO/IEC 18004 */

struct qr {
	int side; /* modules, without the quiet zone */
	bool dark[QR_SIDE_MAX][QR_SIDE_MAX]; /* [row][column] */
};

/* Error correction M: a crumpled ticket still reads. The text must be one a
 * QR code can hold (asserted). */
void qr_encode(const char *text, struct qr *qr);

#endif
