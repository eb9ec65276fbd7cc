#!/usr/bin/python3
"""What can come out of a keyboard, a scanner, a mouse, or a cable gone bad.

    keys.py BUILD-FOLDER
"""
import os
import time

from harness import (DOWN, ENTER, ESC, F1, F4, F8, F10, FOLDER, IDLE, IIN, NAME, REVIEW, SERVICE, SLOW,
                     TICKET, Visitor, check, stories)

LAG_S = SLOW

# What is no text. After each the next key works at once.
BROKEN = {
    "lone-0xFF": b"\xff",
    "0xFE-0xFF": b"\xfe\xff\xfe\xff",
    "lone-continuation": b"\x80\xbf\x80",
    "unfinished-two": b"\xd0",
    "unfinished-three": b"\xe2\x82",
    "unfinished-four": b"\xf0\x9f\x98",
    "overlong-slash": b"\xc0\xaf",
    "overlong-NUL": b"\xc0\x80",
    "overlong-three": b"\xe0\x80\xaf",
    "surrogate": b"\xed\xa0\x80\xed\xbf\xbf",
    "beyond-Unicode": b"\xf4\x90\x80\x80",
}
# What is text, but nobody's name.
UNFIT = {
    "combining": "\u0301\u0308\u0327\u20dd",
    "zero-width": "\u200b\u200c\u200d\ufeff\u2060",
    "right-to-left-override": "\u202e\u202d\u2066\u2067\u200f",
    "emoji": "\U0001f600\u2764\ufe0f\U0001f468\u200d\U0001f469",
    "C1": "\u0080\u0085\u009b\u009f",
    "private": "\ue000\U000f0000",
    "line-ends": "\u2028\u2029",
    "noncharacter": "\uffff\ufdd0",
}
# Sequences of terminals that mean nothing here.
STRANGE = {
    "unknown-CSI": b"\x1b[999;999;999z\x1b[?31337h\x1b[>0c\x1b[!p",
    "endless-CSI": b"\x1b[" + b"1;" * 5000 + b"m",
    "OSC": b"\x1b]0;title\x07\x1b]52;c;ZXZpbA==\x1b\\",
    "unfinished-OSC": b"\x1b]0;" + b"x" * 3000,
    "DCS": b"\x1bP1$r0m\x1b\\\x1bPq#0;2;0;0;0\x1b\\",
    "unfinished-DCS": b"\x1bPq",
    "unfinished-CSI": b"\x1b[12;",
    "SS3": b"\x1bO\x00\x1bO9",
    "answers": b"\x1b[24;80R\x1b[?62;22c\x1b[I\x1b[O",
}


def name_field(name):
    kiosk = Visitor(name, "--printer", "file:" + os.path.join(FOLDER, name + ".out"))
    kiosk.to_name()
    return kiosk


def field(kiosk):
    """What stands on the line of the answer."""
    for line in kiosk.screen.text().split("\n"):
        if line.startswith("  → "):
            return line[4:].rstrip("_ ")
    return None


def broken_text():
    kiosk = name_field("broken")
    told = ""
    for name, data in BROKEN.items():
        kiosk.keys(data + b"\x1b[200~Q\x1b[201~")
        told += "Q"
        check("08 %s is dropped, the next key works" % name,
              kiosk.until(lambda: field(kiosk) == told))
    kiosk.keys("\x1b[200~" + " Aliya" + "\x1b[201~")
    told += " Aliya"
    kiosk.until(lambda: field(kiosk) == told)
    stored_as(kiosk, told, "08 broken bytes")
    kiosk.end()


def stored_as(kiosk, told, what):
    """Sends the request; field, register and ticket have that name and no more."""
    kiosk.press(ENTER)
    kiosk.until(lambda: NAME not in kiosk.screen.text())
    kiosk.to_desk()
    check(what + ": the request goes out", kiosk.press(ENTER, TICKET))
    check(what + ": the register has clean bytes",
          kiosk.sql("SELECT hex(value) FROM answer WHERE name = 'applicant_name'")
          == told.encode().hex().upper())
    check(what + ": so has the consent",
          kiosk.sql("SELECT hex(given_by) FROM consent") == told.encode().hex().upper())
    check(what + ": the ticket is drawn", kiosk.sees("your ticket is a file"))


