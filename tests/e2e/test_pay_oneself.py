#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Oneself: 孙建国 is no longer an employee, his account is left, and he pays his own resident premium from it."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import build_folder  # noqa: E402,F401 (puts kiosk/tour on the path)
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from scene import FEE_FEN, Scene  # noqa: E402
from tap import Points  # noqa: E402
from walk import NEXT  # noqa: E402

HOLDER, HOLDER_NO, NAME = "孙建国", "9901000021", "**国"
BEFORE_FEN = 90000


class Story:
    """One resident, who pays for himself alone."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.file, self.scene.pin = card_of(HOLDER)
        self.scene.start()
        self.hand = self.scene.hand

    def home_says_it_is_his(self):
        self.scene.come_home()
        self.hand.wait_for("您自己还没缴%d年度" % self.scene.walk.year)

    def he_is_the_choice(self):
        self.hand.tap("代缴居民医保")
        self.hand.wait_for("为自己缴%d年度" % self.scene.walk.year, "本人", NAME)
        assert "给几个人一起缴" not in " ".join(self.hand.texts())
        self.hand.tap("给自己缴")
        self.hand.button(NEXT)

    def he_pays(self):
        self.scene.walk.to_confirm(NAME)
        self.hand.wait_for("¥900.00", "¥500.00")
        self.scene.walk.to_pin_again()
        self.scene.walk.pay(self.scene.pin)
        self.scene.walk.paper_is_out()

    def the_receipt_says_oneself(self):
        hall = self.scene.hall
        assert hall.balance_fen(HOLDER_NO) == BEFORE_FEN - FEE_FEN
        assert hall.sql("SELECT payer_psn_no = relative_psn_no, patn_rlts FROM premium_payment") == "1|01"
        hall.ctl("check")

    def not_a_second_time(self):
        self.hand.tap("首页")
        self.hand.button("代缴居民医保")
        self.hand.tap("代缴居民医保")
        self.hand.wait_for("由您缴（本机）", "您不用再缴")
        self.scene.leave()


def main():
    points = Points(5)
    with Desk() as desk:
        story = Story(desk)
        points.story([
            ("the tile says that it is his own premium that is open", story.home_says_it_is_his),
            ("he is the one who can be paid for", story.he_is_the_choice),
            ("he pays from the account that is left", story.he_pays),
            ("the receipt says 本人, without a binding", story.the_receipt_says_oneself),
            ("afterwards it says when, by whom and where it was paid", story.not_a_second_time),
        ], story.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
