#!/usr/bin/python3
"""How a kiosk ends, on what terminals and with what around it it begins.

    ends.py BUILD-FOLDER
"""
import os
import pty
import random
import signal
import subprocess
import time

from harness import ENTER, FOLDER, FORMS, IDLE, Lock, PROGRAM, SLOW, Visitor, check, stories


def left_well(kiosk, name, number):
    """It has ended as asked to, and left the terminal as it was."""
    began = time.monotonic()
    os.kill(kiosk.pid, number)
    os.kill(kiosk.pid, number)
    check("04 %s ends" % name, kiosk.until(kiosk.ended))
    check("04 %s soon" % name, time.monotonic() - began < 3 * SLOW)
    check("04 %s in order" % name, os.WIFEXITED(kiosk.status)
          and os.WEXITSTATUS(kiosk.status) in ((0,) if name.startswith("TERM") else (0, 4)))
    check("04 %s restores the modes" % name, kiosk.restored())
    for mode in (b"?1049", b"?1000", b"?1006", b"?2004"):
        check("04 %s gives %s back" % (name, mode.decode()),
              kiosk.raw.rfind(mode + b"l") > kiosk.raw.rfind(mode + b"h") > 0)
    check("04 %s shows the cursor" % name, kiosk.raw.rfind(b"\x1b[?25h") > kiosk.raw.rfind(b"\x1b[?25l")
          or b"\x1b[34h\x1b[?25h" in kiosk.raw)


def told_to_end():
    """Twice, on the way: with answers given, nothing of them is in the register."""
    for name, number in (("TERM", signal.SIGTERM), ("HUP", signal.SIGHUP)):
        kiosk = Visitor("end-" + name)
        kiosk.to_name()
        kiosk.type("Aliya")
        left_well(kiosk, name + " twice in a question", number)
        check("04 %s leaves no half request" % name, kiosk.requests() == 0 and kiosk.whole())
        kiosk.end()


def told_while_sending():
    """The register is held by somebody else when the kiosk is told to end."""
    kiosk = Visitor("end-sending")
    kiosk.to_review()
    lock = Lock(kiosk.db)
    kiosk.press(ENTER, "is being written down")
    left_well(kiosk, "TERM twice while sending", signal.SIGTERM)
    lock.release()
    check("04 TERM while sending leaves all or nothing", kiosk.requests() == 0 and kiosk.whole())
    kiosk.end()


def hung_up():
    """The terminal goes away: with the SIGHUP of a line, and without any."""
    for name, where in (("idle", Visitor.to_services), ("question", Visitor.to_name)):
        kiosk = Visitor("hangup-" + name)
        where(kiosk)
        gone_well(kiosk, "05 hang-up on the page " + name)
    kiosk = Visitor("hangup-quiet", controlling=False)
    kiosk.to_name()
    gone_well(kiosk, "05 hang-up without a signal")


def gone_well(kiosk, what):
    before = kiosk.cpu_s()
    os.close(kiosk.slave)
    os.close(kiosk.master)
    usage = None
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pid, kiosk.status, usage = os.wait4(kiosk.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.02)
    else:
        os.kill(kiosk.pid, signal.SIGKILL)
        os.waitpid(kiosk.pid, 0)
        usage = None
    check(what + " ends it", usage is not None)
    check(what + " burns no processor", usage is not None
          and usage.ru_utime + usage.ru_stime - before < 0.5 * SLOW)
    check(what + " leaves a whole register", kiosk.requests() == 0 and kiosk.whole())


def killed_anywhere():
    """SIGKILL on the way, again and again on one register."""
    sent = 0
    ways = [Visitor.to_services, Visitor.to_consent, Visitor.to_name, Visitor.to_review,
            Visitor.to_ticket]
    for way in ways + [Visitor.to_ticket]:
        kiosk = Visitor("killed")
        check("06 after SIGKILL the idle page stands", kiosk.sees(IDLE))
        if not way(kiosk):
            check("06 the way to the next SIGKILL", False)
        sent += way is Visitor.to_ticket
        kiosk.end()
        check("06 SIGKILL after %s keeps what was acknowledged" % way.__name__,
              kiosk.requests() == sent and kiosk.whole())
    numbers = kiosk.sql("SELECT group_concat(number) FROM visit")
    check("06 numbers are not used again", numbers == "1,2")


