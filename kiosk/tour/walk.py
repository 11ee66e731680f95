# SPDX-License-Identifier: Apache-2.0
"""The way of a resident through the kiosk, step by step, as the tour and the end-to-end tests both take it.

A step waits for the screen it leads to. The words a resident reads stand here once; whoever watches gets every
screen's name through `seen`. It knows no device: somebody else puts the card in.
"""
from people import this_year

IDLE = "请插入社会保障卡"
PIN = "请输入社保卡密码"
PIN_AGAIN = "再输一次密码"
CONFIRM_PIN = "确认"
PAY_PREMIUM = "代缴居民医保"
NEXT = "下一步"
CONFIRM = "确认并输入密码"
DONE = "缴费成功"
NOT_TWICE = "请勿再从其他渠道缴费"
PAPER_OUT = "打好了"
NEXT_PAGE = "下一页"
BEGIN_AGAIN = "重新开始"
FINISH = "取卡，结束服务"
TAKE_CARD = "请取"
BACK, HOME, END = "返回", "首页", "结束服务"


class Walk:
    """One resident at one kiosk."""

    def __init__(self, hand, seen=None):
        self.hand = hand
        self.seen = seen or (lambda name: None)
        self.year = this_year() + 1

    def at_idle(self):
        self.hand.wait_for(IDLE)
        self.seen("idle")

    def at_pin(self):
        self.hand.wait_for(PIN)
        self.seen("pin")

    def enter_pin(self, pin):
        """Types the PIN and confirms; what follows is the caller's to see."""
        self.hand.type_pin(pin)
        self.hand.tap(CONFIRM_PIN, exact=True)

    def to_home(self, pin):
        self.at_pin()
        self.enter_pin(pin)
        # The same card, pulled a moment ago: what was open then is open, or asked about.
        if self.hand.button(PAY_PREMIUM, other=HOME).name == HOME:
            self.hand.tap(HOME, exact=True)
            self.hand.button(PAY_PREMIUM)
        self.seen("home")

    def to_choose(self):
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for("为哪位家人缴%d年度" % self.year)
        self.seen("choose")

    def to_tier(self, relative):
        self.hand.tap("给%s缴" % relative)
        self.hand.button(NEXT)
        self.seen("tier")

    def to_confirm(self, relative):
        self.hand.tap(NEXT)
        self.hand.wait_for(CONFIRM, relative)
        self.seen("confirm")

    def to_pin_again(self):
        self.hand.tap(CONFIRM)
        self.hand.wait_for(PIN_AGAIN)
        self.seen("pin-again")

    def pay(self, pin):
        self.enter_pin(pin)
        self.hand.wait_for(DONE, NOT_TWICE)
        self.seen("result")

    def paper_is_out(self):
        self.hand.wait_for(PAPER_OUT)
        self.seen("paper-out")

    def to_result(self, relative, pin):
        """From home, everything up to the result."""
        self.to_choose()
        self.to_tier(relative)
        self.to_confirm(relative)
        self.to_pin_again()
        self.pay(pin)

    def finish(self):
        self.hand.tap(FINISH)
        self.hand.wait_for(TAKE_CARD)
        self.seen("take-card")

    def at_idle_again(self, *personal):
        """Idle, with nothing personal left."""
        self.hand.wait_for(IDLE)
        self.hand.wait_gone(*personal)
        self.seen("idle-again")
