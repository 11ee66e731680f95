#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What moves while a page is open, with real taps: a binding that another program ends, a relative whose insurance is
suspended before the PIN, a language that is switched, a card that cannot be read when it comes back."""
import datetime
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk, LIU_YING, NUMBER, WANG_JUN, WANG_MIN, WANG_WEI  # noqa: E402
from desk import Desk  # noqa: E402
from hall import BINDINGS, DIVISION, INSURANCES, PERSONS  # noqa: E402
from people import CHINA, card_of  # noqa: E402
from tap import Points  # noqa: E402


class Moves:
    """One hall, in which gongjictl imports while the kiosk serves."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand, self.card = self.kin.hand, self.kin.card

    def begndate(self, contributor, relative):
        day = self.kin.hall.sql("SELECT begndate FROM binding WHERE contributor_psn_no = '%s' AND relative_psn_no = '%s'"
                                % (contributor, relative))
        return "-".join((day[:4], day[4:6], day[6:]))

    def ended_meanwhile(self):
        yesterday = (datetime.datetime.now(CHINA).date() - datetime.timedelta(1)).isoformat()
        self.kin.come("王伟")
        self.kin.to_family()
        self.kin.open_binding("*英")
        self.hand.tap("解除共济")
        self.hand.wait_for("不再让*英用您的钱？")
        self.kin.hall.bring(persons=[PERSONS], bindings=[BINDINGS, "%s,%s,10,1,%s,%s" % (
            WANG_WEI, LIU_YING, self.begndate(WANG_WEI, LIU_YING), yesterday)])
        self.hand.tap("确认解除")
        self.kin.confirm("不再让*英用您的钱")
        self.hand.wait_for("没有办成", "这份共济刚才已经变了", "您的钱一分没动，什么都没改")
        assert self.kin.acts("release") == 0
        self.kin.sound()

    def to_letter(self):
        self.hand.tap("家庭共济", exact=True)
        self.hand.tap("添加家人")
        self.hand.tap("从家人名单里选")
        self.hand.tap("选*敏")
        self.hand.wait_for("选好了，共1位")
        self.hand.tap("选*军")
        self.hand.tap("选好了，共2位")
        self.hand.tap("下一步，看承诺书")
        self.hand.wait_for("第1页")
        self.hand.tap("下一页", exact=True)
        self.hand.wait_for("第2页")

    def language(self):
        """Whoever reads on in another language reads on where they were."""
        self.to_letter()
        self.hand.tap("语言")
        self.hand.wait_for("Page 2")
        self.hand.tap("中文")
        self.hand.wait_for("第2页")

    def suspended_meanwhile(self):
        self.kin.read_letter()
        self.kin.scribble()
        insured = self.kin.hall.sql("SELECT insutype, psn_insu_date FROM insurance WHERE psn_no = '%s'"
                                    % WANG_JUN).split("|")
        since = "-".join((insured[1][:4], insured[1][4:6], insured[1][6:]))
        self.kin.hall.bring(persons=[PERSONS], insurances=[INSURANCES, "%s,%s,2,%s,%s,2026-06-01," % (
            WANG_JUN, insured[0], DIVISION, since)])
        self.hand.tap("确认签字")
        self.kin.confirm("*敏", "*军")
        self.hand.wait_for("绑好1位，1位没办", NUMBER, "没有办", "这位家人从2026年6月起暂停参保", "请家人先到参保地窗口恢复参保")
        refused, bound = self.hand.wait_for("*军"), self.hand.wait_for("*敏")
        assert refused.box[1] < bound.box[1], "who was refused comes first"
        self.kin.paper_is_out(1)
        assert "没有办成，参保已暂停或终止" in self.kin.last_paper_says()
        assert self.kin.bindings(WANG_WEI, WANG_MIN) == 1 and self.kin.bindings(WANG_WEI, WANG_JUN) == 0
        self.kin.sound()

    def unreadable(self):
        """The own card comes back and does not answer: it is told so, and may be put in again."""
        self.hand.tap("家庭共济", exact=True)
        self.kin.guest_in(card_of("王强"))
        self.hand.wait_for("家人的卡读好了")
        self.card.remove()
        self.hand.wait_for("请插回您自己的卡")
        self.card.insert(self.kin.file)
        self.card.control.ask("mute") # long before the reader has looked for a card
        self.hand.wait_for("请插回您自己的卡", "读不到这张卡", seconds=30)
        self.hand.wait_gone("*伟", "*强")
        self.card.remove()
        self.card.insert(self.kin.file)
        self.hand.wait_for("请再输一次您的密码")
        self.kin.walk.enter_pin(self.kin.pin)
        self.hand.wait_for("让这几位家人", "*强")
        self.kin.leave()


def main():
    points = Points(4)
    with Desk() as desk:
        moves = Moves(desk)
        points.story([
            ("a binding that ended while its release was read is not released, and nothing is said to be done",
             moves.ended_meanwhile),
            ("the letter stays on its page when the language is switched", moves.language),
            ("who cannot be bound any more stands first in the result, with why and what to do, and on the paper",
             moves.suspended_meanwhile),
            ("an own card that cannot be read when it comes back may be put in again", moves.unreadable),
        ], moves.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
