#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Leaving, releasing, the order of payment and the records of all of it, with real taps."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from family_story import Ends  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402


def main():
    points = Points(5)
    with Desk() as desk:
        ends = Ends(desk)
        points.story([
            ("a relative leaves at any time", ends.come_and_leave),
            ("the contributor reads the notice and releases; the relative is gone from the list", ends.release),
            ("the order of payment is changed with an example before it is saved", ends.order),
            ("the records tell all of it", ends.records),
            ("however many records there are, the oldest is reached by turning pages", ends.old_records),
        ], ends.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
