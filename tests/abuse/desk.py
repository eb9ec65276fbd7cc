#!/usr/bin/python3
"""What the world does to somebody who is logged in at the desk: a register that is
gone, held, failing or somebody else's, a clock that jumps, a line that is cut.

    desk.py BUILD-FOLDER
"""
import fcntl
import glob
import json
import os
import pty
import secrets
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time

from harness import (DOWN, ENTER, ESC, F1, F3, F4, F10, FAULTS, FOLDER, FORMS, IDLE, Lock, PROGRAM, SANITIZED,
                     SLOW, Visitor, check, failing, kiosk_says, order_failure, proven_elsewhere, short_forms,
                     stories, within)

LIBRARY = "".join(glob.glob("/usr/lib/*/faketime/libfaketime.so.1")[:1])
SECRET = secrets.token_hex(8)  # nobody's but this run's
LEFT = "\x1b[D"
HEAD, OTHER = "Kadrina B.A.", "Beleva T.A."
F9 = "\x1b[20~"
CLOCK, CALL, WHO, DOOR = "Is that right?", "call next", "Who are you?", "Your PIN or passphrase"
BUSY, DISK = "The register is in use", "The disk is full or failing"
CALLED, LOCKED, NONE = "%s is called.", "Locked", "Nobody is in the house."
BOARD_LOST = "Тақта уақытша"


class Follower(Visitor):
    def follows(self, text):
        """It comes without a key."""
        return self.sees(text, 5 * SLOW)

    def loses(self, text):
        return self.until(lambda: text not in self.screen.text(), 5 * SLOW)


class Desk(Follower):
    """The staff's desk, and somebody at it who reads English."""
    verb = "staff"
    last = None

    def press(self, key, text=None):
        """The same key twice is no held one: another comes between."""
        if key == self.last:
            super().press(LEFT)
        self.last = key
        return super().press(key, text)

    def to_door(self, person="1", desk="1"):
        return self.sees("F1") and self.press(F4, WHO) and self.press(person, "At which desk") \
            and self.press(desk, DOOR)

    def give_secret(self, secret=SECRET):
        self.keys("\x1b[200~" + secret + "\x1b[201~")
        return self.sees("•" * len(secret)) and self.press(ENTER)

    def enter(self, person="1", desk="1"):
        self.to_door(person, desk)
        self.give_secret()
        self.until(lambda: CLOCK in self.screen.text() or CALL in self.screen.text())
        return (not self.shows(CLOCK) or self.press("1")) and self.sees(CALL)

    def calls(self):
        return self.sql("SELECT count(*) FROM event WHERE what = 'call'")

    def events(self, what):
        return self.sql("SELECT count(*) FROM event WHERE what = '%s'" % what)



class Board(Follower):
    verb = "board"


DRAWN = {Desk: HEAD, Board: "№1"}


