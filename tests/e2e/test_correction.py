#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Two of the hall's staff take a premium back while the kiosk serves: the payer finds the money, the paper and the record, and
may pay the year again."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import WANG_WEI, Kinfolk  # noqa: E402
from parts import wait_until  # noqa: E402 (puts kiosk/tour on the path)
from desk import Desk  # noqa: E402
from scene import RELATIVE  # noqa: E402
from tap import Points  # noqa: E402
from walk import NEXT  # noqa: E402

PAID, TAKEN_BACK = "07-000001", "07-000002"
STAFF = ("--staff", "李红", "--staff", "陈明", "--reason", "缴费年度选错", "--yes")
HOME = "首页"


class Story:
    """One payer, twice at the kiosk; in between the staff."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand = self.kin.hand
        self.before_fen = self.kin.hall.balance_fen(WANG_WEI)

    def pay(self, paper):
        self.kin.walk.to_result(RELATIVE, self.kin.pin)
        self.kin.paper_is_out(paper)
        self.kin.walk.finish()
        self.kin.leave()

    def it_is_paid(self):
        self.kin.come("王伟")
        self.pay(1)

    def it_is_taken_back(self):
        refused = self.kin.hall.ctl("correct", "--receipt", PAID, *STAFF, wanted=1)
        assert TAKEN_BACK not in refused, refused  # nobody is registered
        self.kin.hall.ctl("staff", "add", "1001", "--name", "李红", typed="110000199203189429\n")
        self.kin.hall.ctl("staff", "add", "1002", "--name", "陈明", typed="110000197901011231\n")
        answer = self.kin.hall.ctl("correct", "--receipt", PAID, *STAFF)
        assert TAKEN_BACK in answer, answer
        assert self.kin.hall.balance_fen(WANG_WEI) == self.before_fen
        self.kin.hall.ctl("correct", "--receipt", PAID, *STAFF, wanted=1)
        assert self.kin.hall.balance_fen(WANG_WEI) == self.before_fen

    def the_paper_is_offered(self):
        self.kin.come("王伟")
        self.hand.tap("凭证补打")
        self.hand.wait_for("居民医保缴费退回凭条", TAKEN_BACK, "还没给您")
        self.hand.tap("打印凭条" + TAKEN_BACK)
        self.hand.wait_for(TAKEN_BACK + "打好了")
        self.kin.printer.wait_paper(2)
        wait_until(lambda: self.kin.hall.sql("SELECT outcome FROM print_job WHERE receipt_no = 2") == "printed",
                   "the paper is noted as printed")
        assert "经办人：李红、陈明" in self.kin.last_paper_says()

    def the_records_say_so(self):
        self.hand.tap(HOME)
        self.hand.tap("代缴缴费记录")
        self.hand.wait_for(RELATIVE, "已退回")
        self.hand.tap("查看" + RELATIVE)
        self.hand.wait_for("这一年度现在没有缴费", TAKEN_BACK)
        self.hand.wait_gone("不用再缴")

    def it_is_paid_again(self):
        self.hand.tap("重新缴")
        self.hand.tap(NEXT)
        self.kin.walk.to_pin_again()
        self.kin.walk.pay(self.kin.pin)
        self.kin.paper_is_out(3)
        self.kin.walk.finish()
        self.kin.leave()
        assert self.kin.hall.sql("SELECT count (*) FROM premium_payment WHERE reversed_by = ''") == "1"
        self.kin.sound()
        self.kin.hall.ctl("reconcile", "--date", self.kin.hall.sql(
            "SELECT date (max (time_us) / 1000000, 'unixepoch', '+8 hours') FROM transfer WHERE kind = 'premium'"))


def main():
    points = Points(5)
    with Desk() as desk:
        story = Story(desk)
        points.story([
            ("a premium is paid", story.it_is_paid),
            ("two of the staff take it back, once", story.it_is_taken_back),
            ("its paper is offered to the payer and comes out", story.the_paper_is_offered),
            ("the record says that it was taken back, and not that the year is paid", story.the_records_say_so),
            ("the year is paid again, and everything fits together", story.it_is_paid_again),
        ], story.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
