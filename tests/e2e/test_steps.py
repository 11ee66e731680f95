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
from scene import RELATIVE, Scene  # noqa: E402
from parts import top_folder  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402
from walk import PAY_PREMIUM  # noqa: E402

REPRINT = "凭证补打"
MOST_OF_MAIN_JOB = 9


def table():
    """(job, taps, what it ends with) of each row."""
    with open(os.path.join(top_folder(), "tests", "README.md"), encoding="utf-8") as file:
        part = file.read().split("\n## Steps\n")[1].split("\n## ")[0]
    return [(job, int(taps), words) for job, taps, words in re.findall(r"^\| (\S+) \| (\d+) \| \d+ \| (.+) \|$", part, re.M)]


class Jobs:
    """One kiosk; a job at each visit."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        self.scene.begin()
        self.hand, self.walk = self.scene.hand, self.scene.walk

    def do(self, job):
        if job == PAY_PREMIUM:
            self.walk.to_result(RELATIVE, self.scene.pin)
            return
        self.hand.tap(job)
        if job == REPRINT:
            self.hand.tap("补打凭条")

    def take(self, job, taps, words):
        self.walk.at_idle()
        before, since = self.hand.taps, time.monotonic()
        self.scene.come_home()
        self.do(job)
        self.hand.wait_for(words)
        taken = self.hand.taps - before
        print("# %s: %d taps, %.1f s" % (job, taken, time.monotonic() - since))
        assert taken == taps, "the README says %d taps, it took %d" % (taps, taken)
        self.scene.leave()


def main():
    rows = table()
    points = Points(len(rows) + 1)
    points.point("the main job takes at most nine taps",
                 lambda: [None for job, taps, _ in rows if job == PAY_PREMIUM and taps <= MOST_OF_MAIN_JOB][0])
    with Desk() as desk:
        jobs = Jobs(desk)
        for job, taps, words in rows:
            points.point("%s takes the %d taps that the README says" % (job, taps),
                         lambda job=job, taps=taps, words=words: jobs.take(job, taps, words), jobs.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
