#!/usr/bin/python3
"""A clock that jumps, or that is dead; and a month of days on end.

    clock.py BUILD-FOLDER [VISITORS-A-DAY [DAYS]]
"""
import glob
import os
import sys
import time

from harness import (ENTER, ESC, F8, FOLDER, IDLE, NAME, ROLE, SANITIZED, SERVICE, TICKET, Visitor, check,
                     proven_elsewhere, short_forms, stories)

VISITORS = int(sys.argv[2]) if len(sys.argv) > 2 else 1
DAYS = int(sys.argv[3]) if len(sys.argv) > 3 else 30
LIBRARY = "".join(glob.glob("/usr/lib/*/faketime/libfaketime.so.1")[:1])


class Dated(Visitor):
    """A kiosk whose clock can be set while it runs. The time since the start of the
    machine is the real one: no battery keeps it."""

    def __init__(self, name, when, *args, **more):
        self.clock = os.path.join(FOLDER, name + ".clock")
        self.set(when)
        super().__init__(name, *args, LD_PRELOAD=LIBRARY, FAKETIME_TIMESTAMP_FILE=self.clock,
                         FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1", **more)

    def set(self, when):
        with open(self.clock + ".new", "w", encoding="ascii") as file:
            file.write("@%s\n" % when)
        os.rename(self.clock + ".new", self.clock)

    def take_number(self):
        return self.to_services() and self.press("0", "Give me a number") \
            and self.press(ENTER, "Your number")

    def newest(self):
        return self.sql("SELECT day || ' ' || number || ' ' || clock_doubt FROM visit"
                        " ORDER BY id DESC LIMIT 1")


def jumps():
    kiosk = Dated("jumps", "2026-11-23 09:00:00")
    check("27 a day", kiosk.take_number() and kiosk.newest() == "2026-11-23 1 0")
    kiosk.press(F8)
    leave(kiosk)
    kiosk.to_name()
    kiosk.type("Aliya")
    kiosk.set("2027-11-20 09:00:00")
    check("27 a year forward does not end a visit", kiosk.still("Aliya", 6))
    kiosk.set("2025-11-23 09:00:00")
    check("27 nor does a year back", kiosk.still("Aliya", 6))
    check("27 keys work on", kiosk.press(ENTER, "What is your IIN") and kiosk.to_desk())
    check("27 a clock gone back: the newest day goes on, in doubt",
          kiosk.press(ENTER, TICKET) and kiosk.newest() == "2026-11-23 2 1")
    leave(kiosk)
    kiosk.set("2026-11-24 08:00:00")
    check("27 the next day begins at one, without doubt",
          kiosk.take_number() and kiosk.newest() == "2026-11-24 1 0")
    leave(kiosk)
    check("27 the list is by what came, not by the clock",
          kiosk.sql("SELECT group_concat(number) FROM (SELECT number FROM visit ORDER BY id)") == "1,2,1")
    check("27 whole", kiosk.whole())
    kiosk.end()


def leave(kiosk):
    kiosk.until(lambda: IDLE in kiosk.screen.text(), 1.1)
    for _ in range(20):
        kiosk.press(ENTER)
        if kiosk.until(lambda: IDLE in kiosk.screen.text(), 0.4):
            return True
    return False


def dead():
    """The battery is empty: 1970, until somebody or the network sets the clock."""
    kiosk = Dated("dead", "2026-11-23 09:00:00")
    check("27 dead clock: before", kiosk.take_number() and leave(kiosk))
    kiosk.end()
    kiosk = Dated("dead", "1970-01-01 06:00:10")
    check("27 dead clock: the last day's numbers go on, in doubt",
          kiosk.take_number() and kiosk.newest() == "2026-11-23 2 1" and leave(kiosk))
    kiosk.set("2026-11-24 09:00:00")
    check("27 dead clock: set again, the new day begins",
          kiosk.take_number() and kiosk.newest() == "2026-11-24 1 0")
    kiosk.end()


def dead_from_the_first():
    """It is dead on the first day of all: that day must not stand in the way later."""
    kiosk = Dated("dead-first", "1970-01-01 06:00:10")
    check("27 dead from the first: a number, in doubt",
          kiosk.take_number() and kiosk.newest() == "1970-01-01 1 1" and leave(kiosk))
    kiosk.set("2026-11-24 09:00:00")
    check("27 dead from the first: set, the real day begins",
          kiosk.take_number() and kiosk.newest() == "2026-11-24 1 0")
    kiosk.end()


def month():
    """Day after day without a restart: memory, open files and the log stay flat."""
    kiosk = Dated("month", stamp(1))
    shape = None
    good = 0
    for day in range(1, DAYS + 1):
        kiosk.set(stamp(day))
        for at in range(1, VISITORS + 1):
            if at % 5 == 0:
                kiosk.to_name() and kiosk.type("Aliya") and kiosk.press("\x1b[21~", "Start again?") \
                    and kiosk.press("\x1b[B") and kiosk.press(ENTER, IDLE)
                continue
            took = kiosk.to_ticket() if at % 3 == 0 else kiosk.take_number()
            good += bool(took and leave(kiosk))
        if day == 3:
            kiosk.sees("Waiting: %d" % kiosk.sql("SELECT count(*) FROM visit WHERE day ="
                                                 " (SELECT max(day) FROM visit)"))
            shape = (kiosk.descriptors(), kiosk.resident_kib())
    kiosk.sees("Waiting:")
    kiosk.until(lambda: kiosk.descriptors() <= shape[0], 3)
    wanted = DAYS * (VISITORS - VISITORS // 5)
    check("29 %d days: every visitor has a number" % DAYS, good == wanted)
    check("29 %d days: the numbers begin anew each day" % DAYS,
          kiosk.sql("SELECT count(DISTINCT day) FROM visit") == DAYS
          and kiosk.sql("SELECT max(number) FROM visit") == VISITORS - VISITORS // 5
          and kiosk.sql("SELECT sum(clock_doubt) FROM visit") == 0)
    check("29 %d days: open files are flat" % DAYS, kiosk.descriptors() <= shape[0])
    check("29 %d days: memory is flat" % DAYS, kiosk.resident_kib() < shape[1] + 1024)
    log = os.path.join(kiosk.home, "kiosk.log")
    check("29 %d days: the log does not grow" % DAYS, os.path.getsize(log) < 2000)
    check("29 %d days: whole" % DAYS, kiosk.whole())
    kiosk.end()


def stamp(day):
    return "20%02d-%02d-%02d 09:00:00" % (27, 1 + (day - 1) // 28 % 12, 1 + (day - 1) % 28)


if SANITIZED:
    proven_elsewhere("27 a clock that jumps or is dead", "libfaketime is preloaded")
    proven_elsewhere("29 a month of days", "libfaketime is preloaded")
    sys.exit(0)
if not LIBRARY:
    check("27 needs faketime", False)
    sys.exit(1)
stories(jumps, dead, dead_from_the_first, month)
