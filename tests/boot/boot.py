#!/usr/bin/env -S python3 -B
"""Boots the installed kiosk on an emulated PC and looks at its screen.

build-image.sh makes a small Debian 12 once, mkimage.sh lays `make install` over
it and types what kiosk(1) tells the one who installs to type. Then the machine
is started, keys are pressed on its keyboard, its picture is read glyph by glyph
with our own console font, processes are killed and the plug is pulled. Needs
root and apt (qemu, mmdebstrap), no KVM; three minutes on two cores, one more the
first time. Pictures stay in BUILD/boot/. The base stays in $BOOT_CACHE.

usage: boot.py BUILD-FOLDER (of a finished `make`)
"""
import gettext
import json
import os
import re
import shutil
import subprocess
import sys
import time

from machine import Machine, SerialLine
from screen import Font, Screen

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../e2e"))
from terminal import Screen as Terminal  # noqa: E402

TOP = os.path.join(HERE, "../..")
CACHE = os.environ.get("BOOT_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "kiosk-boot")

INSTALLER = """
systemd-sysusers
systemctl mask ctrl-alt-del.target getty@tty1.service getty@tty2.service
systemctl enable kiosk.service
install -D -m 644 /usr/share/kiosk/staff-keys.conf /etc/systemd/system/kiosk.service.d/staff-keys.conf
systemctl enable kiosk-staff@tty2.service kiosk-staff@ttyS2.service kiosk-board@tty3.service
install -m 644 /usr/share/kiosk/sshd-kiosk-staff.conf /etc/ssh/sshd_config.d/
"""
# A receipt printer whose paper is a file, and what the school says about it.
PRINTER = """
echo 'FileDevice Yes' >> /etc/cups/cups-files.conf
"""
SETTINGS = "printers:\n  - queue: receipt\n    kind: raster\n    dots: 576\n"
BACK_S = 20 # until the visitors' console is back
RECEIPT = "/var/spool/receipt"
PLUG_IN = ("lpadmin -p receipt -E -v file://%s -P /usr/share/ppd/kiosk/kiosk-escpos.ppd && lpadmin -d receipt"
           % RECEIPT)
# The secretary's PC: her key is brought, then she tries to get a shell.
SECRETARY = """
ssh-keygen -q -t ed25519 -N '' -f /root/secretary &&
install -D -m 644 /root/secretary.pub /etc/kiosk/staff_keys
"""
DOOR = ("TERM=linux timeout 30 ssh -tt -i %s -o BatchMode=yes -o StrictHostKeyChecking=no "
        "-o UserKnownHostsFile=/dev/null kiosk@127.0.0.1 'id; cat /etc/shadow'")
IDLE = "Кез келген пернені басыңыз"
LANGUAGES = ("Тілді таңдаңыз", "Выберите язык", "Choose a language")
SERVICES = "What have you come for?"
AT_DESK = "I do not know"
TAKEN = "Your request is taken. Your number:"
PAPER_OUT = "Take your ticket."
REGISTRATION = "Registration number: %s"
FIRST = "The first account"
MADE = "The account is made. Log in with it now."
CALL_NEXT = "call next"
CALLED = "%s is called."
LOCKED = "Locked"
WHO = "Who are you?"
CLOCK_WRONG = "no, the clock is wrong"
DOOR_PIN = "Your PIN or passphrase"


class Test:
    def __init__(self, build):
        self.build = build
        self.folder = os.path.join(build, "boot")
        self.font = Font(os.path.join(build, "share/kiosk/fonts/kiosk-16x32.psf.gz"))
        self.failed = 0
        self.machine = self.line = None
        self.pin = ""

    def report(self, good, words):
        self.failed += not good
        print("%s - %s" % ("ok" if good else "not ok", words), flush=True)
        if not good and self.machine and self.machine.process:
            self.machine.save_png(os.path.join(self.folder, "failed-%d.png" % self.failed))
            print("\n".join("# " + line for line in self.screen().lines() if line), flush=True)

    def screen(self):
        return Screen(self.machine.picture(), self.font)

    def seen(self, *texts, timeout=60):
        """Seconds until all texts stand on the screen; None when they do not."""
        began = time.time()
        while time.time() - began < timeout:
            screen = self.screen()
            if all(screen.has(text) for text in texts):
                return time.time() - began
            time.sleep(0.3)
        return None

    def wants(self, texts, words, timeout=60):
        took = self.seen(*texts, timeout=timeout)
        self.report(took is not None, words + (" (%.1f s)" % took if took is not None else ""))

    def kazakh(self, sentence):
        return gettext.translation("kiosk", os.path.join(self.build, "share/locale"), ["kk"]).gettext(sentence)

    def shell(self, command):
        return self.machine.shell(command)

    def value(self, what):
        return self.shell("systemctl show kiosk -P " + what)[1].strip()

    def picture(self, name):
        self.machine.save_png(os.path.join(self.folder, name + ".png"))

    def install(self):
        tree = os.path.join(self.folder, "root")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(tree)
        subprocess.run(["make", "-C", TOP, "-s", "install", "B=" + os.path.abspath(self.build),
                        "DESTDIR=" + os.path.abspath(tree), "PREFIX=/usr"], check=True)
        own = os.path.join(tree, "etc/kiosk/forms")
        os.makedirs(own)
        with open(os.path.join(self.build, "open/school.yaml")) as said, open(os.path.join(own, "school.yaml"), "w") as now:
            now.write(said.read().replace("printers: []\n", SETTINGS)
                      .replace("console_back: 60", "console_back: %d" % BACK_S))
        image = os.path.join(self.folder, "disk.img")
        subprocess.run([os.path.join(HERE, "mkimage.sh"), image, tree, INSTALLER + PRINTER], check=True,
                       env=dict(os.environ, BOOT_CACHE=CACHE))
        self.machine = Machine(image, CACHE, os.path.join(self.folder, "machine"))

    def first_boot(self):
        self.machine.on()
        self.line = SerialLine(self.machine, Terminal(24, 80))
        self.wants([IDLE], "power on, and the idle screen is there in Kazakh", timeout=180)
        screen = self.screen()
        self.report((screen.cols, screen.rows) == (80, 25) and screen.unknown() == 0,
                    "%dx%d cells, each of them a glyph of our font" % (screen.cols, screen.rows))
        self.picture("idle")
        self.report(self.shell("systemctl --failed --no-legend")[1] == "", "no unit failed")
        self.report(self.value("ActiveState") == "active", "systemd was told that it is ready")
        keys = self.shell("dumpkeys -f -C /dev/tty1 | grep -cE 'Scroll_Lock|Boot|Show_|SAK|crement_Console'")[1]
        self.report(keys.strip() == "0", "no key left that freezes, restarts or leaves")
        self.machine.press("spc")
        self.wants(LANGUAGES, "a key leads on to the languages")
        self.picture("language")
        self.machine.press("1")
        self.wants([self.kazakh(SERVICES)], "and 1 to the services in Kazakh")
        self.picture("services")

    def hostile_keys(self):
        pid = self.value("MainPID")
        self.machine.press("ctrl-alt-delete*10", "scroll_lock", "alt-f3", "ctrl-c", "ctrl-s", "ctrl-z",
                           "ctrl-q", "alt-sysrq-b", "print")
        time.sleep(3)
        self.machine.press("f10")
        status, console = self.shell("fgconsole")
        self.report(status == 0 and console.strip() == "1" and self.value("MainPID") == pid,
                    "keys that restart, stop or leave do nothing")

    def late_font(self):
        self.shell("udevadm trigger --action=add --subsystem-match=vtconsole; udevadm settle")
        time.sleep(6)
        screen = self.screen()
        self.report(screen.unknown() == 0 and screen.has("Қазақша"), "a console driver that comes late leaves our font in place")

    def kill(self):
        pid = self.value("MainPID")
        self.shell("systemctl kill -s KILL kiosk")
        self.wants([IDLE], "kill -9, and the idle screen is back", timeout=30)
        self.report(self.value("MainPID") not in (pid, "0") and self.value("NRestarts") == "1",
                    "it is a new process")
        self.picture("after-kill")

    def freeze(self):
        self.machine.press("spc")
        self.seen(*LANGUAGES)
        self.shell("systemctl kill -s STOP kiosk")
        self.wants([IDLE], "frozen, and the watchdog brings it back", timeout=60)
        self.report(self.value("NRestarts") == "2", "by one more restart")

    def walk(self):
        """From the idle screen to a ticket, in Kazakh, every question left to the
        staff; -> the registration number that stands on the screen, or None."""
        self.machine.press("spc")
        self.seen(*LANGUAGES)
        self.machine.press("1")
        self.seen(self.kazakh(SERVICES))
        self.machine.press("1")
        prefix = self.kazakh(REGISTRATION).replace("%s", "")
        for _ in range(60):
            time.sleep(1)
            screen = self.screen()
            if screen.has(self.kazakh(TAKEN)):
                number = re.search(r"\d{4}-\d{6}", "\n".join(screen.lines()))
                return number[0] if number and screen.has(prefix + number[0]) else None
            self.machine.press("f8" if screen.has(self.kazakh(AT_DESK)) else "ret")
        return None

    def ticket(self):
        registration = self.walk()
        self.report(registration is not None, "a walk by keys ends with the number %s" % registration)
        time.sleep(5)
        self.picture("ticket")
        status, said = self.shell("head -c 5 /var/lib/kiosk/tickets/*.pdf")
        self.report(status == 0 and said.startswith("%PDF-"), "kiosk-print works inside the sandbox: a PDF is there")
        self.machine.press("ret")
        self.seen(IDLE, timeout=60)

    def receipt(self):
        status, said = self.shell(PLUG_IN)
        self.report(status == 0, "a receipt printer is plugged in")
        registration = self.walk()
        took = self.seen(self.kazakh(PAPER_OUT), timeout=40)
        self.report(registration and took is not None, "the paper of %s comes out through CUPS" % registration)
        self.picture("receipt")
        got = self.shell("od -An -v -tx1 %s | tr -d ' \\n'" % RECEIPT)[1]
        self.report("1b40" in got and "1d7630" in got, "the printer got a picture in ESC/POS, %d bytes" % (len(got) // 2))
        self.machine.press("ret")
        self.seen(IDLE, timeout=60)

    def type_line(self, text):
        self.machine.press(*text, "ret")

    def staff(self):
        """The desk on tty2, and the same keyboard and picture for both."""
        pin = self.pin = "7%07d4" % (int.from_bytes(os.urandom(4), "big") % 10000000)
        self.machine.press("ctrl-alt-f2")
        self.wants([self.kazakh(FIRST)], "Ctrl+Alt+F2 shows the staff's desk, which asks for the first account")
        self.picture("staff-first")
        for line in ("rflhbyf", pin, pin):
            self.type_line(line)
        self.wants([self.kazakh(MADE)], "the first account is made by typing")
        self.machine.press("ret", "ret")
        self.type_line(pin)
        for _ in range(30):
            screen = self.screen()
            if screen.has(self.kazakh(CLOCK_WRONG)):
                self.machine.press("1")
            if screen.has(self.kazakh(CLOCK_WRONG)) or screen.has(self.kazakh(CALL_NEXT)):
                break
            time.sleep(0.3)
        self.wants([self.kazakh(CALL_NEXT)], "and its PIN opens the desk")
        screen = self.screen()
        self.report(screen.unknown() == 0, "in our font, %dx%d cells" % (screen.cols, screen.rows))
        self.picture("staff-desk")
        self.machine.press("n")
        self.wants([self.kazakh(CALLED) % "1"], "the ticket that was taken on tty1 is called on tty2")
        self.picture("staff-called")
        self.machine.press("ctrl-alt-f1")
        self.wants([IDLE], "Ctrl+Alt+F1 shows the visitors' screen")
        self.picture("staff-called-tty1")
        self.machine.press("ctrl-alt-f2")
        self.wants([self.kazakh(LOCKED)], "whoever switches away leaves the desk locked")
        self.picture("staff-locked")
        self.type_line(pin)
        self.wants([self.kazakh(CALL_NEXT)], "the PIN opens it at the same place")
        self.wants([IDLE], "%d s without a key, and the visitors have their screen back" % BACK_S, timeout=BACK_S + 20)
        self.report(self.shell("fgconsole")[1].strip() == "1", "it is tty1 that is in front")
        self.machine.press("ctrl-alt-f2")
        self.wants([self.kazakh(LOCKED)], "and tty2 is locked")
        self.machine.press("ctrl-alt-f1")
        self.seen(IDLE)
        status, said = self.shell("systemctl show kiosk-staff@tty2 -P ActiveState -P NRestarts; journalctl -u kiosk-staff@tty2 -q -p warning")
        self.report(sorted(said.split()) == ["0", "active"], "the desk has run without a restart or a complaint: %s" % " ".join(said.split()))
        status, said = self.shell("journalctl --sync; grep -rlaF %s /var/lib/kiosk /var/log /run/log" % pin)
        self.report(status == 1, "the PIN stands in no file%s" % said)

    def serial_line(self):
        """A terminal of its own on a serial line: another desk, beside the others."""
        line, unit = self.line, "kiosk-staff@ttyS2"
        self.report(line.sees(self.kazakh(WHO)) is not None, "the desk is drawn on a serial line")
        term = self.shell("tr '\\0' '\\n' < /proc/$(systemctl show -P MainPID %s)/environ | grep ^TERM=" % unit)[1]
        self.report(term.strip() == "TERM=vt220", "with systemd's idea of a serial terminal: %s" % term.strip())
        speed = self.shell("stty -F /dev/ttyS2 speed")[1].strip()
        self.report(speed == "115200", "at %s baud" % speed)
        line.type("12")
        line.sees(self.kazakh(DOOR_PIN))
        line.type(self.pin + "\r")
        if line.sees(self.kazakh(CALL_NEXT), self.kazakh(CLOCK_WRONG)) == self.kazakh(CLOCK_WRONG):
            line.type("1")
        self.report(line.sees(self.kazakh(CALL_NEXT)) is not None, "the PIN opens it at desk 2")
        line.type("n")
        self.report(line.sees(self.kazakh(CALLED) % "2") is not None, "a key works: the next ticket is called")
        rows = line.screen.text().split("\n")
        self.report(len(rows) == 24 and rows[0].strip() != "" and rows[-1].strip() != "",
                    "first and last row are where they belong")
        with open(os.path.join(self.folder, "serial.txt"), "w", encoding="utf-8") as file:
            file.write(line.screen.text() + "\n")
        self.shell("chvt 3")
        self.wants(["2-терезе"], "the board on tty3 shows it")
        self.picture("board")
        screen = self.screen()
        self.report(screen.unknown() == 0, "in our font, %dx%d cells" % (screen.cols, screen.rows))
        self.shell("chvt 1")
        self.wants([IDLE], "and tty1 still waits for visitors")
        states = self.shell("systemctl show -P ActiveState -P NRestarts kiosk-staff@tty2 %s kiosk-board@tty3" % unit)[1]
        self.report(sorted(states.split()) == ["0"] * 3 + ["active"] * 3, "all units run together without a restart: %s"
                    % " ".join(states.split()))

    def over_ssh(self):
        """The daily desk: a key opens it, and nothing else."""
        status, said = self.shell(SECRETARY)
        self.report(status == 0, "the secretary's key is brought%s" % said)
        status, said = self.shell(DOOR % "/root/secretary")
        self.report(self.kazakh(WHO) in said, "over SSH it opens the desk")
        self.report("uid=" not in said and "root:" not in said, "and nothing else, whatever is asked for")
        status, said = self.shell("rm /etc/kiosk/staff_keys; " + DOOR % "/root/secretary")
        self.report(status == 255 and "Permission denied (publickey)" in said, "without the key the door stays shut")

    def power_cut(self):
        registration = self.walk()
        self.machine.cut()
        self.report(registration is not None, "the plug is pulled as soon as %s is seen" % registration)
        self.machine.on()
        self.wants([IDLE], "power on, and the idle screen is there", timeout=180)
        status, said = self.shell("runuser -u kiosk -- kiosk show %s --json" % registration)
        self.report(status == 0 and registration in said, "and the request with that number")
        status, said = self.shell("runuser -u kiosk -- kiosk check --json")
        faults = [c for c in json.loads(said)["checks"] if c["level"] == "error"] if said.startswith("{") else said
        self.report(faults == [], "kiosk check finds nothing wrong%s" % (": %s" % faults if faults else ""))
        self.picture("after-cut")

    def run(self):
        self.install()
        try:
            for step in (self.first_boot, self.hostile_keys, self.late_font, self.kill, self.freeze,
                         self.ticket, self.receipt, self.staff, self.serial_line, self.over_ssh,
                         self.power_cut):
                step()
        finally:
            self.machine.cut()
        for name in ("disk.img", "machine", "root"):
            path = os.path.join(self.folder, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        return self.failed


if __name__ == "__main__":
    sys.exit(1 if Test(sys.argv[1]).run() else 0)
