#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whoever pulls the card is gone: from every screen the kiosk returns to idle, and no word of the person is left in the
window. A payment that was already submitted is finished, and its receipt kept."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd, Printer, wait_until  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of, rows  # noqa: E402
from tap import Points  # noqa: E402
from walk import CONFIRM_PIN, IDLE, Walk  # noqa: E402

PAYER, RELATIVE = "王伟", "*英"
SCREENS = ("pin", "home", "choose", "tier", "confirm", "pin-again", "result", "family", "premiums", "receipts")


class Visit:
    """One kiosk; a visit after the other."""

    def __init__(self, desk):
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        self.hand = Hand(desk, self.hall.kiosk())
        self.walk = Walk(self.hand)
        self.file, self.pin = card_of(PAYER)
        people = rows("persons")
        self.personal = ["*" + person["psn_name"][-1] for person in people]
        self.personal += [person["psn_name"] for person in people]
        self.personal += ["1%s%s" % ("*" * 16, person["certno"][-1]) for person in people]
        self.personal += ["3,286.50", "2,886.50", "07-0"]

    def to(self, screen):
        """Goes to a screen from idle, with the card in."""
        walk = self.walk
        walk.at_idle()
        self.card.insert(self.file)
        walk.at_pin()
        if screen == "pin":
            self.hand.type_pin(self.pin[:3])
            return
        walk.to_home(self.pin)
        if screen in ("family", "premiums", "receipts"):
            tile, word = {"family": ("家庭共济", RELATIVE), "premiums": ("代缴缴费记录", "400"),
                          "receipts": ("凭证补打", "07-0")}[screen]
            self.hand.tap(tile)
            self.hand.wait_for(word)
            return
        steps = [("choose", walk.to_choose), ("tier", lambda: walk.to_tier(RELATIVE)),
                 ("confirm", lambda: walk.to_confirm(RELATIVE)), ("pin-again", walk.to_pin_again),
                 ("result", lambda: walk.pay(self.pin))]
        for name, step in steps:
            if screen == "home":
                return
            step()
            if name == screen:
                return

    def pull(self, screen):
        self.to(screen)
        self.card.remove()
        self.hand.wait_for(IDLE)
        left = [text for text in self.hand.texts() if any(word in text for word in self.personal)]
        assert not left, left

    def pull_while_paying(self):
        """At the moment the PIN is confirmed: whichever of the two is first, money and receipt agree."""
        before = self.hall.sql("SELECT count (*) FROM premium_payment")
        walk = self.walk
        walk.at_idle()
        self.card.insert(self.file)
        walk.to_home(self.pin)
        walk.to_choose()
        walk.to_tier("*乐")
        walk.to_confirm("*乐")
        walk.to_pin_again()
        self.hand.type_pin(self.pin)
        self.hand.tap(CONFIRM_PIN, exact=True)
        wait_until(lambda: self.hall.sql("SELECT count (*) FROM premium_intent WHERE outcome = ''") != "0"
                   or self.hall.sql("SELECT count (*) FROM premium_payment") != before,
                   "the payment is submitted")
        self.card.remove()
        self.hand.wait_for(IDLE, seconds=60)
        left = [text for text in self.hand.texts() if any(word in text for word in self.personal)]
        assert not left, left
        self.hall.ctl("check")
        payments = self.hall.sql("SELECT count (*) FROM premium_payment")
        assert payments == str(int(before) + 1), payments
        assert payments == self.hall.sql("SELECT count (*) FROM receipt")


def main():
    points = Points(len(SCREENS) + 1)
    with Desk() as desk:
        visit = Visit(desk)
        for screen in SCREENS:
            points.point("a card pulled at “%s” leaves an idle kiosk and nothing personal" % screen,
                         lambda screen=screen: visit.pull(screen), visit.hand)
        points.point("a payment submitted before the card left is finished and its receipt kept",
                     visit.pull_while_paying, visit.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
