"""A terminal of the tests' own: the kiosk on a pseudo-terminal, what its screen
shows, and what is in its memory.

Before a Kiosk is made, Kiosk.program, Kiosk.forms and Kiosk.folder are set.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

PATIENCE = float(os.environ.get("PATIENCE", 30))  # seconds until what does not come is given up
LARGEST = 1 << 24  # of a mapping that is the program's, not a sanitizer's books


SEQUENCE = re.compile(r"\x1b(?:\[([?>!]?)([0-9;]*)([@-~])|[()].|\][^\x07]*\x07|([^\[()\]]))")


class Screen:
    """So much of a terminal as the console's and xterm's descriptions use."""

    def __init__(self, rows, cols):
        self.rows, self.cols = rows, cols
        self.cells = [[" "] * cols for _ in range(rows)]
        self.row = self.col = 0
        self.top, self.bottom = 0, rows - 1  # of what scrolls
        self.left = ""

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)

    def feed(self, text):
        text = self.left + text
        self.left = ""
        at = 0
        while at < len(text):
            if text[at] != "\x1b":
                self.sign(text[at])
                at += 1
                continue
            match = SEQUENCE.match(text, at)
            if not match:
                self.left = text[at:]
                return
            if match.group(3):
                self.control(match.group(1), match.group(2), match.group(3))
            elif match.group(4) == "M":
                if self.row == self.top:
                    self.scroll(self.top, -1)
                else:
                    self.row = max(0, self.row - 1)
            at = match.end()

    def sign(self, sign):
        if sign == "\r":
            self.col = 0
        elif sign == "\n":
            if self.row == self.bottom:
                self.scroll(self.top, 1)
            else:
                self.row = min(self.rows - 1, self.row + 1)
        elif sign == "\b":
            self.col = max(0, self.col - 1)
        elif sign >= " ":
            if self.col >= self.cols:
                self.row, self.col = min(self.rows - 1, self.row + 1), 0
            self.cells[self.row][self.col] = sign
            self.col += 1

    def scroll(self, top, by):
        """Lines from top to the bottom of the region go up by so many, or down."""
        for _ in range(min(abs(by), self.bottom - top + 1)):
            gone, new = (top, self.bottom) if by > 0 else (self.bottom, top)
            del self.cells[gone]
            self.cells.insert(new, [" "] * self.cols)

    def control(self, mark, numbers, final):
        if mark:
            return
        n = [int(part) if part else 0 for part in numbers.split(";")]
        one = max(n[0], 1)
        row = self.cells[self.row]
        col = min(self.col, self.cols - 1)
        if final in "Hf":
            self.row = min(one, self.rows) - 1
            self.col = min(max(n[1] if len(n) > 1 else 1, 1), self.cols) - 1
        elif final == "A":
            self.row = max(0, self.row - one)
        elif final == "B":
            self.row = min(self.rows - 1, self.row + one)
        elif final == "C":
            self.col = min(self.cols - 1, self.col + one)
        elif final == "D":
            self.col = max(0, col - one)
        elif final in "G`":
            self.col = min(one, self.cols) - 1
        elif final == "d":
            self.row = min(one, self.rows) - 1
        elif final == "r":
            self.top = one - 1
            self.bottom = min(n[1] if len(n) > 1 and n[1] else self.rows, self.rows) - 1
            self.row = self.col = 0
        elif final in "ST":
            self.scroll(self.top, one if final == "S" else -one)
        elif final in "LM" and self.top <= self.row <= self.bottom:
            self.scroll(self.row, one if final == "M" else -one)
        elif final == "X":
            row[col:col + one] = [" "] * len(row[col:col + one])
        elif final == "P":
            del row[col:col + one]
            row += [" "] * (self.cols - len(row))
        elif final == "@":
            row[col:col] = [" "] * one
            del row[self.cols:]
        elif final == "K":
            span = {0: slice(col, None), 1: slice(0, col + 1), 2: slice(None)}[n[0]]
            row[span] = [" "] * len(row[span])
        elif final == "J":
            if n[0] == 0:
                row[col:] = [" "] * len(row[col:])
            first = self.row + 1 if n[0] == 0 else 0
            for at in range(first, self.rows):
                self.cells[at] = [" "] * self.cols


class Kiosk:
    """The kiosk on a terminal of its own, which tells it by a signal when it goes
    away if it is the controlling one. What stands in more is set in the kiosk's
    environment, or with None taken out of it."""
    program = forms = folder = ""
    verb = "visitor"

    def __init__(self, name, term, rows=24, cols=80, args=("--printer", "none"),
                 controlling=True, **more):
        self.screen = Screen(rows, cols)
        self.raw = b""
        self.pending = b""
        self.heard = 0  # when it last said something
        self.status = None
        self.home = os.path.join(self.folder, name)
        env = {"PATH": "/usr/bin:/bin", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8",
               "HOME": self.folder, "KIOSK_HOME": self.home, "KIOSK_FORMS": self.forms,
               "CUPS_SERVER": "/nonexistent/cups.sock", "TERM": term}
        env.update((name, os.environ.get(name)) for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"))
        env.update(more)
        env = {name: value for name, value in env.items() if value is not None}
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            if controlling:
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for fd in range(3):
                os.dup2(slave, fd)
            os.closerange(3, 100)
            os.execve(self.program, [self.program, self.verb, *args], env)

    def pump(self, wait=0.05):
        ready, _, _ = select.select([self.master], [], [], wait)
        if not ready:
            return False
        try:
            part = os.read(self.master, 65536)
        except OSError:
            return False
        self.heard = time.monotonic()
        self.raw += part
        self.pending += part
        try:
            text = self.pending.decode()
            self.pending = b""
        except UnicodeDecodeError as error:
            text = self.pending[:error.start].decode()
            self.pending = self.pending[error.start:]
        self.screen.feed(text)
        return True

    def until(self, condition, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            self.pump()
        return True

    def sees(self, text, seconds=PATIENCE):
        if self.until(lambda: text in self.screen.text(), seconds):
            return True
        print("# waited in vain for %r on\n# %s" % (text, self.screen.text().replace("\n", "\n# ")))
        return False

    def resize(self, rows, cols):
        self.screen = Screen(min(rows or 24, 1000), min(cols or 80, 1000))
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def keys(self, data):
        os.write(self.master, data.encode() if isinstance(data, str) else data)

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is not None

    def end(self):
        """Kills what is left."""
        if not self.ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)
        os.close(self.slave)

    def restored(self):
        """The terminal's modes are as before."""
        while self.pump(0):
            pass
        return termios.tcgetattr(self.slave) == self.before

    def occurrences(self, secret):
        """How often that word stands in the kiosk's memory: as bytes, or a letter
        a cell as in a field, a picture and the books of curses."""
        forms = [b"(?s)" + (b".{%d}" % (stride - 1)).join(re.escape(secret[at:at + 1])
                                                         for at in range(len(secret)))
                 for stride in (1, 2, 4, 8, 12, 16, 20, 24, 28, 32)]
        count = 0
        for first, last in self.mappings():
            with open("/proc/%d/mem" % self.pid, "rb", 0) as memory:
                memory.seek(first)
                try:
                    held = memory.read(last - first)
                except OSError:
                    continue
            count += sum(len(re.findall(form, held)) for form in forms)
        return count

    def mappings(self):
        """What the kiosk can write to."""
        with open("/proc/%d/maps" % self.pid) as maps:
            for line in maps:
                found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
                if not found or "[v" in line:
                    continue
                first, last = (int(x, 16) for x in found.groups())
                if last - first <= LARGEST:
                    yield first, last