def unfit_text():
    kiosk = name_field("unfit")
    told = ""
    for name, text in UNFIT.items():
        for pasted in (False, True):
            kiosk.keys("\x1b[200~" + text + "\x1b[201~" if pasted else text)
            kiosk.keys("\x1b[200~Z\x1b[201~")
            told += "Z"
            check("09 %s%s is refused" % (name, ", pasted," if pasted else ""),
                  kiosk.until(lambda: field(kiosk) == told))
    kiosk.keys(b"\x00\x00")
    kiosk.keys("\x1b[200~ A\x00B\x1b[201~")
    told += " AB"
    check("09 NUL is refused", kiosk.until(lambda: field(kiosk) == told))
    stored_as(kiosk, told, "09 unfit letters")
    kiosk.end()


def very_much():
    """Ten thousand letters, then a key: the field is full, the key is taken."""
    kiosk = name_field("much")
    check("10 ten thousand letters are taken away", kiosk.flood(b"a" * 10000))
    kiosk.settle()
    check("10 the question stays", (field(kiosk) or "").endswith("aaa") and kiosk.shows(NAME))
    began = time.monotonic()
    kiosk.keys("\x1b[H")
    full = kiosk.until(lambda: (field(kiosk) or "").startswith("aaaa"))
    check("10 no lag after", full and time.monotonic() - began < LAG_S)
    kiosk.keys("\x15")
    check("10 Ctrl-U empties it", kiosk.until(lambda: field(kiosk) == ""))
    kiosk.type("Aliya")
    stored_as(kiosk, "Aliya", "10 ten thousand letters")
    length = kiosk.sql("SELECT max(length(value)) FROM answer")
    check("10 nothing longer than a field is stored", length <= 200)
    kiosk.end()


def held():
    """A key held for three seconds, as the console repeats it."""
    kiosk = Visitor("held")
    kiosk.to_services()
    for _ in range(90):
        kiosk.keys(ENTER)
        kiosk.pump(0.033)
        time.sleep(0.001)
    check("10 held Enter does not run through a visit",
          kiosk.until(lambda: "Page 2" not in kiosk.screen.text()) and kiosk.shows("Қазақша"))
    check("10 held Enter takes nothing", kiosk.sql("SELECT count(*) FROM visit") == 0)
    for _ in range(300):
        kiosk.keys(DOWN)
    began = time.monotonic()
    check("10 after a held arrow the next key comes soon",
          kiosk.press(F1, "1414") and time.monotonic() - began < LAG_S)
    kiosk.end()


def pasted():
    kiosk = name_field("pasted")
    kiosk.keys("\x1b[200~Aliya\x1b[19~\x1b[A\r\n\x1b[21~\x03\x1bOP\x1b]0;x\x07\tQ\x1b[201~")
    check("11 what is pasted is text only", kiosk.sees("Aliya") and kiosk.still(NAME))
    kiosk.keys("\x15")
    kiosk.type("Aliya Q")
    kiosk.press(ENTER)
    kiosk.until(lambda: NAME not in kiosk.screen.text())
    kiosk.to_desk()
    kiosk.keys("\x1b[200~" + "\r" * 50 + "1\x1b[201~")
    check("11 pasted Enters send nothing", kiosk.still(REVIEW) and kiosk.requests() == 0)
    kiosk.keys("\x1b[200~\r")
    check("11 an unfinished paste sends nothing", kiosk.still(REVIEW) and kiosk.requests() == 0)
    kiosk.settle(1.5)
    check("11 and does not hold the keys for ever", kiosk.press(ENTER, TICKET))
    check("11 one request then", kiosk.requests() == 1)
    kiosk.end()


def strange():
    kiosk = name_field("strange")
    told = ""
    for name, data in STRANGE.items():
        kiosk.flood(data)
        # an unfinished one ends by itself, when the line has been silent
        kiosk.until(lambda: False, 1.0 if name.startswith("unfinished") else 0)
        kiosk.keys("\x1b[200~K\x1b[201~")
        told += "K"
        check("12 %s is dropped" % name, kiosk.until(lambda: field(kiosk) == told))
    kiosk.end()


