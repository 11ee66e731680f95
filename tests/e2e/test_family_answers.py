#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A request that the relative accepts with the own card and another that is refused, with real taps."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from family_story import Ends  # noqa: E402
from desk import Desk  # noqa: E402
from tap import Points  # noqa: E402


def main():
    points = Points(3)
    with Desk() as desk:
        ends = Ends(desk)
        points.story([
            ("a relative of that age is asked, and nothing is bound yet", ends.request),
            ("home leads the relative to it, who reads what it means, signs and accepts; then nothing waits", ends.accept),
            ("another relative refuses without a letter", ends.refuse),
        ], ends.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
