#!/usr/bin/python3
"""Catalogs of words that are missing, cut off or not what they say they are: the
kiosk goes on, in English where it must, and says so to whoever checks it.

    words.py BUILD-FOLDER
"""
import os
import random
import shutil
import subprocess

from harness import B, ENTER, FOLDER, FORMS, IDLE, TICKET, Visitor, check, stories

MO = "share/locale/kk/LC_MESSAGES/kiosk.mo"


def installed(name):
    """A kiosk of its own, whose catalogs may be broken."""
    root = os.path.join(FOLDER, name)
    os.makedirs(os.path.join(root, "bin"))
    shutil.copy(os.path.join(B, "bin", "kiosk"), os.path.join(root, "bin"))
    os.symlink(os.path.join(B, "libexec"), os.path.join(root, "libexec"))
    shutil.copytree(os.path.join(B, "share"), os.path.join(root, "share"))
    return root


class Own(Visitor):
    def __init__(self, root, name):
        self.program = os.path.join(root, "bin", "kiosk")
        super().__init__(name)


def walk(root, name, what):
    """In Kazakh or what stands for it, to a number; then in Russian."""
    kiosk = Own(root, name)
    went = kiosk.sees(IDLE) and kiosk.press(ENTER) and kiosk.settle() and kiosk.press("1") \
        and kiosk.sees("Баланы басқа мектепке")
    went = went and kiosk.press("\x1bOR", "Перевод ребёнка в другую школу")
    went = went and kiosk.press("\x1bOQ", "Баланы басқа мектепке") and kiosk.press("0") \
        and kiosk.settle() and kiosk.press(ENTER) and kiosk.sees("█")
    check("36 %s: a whole visit" % what, went and not kiosk.ended())
    check("36 %s: one number" % what, kiosk.sql("SELECT count(*) FROM visit") == 1)
    kiosk.end()


def missing():
    root = installed("missing")
    os.unlink(os.path.join(root, MO))
    walk(root, "missing-home", "a catalog that is missing")
    shutil.rmtree(os.path.join(root, "share", "kiosk", "locale"))
    walk(root, "missing-locale", "locales that are missing")


def broken():
    """Cut off at any place, or with bytes that are somebody else's."""
    root = installed("broken")
    path = os.path.join(root, MO)
    with open(path, "rb") as file:
        good = file.read()
    chance = random.Random(17)
    cuts = [0, 1, 4, 20, 28, 29, 100] + [chance.randrange(len(good)) for _ in range(8)]
    for at in cuts:
        write(path, good[:at])
        speaks(root, "cut after %d bytes" % at)
    for at in range(25):
        bad = bytearray(good)
        for _ in range(1 + at):
            bad[chance.randrange(len(bad) if at % 2 else 3000)] = chance.randrange(256)
        write(path, bad)
        speaks(root, "%d bytes changed, %d" % (1 + at, at))
    write(path, good.replace("қ".encode(), b"\xff\xfe"))
    speaks(root, "not UTF-8")
    walk(root, "broken-home", "a catalog that is not UTF-8")
    write(path, good[:len(good) // 2])
    walk(root, "half-home", "half a catalog")


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def speaks(root, what):
    """Every command that speaks Kazakh: no crash."""
    env = {"PATH": "/usr/bin:/bin", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8", "HOME": FOLDER}
    for words in (["check", "--printer", "none"], ["take", "--language", "kk", "--service", "403015"]):
        done = subprocess.run([os.path.join(root, "bin", "kiosk"), *words, "--home",
                               os.path.join(root, "home"), "--forms", FORMS], env=env, timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode not in (0, 2, 3, 4, 5):
            print("# %s: %s ends with %d: %s" % (what, words[0], done.returncode, done.stderr[-300:]))
            check("36 a catalog %s: kiosk %s crashes" % (what, words[0]), False)
            return
    check("36 a catalog %s: no crash" % what, True)


stories(missing, broken)
