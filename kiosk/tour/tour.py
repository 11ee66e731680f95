#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""tour.py DIR: the main job by itself, with real taps on the demo kiosk.

Card → PIN → a relative's premium → receipt → idle again. Leaves NN-name.png of every step, paper.png and verdict.txt
in DIR, and ends with 0 only if every step was seen to happen and the paper verifies.
"""
import os
import re
import socket
import subprocess
import sys

from desk import Desk, DeskError, build_folder
from hand import Hand, HandError
from people import card_of, this_year

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
        self.control = None

    def step(self, name, *words):
        """Sees these words, and keeps a picture of it."""
        self.hand.wait_for(*words)
        self.steps += 1
        self.hand.picture(os.path.join(self.folder, "%02d-%s.png" % (self.steps, name)))
        print("tour: %02d %s" % (self.steps, name), flush=True)

    def come_in(self):
        self.step("idle", "请插入社会保障卡")
        self.control = Control(self.socket)
        self.control.ask("insert " + self.card)
        self.step("pin", "请输入社保卡密码")
        self.hand.type_pin(self.pin)
        self.hand.tap("确认")
        self.step("home", "代缴居民医保", PAYER_SHOWN)

    def choose(self):
        self.hand.tap("代缴居民医保")
        self.step("choose", "为哪位家人缴%d年度" % (this_year() + 1))
        self.hand.tap("给%s缴" % RELATIVE_SHOWN)
        self.step("tier", "年度")
        self.hand.tap("下一步")
        self.step("confirm", "确认并输入密码", RELATIVE_SHOWN, PAYER_SHOWN)

    def pay(self):
        self.hand.tap("确认并输入密码")
        self.step("pin-again", "请再输入一次密码")
        self.hand.type_pin(self.pin)
        self.hand.tap("确认")
        self.step("paying", "请不要拔卡")
        self.step("result", "请勿再从其他渠道缴费")

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
        """The demo's own keyring; the demo says where it is."""
        return re.sub(r"^ok\s*", "", self.control.ask("keys"))

    def leave(self):
        self.hand.tap("取卡，结束服务")
        self.step("take-card", "请取卡")
        self.control.ask("remove")
        self.step("idle-again", "请插入社会保障卡")
        self.hand.wait_gone(PAYER_SHOWN, RELATIVE_SHOWN)

    def run(self):
        self.come_in()
        self.choose()
        self.pay()
        self.keep_the_paper()
        self.leave()


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