def hire(home, name, role="head"):
    done = subprocess.run([PROGRAM, "user", "add", name, role, "--home", home, "--forms", FORMS],
                          input=(SECRET + "\n").encode(), capture_output=True, check=False, timeout=60,
                          env={"PATH": "/usr/bin:/bin", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done


def fields():
    said = kiosk_says(FOLDER, "forms", "--json")[1]
    service = [one for one in json.loads(said)["services"] if one["code"] == "403015"][0]
    return [word for field in service["fields"] for word in ("--at-desk", field["name"])]


def take(home, words=fields()):
    status, said = kiosk_says(home, "take", "--service", "403015", "--consent-by", "Aliya", *words)
    assert status == 0, said


def house(name, visitors, people=(HEAD,)):
    """A register with people and visitors."""
    home = os.path.join(FOLDER, name)
    for person in people:
        hire(home, person)
    for _ in range(visitors):
        take(home)
    return home


def files(home):
    return sorted(glob.glob(os.path.join(home, "kiosk.db*")))


def put_away(home):
    away = home + ".away"
    os.mkdir(away)
    for path in files(home):
        shutil.move(path, away)
    return away


def bring_back(home, away):
    for path in files(home):
        os.unlink(path)
    for path in sorted(glob.glob(away + "/*"), reverse=True):  # the log before the file
        shutil.move(path, home)
    os.rmdir(away)


def newer(path, away):
    made = away + ".made"  # put there whole: the desk looks on all the while
    shutil.copy(os.path.join(away, "kiosk.db"), made)
    with_db = sqlite3.connect(made)
    with_db.execute("PRAGMA journal_mode = DELETE")
    with_db.execute("PRAGMA user_version = 99")
    with_db.commit()
    with_db.close()
    os.rename(made, path)


def damaged(path, away):
    made = away + ".made"
    with open(os.path.join(away, "kiosk.db"), "rb") as whole, open(made, "wb") as file:
        file.write(whole.read(100) + b"\xaa" * 40000)
    os.rename(made, path)


def written(path, words):
    with open(path, "wb") as file:
        file.write(words)


# What stands in the register's place, and what the desk says of it.
GONE = [
    ("gone", "not in its place", None),
    ("empty", "The register is damaged", lambda path, away: written(path, b"")),
    ("another program's", "another program's", lambda path, away: written(path, b"Dear parents!\n" * 300)),
    ("of a newer kiosk", "of a newer kiosk", newer),
    ("damaged", "The register is damaged", damaged),
]


def register_gone():
    """Under a desk at work and a board: told without a key, on by itself."""
    home = house("gone", len(GONE))
    desk, board = Desk("gone"), Board("board", KIOSK_HOME=home)
    check("37 somebody is at the desk", desk.enter())
    for at, (what, words, put) in enumerate(GONE):
        name = "37 a register that is %s: " % what
        away = put_away(home)
        path = os.path.join(home, "kiosk.db")
        if put:
            put(path, away)
        bad = open(path, "rb").read() if put else None
        check(name + "the desk says so", desk.follows(words))
        check(name + "and whom to call", desk.sees("machine"))
        check(name + "the board says so", board.follows(BOARD_LOST))
        desk.press("n")
        desk.press("s")
        check(name + "no key does anything", desk.follows(words) and desk.still(words, 1))
        check(name + "nothing is made or written", files(home) == ([path] if put else [])
              and (not put or open(path, "rb").read() == bad))
        bring_back(home, away)
        check(name + "it is back, and the words go", desk.loses(words) and desk.calls() == at)
        desk.press("n")
        check(name + "on at the same place", desk.sees("called 1") and desk.calls() == at + 1)
        check(name + "the board is on again", board.loses(BOARD_LOST))
        desk.press("q", "called 0")
    check("37 nobody was logged out", desk.events("login") == 1 and desk.whole())
    check("37 nothing is said of databases", b"database" not in desk.raw and b"SQL" not in desk.raw)
    board.end()
    desk.end()


def failing_disk():
    if SANITIZED:
        proven_elsewhere("38 calls of the disk that fail under a desk", "libfiu is preloaded")
        return
    home = house("failing", len(FAULTS))
    desk = Desk("failing", **failing("failing"))
    check("38 somebody is at the desk", desk.enter())
    for at, (what, point, number) in enumerate(FAULTS):
        order_failure(desk, "enable name=%s,failinfo=%d" % (point, number))
        desk.press("n")
        desk.until(lambda: DISK in desk.screen.text() or "called 1" in desk.screen.text())
        # what lies in memory need not be read
        told = desk.shows(DISK)
        check("38 %s: the desk says what to do" % what,
              (told and desk.sees("write on paper")) or what == "read-error")
        order_failure(desk, "disable name=" + point)
        if told:
            check("38 %s: nothing was done" % what, desk.calls() == at)
            desk.press("n")
        check("38 %s: on without a restart" % what, desk.sees("called 1") and desk.calls() == at + 1)
        desk.press("q", "called 0")
    check("38 whole", desk.whole() and desk.events("login") == 1)
    desk.end()
    assert home


def held_for_a_minute():
    home = house("held", 2)
    desk, board = Desk("held"), Board("held-board", KIOSK_HOME=home)
    visitor = Visitor("held-visitor", KIOSK_HOME=home)
    check("39 somebody is at the desk", desk.enter() and board.sees("2"))
    asked = desk.sql("SELECT printf('%d-%06d', year, serial) || ' ' || code FROM request"
                     " JOIN visit ON visit.id = visit LIMIT 1")
    lock = Lock(desk.db)
    began = time.monotonic()
    while time.monotonic() - began < 60:
        desk.press("n")
        check("39 held: the desk says that it is in use", desk.sees(BUSY))
        check("39 held: and goes on showing the day", desk.shows("Waiting 2"))
        desk.until(lambda: False, 14)
    check("39 a minute: nothing was done", desk.calls() == 0)
    check("39 a minute: how a request stands is told", status_says(visitor, asked))
    check("39 a minute: the board stays", not board.shows(BOARD_LOST) and not board.ended())
    lock.release()
    desk.press("n")
    check("39 let go: the next key works", desk.sees(CALLED % 1) and desk.calls() == 1)
    check("39 let go: the board shows it", board.follows("1"))
    check("39 no words of databases", not any(b"locked" in one.raw for one in (desk, board, visitor)))
    for one in (desk, board, visitor):
        one.end()


def status_says(visitor, asked):
    number, code = asked.split()
    status, said = kiosk_says(visitor, "status", number, code)
    return status == 0 and "403015" in said


class Dated(Desk):
    """A desk whose clock can be set; the time since the machine's start is the real one."""

    def __init__(self, name, when, **more):
        self.clock = os.path.join(FOLDER, name + ".clock")
        self.set(when)
        super().__init__(name, LD_PRELOAD=LIBRARY, FAKETIME_TIMESTAMP_FILE=self.clock,
                         FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1", **more)

    def set(self, when):
        with open(self.clock + ".new", "w", encoding="ascii") as file:
            file.write("@%s\n" % when)
        os.rename(self.clock + ".new", self.clock)


def clock_jumps():
    if SANITIZED or not LIBRARY:
        (proven_elsewhere if SANITIZED else check)("40 a clock that jumps under a desk", SANITIZED)
        return
    home = house("jumps", 0)
    kiosk = Dated("jumps", "2026-11-23 09:00:00", KIOSK_FORMS=short_forms(staff_lock=20))
    check("40 somebody is at the desk", kiosk.enter())
    for _ in range(3):
        kiosk.press("w", "What is it about?")
        kiosk.press("1")
        kiosk.loses("What is it about?")
    check("40 three walk in", kiosk.sees("Waiting 3"))
    kiosk.press("h", "Why?")
    kiosk.press("1", "Until when?")
    kiosk.press(ENTER)
    kiosk.loses("Until when?")
    for when in ("2026-11-23 10:00:00", "2026-11-23 08:00:00", "2027-11-23 09:00:00", "2025-11-23 09:00:00",
                 "2026-11-23 09:00:00"):
        kiosk.set(when)
        check("40 %s: seen in the bar" % when, kiosk.sees(when[11:16]))
        kiosk.press(DOWN)
        check("40 %s: the desk does not lock" % when, not kiosk.shows(LOCKED) and not kiosk.ended())
    check("40 the day is back, and who was there", kiosk.sees("Waiting 2") and kiosk.shows("put off 1"))
    kiosk.press("n")
    check("40 somebody is called", kiosk.sees("is called."))
    kiosk.set("2026-11-23 15:00:00")
    kiosk.sees("15:00")
    kiosk.press("u")
    check("40 six hours on: the minute of an undo is not over", kiosk.sees("is where it was."))
    held = "SELECT count(*) FROM visit WHERE state = 'held' AND day = '2026-11-23'"
    kiosk.set("2026-11-23 23:59:58")
    check("40 midnight: the new day's list comes", kiosk.sees("24.11.2026", 15 * SLOW) and kiosk.sees("of 23.11"))
    check("40 midnight: who was put off is kept", kiosk.sql(held) == 1)
    kiosk.press("w", "What is it about?")
    kiosk.press("1")
    check("40 midnight: the numbers begin at one", kiosk.sees("Waiting 1") and kiosk.sql(
        "SELECT number FROM visit WHERE day = '2026-11-24'") == 1)
    kiosk.set("2020-01-01 00:00:00")
    check("40 however late the clock says it is, the lock comes", kiosk.sees(LOCKED, 40))
    check("40 whole", kiosk.whole() and kiosk_says(home, "journal", "--verify")[0] == 0)
    kiosk.end()


def ends():
    """A line that is cut, a process that is killed: the seat is free, nothing half."""
    home = house("ends", 3)
    for what, number in (("TERM", signal.SIGTERM), ("HUP", signal.SIGHUP), ("KILL", signal.SIGKILL)):
        desk = Desk("ends")
        check("41 %s: somebody is at the desk" % what, desk.enter())
        os.kill(desk.pid, number)
        check("41 %s: it ends" % what, within(5 * SLOW, desk.ended))
        if number != signal.SIGKILL:
            check("41 %s: the terminal is as before" % what, desk.restored())
            check("41 %s: the seat is given back" % what, desk.sql("SELECT count(*) FROM seat") == 0)
        desk.end()
        other = Desk("ends-other", KIOSK_HOME=home)
        check("41 %s: nobody is at the desk any more" % what,
              other.sees("F1") and other.press(F4, WHO) and other.press("1", "At which desk")
              and not other.shows("is there now"))
        other.end()
    desk = Desk("ends")
    desk.enter()
    check("41 a seat left by a kill is cleared at the next login",
          desk.sql("SELECT count(*) FROM seat") == 1
          and desk.sql("SELECT count(*) FROM event WHERE what = 'logout' AND why = 'gone'") == 1)
    os.close(desk.master)  # the line is cut: SSH has gone
    check("41 a cut line: it ends", within(5 * SLOW, desk.ended))
    check("41 a cut line: the seat is given back", desk.sql("SELECT count(*) FROM seat") == 0)
    check("41 whole", desk.whole() and desk.calls() == 0)
    desk.master, rest = pty.openpty()
    os.close(rest)
    desk.end()


def two_at_one_desk():
    home = house("two", 1, (HEAD, OTHER))
    one, two = Desk("two"), Desk("two-other", KIOSK_HOME=home)
    check("42 the first sits down", one.enter("1", "1"))
    two.sees("F1")
    two.press(F4, WHO)
    two.press("2", "At which desk")
    check("42 the second is told before he chooses", two.sees("desk 1 – %s is there now" % OTHER))
    two.press("1", DOOR)
    two.give_secret()
    two.until(lambda: CLOCK in two.screen.text() or CALL in two.screen.text())
    if two.shows(CLOCK):
        two.press("1")
    check("42 and may sit there all the same", two.sees(CALL))
    check("42 both are told", two.sees("%s is at this desk too" % OTHER)
          and one.follows("%s is at this desk too" % HEAD))
    two.press(F10, WHO)
    check("42 one leaves, and the other sits alone", one.loses("is at this desk too"))
    # his account is shut while he works
    two.press("2", "At which desk")
    two.press("2", DOOR)
    two.give_secret()
    two.sees(CALL)
    kiosk_says(home, "user", "role", HEAD, "staff")
    two.press("n")
    check("43 a new role ends the session at the next key", two.sees(WHO) and two.calls() == 0)
    check("43 and tells why", two.shows("You are no head any more"))
    two.press("2", "At which desk")
    two.press("2", DOOR)
    two.give_secret()
    check("43 with the new role he is in again", two.sees(CALL))
    kiosk_says(home, "user", "disable", HEAD)
    two.press("n")
    check("43 a shut account ends the session at the next key", two.sees(WHO) and two.calls() == 0)
    check("43 and tells why, for as long as nobody is there",
          two.shows("has been disabled") and not two.shows(HEAD))
    one.end()
    two.end()


def first_accounts():
    """Two terminals stand at the first start's screen."""
    home = os.path.join(FOLDER, "first")
    screens = [Desk("first-%d" % i, KIOSK_HOME=home) for i in (1, 2)]
    for at, screen in enumerate(screens):
        screen.sees("F1")
        screen.press(F4, "The first account")
        screen.type("Ivanova %d" % at)
        screen.press(ENTER)
        for _ in range(2):
            screen.keys("\x1b[200~" + SECRET + "\x1b[201~")
            screen.sees("•" * len(SECRET))
            if _ == 0:
                screen.press(ENTER)
                screen.until(lambda: screen.screen.text().count("•") == len(SECRET))
    time.sleep(0.1)
    for screen in screens:
        screen.keys(ENTER)
    for screen in screens:
        screen.sees(WHO)
        screen.settle(0.5)
    made = [screen.shows("The account is made") for screen in screens]
    late = [screen.shows("just made the first account") for screen in screens]
    check("44 of two first accounts one is made", sorted(made) == [False, True]
          and screens[0].sql("SELECT count(*) FROM account") == 1)
    check("44 and the other screen is told, at the login", sorted(late) == [False, True] and made != late)
    for screen in screens:
        screen.end()


def typed_ahead():
    home = house("ahead", 2)
    desk = Desk("ahead")
    desk.enter()
    desk.keys(F9 + "nsfx1\rn1\r" + "n" * 30)
    check("45 typed after the lock: it stays locked", desk.sees(LOCKED) and desk.still(LOCKED, 1))
    check("45 typed after the lock: nothing is done", desk.calls() == 0)
    check("45 and nothing of the day is seen", not desk.shows("Waiting"))
    desk.until(lambda: "heard in" not in desk.screen.text())
    desk.keys("\x15\x1b[200~" + SECRET + "\x1b[201~")
    desk.sees("•" * len(SECRET))
    desk.press("\rnnnn")
    check("45 typed behind the PIN: not taken", desk.sees(CALL) and desk.still("Waiting 2", 1)
          and desk.calls() == 0)
    desk.press("/", "any part of it")
    desk.type("Akhmet")
    desk.press(F9, LOCKED)
    check("45 what was half typed is not seen behind the lock", desk.loses("Akhmet"))
    desk.give_secret()
    check("45 and stands there again after it", desk.sees("Akhmet"))
    desk.end()
    assert home


def sizes():
    """Down to one cell and back, a hundred times; a terminal that is odd or none."""
    home = house("sizes", 1)
    desk, board = Desk("sizes"), Board("sizes-board", KIOSK_HOME=home)
    desk.enter()
    board.settle()
    for one in (desk, board):
        one.settle(0.5)
        whole = one.screen.text()
        for at in range(100):
            fcntl.ioctl(one.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 1 + at * 7 % 60, 1 + at * 13 % 150, 0, 0))
            one.pump(0.005)
        one.resize(1, 1)
        one.settle()
        check("46 %s: one cell does not end it" % one.verb, not one.ended())
        one.resize(24, 80)
        one.settle()
        check("46 %s: whole again" % one.verb, one.until(
            lambda one=one, whole=whole: one.screen.text().split("\n")[1:] == whole.split("\n")[1:]))
    check("46 no key was taken while it was small", desk.calls() == 0)
    for kind in (Desk, Board):
        for term in ("dumb", "unknown-thing", ""):
            one = kind("sizes-term", KIOSK_HOME=home, term=term)
            one.until(one.ended)
            one.settle()
            check("46 %s, TERM=%s: words and an end" % (one.verb, term),
                  one.ended() and os.WEXITSTATUS(one.status) == 4 and b"TERM" in one.raw)
            one.end()
        for term in ("vt100", "vt220", "linux", "screen"):
            one = kind("sizes-term", KIOSK_HOME=home, term=term)
            check("46 %s, TERM=%s: drawn" % (one.verb, term), one.sees(DRAWN[kind]) and not one.ended())
            one.end()
    desk.end()
    board.end()


stories(held_for_a_minute, clock_jumps, register_gone, failing_disk, ends, two_at_one_desk, first_accounts,
        typed_ahead, sizes)
