#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""验证凭证 on real parts: what came out of the printer is read by zbarimg and held before a scanner on a serial line."""
import os
import subprocess
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, KeyScanner, Pcscd, Printer, Scanner  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import END, IDLE, PAY_PREMIUM, Walk  # noqa: E402

PAYER, RELATIVE = "王伟", "*英"
VERIFY = "验证凭证"


def read_code(path):
    """The text of a paper's code, as zbarimg reads it."""
    run = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path],
                         stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=60)
    return run.stdout.strip()


class Verifying:
    """One kiosk with a scanner, one paper of it, and what the screen says about that paper."""

    def __init__(self, desk):
        self.scanner = Scanner()
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        self.hall.set_scanner(self.scanner.device)
        self.desk, self.process = desk, self.hall.kiosk()
        self.hand = Hand(desk, self.process)
        self.walk = Walk(self.hand)
        self.file, self.pin = card_of(PAYER)
        self.text = ""

    def pay(self):
        self.walk.at_idle()
        self.card.insert(self.file)
        self.walk.to_home(self.pin)
        self.walk.to_choose()
        self.walk.to_tier(RELATIVE)
        self.walk.to_confirm(RELATIVE)
        self.walk.to_pin_again()
        self.walk.pay(self.pin)
        self.text = read_code(self.printer.wait_paper(1))
        self.card.remove()
        self.walk.at_idle()

    def how_to(self):
        self.hand.tap(VERIFY)
        self.hand.wait_for("请扫凭条")

    def valid(self):
        self.scanner.scan(self.text)
        self.hand.wait_for("二维码是真的", "和纸上的对一遍，不一样的凭条是假的", "07-000001", "没有补打过", "这笔缴费没有退回过。")

    def altered(self):
        """One character in the middle; what the paper then claims is not told as a fact."""
        middle = len(self.text) // 2
        other = "A" if self.text[middle] != "A" else "B"
        self.scanner.scan(self.text[:middle] + other + self.text[middle + 1:])
        self.hand.wait_gone("二维码是真的")
        seen = " ".join(self.hand.texts())
        assert "被改动" in seen or "不是凭条" in seen, seen
        assert "400.00" not in seen, seen

    def altered_signature(self):
        """The last characters are the signature's: the paper still reads, and does not hold."""
        last = "0" if self.text[-2] != "0" else "1"
        self.scanner.scan(self.text[:-2] + last + self.text[-1])
        self.hand.wait_for("凭条没通过核对")

    def something_else(self):
        self.scanner.scan("https://example.org/")
        self.hand.wait_for("这不是凭条上的码")

    def newer(self):
        """A kind that this program does not know is one of ours all the same, and is said to be."""
        self.scanner.scan("GJ9:P62Q4K359K+PCJO88PJE0XIN7")
        self.hand.wait_for("这张凭条的格式比本机新", "请拿凭条到窗口")

    def statement(self):
        """A statement's records are told to be in the hall's hands, and can be held beside the paper."""
        self.hand.tap(END)
        self.walk.at_idle()
        self.card.insert(self.file)
        self.walk.to_home(self.pin)
        self.hand.tap("消费明细")
        self.hand.tap("打印对账单")
        self.hand.tap("打印", exact=True)
        self.hand.wait_for("打好了", "07-000002", seconds=40)
        self.card.remove()
        self.walk.at_idle()
        self.scanner.scan(read_code(self.printer.wait_paper(2)))
        self.hand.wait_for("二维码是真的", "和纸上的对一遍，不一样的凭条是假的", "和签名一致")
        self.hand.tap("看明细")
        name, fen = self.hall.sql("SELECT fixmedins_name, medfee_sumamt_fen FROM settlement WHERE psn_no = '9901000001'"
                                  " ORDER BY setl_time_us DESC LIMIT 1").split("|")
        self.hand.wait_for("请和纸上一笔一笔对", name, "%d.%02d" % (int(fen) // 100, int(fen) % 100))
        self.hand.tap("对好了")
        self.hand.wait_for("二维码是真的", "和签名一致")

    def from_idle(self):
        """Nobody has to find the tile: a paper held before the scanner is enough."""
        self.hand.tap(END)
        self.walk.at_idle()
        self.scanner.scan(self.text)
        self.hand.wait_for("二维码是真的")

    def a_card_comes_first(self):
        self.card.insert(self.file)
        self.walk.at_pin()
        self.scanner.scan("123456")
        self.scanner.scan(self.text)
        self.walk.enter_pin(self.pin)
        self.hand.button(PAY_PREMIUM)
        self.card.remove()
        self.hand.wait_for(IDLE)

    def lost_keys(self):
        self.process.terminate()
        self.process.wait(60)
        self.desk.end(self.process)
        scanner = KeyScanner(os.path.join(self.hall.folder, "keys-of-a-scanner"))
        self.hall.set_scanner(scanner.device)
        self.process = self.hall.kiosk()
        self.hand.turn_to(self.process)
        self.walk.at_idle()
        scanner.scan_and_lose()
        self.hand.wait_for("这次没有验成", "请再扫一次")


def main():
    points = Points(11)
    with Desk() as desk:
        verifying = Verifying(desk)
        points.story([
            ("a premium is paid and its paper read by zbarimg", verifying.pay),
            ("the tile on the idle screen says how to hold a paper", verifying.how_to),
            ("the paper is valid, says its number, and was never printed again", verifying.valid),
            ("a paper with another character in it is never valid", verifying.altered),
            ("a paper with another signature was altered", verifying.altered_signature),
            ("any other code is told to be no paper of ours", verifying.something_else),
            ("a newer kind of paper is told to be one of ours, and where to go", verifying.newer),
            ("a statement's records, kept here, can be held beside the paper", verifying.statement),
            ("a paper held before the idle screen is verified at once", verifying.from_idle),
            ("a card put in ends it, and a scan on the PIN page types nothing", verifying.a_card_comes_first),
            ("a scan of which keys were lost is told to be held there again, and judged as nothing", verifying.lost_keys),
        ], verifying.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
