#!/usr/bin/python3
"""A visitor who goes away: on every page a warning comes, then all is cleared, and
nothing of him is left in the kiosk's memory, on its screen or in its folder.

    idle.py BUILD-FOLDER
"""
import os
import time

from harness import (DOWN, ENTER, ESC, F1, F10, IDLE, IIN, Lock, NAME, PROBLEM, SANITIZED, SLOW, TICKET,
                     UP, Visitor, check, short_forms, stories)

# A visit on a sanitized build, six side by side, takes longer than a person.
WARN_S, COUNT_S, TICKET_S = 32 if SANITIZED else 20, 10, 5
SECRET = "Qyzylbalyqshyev"
WARNING = "Are you still here?"
WARNING_KK = "Сіз әлі осындасыз ба?"  # nobody has chosen a language


def to_typed(kiosk):
    return kiosk.to_name() and kiosk.type(SECRET)


def to_typed_by_hand(kiosk):
    if not kiosk.to_name():
        return False
    for letter in SECRET:
        kiosk.keys(letter)
    return kiosk.sees(SECRET)


def to_answered(kiosk):
    return to_typed(kiosk) and kiosk.press(ENTER, IIN)


def to_review(kiosk):
    return to_answered(kiosk) and kiosk.to_desk() and seen_again(kiosk)


def seen_again(kiosk):
    """The answer is on the screen once more, and its row is the one chosen."""
    for _ in range(25):
        place, text = chosen(kiosk)
        if SECRET in text:
            return True
        kiosk.press(UP)
        if not kiosk.until(lambda: chosen(kiosk)[0] not in (None, place)) or not kiosk.settle(0.05):
            return False
    return False


COLUMN = 38  # columns that an answer takes, where two stand side by side


def chosen(kiosk):
    """Where the arrow is, and the two rows of its own column that begin there."""
    lines = kiosk.screen.text().split("\n")
    for at, line in enumerate(lines):
        col = line.find("→")
        if col >= 0:
            return (at, col), " ".join(row[col:col + COLUMN] for row in lines[at:at + 2])
    return None, ""


def to_change(kiosk):
    """The answer is opened again from the review."""
    return to_review(kiosk) and kiosk.press(ENTER, NAME) and kiosk.sees(SECRET)


def to_problem(kiosk):
    if not (to_answered(kiosk) and kiosk.to_desk()):
        return False
    lock = Lock(kiosk.db)
    came = kiosk.press(ENTER, PROBLEM)
    lock.release()
    return came


def to_declined(kiosk):
    return kiosk.to_consent() and kiosk.press(ENTER, "Page 2 of 2") and kiosk.press(DOWN) \
        and kiosk.press(ENTER, "You have not agreed")


PAGES = {
    "language": lambda kiosk: kiosk.sees(IDLE) and kiosk.press(ENTER, "Choose a language"),
    "services": Visitor.to_services,
    "service": Visitor.to_service,
    "number": lambda kiosk: kiosk.to_service() and kiosk.press("0", "Give me a number"),
    "papers": lambda kiosk: kiosk.to_service() and kiosk.press(ENTER, "Which of these papers")
                            and kiosk.press("1", "[✓]"),
    "consent": Visitor.to_consent,
    "declined": to_declined,
    "choice": Visitor.to_role,
    "question, pasted": to_typed,
    "question, typed": to_typed_by_hand,
    "question, answered": to_answered,
    "question, changed": to_change,
    "review": to_review,
    "help": lambda kiosk: to_answered(kiosk) and kiosk.press(F1, "1414"),
    "start again": lambda kiosk: to_answered(kiosk) and kiosk.press(F10, "Start again?"),
    "problem": to_problem,
}


def left_behind(kiosk):
    """Files of the state folder that have the word in them."""
    found = []
    for folder, _, names in os.walk(kiosk.home):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                if SECRET.encode() in file.read():
                    found.append(name)
    return found


def forgotten(kiosk, page):
    check("28 %s: nothing is left in the memory" % page,
          kiosk.until(lambda: kiosk.occurrences(SECRET.encode()) == 0, 10))
    check("28 %s: nor on the screen" % page, SECRET not in kiosk.screen.text())


def idle_on(page, way):
    def story():
        kiosk = Visitor(page.replace(", ", "-").replace(" ", "-"), KIOSK_FORMS=FORMS)
        check("28 %s: is reached" % page, way(kiosk))
        secret = SECRET in kiosk.raw.decode(errors="replace")
        if secret:
            check("28 %s: the word is there while it is needed" % page,
                  kiosk.occurrences(SECRET.encode()) > 0)
        last = kiosk.entered
        check("28 %s: the warning" % page, kiosk.sees(
            WARNING_KK if page == "language" else WARNING, WARN_S + 30 * SLOW))
        check("28 %s: not before its time" % page, time.monotonic() - last > WARN_S - 1)
        check("28 %s: cleared" % page, kiosk.sees(IDLE, COUNT_S + 30 * SLOW))
        check("28 %s: cleared, not before its time" % page,
              time.monotonic() - last > WARN_S + COUNT_S - 1)
        forgotten(kiosk, page)
        check("28 %s: nor in any file" % page, left_behind(kiosk) == [])
        check("28 %s: nothing is sent" % page, kiosk.sql("SELECT count(*) FROM visit") == 0)
        check("28 %s: the next visitor finds an empty field" % page,
              kiosk.to_name() and kiosk.sees("→ ____"))
        kiosk.end()
    story.__name__ = "idle_on_" + page.replace(",", "").replace(" ", "_")
    return story


def still_here():
    """A key at the warning: nothing is cleared, the clock begins anew."""
    kiosk = Visitor("still-here", KIOSK_FORMS=FORMS)
    to_typed(kiosk)
    check("28 the warning", kiosk.sees(WARNING, WARN_S + 30 * SLOW))
    check("28 a key at the warning keeps the answer", kiosk.press(ESC, NAME) and kiosk.shows(SECRET))
    check("28 and stands where it was", kiosk.press(ENTER, IIN))
    kiosk.end()


def ticket():
    """The ticket's page goes by itself; what was sent stays in the register only."""
    kiosk = Visitor("ticket", KIOSK_FORMS=FORMS)
    to_answered(kiosk)
    kiosk.to_desk()
    check("28 ticket: is reached", kiosk.press(ENTER, TICKET))
    check("28 ticket: goes by itself", kiosk.sees(IDLE, TICKET_S + 30 * SLOW))
    forgotten(kiosk, "ticket")
    check("28 ticket: the register has it",
          kiosk.sql("SELECT value FROM answer WHERE name = 'applicant_name'") == SECRET)
    check("28 ticket: no log, no other file has it",
          not [name for name in left_behind(kiosk) if not name.startswith("kiosk.db")])
    kiosk.end()


FORMS = short_forms(idle_warn=WARN_S, idle_count=COUNT_S, ticket=TICKET_S)
stories(*(idle_on(page, way) for page, way in PAGES.items()), still_here, ticket,
        together=6 if SANITIZED else 18)
