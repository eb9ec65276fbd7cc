#!/usr/bin/python3
"""A register that is held, full, failing, gone, damaged or somebody else's.

    disk.py BUILD-FOLDER
"""
import glob
import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import time

from harness import (CLOSED, ENTER, F4, FAULTS, FOLDER, IDLE, Lock, PROBLEM, SANITIZED, SLOW, TICKET,
                     Visitor, all_at_desk, check, failing, kiosk_says, order_failure, proven_elsewhere,
                     stories, within)

PAGE = 4096


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def printing(name):
    return ("--printer", "file:" + os.path.join(FOLDER, name + ".out"))


def papers(name):
    return len(glob.glob(os.path.join(FOLDER, name + ".out", "*.pdf")))


def held_for_a_minute():
    kiosk = Visitor("held", *printing("held"))
    kiosk.to_review()
    lock = Lock(kiosk.db)
    began = time.monotonic()
    check("21 words come while the register is held", kiosk.press(ENTER, "is being written down"))
    kiosk.keys("1234\r\r\x1b[B\rA")
    check("21 then the problem page", kiosk.sees(PROBLEM))
    check("21 the answers are still there", kiosk.sees("Your answers are still here"))
    check("20 keys typed into the waiting are not taken", kiosk.still(PROBLEM, 0.5))
    while time.monotonic() - began < 60:
        kiosk.until(lambda: False, 20)
        kiosk.press(ENTER, "is being written down")
        check("21 \"Try again\" waits and tells again", kiosk.sees(PROBLEM))
    check("21 nothing is lost, nothing is sent in a minute", kiosk.requests() == 0)
    lock.release()
    check("21 then the ticket comes", kiosk.press(ENTER, TICKET))
    check("21 with one request", kiosk.requests() == 1 and kiosk.whole())
    check("21 all answers in it", kiosk.sql("SELECT count(*) FROM answer WHERE state = 'at-desk'") > 10)
    check("21 and one paper", kiosk.sees("your ticket is a file") and papers("held") == 1)
    kiosk.end()


def typed_ahead():
    """What was typed while the register was waited for is not the next visitor's."""
    kiosk = Visitor("ahead", *printing("ahead"))
    kiosk.to_review()
    lock = Lock(kiosk.db)
    kiosk.press(ENTER, "is being written down")
    kiosk.keys("\r" * 30 + "1\r" * 20 + "Akhmetova\r")
    lock.release()
    check("20 the ticket stays", kiosk.sees(TICKET) and kiosk.still(TICKET, 0.8))
    lock = Lock(kiosk.db)
    check("20 a visit may end while the register is held", kiosk.finish())
    check("20 the idle page stays", kiosk.still(IDLE, 1.5) or kiosk.shows(CLOSED))
    lock.release()
    check("20 the next visitor begins at the beginning",
          kiosk.opens() and kiosk.to_name() and kiosk.sees("→ ____"))
    check("20 one request", kiosk.requests() == 1)
    kiosk.end()


class Failing(Visitor):
    """A kiosk whose calls of the system can be made to fail while it runs."""

    def __init__(self, name):
        super().__init__(name, **failing(name))

    def order(self, words):
        order_failure(self, words)


def failing_disk():
    if SANITIZED:
        proven_elsewhere("22 calls of the disk that fail", "libfiu is preloaded")
        return
    for name, point, number in FAULTS:
        kiosk = Failing("fail-" + name)
        kiosk.to_review()
        kiosk.order("enable name=%s,failinfo=%d" % (point, number))
        kiosk.press(ENTER)
        kiosk.until(lambda: PROBLEM in kiosk.screen.text() or TICKET in kiosk.screen.text())
        # what lies in memory need not be read
        told = PROBLEM in kiosk.screen.text()
        check("22 %s: the problem page" % name, told or name == "read-error")
        if told:
            check("22 %s: staff are told in the log" % name, logged(kiosk, "no ticket could be taken"))
            check("22 %s: again" % name, kiosk.press(ENTER) and kiosk.sees(PROBLEM))
        kiosk.order("disable name=" + point)
        if told:
            check("22 %s: recovers without a restart" % name, kiosk.press(ENTER, TICKET))
        check("22 %s: one request" % name, kiosk.requests() == 1 and kiosk.whole())
        check("22 %s: the next visitor" % name, kiosk.finish() and kiosk.to_name())
        kiosk.end()