def megabyte():
    kiosk = Visitor("megabyte")
    kiosk.to_name()
    check("12 a megabyte of ESC is taken away", kiosk.flood(b"\x1b" * (1 << 20)))
    check("12 the kiosk lives on",
          kiosk.settle() and not kiosk.ended())
    check("12 it answers", kiosk.alive())
    check("12 nothing was sent", kiosk.sql("SELECT count(*) FROM visit") == 0)
    kiosk.end()


def mouse():
    kiosk = Visitor("mouse")
    kiosk.to_services()
    kiosk.settle()
    before = kiosk.screen.text()
    for row, col in ((9999, 9999), (0, 0), (25, 81), (24, 9999), (9999, 1), (2147483648, 4294967296)):
        kiosk.keys("\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (col, row, col, row))
    kiosk.keys("\x1b[<-1;-1;-1M\x1b[<;;m\x1b[<0;1m\x1b[<64;10;8M\x1b[<0;10;8M\x1b[<35;10;8M")
    check("13 reports from outside are ignored", kiosk.still("What have you come for")
          and kiosk.screen.text() == before)
    kiosk.keys(b"\x1b[M \xff\xff\x1b[M#\xff\xff")
    kiosk.keys(b"\x1b[M\xff\xe0\xe0\x1b[M\x01\x02\x03\x1b[M ")
    kiosk.until(lambda: False, 0.2)
    check("13 X10 bytes beyond 223 are ignored", kiosk.still("What have you come for")
          and kiosk.screen.text() == before)
    check("13 the next key works", kiosk.press(SERVICE, "Choose this service when"))
    kiosk.end()


def escape():
    kiosk = Visitor("escape")
    kiosk.to_service()
    began = time.monotonic()
    kiosk.keys(ESC)
    left = kiosk.until(lambda: "What have you come for" in kiosk.screen.text())
    check("14 Esc alone acts soon", left and time.monotonic() - began < 2 * SLOW)
    whole = False
    for _ in range(20):
        kiosk.press("\x1b[")
        sent = time.monotonic()
        time.sleep(0.003)
        kiosk.keys("21~")
        if time.monotonic() - sent > 0.012:  # the test itself was held up
            kiosk.until(lambda: False, 0.2)
            continue
        whole = kiosk.sees("Start again?", 5)
        break
    check("14 a key whose bytes come apart is one key", whole)
    kiosk.end()


def scanner():
    """A barcode of two hundred digits and its Enter, a millisecond a key."""
    def scan(kiosk, text):
        for digit in text:
            kiosk.keys(digit)
            time.sleep(0.001)
        kiosk.keys(ENTER)

    kiosk = Visitor("scanner")
    for code in ("4870123456789" * 15 + "01234", "100000" * 33 + "10", "1" * 200, "10"):
        kiosk.sees(IDLE)
        scan(kiosk, code)
        kiosk.settle()
        check("33 a scan of %s… on the idle page takes nothing" % code[:6],
              kiosk.sql("SELECT count(*) FROM visit") == 0)
        kiosk.press(F4, "F10 start again")
        kiosk.press(F10, "Start again?")
        kiosk.press(DOWN)
        kiosk.press(ENTER, IDLE)
    kiosk.end()
    kiosk = Visitor("scanned-iin")
    kiosk.to_name()
    kiosk.press(F8)
    kiosk.sees(IIN)
    scan(kiosk, "7" * 200)
    check("33 a scan in the IIN leaves twelve digits at the most",
          kiosk.until(lambda: "7" * 12 in kiosk.screen.text()) and "7" * 13 not in kiosk.screen.text())
    check("33 and the question stays", kiosk.still(IIN))
    check("33 and goes on", kiosk.press(F8) and kiosk.until(
        lambda: IIN not in kiosk.screen.text()))
    kiosk.end()


stories(broken_text, unfit_text, very_much, held, pasted, strange, megabyte, mouse, escape, scanner)
