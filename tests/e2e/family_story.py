# SPDX-License-Identifier: Apache-2.0
"""What follows a binding, told by a hall in which everybody from sixteen on is asked: answers, ends, orders and records.
Library of the tests of family sharing."""
import os
import subprocess

from kinfolk import Kinfolk, LIU_YING, NUMBER, WANG_QIANG, WANG_WEI, WANG_YUE


class Ends:
    """A hall in which everybody from sixteen on is asked."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk, consent=True)
        self.hand = self.kin.hand

    def ask(self, contributor, relative):
        self.kin.come(contributor)
        self.kin.to_family()
        self.hand.tap("添加家人")
        self.hand.tap("从家人名单里选")
        self.hand.tap("选" + relative)
        self.hand.tap("选好了，共1位")
        self.hand.wait_for("要同意")
        self.hand.tap("下一步，看承诺书")
        self.kin.sign_letter()
        self.kin.confirm(relative)
        self.hand.wait_for("等家人同意", "等本人同意", NUMBER)

    def request(self):
        self.ask("王伟", "*强")
        assert self.kin.bindings(WANG_WEI, WANG_QIANG) == 0
        self.kin.sound()
        self.kin.finish()
        self.still_waiting()

    def still_waiting(self):
        """Looking at a request leaves it alone; taking it back is asked with the PIN."""
        self.kin.come("王伟")
        self.kin.to_family()
        self.hand.tap("查看*强")
        self.hand.wait_for("在等*强回答")
        self.hand.tap("接着等", exact=True)
        self.hand.tap("查看*强")
        self.hand.tap("撤回申请", exact=True)
        self.hand.wait_for("撤回让*强用您的钱的申请")
        self.kin.leave()

    def accept(self):
        self.kin.come("王强")
        self.hand.tap("*伟想把医保钱给您用")
        self.hand.button("授权记录")
        self.hand.wait_for("等您回答")
        self.hand.tap("去回答*伟")
        self.hand.wait_for("想让您用", "自己账户的钱用完了，就用*伟的", "*伟能用自己账户的钱替您缴")
        self.hand.tap("我同意")
        self.kin.sign_letter()
        self.kin.confirm("同意用*伟的钱")
        self.hand.wait_for("您已同意", NUMBER)
        assert self.kin.bindings(WANG_WEI, WANG_QIANG) == 1
        self.kin.sound()
        self.hand.tap("首页")
        self.hand.button("家庭共济")
        self.hand.wait_gone("想给您用")
        self.kin.leave()

    def refuse(self):
        self.ask("王强", "*英")
        self.kin.finish()
        self.kin.come("刘英")
        self.kin.to_family()
        self.hand.tap("去回答*强")
        self.hand.wait_for("您看病、买药，能用*强账户里的钱", "*强能用自己账户的钱替您缴")
        self.hand.wait_gone("自己账户的钱用完了")
        self.hand.tap("不同意")
        self.kin.confirm("不同意用*强的钱")
        self.hand.wait_for("您没有同意", NUMBER)
        assert self.kin.bindings(WANG_QIANG, LIU_YING) == 0 and self.kin.acts("refuse") == 1
        self.kin.sound()

    def come_and_leave(self):
        self.kin.come("刘英")
        self.kin.to_family()
        self.kin.open_binding("*伟")
        self.hand.tap("不再用这份钱")
        self.hand.wait_for("不再用*伟的钱？")
        self.hand.tap("不再用", exact=True)
        self.kin.confirm("不再用*伟的钱")
        self.hand.wait_for("不再用这份钱了", NUMBER)
        assert self.kin.bindings(WANG_WEI, LIU_YING) == 0
        self.kin.sound()
        self.kin.finish()

    def release(self):
        self.kin.come("王伟")
        self.kin.to_family()
        self.kin.open_binding("*悦")
        self.hand.tap("解除共济")
        self.hand.wait_for("不再让*悦用您的钱？", "绑了多久", "用了多少")
        self.hand.tap("确认解除")
        self.kin.confirm("不再让*悦用您的钱")
        self.hand.wait_for("已解除共济", NUMBER)
        assert self.kin.bindings(WANG_WEI, WANG_YUE) == 0
        self.kin.sound()
        self.hand.tap("家庭共济", exact=True)
        self.hand.button("添加家人")
        self.hand.wait_gone("*悦")

    def unsaved(self):
        """On both ways out a new order is asked for, also from its PIN; left alone, it is as it was."""
        for way in ("首页", "返回"):
            self.hand.tap(way, exact=True)
            self.hand.wait_for("新的顺序还没有保存", "还按原来的顺序")
            self.hand.tap("返回", exact=True)
            self.hand.button("保存顺序")
            self.hand.wait_for("最后用*敏的，还剩¥")
        self.hand.tap("保存顺序")
        self.hand.wait_for("按新的顺序")
        self.hand.tap("首页", exact=True)
        self.hand.wait_for("新的顺序还没有保存")
        self.hand.tap("不改了", exact=True)
        self.hand.tap("扣款顺序")
        self.hand.wait_for("总是最先用", "最后用*强的，还剩¥")
        self.hand.tap("把*强下移")
        self.hand.tap("首页", exact=True)
        self.hand.wait_for("新的顺序还没有保存")

    def order(self):
        self.hand.tap("扣款顺序")
        self.hand.wait_for("总是最先用", "举个例子：这次个人负担¥3,400.00", "用您的，用完", "最后用*强的，还剩¥", "这次不用动")
        self.hand.tap("把*强下移")
        self.hand.wait_for("这次个人负担¥3,400.00", "最后用*敏的，还剩¥", "自己不用掏现金")
        self.unsaved()
        self.hand.tap("保存顺序")
        self.kin.confirm("按新的顺序")
        self.hand.wait_for("顺序已保存", NUMBER)
        first = self.kin.hall.sql("SELECT contributor_psn_no FROM binding WHERE relative_psn_no = '%s' "
                                  "AND vali_flag = 1 ORDER BY prio LIMIT 1" % WANG_WEI)
        assert first != WANG_QIANG, first
        self.kin.sound()

    def records(self):
        self.hand.tap("家庭共济", exact=True)
        self.hand.tap("授权记录")
        self.hand.wait_for("改了顺序")
        self.hand.tap("查看*")
        self.hand.wait_for("什么时候", "办理编号")
        self.hand.tap("回到记录")
        self.hand.tap("回家庭共济")
        self.hand.button("添加家人")
        self.kin.leave()

    def plant_records(self):
        """A hundred and thirty old ones, the oldest of them the only request that was taken back."""
        statements = ["BEGIN"]
        for number in range(130):
            act, time_us = "20200101T0000009%03d" % number, 1577808000000000 + number
            kind, result = ("bind", "bound") if number > 0 else ("release", "withdrawn")
            statements.append("INSERT INTO family_act (act_id, kind, actor_psn_no, kiosk_id, session_us, time_us) VALUES "
                              "('%s', '%s', '%s', '07', 1, %d)" % (act, kind, WANG_WEI, time_us))
            statements.append("INSERT INTO family_act_item (act_id, seq, time_us, contributor_psn_no, relative_psn_no, "
                              "patn_rlts, begndate, result) VALUES ('%s', 1, %d, '%s', '%s', '10', 20200101, '%s')"
                              % (act, time_us, WANG_WEI, LIU_YING, result))
        subprocess.run(["sqlite3", os.path.join(self.kin.hall.folder, "store.db"), ";".join(statements) + ";COMMIT"],
                       check=True, timeout=60)

    def old_records(self):
        def there(seen):
            return any("已撤回" in t.name and t.shown for t in seen)
        self.plant_records()
        self.kin.come("王伟")
        self.hand.tap("家庭共济")
        self.hand.tap("授权记录")
        self.hand.wait_for("改了顺序")
        for _ in range(60):
            if self.hand.wait_until(lambda seen: [there(seen)], "the list")[0]:
                break
            self.hand.tap("下一页", exact=True)
        self.hand.tap("查看*")
        self.hand.wait_for("什么时候", "2020")
        self.kin.leave()
