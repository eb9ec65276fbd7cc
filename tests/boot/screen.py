"""Reads text off a picture of the Linux console by its font: what a visitor
sees, whatever the machine says about itself."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../appliance"))
import psf  # noqa: E402

BLANK = 0


class Font:
    """Glyphs as numbers, one bit a pixel. A glyph and its inverse count as one
    (a cell in reverse looks so); Latin A and Cyrillic А have one shape."""

    def __init__(self, path):
        self.width, self.height, glyphs, index = psf.read(path)
        self.shape = {chr(code): self.number(glyphs[i]) for code, i in index.items()}
        self.chars = {}
        for char in sorted(self.shape, key=lambda c: (c in "\u00a0", c)):
            self.chars.setdefault(self.shape[char], char)

    def number(self, glyph):
        stride = (self.width + 7) // 8
        value = 0
        for row in range(self.height):
            bits = int.from_bytes(glyph[row * stride:(row + 1) * stride], "big")
            value = value << self.width | bits >> (stride * 8 - self.width)
        return normal(value, self.width * self.height)


def normal(value, bits):
    """The first pixel counts as background."""
    return value ^ ((1 << bits) - 1) if value >> (bits - 1) else value


class Screen:
    """grid holds one number per cell."""

    def __init__(self, ppm, font):
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
        self.font, self.pixels, self.stride = font, ppm[head.end():], int(head[1]) * 3
        self.seen = {}
        self.cols, self.rows = int(head[1]) // font.width, int(head[2]) // font.height
        self.grid = [[self.cell(row, col) for col in range(self.cols)] for row in range(self.rows)]

    def cell(self, row, col):
        height, start, length = self.font.height, col * self.font.width * 3, self.font.width * 3
        at = row * height * self.stride + start
        cell = b"".join(self.pixels[at + y * self.stride:at + y * self.stride + length] for y in range(height))
        if cell not in self.seen:
            value = 0
            for i in range(0, len(cell), 3):
                value = value << 1 | (cell[i:i + 3] != cell[:3])
            self.seen[cell] = value
        return self.seen[cell]

    def unknown(self):
        """How many cells show nothing of the font."""
        return sum(value not in self.font.chars and value != BLANK for row in self.grid for value in row)

    def lines(self):
        return ["".join(" " if v == BLANK else self.font.chars.get(v, "\ufffd") for v in row).rstrip()
                for row in self.grid]

    def has(self, text):
        """True when the shapes of text stand side by side somewhere."""
        want = [BLANK if c in " \u00a0" else self.font.shape[c] for c in text]
        return any(row[c:c + len(want)] == want for row in self.grid for c in range(self.cols - len(want) + 1))
