#!/usr/bin/python3
"""What tmux hides: the Linux console's own keys, signals, the state of the
terminal before and after, sizes, terminals that cannot do it, the service
manager's socket.

    raw.py KIOSK FORMS FOLDER
"""
import os
import pty
import signal
import socket
import subprocess
import sys
import termios
import time

from terminal import PATIENCE, Kiosk

KIOSK, FORMS, FOLDER = sys.argv[1:4]
Kiosk.program, Kiosk.forms, Kiosk.folder = KIOSK, FORMS, FOLDER
failed = False

def check(name, good):
    global failed
    failed = failed or not good
    print("ok" if good else "not ok", name, flush=True)


IDLE = "Press any key"
# A service in the list of them.
SERVICE = {"kk": "Баланы басқа мектепке", "ru": "Перевод ребёнка в другую", "en": "Transfer to another school"}


def console():
    """Function keys of the Linux console: F1-F5 are ESC [ [ A-E."""
    kiosk = Kiosk("console", "linux")
    check("console/idle", kiosk.sees(IDLE))
    check("console/no-mouse-no-paste", b"?1000h" not in kiosk.raw and b"?2004h" not in kiosk.raw)
    kiosk.keys("\r")
    check("console/language", kiosk.sees("Choose a language"))
    kiosk.keys("\x1b[[C")
    time.sleep(0.05)
    kiosk.keys("2")
    check("console/ru", kiosk.sees(SERVICE["ru"]))
    kiosk.keys("\x1b[[D")
    check("console/F4", kiosk.sees(SERVICE["en"]))
    kiosk.keys("\x1b[[C")
    check("console/F3", kiosk.sees(SERVICE["ru"]))
    kiosk.keys("\x1b[[B")
    check("console/F2", kiosk.sees(SERVICE["kk"]))
    kiosk.keys("\x1b[[A")
    check("console/F1", kiosk.sees("1414"))
    kiosk.keys("\x1b")
    check("console/Esc", kiosk.until(lambda: "1414" not in kiosk.screen.text()))
    kiosk.keys("\x1b[21~")
    check("console/F10", kiosk.until(lambda: "→ 1" not in kiosk.screen.text()))
    kiosk.keys("\x1b[B\r")
    check("console/start-again", kiosk.sees(IDLE))
    signals(kiosk)
    kiosk.end()


def alive(kiosk, text):
    """Nothing ends or stops it: it answers a key after having taken it."""
    kiosk.keys("\x1b[[D")
    answered = kiosk.sees(text)
    state = open("/proc/%d/stat" % kiosk.pid, encoding="ascii", errors="replace").read().rsplit(")", 1)[1].split()[0]
    return answered and state not in "TtZX"


def signals(kiosk):
    kiosk.keys("\r")
    kiosk.sees("Choose a language")
    kiosk.keys("1")
    kiosk.sees(SERVICE["kk"])
    for name, byte in (("Ctrl-C", "\x03"), ("Ctrl-Z", "\x1a"), ("Ctrl-backslash", "\x1c"),
                       ("Ctrl-Q", "\x11"), ("Ctrl-S", "\x13"), ("Ctrl-D", "\x04")):
        kiosk.keys("\x1b[[B")
        kiosk.sees(SERVICE["kk"])
        kiosk.keys(byte)
        check("console/ignores-%s" % name, alive(kiosk, SERVICE["en"]))
    for name in ("SIGINT", "SIGQUIT", "SIGTSTP", "SIGUSR1", "SIGPIPE", "SIGALRM"):
        kiosk.keys("\x1b[[B")
        kiosk.sees(SERVICE["kk"])
        os.kill(kiosk.pid, getattr(signal, name))
        check("console/ignores-%s" % name, alive(kiosk, SERVICE["en"]))
    check("console/raw", termios.tcgetattr(kiosk.slave) != kiosk.before)
    began = time.monotonic()
    os.kill(kiosk.pid, signal.SIGTERM)
    check("console/SIGTERM", kiosk.until(kiosk.ended))
    check("console/SIGTERM/soon", time.monotonic() - began < 5)
    check("console/SIGTERM/status", kiosk.ended() and os.WIFEXITED(kiosk.status)
          and os.WEXITSTATUS(kiosk.status) == 0)
    check("console/modes-restored", kiosk.restored())
    check("console/cursor-back", kiosk.raw.rstrip().rfind(b"\x1b[?25h") > kiosk.raw.rfind(b"\x1b[?25l"))


def xterm():
    """Elsewhere: mouse and paste are asked for, and given back."""
    kiosk = Kiosk("xterm", "xterm-256color", args=("--printer", "none", "--demo"))
    check("xterm/idle", kiosk.sees(IDLE))
    check("xterm/alternate-screen", b"\x1b[?1049h" in kiosk.raw)
    check("xterm/mouse-and-paste", b"?1000h" in kiosk.raw and b"?2004h" in kiosk.raw)
    kiosk.keys("\r")
    check("xterm/language", kiosk.sees("Choose a language"))
    kiosk.keys("\x1bOR")
    time.sleep(0.05)
    kiosk.keys("\x11")
    check("xterm/Ctrl-Q", kiosk.until(kiosk.ended))
    check("xterm/status", kiosk.ended() and kiosk.status == 0)
    check("xterm/restored", kiosk.restored())
    for mode in (b"?1049", b"?1000", b"?2004"):
        check("xterm/gives-back-%s" % mode.decode(),
              kiosk.raw.rfind(mode + b"l") > kiosk.raw.rfind(mode + b"h") > 0)
    kiosk.end()