def logged(kiosk, words):
    with open(os.path.join(kiosk.home, "kiosk.log"), encoding="utf-8") as file:
        return words in file.read()


def now_and_then():
    """Every fifth call fails, whatever it is; nothing acknowledged is lost."""
    if SANITIZED:
        proven_elsewhere("22 a disk that fails now and then", "libfiu is preloaded")
        return
    kiosk = Failing("now-and-then")
    taken = 0
    for at in range(4):
        kiosk.to_review()
        for point in ("posix/io/rw/pwrite", "posix/io/rw/pread", "posix/io/sync/*"):
            kiosk.order("enable_random name=%s,failinfo=5,probability=0.2" % point)
        for _ in range(12):
            kiosk.press(ENTER)
            kiosk.until(lambda: PROBLEM in kiosk.screen.text() or TICKET in kiosk.screen.text())
            if kiosk.shows(TICKET):
                break
        for point in ("posix/io/rw/pwrite", "posix/io/rw/pread", "posix/io/sync/*"):
            kiosk.order("disable name=" + point)
        if not kiosk.shows(TICKET):
            kiosk.press(ENTER, TICKET)
        taken += 1
        check("22 now and then: ticket %d" % (at + 1), kiosk.requests() == taken and kiosk.finish())
    check("22 now and then: whole", kiosk.whole() and kiosk_says(kiosk, "check")[0] == 0)
    kiosk.end()


