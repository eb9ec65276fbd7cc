#!/usr/bin/python3
"""The N-th time that memory is asked for there is none. The program goes on or
ends in order (status or abort, never a wild access), and what it has acknowledged
is in the register.

    nomem.py BUILD-FOLDER [RUNS]
"""
import os
import re
import signal
import subprocess
import sys

from harness import (FOLDER, FORMS, HERE, PROGRAM, SANITIZED, TICKET, Visitor, all_at_desk,
                     check, proven_elsewhere, stories)

RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 120
PRELOAD = os.path.join(FOLDER, "nomem.so")


def run(words, at):
    env = {"PATH": "/usr/bin:/bin", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8", "LD_PRELOAD": PRELOAD,
           "NOMEM_AT": str(at)}
    return subprocess.run([PROGRAM, *words], env=env, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, check=False)


def calls_of(words):
    return int(re.search(rb"calls (\d+)", run(words, 0).stderr).group(1))


def points(first, last, runs):
    """Where it is to fail: the first calls, and others spread evenly."""
    return [*range(first, first + 10), *range(first + 10, last + 1, max(1, (last - first) // runs))]


def take():
    kiosk = Visitor("take")
    kiosk.to_ticket()
    kiosk.end()
    where = ("--home", kiosk.home, "--forms", FORMS, "--printer", "none")
    words = (*all_at_desk(kiosk), *where)
    # The forms' library follows null pointers: before the register is opened an
    # end by that is as good as any other.
    loading = calls_of(("forms", *where))
    calls = calls_of(words)
    known = kiosk.requests()
    wild, odd, lost, told_all = [], [], [], 0
    for at in points(1, loading, RUNS // 3) + points(loading + 1, calls, RUNS):
        done = run(words, at)
        told = re.findall(rb"^ticket (\d+)", done.stdout)
        if done.returncode == -signal.SIGSEGV and at <= loading and not told:
            pass
        elif done.returncode < 0 and done.returncode != -signal.SIGABRT:
            wild.append((at, done.returncode))
        elif done.returncode not in (-signal.SIGABRT, 0, 2, 3, 4, 5):
            odd.append((at, done.returncode))
        now = kiosk.requests()
        if now < known + len(told) or now > known + 1:
            lost.append(at)
        known, told_all = now, told_all + len(told)
    print("# %d calls, %d of them for the forms; wild %s; odd %s; lost %s; %d tickets"
          % (calls, loading, wild, odd, lost, told_all))
    check("25 kiosk take: no wild access for want of memory", not wild)
    check("25 kiosk take: ends with a status that is documented, or aborts", not odd)
    check("25 kiosk take: what was told is in the register", not lost and told_all > 2)
    check("25 kiosk take: the register is whole", kiosk.whole())


def visitor():
    """On the screen: it starts anew, and what had a number is there."""
    kiosk = Visitor("visitor", LD_PRELOAD=PRELOAD, NOMEM_AT="0")
    kiosk.hurry_to_ticket()
    os.kill(kiosk.pid, signal.SIGTERM)
    kiosk.until(kiosk.ended)
    kiosk.end()
    with open(os.path.join(kiosk.home, "kiosk.log"), encoding="utf-8") as file:
        calls = int(re.search(r"calls (\d+)", file.read()).group(1))
    loading = calls_of(("forms", "--home", kiosk.home, "--forms", FORMS))
    shown, wild, lost = 1, [], []
    for at in points(loading + 1, calls, max(2, RUNS // 15)):
        kiosk = Visitor("visitor", LD_PRELOAD=PRELOAD, NOMEM_AT=str(at))
        kiosk.hurry_to_ticket()
        shown += kiosk.shows(TICKET)
        if kiosk.ended() and os.WIFSIGNALED(kiosk.status) and os.WTERMSIG(kiosk.status) != signal.SIGABRT:
            wild.append((at, kiosk.status))
        kiosk.end()
        if kiosk.requests() < shown or not kiosk.whole():
            lost.append(at)
    print("# %d calls, %d of them for the forms; wild %s; lost %s; %d numbers" % (
        calls, loading, wild, lost, shown))
    check("25 visitor: no wild access for want of memory", not wild)
    check("25 visitor: what had a number is in the register", not lost and shown > 1)
    kiosk = Visitor("visitor")
    check("25 visitor: starts again after all that", kiosk.to_ticket())
    kiosk.end()


if SANITIZED:
    proven_elsewhere("25 malloc fails at call N", "malloc is preloaded")
    sys.exit(0)
subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", PRELOAD,
                os.path.join(HERE, "nomem.c")], check=True)
stories(take, visitor)
