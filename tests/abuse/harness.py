"""What the abuse tests share: the kiosk on a pty, the way through a visit in
English, the register, and stories told side by side.

A story is a function; what it checks is named abuse/NN, NN being the number of the
case in README.md. Nothing waits for a time, only for something to come about,
unless the silence itself is what is tested.
"""
import atexit
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "e2e"))
import terminal  # noqa: E402
from terminal import Kiosk  # noqa: E402

TOP = os.path.dirname(os.path.dirname(HERE))
B = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(TOP, "build"))
PROGRAM = os.path.join(B, "bin", "kiosk")
FORMS = os.path.join(B, "open")  # those without hours: a test is run at any hour
with open(PROGRAM, "rb") as program:
    SANITIZED = b"__asan_init" in program.read()
SLOW = 4 if SANITIZED else 1  # what a sanitizer makes of a second

FOLDER = tempfile.mkdtemp(prefix="kiosk-abuse.")
os.chmod(FOLDER, 0o755)
Kiosk.program, Kiosk.forms, Kiosk.folder = PROGRAM, FORMS, FOLDER

ENTER, ESC, UP, DOWN = "\r", "\x1b", "\x1b[A", "\x1b[B"
F1, F2, F3, F4, F8, F10 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[19~", "\x1b[21~"
IDLE, TICKET, REVIEW = "Make an application here", "Your request is taken", "Check your answers"
ROLE, NAME, IIN = "How are you related", "What is your full name", "What is your IIN"
PROBLEM = "could not write your request down"
CLOSED = "No applications are taken here now"
SERVICE = str(1 + sorted(os.listdir(FORMS)).index("403015.yaml"))

failed = []


def check(name, good):
    print("ok" if good else "not ok", "abuse/" + name, flush=True)
    if not good:
        failed.append(name)
    return good


def proven_elsewhere(name, why):
    """In a sanitizer's build what preloads another library is not done; the
    plain build's run of this very file proves it."""
    check("%s (by the build without a sanitizer: %s)" % (name, why), True)


class Visitor(Kiosk):
    """The kiosk, and somebody in front of it who reads before he presses."""

    def __init__(self, name, *args, term="xterm-256color", rows=24, cols=80, **more):
        super().__init__(name, term, rows, cols, args or ("--printer", "none"), **more)
        self.entered = 0
        self.db = os.path.join(more.get("KIOSK_HOME", self.home), "kiosk.db")

    def shows(self, text):
        while self.pump(0):
            pass
        return text in self.screen.text()

    def opens(self):
        """The first page, which said that nothing is taken, invites again."""
        return self.until(lambda: CLOSED not in self.screen.text() and IDLE in self.screen.text())

    def press(self, key, text=None):
        """A key of its own, not the repeat of a held one, whenever the kiosk came to
        read the last; then text comes."""
        rest = max(self.entered, self.heard) + 0.06 - time.monotonic()
        if rest > 0:
            self.until(lambda: False, rest)
        self.entered = time.monotonic()
        self.keys(key)
        return text is None or self.sees(text)

    def still(self, text, seconds=0.3):
        """It stands there, and goes on doing so for that long."""
        return not self.until(lambda: text not in self.screen.text(), seconds)

    def settle(self, seconds=0.2):
        """Nothing more comes onto the screen."""
        return self.until(lambda: not self.pump(seconds))

    def flood(self, data):
        """Writes much, reading what comes meanwhile."""
        os.set_blocking(self.master, False)
        end = time.monotonic() + terminal.PATIENCE
        while data and time.monotonic() < end:
            try:
                data = data[os.write(self.master, data[:4096]):]
            except BlockingIOError:
                pass
            self.pump(0)
        os.set_blocking(self.master, True)
        return not data

    def to_services(self):
        return self.sees(IDLE) and self.press(ENTER, "Choose a language") \
            and self.press("3", "What have you come for")

    def to_service(self):
        return self.to_services() and self.press(SERVICE, "Choose this service when")

    def to_consent(self):
        return self.to_service() and self.press(ENTER, "Which of these papers") \
            and self.press(ENTER, "Page 1 of 2")

    def to_role(self):
        return self.to_consent() and self.press(ENTER, "Page 2 of 2") and self.press(ENTER, ROLE)

    def to_name(self):
        return self.to_role() and self.press("1", NAME)

    def type(self, text):
        """As letters of the language's own keyboard come: pasted ones are as is."""
        self.keys("\x1b[200~" + text + "\x1b[201~")
        return self.sees(text)

    def to_desk(self):
        """The question here and all that follow are left to the desk."""
        for _ in range(40):
            if REVIEW in self.screen.text():
                return True
            before = self.question()
            self.press(F8)
            if not self.until(lambda: REVIEW in self.screen.text() or self.question() != before):
                return False
        return False

    def question(self):
        found = re.search(r"Question \d+", self.screen.text())
        return found.group() if found else None

    def to_review(self):
        return self.to_role() and self.to_desk()

    def to_ticket(self):
        return self.to_review() and self.press(ENTER, TICKET)

    def finish(self):
        """The ticket page takes no key for a second."""
        for _ in range(30):
            self.press(ENTER)
            if self.until(lambda: IDLE in self.screen.text() or TICKET not in self.screen.text(), 0.3):
                return self.sees(IDLE)
        return False

    def sees_or_ends(self, text):
        return self.until(lambda: text in self.screen.text() or self.ended())

    def hurry_to_ticket(self):
        """To the ticket, however far it gets: the kiosk may end on the way."""
        if not self.sees_or_ends(IDLE):
            return
        steps = [(ENTER, "Choose a language"), ("3", "What have you come for"),
                 (SERVICE, "Choose this service when"), (ENTER, "Which of these papers"),
                 (ENTER, "Page 1 of 2"), (ENTER, "Page 2 of 2"), (ENTER, ROLE)]
        for key, text in steps:
            if self.ended():
                return
            self.press(key)
            if not self.sees_or_ends(text):
                return
        for _ in range(40):
            if self.ended() or REVIEW in self.screen.text():
                break
            before = self.question()
            self.press(F8)
            self.until(lambda: self.ended() or REVIEW in self.screen.text() or self.question() != before)
        if not self.ended():
            self.press(ENTER)
            self.until(lambda: self.ended() or TICKET in self.screen.text()
                       or PROBLEM in self.screen.text())

    def finish_anyhow(self):
        """As finish, though the kiosk may find that it has to close."""
        return self.finish() or CLOSED in self.screen.text()

    def sql(self, statement):
        with_db = sqlite3.connect(self.db, timeout=10)
        try:
            rows = with_db.execute(statement).fetchall()
            with_db.commit()
        finally:
            with_db.close()
        return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else rows

    def whole(self):
        return self.sql("PRAGMA integrity_check") == "ok"

    def requests(self):
        return self.sql("SELECT count(*) FROM request")

    def alive(self):
        """It answers a key that a language has."""
        return self.press(F3) and self.until(lambda: "Қазақша" in self.screen.text())

    def stat(self):
        with open("/proc/%d/stat" % self.pid, encoding="utf-8", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()

    def cpu_s(self):
        fields = self.stat()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descriptors(self):
        return len(os.listdir("/proc/%d/fd" % self.pid))

    def resident_kib(self):
        with open("/proc/%d/status" % self.pid, encoding="utf-8") as file:
            return int(re.search(r"VmRSS:\s*(\d+)", file.read()).group(1))


class Lock:
    """Another process holds the register."""

    def __init__(self, path):
        self.process = subprocess.Popen(["sqlite3", "-batch", path], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.process.stdin.write(b"BEGIN EXCLUSIVE;\nSELECT 17;\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == b"17\n"

    def release(self):
        self.process.communicate()


# Which call of the system fails, and how (errno).
FAULTS = [("full", "posix/io/rw/pwrite", 28), ("read-only", "posix/io/rw/pwrite", 30),
          ("write-error", "posix/io/rw/pwrite", 5), ("read-error", "posix/io/rw/pread", 5),
          ("sync-error", "posix/io/sync/*", 5)]


def failing(name):
    """The environment of a program whose calls of the system can be made to fail."""
    return {"LD_PRELOAD": "/usr/lib/fiu/fiu_run_preload.so /usr/lib/fiu/fiu_posix_preload.so",
            "FIU_CTRL_FIFO": os.path.join(FOLDER, name + ".fiu")}


def order_failure(kiosk, words):
    """From now on calls fail, or no more."""
    done = subprocess.run(["fiu-ctrl", "-f", os.path.join(FOLDER, os.path.basename(kiosk.home) + ".fiu"),
                           "-c", words, str(kiosk.pid)], timeout=20, capture_output=True, check=False)
    assert done.returncode == 0, done


def kiosk_says(of, *words):
    """Status and words of a command on the register of a kiosk or in a folder."""
    home = of if isinstance(of, str) else os.path.dirname(of.db)
    done = subprocess.run([PROGRAM, *words, "--home", home, "--forms", FORMS, "--printer", "none"],
                          env={"PATH": "/usr/bin:/bin", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8"},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=60, check=False)
    return done.returncode, done.stdout.decode(errors="replace")


def all_at_desk(kiosk):
    """The words of a `kiosk take` like the request that was just sent."""
    path = os.path.join(FOLDER, "answers-%d.json" % kiosk.pid)
    with open(path, "w", encoding="utf-8") as file:
        json.dump({name: None for (name,) in kiosk.sql("SELECT name FROM answer WHERE request = 1")}, file)
    return ("take", "--service", "403015", "--consent-by", "Aliya", "--answers", path)


def within(seconds, condition):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def short_forms(**timeouts):
    """The forms of a school that waits less."""
    folder = tempfile.mkdtemp(prefix="forms.", dir=FOLDER)
    for name in os.listdir(FORMS):
        shutil.copy(os.path.join(FORMS, name), folder)
    path = os.path.join(folder, "school.yaml")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for name, seconds in timeouts.items():
        text = re.sub(r"(?m)^  %s: \d+" % name, "  %s: %d" % (name, seconds), text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return folder


def own_folder():
    """Only the process that made it takes it away again."""
    owner = os.getpid()
    atexit.register(lambda: os.getpid() == owner and shutil.rmtree(FOLDER, ignore_errors=True))


def tell(story, path):
    out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(out, 1)
    os.dup2(out, 2)
    began = time.monotonic()
    try:
        story()
    except SystemExit:
        failed.append(story.__name__)
    except Exception as error:  # a story that breaks off has failed
        import traceback
        traceback.print_exc()
        print("not ok abuse/%s broke off: %r" % (story.__name__, error), flush=True)
        failed.append(story.__name__)
    print("# %s took %.1f s" % (story.__name__, time.monotonic() - began), flush=True)
    os._exit(1 if failed else 0)


def stories(*tales, together=4):
    """Each in a process of its own, some side by side: most of their time is
    waiting. Their words come in order; ends the program."""
    waiting, running, bad = list(enumerate(tales)), {}, 0
    paths = [os.path.join(FOLDER, "said.%d" % i) for i in range(len(tales))]
    while waiting or running:
        while waiting and len(running) < together:
            at, story = waiting.pop(0)
            pid = os.fork()
            if pid == 0:
                tell(story, paths[at])
            running[pid] = at
        pid, status = os.wait()
        if pid not in running:
            continue
        at = running.pop(pid)
        bad |= status != 0
        if os.WIFSIGNALED(status):
            with open(paths[at], "a", encoding="utf-8") as file:
                file.write("not ok abuse/%s was killed\n" % tales[at].__name__)
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            sys.stdout.write(file.read())
    sys.stdout.flush()
    sys.exit(1 if bad else 0)


own_folder()
