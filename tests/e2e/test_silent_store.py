#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A shared store whose server keeps the connection and says nothing: a COMMIT that waits for a stand-by which is away, and a whole
server that stands still. Nobody is kept at the screen by it, nothing is paid twice, and all of it resolves by itself."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import OUT_OF_SERVICE, RECOVERY_SECONDS, RELATIVE  # noqa: E402
from desk import Desk  # noqa: E402
from shared_hall import STILL_ASKING, UNKNOWN_SECONDS, SharedHall  # noqa: E402
from tap import Points  # noqa: E402
from walk import IDLE  # noqa: E402


class Silent(SharedHall):
    """Every point ends with the kiosk at idle and a server that answers."""

    def hangs(self):
        """The connection stays, and a COMMIT is not answered, nor anything after it: the resident is not kept. What waits there holds
        this kiosk's place, so that it serves nobody until that is over."""
        in_the_way = self.submit_slowly(RELATIVE)
        number = self.server.sql("SELECT transfer_id FROM premium_intent WHERE outcome = ''")
        self.let_commit_wait(in_the_way)
        self.hand.wait_for(STILL_ASKING, seconds=UNKNOWN_SECONDS)
        self.hand.wait_for("先不要再缴", number, seconds=UNKNOWN_SECONDS)
        self.hand.tap("知道了，取卡")
        self.hand.wait_for("请取")
        self.scene.card.remove()
        self.hand.wait_for(OUT_OF_SERVICE, "工作人员请看：STORE-LOCKED", seconds=RECOVERY_SECONDS)
        self.server.sql("ALTER SYSTEM RESET synchronous_standby_names")
        self.server.sql("SELECT pg_reload_conf ()")
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        assert self.server.sql("SELECT outcome FROM premium_intent WHERE transfer_id = '%s'" % number) == "committed"
        self.paid += 1
        self._take_owed("07-%06d" % self.paid)
        self.moved()

    def _take_owed(self, number):
        self.scene.come_home()
        self.hand.wait_for("还有1张凭条没给您")
        self.hand.tap("凭证补打")
        self.hand.tap("打印凭条" + number)
        self.hand.wait_for(number + "打好了")
        self.scene.leave()

    def freezes(self):
        """The whole server stands still while somebody logs in: known, and back when it goes on."""
        self.hand.wait_for(IDLE)
        self.server.freeze()
        self.scene.card.insert(self.scene.file)
        self.hand.wait_for("现在查不到", "系统暂时没有回答", seconds=UNKNOWN_SECONDS)
        self.scene.card.remove()
        self.hand.wait_for(OUT_OF_SERVICE, "工作人员请看：STORE-AWAY", seconds=RECOVERY_SECONDS)
        self.server.thaw()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.scene.come_home()
        self.scene.leave()


def main():
    points = Points(2)
    with Desk() as desk:
        silent = Silent(desk)
        try:
            points.story([
                ("with a COMMIT that is never answered the resident leaves with a number, and nobody is served in its place",
                 silent.hangs),
                ("a server that stands still is known in a visit, and its going on too", silent.freezes),
            ], silent.hand)
        finally:
            silent.close()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
