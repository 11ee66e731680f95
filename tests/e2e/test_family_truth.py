#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The pages of family sharing say how things are, with real taps: what is over is not ended once more, who cannot add
anybody is told why before they begin, and nobody drops out of the drawing."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import CHEN_FANG, Kinfolk, WANG_MIN  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402


class Truth:
    """One hall; its people come one after the other."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand = self.kin.hand

    def family_of(self, name, card=None):
        self.kin.come(name, card)
        self.kin.to_family()

    def no_button(self, name):
        """The page shows in full, and has no such button."""
        seen = self.hand.wait_until(lambda things: things, "the page")
        assert not any(t.is_button and name in t.name for t in seen), name

    def ended_is_not_released(self):
        self.family_of("王敏", self.kin.made_card(WANG_MIN))
        self.kin.open_binding("*芳")
        self.hand.wait_for("和*芳的共济", "已结束", "不能再用您的钱", "要再用，请重新添加家人")
        self.hand.wait_gone("看病、缴费能用")
        self.no_button("解除共济")
        self.kin.leave()

    def ended_is_not_left(self):
        self.family_of("陈芳", self.kin.made_card(CHEN_FANG))
        self.kin.open_binding("*敏")
        self.hand.wait_for("和*敏的共济", "已结束", "您不能再用*敏的钱", "请*敏来这里重新添加您")
        self.hand.wait_gone("看病、缴费能用", "个用")
        self.no_button("不再用这份钱")
        self.kin.leave()


def main():
    points = Points(2)
    with Desk() as desk:
        truth = Truth(desk)
        points.story([
            ("an ended binding offers no release, and says that the money cannot be used", truth.ended_is_not_released),
            ("an ended binding offers no leaving, and has no place in the order", truth.ended_is_not_left),
        ], truth.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
