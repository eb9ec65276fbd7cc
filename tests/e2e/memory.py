"""A visit's words are searched for in the kiosk's memory after it has ended.

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
F8, F10 = b"\033[19~", b"\033[21~"


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


pid, tty = start()
until(tty, "Press any key")
to_name(tty)
press(tty, b"\r")
check("is-there-while-it-is-needed", occurrences(pid) > 0)
press(tty, F10, b"\033[B", b"\r")
time.sleep(1.5)
check("start-again-leaves-nothing", occurrences(pid) == 0)
to_name(tty)
press(tty, b"\r")
for _ in range(25):
    press(tty, F8)
press(tty, b"\r")
until(tty, "Registration number")
time.sleep(1.2)
press(tty, b"\r")
until(tty, "Press any key")
time.sleep(1.5)
check("a-sent-request-leaves-nothing", occurrences(pid) == 0)
os.kill(pid, 15)
