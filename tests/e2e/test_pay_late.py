#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Late payment: the window closed yesterday, the region still takes the year, and the relative has lapsed. What that means
is said before the PIN and again afterwards."""
import os
import sys
import datetime

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import build_folder  # noqa: E402,F401 (puts kiosk/tour on the path)
from desk import Desk  # noqa: E402
from people import CHINA  # noqa: E402
from scene import RELATIVE, RELATIVE_NO, Scene  # noqa: E402
from tap import Points  # noqa: E402

WINDOW = """
[premium_window]
source=大厅自行录入，供测试
grade=C
from={day}
to={day}
year=+{offset}
late_to=12-31

[waiting]
source=大厅自行录入，供测试
grade=C
gap_years_from=2000
counted_from=payment
"""


class Story:
    """A region that takes the year late."""

    def __init__(self, desk):
        self.scene = Scene(desk)
        today = datetime.datetime.now(CHINA).date()
        yesterday = today - datetime.timedelta(days=1)
        # On the first of January yesterday's window was last year's, and it sold this year.
        offset = 0 if yesterday.year == today.year else 1
        self.year = today.year
        path = os.path.join(self.scene.hall.folder, "policies", "420100.ini")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text[:text.index("[premium_window]")]
                       + WINDOW.format(day=yesterday.strftime("%m-%d"), offset=offset))
        # Paid two years ago, not in the last year.
        self.scene.run_sql("DELETE FROM contribution WHERE psn_no = '%s' AND accrym_end >= %d01"
                           % (RELATIVE_NO, self.year - 1))
        self.scene.run_sql("UPDATE contribution SET clct_flag = '1' WHERE psn_no = '%s' AND accrym_begn = %d01"
                           % (RELATIVE_NO, self.year - 2))
        self.scene.start()
        self.hand, self.walk = self.scene.hand, self.scene.walk
        self.walk.year = self.year

    def this_year_is_offered(self):
        self.scene.come_home()
        self.walk.to_choose()
        self.walk.to_tier(RELATIVE)

    def the_wait_is_said_before_the_pin(self):
        self.walk.to_confirm(RELATIVE)
        self.hand.wait_for("等待期", "缴费后要等4个月", "现在可以补缴")

    def it_is_paid_and_said_again(self):
        self.walk.to_pin_again()
        self.walk.pay(self.scene.pin)
        self.hand.wait_for("缴费后要等4个月")

    def the_year_is_right(self):
        assert self.scene.hall.sql("SELECT coverage_year FROM premium_payment") == str(self.year)
        assert self.scene.hall.sql("SELECT result, months FROM premium_waiting") == "months|4"
        self.scene.hall.ctl("check")
        self.scene.leave()


def main():
    points = Points(4)
    with Desk() as desk:
        story = Story(desk)
        points.story([
            ("outside the window this year is offered", story.this_year_is_offered),
            ("the waiting months and how they come about are said before the PIN", story.the_wait_is_said_before_the_pin),
            ("it is paid, and the result says it again", story.it_is_paid_and_said_again),
            ("it is the late year that was paid", story.the_year_is_right),
        ], story.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