def hangup():
    """A terminal that has gone is a failure, other than being told to stop."""
    kiosk = Kiosk("hangup", "xterm-256color")
    kiosk.sees(IDLE)
    os.kill(kiosk.pid, signal.SIGHUP)
    check("hangup/ends", kiosk.until(kiosk.ended))
    check("hangup/status", kiosk.ended() and os.WIFEXITED(kiosk.status)
          and os.WEXITSTATUS(kiosk.status) == 4)
    kiosk.end()


def small():
    """A screen that is too small says so, and grows into the kiosk."""
    kiosk = Kiosk("small", "linux", rows=5, cols=20)
    check("small/something-is-said", kiosk.until(lambda: kiosk.screen.text().strip() != ""))
    check("small/no-walk", IDLE not in kiosk.screen.text())
    kiosk.keys("\r1\r")
    kiosk.resize(24, 80)
    check("small/grows", kiosk.sees(IDLE))
    kiosk.resize(5, 20)
    check("small/shrinks", kiosk.until(lambda: kiosk.screen.text().strip() != ""))
    check("small/lives", not kiosk.ended())
    kiosk.end()


def healed():
    """What another program wrote over the screen goes by itself."""
    kiosk = Kiosk("healed", "linux")
    kiosk.sees(IDLE)
    kiosk.screen.row, kiosk.screen.col = 8, 20
    kiosk.screen.feed("KERNEL PANIC, OR SOMETHING LIKE IT\x1b[7m")
    check("healed", kiosk.until(lambda: "KERNEL" not in kiosk.screen.text()))
    kiosk.end()


def terminals():
    for name, term in (("dumb", "dumb"), ("unknown", "no-such-terminal"), ("empty", ""),
                       ("unset", None)):
        kiosk = Kiosk("term", term)
        check("TERM/%s/ends" % name, kiosk.until(kiosk.ended))
        while kiosk.pump(0):
            pass
        check("TERM/%s/status" % name, os.WIFEXITED(kiosk.status or 1)
              and os.WEXITSTATUS(kiosk.status or 0) == 4)
        check("TERM/%s/says" % name, b"TERM" in kiosk.raw)
        check("TERM/%s/plain" % name, b"\x1b" not in kiosk.raw)
        kiosk.end()


def no_terminal():
    env = {"PATH": "/usr/bin:/bin", "TERM": "linux", "LC_ALL": "C.UTF-8", "HOME": FOLDER,
           "KIOSK_HOME": os.path.join(FOLDER, "none"), "KIOSK_FORMS": FORMS}
    done = subprocess.run([KIOSK], env=env, capture_output=True, stdin=subprocess.DEVNULL,
                          timeout=PATIENCE)
    check("no-terminal/stdin/status", done.returncode == 4)
    check("no-terminal/stdin/says", b"terminal" in done.stderr)
    check("no-terminal/stdin/quiet", done.stdout == b"")
    master, slave = pty.openpty()
    done = subprocess.run([KIOSK], env=env, capture_output=True, stdin=slave, timeout=PATIENCE)
    check("no-terminal/stdout/status", done.returncode == 4)
    check("no-terminal/stdout/quiet", done.stdout == b"")
    os.close(master)
    os.close(slave)


def manager():
    """READY when the screen stands, WATCHDOG again and again, STOPPING at the end."""
    path = os.path.join(FOLDER, "notify")
    manager_socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager_socket.bind(path)
    manager_socket.setblocking(False)
    heard = []

    def hear(kiosk, word, count=1):
        def listen():
            try:
                while True:
                    heard.append(manager_socket.recv(100).decode())
            except BlockingIOError:
                pass
            return heard.count(word) >= count
        return kiosk.until(listen)

    kiosk = Kiosk("manager", "linux", NOTIFY_SOCKET=path, WATCHDOG_USEC="2000000")
    check("manager/READY", hear(kiosk, "READY=1"))
    check("manager/READY/first", heard[:1] == ["READY=1"])
    while kiosk.pump(0):
        pass
    check("manager/READY/screen-stands", IDLE in kiosk.screen.text())
    began = time.monotonic()
    check("manager/WATCHDOG", hear(kiosk, "WATCHDOG=1", 4))
    check("manager/WATCHDOG/in-time", time.monotonic() - began < 8)
    os.kill(kiosk.pid, signal.SIGTERM)
    check("manager/STOPPING", hear(kiosk, "STOPPING=1"))
    check("manager/once", heard.count("READY=1") == 1)
    kiosk.end()


for test in (console, xterm, hangup, small, healed, terminals, no_terminal, manager):
    test()
sys.exit(failed)
