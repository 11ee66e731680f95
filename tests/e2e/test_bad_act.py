#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Bad luck in the one moment of an act of family sharing that counts: a disk that does not say whether it kept anything.
The screen waits and finds out by itself; and where the store stays away, the resident goes with a number on paper."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import RECOVERY_SECONDS, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402

PIN_AGAIN = "再输一次密码"
# The act stays in its transaction for about two seconds, in which the disk can break.
SLOW_ACT = """CREATE TRIGGER misfortune BEFORE INSERT ON family_act BEGIN
  SELECT count (*) FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000000) SELECT i FROM n);
END"""
# An unknown outcome is asked for during thirty seconds before the resident may go.
UNKNOWN_SECONDS = 60


class Acts:
    """王伟 no longer lets *英 use his money; the disk breaks while it is written down."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.hand = None

    def begin(self):
        self.scene.begin(SLOW_ACT)
        self.hand = self.scene.hand

    def released(self):
        return self.scene.count("binding WHERE ended_by <> ''")

    def submit(self):
        """Up to the moment in which the store has the act and has not answered."""
        scene = self.scene
        scene.come_home()
        self.hand.tap("家庭共济")
        self.hand.button("授权记录")
        self.hand.tap("查看*英")
        self.hand.tap("解除共济")
        self.hand.tap("确认解除")
        self.hand.wait_for(PIN_AGAIN, "不再让*英用您的钱")
        scene.walk.enter_pin(scene.pin)
        self.hand.wait_for("正在办理")
        scene.break_medium("sync")

    def stays_away(self):
        self.begin()
        self.submit()
        self.hand.wait_for("还在办，请别走开", "不会办两次", seconds=UNKNOWN_SECONDS)
        self.hand.wait_for("这件事还在查清", "您的钱一分没动", "查询单上有查询编号，请取走", "按“家庭共济”看结果",
                           seconds=UNKNOWN_SECONDS)
        self.hand.wait_gone("已解除共济", "没有办成")
        self.scene.printer.wait_paper(1)
        self.hand.tap("取卡，结束服务")
        self.hand.wait_for("请取")
        self.scene.mend_medium()
        self.scene.run_sql("DROP TRIGGER misfortune")
        self.scene.leave()
        self.scene.hall.ctl("check")
        self.scene.hall.ctl("audit", "verify")
        assert self.scene.count("receipt") == self.released()

    def comes_back(self):
        """Whatever the store kept, that is what is told, without a tap."""
        self.begin()
        self.submit()
        self.hand.wait_for("还在办，请别走开", seconds=UNKNOWN_SECONDS)
        self.scene.mend_medium()
        self.scene.run_sql("DROP TRIGGER misfortune")
        seen = self.hand.wait_until(
            lambda things: [t.name for t in things if "已解除共济" in t.name or "没有办成" in t.name], "the answer",
            seconds=RECOVERY_SECONDS)
        assert self.released() == (1 if any("已解除共济" in name for name in seen) else 0), seen
        self.scene.leave()
        self.scene.hall.ctl("check")


def main():
    points = Points(2)
    with Desk() as desk:
        acts = Acts(desk)
        for name, action in (
                ("an act whose outcome stays unknown is never told as done or not, and its number is on paper",
                 acts.stays_away),
                ("an act whose outcome is found out in time is told as it is", acts.comes_back)):
            if not points.point(name, action, acts.scene.hand):
                acts.scene.clear()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
