# SPDX-License-Identifier: Apache-2.0
"""A hall with all its parts and one kiosk that can be started, killed and started again, and what happens to its store:
locked, damaged, moved away, without room. Library of the tests of bad luck."""
import contextlib
import ctypes
import os
import shutil
import signal
import sqlite3

from parts import Card, Pcscd, Printer, build_folder, wait_until
from desk import die_with_parent
from hall import Hall
from hand import Hand
from people import card_of
from walk import DONE, IDLE, NOT_TWICE, Walk

PAYER, PAYER_NO, RELATIVE, RELATIVE_NO = "王伟", "9901000001", "*英", "9901000002"
FEE_FEN = 40000
RECEIPT = "07-000001"
OUT_OF_SERVICE = "暂停服务"
MONEY_SAFE = "钱没有受影响"
# The kiosk asks its store again every five seconds.
RECOVERY_SECONDS = 20
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
# Holds a payment inside its transaction for longer than any test looks.
MISFORTUNE = """CREATE TRIGGER misfortune BEFORE INSERT ON premium_payment BEGIN
  SELECT count (*) FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i FROM n);
END"""
ENDLESS = MISFORTUNE % 10 ** 12
# … and for about two seconds.
SLOW = MISFORTUNE % (5 * 10 ** 6)


def without_privilege():
    """In a child, before exec: file permissions count even for root."""
    die_with_parent()
    if os.geteuid() == 0:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


