#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Adding relatives with real taps and real cards: two at once from the family graph, one by the own card while the
contributor's session waits; and every wrong card at that step."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk, NUMBER, SIGN, WANG_JUN, WANG_MIN, WANG_QIANG, WANG_WEI  # noqa: E402
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import IDLE, TAKE_CARD  # noqa: E402

TO_WINDOW = "取卡，到窗口办"
TAKE_OWN, INSERT, TAKE_THEIRS, OWN_AGAIN = "请取出您自己的卡", "请插家人的卡", "家人的卡读好了", "请插回您自己的卡"


class Adding:
    """王伟 adds his children and his brother."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand, self.card = self.kin.hand, self.kin.card

    def to_ways(self):
        self.hand.tap("添加家人")
        self.hand.wait_for("亲情账户", "插家人的卡")

    def pick_a_daughter(self):
        self.kin.come("王伟")
        self.kin.to_family()
        self.to_ways()
        self.hand.tap("从家人名单里选")
        self.hand.tap("选*敏")

    def to_the_window(self):
        """Where the PIN may not stand for the signature. Reading again leads back to the pen, and ends nothing."""
        self.pick_a_daughter()
        self.hand.tap("选好了，共1位")
        self.hand.tap("下一步，看承诺书")
        self.kin.read_letter()
        self.hand.tap("不方便手写")
        self.hand.wait_for("可以请人帮忙", "这里什么都没有改动", TO_WINDOW)
        self.hand.tap("再看一遍")
        self.hand.tap(SIGN)
        self.hand.wait_for("请用手指在框里", "请先签字")
        self.hand.wait_gone(TO_WINDOW)
        self.hand.tap("不方便手写")
        self.hand.tap(TO_WINDOW)
        self.hand.wait_for(TAKE_CARD)
        self.kin.leave()
        assert self.kin.hall.sql("SELECT count(*) FROM family_act") == "0"
        self.kin.sound()

    def two_from_the_graph(self):
        self.pick_a_daughter()
        self.hand.wait_for("选好了，共1位")
        self.hand.tap("选*军")
        self.hand.tap("选好了，共2位")
        self.hand.wait_for("让这几位家人", "*敏", "*军")
        self.hand.tap("下一步，看承诺书")
        self.kin.sign_letter()
        self.kin.confirm("*敏", "*军")
        self.hand.wait_for("绑定好了", NUMBER)
        self.kin.paper_is_out(1)
        assert self.kin.bindings(WANG_WEI, WANG_MIN) == 1 and self.kin.bindings(WANG_WEI, WANG_JUN) == 1
        self.kin.sound()

    def in_another_language(self):
        """Whoever was bound is read on the same page in another language, relation and all."""
        self.hand.tap("语言", exact=True)
        self.hand.wait_for("*敏 Daughter")
        self.hand.wait_gone("长女")
        self.hand.tap("中文", exact=True)
        self.hand.wait_for("*敏 长女")

    def from_result(self):
        """The result leads back to the family, where who was bound a minute ago is seen at once."""
        self.hand.tap("家庭共济")
        self.hand.wait_for("今天绑定")
        self.take_out_own()

    def take_out_own(self):
        self.to_ways()
        self.hand.tap("插家人的卡")
        self.hand.wait_for(TAKE_OWN)
        self.hand.wait_gone("*伟", "*强", "3,286.50")
        self.card.remove()
        self.hand.wait_for(INSERT)

    def own_card_again(self):
        self.card.insert(self.kin.file)
        self.hand.wait_for("这是您自己的卡")
        self.card.remove()
        self.hand.wait_for(INSERT)

    def card_that_is_none(self):
        self.card.insert("other")
        self.hand.wait_for("这不是社会保障卡")
        self.card.remove()
        self.hand.wait_for(INSERT)

    def by_card(self):
        self.card.insert(card_of("王强")[0])
        self.hand.wait_for(TAKE_THEIRS)
        self.card.remove()
        self.hand.wait_for(OWN_AGAIN)
        self.hand.wait_gone("*伟", "*强")
        self.card.insert(self.kin.file)
        self.hand.wait_for("请再输一次您的密码")
        self.kin.walk.enter_pin(self.kin.pin)
        self.hand.wait_for("让这几位家人", "*强")
        self.hand.tap("下一步，看承诺书")
        self.kin.sign_letter()
        self.kin.confirm("*强")
        self.hand.wait_for("绑定好了", NUMBER)
        self.kin.paper_is_out(2)
        assert self.kin.bindings(WANG_WEI, WANG_QIANG) == 1
        way = self.kin.hall.sql("SELECT way FROM family_act_item WHERE relative_psn_no = '%s'" % WANG_QIANG)
        assert way == "card", way
        self.kin.sound()
        self.kin.finish()

    def stranger(self):
        self.kin.come("王伟")
        self.kin.to_family()
        self.take_out_own()
        self.card.insert(card_of("刘英")[0])
        self.hand.wait_for(TAKE_THEIRS)
        self.card.remove()
        self.hand.wait_for(OWN_AGAIN)
        self.card.insert(card_of("王强")[0])
        self.hand.wait_for("这不是原来那张卡")
        self.hand.wait_gone("*伟", "*英")
        self.card.remove()
        self.hand.wait_for(IDLE)

    def giving_up(self):
        self.kin.come("王伟")
        self.kin.to_family()
        self.take_out_own()
        self.hand.tap("不插卡了")
        self.hand.wait_for(OWN_AGAIN)
        self.card.insert(self.kin.file)
        self.hand.wait_for("请再输一次您的密码")
        self.kin.walk.enter_pin(self.kin.pin)
        self.hand.wait_for("亲情账户")

    def walks_away(self):
        self.hand.tap("插家人的卡")
        self.hand.wait_for(TAKE_OWN)
        self.card.remove()
        self.hand.wait_for(INSERT)
        self.hand.tap("结束服务")
        self.hand.wait_for(IDLE)
        self.hand.wait_gone("*伟")


def main():
    points = Points(10)
    with Desk() as desk:
        adding = Adding(desk)
        points.story([
            ("who cannot sign by hand gets the card back and is sent to the counter, and nothing is done", adding.to_the_window),
            ("two relatives of the family graph are bound at once, with one letter, one PIN and one paper",
             adding.two_from_the_graph),
            ("the result is read in another language, the relation too", adding.in_another_language),
            ("at the guest's step the own card comes out and nothing personal is on the screen", adding.from_result),
            ("the own card put in again is told from a relative's", adding.own_card_again),
            ("a card that is none is told so, and another can be tried", adding.card_that_is_none),
            ("a relative's card is read, the own card and its PIN come back, and the relative is bound", adding.by_card),
            ("a stranger's card that comes back ends the session", adding.stranger),
            ("giving up leads back by the own card and its PIN", adding.giving_up),
            ("结束服务 while the own card is out forgets everything", adding.walks_away),
        ], adding.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
