"""A visit's words are searched for in the kiosk's memory after it has ended: given up,
sent, sent with two requests, left under a code and not come back to.

usage: memory.py KIOSK FORMS FOLDER SERVICE-KEY
"""
import os
import pty
import re
import select
import sys
import time

KIOSK, FORMS, FOLDER, SERVICE = sys.argv[1:]
SECRET = "Qyzylbalyqshyev"
LARGEST = 1 << 28
F8, F9, F10 = b"\033[19~", b"\033[20~", b"\033[21~"
DOWN, UP = b"\033[B", b"\033[A"


def start():
    pid, tty = pty.fork()
    if pid == 0:
        environment = {"TERM": "linux", "PATH": "/usr/bin:/bin", "TZ": "Asia/Almaty",
                       "KIOSK_HOME": FOLDER + "/memory", "KIOSK_FORMS": FORMS}
        os.execve(KIOSK, [KIOSK, "visitor", "--printer", "none"], environment)
    return pid, tty


def until(tty, text, seconds=10):
    seen, end = b"", time.monotonic() + seconds
    while text.encode() not in seen:
        ready, _, _ = select.select([tty], [], [], max(0, end - time.monotonic()))
        if not ready:
            sys.exit("not ok memory/walk: \"%s\" did not come" % text)
        seen += os.read(tty, 65536)


def press(tty, *keys):
    for key in keys:
        os.write(tty, key)
        time.sleep(0.08)


def occurrences(pid):
    count = 0
    with open("/proc/%d/maps" % pid) as maps, open("/proc/%d/mem" % pid, "rb", 0) as memory:
        for line in maps:
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if not found or "[v" in line:
                continue
            first, last = (int(x, 16) for x in found.groups())
            if last - first > LARGEST:  # a sanitizer's books, not the program's memory
                continue
            memory.seek(first)
            try:
                count += memory.read(last - first).count(SECRET.encode())
            except OSError:
                pass
    return count


def to_name(tty):
    press(tty, b"\r", b"3", SERVICE.encode(), b"\r", b"\r")
    for _ in range(4):
        press(tty, b"\r")
    until(tty, "full name")
    press(tty, SECRET.encode())


def check(name, good):
    print("%s memory/%s" % ("ok" if good else "not ok", name), flush=True)


def none_is_left(pid, seconds=5):
    """Wiped memory stays wiped, so waiting for it hides nothing."""
    end = time.monotonic() + seconds
    while occurrences(pid) and time.monotonic() < end:
        time.sleep(0.2)
    return occurrences(pid) == 0


def to_review(tty):
    """The rest of the questions goes to the desk."""
    for _ in range(25):
        press(tty, F8)
    until(tty, "Check your answers")


def finish(tty):
    until(tty, "Registration number")
    time.sleep(1.2)  # the page does not leave before it could be read
    press(tty, b"\r")
    until(tty, "Press any key")


pid, tty = start()
until(tty, "Press any key")
to_name(tty)
press(tty, b"\r")
check("is-there-while-it-is-needed", occurrences(pid) > 0)
press(tty, F10, DOWN, b"\r")
until(tty, "Press any key")
check("start-again-leaves-nothing", none_is_left(pid))

to_name(tty)
press(tty, b"\r")
to_review(tty)
press(tty, b"\r")
finish(tty)
check("a-sent-request-leaves-nothing", none_is_left(pid))

to_name(tty)
press(tty, b"\r")
to_review(tty)
press(tty, DOWN, b"\r", SERVICE.encode(), b"\r", b"\r")
until(tty, "related to the child")
to_review(tty)
check("two-requests-hold-it", occurrences(pid) > 1)
press(tty, b"\r")
until(tty, "Your requests are taken")
time.sleep(1.2)
press(tty, b"\r")
until(tty, "Press any key")
check("two-sent-requests-leave-nothing", none_is_left(pid))

to_name(tty)
press(tty, b"\r", F9)
until(tty, "come back")
time.sleep(1.2)
press(tty, b"\r")
until(tty, "Press any key")
check("a-draft-is-kept", occurrences(pid) > 0)
check("an-expired-draft-leaves-nothing", none_is_left(pid, 20))
os.kill(pid, 15)
