#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A minute of somebody who presses everything: random taps, PINs, cards put in and pulled at any moment, printer faults,
languages and text sizes. The kiosk may not end, not complain, not stay anywhere once the card is out, and not show idle
with a word of anybody.

GJ_TAPPER_SEED repeats a run as far as two clocks allow, GJ_TAPPER_SECONDS makes it longer.
"""
import glob
import os
import random
import sys
import time

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Control, DeskError  # noqa: E402
from desk import Desk, build_folder  # noqa: E402
from eyes import BusError  # noqa: E402
from hand import Hand, HandError  # noqa: E402
from people import card_of, demo_folder, rows  # noqa: E402
from tap import Points  # noqa: E402
from walk import IDLE  # noqa: E402

SECONDS = float(os.environ.get("GJ_TAPPER_SECONDS", "60"))
SEED = int(os.environ.get("GJ_TAPPER_SEED", "0")) or random.randrange(1, 1000000)
INVITATIONS = (IDLE, "Insert social security card")
WORKING_CARDS = ("王伟", "王伟", "王伟", "王强", "王敏")
# What needs no card stays open without one, until somebody ends it or its time is up.
CARDLESS, END = ("政策与计算", "Policy, fees", "GjVerifyPage"), ("结束服务", "Finish")
# Half of the taps go where a payment and its receipt are: chance alone hardly ever gets there.
FORWARD = ("代缴居民医保", "给", "下一步", "确认并输入密码", "不打印，继续", "再缴", "补打", "打印凭条", "Next", "Confirm")
FAULTS = ("fault paper-out", "fault cover-open", "fault jam in-raster 300", "fault silent", "fault drop",
          "fault offline", "clear", "clear", "power")
STEPS_OF_A_VISIT = (3, 35)
# A farewell stands for 20 s, and the machine may be busy.
IDLE_SECONDS = 60


def invites(seen):
    return any(word in thing.name for thing in seen for word in INVITATIONS)


class Tapper:
    """One kiosk in demo mode and one pair of hands without a plan."""

    def __init__(self, desk):
        self.desk, self.dice = desk, random.Random(SEED)
        path = os.path.join(desk.folder, "demo.sock")
        self.kiosk = desk.start([os.path.join(build_folder(), "kiosk", "gongji-kiosk"), "--demo",
                                 "--control", path], env=dict(desk.env, G_DEBUG="fatal-criticals"))
        self.hand = Hand(desk, self.kiosk)
        self.control = Control(path)
        self.cards = sorted(os.path.basename(name)[:-len(".ini")]
                            for name in glob.glob(os.path.join(demo_folder(), "cards", "*.ini")))
        people = rows("persons")
        self.personal = [person["psn_name"] for person in people] + [person["certno"] for person in people]
        self.personal += ["*" + person["psn_name"][-1] for person in people] + ["1" + "*" * 16]
        self.pin = ""
        self.taps = self.visits = 0

    def tap_at(self, x, y):
        self.taps += 1
        self.hand.tap_at(min(max(int(x), 0), self.desk.width - 1), min(max(int(y), 0), self.desk.height - 1))

    def buttons(self):
        """(words, place) of every button that is there; what goes while we look was not there."""
        found = []
        try:
            for thing in self.hand.look():
                if thing.is_button and thing.shown:
                    found.append((thing.name, thing.box))
        except BusError:
            pass
        return found

    def tap(self, box):
        x, y, width, height = box
        self.tap_at(x + width * self.dice.uniform(0.2, 0.8), y + height * self.dice.uniform(0.2, 0.8))

    def insert(self):
        if self.dice.random() < 0.7:
            card, self.pin = card_of(self.dice.choice(WORKING_CARDS))
        else:
            card, self.pin = self.dice.choice(self.cards), "246813"
        self.control.ask("insert " + card)

    def type_pin(self, buttons, keys):
        """Mostly the right one; then the wide button below the keys, which is 确认."""
        pin = self.pin if self.dice.random() < 0.75 else "%06d" % self.dice.randrange(1000000)
        _, below, width, _ = keys["0"]
        confirm = [box for _, box in buttons if box[1] > below and box[2] > 1.2 * width]
        for digit in pin:
            self.tap(keys[digit])
        if confirm:
            self.tap(confirm[0])
        # While the card thinks: a way out, a pulled card, or patience.
        fate = self.dice.random()
        if fate < 0.15:
            self.tap_at(self.dice.randrange(self.desk.width), 0.85 * self.desk.height)
        elif fate < 0.25:
            self.control.ask("remove")

    def step(self):
        buttons = self.buttons()
        keys = {name: box for name, box in buttons if len(name) == 1 and name.isdigit()}
        forward = [box for name, box in buttons if any(word in name for word in FORWARD)]
        fate = self.dice.random()
        if len(keys) == 10 and fate < 0.7:
            self.type_pin(buttons, keys)
        elif forward and fate < 0.5:
            self.tap(self.dice.choice(forward))
        elif buttons and fate < 0.87:
            for _ in range(self.dice.choice((1, 1, 2, 3))):
                self.tap(self.dice.choice(buttons)[1])
        elif fate < 0.92:
            self.tap_at(self.dice.randrange(self.desk.width), self.dice.randrange(self.desk.height))
        elif fate < 0.96:
            self.control.ask("printer " + self.dice.choice(FAULTS))
        else:
            self.control.ask("remove")
            self.insert()

    def is_left(self, seen):
        """Idle; a page that tells of nobody and needs no card is ended first, as the next one in front of it would."""
        texts = [thing.name for thing in seen]
        if invites(seen):
            return True
        if any(word in text for text in texts for word in self.personal) or not set(CARDLESS) & set(texts):
            return False
        ends = [thing.box for thing in seen if thing.name in END and thing.is_button and thing.shown]
        if ends:
            self.tap(ends[0])
        return False

    def visit(self):
        """In, anything, out; then hands off."""
        self.insert()
        for _ in range(self.dice.randint(*STEPS_OF_A_VISIT)):
            self.step()
        self.control.ask("remove")
        self.hand.wait_until(self.is_left, "idle after the card was pulled", IDLE_SECONDS)
        left = sorted({word for text in self.hand.texts() for word in self.personal if word in text})
        assert not left, "idle still shows " + ", ".join(left)
        self.visits += 1

    def run(self):
        self.hand.wait_until(invites, "the first idle", IDLE_SECONDS)
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            self.visit()
        assert self.taps > 0

    def ends_well(self):
        status = self.desk.end(self.kiosk)
        assert status == 0, "the kiosk ended with %s" % status

    def no_complaints(self):
        words = [line for line in self.desk.words_of("gongji-kiosk").splitlines()
                 if any(word in line for word in ("CRITICAL", "ERROR", "Sanitizer", "runtime error", "Gtk-WARNING"))]
        assert not words, "\n".join(words)


def main():
    points = Points(3)
    print("# seed %d, %g s" % (SEED, SECONDS), flush=True)
    with Desk() as desk:
        tapper = Tapper(desk)
        try:
            points.story([
                ("random taps, cards and faults always lead back to an idle that tells nothing of anybody", tapper.run),
                ("the kiosk then ends as it should", tapper.ends_well),
                ("it said nothing of a mistake of its own", tapper.no_complaints)], tapper.hand)
        except (DeskError, HandError) as error:
            print("# %s" % error)
        print("# %d visits, %d taps" % (tapper.visits, tapper.taps))
        if points.failed:
            print("".join("# %s\n" % line for line in desk.words_of("gongji-kiosk").splitlines()[-60:]), end="")
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
