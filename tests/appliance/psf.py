"""Fonts of the Linux console, PSF 1 and 2, packed with gzip."""
import gzip
import struct


def read(path):
    """-> width, height, glyphs, {code point: glyph index}; PSF 1 and 2."""
    data = gzip.open(path).read()
    if data[:4] == b"\x72\xb5\x4a\x86":
        _, _, head, flags, count, size, height, width = struct.unpack("<8I", data[:32])
        assert flags & 1, "no Unicode table"
        rows = data[head + count * size:].split(b"\xff")[:count]
        texts = [row.split(b"\xfe")[0].decode() for row in rows]
    else:
        assert data[:2] == b"\x36\x04", "not a PSF font"
        head, width, height = 4, 8, data[3]
        size, count = height, 512 if data[2] & 1 else 256
        assert data[2] & 2, "no Unicode table"
        units = struct.unpack("<%dH" % ((len(data) - head - count * size) // 2), data[head + count * size:])
        texts, one, plain = [], "", True
        for unit in units:
            if unit == 0xFFFF:
                texts.append(one)
                one, plain = "", True
            elif unit == 0xFFFE:
                plain = False
            elif plain:
                one += chr(unit)
    glyphs = [data[head + i * size:head + (i + 1) * size] for i in range(count)]
    return width, height, glyphs, {ord(c): i for i, text in enumerate(texts) for c in text}
