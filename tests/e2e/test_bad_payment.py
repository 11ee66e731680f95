#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Bad luck in the one moment that counts, between the second PIN and the result: no room on the disk, a disk that does
not say whether it kept anything, a store held or exchanged by others. Nothing is paid twice, nothing is lost, and nobody
is told what is not so."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import OUT_OF_SERVICE, RECOVERY_SECONDS, SLOW, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import DONE, IDLE  # noqa: E402

NOT_PAID = "没有缴成"
NOT_A_FEN = "您的钱一分没动"
# The store waits five seconds for another writer before it gives up.
HELD_SECONDS = 30
# An unknown outcome is asked for during thirty seconds before the resident may go.
UNKNOWN_SECONDS = 60


class Payments:
    """One hall; every misfortune begins with a kiosk at idle and a store in which nothing was paid."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.hand = None

    def begin(self, misfortune=None):
        self.scene.begin(misfortune)
        self.hand = self.scene.hand

    def refused(self, check=True):
        """The kiosk says that nothing was paid, and it is so."""
        self.hand.wait_for(NOT_PAID, "系统没能记下这笔缴费，所以没有扣款", NOT_A_FEN, "请过一会儿再试", "3号窗口",
                           seconds=HELD_SECONDS)
        if check:
            self.scene.nothing_moved()

    def full(self):
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.to_confirm()
        scene.walk.to_pin_again()
        scene.break_medium("full")
        scene.walk.enter_pin(scene.pin)
        self.refused()
        assert "磁盘已满，本次没有写入任何内容" in scene.words(), scene.words()
        scene.card.remove()
        # Until there is room again nobody is led to the same end.
        self.hand.wait_for(OUT_OF_SERVICE, "工作人员请看：STORE-DISK-FULL", seconds=RECOVERY_SECONDS)
        scene.mend_medium()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        scene.pays()

    def unknown(self):
        """A disk that fails while it makes the payment last: nobody is told “paid” or “not paid”."""
        scene = self.scene
        self.begin(SLOW)
        scene.come_home()
        scene.to_paying()
        scene.wait_submitted()
        scene.break_medium("sync")
        self.hand.wait_for("正在查清，请放心", "不会扣两次", "先不要再缴", seconds=UNKNOWN_SECONDS)
        number = scene.hall.sql("SELECT transfer_id FROM premium_intent")
        self.hand.wait_for(number)
        self.hand.wait_gone(DONE, NOT_PAID)
        scene.printer.wait_paper(1)
        self.hand.tap("知道了，取卡")
        self.hand.wait_for("请取")
        scene.mend_medium()
        scene.run_sql("DROP TRIGGER misfortune")
        scene.leave()
        assert scene.hall.sql("SELECT outcome FROM premium_intent") == "unfinished"
        scene.nothing_moved()
        self.scene.pays()

    def held(self):
        """Another program writes for a long time: told as not paid, and it is not."""
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.to_confirm()
        scene.walk.to_pin_again()
        other = scene.open_store()
        other.execute("BEGIN IMMEDIATE")
        scene.walk.enter_pin(scene.pin)
        self.hand.wait_for("正在缴费，请稍等", "请不要\n拔出社保卡")
        self.refused(check=False)
        other.close()
        scene.leave()
        scene.nothing_moved()
        self.scene.pays()

    def exchanged(self):
        """A backup is put in the place of the store that is open: the payment does not go to the old file."""
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.to_confirm()
        scene.walk.to_pin_again()
        scene.give_store_back("good")
        scene.walk.enter_pin(scene.pin)
        self.refused()
        assert "被移走或换掉了" in scene.words(), scene.words()
        scene.leave()
        self.scene.pays()


def main():
    points = Points(4)
    with Desk() as desk:
        payments = Payments(desk)
        for name, action in (
                ("a full disk refuses the payment, and the next one works when there is room", payments.full),
                ("a store held by another program refuses the payment in words", payments.held),
                ("a disk that does not say what it kept is said to be unknown, and found out", payments.unknown),
                ("a store exchanged under the kiosk takes no payment into the old file", payments.exchanged)):
            if not points.point(name, action, payments.scene.hand):
                payments.scene.clear()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
