#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The tour as `sh kiosk/demo --tour DIR` takes it: it must end well and leave what it promises."""
import os
import subprocess
import sys
import tempfile

TOP = os.environ.get("GJ_SOURCE_ROOT") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "kiosk", "tour"))
# pylint: disable=wrong-import-position
from tap import Points  # noqa: E402

TOUR_SECONDS = 240


class Tour:
    """One tour into a folder of its own."""

    def __init__(self, folder):
        self.folder = folder

    def take(self):
        run = subprocess.run([sys.executable, os.path.join(TOP, "kiosk", "tour", "tour.py"), self.folder],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                             timeout=TOUR_SECONDS)
        assert run.returncode == 0, run.stdout + run.stderr

    def pictures(self):
        names = sorted(os.listdir(self.folder))
        for wanted in ("idle", "pin", "home", "choose", "tier", "confirm", "pin-again", "result",
                       "take-card", "idle-again"):
            found = [name for name in names if name.endswith("-%s.png" % wanted)]
            assert found, (wanted, names)
            size = subprocess.run(["identify", "-format", "%wx%h", os.path.join(self.folder, found[0])],
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True).stdout
            assert size == "1080x1920", (found[0], size)

    def paper(self):
        run = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable",
                              os.path.join(self.folder, "paper.png")], stdin=subprocess.DEVNULL,
                             capture_output=True, text=True, check=True)
        assert run.stdout.startswith("GJ1:"), run.stdout

    def verdict(self):
        with open(os.path.join(self.folder, "verdict.txt"), encoding="utf-8") as file:
            text = file.read()
        assert "演示" in text, "a demo receipt must be called one: " + text


def main():
    points = Points(4)
    with tempfile.TemporaryDirectory(prefix="gongji-tour-") as folder:
        tour = Tour(folder)
        points.story([
            ("the tour happens", tour.take),
            ("every screen left its picture", tour.pictures),
            ("the paper's QR code is a receipt", tour.paper),
            ("the verdict says that it is a demonstration", tour.verdict),
        ])
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
