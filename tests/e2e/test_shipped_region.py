#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A real region with nothing but the policies that are shipped: a year whose fee nobody verified is said to be unknown,
with where to pay instead, and no money moves. (Outside September to December the window is what is said.)"""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of, this_month  # noqa: E402
from tap import Points  # noqa: E402
from walk import HOME, IDLE, PAY_PREMIUM, Walk  # noqa: E402


def without_own_policies(hall):
    """The hall's configuration without its own policy directory."""
    with open(hall.config, encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("policies=")]
    with open(hall.config, "w", encoding="utf-8") as file:
        file.writelines(lines)


class Shipped:
    """One kiosk in a real region."""

    def __init__(self, desk):
        self.card = Card(desk, Pcscd(desk))
        self.hall = Hall(desk)
        without_own_policies(self.hall)
        self.hand = Hand(desk, self.hall.kiosk())
        self.walk = Walk(self.hand)
        self.before = self.hall.sql("SELECT count(*) FROM transfer")

    def unknown_year(self):
        file, pin = card_of("王伟")
        self.walk.at_idle()
        self.card.insert(file)
        self.walk.to_home(pin)
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for("现在不能代缴")
        if this_month() >= 9:
            self.hand.wait_for("本机暂未收录%d年度" % self.walk.year, "鄂汇办", "12393")
        else:
            self.hand.wait_for("缴费期")
        self.hand.tap("看家人的缴费情况")
        self.hand.wait_for("*英", "*芳")
        self.hand.tap(HOME)
        self.hand.button(PAY_PREMIUM)
        self.card.remove()
        self.hand.wait_for(IDLE)
        assert self.hall.sql("SELECT count(*) FROM transfer") == self.before
        self.hall.ctl("check")


def main():
    points = Points(1)
    with Desk() as desk:
        shipped = Shipped(desk)
        points.point("a fee that nobody verified is not guessed, and where to pay is said", shipped.unknown_year,
                     shipped.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
