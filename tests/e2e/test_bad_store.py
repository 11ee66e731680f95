#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A store that cannot be used: missing, foreign, damaged, newer, of the wrong kind, read-only, held by another program.
The kiosk says so (a plain page for people, a code and a sentence for staff), touches nothing, and serves again by itself
as soon as the store is good."""
import os
import shutil
import sqlite3
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import MONEY_SAFE, OUT_OF_SERVICE, PAYER_NO, RECOVERY_SECONDS, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from tap import Points  # noqa: E402
from walk import IDLE  # noqa: E402

PAGE = 4096


class Stores:
    """One hall whose store is exchanged under the kiosk, which looks again by itself."""

    def __init__(self, desk):
        self.desk = desk
        self.scene = Scene(desk, printer=False)
        self.demo = Hall(desk, name="demo", region="990100")

    def fresh(self, spoil=None):
        self.scene.give_store_back("good", spoil)

    def hold(self):
        """Another program takes the whole store for itself."""
        self.fresh(lambda store: None)
        other = sqlite3.connect(self.scene.store, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        return other

    def started(self, code, sentence, recovery="自动恢复"):
        """A kiosk started on what lies there now says so, in both its voices."""
        self.scene.start()
        self.hand = self.scene.hand
        self.says(code, sentence, recovery)

    def says(self, code, sentence, recovery="自动恢复"):
        hand = self.hand
        hand.wait_for("工作人员请看：" + code, seconds=RECOVERY_SECONDS)
        hand.wait_for(OUT_OF_SERVICE, "查不到资料", MONEY_SAFE, "请到3号窗口办", recovery)
        words = self.scene.words()
        assert sentence in words, (sentence, words)

    def serves_again(self, visit=False):
        self.fresh()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        if visit:
            self.scene.come_home()
            self.scene.leave()
        self.scene.stop()
        self.scene.hall.ctl("check")

    def missing(self):
        self.scene.take_store_away()
        self.started("STORE-MISSING", "没有这个数据库文件；首次使用请运行 gongjictl init")
        assert not os.path.exists(self.scene.store), "the kiosk made a store by itself"
        self.serves_again(visit=True)

    def foreign(self):
        self.scene.take_store_away()
        with open(self.scene.store, "wb") as file:
            file.write(b"psn_no,balc\n" * 1000)
        self.started("STORE-DAMAGED", "数据库文件已损坏，请停用本机，用备份恢复后运行 gongjictl check")
        self.fresh(lambda store: store.execute("PRAGMA application_id = 1"))
        self.says("STORE-FOREIGN", "不是本系统的数据库，请核对配置 [store] url")
        self.serves_again()

    def damaged(self):
        self.fresh()
        size = os.path.getsize(self.scene.store)
        with open(self.scene.store, "r+b") as file:
            for page in range(4, size // PAGE, 3):
                file.seek(page * PAGE)
                file.write(b"\xa5" * PAGE)
        before = self.read()
        self.started("STORE-DAMAGED", "数据库文件已损坏")
        assert self.read() == before, "a damaged file was written to"
        self.serves_again()

    def read(self):
        with open(self.scene.store, "rb") as file:
            return file.read()

    def newer(self):
        self.fresh(lambda store: store.execute("INSERT INTO schema_migration SELECT max (version) + 1 "
                                               "FROM schema_migration"))
        self.started("STORE-NEWER", "请先升级本程序")
        self.serves_again()

    def older(self):
        """Put back to a state before papers that people hold: their numbers are not given out again."""
        self.fresh()
        with open(self.scene.number_mark, "w", encoding="ascii") as file:
            file.write("138\n")
        self.started("STORE-OLDER", "数据库比已打出的凭条旧：本机的凭条打到了 07-000138，库里只到 000000",
                     recovery="工作人员会恢复服务")
        self.serves_again()

    def kind(self):
        """A demo store is never served as real, and the reverse."""
        self.scene.take_store_away()
        shutil.copy2(os.path.join(self.demo.folder, "store.db"), self.scene.store)
        self.started("STORE-IS-DEMO", "这是演示数据库，不能用于真实业务")
        self.serves_again()
        real, self.scene.hall = self.scene.hall, self.demo
        self.scene.take_store_away()
        shutil.copy2(os.path.join(real.folder, "good", "store.db"), self.scene.store)
        self.started("STORE-NOT-DEMO", "这是真实数据库，演示程序不能使用")
        self.scene.stop()
        self.scene.hall = real

    def read_only(self):
        self.fresh()
        os.chmod(self.scene.store, 0o444)
        self.started("STORE-READ-ONLY", "数据库不可写，请检查文件和所在目录的权限")
        os.chmod(self.scene.store, 0o644)
        os.chmod(self.scene.hall.folder, 0o555)
        self.scene.hand.wait_for("STORE-READ-ONLY")
        os.chmod(self.scene.hall.folder, 0o755)
        self.serves_again()

    def locked(self):
        """Held as a whole by another program: out of service; given free: back."""
        other = self.hold()
        self.started("STORE-LOCKED", "数据库正被另一个程序占用")
        other.close()
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.scene.stop()

    def ends(self):
        """SIGTERM is obeyed at once also while the store is held."""
        other = self.hold()
        self.scene.start()
        self.hand.wait_for("正在启动", MONEY_SAFE)
        self.scene.stop()
        assert self.scene.process.returncode == 0, self.scene.process.returncode
        other.close()

    def said_once(self):
        """Trouble that stays is one line in the journal, and does not take back a chosen language."""
        self.scene.take_store_away()
        self.started("STORE-MISSING", "gongjictl init")
        before = self.scene.words().count("gongjictl init")
        self.hand.tap("语言")
        self.hand.wait_for("out of service")
        self.fresh(lambda store: store.execute("PRAGMA application_id = 1"))
        self.hand.wait_for("STORE-FOREIGN", seconds=RECOVERY_SECONDS)
        assert self.scene.words().count("gongjictl init") == before
        self.serves_again()

    def unreadable(self):
        """One owed paper is not readable: the terminal starts, its holder logs in, and the log names it for staff."""
        def spoil(store):
            store.execute("INSERT INTO receipt (kiosk_id, receipt_no, kind, about_id, time_us, holder_psn_no, "
                          "relative_psn_no, prev_hash, hash, sealed) VALUES ('07', 1, 'statement', "
                          "'7F3K-20M9-Q4XD-81AC', strftime ('%s', 'now') * 1000000, ?, '', ?, ?, 'x')", (PAYER_NO, "0" * 64, "1" * 64))
        self.fresh(spoil)
        self.scene.start()
        self.hand = self.scene.hand
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.scene.come_home()
        self.scene.leave()
        assert "the paper 07-000001 cannot be read" in self.scene.words(), self.scene.words()
        self.scene.stop()


def main():
    points = Points(11)
    with Desk() as desk:
        stores = Stores(desk)
        for name, action in (
                ("a missing store is not made, and served as soon as it is there", stores.missing),
                ("a file that is no store of ours is not touched", stores.foreign),
                ("a damaged store is not served and not written to", stores.damaged),
                ("a store of a newer version waits for the newer program", stores.newer),
                ("a store put back behind papers that were given out waits for staff", stores.older),
                ("a demo store is not served as real, nor a real one by a demo", stores.kind),
                ("a store or folder that cannot be written is not served", stores.read_only),
                ("a store held by another program is served when it is free", stores.locked),
                ("the kiosk can be ended while it waits for a held store", stores.ends),
                ("trouble that stays is told once", stores.said_once),
                ("a paper that cannot be read keeps nobody out", stores.unreadable)):
            if not points.point(name, action, stores.scene.hand) and stores.scene.process is not None:
                desk.end(stores.scene.process)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
