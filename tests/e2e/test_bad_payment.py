#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Bad luck in the one moment that counts, between the second PIN and the result: no room on the disk, a disk that does
not say whether it kept anything, a store held, exchanged or damaged by others, the kiosk killed. Nothing is paid twice,
nothing is lost, and nobody is told what is not so."""
import os
import signal
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import OUT_OF_SERVICE, PAYER, RECOVERY_SECONDS, RELATIVE, Scene  # noqa: E402
from parts import wait_until  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import DONE, HOME, IDLE, NOT_TWICE, PAY_PREMIUM  # noqa: E402

NOT_PAID = "没有缴成"
NOT_A_FEN = "您的钱一分没动"
# The store waits five seconds for another writer before it gives up.
HELD_SECONDS = 30
# An unknown outcome is asked for during thirty seconds before the resident may go.
UNKNOWN_SECONDS = 60
# Holds a payment inside its transaction for longer than any test looks.
ENDLESS = """CREATE TRIGGER endless BEFORE INSERT ON premium_payment BEGIN
  SELECT count (*) FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000)
                         SELECT i FROM n); END"""


class Payments:
    """One hall; every misfortune begins with a kiosk at idle and a store in which nothing was paid."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.keep_store("good")
        self.hand = None

    def begin(self):
        """A kiosk at idle on the untouched store."""
        scene = self.scene
        if scene.process is not None and scene.process.poll() is None:
            scene.stop()
        scene.give_store_back("good")
        scene.start()
        self.hand = scene.hand

    def refused(self):
        """The kiosk says that nothing was paid, and it is so."""
        self.hand.wait_for(NOT_PAID, "系统没能记下这笔缴费，所以没有扣款", NOT_A_FEN, "请过一会儿再试", "3号窗口",
                           seconds=HELD_SECONDS)
        self.scene.nothing_moved()

    def pays(self):
        """And now it works, on the same kiosk without anybody's help."""
        scene = self.scene
        scene.come_home()
        scene.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE)
        scene.paid_once("printed")
        scene.leave()

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
        scene.leave()
        scene.mend_medium()
        self.pays()

    def unknown(self):
        """A failed sync: neither “paid” nor “not paid” is said until it is known; afterwards it is known, and final."""
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.to_confirm()
        scene.walk.to_pin_again()
        with scene.open_store() as store:
            store.execute("BEGIN IMMEDIATE")
            scene.walk.enter_pin(scene.pin)
            self.hand.wait_for("正在缴费，请稍等")
            store.execute("ROLLBACK")

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
        self.refused()
        other.close()
        scene.leave()
        self.pays()


if __name__ == "__main__":
    sys.exit(1)
