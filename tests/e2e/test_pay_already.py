#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Double payment: another machine pays for the same relative while the resident reads the check. Refused with when and
where, and with the way to a refund; nothing moves. And who is bound to the same relative reads who paid, masked."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk, WANG_MIN  # noqa: E402
from parts import build_folder  # noqa: E402,F401 (puts kiosk/tour on the path)
from desk import Desk  # noqa: E402
from people import this_year  # noqa: E402
from scene import RELATIVE, RELATIVE_NO, Scene  # noqa: E402
from tap import Points  # noqa: E402

# Another kiosk's payment, whole: the platform would report it like this.
PAID = """INSERT INTO contribution (psn_no, accrym_begn, insutype, accrym_end, clct_flag, clct_time_us, clct_amt_fen, clct_way)
 VALUES ('%s', %d01, '390', %d12, '1', %d, 40000, '08')"""
PAID_ON_US = 1767229200000000  # 2026-01-01 09:00 at +08:00
# As the daughter of both reads it at the same kiosk.
PAID_BY = "由父亲*伟缴（本机）"


class Story:
    """The resident is one step too late."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.start()
        self.hand = self.scene.hand
        self.scene.come_home()

    def somebody_is_first(self):
        self.scene.to_confirm()
        year = this_year() + 1
        store = self.scene.open_store()
        store.execute(PAID % (RELATIVE_NO, year, year, PAID_ON_US))
        store.close()

    def it_is_refused(self):
        self.scene.walk.to_pin_again()
        self.scene.walk.enter_pin(self.scene.pin)
        self.hand.wait_for("没有缴成", "2026年1月1日已缴（银行代收）", "申请退费", "您的钱一分没动")

    def nothing_moved(self):
        self.scene.nothing_moved()

    def the_list_says_the_same(self):
        self.hand.tap("给别的家人缴")
        self.hand.wait_for("为哪位家人缴")
        self.hand.tap("下一页")
        self.hand.wait_for(RELATIVE, "2026年1月1日已缴（银行代收）")
        self.scene.leave()


class Another:
    """Two contributors of one relative, one after the other."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand = self.kin.hand

    def the_husband_pays(self):
        self.kin.come("王伟")
        self.kin.walk.to_result(RELATIVE, self.kin.pin)
        self.kin.paper_is_out(1)
        self.kin.walk.finish()
        self.kin.leave()

    def the_daughter_reads_who_paid(self):
        self.kin.come("王敏", self.kin.made_card(WANG_MIN))
        self.kin.walk.to_choose()
        # On whatever page of the list the relative stands.
        while not self.hand.wait_until(lambda seen: [any(PAID_BY in t.name and t.shown for t in seen)], "the list")[0]:
            self.hand.tap("下一页")
        self.hand.wait_for(RELATIVE, PAID_BY)
        self.hand.wait_gone("给" + RELATIVE + "缴", "王伟")

    def she_reads_that_she_is_paid_for(self):
        """Who has no account cannot pay; that her year is paid comes first, or she would go and pay it again."""
        self.kin.leave()
        self.kin.come("刘英")
        self.hand.wait_for("%d年度，您已经缴好了" % (this_year() + 1))
        self.hand.tap("代缴居民医保")
        self.hand.wait_for("不用再缴", "已缴费", "（本机）")
        self.hand.wait_gone("不能代缴", "请到窗口", "现在不能")

    def one_payment(self):
        assert self.kin.hall.sql("SELECT count (*) FROM premium_payment") == "1"
        self.kin.sound()
        self.kin.leave()


def main():
    points = Points(8)
    with Desk() as desk:
        story = Story(desk)
        points.story([
            ("between the check and the PIN somebody else pays", story.somebody_is_first),
            ("the refusal says when and where it was paid, and how money comes back", story.it_is_refused),
            ("no money moved", story.nothing_moved),
            ("the list then says the same", story.the_list_says_the_same),
        ], story.hand)
    with Desk() as desk:
        another = Another(desk)
        points.story([
            ("one contributor pays for a relative whom two have bound", another.the_husband_pays),
            ("the other one reads when, where and by whom, masked, and is offered no payment",
             another.the_daughter_reads_who_paid),
            ("who is paid for, and has no account, reads that her year is paid", another.she_reads_that_she_is_paid_for),
            ("it stays one payment", another.one_payment),
        ], another.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
