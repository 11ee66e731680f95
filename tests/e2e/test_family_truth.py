#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The pages of family sharing say how things are, with real taps: what is over is not ended once more, who cannot add
anybody is told why before they begin, and nobody drops out of the drawing."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import CHEN_FANG, Kinfolk, NUMBER, WANG_MIN  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402

NEW_PIN = "739164"


class Truth:
    """One hall; its people come one after the other."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk, cap=8, pin_signs=True)
        self.hand = self.kin.hand

    def family_of(self, name, card=None):
        self.kin.come(name, card)
        self.kin.to_family()

    def no_button(self, name):
        """The page shows in full, and has no such button."""
        seen = self.hand.wait_until(lambda things: things, "the page")
        assert not any(t.is_button and name in t.name for t in seen), name

    def ended_is_not_released(self):
        self.family_of("王敏", self.kin.made_card(WANG_MIN))
        self.kin.open_binding("*芳")
        self.hand.wait_for("共济详情", "*芳", "已结束", "不能再用您的钱", "要再用，请重新添加家人")
        self.hand.wait_gone("看病、缴费能用")
        self.no_button("解除共济")
        self.kin.leave()

    def ended_is_not_left(self):
        self.family_of("陈芳", self.kin.made_card(CHEN_FANG))
        self.kin.open_binding("*敏")
        self.hand.wait_for("共济详情", "*敏", "已结束", "您不能再用*敏的钱", "请*敏来这里重新添加您")
        self.hand.wait_gone("看病、缴费能用", "个用")
        self.no_button("不再用这份钱")
        self.kin.leave()

    def cannot_add(self):
        self.family_of("刘英")
        self.hand.wait_for("您没有职工医保，不能添加家人")
        self.no_button("添加家人")
        self.kin.leave()

    def contributor_first(self):
        self.family_of("孙建国")
        self.hand.tap("添加家人")
        self.hand.wait_for("您现在不能添加家人", "您的职工医保从", "请先到窗口恢复您的职工医保")
        self.no_button("插家人的卡")
        self.hand.tap("回家庭共济")
        self.hand.button("授权记录")
        self.kin.leave()

    def initial_pin_leads_on(self):
        self.family_of("王敏")
        self.hand.tap("添加家人")
        self.hand.wait_for("先改密码才能添加家人")
        self.hand.wait_gone("才能缴费")
        self.kin.walk.enter_pin("123456")
        self.hand.wait_for("请输入新密码")
        for step in ("下一步", "确认"):
            self.hand.type_pin(NEW_PIN)
            self.hand.tap(step, exact=True)
        self.hand.wait_for("密码改好了")
        self.hand.tap("接着添加家人")
        self.hand.wait_for("亲情账户", "插家人的卡")
        self.kin.leave()

    def over_the_cap(self):
        self.family_of("王伟")
        self.hand.tap("添加家人")
        self.hand.tap("从家人名单里选")
        self.hand.tap("选*敏")
        self.refused_with_another("去掉*军")
        self.hand.tap("再加一位")
        self.hand.tap("从家人名单里选")
        self.refused_with_another("去掉不能绑的")
        self.hand.tap("下一步，看承诺书")

    def refused_with_another(self, off):
        """To the one who is picked *军 is added, refused, and taken off by this button."""
        self.hand.wait_for("选好了，共1位")
        self.hand.tap("选*军")
        self.hand.tap("选好了，共2位")
        self.hand.tap("下一步，看承诺书")
        self.hand.wait_for("有家人不能一起绑", "最多绑定8位家人", "不能绑")
        self.no_button("看承诺书")
        self.hand.tap(off)
        self.hand.wait_for("让这几位家人用您个人账户的钱")
        self.hand.wait_gone("去掉*军")

    def cannot_write(self):
        self.kin.read_letter()
        self.hand.tap("不方便手写")
        self.hand.wait_for("不用手写", "凭条上会写明“以密码确认”")
        self.hand.tap("用密码代替签字")
        self.kin.confirm("*敏")
        self.hand.wait_for("绑定好了", NUMBER)
        self.kin.paper_is_out(1)
        assert self.kin.hall.sql("SELECT signature FROM family_act") == "pin"
        assert "以密码确认" in self.kin.last_paper_says()
        self.kin.sound()

    def to_record(self, name):
        self.hand.tap("授权记录")
        self.hand.tap("查看" + name)
        self.hand.wait_for("办理编号")

    def letter_of_the_signer(self):
        self.hand.tap("家庭共济", exact=True)
        self.to_record("*敏")
        self.hand.tap("打印承诺书")
        self.kin.paper_is_out(2)
        self.kin.leave()

    def letter_of_the_other(self):
        self.family_of("王敏", self.kin.made_card(WANG_MIN))
        self.to_record("*伟")
        # This line comes when the letter was looked up: no button can follow it.
        self.hand.wait_for("由签字的人打印")
        self.no_button("打印承诺书")
        self.kin.leave()


def main():
    points = Points(9)
    with Desk() as desk:
        truth = Truth(desk)
        points.story([
            ("an ended binding offers no release, and says that the money cannot be used", truth.ended_is_not_released),
            ("an ended binding offers no leaving, and has no place in the order", truth.ended_is_not_left),
            ("who has no employee insurance reads why nobody can be added", truth.cannot_add),
            ("what stands in the contributor's own way is said before any relative is named", truth.contributor_first),
            ("an initial PIN is changed for what was wanted, and leads on to it", truth.initial_pin_leads_on),
            ("relatives are judged together before anything is signed", truth.over_the_cap),
            ("who cannot write lets the PIN sign, and the paper says so", truth.cannot_write),
            ("who signed a letter can have it on paper", truth.letter_of_the_signer),
            ("the other party is not offered what it may not have", truth.letter_of_the_other),
        ], truth.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
