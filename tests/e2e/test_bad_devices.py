#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A printer or a reader that is not there, goes away, or stops in the middle. Whoever stands there is told what happened,
that the money is safe and what to do; when the part is back the kiosk serves again by itself and owes what it owed."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import MONEY_SAFE, OUT_OF_SERVICE, RECEIPT, RELATIVE, Scene  # noqa: E402
from parts import Control, build_folder  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import CONFIRM, DONE, IDLE, NOT_TWICE  # noqa: E402

# pcscd is asked again with a growing pause.
BACK_SECONDS = 60
NO_PCSCD, NO_READER = "读卡的部件没有工作", "读卡器没有接好"


class Devices:
    """One hall; its parts go and come back."""

    def __init__(self, desk):
        self.desk, self.scene = desk, Scene(desk)
        self.hand = None

    def begin(self):
        self.scene.begin()
        self.hand = self.scene.hand

    def out_of_service(self, why, code):
        self.hand.wait_for(OUT_OF_SERVICE, why, MONEY_SAFE, "请到3号窗口办", "自动恢复",
                           "工作人员请看：" + code, seconds=BACK_SECONDS)

    def back(self):
        self.hand.wait_for(IDLE, seconds=BACK_SECONDS)

    # The reader

    def no_pcscd(self):
        self.scene.pcscd.stop()
        self.begin()
        self.out_of_service(NO_PCSCD, "CARD-NO-SERVICE")
        self.scene.pcscd.start()
        self.back()
        self.scene.come_home()
        self.scene.leave()

    def no_reader(self):
        pcscd = self.scene.pcscd
        pcscd.stop()
        pcscd.start(reader=False)
        self.begin()
        self.out_of_service(NO_READER, "CARD-NO-READER")
        pcscd.stop()
        self.out_of_service(NO_PCSCD, "CARD-NO-SERVICE")
        pcscd.start()
        self.back()

    def reader_lost(self):
        """The reader goes while somebody is about to pay; pcscd comes back before it does."""
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.to_confirm()
        scene.pcscd.stop()
        scene.pcscd.start(reader=False)
        self.out_of_service(NO_READER, "CARD-NO-READER")
        self.hand.wait_gone("*伟", RELATIVE, "3,286.50")
        scene.nothing_moved()
        scene.card.remove()
        scene.pcscd.stop()
        scene.pcscd.start()
        self.back()
        scene.come_home()
        scene.leave()

    # The printer

    def printer_back(self):
        printer = self.scene.printer
        if os.path.exists(printer.path):
            os.unlink(printer.path)
        printer.process = self.desk.start(
            [os.path.join(build_folder(), "kiosk", "gongji-printer"), "--port", str(printer.port), "--dir",
             printer.folder, "--control", printer.path], name="gongji-printer")
        printer.control = Control(printer.path)
        printer.control.ask("status")

    def no_printer(self):
        scene = self.scene
        self.begin()
        scene.come_home()
        self.desk.end(scene.printer.process)
        scene.walk.to_choose()
        scene.walk.to_tier(RELATIVE)
        self.hand.tap("下一步")
        self.hand.wait_for("现在打不了凭条", "还没有缴费，您的钱一分没动", "二维码显示在屏幕上，能拍照，以后能补打", "先不缴")
        self.hand.tap("不打印，继续缴费")
        self.hand.wait_for(CONFIRM)
        scene.walk.to_pin_again()
        scene.walk.enter_pin(scene.pin)
        self.hand.wait_for(DONE, NOT_TWICE, RECEIPT, "这次不打印", "凭条二维码", "以后也能补打")
        scene.paid_once("owed")
        scene.leave()
        # Still without it, the list says why nothing can be printed; then it is back.
        scene.come_home()
        self.hand.tap("凭证补打")
        self.hand.wait_for("现在打不了凭条", "凭条都存在机器里", "您的钱没有动", "还没给您")
        scene.leave()
        self.printer_back()
        scene.reprint("还没给您")
        scene.paid_once("printed")

    def half_a_receipt(self):
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.printer.control.ask("fault paper-out in-raster 200")
        scene.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE, "凭条没打出来", "修好后能补打，也能到窗口打")
        scene.paid_once("stopped")
        scene.leave()
        scene.printer.control.ask("clear")
        scene.reprint("还没给您")
        scene.paid_once("stopped")

    def silent_printer(self):
        """A printer that falls silent: nobody knows, nothing is sent twice, and the receipt can be had again."""
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.printer.control.ask("fault silent before-cut")
        scene.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE)
        self.hand.wait_for("看看凭条", "打印机没有回话", seconds=BACK_SECONDS)
        scene.paid_once("unknown")
        scene.leave()
        scene.printer.control.ask("clear")
        scene.printer.control.ask("power")
        scene.reprint()
        scene.paid_once("unknown")


def main():
    points = Points(6)
    with Desk() as desk:
        devices = Devices(desk)
        for name, action in (
                ("started without pcscd the kiosk waits for it, and serves when it is there", devices.no_pcscd),
                ("without a reader it says so, and serves when there is one", devices.no_reader),
                ("a reader that goes ends the session, pays nothing, and is welcome back", devices.reader_lost),
                ("without a printer one is told first and may go on; the receipt is owed and printed later",
                 devices.no_printer),
                ("paper that ends in the middle leaves a payment that stands and a receipt that is owed",
                 devices.half_a_receipt),
                ("a printer that falls silent is said to be unknown, and the receipt can be printed again",
                 devices.silent_printer)):
            if not points.point(name, action, devices.scene.hand):
                if devices.scene.printer.process.poll() is not None:
                    devices.printer_back()
                devices.scene.clear()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
