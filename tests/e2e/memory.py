"""A visit's words are searched for in the kiosk's memory after it has ended: given up,
sent, sent with two requests, left under a code and not come back to.

    memory.py KIOSK FORMS FOLDER SERVICE-KEY
"""
import sys

from terminal import Kiosk

Kiosk.program, Kiosk.forms, Kiosk.folder, SERVICE = sys.argv[1:]
SECRET = "Qyzylbalyqshyev"
F8, F9, F10, DOWN = "\033[19~", "\033[20~", "\033[21~", "\033[B"
READ_S = 1.2  # a page with a number does not leave before it could be read


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


def nothing_left(kiosk, seconds=5):
    return kiosk.until(lambda: kiosk.occurrences(SECRET.encode()) == 0, seconds)


def held(kiosk):
    return kiosk.occurrences(SECRET.encode())


def check(name, good):
    print("%s memory/%s" % ("ok" if good else "not ok", name), flush=True)


def to_review(kiosk):
    """The rest of the questions goes to the desk."""
    press(kiosk, *[F8] * 25)
    kiosk.sees("Check your answers")


def finish(kiosk):
    kiosk.until(lambda: False, READ_S)
    press(kiosk, "\r")
    return kiosk.sees("Press any key")


kiosk = Kiosk("memory", "linux")
kiosk.sees("Press any key")
to_name(kiosk)
press(kiosk, "\r")
check("is-there-while-it-is-needed", held(kiosk) > 0)
press(kiosk, F10, DOWN, "\r")
check("start-again", kiosk.sees("Press any key"))
check("start-again-leaves-nothing", nothing_left(kiosk))

to_name(kiosk)
press(kiosk, "\r")
to_review(kiosk)
press(kiosk, "\r")
check("sent", kiosk.sees("Registration number"))
check("finished", finish(kiosk))
check("a-sent-request-leaves-nothing", nothing_left(kiosk))

to_name(kiosk)
press(kiosk, "\r")
to_review(kiosk)
press(kiosk, DOWN, "\r", SERVICE, "\r", "\r")
check("another-request", kiosk.sees("related to the child"))
to_review(kiosk)
check("two-requests-hold-it", held(kiosk) > 1)
press(kiosk, "\r")
check("two-sent", kiosk.sees("Your requests are taken"))
check("two-finished", finish(kiosk))
check("two-sent-requests-leave-nothing", nothing_left(kiosk))

to_name(kiosk)
press(kiosk, "\r", F9)
check("paused", kiosk.sees("come back"))
check("left", finish(kiosk))
check("a-draft-is-kept", held(kiosk) > 0)
check("an-expired-draft-leaves-nothing", nothing_left(kiosk, 20))
kiosk.end()
