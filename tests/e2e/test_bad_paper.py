#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The paper's worst minutes: it jams, the cover is opened under it, nobody takes it, another one is in the way. The
resident sees what is true, the QR on the screen, and where to get the paper; the money stands."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import RECEIPT, RELATIVE, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from parts import wait_until  # noqa: E402
from tap import Points  # noqa: E402
from walk import CONFIRM, DONE, IDLE, NOT_TWICE, PIN  # noqa: E402

# A presenter that waits six seconds, and a short way of saying that this profile is nobody's manual.
PRESENTER = """[printer]
label=测试用
mouth=custom
clear=none
retract_seconds=6
source=测试
"""
QR, WHERE = "凭条二维码", "修好后能补打，也能到窗口打"


class Paper:
    """One hall with a printer that has a presenter, and what its paper does."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.hall.set_printer_profile("presenter", PRESENTER)
        self.hand = None

    def begin(self):
        self.scene.printer.control.ask("clear")
        self.scene.printer.control.ask("power")
        self.scene.printer.control.ask("mouth custom")
        self.scene.begin()
        self.hand = self.scene.hand
        self.scene.come_home()

    def stops(self, fault, trouble):
        """In the middle of the receipt."""
        scene = self.scene
        scene.printer.control.ask("fault %s in-raster 300" % fault)
        scene.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE, "凭条没打出来", trouble, WHERE, QR)
        scene.paid_once("stopped")
        scene.leave()

    def refused(self, trouble):
        """Whoever pays now is told before."""
        scene = self.scene
        scene.come_home()
        self.hand.tap("凭证补打")
        self.hand.wait_for("现在打不了凭条", trouble, "凭条都存在机器里", "您的钱没有动")
        scene.leave()

    def staff_come(self):
        card, pin = card_of("何洁")
        self.scene.hall.ctl("staff", "add", "1007", "--name", "何洁", typed="110000199203189429\n")
        self.scene.card.insert(card)
        self.hand.wait_for(PIN)
        self.scene.walk.enter_pin(pin)

    def jam(self):
        """A printer without a bit of its own for a jam says only that it has an error that can be ended."""
        self.begin()
        self.stops("jam", "打印机出了故障")
        self.refused("打印机出了故障")
        # The paper is out, the printer not reset: that is still a jam.
        self.scene.printer.control.ask("clear")
        self.refused("打印机出了故障")
        self.staff_come()
        self.hand.wait_for("取出卡住的纸，合上盖子，再按“复位”。")
        self.hand.tap("复位", exact=True)
        self.hand.wait_for("打印机好了")
        self.scene.card.remove()
        self.hand.wait_for(IDLE)
        self.scene.reprint("还没给您", papers=2)
        self.scene.paid_once("stopped")

    def cover(self):
        self.begin()
        self.stops("cover-open", "打印机的盖子开着")
        self.refused("打印机的盖子开着")
        self.scene.printer.control.ask("clear")
        self.scene.reprint("还没给您", papers=2)
        self.scene.paid_once("stopped")

    def restarted(self):
        """What hangs from the printer is known of to the next start, and to the one after it."""
        self.begin()
        self.stops("cover-open", "打印机的盖子开着")
        self.scene.printer.control.ask("clear")
        for _ in range(2):
            self.scene.stop()
            self.scene.start()
            self.hand.wait_for(IDLE, seconds=30)
        self.scene.reprint("还没给您", papers=2)
        self.scene.paid_once("stopped")

    def taken(self):
        self.begin()
        self.scene.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE, "打好了，请往下取", QR)
        self.scene.paid_once("printed")
        self.scene.leave()

    def not_taken(self):
        scene = self.scene
        self.begin()
        scene.printer.control.ask("fault not-taken")
        scene.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE, "打好了，请往下取")
        assert "mouth=full" in scene.printer.control.ask("status")
        self.hand.wait_for("凭条没取走", "机器收回了", "可到“凭证补打”再打", QR, seconds=30)
        scene.paid_once("stopped")
        assert scene.hall.sql("SELECT printer_condition FROM print_job") == "retracted"
        scene.leave()
        scene.printer.control.ask("clear")
        scene.reprint("还没给您")
        scene.paid_once("stopped")
        assert "mixed=0" in scene.printer.control.ask("status")

    def gone_away(self):
        """Who pulls the card and goes leaves the paper to the machine, not to the next person."""
        scene = self.scene
        self.begin()
        scene.printer.control.ask("fault not-taken")
        scene.to_paying()
        self.hand.wait_for(DONE, "打好了，请往下取")
        scene.leave()
        wait_until(lambda: "mouth=empty" in scene.printer.control.ask("status"), "it is drawn back")
        scene.paid_once("stopped")
        scene.printer.control.ask("clear")
        scene.reprint("还没给您")

    def staff_hand_out(self):
        """What stands in the mouth is not offered to be printed once more; drawn back, it is."""
        scene = self.scene
        self.begin()
        self.stops("cover-open", "打印机的盖子开着")
        scene.printer.control.ask("clear")
        scene.printer.control.ask("fault not-taken")
        self.staff_come()
        self.hand.tap("去打印")
        self.hand.tap("打印" + RECEIPT)
        self.hand.wait_for(RECEIPT + "打好了，请交给本人", "没有别的欠着了")
        self.hand.wait_for(RECEIPT + "没取走，机器收回了", "打印" + RECEIPT, seconds=30)
        results = "SELECT count(*) FROM audit WHERE kind = 'staff.receipt' AND result = '%s'"
        wait_until(lambda: scene.hall.sql(results % "stopped") == "1", "the audit says that it was drawn back")
        assert scene.hall.sql(results % "printed") == "0"
        scene.card.remove()
        self.hand.wait_for(IDLE)

    def in_the_way(self):
        scene = self.scene
        self.begin()
        scene.printer.control.ask("fault mouth-blocked")
        scene.walk.to_choose()
        scene.walk.to_tier(RELATIVE)
        self.hand.tap("下一步")
        self.hand.wait_for("现在打不了凭条", "出纸口有纸，请先取走", "还没有缴费，您的钱一分没动", "先不缴")
        scene.printer.control.ask("clear")
        self.hand.tap("不打印，继续缴费")
        self.hand.wait_for(CONFIRM)
        scene.leave()
        scene.nothing_moved()


def main():
    points = Points(8)
    with Desk() as desk:
        paper = Paper(desk)
        for name, action in (
                ("paper that jams stops the printer until staff have pressed the reset; then it is printed", paper.jam),
                ("a cover that is opened in the middle leaves a voided half and a receipt that is owed", paper.cover),
                ("a half that hangs from the printer is cut off, voided, also after two starts", paper.restarted),
                ("a paper that was taken is printed", paper.taken),
                ("a paper that nobody takes is kept back, said to be, owed again and printed at the next visit",
                 paper.not_taken),
                ("a paper whose owner has gone is kept back before the next person", paper.gone_away),
                ("a paper that staff print is owed again only when it is drawn back", paper.staff_hand_out),
                ("a paper in the way is told before anything is paid", paper.in_the_way)):
            if not points.point(name, action, paper.scene.hand):
                paper.scene.clear()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
