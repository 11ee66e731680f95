#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Nobody there any more: the kiosk warns, one tap extends, and in the end it asks to take the card and forgets the person. Who only chose an
aid and looks for the card is warned as well."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import PAY_PREMIUM, TAKE_CARD, Walk  # noqa: E402

IDLE_SECONDS = 40
WARNING = "还在吗"


class Visit:
    """One resident who walks away."""

    def __init__(self, desk):
        self.card = Card(desk, Pcscd(desk))
        self.hand = Hand(desk, Hall(desk, idle=IDLE_SECONDS).kiosk())
        self.walk = Walk(self.hand)

    def warned(self):
        file, pin = card_of("王伟")
        self.walk.at_idle()
        self.card.insert(file)
        self.walk.to_home(pin)
        self.hand.wait_for(WARNING, seconds=IDLE_SECONDS)

    def extended(self):
        self.hand.tap("继续", exact=True)
        self.hand.wait_gone(WARNING)
        self.hand.button(PAY_PREMIUM)

    def ended(self):
        self.hand.wait_for(TAKE_CARD, seconds=IDLE_SECONDS + 20)
        self.hand.wait_gone("*伟", "3,286.50")

    def idle(self):
        self.card.remove()
        self.walk.at_idle_again("*伟", "3,286.50")

    def aid_at_idle(self):
        self.hand.tap("低位", exact=True)
        self.hand.wait_for(WARNING, seconds=IDLE_SECONDS)
        self.hand.tap("继续", exact=True)
        self.hand.wait_gone(WARNING)
        self.hand.wait_for(WARNING, seconds=IDLE_SECONDS)
        self.hand.wait_gone(WARNING, seconds=IDLE_SECONDS)


def main():
    points = Points(5)
    with Desk() as desk:
        visit = Visit(desk)
        points.story([
            ("thirty seconds before the end the kiosk asks whether somebody is there", visit.warned),
            ("one tap gives the whole time again, and the page has not moved", visit.extended),
            ("nobody answers: the person is forgotten and the card is to be taken", visit.ended),
            ("without the card the kiosk is idle", visit.idle),
            ("an aid that was chosen before any card is taken back with a warning, too", visit.aid_at_idle),
        ], visit.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
