#!/usr/bin/env python3
"""Every character that may come onto the screen is in the console font: those
of string literals, catalogs and form files. Paper has fonts of its own.
"""
import glob
import re

GLYPHS = {chr(int(line[2:6], 16)) for line in open("src/font/kiosk.set") if line.startswith("U+")}


def shown(path, line):
    if path.endswith((".c", ".h")):
        return "".join(re.findall(r'"(?:\\.|[^"\\])*"', line))
    return "" if line.lstrip().startswith("#") else line


paths = glob.glob("src/**/*.[ch]", recursive=True) + glob.glob("locale/*.po") + glob.glob("forms/*.yaml")
for path in sorted(path for path in paths if not path.startswith("src/print")):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        for char in sorted(set(shown(path, line)) - GLYPHS - {"\n", "\t"}):
            print("%s:%d: the console font has no %s (U+%04X)" % (path, number, char, ord(char)))
