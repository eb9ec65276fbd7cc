#include "print/qr.h"

#include <assert.h>
#include <qrencode.h>

void qr_encode(const char *text, struct qr *qr)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	assert(code && code->width <= QR_SIDE_MAX);
	qr->side = code->width;
	for (int row = 0; row < qr->side; row++)
		for (int column = 0; column < qr->side; column++)
			qr->dark[row][column] = code->data[row * code->width + column] & 1;
	QRcode_free(code);
}
