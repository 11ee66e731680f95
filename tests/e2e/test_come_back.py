#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Who is cut off comes back: with the card pulled at the page that is to be confirmed, the same card and its PIN lead to
that page again, and it is paid once; before the PIN nothing of it is seen, and nobody else sees any of it. What was only
read is open again. A senior's card has large text by itself, and a way back from it."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import RELATIVE, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import BEGIN_AGAIN, CONFIRM, DONE, HOME, IDLE, NOT_TWICE, PAY_PREMIUM  # noqa: E402

GO_ON, LEFT_AT = "接着办", "给%s缴居民医保" % RELATIVE
READ, READS = "消费明细", "看每月的图"
OTHER, OTHER_NAME, PIN = "sun-jianguo", "**国", "246813"
SENIOR, ELDER, FAMILY = "liu-ying", "长辈模式", "家庭共济"


class Visits:
    """One kiosk; a visit after the other."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.begin()
        self.hand, self.card, self.walk = self.scene.hand, self.scene.card, self.scene.walk

    def cut_off(self):
        self.scene.come_home()
        self.scene.to_confirm()
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.hand.wait_gone(RELATIVE, LEFT_AT)

    def comes_back(self):
        """The same card: what was chosen stands there again, after the PIN and not before."""
        self.card.insert(self.scene.file)
        self.walk.at_pin()
        self.hand.wait_gone(RELATIVE, LEFT_AT)
        self.walk.enter_pin(self.scene.pin)
        self.hand.wait_for(LEFT_AT, "您的钱一分没动")

    def comes_and_is_asked_nothing(self):
        self.card.insert(self.scene.file)
        self.walk.at_pin()
        self.walk.enter_pin(self.scene.pin)
        self.hand.button(PAY_PREMIUM)
        self.hand.wait_gone(LEFT_AT)
        self.scene.leave()

    def pays_once(self):
        self.cut_off()
        self.comes_back()
        self.hand.tap(GO_ON, exact=True)
        self.hand.wait_for(CONFIRM, RELATIVE)
        self.scene.nothing_moved()
        self.walk.to_pin_again()
        self.walk.enter_pin(self.scene.pin)
        self.hand.wait_for(DONE, NOT_TWICE)
        self.scene.paid_once("printed")
        self.scene.leave()
        self.walk.at_idle()
        self.comes_and_is_asked_nothing()

    def begins_again(self):
        self.scene.begin()
        self.cut_off()
        self.comes_back()
        self.hand.tap(BEGIN_AGAIN)
        self.hand.button(PAY_PREMIUM)
        self.scene.leave()

    def somebody_else(self):
        """Another card between: neither that one's holder nor, afterwards, the first sees anything of it."""
        self.cut_off()
        self.card.insert(OTHER)
        self.walk.at_pin()
        self.walk.enter_pin(PIN)
        self.hand.wait_for(OTHER_NAME)
        self.hand.wait_gone(LEFT_AT, RELATIVE)
        self.scene.leave()
        self.comes_and_is_asked_nothing()

    def reads_on(self):
        """A service that was open, and asks nothing, is open again; home is one tap away."""
        self.scene.come_home()
        self.hand.tap(READ)
        self.hand.wait_for(READS)
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.hand.wait_gone(READS)
        self.card.insert(self.scene.file)
        self.walk.at_pin()
        self.walk.enter_pin(self.scene.pin)
        self.hand.wait_for(READS)
        self.hand.tap(HOME, exact=True)
        self.hand.button(PAY_PREMIUM)
        self.scene.leave()

    def height(self):
        """How high the button is that switches it: as its words."""
        self.hand.settle(0.6)
        return self.hand.button(ELDER).box[3]

    def at_keypad(self, card):
        self.walk.at_idle()
        self.card.insert(card)
        self.walk.at_pin()
        return self.height()

    def senior(self):
        ordinary = self.at_keypad(self.scene.file)
        self.scene.leave()
        large = self.at_keypad(SENIOR)
        assert large > ordinary, (large, ordinary)
        self.hand.tap(ELDER)
        assert self.height() == ordinary
        self.walk.enter_pin(PIN)
        self.hand.button(FAMILY)
        assert self.height() == ordinary, "it was switched on again by itself"
        self.scene.leave()
        assert self.at_keypad(SENIOR) == ordinary, "put back at once, it is the same visit"
        self.hand.tap("结束服务")
        self.scene.leave()
        assert self.at_keypad(SENIOR) == large, "after 结束服务 it is another visit"
        self.scene.leave()
        assert self.at_keypad(self.scene.file) == ordinary
        self.scene.leave()


def main():
    points = Points(5)
    with Desk() as desk:
        visits = Visits(desk)
        points.point("a card pulled at what is to be confirmed, put back: goes on there, and pays once",
                     visits.pays_once, visits.hand)
        points.point("who begins again is at home", visits.begins_again, visits.hand)
        points.point("another card between wipes it for both", visits.somebody_else, visits.hand)
        points.point("what was only read is open again", visits.reads_on, visits.hand)
        points.point("a senior's card has large text by itself, and a way back for the visit", visits.senior, visits.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
