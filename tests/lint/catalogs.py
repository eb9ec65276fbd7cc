#!/usr/bin/env python3
"""The catalogs of words are complete: what the sources say is in kiosk.pot, and
each sentence of kiosk.pot is translated in each .po, and none is left over.

usage: catalogs.py SOURCES.pot (made by xgettext from the sources, with lines)
"""
import ast
import glob
import re
import subprocess
import sys

POT = "locale/kiosk.pot"


class Entry:
    def __init__(self):
        self.line, self.place, self.fuzzy, self.text = 0, None, False, {}


def read(path):
    """-> {(context, msgid): Entry}, the header left out."""
    entries, entry, key = {}, Entry(), None
    for number, line in enumerate(open(path, encoding="utf-8").read().splitlines() + [""], 1):
        if not line.strip() or (key and key.startswith("msgstr") and not line.startswith(("msgstr", '"'))):
            if entry.text.get("msgid"):
                entries[entry.text.get("msgctxt"), entry.text["msgid"]] = entry
            if entry.text:
                entry, key = Entry(), None
        if line.startswith("#:"):
            entry.place = entry.place or line[2:].split()[0]
        elif line.startswith("#,"):
            entry.fuzzy = "fuzzy" in line
        elif found := re.match(r'(msg\w+(?:\[\d+\])?) (".*")', line):
            key = found[1]
            entry.line = entry.line or number
            entry.text[key] = ast.literal_eval(found[2])
        elif line.startswith('"') and key:
            entry.text[key] += ast.literal_eval(line)
    return entries


def short(key):
    text = key[1].replace("\n", " ")
    return '"%s"' % (text if len(text) < 50 else text[:47] + "…")


def main(fresh_path):
    fresh, pot = read(fresh_path), read(POT)
    for key in fresh.keys() - pot.keys():
        print("%s: %s is not in %s: make pot" % (fresh[key].place, short(key), POT))
    for key in pot.keys() - fresh.keys():
        print("%s:%d: no source says %s any more: make pot" % (POT, pot[key].line, short(key)))
    paths = sorted(glob.glob("locale/*.po"))
    for path in paths:
        check = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, text=True)
        for line in check.stderr.splitlines():
            if "warning: header field" not in line:  # who and when is the history's affair
                print(re.sub(r"^(\S+:\d+):\d+:", r"\1:", line))
        words = read(path)
        for key in pot.keys() - words.keys():
            print("%s:1: %s is missing" % (path, short(key)))
        for key, entry in words.items():
            if key not in pot:
                print("%s:%d: %s is not in %s" % (path, entry.line, short(key), POT))
            if entry.fuzzy:
                print("%s:%d: %s is marked fuzzy" % (path, entry.line, short(key)))
            if not all(text for name, text in entry.text.items() if name.startswith("msgstr")):
                print("%s:%d: %s is not translated" % (path, entry.line, short(key)))
    if [path[7:9] for path in paths] != ["kk", "ru"]:
        print("locale:1: kk.po and ru.po must be there, and are: %s" % " ".join(paths))


main(sys.argv[1])
