#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The PIN from an encrypting PIN pad, with the real kiosk, the real reader service and real taps: the main job; a wrong one,
cancel, too slow; the change of a PIN; a pad that goes, with the screen allowed to stand in for it and without. No digit is ever in the kiosk."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
import memory  # noqa: E402
from parts import Keypad, wait_until  # noqa: E402
from scene import FEE_FEN, OUT_OF_SERVICE, PAYER_NO, RECOVERY_SECONDS, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import DONE, IDLE, NOT_TWICE, PAY_PREMIUM, TAKE_CARD  # noqa: E402

ON_THE_PAD, ON_THE_SCREEN = "请在下方密码键盘上输入", "密码键盘现在用不了"
NO_PIN_NOW, MONEY_SAFE = "现在不能输密码", "钱没有动"
CHANGE = "修改密码"


class Pads:
    """One kiosk with a pad, many visits."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.keypad = Keypad(desk)
        with open(self.scene.hall.config, encoding="utf-8") as file:
            self.plain = file.read()
        self.configure("stop")
        self.scene.start()
        self.hand, self.walk, self.pin = self.scene.hand, self.scene.walk, self.scene.pin

    def configure(self, on_failure):
        with open(self.scene.hall.config, "w", encoding="utf-8") as file:
            file.write(self.plain + "[keypad]\ndevice=serial:%s\non_failure=%s\n" % (self.keypad.line, on_failure))

    def verifies(self):
        words = dict(word.split("=") for word in self.scene.card.control.ask("stats").split())
        return int(words["verify"])

    def come(self):
        self.walk.at_idle()
        self.scene.card.insert(self.scene.file)
        self.walk.at_pin()
        self.hand.wait_for(ON_THE_PAD)

    def leave(self):
        self.scene.card.remove()
        self.hand.wait_for(IDLE)

    def main_job(self):
        before = self.scene.hall.balance_fen(PAYER_NO)
        self.come()
        verifies = self.verifies()
        self.keypad.press(self.pin)
        self.hand.wait_for("输好了")
        assert not memory.find(self.scene.process.pid, self.pin), "a digit is in the kiosk"
        self.keypad.press("e")
        self.hand.button(PAY_PREMIUM)
        self.scene.to_confirm()
        self.walk.to_pin_again()
        self.keypad.press(self.pin + "e")
        self.hand.wait_for(DONE, NOT_TWICE)
        assert self.verifies() == verifies + 2, "one VERIFY for each confirm"
        assert self.scene.hall.balance_fen(PAYER_NO) == before - FEE_FEN
        assert not memory.find(self.scene.process.pid, self.pin), "a digit is in the kiosk"
        self.leave()

    def wrong_and_cancel(self):
        self.come()
        verifies = self.verifies()
        self.keypad.press("950264e")
        self.hand.wait_for("密码不对")
        self.keypad.press("12c")
        self.keypad.press(self.pin + "e")
        self.hand.button(PAY_PREMIUM)
        assert self.verifies() == verifies + 2
        self.leave()
        self.come()
        self.keypad.press("12x")
        self.hand.wait_for(TAKE_CARD)
        self.leave()

    def too_slow(self):
        self.come()
        self.keypad.press("12")
        self.keypad.control.ask("expire")
        self.hand.wait_for("时间到了")
        self.keypad.press(self.pin + "e")
        self.hand.button(PAY_PREMIUM)
        self.leave()

    def to_change(self):
        self.hand.tap(CHANGE)
        self.hand.wait_for("请输入现在的密码", ON_THE_PAD)

    def changed(self):
        old, new = self.pin, "830461"
        for before, after in ((old, new), (new, old)):
            self.come()
            self.keypad.press(before + "e")
            self.hand.button(PAY_PREMIUM)
            self.to_change()
            self.keypad.press(before + "e")
            self.hand.wait_for("请输入新密码")
            self.keypad.press("345678e")
            self.hand.wait_for("不能用连着的数字")
            self.keypad.press(after + "e")
            self.hand.wait_for("再输一次新密码")
            self.keypad.press(after + "e")
            self.hand.wait_for("密码改好了")
            for pin in (before, after):
                assert not memory.find(self.scene.process.pid, pin), "a digit is in the kiosk"
            self.leave()
        self.come()
        self.keypad.press(old + "e")
        self.hand.button(PAY_PREMIUM)
        self.leave()

    def pulled_from_a_change(self):
        self.come()
        self.keypad.press(self.pin + "e")
        self.hand.button(PAY_PREMIUM)
        self.to_change()
        verifies = self.verifies()
        self.keypad.press(self.pin + "e")
        self.hand.wait_for("请输入新密码")
        self.leave()
        wait_until(lambda: not self.keypad.status()["asking"], "the pad forgets")
        assert self.keypad.status()["digits"] == 0
        assert self.verifies() == verifies

    def pulled(self):
        self.come()
        self.keypad.press("12")
        self.leave()
        wait_until(lambda: not self.keypad.status()["asking"], "the pad forgets")
        assert self.keypad.status()["digits"] == 0

    def gone(self):
        self.come()
        self.keypad.press("12")
        verifies = self.verifies()
        self.keypad.control.ask("unplug")
        self.hand.wait_for(NO_PIN_NOW, MONEY_SAFE)
        assert self.verifies() == verifies
        self.scene.card.remove()
        self.hand.wait_for(OUT_OF_SERVICE, "密码键盘没有回应")
        self.keypad.control.ask("plug")
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.come()
        self.leave()

    def stands_in(self):
        self.scene.stop()
        self.configure("screen")
        self.scene.start()
        self.come()
        self.keypad.control.ask("unplug")
        self.hand.wait_for(ON_THE_SCREEN)
        self.walk.enter_pin(self.pin)
        self.hand.button(PAY_PREMIUM)
        self.hand.wait_for(CHANGE)
        self.leave()


def main():
    points = Points(8)
    with Desk() as desk:
        pads = Pads(desk)
        for name, action in (
                ("the main job with both PINs from the pad, none of them ever in the kiosk", pads.main_job),
                ("a wrong PIN and cleared digits are typed again, and cancel ends the visit", pads.wrong_and_cancel),
                ("thirty seconds are over: that is said, and the pad asks again", pads.too_slow),
                ("the PIN is changed on the pad, one that will not do is said why, and none is ever in the kiosk", pads.changed),
                ("a card that is pulled from a change makes the pad forget, and nothing was sent", pads.pulled_from_a_change),
                ("a card that is pulled makes the pad forget", pads.pulled),
                ("a pad that goes is said with the money safe, ends the service, and begins it when it is back", pads.gone),
                ("where the hall allows it the screen stands in for a pad that goes", pads.stands_in)):
            if not points.point(name, action, pads.hand):
                pads.scene.clear()
                pads.keypad.control.ask("plug")
                pads.scene.begin()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
