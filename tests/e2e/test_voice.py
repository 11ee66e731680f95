#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The main job by one who does not see the screen: keys of a keypad, and every step decided by what was heard. The
accessibility tree is asked once, whether the voice is off again."""
import os
import re
import subprocess
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd, Printer  # noqa: E402
from desk import Desk  # noqa: E402
from ear import Ear  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of, this_year  # noqa: E402
from tap import Points  # noqa: E402

PAYER, PAYER_NO, RELATIVE_NO = "王伟", "9901000001", "9901000002"
FEE_FEN = 40000
MOST_KEYS = 40
# Amounts, masked names and numbers, as the screen has them and as a voice says them.
PRIVATE = re.compile(r"[*¥]|[0-9](\.[0-9]+)?元|(?<!某)某[^某]|[王伟英]")


class Blind:
    """One resident with a keypad, who hears."""

    def __init__(self, desk):
        self.desk = desk
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        with open(self.hall.config, "a", encoding="utf-8") as file:
            file.write("[voice]\nengine=speech-dispatcher\n")
        self.ear = Ear(self.hall.folder)
        desk.env["SPEECHD_ADDRESS"] = self.ear.address
        self.before = self.hall.balance_fen(PAYER_NO)
        self.file, self.pin = card_of(PAYER)
        self.asked = set()  # which of what was heard was asked for
        self.asking = None  # from where on, until the next key
        self.kiosk = self.hall.kiosk()

    def press(self, *keys):
        """Real keys; what is said from now on."""
        since = self.ear.count()
        if self.asking is not None:
            self.asked.update(range(self.asking, since))
        self.asking = None
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], env=self.desk.env, check=True,
                       stdin=subprocess.DEVNULL, timeout=15)
        return since

    def hear(self, *words, since=0):
        return self.ear.wait_for(*words, since=since)

    def go_to(self, *words):
        """Down, control by control, until one is named so."""
        for _ in range(MOST_KEYS):
            since = self.press("Down")
            if all(word in self.hear("按钮", since=since) for word in words):
                return
        raise AssertionError("no control is called " + " ".join(words))

    def choose(self, *words):
        self.go_to(*words)
        return self.press("Return")

    def ask(self, *words):
        """Everything on the page, also what is private."""
        self.asking = self.press("numbersign")
        self.hear(*words, since=self.asking)

    def enter_pin(self):
        """The cells say how many there are, never which."""
        since = self.press(*("KP_" + digit for digit in self.pin))
        self.hear("6位", since=since)
        return self.press("KP_Enter")

    # The story

    def switch_on(self):
        """The key that says it again also begins; nobody is told that it is there but by the hall."""
        for _ in range(MOST_KEYS):
            self.press("KP_Multiply")
            try:
                self.ear.wait_for("请插入社会保障卡", "星号键", seconds=0.5)
                return
            except Exception as error:  # pylint: disable=broad-except
                if self.ear.count() > 0 and "正在启动" not in str(error): # the machine may not have begun yet, and says so
                    raise
        raise AssertionError("the voice does not begin")

    def insert(self):
        since = self.ear.count()
        self.card.insert(self.file)
        self.hear("请输入社保卡密码", "数字键", since=since)

    def log_in(self):
        since = self.enter_pin()
        self.hear("您好，某某", "井号键", since=since)

    def choose_service(self):
        since = self.choose("代缴居民医保")
        self.hear("为哪位家人缴%d年度" % (this_year() + 1), "配偶", since=since)

    def tick(self):
        """Several at once: a press says what it did, and the next what it undid."""
        self.choose("给几个人一起缴")
        self.go_to("配偶")
        said = [self.hear("选", "。", since=self.press("Return")) for _ in range(2)]
        heard = sorted(text.split("。")[0] for text in said)
        assert heard == ["已选", "没选"], said
        since = self.choose("返回")
        self.hear("为哪位家人缴", since=since)

    def choose_relative(self):
        self.go_to("配偶", "给某某缴")
        self.ask("给某英缴")
        since = self.press("Return")
        self.hear("下一步", since=since)

    def check(self):
        since = self.choose("下一步")
        self.hear("从某某的个人账户支付若干元，为某某（配偶）缴纳%d年度" % (this_year() + 1), since=since)
        self.ask("从某伟的个人账户支付400元，为某英（配偶）缴纳", "付款后余额", "2886.50元")

    def pay(self):
        since = self.choose("确认并输入密码")
        self.hear("再输一次密码", since=since)
        since = self.enter_pin()
        self.hear("缴费成功", since=since)
        self.hear("打好了", since=since)
        self.printer.wait_paper(1)

    def leave(self):
        since = self.choose("取卡，结束服务")
        self.hear("请取回您的卡", since=since)
        since = self.ear.count()
        self.card.remove()
        self.hear("卡已取走", since=since)

    def money(self):
        self.hall.ctl("check")
        assert self.hall.balance_fen(PAYER_NO) == self.before - FEE_FEN
        paid = self.hall.sql("SELECT relative_psn_no, amount_fen FROM premium_payment")
        assert paid == "%s|%d" % (RELATIVE_NO, FEE_FEN), paid

    def nothing_told(self):
        with self.ear.something:
            for number, (text, _, _) in enumerate(self.ear.said):
                nobodys = text.startswith("欢迎使用")  # what everybody pays
                assert number in self.asked or nobodys or not PRIVATE.search(text), text
                assert self.pin not in text and "<" not in text, text

    def next_person(self):
        """The voice ended with the session; a screen reader is told of every page all the same, and nothing of the last
        visit stays with it."""
        tree = Hand(self.desk, self.kiosk)

        def wait_told(words):
            tree.wait_until(lambda seen: seen and words in seen[0].description, "a window described by " + words)

        tree.wait_for("请插入社会保障卡")
        tree.wait_gone("语音，已开")
        wait_told("请插入社会保障卡")
        since = self.ear.count()
        self.press("Down")
        self.card.insert(self.file)
        tree.wait_for("请输入社保卡密码")
        wait_told("请输入社保卡密码")
        self.card.remove()
        tree.wait_for("请插入社会保障卡")
        wait_told("请插入社会保障卡")
        assert self.ear.count() == since, self.ear.said[since:]

    def pulled_where_nothing_was_begun(self):
        """Nothing is promised to one who had begun nothing, though the voice itself is remembered for the card."""
        self.switch_on()
        self.insert()
        self.log_in()
        since = self.ear.count()
        self.card.remove()
        self.hear("卡已拔出，服务结束了", since=since)
        # What it says now comes after all that was said of the card
        self.hear("请插入社会保障卡", since=self.press("KP_Multiply"))
        assert not any("接着办" in said[0] for said in self.ear.said[since:]), self.ear.said[since:]

    def pulled(self):
        """Nothing but the voice says to one who does not see that the visit is over."""
        self.insert()
        self.log_in()
        self.hear("为哪位家人缴", since=self.choose("代缴居民医保"))
        since = self.ear.count()
        self.card.remove()
        self.hear("卡已拔出，服务结束了", "两分钟内插回这张卡", since=since)


def main():
    points = Points(14)
    with Desk() as desk:
        blind = Blind(desk)
        points.story([
            ("the star key switches the voice on, which says what to do and which keys there are", blind.switch_on),
            ("a card is answered by asking for the PIN", blind.insert),
            ("digits are counted aloud and never named, and lead home", blind.log_in),
            ("arrows and Enter find the service", blind.choose_service),
            ("a tick is heard, and that it is taken away", blind.tick),
            ("a relative is known by the relation, and by the name when it is asked for", blind.choose_relative),
            ("the confirmation says whose money pays whom, and both sums when they are asked for", blind.check),
            ("the payment and its paper are announced", blind.pay),
            ("the card is to be taken", blind.leave),
            ("the money is where it belongs", blind.money),
            ("no amount, name or PIN was said unasked", blind.nothing_told),
            ("the next person finds the voice off", blind.next_person),
            ("a card that is pulled out at home is told nothing of coming back", blind.pulled_where_nothing_was_begun),
            ("one that is pulled out of a service is told for how long it may come back", blind.pulled),
        ])
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
