#!/usr/bin/python3
"""Reads the bytes a receipt printer was sent, as a strict printer would.

    escpos_decode.py FILE [--dots N] [--page N=CODEC] [--png FILE]

Writes what stands on the paper as text: a line of print for a line of text,
"[qr TEXT]" for a symbol, "[picture WxH]" for a stretch of dots, "[cut]". Dots
go to the PNG. Anything this printer does not know, a command that is cut off,
or a picture wider than its paper is a failure (exit status 1).

It shares nothing with the program that made the bytes: code pages are
Python's own, the PNG is written by zlib.
"""
import argparse
import struct
import sys
import unicodedata
import zlib

ESC, FS, GS, LF = 0x1B, 0x1C, 0x1D, 0x0A


# The eight dots of a byte, leftmost first.
DOTS = [bytes(byte >> shift & 1 for shift in range(7, -1, -1)) for byte in range(256)]


class Wrong(Exception):
    pass


class Printer:
    def __init__(self, data, dots, pages):
        self.data, self.at = data, 0
        self.dots, self.pages = dots, pages
        self.codec = "ascii"
        self.out, self.line = [], b""
        self.rows = []  # one bytes object of 0/1 a row of dots
        self.qr = {}
        self.cut = self.begun = False
        self.bold, self.scale, self.align = 0, (1, 1), 0

    def take(self, count):
        if self.at + count > len(self.data):
            raise Wrong("cut off in a command at byte %d" % self.at)
        part = self.data[self.at:self.at + count]
        self.at += count
        return part

    def byte(self):
        return self.take(1)[0]

    def want(self, value, allowed, what):
        if value not in allowed:
            raise Wrong("%s %d is not allowed, byte %d" % (what, value, self.at - 1))
        return value

    # -- text -------------------------------------------------------------------

    def end_line(self):
        text = self.line.decode(self.codec)
        for sign in text:
            if unicodedata.category(sign) == "Cc":
                raise Wrong("a control character in the text")
        columns = self.dots // 12 // self.scale[0]
        if len(text) > columns:
            raise Wrong("a line of %d characters on %d columns: %s"
                        % (len(text), columns, text))
        mark = ""
        if self.scale != (1, 1):
            mark = "[x%d,%d] " % self.scale
        self.out.append(mark + text)
        self.line = b""
        self.blank(24 * self.scale[1])

    # -- dots -------------------------------------------------------------------

    def blank(self, rows):
        self.rows += [bytes(self.dots)] * rows

    def picture(self):
        mode, xl, xh, yl, yh = self.take(5)
        self.want(mode, range(0, 4), "raster mode")
        width, height = xl | xh << 8, yl | yh << 8
        if width == 0 or height == 0 or height > 2303:
            raise Wrong("a picture of %dx%d" % (width * 8, height))
        for _ in range(height):
            row = self.take(width)
            bits = b"".join(DOTS[byte] for byte in row)
            if any(bits[self.dots:]):
                raise Wrong("a picture wider than the paper")
            self.rows.append(bits[:self.dots].ljust(self.dots, b"\0"))
        self.out.append("[picture %dx%d]" % (width * 8, height))

    # -- commands ---------------------------------------------------------------

    def esc(self):
        code = self.byte()
        if code == ord("@"):
            self.begun = True
            self.bold, self.scale, self.align, self.codec = 0, (1, 1), 0, "ascii"
        elif code == ord("t"):
            page = self.byte()
            if page not in self.pages:
                raise Wrong("code page %d is not in this printer" % page)
            self.codec = self.pages[page]
        elif code == ord("a"):
            self.align = self.want(self.byte(), (0, 1, 2), "alignment")
        elif code == ord("E"):
            self.bold = self.want(self.byte(), (0, 1), "emphasis")
        elif code == ord("J"):
            self.blank(self.byte())
        else:
            raise Wrong("unknown command ESC %02X at byte %d" % (code, self.at - 2))

    def gs(self):
        code = self.byte()
        if code == ord("!"):
            size = self.byte()
            self.scale = (self.want((size >> 4) + 1, range(1, 9), "width"),
                          self.want((size & 15) + 1, range(1, 9), "height"))
        elif code == ord("v"):
            self.want(self.byte(), (ord("0"),), "GS v")
            self.picture()
        elif code == ord("V"):
            self.want(self.byte(), (66,), "cut")
            self.blank(self.byte())
            self.cut = True
            self.out.append("[cut]")
        elif code == ord("("):
            self.want(self.byte(), (ord("k"),), "GS (")
            low, high = self.take(2)
            self.symbol(self.take(low | high << 8))
        else:
            raise Wrong("unknown command GS %02X at byte %d" % (code, self.at - 2))

    def symbol(self, body):
        if len(body) < 3 or body[0] != 49:
            raise Wrong("a symbol that is no QR code")
        function, rest = body[1], body[2:]
        if function == 65:
            if rest not in (b"1\0", b"2\0"):
                raise Wrong("QR model %r" % rest)
        elif function == 67:
            if len(rest) != 1 or not 1 <= rest[0] <= 16:
                raise Wrong("QR module %r" % rest)
            self.qr["module"] = rest[0]
        elif function == 69:
            if len(rest) != 1 or rest[0] not in b"0123":
                raise Wrong("QR correction %r" % rest)
        elif function == 80:
            if rest[0] != 48 or len(rest) < 2:
                raise Wrong("QR store %r" % rest)
            self.qr["text"] = rest[1:].decode("ascii")
        elif function == 81:
            if rest != b"0" or "text" not in self.qr or "module" not in self.qr:
                raise Wrong("a QR code printed before it was stored")
            self.out.append("[qr %s]" % self.qr["text"])
        else:
            raise Wrong("unknown QR function %d" % function)

    def run(self):
        while self.at < len(self.data):
            if self.cut:
                raise Wrong("bytes after the cut")
            code = self.byte()
            if code == ESC:
                self.esc()
            elif not self.begun:
                raise Wrong("the job does not begin with ESC @")
            elif code == FS:
                self.want(self.byte(), (ord("."),), "FS")
            elif code == GS:
                self.gs()
            elif code == LF:
                self.end_line()
            elif code >= 0x20:
                self.line += bytes([code])
            else:
                raise Wrong("control byte %02X at byte %d" % (code, self.at - 1))
        if self.line:
            raise Wrong("a line without an end")
        if not self.cut:
            raise Wrong("no cut at the end")


