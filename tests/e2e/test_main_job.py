#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The main job on real parts: pcscd with a card in a virtual reader, real taps, a network printer. What came out of the
printer is read by zbarimg, its signature checked by the openssl command line, and the money by gongjictl and sqlite3."""
import os
import subprocess
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd, Printer, top_folder  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import HOME, IDLE, NEXT_PAGE, Walk  # noqa: E402

sys.path.insert(0, os.path.join(top_folder(), "tests", "vectors"))
import verify_independently as stranger  # noqa: E402

PAYER, PAYER_NO, RELATIVE_NO, RELATIVE = "王伟", "9901000001", "9901000002", "*英"
FEE_FEN = 40000


class Job:
    """One resident, one payment, and everything that can be said about it afterwards."""

    def __init__(self, desk):
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        self.before = self.hall.balance_fen(PAYER_NO)
        self.kiosk = self.hall.kiosk()
        self.hand = Hand(desk, self.kiosk)
        self.walk = Walk(self.hand)
        self.file, self.pin = card_of(PAYER)
        self.text = ""

    def insert(self):
        self.walk.at_idle()
        self.card.insert(self.file)
        self.walk.at_pin()

    def come_home(self):
        self.walk.to_home(self.pin)

    def choose(self):
        self.walk.to_choose()
        self.hand.tap(NEXT_PAGE)
        self.hand.wait_for("已缴费")
        self.hand.tap(NEXT_PAGE)
        self.hand.wait_for("暂停")
        self.hand.tap("上一页")
        self.hand.wait_for("第2页")
        self.hand.tap("上一页")
        self.walk.to_tier(RELATIVE)

    def confirm(self):
        self.walk.to_confirm(RELATIVE)
        seen = " ".join(self.hand.texts())
        for words in ("*伟", "400元", "%d年度" % self.walk.year, "3,286.50", "2,886.50"):
            assert words in seen, (words, seen)

    def pay(self):
        self.walk.to_pin_again()
        self.walk.pay(self.pin)
        self.hand.wait_for("2,886.50")
        self.walk.paper_is_out()

    def paper(self):
        path = self.printer.wait_paper(1)
        run = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=60)
        self.text = run.stdout.strip()
        assert self.text.startswith("GJ1:"), run.stdout

    def stranger_verifies(self):
        keyring = stranger.read_keyring(self.hall.keyring())
        assert keyring[0] == "real", keyring
        assert stranger.judge(self.text, keyring) == "valid"
        _, facts, _ = stranger.decode(self.text)
        assert facts["amount_fen"] == FEE_FEN and facts["coverage_year"] == self.walk.year, facts
        assert facts["balance_after_fen"] == self.before - FEE_FEN and facts["kiosk_id"] == "07", facts
        assert facts["payer_name"] == "*伟" and facts["relative_name"] == RELATIVE, facts

    def money(self):
        self.hall.ctl("check")
        self.hall.ctl("audit", "verify")
        assert self.hall.balance_fen(PAYER_NO) == self.before - FEE_FEN
        paid = self.hall.sql("SELECT relative_psn_no, coverage_year, amount_fen FROM premium_payment")
        assert paid == "%s|%d|%d" % (RELATIVE_NO, self.walk.year, FEE_FEN), paid
        assert self.hall.sql("SELECT outcome FROM print_job") == "printed"

    def leave(self):
        self.walk.finish()
        self.card.remove()
        self.walk.at_idle_again("*伟", RELATIVE, "2,886.50")

    def find_it_again(self):
        self.card.insert(self.file)
        self.come_home()
        self.hand.tap("代缴缴费记录")
        self.hand.wait_for(RELATIVE, "400")
        self.hand.tap(HOME)
        self.hand.button("凭证补打")

    def reprint(self):
        self.hand.tap("凭证补打")
        self.hand.wait_for("07-000001")
        self.hand.tap("补打")
        self.printer.wait_paper(2)
        self.hand.wait_until(lambda _: self.hall.sql(
            "SELECT count (*) FROM print_job WHERE outcome = 'printed'") == "2", "the reprint is noted")
        self.hall.ctl("check")
        assert self.hall.balance_fen(PAYER_NO) == self.before - FEE_FEN

    def pull(self):
        self.card.remove()
        self.hand.wait_for(IDLE)


def main():
    points = Points(12)
    with Desk() as desk:
        job = Job(desk)
        points.story([
            ("a card in a real reader leads to the PIN", job.insert),
            ("the right PIN leads home", job.come_home),
            ("relatives who cannot be paid for say why, and one is chosen", job.choose),
            ("the confirmation names both people, the year, the amount and both balances", job.confirm),
            ("the second PIN pays", job.pay),
            ("zbarimg reads the QR code on the paper that came out of the printer", job.paper),
            ("openssl verifies the signature, and the signed facts are the payment's", job.stranger_verifies),
            ("gongjictl and sqlite3 find the money where it belongs", job.money),
            ("taking the card leads back to idle with nothing personal left", job.leave),
            ("the payment is found again under 代缴缴费记录", job.find_it_again),
            ("the receipt is reprinted without moving money", job.reprint),
            ("pulling the card ends the session", job.pull),
        ], job.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
