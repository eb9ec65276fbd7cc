#!/usr/bin/env -S python3 -B
"""Reads the built console fonts and checks what the screen relies on.

usage: font.py FOLDER-OF-FONTS KIOSK.SET
"""
import sys

import psf


def inked_rows(glyph, width):
    stride = (width + 7) // 8
    return [any(glyph[i:i + stride]) for i in range(0, len(glyph), stride)]


def check(path, size, wanted):
    faults = []
    width, height, glyphs, index = psf.read(path)
    if (width, height) != size:
        faults.append("is %dx%d" % (width, height))
    if len(glyphs) != 256:
        faults.append("has %d glyphs, not 256" % len(glyphs))
    missing = [code for code in wanted if code not in index]
    faults += ["has no U+%04X" % code for code in missing]
    if missing:
        return faults
    blank = {0x20, 0xA0}
    faults += ["U+%04X is blank" % c for c in wanted if c not in blank and not any(glyphs[index[c]])]
    for latin, cyrillic in ("AА", "aа", "iі", "hһ"):
        if index[ord(latin)] == index[ord(cyrillic)]:
            faults.append("Latin and Cyrillic %s are one glyph" % latin)
    for own, plain in ("ӘА", "ҒГ", "ҚК", "ҢН", "ӨО", "ҰҮ", "ҺН", "әа", "ғг", "қк", "ңн", "өо", "ұү", "₸T"):
        if glyphs[index[ord(own)]] == glyphs[index[ord(plain)]]:
            faults.append("%s looks like %s" % (own, plain))
    rows = inked_rows(glyphs[index[0x20B8]], width)
    runs = "".join("#" if inked else " " for inked in rows).split()
    if len(runs) != 2 or runs[0] == runs[1]:
        faults.append("the tenge sign is not a bar above a T")
    return faults


def main(folder, set_file):
    wanted = [int(line[2:6], 16) for line in open(set_file) if line.startswith("U+")]
    failed = len(wanted) < 200
    for size in ((16, 32), (12, 24), (8, 16)):
        path = "%s/kiosk-%dx%d.psf.gz" % (folder, *size)
        faults = check(path, size, wanted)
        for fault in faults:
            print("%s: %s" % (path, fault))
        failed |= bool(faults)
        print("%s - console font %dx%d: 256 glyphs, all %d code points of the set"
              % ("not ok" if faults else "ok", *size, len(wanted)))
    return failed


sys.exit(main(*sys.argv[1:]))
