#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The main job where the layouts are other ones: in large text, in English, from a wheelchair, on the smallest screen. One of them a
run: test_layouts.py large|english|low|small. What is tapped is what a resident sees there, so that nothing needed may be cut,
covered or a page too far; the money is the same."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd, Printer  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand, HandError  # noqa: E402
from people import card_of, this_year  # noqa: E402
from tap import Points  # noqa: E402
from walk import IDLE  # noqa: E402

PAYER, PAYER_NO, RELATIVE_NO, RELATIVE = "王伟", "9901000001", "9901000002", "*英"
FEE_FEN = 40000
SIZES = {"large": (1080, 1920), "english": (1080, 1920), "low": (1080, 1920), "small": (1024, 768)}

CHINESE = {"idle": IDLE, "pin": "请输入社保卡密码", "confirm-pin": "确认", "pay": "代缴居民医保", "family": "家庭共济",
           "back": "返回", "home": "首页", "next-page": "下一页", "view": "查看" + RELATIVE,
           "choose": "为哪位家人缴%d年度" % (this_year() + 1), "pay-for": "给%s缴" % RELATIVE, "next": "下一步",
           "confirm": "确认并输入密码", "again": "再输一次密码", "done": "缴费成功", "not-twice": "请勿再从其他渠道缴费",
           "paper": "打好了", "finish": "取卡，结束服务"}
ENGLISH = {"idle": "Insert social security card", "pin": "Enter your card's PIN", "confirm-pin": "Confirm",
           "pay": "Pay a relative's insurance", "family": "Family sharing", "back": "Back", "home": "Home",
           "next-page": "Next", "view": "View " + RELATIVE, "choose": "Whose %d premium" % (this_year() + 1),
           "pay-for": "Pay for " + RELATIVE, "next": "Next", "confirm": "Confirm and enter PIN", "again": "Enter PIN again",
           "done": "Paid", "not-twice": "Do not pay again elsewhere", "paper": "Ready. Please take it", "finish": "Take card"}


class Layout:
    """One resident, who reads the screen in one way."""

    def __init__(self, desk, way):
        self.way, self.say = way, ENGLISH if way == "english" else CHINESE
        pcscd = Pcscd(desk)
        self.card = Card(desk, pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        self.before = self.hall.balance_fen(PAYER_NO)
        self.hand = Hand(desk, self.hall.kiosk())
        self.file, self.pin = card_of(PAYER)

    def tap(self, what, exact=False):
        if self.way == "low":
            thing = self.hand.button(self.say[what], exact=exact)
            assert thing.centre[1] > SIZES["low"][1] // 2, "“%s” is out of reach" % thing.name
        self.hand.tap(self.say[what], exact=exact)

    def wait(self, *what):
        self.hand.wait_for(*(self.say[word] for word in what))

    def reach(self, what):
        """Turns the list's pages until this button is in sight."""
        for _ in range(9):
            try:
                return self.hand.button(self.say[what], seconds=1)
            except HandError:
                self.hand.tap(self.say["next-page"], exact=True)
        raise HandError("“%s” is on none of the pages" % self.say[what])

    def enter_pin(self):
        self.hand.type_pin(self.pin)
        self.tap("confirm-pin", exact=True)

    def choose_way(self):
        self.hand.wait_for(IDLE)
        if self.way == "large":
            self.hand.tap("长辈模式")
        if self.way == "english":
            self.hand.tap("语言")
        if self.way == "low":
            self.hand.tap("低位")
        self.wait("idle")
        self.card.insert(self.file)
        self.wait("pin")
        self.enter_pin()

    def home(self):
        """What people come for is in sight at once, without turning a page."""
        self.hand.button(self.say["pay"])
        self.hand.button(self.say["family"])

    def family(self):
        self.tap("family")
        self.reach("view")
        self.hand.tap(self.say["view"])
        self.hand.wait_for(RELATIVE, "*")
        self.tap("home", exact=True)
        self.hand.button(self.say["pay"])

    def pay(self):
        self.tap("pay")
        self.wait("choose")
        self.reach("pay-for")
        self.tap("pay-for")
        self.hand.button(self.say["next"])
        self.tap("next")
        self.wait("confirm")
        self.hand.wait_for(RELATIVE, "400", "%d" % (this_year() + 1), "2,886.50")
        self.tap("confirm")
        self.wait("again")
        self.enter_pin()
        self.wait("done", "not-twice")
        self.wait("paper")
        self.printer.wait_paper(1)

    def money(self):
        self.hall.ctl("check")
        assert self.hall.balance_fen(PAYER_NO) == self.before - FEE_FEN
        assert self.hall.sql("SELECT relative_psn_no FROM premium_payment") == RELATIVE_NO

    def leave(self):
        self.tap("finish")
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.hand.wait_gone("*伟", RELATIVE, "2,886.50")


def main():
    way = sys.argv[1]
    points = Points(6)
    with Desk(*SIZES[way]) as desk:
        layout = Layout(desk, way)
        points.story([
            ("%s: the screen is read in one's own way, and the PIN is typed" % way, layout.choose_way),
            ("%s: 代缴居民医保 and 家庭共济 are both in sight at home" % way, layout.home),
            ("%s: one relative of the family is looked at" % way, layout.family),
            ("%s: a premium is paid by what is on the screen" % way, layout.pay),
            ("%s: the money is where it belongs" % way, layout.money),
            ("%s: the next one finds the kiosk as it was" % way, layout.leave),
        ], layout.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
