#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A PSAM in the reader's second slot: a 3.0 card gives it its name and pays; a copy is refused and goes into the audit; a
card that cannot prove itself may look, or nothing, as the region says; a PSAM that is pulled is said, and back; and one
of the emulators' keys is none in a real hall."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Control, Card, Pcscd, build_folder, top_folder, wait_until  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import card_of, write_import_files  # noqa: E402
from tap import Points  # noqa: E402
from walk import IDLE, PAY_PREMIUM, PIN, Walk  # noqa: E402

PAYER, PAYER_NO, RELATIVE = "王伟", "9901000001", "*英"
LOOK_ONLY, NO_PSAM, FORGED, UNPROVEN = "这张卡在这里只能查询", "本机暂时不能用这张卡", "这张卡没有通过核对", "这张卡还不能在这里用"
MONEY_SAFE = "您的钱没有动"
STAFF, STAFF_PIN = card_of("何洁")
STAFF_ID, STAFF_NO = "110000199203189429", "1007"
PSAM = "[card]\nkind=psam\nkeys=good\n"
POLICY = "\n[card]\nsource=演示数据，非真实政策\ngrade=demo\nunproven=%s\n"


class DemoHall(Hall):
    """The demo's own region, with a policy about cards that cannot prove themselves."""

    def _write_policy(self):
        self.say("look")

    def _write_people(self):
        write_import_files(os.path.join(self.folder, "import"))

    def say(self, word):
        """What such a card may do; for the next kiosk that starts."""
        with open(os.path.join(top_folder(), "assets/policies/990100.ini"), encoding="utf-8") as file:
            self._write("policies/990100.ini", file.read() + POLICY % word)

    def set_psam(self):
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        self._write("kiosk.conf", text.replace("[card]\n", "[card]\npsam=00 01\n"))


class RealHall(DemoHall):
    """A real region with the same PSAM."""

    def _write_policy(self):
        Hall._write_policy(self)

    def _write_people(self):
        Hall._write_people(self)