class Scene:
    """Everything that a visit needs."""

    def __init__(self, desk, printer=True, idle=90, server=None):
        self.desk = desk
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk) if printer else None
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port if printer else "file:papers", idle=idle,
                         server=server)
        self.rule = os.path.join(self.hall.folder, "medium")
        self.file, self.pin = card_of(PAYER)
        self.process = self.hand = self.walk = None
        self.before = self.hall.balance_fen(PAYER_NO)
        if server is None:
            self.keep_store("good")

    # The kiosk

    def start(self):
        """The kiosk of this hall, whose medium can be broken by break_medium()."""
        env = dict(self.desk.env, G_DEBUG="fatal-criticals", GJ_BAD_MEDIUM=self.rule,
                   LD_PRELOAD=os.path.join(build_folder(), "tests", "rig", "libgjbadmedium.so"))
        self.process = self.desk.start(
            [os.path.join(build_folder(), "kiosk", "gongji-kiosk"), "--config", self.hall.config], env=env,
            preexec=without_privilege)
        if self.hand is None:
            self.hand = Hand(self.desk, self.process)
            self.walk = Walk(self.hand)
        self.hand.turn_to(self.process)

    def stop(self, number=signal.SIGTERM):
        """Ends the kiosk, gently or not."""
        os.kill(self.process.pid, number)
        self.process.wait(60)
        self.desk.end(self.process)

    def words(self):
        """What the kiosk has told the journal."""
        return self.desk.words_of("gongji-kiosk")

    def begin(self, misfortune=None):
        """A kiosk at idle on a store without payments, in which this trigger waits from then on: with it none would start."""
        if self.process is not None and self.process.poll() is None:
            self.stop()
        self.give_store_back("good")
        self.start()
        if misfortune is not None:
            self.walk.at_idle()
            self.run_sql(misfortune)

    def clear(self):
        """After a failure: no card, no trouble, no kiosk."""
        self.card.control.ask("remove")
        if self.printer is not None:
            self.printer.control.ask("clear")
        if os.path.exists(self.rule):
            self.mend_medium()
        if self.process.poll() is None:
            self.stop(signal.SIGKILL)

    # A visit

    def come_home(self):
        self.walk.at_idle()
        self.card.insert(self.file)
        self.walk.to_home(self.pin)

    def to_confirm(self, relative=RELATIVE):
        self.walk.to_choose()
        self.walk.to_tier(relative)
        self.walk.to_confirm(relative)

    def to_paying(self, relative=RELATIVE):
        """From home; the payment is submitted, its answer is the caller's to see."""
        self.to_confirm(relative)
        self.walk.to_pin_again()
        self.walk.enter_pin(self.pin)

    def wait_submitted(self):
        """The intent is stored, the payment itself not yet."""
        wait_until(lambda: self.count("premium_intent") == 1, "the intent is stored")
        assert self.count("premium_payment") == 0

    def pays(self):
        """A whole visit that pays: the kiosk serves, and nothing was paid before."""
        self.come_home()
        self.to_paying()
        self.hand.wait_for(DONE, NOT_TWICE)
        self.paid_once("printed")
        self.leave()

    def reprint(self, *words, papers=1):
        """At the next visit the owed receipt is offered, and printed; a half one before it comes out voided (papers=2)."""
        there = len(self.printer.papers())
        self.come_home()
        self.hand.wait_for("还有1张凭条没给您")
        self.hand.tap("凭证补打")
        self.hand.wait_for(RECEIPT, *words)
        self.hand.tap("打印凭条" + RECEIPT)
        self.hand.wait_for(RECEIPT + "打好了", "请往下取走凭条")
        self.printer.wait_paper(there + papers)
        wait_until(lambda: self.hall.sql("SELECT outcome FROM print_job ORDER BY copy_no DESC LIMIT 1") == "printed",
                   "the copy is noted as printed")
        self.leave()
        self.hall.ctl("check")

    def leave(self):
        self.card.remove()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.hand.wait_gone("*伟", RELATIVE)

    # The store

    @property
    def store(self):
        return os.path.join(self.hall.folder, "store.db")

    @property
    def number_mark(self):
        return self.store + ".last-07"

    def parts_of_store(self):
        return [self.store + end for end in ("", "-wal", "-shm") if os.path.exists(self.store + end)]

    def keep_store(self, name):
        """Copies the store, which nobody has open now, aside."""
        folder = os.path.join(self.hall.folder, name)
        os.makedirs(folder, exist_ok=True)
        for part in self.parts_of_store():
            shutil.copy2(part, folder)

    def take_store_away(self):
        for part in self.parts_of_store():
            os.unlink(part)

    def give_store_back(self, name, spoil=None):
        """What keep_store() kept, after spoil(connection) if there is something to spoil; nobody sees it before. Staff
        stand by it, older as it may be."""
        for kept in (self.number_mark, self.number_mark + ".audit-07"):
            if os.path.exists(kept):
                os.unlink(kept)
        folder, coming = os.path.join(self.hall.folder, name), os.path.join(self.hall.folder, "coming")
        shutil.copytree(folder, coming)
        if spoil is not None:
            with contextlib.closing(sqlite3.connect(os.path.join(coming, "store.db"),
                                                    isolation_level=None)) as store:
                store.execute("PRAGMA journal_mode = DELETE")
                spoil(store)
        self.take_store_away()
        for part in sorted(os.listdir(coming), reverse=True):
            os.rename(os.path.join(coming, part), os.path.join(self.hall.folder, part))
        os.rmdir(coming)

    def open_store(self):
        """Another program's connection to the store, which commits when it is told to."""
        return sqlite3.connect(self.store, isolation_level=None, timeout=20)

    def paper_is(self, outcome, copy=0):
        """This is known of the one receipt's paper, or will soon be."""
        wait_until(lambda: self.hall.sql("SELECT outcome FROM print_job WHERE copy_no = %d" % copy) == outcome,
                   "the paper's outcome is " + outcome)

    def run_sql(self, statement):
        """Changes the store while no kiosk is there."""
        with contextlib.closing(self.open_store()) as store:
            store.execute(statement)

    def break_medium(self, word):
        with open(self.rule + ".new", "w", encoding="ascii") as file:
            file.write(word)
        os.rename(self.rule + ".new", self.rule)

    def mend_medium(self):
        os.unlink(self.rule)

    # What must be true whatever happened

    def count(self, what):
        return int(self.hall.sql("SELECT count (*) FROM " + what))

    def nothing_moved(self):
        assert self.hall.balance_fen(PAYER_NO) == self.before
        assert self.count("premium_payment") == 0 and self.count("receipt") == 0
        self.hall.ctl("check")

    def paid_once(self, outcome, copy=0):
        """One payment, one receipt, and this is known of its paper (0: the first print)."""
        assert self.hall.balance_fen(PAYER_NO) == self.before - FEE_FEN
        assert self.count("premium_payment") == 1 and self.count("receipt") == 1
        self.paper_is(outcome, copy)
        self.hall.ctl("check")
        self.hall.ctl("audit", "verify")
