#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""One of the hall's staff at the kiosk, with real taps: card and PIN open the staff screen, and nobody else's do; what is
owed is printed, service pauses over a restart and goes on, the program starts again, and all of it is in the audit."""
import contextlib
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import OUT_OF_SERVICE, RECOVERY_SECONDS, Scene  # noqa: E402
from parts import wait_until  # noqa: E402 (puts kiosk/tour on the path)
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import BACK, DONE, IDLE, PIN  # noqa: E402

CARD, CARD_PIN = card_of("何洁")
ID_NUMBER, NUMBER = "110000199203189429", "1007"
SCREEN, MENU, OK = "管理", "要做什么？", "知道了"
RECEIPT = "07-000001"
NOTICE = "工作人员正在换纸。"
RESTART = 75


class Story:
    """One hall, one of the staff, one resident."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.hall, self.card, self.printer = self.scene.hall, self.scene.card, self.scene.printer
        self.hall.ctl("staff", "add", NUMBER, "--name", "何洁", typed=ID_NUMBER + "\n")
        self.scene.start()
        self.hand = self.scene.hand

    def come(self):
        """To the staff screen."""
        self.card.insert(CARD)
        self.hand.wait_for(PIN)
        self.scene.walk.enter_pin(CARD_PIN)
        self.hand.wait_for(SCREEN, "打印机", "读卡器", "数据库", "密钥、时钟、磁盘")

    def leave(self, *words):
        self.card.remove()
        self.hand.wait_for(*(words or (IDLE,)), seconds=RECOVERY_SECONDS)
        self.hand.wait_gone(SCREEN, MENU)

    def noted(self, kind, result="ok", count=1):
        """So often is this act in the audit, by this member of the staff."""
        wait_until(lambda: self.hall.sql(
            "SELECT count (*) FROM audit WHERE kind = 'staff.%s' AND subject = 'staff:%s' AND result = '%s'"
            % (kind, NUMBER, result)) == str(count), "%s is in the audit" % kind)

    def open_menu(self):
        self.hand.tap(MENU)
        self.hand.button("打印测试")

    # What happens

    def a_resident_never_sees_it(self):
        self.scene.come_home()
        self.hand.wait_gone(SCREEN, MENU)
        # Half a receipt, so that one is owed.
        self.printer.control.ask("fault paper-out in-raster 200")
        self.scene.to_paying()
        self.hand.wait_for(DONE, "凭条没打出来")
        self.scene.paid_once("stopped")
        self.scene.leave()

    def it_shows_how_the_parts_are(self):
        self.hand.wait_for(IDLE)
        self.come()
        self.noted("entered")
        self.hand.wait_for("缺纸", "打开盖子，换一卷纸。", "1张还没有打出来", "还没有记过换纸")
        self.printer.control.ask("clear")
        self.hand.tap("换好纸了")
        self.hand.wait_for("打了0张", "可以打印", "1处要处理")
        self.noted("paper-changed")

    def what_is_owed_is_printed(self):
        papers = len(self.printer.papers())
        self.hand.tap("去打印")
        self.hand.wait_for(RECEIPT, "*伟")
        self.hand.tap("打印" + RECEIPT)
        self.hand.wait_for(RECEIPT + "打好了，请交给本人", "没有别的欠着了")
        self.printer.wait_paper(papers + 1)
        self.noted("receipt", "asked")
        self.noted("receipt", "printed")
        self.noted("papers-seen")
        self.hand.tap(OK)
        self.hand.wait_for("一切正常")

    def a_test_print_is_no_receipt(self):
        papers, receipts = len(self.printer.papers()), self.scene.count("receipt")
        self.open_menu()
        self.hand.tap("打印测试")
        self.hand.wait_for("测试纸打好了")
        self.printer.wait_paper(papers + 1)
        self.noted("print-test", "printed")
        assert self.scene.count("receipt") == receipts
        self.hand.tap(OK)
        self.hand.wait_for("打了2张")

    def a_jam_is_reset_where_it_is_told(self):
        """Who reads 按“复位” has that button."""
        self.open_menu()
        self.printer.control.ask("fault jam in-raster 200")
        self.hand.tap("打印测试")
        self.hand.wait_for("测试纸没有打好", "取出卡住的纸")
        self.noted("print-test", "stopped")
        self.printer.control.ask("clear")
        self.hand.tap("复位", exact=True)
        self.hand.wait_for("打印机好了")
        self.noted("printer-reset", "ready")
        self.hand.tap(OK)
        self.hand.wait_for("可以打印", "打了3张")

    def the_day_is_reconciled(self):
        papers = len(self.printer.papers())
        self.open_menu()
        self.hand.tap("日终对账")
        self.hand.wait_for("全部相符", "代缴", "1 · ¥400.00")
        self.noted("day-end")
        self.hand.tap("打印", exact=True)
        self.hand.wait_for("打好了")
        self.printer.wait_paper(papers + 1)
        self.noted("day-slip", "printed")
        self.hand.tap(BACK)
        self.hand.wait_for("打了4张")

    def the_reader_is_tested(self):
        self.open_menu()
        self.hand.tap("读卡测试")
        self.hand.wait_for("读卡器好着", "卡片规范", "2.0", "毫秒")
        self.hand.wait_gone("何洁", "*洁", ID_NUMBER)
        self.noted("card-test")
        self.hand.tap(OK)
        self.hand.wait_for("一切正常")

    def without_a_stick_nothing_is_copied(self):
        self.open_menu()
        self.hand.tap("拷贝日志")
        self.hand.tap("最近7天")
        self.hand.wait_for("没有找到U盘", "插好U盘，等几秒再试")
        self.noted("logs-copied", "no-stick")
        self.hand.tap(OK)
        self.hand.wait_for("一切正常")

    def a_pulled_card_ends_it(self):
        self.open_menu()
        self.leave()
        self.noted("left", "card-out")
        self.scene.come_home()
        self.hand.wait_gone(SCREEN)
        self.scene.leave()

    def a_retired_key_ends_the_service(self):
        """Without a restart; and a new one begins it again."""
        self.hand.wait_for(IDLE)
        key = self.hall.json("key", "list")[0]["id"]
        self.hall.ctl("key", "retire", key)
        self.hand.wait_for(OUT_OF_SERVICE, "不能开凭条", "换好密钥后，会自动恢复", seconds=2 * RECOVERY_SECONDS)
        self.card.insert(CARD)
        self.hand.wait_for(PIN)
        self.scene.walk.enter_pin(CARD_PIN)
        self.hand.wait_for(SCREEN, "签名密钥", "已失效")
        self.leave(OUT_OF_SERVICE)
        path = os.path.join(self.hall.folder, "keys", "kiosk-07.pem")
        os.rename(path, path + ".retired")
        self.hall.ctl("key", "new")
        self.hand.wait_for(IDLE, seconds=2 * RECOVERY_SECONDS)
        self.hall.ctl("check")

    def service_pauses_and_stays_paused(self):
        self.come()
        self.open_menu()
        self.hand.tap("暂停服务")
        self.hand.wait_for("让居民看到什么")
        self.hand.tap(NOTICE)
        self.hand.wait_for("服务已暂停")
        self.noted("paused")
        self.leave(OUT_OF_SERVICE, NOTICE)
        self.card.insert(self.scene.file)
        self.hand.wait_for(OUT_OF_SERVICE, NOTICE)
        self.hand.wait_gone(PIN, "*伟")
        self.card.remove()
        self.scene.stop()
        self.scene.start()
        self.hand = self.scene.hand
        self.hand.wait_for(OUT_OF_SERVICE, NOTICE, "工作人员会恢复服务")
        self.hand.wait_gone(IDLE)

    def staff_end_the_pause(self):
        self.come()
        self.hand.wait_gone("办我自己的")
        self.hand.tap("恢复服务")
        self.hand.wait_for("一切正常")
        self.noted("resumed")
        self.leave()
        self.scene.come_home()
        self.scene.leave()

    def staff_are_residents_too(self):
        """One whom the register knows, at the same kiosk."""
        self.hall.ctl("staff", "add", "1008", "--name", "王伟", typed="110000196005129317\n")
        self.card.insert(self.scene.file)
        self.hand.wait_for(PIN)
        self.scene.walk.enter_pin(self.scene.pin)
        self.hand.wait_for(SCREEN, "一切正常")
        self.hand.tap("办我自己的")
        self.hand.wait_for("代缴居民医保")
        self.scene.leave()
        self.hall.ctl("staff", "end", "1008")
        self.scene.come_home()
        self.scene.leave()

    def they_work_while_the_store_is_away(self):
        """What must be recorded first is not done; what only tests is, and is recorded when the store is back."""
        scene = self.scene
        self.come()
        scene.break_medium("full")
        self.hand.tap("换好纸了")
        self.hand.wait_for("没有做：现在记不下来", "什么都没有改")
        scene.keep_store("away")
        scene.take_store_away()
        scene.mend_medium()
        self.leave(OUT_OF_SERVICE, "查不到资料")
        self.card.insert(CARD)
        self.hand.wait_for(PIN)
        scene.walk.enter_pin(CARD_PIN)
        self.hand.wait_for(SCREEN, "查不到资料。看网线和服务器。您做的事恢复后记录。")
        self.open_menu()
        self.hand.tap("打印测试")
        self.hand.wait_for("测试纸打好了")
        self.hand.tap(OK)
        self.hand.wait_for("查不到资料")
        self.leave(OUT_OF_SERVICE, "查不到资料")
        scene.give_store_back("away")
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.noted("print-test", "printed", count=2)

    def a_held_store_loses_nothing_at_the_end(self):
        """What waits for it when the program is told to end is recorded at the next start."""
        self.come()
        self.open_menu()
        with contextlib.closing(self.scene.open_store()) as other:
            other.execute("BEGIN IMMEDIATE")
            self.hand.tap("读卡测试")
            self.hand.wait_for("读卡器好着")
            self.scene.stop()
            assert self.scene.process.returncode == 0, self.scene.process.returncode
        self.noted("card-test", count=1)
        self.card.remove()
        self.scene.start()
        self.hand = self.scene.hand
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.noted("card-test", count=2)

    def the_program_starts_again(self):
        process = self.scene.process
        self.come()
        self.open_menu()
        self.hand.tap("重新启动")
        self.hand.wait_for("重新启动这台机器的程序？", "都已记下，不受影响")
        self.hand.tap(BACK)
        self.hand.wait_for("一切正常")
        self.open_menu()
        self.hand.tap("重新启动")
        self.hand.wait_for("重新启动这台机器的程序？")
        self.hand.tap("重新启动", exact=True)
        assert process.wait(20) == RESTART, process.returncode
        self.noted("restart")

    def the_audit_holds_it_all(self):
        self.hall.ctl("check")
        assert "全部相连" in self.hall.ctl("audit", "verify")