class Small:
    """A file system of four MiB: one in memory for root, else a limit of sizes."""

    def __init__(self, name):
        self.path = os.path.join(FOLDER, name)
        os.mkdir(self.path)
        self.mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", self.path],
                                      capture_output=True, check=False).returncode == 0
        self.filler = os.path.join(self.path, "filler")

    def remount(self, how):
        return subprocess.run(["mount", "-o", "remount," + how, self.path], check=False).returncode == 0

    def fill(self, kiosk):
        if not self.mounted:
            resource.prlimit(kiosk.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
            return
        with open(self.filler, "wb", 0) as file:
            try:
                while True:
                    file.write(b"\0" * PAGE)
            except OSError:
                pass

    def empty(self, kiosk):
        if self.mounted:
            os.unlink(self.filler)
        else:
            resource.prlimit(kiosk.pid, resource.RLIMIT_FSIZE,
                             (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def end(self):
        if self.mounted:
            subprocess.run(["umount", "-l", self.path], check=False)


def full_disk():
    small = Small("small")
    try:
        kiosk = Visitor("full", KIOSK_HOME=os.path.join(small.path, "home"))
        kiosk.to_review()
        small.fill(kiosk)
        check("22 a full disk: the problem page", kiosk.press(ENTER, PROBLEM))
        check("22 a full disk: nothing half", kiosk.requests() == 0)
        small.empty(kiosk)
        check("22 a full disk: goes on when there is room", kiosk.press(ENTER, TICKET))
        check("22 a full disk: one request", kiosk.requests() == 1 and kiosk.whole())
        small.fill(kiosk)
        check("22 a full disk does not keep a visit from ending", kiosk.finish_anyhow())
        small.empty(kiosk)
        check("22 a full disk: the next visitor",
              kiosk.sees(IDLE) and kiosk.to_review() and kiosk.press(ENTER, TICKET))
        kiosk.end()
    finally:
        small.end()


def read_only():
    """From the start on: nothing is taken, in words; it opens when it can."""
    small = Small("sealed")
    home = os.path.join(small.path, "home")
    try:
        kiosk = Visitor("open", KIOSK_HOME=home)
        kiosk.to_ticket()
        kiosk.end()
        if small.mounted:
            small.remount("ro")
        else:
            os.chmod(os.path.join(home, "kiosk.db"), 0o400)
        kiosk = Visitor("sealed-kiosk", KIOSK_HOME=home)
        check("22 read-only: the first page says so", kiosk.sees(CLOSED))
        kiosk.press(ENTER)
        check("22 read-only: no key leads on", kiosk.still(CLOSED))
        if small.mounted:
            small.remount("rw")
        else:
            os.chmod(os.path.join(home, "kiosk.db"), 0o600)
        check("22 read-only: recovers without a restart", kiosk.opens() and kiosk.to_ticket()
              and kiosk.requests() == 2)
        kiosk.end()
    finally:
        small.end()


def folder_gone():
    kiosk = Visitor("gone")
    kiosk.to_review()
    os.rename(kiosk.home, kiosk.home + ".away")
    check("22 the folder is gone: the problem page", kiosk.press(ENTER, PROBLEM))
    os.rename(kiosk.home + ".away", kiosk.home)
    check("22 the folder is back: the ticket", kiosk.press(ENTER, TICKET) and kiosk.requests() == 1)
    check("22 and the next visitor", kiosk.finish() and kiosk.to_name())
    kiosk.end()
    status, said = kiosk_says(os.path.join(kiosk.db, "below", "a", "file"), "queue")
    check("22 a folder that cannot be: status and words", status == 4 and "folder" in said)


def grown(name):
    """A register with some pages, closed: its path, and how one more is taken."""
    kiosk = Visitor(name)
    kiosk.to_ticket()
    kiosk.end()
    path = kiosk.db
    for _ in range(12):
        assert kiosk_says(kiosk, *all_at_desk(kiosk))[0] == 0
    with_db = sqlite3.connect(path)
    with_db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with_db.close()
    return path, all_at_desk(kiosk)


def overwrite(path, page):
    with open(path, "r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xaa" * PAGE)


def damaged():
    path, take = grown("grown")
    home = os.path.dirname(path)
    pages = os.path.getsize(path) // PAGE
    keep = path + ".kept"
    shutil.copy(path, keep)
    seen = survived = 0
    for page in range(2, pages + 1):
        shutil.copy(keep, path)
        overwrite(path, page)
        status, _ = kiosk_says(home, "check")
        seen += status == 5
        status, _ = kiosk_says(home, *take)
        survived += status in (0, 4, 5)
    check("23 damage of each of %d pages is seen by kiosk check" % (pages - 1), seen >= pages - 2)
    check("23 damage of any page crashes nobody", survived == pages - 1)
    shutil.copy(keep, path)
    for page in range(2, pages + 1):
        overwrite(path, page)
    broken("23 a register damaged in the middle", home, keep)
    shutil.copy(keep, path)
    overwrite(path, 1)
    broken("23 a register damaged on page 1", home, keep)
    shutil.copy(keep, path)
    with_db = sqlite3.connect(path)
    with_db.execute("PRAGMA user_version = 99")
    with_db.commit()
    with_db.close()
    broken("23 a register of a newer kiosk", home, keep)
    with open(path, "wb") as file:
        file.write(b"Dear parents, the meeting is on Friday.\n" * 300)
    broken("23 a file that is no register", home, keep)


def broken(what, home, good):
    """No key leads on, nothing is written, and a good file opens again."""
    path = os.path.join(home, "kiosk.db")
    for more in ("-wal", "-shm"):
        if os.path.exists(path + more):
            os.unlink(path + more)
    before = digest(path)
    kiosk = Visitor("broken", KIOSK_HOME=home)
    check(what + ": the first page says so", kiosk.sees(CLOSED))
    kiosk.press(ENTER)
    kiosk.press("1")
    check(what + ": no key leads on", kiosk.still(CLOSED))
    status, said = kiosk_says(home, "check")
    check(what + ": kiosk check tells staff", status == 5 and "register" in said)
    check(what + ": it is not written to", digest(path) == before)
    os.rename(path, path + ".bad")
    shutil.copy(good, path)
    check(what + ": a good one opens without a restart", kiosk.opens() and kiosk.to_ticket())
    kiosk.end()
    check(what + ": and is whole", kiosk_says(home, "check")[0] == 0)


def logs():
    """The log beside the register: lost, or of another one."""
    kiosk = Visitor("lost-log")
    kiosk.to_ticket()
    kiosk.finish()
    kiosk.to_ticket()
    kiosk.end()  # by SIGKILL: what was taken stands in the log
    path = kiosk.db
    check("24 after SIGKILL there is a log", os.path.getsize(path + "-wal") > 0)
    os.unlink(path + "-wal")
    kiosk = Visitor("lost-log")
    opened = kiosk.until(lambda: IDLE in kiosk.screen.text() or CLOSED in kiosk.screen.text())
    check("24 a lost log: a page stands", opened and not kiosk.ended())
    check("24 a lost log: taken or told, never broken",
          kiosk.shows(CLOSED) or (kiosk.to_ticket() and kiosk.whole()))
    kiosk.end()
    # another register: twelve requests in its file, the newest in its log
    other = Visitor("grown-log", KIOSK_HOME=os.path.dirname(grown("grown-log")[0]))
    other.to_ticket()
    other.end()
    kiosk = Visitor("strange-log")
    kiosk.to_ticket()
    os.kill(kiosk.pid, 15)
    kiosk.until(kiosk.ended)
    kiosk.end()
    shutil.copy(other.db + "-wal", kiosk.db + "-wal")
    kiosk = Visitor("strange-log")
    kiosk.until(lambda: IDLE in kiosk.screen.text() or CLOSED in kiosk.screen.text())
    kiosk.settle()
    check("24 another register's log: a page stands", not kiosk.ended())
    check("24 another register's log: kiosk check tells staff", kiosk_says(kiosk, "check")[0] == 5)
    kiosk.end()


def ten_thousand():
    kiosk = Visitor("ten-thousand")
    kiosk.to_ticket()
    kiosk.finish()
    columns = "day, prefix, code, taken_at, utc_offset, lang, state, state_at, clock_doubt"
    kiosk.sql("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
              " INSERT INTO visit (number, %s) SELECT i, %s FROM n, visit WHERE visit.id = 1"
              % (columns, columns))
    kiosk.sql("UPDATE series SET last = 10000")
    check("30 ten thousand wait, the idle page tells", kiosk.sees("Waiting: 10000"))
    slowest = 0
    for key, text in ((ENTER, "Choose a language"), ("3", "What have you come for"), ("0", "Give me a number")):
        began = time.monotonic()
        kiosk.press(key, text)
        slowest = max(slowest, time.monotonic() - began - 0.06)
    check("30 each key is answered at once", slowest < SLOW)
    began = time.monotonic()
    check("30 the ten thousand and first has a ticket", kiosk.press(ENTER, "Your number"))
    check("30 soon", time.monotonic() - began < 3 * SLOW)
    check("30 and knows how many are ahead", kiosk.sees("10000 people are ahead of you"))
    kiosk.end()
    began = time.monotonic()
    kiosk = Visitor("ten-thousand")
    check("30 a start with ten thousand is quick",
          kiosk.sees(IDLE) and time.monotonic() - began < 3 * SLOW)
    kiosk.end()
    began = time.monotonic()
    status, said = kiosk_says(kiosk, "queue", "--json")
    check("30 kiosk queue lists them", status == 0 and "10001" in said
          and time.monotonic() - began < 3 * SLOW)


def two_kiosks():
    home = os.path.join(FOLDER, "shared")
    kiosks = [Visitor("two-%d" % i, KIOSK_HOME=home) for i in (1, 2)]
    for kiosk in kiosks:
        kiosk.to_review()
    for kiosk in kiosks:
        kiosk.press(ENTER)
    check("31 both have a ticket", all(kiosk.sees(TICKET) for kiosk in kiosks))
    check("31 of one queue", kiosks[0].sql("SELECT group_concat(number) FROM"
                                           " (SELECT number FROM visit ORDER BY number)") == "1,2")
    check("31 and one register", kiosks[0].sql("SELECT count(DISTINCT serial) FROM request") == 2)
    for kiosk in kiosks:
        check("31 each knows the other's visitor", kiosk.finish() and kiosk.sees("Waiting: 2"))
    kiosks[0].to_name()
    check("31 one's visit does not hold the other", kiosks[1].to_ticket())
    check("31 whole", kiosks[0].whole() and kiosks[0].requests() == 3)
    for kiosk in kiosks:
        kiosk.end()


stories(held_for_a_minute, damaged, failing_disk, now_and_then, typed_ahead, full_disk, read_only,
        folder_gone, logs, ten_thousand, two_kiosks)
