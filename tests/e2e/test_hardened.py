#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The kiosk with what its unit's hardening takes away, a visit and a paper; needs root, to take it."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from cage import Cage  # noqa: E402
from scene import Scene  # noqa: E402
from desk import Desk, build_folder, die_with_parent, top_folder  # noqa: E402
from hand import Hand  # noqa: E402
from tap import Points  # noqa: E402
from walk import Walk  # noqa: E402


class ClosedScene(Scene):
    """A hall whose kiosk is in the cage."""

    def start(self):
        cage = Cage(top_folder(), self.desk.folder)
        self.mounts = cage.mounts

        def close():
            die_with_parent()
            cage.close()

        self.process = self.desk.start(
            [os.path.join(build_folder(), "kiosk", "gongji-kiosk"), "--config", self.hall.config],
            env=dict(self.desk.env, G_DEBUG="fatal-criticals"), preexec=close)
        if self.hand is None:
            self.hand = Hand(self.desk, self.process)
            self.walk = Walk(self.hand)
        self.hand.turn_to(self.process)

    def starts(self):
        self.begin()
        self.walk.at_idle()
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as file:
            status = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
        assert (status["NoNewPrivs"], status["Seccomp"], int(status["CapEff"], 16), int(status["CapBnd"], 16)) == (
            "1", "2", 0, 0), status
        if not self.mounts:
            return
        root = "/proc/%d/root" % self.process.pid
        assert sorted(os.listdir(root + "/dev")) == ["full", "null", "random", "shm", "tty", "urandom", "zero"]
        assert os.statvfs(root + "/etc").f_flag & os.ST_RDONLY and os.statvfs(root + "/sys").f_flag & os.ST_RDONLY
        assert not os.statvfs(root + self.desk.folder).f_flag & os.ST_RDONLY
        for hidden in ("/root", "/home"):
            built = top_folder()[len(hidden) + 1:].split("/")[:1] if top_folder().startswith(hidden + "/") else []
            assert os.listdir(root + hidden) == built


def main():
    points = Points(2)
    with Desk() as desk:
        scene = ClosedScene(desk)
        if points.point("it starts with nothing that a terminal does not need", scene.starts, scene.hand):
            points.point("a visit pays, and the paper comes out", scene.pays, scene.hand)
        scene.clear()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
