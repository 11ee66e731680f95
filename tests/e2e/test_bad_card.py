#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A card that is pulled, swapped, silent or out of its mind in the middle of a command, while it is read, at log-in and
at signing a payment. The screen says what is so, no PIN is shown to a card twice, no payment is begun without the
card's yes, whoever's card is in is who is served, and the next visit is as good as any.

device/card sweeps every APDU with every fault; these are some of them, as they are seen."""
import os
import sys
import tempfile

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import RELATIVE, Scene  # noqa: E402
from parts import top_folder, wait_until  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import CONFIRM, CONFIRM_PIN, IDLE, PIN  # noqa: E402

# The card's own deadline is eight seconds.
SILENT_SECONDS = 30
UNREADABLE, MUTE, NOT_SOCIAL = "这次没有读成", "读不到这张卡", "这不是社会保障卡"
NO_NAME, BLOCKED, LOCKED = "本机暂时读不了这种卡", "这张卡停用了", "卡的密码已锁定"
NOT_JUDGED = "没能核对密码"
OTHER = "sun-jianguo"
# A reading is 8 APDUs; the tries-left query and VERIFY are SELECT, GET RESPONSE and the command.
READINGS = (
    ("mute_at=4", MUTE), ("sw_at=2\nsw=6A82", NOT_SOCIAL), ("delay_at=6\ndelay_ms=10000", MUTE),
    ("sw_at=2\nsw=6A81", BLOCKED), ("sw_at=6\nsw=6581", UNREADABLE), ("garbage_at=8", UNREADABLE),
    ("sw_at=5\nsw=6982", NO_NAME), ("sw_at=3\nsw=6D00", UNREADABLE), ("blink_at=5", UNREADABLE),
    ("short_at=7", UNREADABLE))
VERDICTS = (
    ("short 3", NOT_JUDGED), ("sw 3 6983", LOCKED), ("sw 3 6F00", NOT_JUDGED),
    ("leave 3", IDLE), ("fail 3", IDLE), ("sw 1 6581", UNREADABLE),
    ("mute 3", NOT_JUDGED), ("delay 3 10000", NOT_JUDGED), ("sw 3 6C06", NOT_JUDGED),
    ("garbage 3", NOT_JUDGED), ("blink 3", NOT_JUDGED), ("sw 2 6A81", BLOCKED))
# A few of them, or all (tests/README.md): the strides of reading, log-in and signing.
STRIDES = (1, 1, 1) if os.environ.get("GJ_SWEEP") == "full" else (5, 6, 4)


class Visits:
    """One kiosk; every card is spoilt in another way."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.begin()
        self.hand, self.card = self.scene.hand, self.scene.card

    def stat(self, name):
        words = dict(word.split("=") for word in self.card.control.ask("stats").split())
        return int(words[name])

    def insert_spoilt(self, fault):
        """王伟's card with a fault at an APDU since its power-up."""
        with open(os.path.join(top_folder(), "assets/demo/cards", self.scene.file + ".ini"), encoding="utf-8") as file:
            text = file.read()
        with tempfile.NamedTemporaryFile("w", suffix=".ini", dir=self.scene.hall.folder, encoding="utf-8") as spoilt:
            spoilt.write(text + "\n[fault]\n" + fault + "\n")
            spoilt.flush()
            self.card.control.ask("insert " + spoilt.name)

    def reading(self, fault, screen):
        self.scene.walk.at_idle()
        self.insert_spoilt(fault)
        self.hand.wait_for(screen, seconds=SILENT_SECONDS)
        self.hand.wait_gone("*伟")
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.good_visit()

    def good_visit(self):
        self.scene.come_home()
        self.scene.leave()

    def at_pin(self):
        """The PIN page, and the card is not being asked for its tries any more."""
        asked = self.stat("query")
        self.scene.walk.at_idle()
        self.card.insert(self.scene.file)
        self.scene.walk.at_pin()
        wait_until(lambda: self.stat("query") == asked + 1, "the tries were asked for")

    def verdict(self, fault, screen):
        self.at_pin()
        self.confirm(fault, screen)
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.good_visit()

    def confirm(self, fault, screen):
        seen = self.stat("verify")
        self.hand.type_pin(self.scene.pin)
        self.card.control.ask(fault)
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.wait_for(screen, seconds=SILENT_SECONDS)
        assert self.stat("verify") - seen <= 1, "one PIN was typed"
        self.hand.wait_gone("*伟", "3,286.50")

    def signing(self, fault, screen):
        """The same at the PIN that pays: nothing is paid, and the next visit can."""
        asked = self.stat("query")
        self.scene.come_home()
        self.scene.to_confirm()
        self.hand.tap(CONFIRM)
        wait_until(lambda: self.stat("query") == asked + 2, "the tries were asked for")
        self.confirm(fault, screen)
        self.scene.nothing_moved()
        assert self.scene.count("premium_intent") == 0
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.good_visit()

    def swapped(self):
        """At the PIN that pays somebody swaps the cards: the other one's holder is asked for his own PIN."""
        asked = self.stat("query")
        self.scene.come_home()
        self.scene.to_confirm()
        self.hand.tap(CONFIRM)
        wait_until(lambda: self.stat("query") == asked + 2, "the tries were asked for")
        self.card.control.ask("next " + os.path.join(top_folder(), "assets/demo/cards", OTHER + ".ini"))
        seen = self.stat("verify")
        self.hand.type_pin(self.scene.pin)
        self.card.control.ask("fail 3")
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.wait_for(PIN, "*国")
        self.hand.wait_gone("*伟", RELATIVE, "3,286.50")
        assert self.stat("verify") == seen, "the other card saw a PIN that was typed for this one"
        self.scene.nothing_moved()
        self.scene.leave()
        self.good_visit()

    def pays_at_last(self):
        self.scene.pays()


def main():
    readings, log_ins, signings = READINGS[::STRIDES[0]], VERDICTS[::STRIDES[1]], VERDICTS[::STRIDES[2]]
    points = Points(len(readings) + len(log_ins) + len(signings) + 2)
    with Desk() as desk:
        visits = Visits(desk)

        def point(name, action):
            if not points.point(name, action, visits.hand):
                visits.scene.clear()
                visits.scene.begin()

        for fault, screen in readings:
            point("reading, %s: “%s”" % (fault.replace("\n", " "), screen),
                  lambda fault=fault, screen=screen: visits.reading(fault, screen))
        for fault, screen in log_ins:
            point("log-in, %s: “%s”, one PIN" % (fault, screen),
                  lambda fault=fault, screen=screen: visits.verdict(fault, screen))
        for fault, screen in signings:
            point("signing, %s: “%s”, one PIN, nothing paid" % (fault, screen),
                  lambda fault=fault, screen=screen: visits.signing(fault, screen))
        point("cards swapped at the PIN that pays: the other one's holder begins anew, nothing is paid", visits.swapped)
        point("after all that, a payment", visits.pays_at_last)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