def main():
    points = Points(17)
    with Desk() as desk:
        story = Story(desk)
        points.story([
            ("a resident's card never sees the staff screen", story.a_resident_never_sees_it),
            ("the staff's card and PIN show how the parts are, and the roll is noted", story.it_shows_how_the_parts_are),
            ("what is owed is printed and handed out", story.what_is_owed_is_printed),
            ("a test print is no receipt", story.a_test_print_is_no_receipt),
            ("a jam is reset on the page that tells of it", story.a_jam_is_reset_where_it_is_told),
            ("the day is reconciled, on the screen and on a slip", story.the_day_is_reconciled),
            ("the reader is tested, and nothing of a person is shown", story.the_reader_is_tested),
            ("without a stick the logs go nowhere, and that is said", story.without_a_stick_nothing_is_copied),
            ("a pulled card ends it", story.a_pulled_card_ends_it),
            ("a retired key ends the service by itself, and a new one begins it again", story.a_retired_key_ends_the_service),
            ("service pauses with a notice, for every card, over a restart", story.service_pauses_and_stays_paused),
            ("the staff's card ends the pause", story.staff_end_the_pause),
            ("one of the staff may go on as a resident, and is one again when off", story.staff_are_residents_too),
            ("they work while the store is away, and it is recorded when it is back",
             story.they_work_while_the_store_is_away),
            ("what waits for a held store when the program is ended is recorded at the next start",
             story.a_held_store_loses_nothing_at_the_end),
            ("the program ends as its keeper is to start it again", story.the_program_starts_again),
            ("check and the audit hold it all", story.the_audit_holds_it_all),
        ], story.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
