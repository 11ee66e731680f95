#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How many taps each job takes, from the card to what somebody came for: the table in tests/README.md, taken with real
taps. The main job takes at most nine."""
import os
import re
import sys
import time

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk  # noqa: E402
from scene import RELATIVE  # noqa: E402
from parts import top_folder  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import END, PAY_PREMIUM  # noqa: E402

REPRINT, POLICY = "凭证补打", "政策与计算"
NEW_PIN = "730915"
MOST_OF_MAIN_JOB = 9


def table():
    """(job, taps, what it ends with) of each row."""
    with open(os.path.join(top_folder(), "tests", "README.md"), encoding="utf-8") as file:
        part = file.read().split("\n## Steps\n")[1].split("\n## ")[0]
    return [(job, int(taps), words) for job, taps, words in re.findall(r"^\| (\S+) \| (\d+) \| \d+ \| (.+) \|$", part, re.M)]


class Jobs:
    """One kiosk; a job at each visit, in the order of the table."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand, self.walk = self.kin.hand, self.kin.walk
        self.ways = {
            PAY_PREMIUM: lambda: self.walk.to_result(RELATIVE, self.kin.pin),
            REPRINT: lambda: self.through(REPRINT, "补打凭条"),
            "添加家人": self.add_relative,
            "解除共济": lambda: self.signed("家庭共济", "查看*悦", "解除共济", "确认解除"),
            "扣款顺序": lambda: self.signed("家庭共济", "扣款顺序", "把*强下移", "保存顺序"),
            "修改密码": self.change_pin,
        }

    def through(self, *names):
        for name in names:
            self.hand.tap(name)

    def signed(self, *names):
        """What ends with the PIN once more."""
        self.through(*names)
        self.hand.wait_for("再输一次密码")
        self.walk.enter_pin(self.kin.pin)

    def add_relative(self):
        self.through("家庭共济", "添加家人", "从家人名单里选", "选*敏", "选好了，共1位", "下一步，看承诺书")
        self.kin.sign_letter()
        self.hand.taps += 1  # the signature itself
        self.signed()

    def change_pin(self):
        """To the same digits as before is refused, so to others."""
        self.through("修改密码")
        self.hand.wait_for("请输入现在的密码")
        self.walk.enter_pin(self.kin.pin)
        self.hand.wait_for("请输入新密码")
        self.hand.type_pin(NEW_PIN)
        self.hand.tap("下一步", exact=True)
        self.walk.enter_pin(NEW_PIN)

    def come(self, job):
        """Until the first page from which this job goes on."""
        if job != POLICY:
            self.kin.come("王伟")

    def take(self, job, taps, words):
        before, since = self.hand.taps, time.monotonic()
        self.come(job)
        self.ways.get(job, lambda: self.through(job))()
        self.hand.wait_for(words)
        taken = self.hand.taps - before
        print("# %s: %d taps, %.1f s" % (job, taken, time.monotonic() - since))
        assert taken == taps, "the README says %d taps, it took %d" % (taps, taken)

    def visit(self, job, taps, words):
        """Whatever came of it, the next visit finds the kiosk at idle."""
        self.walk.at_idle()
        try:
            self.take(job, taps, words)
        finally:
            if job == POLICY:
                self.hand.tap("首页", exact=True)
            else:
                self.hand.tap(END, exact=True)  # or the card alone would come back to where this one was
                self.kin.leave()


def main():
    rows = table()
    points = Points(len(rows) + 1)
    points.point("the main job takes at most nine taps",
                 lambda: [None for job, taps, _ in rows if job == PAY_PREMIUM and taps <= MOST_OF_MAIN_JOB][0])
    with Desk() as desk:
        jobs = Jobs(desk)
        for job, taps, words in rows:
            points.point("%s takes the %d taps that the README says" % (job, taps),
                         lambda job=job, taps=taps, words=words: jobs.visit(job, taps, words), jobs.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
