#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Nobody there any more while the relative's card is asked for or in: the kiosk warns, one tap extends, and in the end it
forgets both people. With real taps."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk  # noqa: E402
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import IDLE, TAKE_CARD  # noqa: E402

IDLE_SECONDS = 40
WARNING = "还在吗"
PERSONAL = ("*伟", "*强", "3,286.50")


class Alone:
    """王伟 takes the own card out for 王强's."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk, idle=IDLE_SECONDS)
        self.hand, self.card = self.kin.hand, self.kin.card

    def waiting(self):
        self.kin.come("王伟")
        self.kin.to_family()
        self.hand.tap("添加家人")
        self.hand.tap("插家人的卡")
        self.hand.wait_for("请取出您自己的卡")
        self.card.remove()
        self.hand.wait_for("请插家人的卡")
        self.hand.wait_for(WARNING, seconds=IDLE_SECONDS)
        self.hand.wait_gone(*PERSONAL)
        self.hand.tap("继续", exact=True)
        self.hand.wait_gone(WARNING)
        self.hand.wait_for("请插家人的卡")

    def left_in(self):
        self.card.insert(card_of("王强")[0])
        self.hand.wait_for("家人的卡读好了")
        self.hand.wait_for(WARNING, seconds=IDLE_SECONDS)
        self.hand.wait_gone(*PERSONAL)
        self.hand.wait_for(TAKE_CARD, seconds=IDLE_SECONDS + 20)
        self.hand.wait_gone(*PERSONAL)

    def forgotten(self):
        """The next one's session is their own: nothing waits in it."""
        self.card.remove()
        self.kin.walk.at_idle_again(*PERSONAL)
        self.hand.wait_for(IDLE)
        assert self.kin.acts("bind") == 0
        self.kin.sound()


def main():
    points = Points(3)
    with Desk() as desk:
        alone = Alone(desk)
        points.story([
            ("while the relative's card is waited for, the kiosk asks whether somebody is there, and one tap goes on",
             alone.waiting),
            ("a relative's card that is left in is to be taken, and nothing personal was on the screen", alone.left_in),
            ("without the card the kiosk is idle, and nobody was bound", alone.forgotten),
        ], alone.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
