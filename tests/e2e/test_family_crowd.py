#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""More contributors than an order can have: a register may know so many, and the kiosk says so instead of failing."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk, LIU_YING, WANG_QIANG  # noqa: E402
from desk import Desk  # noqa: E402
from hall import BINDINGS, DIVISION, INSURANCES, PERSONS  # noqa: E402
from tap import Points  # noqa: E402

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
MOST = 99


def certno(number):
    """Of a woman, with its check character."""
    digits = "11000019700101%03d" % (2 * number)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


class Crowd:
    """刘英 and everybody who lets her use their money."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand = self.kin.hand

    def givers(self):
        return self.kin.hall.sql("SELECT prio FROM binding WHERE relative_psn_no = '%s'" % LIU_YING).split()

    def open_order(self):
        """A senior's home has pages; with small text all of it is on one."""
        self.kin.come("刘英")
        self.hand.tap("长辈模式，已开")
        self.hand.tap("扣款顺序")

    def as_many_as_may_be(self):
        places = [place for place in range(1, MOST + 1) if str(place) not in self.givers()]
        self.kin.hall.bring(
            persons=[PERSONS] + ["M%03d,01,%s,王多,2,01,1970-01-01,1" % (i, certno(i)) for i in places],
            insurances=[INSURANCES] + ["M%03d,310,1,%s,1990-07-01,," % (i, DIVISION) for i in places],
            bindings=[BINDINGS] + ["M%03d,%s,52,%d,2026-03-18," % (i, LIU_YING, i) for i in places])
        self.open_order()
        self.hand.wait_for("举个例子：这次个人负担¥300.00", "自己不用掏现金")
        self.kin.leave()

    def one_more(self):
        self.kin.come("王强")
        self.kin.to_family()
        self.hand.tap("添加家人")
        self.hand.tap("从家人名单里选")
        self.hand.tap("选*英")
        self.hand.tap("选好了，共1位")
        self.hand.tap("下一步，看承诺书")
        self.kin.sign_letter()
        self.kin.confirm("*英")
        self.hand.wait_for("绑定好了")
        assert self.kin.bindings(WANG_QIANG, LIU_YING) == 1
        self.kin.finish()

    def told(self):
        self.open_order()
        self.hand.wait_for("这里排不了这么多位", "有100位，这里一次最多排99位", "您的钱一分没动")
        self.hand.tap("回家庭共济")
        self.hand.button("授权记录")
        self.kin.leave()
        self.kin.sound()


def main():
    points = Points(3)
    with Desk() as desk:
        crowd = Crowd(desk)
        points.story([
            ("as many contributors as an order can have are put in one", crowd.as_many_as_may_be),
            ("one more may be bound", crowd.one_more),
            ("more than an order can have are told so, with what to do", crowd.told),
        ], crowd.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
