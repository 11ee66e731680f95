# SPDX-License-Identifier: Apache-2.0
"""A kiosk on a PostgreSQL of its own, and a payment that is met in its middle. Library of the tests of the shared store."""
from parts import wait_until
from scene import FEE_FEN, PAYER_NO, Scene
from server import Server

STILL_ASKING = "还在确认，请别走开"  # from fifteen seconds on
# An unknown outcome is asked for during thirty seconds before the resident may go; the answer itself is waited for fifteen.
UNKNOWN_SECONDS = 75
# A payment waits for this in its middle, for as long as its connection waits for any lock: five seconds.
IN_THE_WAY = "BEGIN; LOCK TABLE premium_payment IN SHARE MODE"


class SharedHall:
    """One hall, one server, one kiosk as the user that can do a kiosk's work only."""

    def __init__(self, desk):
        self.server = Server(desk)
        self.scene = Scene(desk, server=self.server)
        self.scene.start()
        self.hand = self.scene.hand
        self.paid = 0

    def close(self):
        self.server.close()

    def moved(self):
        """So many payments, no more and no less, and the books are in order."""
        hall = self.scene.hall
        assert hall.balance_fen(PAYER_NO) == self.scene.before - self.paid * FEE_FEN
        assert self.scene.count("premium_payment") == self.paid
        wait_until(lambda: self.scene.count("print_job WHERE outcome <> 'printed'") == 0, "every paper is printed")
        hall.ctl("check")
        hall.ctl("audit", "verify")

    def submit_slowly(self, relative):
        """Its intent is stored; what stands in the way of the rest."""
        before = self.scene.count("premium_intent")
        self.scene.come_home()
        in_the_way = self.server.hold(IN_THE_WAY)
        self.scene.to_paying(relative)
        wait_until(lambda: self.scene.count("premium_intent") == before + 1, "the intent is stored")
        return in_the_way

    def let_commit_wait(self, in_the_way):
        """A COMMIT that is kept and not answered, as long as the stand-by that it waits for is away."""
        self.server.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        self.server.sql("SELECT pg_reload_conf ()")
        wait_until(self.server.commits_wait, "no commit is answered")
        self.server.let_go(in_the_way)
        wait_until(lambda: self.server.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == "1",
                   "the payment is kept and not answered")