class Visits:
    """A kiosk, a card and a PSAM."""

    def __init__(self, desk):
        self.desk = desk
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        path = os.path.join(desk.folder, "psam.sock")
        desk.start([os.path.join(build_folder(), "kiosk", "gongji-card"), "--empty", "--port", str(self.pcscd.port),
                    "--slot", "1", "--control", path], name="gongji-card")
        self.slot = Control(path)
        self.hall = DemoHall(desk, name="psam", region="990100")
        self.hall.set_psam()
        self.pin = card_of(PAYER)[1]
        self.put_psam()
        self.process = desk.start(self.command(self.hall))
        self.hand = Hand(desk, self.process)
        self.walk = Walk(self.hand)

    @staticmethod
    def command(hall):
        return [os.path.join(build_folder(), "kiosk", "gongji-kiosk"), "--config", hall.config]

    def restart(self, hall):
        self.desk.end(self.process)
        self.process = self.desk.start(self.command(hall))
        self.hand.turn_to(self.process)

    def put_psam(self):
        path = os.path.join(self.hall.folder, "psam.ini")
        with open(path, "w", encoding="utf-8") as file:
            file.write(PSAM)
        self.slot.ask("insert " + path)

    def insert(self, keys, refused=False, card=None):
        """王伟's card, or another: with these keys, of the third generation where it refuses its name."""
        with open(os.path.join(top_folder(), "assets/demo/cards", (card or card_of(PAYER)[0]) + ".ini"),
                  encoding="utf-8") as file:
            text = file.read()
        text = text.replace("version=2.0", "version=%s\nkeys=%s" % ("3.0" if refused else "2.0", keys))
        text = text.replace("[holder]", "[holder]\nrefused=%s" % ("true" if refused else "false"))
        path = os.path.join(self.hall.folder, "card.ini")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.walk.at_idle()
        self.card.control.ask("insert " + path)

    def leave(self):
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.hand.wait_gone("*伟", RELATIVE)

    def turned_away(self, words, keys, refused=False):
        self.insert(keys, refused)
        self.hand.wait_for(*words)
        self.hand.wait_gone("*伟")
        self.leave()

    def served_again(self, refused=False):
        """A PSAM was put in, and a good card too: whoever comes before the reader has noticed it is told so, and comes again."""
        for _ in range(10):
            self.insert("good", refused=refused)
            word = self.hand.wait_until(
                lambda seen: next((word for word in (PIN, NO_PSAM) if any(word in t.name for t in seen)), None),
                "the card was read")
            if word == PIN:
                return
            self.leave()
        raise AssertionError("the PSAM is back, and nobody is served")

    # What is tried

    def pays(self):
        self.insert("good", refused=True)
        self.walk.to_home(self.pin)
        self.walk.to_result(RELATIVE, self.pin)
        self.leave()
        assert self.hall.sql("SELECT count (*) FROM premium_payment") == "1"

    def forged(self):
        for refused in (False, True):
            self.turned_away((FORGED, "芯片的回答不对", "社保卡窗口"), "wrong", refused)
        assert self.hall.sql("SELECT count (*) FROM audit WHERE kind = 'card.refuse' AND result = 'forged'") == "2"
        self.hall.ctl("audit", "verify")

    def looks_only(self, why="这张卡还不能核对"):
        before = self.hall.sql("SELECT count (*) FROM premium_payment")
        self.insert("none")
        self.walk.to_home(self.pin)
        self.hand.wait_for(LOOK_ONLY, "*伟")
        self.hand.tap(PAY_PREMIUM)
        self.hand.wait_for(LOOK_ONLY, why, MONEY_SAFE, "3号窗口")
        self.hand.tap("回首页")
        self.hand.tap("家庭共济")
        self.hand.tap("添加家人")
        self.hand.wait_for(LOOK_ONLY, why, MONEY_SAFE)
        self.leave()
        assert self.hall.sql("SELECT count (*) FROM premium_payment") == before
        self.hall.ctl("check")

    def staff(self):
        """Anybody can make a card with the number of one of the staff, and let it take any PIN."""
        self.hall.ctl("staff", "add", "1008", "--name", "王伟", typed="110000196005129317\n")
        self.insert("none")
        self.walk.to_home(self.pin)
        self.hand.wait_for(LOOK_ONLY, "*伟")
        self.leave()
        self.insert("good")
        self.walk.enter_pin(self.pin)
        self.hand.wait_for("办我自己的")
        noted = "SELECT kind, result FROM audit WHERE subject = 'staff:1008' ORDER BY audit_no"
        wait_until(lambda: self.hall.sql(noted).split() == ["staff.refused|unproven", "staff.entered|ok"], "both are in the audit")
        self.leave()
        self.hall.ctl("staff", "end", "1008")

    def guest(self):
        """The holder's card has proved itself; the relative's, which is to agree, cannot, nor the copy of it."""
        self.insert("good")
        self.walk.to_home(self.pin)
        self.hand.tap("家庭共济")
        self.hand.tap("添加家人")
        self.hand.tap("插家人的卡")
        self.hand.wait_for("请取出您自己的卡")
        self.card.remove()
        self.hand.wait_for("请插家人的卡")
        self.card.insert(card_of("刘英")[0])
        self.hand.wait_for(FORGED, "改从家人名单里选")
        self.card.remove()
        self.hand.wait_for("请插家人的卡")
        self.hand.tap("结束服务")
        self.walk.at_idle()

    def psam_gone_and_back(self):
        self.slot.ask("remove")
        self.turned_away((NO_PSAM, "不是卡的事", "换一台机器"), "good", refused=True)
        self.looks_only("本机现在核对不了")
        self.put_psam()
        self.served_again(refused=True)
        self.walk.to_home(self.pin)
        self.leave()

    def staff_see(self):
        """Whoever of the staff comes with a card has had it put before the PSAM."""
        self.hall.ctl("staff", "add", STAFF_NO, "--name", "何洁", typed=STAFF_ID + "\n")
        self.restart(self.hall)
        for words in (("PSAM", "能核对社保卡"), ("PSAM", "没有回应", "重新插好它")):
            self.insert("good", card=STAFF)
            self.hand.wait_for(PIN)
            self.walk.enter_pin(STAFF_PIN)
            self.hand.wait_for("管理", *words)
            self.leave()
            self.slot.ask("remove")
        self.put_psam()

    def psam_mute(self):
        """It falls silent in the middle: seconds, not the session; and back when it is put in anew."""
        self.slot.ask("mute 1")
        self.turned_away((NO_PSAM, ), "good", refused=True)
        self.slot.ask("remove")
        self.put_psam()
        # The command that hangs comes back when its reader has noticed.
        self.served_again(refused=True)
        self.leave()

    def neither(self):
        self.hall.say("neither")
        self.hall.ctl("policy", "check", os.path.join(self.hall.folder, "policies", "990100.ini"))
        self.restart(self.hall)
        self.turned_away((UNPROVEN, "先核对卡", "人工窗口"), "none")
        self.slot.ask("remove")
        self.turned_away((NO_PSAM, ), "none")
        self.put_psam()
        self.served_again()
        self.walk.to_home(self.pin)
        self.leave()

    def test_keys(self):
        real = RealHall(self.desk, name="real")
        real.set_psam()
        self.restart(real)
        self.turned_away((NO_PSAM, ), "good", refused=True)
        assert "test keys" in self.desk.words_of("gongji-kiosk")


def main():
    points = Points(10)
    with Desk() as desk:
        visits = Visits(desk)
        for name, action in (
                ("a 3.0 card gives the PSAM its name, and pays", visits.pays),
                ("a card that answers the PSAM wrongly is refused, and in the audit", visits.forged),
                ("a card that cannot prove itself may look and not pay, where the region says so", visits.looks_only),
                ("a card of the staff's that cannot prove itself opens no staff screen", visits.staff),
                ("a relative's card that cannot prove itself signs nothing there", visits.guest),
                ("a PSAM that is pulled is said to be ours to mend, and is welcome back", visits.psam_gone_and_back),
                ("the staff screen tells how the PSAM is", visits.staff_see),
                ("a PSAM that falls silent is the same", visits.psam_mute),
                ("where the region says neither, such a card is told so at once", visits.neither),
                ("a PSAM of test keys is none in a real hall", visits.test_keys)):
            if not points.point(name, action, visits.hand):
                visits.card.remove()
                visits.put_psam()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
