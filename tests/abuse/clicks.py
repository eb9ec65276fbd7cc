#!/usr/bin/python3
"""A whole visit by mouse, in a terminal that sends clicks: every target that a
page shows is hit where it stands on the screen.

    clicks.py BUILD-FOLDER
"""
import os

from harness import FOLDER, IDLE, IIN, NAME, REVIEW, ROLE, TICKET, Visitor, check, stories


class Mouse(Visitor):
    def click(self, words, then=None, at=0.5):
        """Left button down and up, as xterm tells it, in the middle of those words
        or nearer to their left (0) or right (1) end."""
        if not self.sees(words):
            return False
        self.settle(0.1)
        for row, line in enumerate(self.screen.text().split("\n")):
            col = line.find(words)
            if col >= 0:
                col += round((len(words) - 1) * at)
                self.keys("\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (col + 1, row + 1, col + 1, row + 1))
                break
        return then is None or self.sees(then)


def step(name, good):
    """What comes after a page that did not come tells nothing more."""
    if not check("mouse: " + name, good):
        raise SystemExit


def by_mouse():
    out = os.path.join(FOLDER, "clicked")
    mouse = Mouse("clicks", "--printer", "file:" + out)
    step("wakes the idle page", mouse.sees(IDLE) and mouse.click("Press any key", "Choose a language"))
    step("a language", mouse.click("3  English", "What have you come for", at=1))
    step("F3 in the corner speaks Russian", mouse.click("F3 Русский", "Перевод ребёнка", at=0))
    step("F2 in the corner speaks Kazakh", mouse.click("F2 Қазақша", "Баланы басқа мектепке"))
    step("F4 in the corner speaks English", mouse.click("F4 English", "What have you come for"))
    step("back", mouse.click("← Back (Esc)", "Choose a language", at=0))
    step("forward again", mouse.click("3  English", "What have you come for", at=0))
    step("another question, a number only",
          mouse.click("0  Another question: a number only", "Give me a number"))
    step("no, go back", mouse.click("[ No, go back ]", "What have you come for", at=0))
    step("a service", mouse.click("6  Transfer to another school", "Choose this service when"))
    step("a button", mouse.click("[ Continue ]", "Which of these papers"))
    step("a paper is marked", mouse.click("2  [ ] Applicant's identity", "2  [✓]"))
    step("and unmarked", mouse.click("2  [✓]", "2  [ ]", at=1))
    step("marked for good", mouse.click("1  [ ]", "1  [✓]", at=0))
    step("goes on", mouse.click("[ Continue ]", "Page 1 of 2"))
    step("reads on", mouse.click("[ Read on ]", "Page 2 of 2"))
    step("declines", mouse.click("[ I do not agree ]", "You have not agreed"))
    step("back to the text", mouse.click("[ Back to the text ]", "Page 1 of 2"))
    step("reads on again", mouse.click("[ Read on ]", "Page 2 of 2"))
    step("agrees", mouse.click("[ I agree ]", ROLE))
    step("a choice", mouse.click("2  Mother", NAME))
    mouse.type("Aliya")
    step("a field's button", mouse.click("[ Continue ]", IIN))
    step("back to the answer", mouse.click("← Back (Esc)", NAME) and mouse.sees("→ Aliya"))
    step("and on", mouse.click("[ Continue ]", IIN))
    for _ in range(40):
        if REVIEW in mouse.screen.text():
            break
        before = mouse.question()
        mouse.click("[ I do not know", at=0)
        mouse.until(lambda: REVIEW in mouse.screen.text() or mouse.question() != before)
    step("all else to the desk", mouse.sees(REVIEW))
    step("a row of the review opens its question", mouse.click("Phone: the staff will ask", "phone"))
    step("and comes back", mouse.click("[ I do not know", REVIEW))
    mouse.settle()
    before = mouse.screen.text()
    for words in (REVIEW, "To change an answer", "────────"):
        mouse.click(words)
    mouse.settle()
    step("what is no target takes no click", mouse.screen.text() == before)
    step("sends", mouse.click("[ Send the request ]", TICKET))
    step("a filed ticket", mouse.sees("your ticket is a file"))
    mouse.sees("closes by itself in 28")  # for a second it takes none
    step("finishes", mouse.click("[ Finish ]", IDLE))
    step("one request, with its paper and its answers",
          mouse.requests() == 1 and mouse.whole()
          and mouse.sql("SELECT count(*) FROM paper WHERE with_me = 1") == 1
          and mouse.sql("SELECT value FROM answer WHERE name = 'applicant_role'") == "mother"
          and len(os.listdir(out)) == 1)
    step("the next visitor", mouse.click("Press any key", "Choose a language"))
    mouse.end()


stories(by_mouse)
