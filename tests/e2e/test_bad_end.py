#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The kiosk killed, or told to end, in the moments that count: inside the payment, and while the receipt is printed. What
was paid stays paid, what was not is closed, and a receipt that nobody got is offered at the next visit."""
import os
import signal
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import ENDLESS, SLOW, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import DONE, NOT_TWICE  # noqa: E402

OWED = "还有1张凭条没给您"


class Ends:
    """Every end begins with a kiosk at idle and a store in which nothing was paid."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.hand = None

    def begin(self, misfortune=None):
        self.scene.begin(misfortune)
        self.hand = self.scene.hand

    def killed_paying(self):
        """kill -9 inside the payment's transaction: nothing has moved, and the next start closes it."""
        scene = self.scene
        self.begin(ENDLESS)
        scene.come_home()
        scene.to_paying()
        self.hand.wait_for("正在缴费，请稍等", "万一断电、断网，也不会多扣钱")
        scene.wait_submitted()
        scene.stop(signal.SIGKILL)
        assert scene.hall.sql("SELECT outcome FROM premium_intent") == ""
        scene.card.remove()
        scene.run_sql("DROP TRIGGER misfortune")
        scene.start()
        scene.walk.at_idle()
        assert scene.hall.sql("SELECT outcome FROM premium_intent") == "unfinished"
        assert "1 payments that were prepared and never made are closed" in scene.words(), scene.words()
        scene.nothing_moved()
        scene.pays()

    def killed_printing(self):
        """kill -9 while the paper comes: the payment stays, its receipt is offered at the next visit, as a copy."""
        scene = self.scene
        self.begin()
        scene.come_home()
        scene.printer.control.ask("speed 4")
        scene.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE)
        scene.paper_is("sending")
        scene.stop(signal.SIGKILL)
        scene.card.remove()
        scene.printer.control.ask("power")
        scene.printer.control.ask("speed 0")
        papers = len(scene.printer.papers())
        scene.start()
        scene.come_home()
        scene.paid_once("unknown")
        assert "papers owed to residents (gongjictl receipts --owed): 07-000001\n" in scene.words(), scene.words()
        self.hand.wait_for(OWED)
        self.hand.tap("凭证补打")
        self.hand.wait_for("07-000001", "还没给您")
        self.hand.tap("打印凭条07-000001")
        scene.printer.wait_paper(papers + 1)
        scene.paid_once("printed", copy=1)
        scene.paid_once("unknown")
        scene.leave()

    def killed_correcting(self):
        """kill -9 of gongjictl while it takes a premium back: nothing was given back, and the next start closes it."""
        scene = self.scene
        self.begin()
        scene.pays()
        scene.stop()
        scene.run_sql("INSERT INTO correction (transfer_id, reverses, staff_1, staff_2, reason, kiosk_id, prepared_us)"
                      " SELECT '0000-0000-0000-0001', transfer_id, '李红', '陈明', '年度选错', '07', time_us"
                      " FROM premium_payment")
        scene.start()
        scene.walk.at_idle()
        assert scene.hall.sql("SELECT outcome FROM correction") == "unfinished"
        assert "1 corrections that were begun and never made are closed" in scene.words(), scene.words()
        scene.paid_once("printed")

    def ended_paying(self):
        """SIGTERM inside the payment's transaction: the payment is finished first, and its receipt kept."""
        scene = self.scene
        self.begin(SLOW)
        scene.come_home()
        scene.to_paying()
        scene.wait_submitted()
        scene.stop()
        assert scene.process.returncode == 0, scene.process.returncode
        scene.card.remove()
        scene.run_sql("DROP TRIGGER misfortune")
        scene.start()
        scene.come_home()
        scene.paid_once("owed")
        self.hand.wait_for(OWED)
        scene.leave()


def main():
    points = Points(4)
    with Desk() as desk:
        ends = Ends(desk)
        for name, action in (
                ("killed inside the payment: nothing has moved, and it is closed at the next start", ends.killed_paying),
                ("killed while printing: the receipt is offered, and printed as a copy", ends.killed_printing),
                ("gongjictl killed inside a correction: the next start closes it", ends.killed_correcting),
                ("told to end inside the payment: it is finished first", ends.ended_paying)):
            if not points.point(name, action, ends.scene.hand):
                ends.scene.clear()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
