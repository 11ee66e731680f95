#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""After every way in which a session can end, and as soon as a PIN is no longer needed, no form of it is anywhere in the
process. The PIN is typed by real taps; while it is being typed it is found, or the search would prove nothing."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
import memory  # noqa: E402
from scene import RELATIVE, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import BACK, CONFIRM_PIN, END, IDLE, PAY_PREMIUM, TAKE_CARD  # noqa: E402

NEW_PIN = "805371"
WRONG_PIN = "950264"
IDLE_SECONDS = 40


class Pins:
    """One kiosk, many residents."""

    def __init__(self, desk):
        self.scene = Scene(desk, idle=IDLE_SECONDS)
        self.scene.start()
        self.hand, self.walk, self.pin = self.scene.hand, self.scene.walk, self.scene.pin

    def gone(self, *more):
        found = memory.find(self.scene.process.pid, self.pin, *more)
        assert not found, found[:10]

    def there(self, pin=None):
        """The control: what was typed and not confirmed is found."""
        assert memory.find(self.scene.process.pid, pin or self.pin), "the search does not find what is there"

    def come(self):
        self.walk.at_idle()
        self.scene.card.insert(self.scene.file)
        self.walk.at_pin()

    def leave(self):
        self.scene.card.remove()
        self.hand.wait_for(IDLE)

    def before(self):
        self.come()
        self.gone(NEW_PIN, WRONG_PIN)
        self.hand.type_pin(self.pin)
        self.there()
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.button(PAY_PREMIUM)
        self.gone()
        self.hand.tap(END, exact=True)
        self.hand.wait_for(TAKE_CARD)
        self.gone()
        self.leave()
        self.gone()

    def wrong(self):
        self.come()
        self.walk.enter_pin(WRONG_PIN)
        self.hand.wait_for("密码不对")
        self.gone(WRONG_PIN)
        # A right one afterwards, so that the card keeps its tries.
        self.walk.enter_pin(self.pin)
        self.hand.button(PAY_PREMIUM)
        self.leave()
        self.gone(WRONG_PIN)

    def given_up(self):
        for way in (BACK, END):
            self.come()
            self.hand.type_pin(self.pin)
            self.there()
            self.hand.tap(way, exact=True)
            self.hand.wait_for(TAKE_CARD)
            self.gone()
            self.leave()

    def pulled(self):
        self.come()
        self.hand.type_pin(self.pin)
        self.there()
        self.leave()
        self.gone()

    def switched(self):
        self.come()
        self.hand.type_pin(self.pin)
        self.there()
        self.hand.tap("语言")
        self.hand.wait_for("Enter your card's PIN")
        self.gone()
        self.leave()
        self.gone()

    def nobody(self):
        self.come()
        self.hand.type_pin(self.pin)
        self.there()
        self.hand.wait_for(TAKE_CARD, seconds=IDLE_SECONDS + 20)
        self.gone()
        self.leave()

    def page_left(self):
        self.scene.come_home()
        self.scene.to_confirm()
        self.walk.to_pin_again()
        self.hand.type_pin(self.pin)
        self.there()
        self.hand.tap(BACK, exact=True)
        self.hand.wait_for(RELATIVE)
        self.gone()
        self.leave()
        self.gone()

    def paid(self):
        self.scene.pays()
        self.gone()

    def changed(self):
        file, pin = card_of("王敏")
        self.walk.at_idle()
        self.scene.card.insert(file)
        self.walk.to_home(pin)
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for("请输入现在的密码")
        self.walk.enter_pin(pin)
        self.hand.wait_for("请输入新密码")
        self.hand.type_pin(NEW_PIN)
        self.there(NEW_PIN)
        self.hand.tap("下一步", exact=True)
        self.hand.type_pin(NEW_PIN)
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.wait_for("密码改好了")
        self.gone(NEW_PIN)
        self.leave()
        self.gone(NEW_PIN)


def main():
    points = Points(10)
    points.point("the search finds a PIN in each of its forms, in either command to the card", memory.finds_every_form)
    with Desk() as desk:
        pins = Pins(desk)
        for name, action in (
                ("a PIN that was right is nowhere once it has opened the session", pins.before),
                ("a wrong one is nowhere once the card has refused it", pins.wrong),
                ("one that was typed and given up is nowhere", pins.given_up),
                ("one that was being typed when the card was pulled is nowhere", pins.pulled),
                ("one that was being typed when the language was changed is nowhere", pins.switched),
                ("one that was left on the keypad is nowhere once the time is over", pins.nobody),
                ("one that was typed for a payment is nowhere once the page is left", pins.page_left),
                ("one that signed a payment is nowhere once it is paid", pins.paid),
                ("neither the old nor the new one is anywhere once it is changed", pins.changed)):
            if not points.point(name, action, pins.hand):
                pins.scene.clear()
                pins.scene.begin()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
