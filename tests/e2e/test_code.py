#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""医保码 on real parts: a code held before the scanner opens its holder's account, to look at and not to sign; once."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
import memory  # noqa: E402
from parts import Card, Pcscd, Printer, Scanner  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import END, IDLE, PAY_PREMIUM, Walk  # noqa: E402

HOLDER, PSN_NO = "王伟", "9901000001"
CODES = ["MDYwMDAwMDAwMTIzNDU2Nzg5MDEyMzQ1Njc4%d" % n for n in range(5)]
NEVER_LOADED = "MDYwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw"


class Showing:
    def __init__(self, desk):
        self.scanner = Scanner()
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        self.hall.set_scanner(self.scanner.device)
        self.hall.take_codes()
        lines = ["code,psn_no,expires"] + ["%s,%s,2099-12-31 23:59:59" % (code, PSN_NO) for code in CODES[:4]]
        lines.append("%s,%s,2020-01-01 00:00:00" % (CODES[4], PSN_NO))
        path = os.path.join(self.hall.folder, "codes.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        assert self.hall.json("codes", "load", path)["added"] == 5
        os.unlink(path)
        self.kiosk = self.hall.kiosk()
        self.hand = Hand(desk, self.kiosk)
        self.walk = Walk(self.hand)
        self.file, self.pin = card_of(HOLDER)

    def invites(self):
        self.hand.wait_for(IDLE, "没带卡，扫医保码能查看")

    def opens_home(self):
        self.scanner.scan(CODES[0])
        self.hand.wait_for("*伟", "缴费要插社保卡")
        self.hand.tap("消费明细")
        self.hand.wait_for("打印对账单")

    def signs_nothing(self):
        self.hand.tap("首页")
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for("这一项要插社保卡", "不能缴费，也不能办共济")
        self.hand.tap("回首页")
        self.hand.tap("家庭共济")
        self.hand.tap("添加家人")
        self.hand.wait_for("这一项要插社保卡")
        assert "修改密码" not in " ".join(self.hand.texts())

    def ends_without_a_card(self):
        self.hand.tap(END)
        self.walk.at_idle()

    def refused(self, code, why):
        self.scanner.scan(code)
        self.hand.wait_for("没能用医保码进来", why, "在手机上刷新医保码")
        self.hand.tap("知道了")
        self.walk.at_idle()

    def used_once(self):
        self.refused(CODES[0], "这个码用过了，或者过期了。")
        self.refused(CODES[4], "这个码用过了，或者过期了。")

    def unknown(self):
        """Another one may be shown at once; on the page that verifies it is no receipt, and is not used up."""
        self.refused(NEVER_LOADED, "本机不认识这个码")
        self.scanner.scan(NEVER_LOADED)
        self.hand.wait_for("没能用医保码进来")
        self.scanner.scan(CODES[3])
        self.hand.wait_for("缴费要插社保卡")
        self.hand.tap(END)
        self.walk.at_idle()
        self.hand.tap("验证凭证")
        self.hand.wait_for("请扫凭条")
        self.scanner.scan(CODES[2])
        self.hand.wait_for("这不是凭条上的码")
        self.hand.tap(END)
        self.walk.at_idle()

    def a_card_comes_first(self):
        self.scanner.scan(CODES[1])
        self.hand.wait_for("缴费要插社保卡")
        self.card.insert(self.file)
        self.walk.to_home(self.pin)
        self.scanner.scan(CODES[2])
        self.hand.button(PAY_PREMIUM)
        assert "缴费要插社保卡" not in " ".join(self.hand.texts())
        self.card.remove()
        self.walk.at_idle()

    def nothing_is_kept(self):
        """A code that came at the wrong moment was not used up; no code is in the store, the journal or the memory."""
        assert memory.find_text(self.kiosk.pid, "武汉市测试大厅"), "the search does not find what is there"
        for code in CODES + [NEVER_LOADED]:
            found = memory.find_text(self.kiosk.pid, code)
            assert not found, (code, found[:10])
        assert self.hall.sql("SELECT count(*) FROM credential_use") == "3"
        for root, _, names in os.walk(self.hall.folder):
            for name in names:
                with open(os.path.join(root, name), "rb") as file:
                    content = file.read()
                for code in CODES + [NEVER_LOADED]:
                    assert code.encode() not in content, (name, code)
        self.hall.ctl("check")


def main():
    points = Points(8)
    with Desk() as desk:
        showing = Showing(desk)
        points.story([
            ("the idle screen says that a code opens the account", showing.invites),
            ("a code opens its holder's account to look at", showing.opens_home),
            ("neither paying nor binding can be had by it, and it is said why", showing.signs_nothing),
            ("it ends without a card to take", showing.ends_without_a_card),
            ("a code that was used, or is too old, opens nothing", showing.used_once),
            ("a code that nobody loaded opens nothing", showing.unknown),
            ("a card that is put in meanwhile comes first", showing.a_card_comes_first),
            ("no code is kept anywhere, and the books are sound", showing.nothing_is_kept),
        ], showing.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