def sizes():
    kiosk = Visitor("sizes")
    kiosk.to_name()
    kiosk.type("Aliya")
    kiosk.settle()
    before = kiosk.screen.text()
    for rows, cols in ((1, 1), (2, 200), (1, 300), (200, 500), (24, 1), (1, 80), (1000, 1000),
                       (65535, 65535), (0, 0), (23, 64), (24, 63)):
        kiosk.resize(rows, cols)
        kiosk.settle(0.1)
        check("15 %dx%d is survived" % (cols, rows), not kiosk.ended())
    chance = random.Random(17)
    for _ in range(200):
        kiosk.resize(chance.randint(1, 60), chance.randint(1, 250))
        if chance.random() < 0.3:
            kiosk.pump(0)
    kiosk.settle()
    check("15 a storm of two hundred is survived", not kiosk.ended())
    kiosk.resize(24, 80)
    check("15 and the page is drawn again, with its answer",
          kiosk.until(lambda: kiosk.screen.text() == before))
    check("15 and takes keys", kiosk.press(ENTER, "What is your IIN"))
    kiosk.resize(24, 64)
    check("15 64x24 is large enough", kiosk.sees("What is your IIN"))
    kiosk.resize(33, 120)
    check("15 so is 120x33", kiosk.sees("What is your IIN"))
    kiosk.end()


def tiny():
    for rows, cols in ((1, 1), (5, 20), (23, 80)):
        kiosk = Visitor("tiny", rows=rows, cols=cols)
        words = kiosk.until(lambda: kiosk.screen.text().strip() or cols == 1 and kiosk.raw)
        check("16 a start at %dx%d waits with words" % (cols, rows), words and not kiosk.ended())
        kiosk.settle(0.1)
        before = kiosk.cpu_s()
        kiosk.until(lambda: False, 1)
        check("16 and does not loop", kiosk.cpu_s() - before < 0.5)
        kiosk.resize(24, 80)
        check("16 and grows into the kiosk", kiosk.sees(IDLE))
        kiosk.end()


def without_a_terminal():
    env = {"PATH": "/usr/bin:/bin", "TERM": "linux", "LC_ALL": "C.UTF-8", "HOME": FOLDER,
           "KIOSK_HOME": os.path.join(FOLDER, "none"), "KIOSK_FORMS": FORMS}
    master, slave = pty.openpty()
    reader, writer = os.pipe()
    cases = [("stdin a pipe", {"stdin": reader}, None), ("stdout a pipe", {"stdout": writer}, None),
             ("both /dev/null", {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}, None),
             ("stdin closed", {}, lambda: os.close(0)), ("stdout closed", {}, lambda: os.close(1)),
             ("all closed", {}, lambda: os.closerange(0, 3))]
    for name, ends, before in cases:
        ends = {"stdin": slave, "stdout": slave, "stderr": subprocess.PIPE, **ends}
        done = subprocess.run([PROGRAM, "visitor"], env=env, timeout=30, preexec_fn=before,
                              check=False, **ends)
        check("17 %s: ends with the status of the world" % name, done.returncode == 4)
        check("17 %s: says why" % name, name == "all closed" or b"terminal" in done.stderr)
    with open(os.path.join(FOLDER, "regular"), "wb") as file:
        done = subprocess.run([PROGRAM], env=env, timeout=30, stdin=slave, stdout=file,
                              stderr=subprocess.PIPE, check=False)
    check("17 stdout a file: nothing is written into it",
          done.returncode == 4 and os.path.getsize(os.path.join(FOLDER, "regular")) == 0)


def locales():
    for name, env in (("LC_ALL=C", {"LC_ALL": "C"}), ("LC_ALL unknown", {"LC_ALL": "xx_YY.UTF-8"}),
                      ("none set", {"LC_ALL": None}), ("LANG=ru_RU.KOI8-R", {"LC_ALL": None,
                                                                              "LANG": "ru_RU.KOI8-R"}),
                      ("LANGUAGE=de", {"LANGUAGE": "de:fr"}),
                      ("LOCPATH nowhere", {"LOCPATH": "/nonexistent"})):
        kiosk = Visitor("locale-" + name.split()[0].replace("=", "-"), **env)
        check("18 %s: the idle page is UTF-8" % name, kiosk.sees("Кез келген пернені басыңыз"))
        check("18 %s: so is what is typed" % name, kiosk.to_name() and kiosk.type("Әбдіқадырова ғқңөұүһі"))
        kiosk.end()


stories(told_to_end, told_while_sending, hung_up, killed_anywhere, sizes, tiny, without_a_terminal,
        locales)
