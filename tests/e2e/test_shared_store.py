#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A kiosk on a shared PostgreSQL, as the user that can do a kiosk's work only: the main job; a server that goes away while
nobody is in, and in the worst moment of a payment, before and after it was kept. Nothing is paid twice, the screen says
what is known, and everything resolves by itself when the server is back."""
import os
import signal
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import wait_until  # noqa: E402
from scene import FEE_FEN, MONEY_SAFE, OUT_OF_SERVICE, PAYER_NO, RECOVERY_SECONDS, RELATIVE  # noqa: E402
from desk import Desk  # noqa: E402
from shared_hall import STILL_ASKING, UNKNOWN_SECONDS, SharedHall  # noqa: E402
from tap import Points  # noqa: E402
from walk import DONE, IDLE, NOT_TWICE  # noqa: E402

NOT_PAID = "没有缴成"
CANNOT_LOOK = "现在查不到"
NOT_A_FEN = "您的钱一分没动"
# Asked again every second; the program's own wait for a server that starts comes on top.
RESOLVED_SECONDS = 40


class Shared(SharedHall):
    """Every point ends with the kiosk at idle and a server that answers."""

    def pay(self, relative):
        """A whole visit that pays."""
        self.scene.come_home()
        self.scene.to_paying(relative)
        self.hand.wait_for(DONE, NOT_TWICE)
        self.paid += 1
        self.moved()
        self.scene.leave()

    def main_job(self):
        self.pay(RELATIVE)
        assert self.server.sql("SELECT count(*) FROM pg_stat_activity WHERE usename = 'kiosk_07'") == "1"

    def away_at_idle(self):
        """Known without anybody's touch; back without anybody's touch."""
        self.hand.wait_for(IDLE)
        self.server.stop()
        self.hand.wait_for(OUT_OF_SERVICE, MONEY_SAFE, "请到3号窗口办", "工作人员请看：STORE-AWAY",
                           seconds=RECOVERY_SECONDS)
        assert "连不上数据库服务器" in self.scene.words()
        self.server.start()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.scene.come_home()
        self.scene.leave()

    def restarted_in_a_visit(self):
        """The server was restarted while the resident read: the next page is there as if nothing had been."""
        self.scene.come_home()
        self.server.stop()
        self.server.start()
        self.scene.to_confirm("*悦")
        self.hand.wait_gone(OUT_OF_SERVICE)
        self.scene.leave()

    def correction_left_open(self):
        """Begun by a gongjictl that may be at it still, somewhere: this kiosk leaves it alone, and says its number."""
        number = "0000-0000-0000-0001"
        self.server.sql("INSERT INTO correction (transfer_id, reverses, staff_1, staff_2, reason, kiosk_id, prepared_us)"
                        " SELECT '%s', transfer_id, '李红', '陈明', '年度选错', '07', time_us FROM premium_payment LIMIT 1"
                        % number)
        self.scene.stop()
        self.scene.start()
        self.scene.walk.at_idle()
        wait_until(lambda: "the correction %s was begun" % number in self.scene.words(), "its number is in the log")
        assert self.server.sql("SELECT outcome FROM correction") == ""

    def not_its_number(self):
        """A user that the owner granted for another kiosk: nothing would be written, so nobody is let in. Mended, it serves."""
        self.server.sql("UPDATE kiosk_user SET kiosk_id = '08' WHERE kiosk_id = '07'")
        self.scene.stop()
        self.scene.start()
        self.hand.wait_for(OUT_OF_SERVICE)
        self.hand.wait_for("STORE-READ-ONLY")
        wait_until(lambda: "gongjictl grant" in self.scene.words(), "the log says what to do")
        self.server.sql("UPDATE kiosk_user SET kiosk_id = '07' WHERE kiosk_id = '08'")
        self.hand.wait_gone(OUT_OF_SERVICE, seconds=60)
        self.scene.walk.at_idle()

    def put_back(self):
        """The record of a restore, by whoever made it: nobody is let in, and the kiosk serves by itself once it is released."""
        self.server.sql("INSERT INTO audit (kiosk_id, audit_no, time_us, kind, subject, object, result, detail, prev_hash,"
                        " hash) VALUES ('99', 1, 1, 'restored', '', 'b.dump', 'ok', '', repeat ('0', 64), repeat ('a', 64))")
        self.scene.stop()
        self.scene.start()
        self.hand.wait_for(OUT_OF_SERVICE, "工作人员请看：STORE-OLDER", MONEY_SAFE, "工作人员会恢复服务",
                           seconds=RECOVERY_SECONDS)
        wait_until(lambda: "运行 gongjictl series" in self.scene.words(), "the log says what to do")
        number = int(self.server.sql("SELECT max (receipt_no) FROM receipt WHERE kiosk_id = '07'"))
        self.scene.hall.ctl("series", "07-%06d,99-000000" % (number + 1), wanted=1)
        self.scene.hall.ctl("series", "07-%06d" % number)
        self.hand.wait_gone(OUT_OF_SERVICE, seconds=60)
        self.scene.walk.at_idle()
        self.server.sql("SET session_replication_role = replica; DELETE FROM audit WHERE kiosk_id = '99'")
        self.scene.hall.ctl("audit", "verify")

    def _keep_without_an_answer(self, in_the_way):
        """As if the answer were lost on its way, and the server with it."""
        self.let_commit_wait(in_the_way)
        self.server.stop(signal.SIGQUIT)

    def _be_back(self):
        os.unlink(os.path.join(self.server.data, "postgresql.auto.conf"))
        self.server.start()

    def no_letter(self):
        """A letter that the owner has not brought yet: nobody reads and signs one that could not be kept."""
        self.server.sql("SET session_replication_role = replica; DELETE FROM letter")
        self.scene.come_home()
        self.hand.tap("家庭共济")
        self.hand.tap("添加家人")
        self.hand.wait_for(CANNOT_LOOK)
        wait_until(lambda: "gongjictl upgrade" in self.scene.words(), "the log says what to do")
        self.scene.leave()

    def lost_before_commit(self):
        """The power of the server goes in the middle of the payment: not paid, and told so."""
        in_the_way = self.submit_slowly("*悦")
        self.server.stop(signal.SIGQUIT)
        self.server.let_go(in_the_way)
        self.hand.wait_for(NOT_PAID, NOT_A_FEN, seconds=RESOLVED_SECONDS)
        self.server.start()
        self.scene.card.remove()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.moved()

    def lost_after_commit(self):
        """It was kept, and the answer never came: unknown is said, then found out while the resident waits."""
        self._keep_without_an_answer(self.submit_slowly("*悦"))
        self.hand.wait_for(STILL_ASKING, seconds=RESOLVED_SECONDS)
        self.hand.wait_gone(DONE, NOT_PAID)
        self._be_back()
        self.hand.wait_for(DONE, NOT_TWICE, seconds=RESOLVED_SECONDS)
        self.paid += 1
        self.moved()
        self.scene.leave()

    def stays_away(self):
        """The resident leaves with a number on paper; the kiosk settles it when the server is back."""
        in_the_way = self.submit_slowly("*乐")
        number = self.server.sql("SELECT transfer_id FROM premium_intent WHERE outcome = ''")
        papers = len(self.scene.printer.papers())
        self._keep_without_an_answer(in_the_way)
        self.hand.wait_for("先不要再缴", number, seconds=UNKNOWN_SECONDS)
        self.scene.printer.wait_paper(papers + 1)
        self.hand.tap("知道了，取卡")
        self.hand.wait_for("请取")
        self.scene.card.remove()
        self.hand.wait_for(OUT_OF_SERVICE, "工作人员请看：STORE-AWAY", seconds=RECOVERY_SECONDS)
        self._be_back()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        assert self.server.sql("SELECT outcome FROM premium_intent WHERE transfer_id = '%s'" % number) == "committed"
        self.paid += 1
        self.scene.come_home()
        self.hand.wait_for("还有1张凭条没给您")
        self.scene.leave()
        assert self.scene.hall.balance_fen(PAYER_NO) == self.scene.before - self.paid * FEE_FEN
        self.scene.hall.ctl("check")


def main():
    points = Points(10)
    with Desk() as desk:
        shared = Shared(desk)
        try:
            for name, action in (
                    ("a relative is paid for by a user that can do a kiosk's work only", shared.main_job),
                    ("a correction that may still be under way is left alone and named", shared.correction_left_open),
                    ("a user that was granted for another kiosk serves nobody until that is mended", shared.not_its_number),
                    ("after a restore nobody is let in until staff release this kiosk", shared.put_back),
                    ("a letter that is not in the store is told before anybody signs it", shared.no_letter),
                    ("a server that goes away at idle is known, and its return too", shared.away_at_idle),
                    ("a server restarted during a visit is not noticed", shared.restarted_in_a_visit),
                    ("a server that dies in a payment has not paid, and it is said", shared.lost_before_commit),
                    ("a payment that was kept and not answered is found out by its number", shared.lost_after_commit),
                    ("with a server that stays away the resident leaves with a number", shared.stays_away)):
                if not points.point(name, action, shared.hand):
                    break
        finally:
            shared.close()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
