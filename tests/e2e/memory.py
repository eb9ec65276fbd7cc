"""A visit's words are searched for in the kiosk's memory after it has ended.

    memory.py KIOSK FORMS FOLDER SERVICE-KEY
"""
import sys
import time

from terminal import Kiosk

Kiosk.program, Kiosk.forms, Kiosk.folder, SERVICE = sys.argv[1:]
SECRET = "Qyzylbalyqshyev"
F8, F10 = "\033[19~", "\033[21~"


def press(kiosk, *keys):
    for key in keys:
        kiosk.keys(key)
        kiosk.until(lambda: False, 0.08)


def to_name(kiosk):
    press(kiosk, "\r", "3", SERVICE, "\r", "\r")
    for _ in range(4):
        press(kiosk, "\r")
    kiosk.sees("full name")
    press(kiosk, SECRET)


def nothing_left(kiosk):
    return kiosk.until(lambda: kiosk.occurrences(SECRET.encode()) == 0, 5)


def check(name, good):
    print("%s memory/%s" % ("ok" if good else "not ok", name), flush=True)


kiosk = Kiosk("memory", "linux")
kiosk.sees("Press any key")
to_name(kiosk)
press(kiosk, "\r")
check("is-there-while-it-is-needed", kiosk.occurrences(SECRET.encode()) > 0)
press(kiosk, F10, "\033[B", "\r")
check("start-again", kiosk.sees("Press any key"))
check("start-again-leaves-nothing", nothing_left(kiosk))
to_name(kiosk)
press(kiosk, "\r")
for _ in range(25):
    press(kiosk, F8)
press(kiosk, "\r")
check("sent", kiosk.sees("Registration number"))
time.sleep(1.2)
press(kiosk, "\r")
check("finished", kiosk.sees("Press any key"))
check("a-sent-request-leaves-nothing", nothing_left(kiosk))
kiosk.end()
