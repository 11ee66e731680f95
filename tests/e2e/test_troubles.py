#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What can go wrong in front of the kiosk, each with the screen that says so: wrong and locked PINs, a PIN never changed,
cards that are something else, too little money, no paper, no printer, no pcscd."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd, Printer  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import BACK, CONFIRM, CONFIRM_PIN, DONE, END, HOME, IDLE, PAY_PREMIUM, TAKE_CARD, Walk  # noqa: E402

PAYER, RELATIVE = "王伟", "*英"
NEW_PIN = "357902"


class Troubles:
    """One kiosk, and one trouble after the other; each leaves it idle."""

    def __init__(self, desk):
        self.desk = desk
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        self.hand = Hand(desk, self.hall.kiosk())
        self.walk = Walk(self.hand)

    def insert(self, name):
        file, pin = card_of(name)
        self.walk.at_idle()
        self.card.insert(file)
        return pin

    def leave(self):
        self.card.remove()
        self.hand.wait_for(IDLE)

    def wrong_pin(self):
        pin = self.insert(PAYER)
        self.walk.at_pin()
        wrong = "%06d" % ((int(pin) + 1) % 1000000)
        self.walk.enter_pin(wrong)
        self.hand.wait_for("密码不对", "还可以试2次")
        self.walk.enter_pin(pin)
        self.hand.button(PAY_PREMIUM)
        self.leave()

    def locked(self):
        self.insert("王军")
        self.hand.wait_for("锁")
        assert not [t for t in self.hand.look() if t.name == CONFIRM_PIN], "a locked card must not be asked"
        self.leave()

    def initial_pin(self):
        pin = self.insert("王敏")
        self.walk.to_home(pin)
        self.hand.wait_for("初始密码")
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for("请输入现在的密码")
        self.walk.enter_pin(pin)
        self.hand.wait_for("请输入新密码", "改好才能缴费")
        self.hand.type_pin("123321")
        self.hand.tap("取消", exact=True)
        self.hand.wait_gone("请输入新密码")
        self.leave()

    def change_pin(self):
        pin = self.insert("王敏")
        self.walk.to_home(pin)
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for("请输入现在的密码")
        self.walk.enter_pin(pin)
        self.hand.wait_for("请输入新密码")
        self.hand.type_pin("111111")
        self.hand.tap("下一步", exact=True)
        self.hand.wait_for("不能6位都一样")
        for step in ("下一步", CONFIRM_PIN):
            self.hand.type_pin(NEW_PIN)
            self.hand.tap(step, exact=True)
        self.hand.wait_for("密码改好了")
        self.leave()
        self.insert("王敏")
        self.walk.to_home(NEW_PIN)
        self.walk.to_choose()
        self.leave()

    def other_card(self, card, words):
        self.walk.at_idle()
        self.card.insert(card)
        self.hand.wait_for(words)
        self.leave()

    def too_little(self):
        pin = self.insert("王强")
        self.walk.to_home(pin)
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for("余额不足", "还差¥280.00", "请另一位家人插自己的卡来缴")
        assert not [t for t in self.hand.look() if "给*静缴" in t.name or "可代缴" in t.name]
        assert self.hall.sql("SELECT count (*) FROM premium_intent") == "0"
        self.leave()

    def no_account(self):
        """A resident without an employee's account can look, and is told who could pay."""
        pin = self.insert("刘英")
        self.walk.at_pin()
        self.walk.enter_pin(pin)
        self.hand.wait_for("家庭共济")
        assert not [t for t in self.hand.look() if "为哪位家人缴" in t.name]
        self.leave()

    def ways_out(self):
        """返回, 首页 and 结束服务 act on the way to a payment, and nothing is prepared."""
        pin = self.insert(PAYER)
        self.walk.to_home(pin)
        self.walk.to_choose()
        self.walk.to_tier(RELATIVE)
        self.hand.tap(BACK)
        self.hand.wait_for("为哪位家人缴")
        self.walk.to_tier(RELATIVE)
        self.walk.to_confirm(RELATIVE)
        self.hand.tap(HOME)
        self.hand.button(PAY_PREMIUM)
        self.hand.tap(END)
        self.hand.wait_for(TAKE_CARD)
        self.hand.wait_gone("*伟")
        assert self.hall.sql("SELECT count (*) FROM premium_payment") == "0"
        self.leave()

    def no_paper(self):
        self.printer.control.ask("fault paper-out")
        pin = self.insert(PAYER)
        self.walk.to_home(pin)
        self.walk.to_choose()
        self.walk.to_tier(RELATIVE)
        self.hand.tap("下一步")
        self.hand.wait_for("纸")
        self.hand.tap("不打印，继续缴费")
        self.hand.wait_for(CONFIRM)
        self.walk.to_pin_again()
        self.walk.enter_pin(pin)
        self.hand.wait_for(DONE, "凭条")
        assert self.hall.sql("SELECT outcome FROM print_job") == "owed"
        self.leave()
        self.printer.control.ask("clear")

    def owed(self):
        pin = self.insert(PAYER)
        self.walk.to_home(pin)
        self.hand.wait_for("凭证补打")
        self.hand.tap("凭证补打")
        self.hand.wait_for("07-000001")
        self.hand.tap("打印凭条07-000001")
        self.printer.wait_paper(1)
        self.hall.ctl("check")
        self.leave()

    def no_pcscd(self):
        self.walk.at_idle()
        self.pcscd.stop()
        self.hand.wait_for("暂停服务", seconds=30)
        self.hand.wait_for("3号窗口")
        self.pcscd.start()
        self.hand.wait_for(IDLE, seconds=60)


def main():
    points = Points(12)
    with Desk() as desk:
        trouble = Troubles(desk)
        for name, action in (
                ("a wrong PIN says how many tries are left, and the right one still works", trouble.wrong_pin),
                ("a locked card is not asked for its PIN", trouble.locked),
                ("an initial PIN may look, and must be changed before it pays", trouble.initial_pin),
                ("a new PIN is typed twice, a weak one is refused, and then one may pay", trouble.change_pin),
                ("another kind of card is told so", lambda: trouble.other_card("other", "不是社会保障卡")),
                ("a card that refuses the name is told so", lambda: trouble.other_card("refused", "读不")),
                ("too little money says how much is missing, before anything is submitted", trouble.too_little),
                ("a person without a personal account can look", trouble.no_account),
                ("返回, 首页 and 结束服务 lead where they say, and pay nothing", trouble.ways_out),
                ("without paper one may go on, and the receipt is owed", trouble.no_paper),
                ("an owed receipt is offered at the next visit and printed", trouble.owed),
                ("without pcscd the kiosk says where to go, and comes back by itself", trouble.no_pcscd)):
            if not points.point(name, action, trouble.hand):
                trouble.card.control.ask("remove")
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
