#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""给几个人一起缴, with real taps on real parts: two relatives, one PIN, one paper for both."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import wait_until  # noqa: E402
from desk import Desk  # noqa: E402
from scene import FEE_FEN, PAYER_NO, Scene  # noqa: E402
from tap import Points  # noqa: E402

SEVERAL, PICK = "给几个人一起缴", "请在上面选人"
FIRST, SECOND = "*英", "*悦"


class Story:
    """Two relatives of the demo's 王伟, in a hall where everybody pays the same."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.start()
        self.hand = self.scene.hand
        self.scene.come_home()

    def nobody_is_ticked(self):
        self.scene.walk.to_choose()
        self.hand.tap(SEVERAL)
        self.hand.wait_for(PICK, "还没选")

    def each_tick_changes_the_sum(self):
        self.hand.tap(FIRST)
        self.hand.wait_for("选了1位，共400元")
        self.hand.tap(SECOND)
        self.hand.wait_for("选了2位，共800元", "2,486.50")

    def a_tick_can_be_taken_back(self):
        self.hand.tap(SECOND)
        self.hand.wait_for("选了1位，共400元")
        self.hand.tap(SECOND)
        self.hand.wait_for("选了2位，共800元")

    def the_check_names_both(self):
        self.hand.tap("下一步")
        self.hand.wait_for("为2位缴纳", FIRST, SECOND, "合打一张凭条")

    def one_pin_pays_both(self):
        self.scene.walk.to_pin_again()
        self.scene.walk.enter_pin(self.scene.pin)
        self.hand.wait_for("2位都缴好了", "800元", "2,486.50", "07-000001", "07-000002")

    def one_paper_comes(self):
        self.hand.wait_for("打好了")
        self.scene.printer.wait_paper(1)
        wait_until(lambda: self.scene.hall.sql(
            "SELECT count (*) FROM print_job WHERE outcome = 'printed'") == "1", "one paper is out")

    def the_money_is_right(self):
        hall = self.scene.hall
        assert hall.balance_fen(PAYER_NO) == self.scene.before - 2 * FEE_FEN
        assert self.scene.count("premium_payment") == 2
        assert hall.sql("SELECT count (*) FROM receipt WHERE kind = 'premium'") == "2"
        assert hall.sql("SELECT count (*) FROM receipt WHERE kind = 'joint'") == "1"
        hall.ctl("check")
        hall.ctl("audit", "verify")

    def nothing_is_owed(self):
        self.hand.tap("首页")
        self.hand.button("代缴居民医保")
        assert "还没打" not in " ".join(self.hand.texts())
        self.scene.leave()


def main():
    points = Points(8)
    with Desk() as desk:
        story = Story(desk)
        points.story([
            ("nobody is ticked for the resident", story.nobody_is_ticked),
            ("each tick changes the sum and what would be left", story.each_tick_changes_the_sum),
            ("a tick can be taken back", story.a_tick_can_be_taken_back),
            ("the check has a row for each, and offers one paper for all", story.the_check_names_both),
            ("one PIN pays both, each with its own receipt number", story.one_pin_pays_both),
            ("one paper comes for both", story.one_paper_comes),
            ("the money and the series of papers are right", story.the_money_is_right),
            ("no receipt is owed any more", story.nothing_is_owed),
        ], story.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
