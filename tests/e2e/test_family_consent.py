#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The relative's own word, given with the relative's own card and PIN while the contributor's session waits: what it is
about, and when it does not count. With real taps, in a hall in which everybody from sixteen on is asked."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk, NUMBER, WANG_QIANG, WANG_WEI, WANG_YUE  # noqa: E402
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402

WRONG_PIN = "135792"
AGREE = "我同意，输密码"


class Consent:
    """A contributor and, in between, the relative's card."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk, consent=True)
        self.hand = self.kin.hand

    def guest(self, contributor, card):
        self.kin.come(contributor)
        self.kin.to_family()
        self.kin.guest_in(card)

    def agree(self):
        """Only who has read to the end can."""
        while self.hand.button("下一页", other=AGREE).name != AGREE:
            self.hand.tap("下一页")
        self.hand.tap(AGREE)

    def own_back(self):
        self.kin.own_card_back("家人的卡")

    def initial_pin(self):
        self.guest("王伟", card_of("王敏"))
        self.hand.wait_for("*伟想让您用他账户里的钱", "您是*伟的长女")
        self.agree()
        self.hand.wait_for("请家人输自己的密码", "同意用*伟的钱", "*敏的卡")
        self.kin.walk.enter_pin("123456")
        self.hand.wait_for("家人的密码还是初始密码", "修改密码")
        self.own_back()
        self.hand.wait_for("*敏", "要同意")
        self.kin.leave()

    def locked(self):
        self.guest("王伟", self.kin.made_card(WANG_QIANG))
        self.agree()
        for left in (2, 1):
            self.kin.walk.enter_pin(WRONG_PIN)
            self.hand.wait_for("再试%d次" % left if left == 1 else "还可以试%d次" % left)
        self.kin.walk.enter_pin(WRONG_PIN)
        self.hand.wait_for("家人的卡已锁", "社保卡窗口重设密码")
        self.hand.wait_gone("没有对上", "没有回答")
        self.own_back()
        self.hand.wait_for("*强", "要同意")
        self.hand.tap("下一步，看承诺书")
        self.kin.sign_letter()
        self.kin.confirm("*强")
        self.hand.wait_for("等家人同意", NUMBER)
        self.kin.leave()

    def asked_before(self):
        self.guest("王伟", self.kin.made_card(WANG_QIANG, "135791"))
        self.hand.wait_for("*伟想让您用他账户里的钱")
        self.agree()
        self.hand.wait_for("请家人输自己的密码")
        self.kin.walk.enter_pin("135791")
        self.hand.wait_for("家人的卡读好了")
        self.own_back()
        self.hand.wait_for("*强", "可以绑")
        self.hand.tap("下一步，看承诺书")
        self.kin.sign_letter()
        self.kin.confirm("*强")
        self.hand.wait_for("绑定好了", NUMBER)
        assert self.kin.bindings(WANG_WEI, WANG_QIANG) == 1
        assert self.kin.hall.sql("SELECT count (*) FROM family_request WHERE answered_by = ''") == "0"
        self.kin.sound()
        self.kin.leave()

    def bound_already(self):
        self.guest("王伟", card_of("刘英"))
        self.hand.wait_for("家人的卡读好了")
        self.own_back()
        self.hand.wait_for("现在不能绑*英", "已经绑定")
        self.kin.leave()

    def relation_first(self):
        self.guest("王强", self.kin.made_card(WANG_YUE))
        self.hand.wait_for("*悦是*强的什么人？")
        self.hand.tap("妹妹")
        self.hand.wait_for("*强想让您用他账户里的钱", "您是*强的妹妹")

    def language(self):
        self.agree()
        self.hand.wait_for("同意用*强的钱")
        self.hand.tap("语言")
        self.hand.wait_for("Agree to use *强's money")
        self.hand.wait_gone("同意用")
        self.hand.tap("中文")
        self.hand.wait_for("同意用*强的钱")

    def agreed(self):
        self.kin.walk.enter_pin("246813")
        self.hand.wait_for("家人的卡读好了")
        self.own_back()
        self.hand.wait_for("*悦", "可以绑")
        self.hand.tap("下一步，看承诺书")
        self.kin.sign_letter()
        self.kin.confirm("*悦")
        self.hand.wait_for("绑定好了", NUMBER)
        assert self.kin.bindings(WANG_QIANG, WANG_YUE) == 1
        self.kin.sound()


def main():
    points = Points(7)
    with Desk() as desk:
        consent = Consent(desk)
        points.story([
            ("a relative's initial PIN is nobody's word: it is said so, and the binding is only asked for",
             consent.initial_pin),
            ("a relative's card that locks says so, and where its PIN is set anew", consent.locked),
            ("who was asked before and comes with the card answers the request that waits", consent.asked_before),
            ("who is bound already is not asked again", consent.bound_already),
            ("the relation is said before the relative is asked, and the question names it and the contributor",
             consent.relation_first),
            ("another language on the keypad's page says everything in it", consent.language),
            ("the relative's PIN is the word for it, and the binding holds at once", consent.agreed),
        ], consent.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