def write_png(path, rows, dots):
    """White margins around, as paper has and readers of QR codes need."""
    margin = 24
    width = dots + 2 * margin
    edge = b"\0" + b"\xff" * width
    lines = [edge] * margin
    side = b"\xff" * margin
    ink = bytes([255, 0])
    lines += [b"\0" + side + row.translate(ink.ljust(256)) + side for row in rows]
    lines += [edge] * margin

    def chunk(kind, body):
        return (struct.pack(">I", len(body)) + kind + body
                + struct.pack(">I", zlib.crc32(kind + body)))

    head = struct.pack(">IIBBBBB", width, len(lines), 8, 0, 0, 0, 0)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
                  + chunk(b"IDAT", zlib.compress(b"".join(lines))) + chunk(b"IEND", b""))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--dots", type=int, default=576)
    parser.add_argument("--page", action="append", default=[])
    parser.add_argument("--png")
    asked = parser.parse_args()
    pages = {int(page): codec for page, codec in (text.split("=") for text in asked.page)}
    with open(asked.file, "rb") as paper:
        printer = Printer(paper.read(), asked.dots, pages)
    try:
        printer.run()
    except (Wrong, UnicodeDecodeError) as wrong:
        print("%s: %s" % (asked.file, wrong), file=sys.stderr)
        return 1
    print("\n".join(printer.out))
    if asked.png:
        write_png(asked.png, printer.rows, asked.dots)
    return 0


sys.exit(main())
