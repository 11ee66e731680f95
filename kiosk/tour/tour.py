#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""tour.py DIR: the main job by itself, with real taps on the demo kiosk.

Card → PIN → a relative's premium → receipt → idle again. Leaves NN-name.png of every step, paper.png and verdict.txt
in DIR, and ends with 0 only if every step was seen to happen and the paper verifies.
"""
import glob
import os
import socket
import subprocess
import sys

from desk import Desk, DeskError, build_folder
from hand import Hand, HandError
from people import card_of
from walk import Walk

PAYER = "王伟"
PAYER_SHOWN = "*伟"
RELATIVE_SHOWN = "*英"
CONTROL_SECONDS = 30


class Control:
    """The demo's control socket: one line out, one line back."""

    def __init__(self, path):
        self.channel = socket.socket(socket.AF_UNIX)
        self.channel.settimeout(CONTROL_SECONDS)
        self.channel.connect(path)
        self.stream = self.channel.makefile("rw", encoding="utf-8", newline="\n")

    def ask(self, line):
        self.stream.write(line + "\n")
        self.stream.flush()
        answer = self.stream.readline().strip()
        if not answer.startswith("ok"):
            raise DeskError("the demo answered to “%s”: %s" % (line, answer or "nothing"))
        return answer


class Tour:
    """The steps, each of which waits for what it must see, takes a picture and goes on."""

    def __init__(self, desk, folder):
        self.desk, self.folder = desk, folder
        self.steps = 0
        self.card, self.pin = card_of(PAYER)
        self.socket = os.path.join(desk.folder, "demo.sock")
        self.kiosk = desk.start([os.path.join(build_folder(), "kiosk", "gongji-kiosk"), "--demo",
                                 "--control", self.socket])
        self.hand = Hand(desk, self.kiosk)
        self.walk = Walk(self.hand, self.seen)
        self.control = None

    def seen(self, name):
        """Keeps a picture of a screen that was waited for."""
        self.steps += 1
        self.hand.picture(os.path.join(self.folder, "%02d-%s.png" % (self.steps, name)))
        print("tour: %02d %s" % (self.steps, name), flush=True)

    def keep_the_paper(self):
        """The paper out of the demo's printer, and what the verifier says to its picture."""
        paper = os.path.join(self.folder, "paper.png")
        self.control.ask("paper " + paper)
        run = subprocess.run([os.path.join(build_folder(), "kiosk", "gongji-verify"),
                              "--keys", self.keys(), "--image", paper],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                             env=self.desk.env, timeout=CONTROL_SECONDS)
        with open(os.path.join(self.folder, "verdict.txt"), "w", encoding="utf-8") as verdict:
            verdict.write(run.stdout + run.stderr)
        print(run.stdout, end="", flush=True)
        if run.returncode != 0:
            raise DeskError("the verifier refuses the paper: " + run.stdout + run.stderr)

    def keys(self):
        """The keyring that the demo made for itself, in its own directory."""
        found = glob.glob(os.path.join(self.desk.folder, "tmp", "gongji-demo-*", "trusted-keys.ini"))
        if len(found) != 1:
            raise DeskError("the demo's keyring was not found")
        return found[0]

    def run(self):
        self.walk.at_idle()
        self.control = Control(self.socket)
        self.control.ask("insert " + self.card)
        self.walk.to_home(self.pin)
        self.walk.to_result(RELATIVE_SHOWN, self.pin)
        self.walk.paper_is_out()
        self.keep_the_paper()
        self.walk.finish()
        self.control.ask("remove")
        self.walk.at_idle_again(PAYER_SHOWN, RELATIVE_SHOWN)
        self.no_complaints()

    def no_complaints(self):
        """The kiosk's own journal holds no warning of the toolkit's."""
        words = self.desk.words_of("gongji-kiosk")
        if "WARNING" in words or "CRITICAL" in words:
            raise DeskError("the kiosk complained:\n" + words)


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = os.path.abspath(sys.argv[1])
    os.makedirs(folder, exist_ok=True)
    with Desk() as desk:
        tour = None
        try:
            tour = Tour(desk, folder)
            tour.run()
        except (HandError, DeskError, OSError, subprocess.SubprocessError) as error:
            print("tour: stopped: %s" % error)
            if tour is not None:
                tour.hand.picture(os.path.join(folder, "stopped.png"))
            print(desk.words_of("gongji-kiosk")[-2000:])
            return 1
    print("tour: all %d steps happened; pictures, paper.png and verdict.txt are in %s" % (tour.steps, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
