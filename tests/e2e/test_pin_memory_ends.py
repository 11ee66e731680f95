#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What test_pin_memory.py looks for, at the rarer ends: a card that locks, is swapped, or a reader that goes; somebody else's
PIN, staff's, one that signs a binding; a change, whole and pulled half-way; and the program's own end."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
import memory  # noqa: E402
from family_story import Ends  # noqa: E402
from kinfolk import LIU_YING, WANG_QIANG, WANG_WEI  # noqa: E402
from parts import top_folder, wait_until  # noqa: E402
from desk import Desk  # noqa: E402
from people import card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import CONFIRM_PIN, IDLE, PIN  # noqa: E402

OWN_PIN, NEW_PIN, WRONG_PIN = "135791", "805371", "950264"
CHANGE = "修改密码"
AGREE = "我同意，输密码"
STAFF = ("1007", "何洁", "110000199203189429")
OTHER = "sun-jianguo"
BACK_SECONDS = 60


class Pins:
    """One hall in which relatives are asked, one kiosk, and whoever comes."""

    def __init__(self, desk):
        self.ends = Ends(desk)
        self.kin = self.ends.kin
        self.hand, self.walk, self.card = self.kin.hand, self.kin.walk, self.kin.card
        self.own = self.kin.made_card(WANG_QIANG, OWN_PIN)

    def gone(self, *pins):
        found = memory.find(self.kin.kiosk.pid, *pins)
        assert not found, found[:10]

    def types(self, pin):
        """The control: what was typed and not confirmed is found."""
        self.hand.type_pin(pin)
        assert memory.find(self.kin.kiosk.pid, pin), "the search does not find what is there"

    def queries(self):
        words = dict(word.split("=") for word in self.card.control.ask("stats").split())
        return int(words["query"])

    def at_pin(self, file):
        """The PIN page, and the card is not being asked for its tries any more."""
        asked = self.queries()
        self.walk.at_idle()
        self.card.insert(file)
        self.walk.at_pin()
        wait_until(lambda: self.queries() == asked + 1, "the tries were asked for")

    def leave(self):
        self.card.remove()
        self.hand.wait_for(IDLE, seconds=BACK_SECONDS)

    def locked(self):
        self.at_pin(self.kin.made_card(LIU_YING, OWN_PIN)[0])
        for said in ("还可以试2次", "再试1次", "卡的密码已锁定"):
            self.types(WRONG_PIN)
            self.hand.tap(CONFIRM_PIN, exact=True)
            self.hand.wait_for(said)
            self.gone(WRONG_PIN)
        self.leave()
        self.gone(WRONG_PIN)

    def reader_lost(self):
        self.at_pin(self.own[0])
        self.types(OWN_PIN)
        self.kin.pcscd.stop()
        self.hand.wait_for("暂停服务")
        self.gone(OWN_PIN)
        self.card.remove()
        self.kin.pcscd.start()
        self.hand.wait_for(IDLE, seconds=BACK_SECONDS)
        self.gone(OWN_PIN)

    def swapped(self):
        """The other card is in when the PIN is confirmed; its holder is asked for his own."""
        self.at_pin(self.own[0])
        self.card.control.ask("next " + os.path.join(top_folder(), "assets/demo/cards", OTHER + ".ini"))
        self.types(OWN_PIN)
        self.card.control.ask("fail 3")
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.wait_for(PIN, "*国")
        self.gone(OWN_PIN)
        self.leave()

    def guest(self):
        self.kin.come("王伟")
        self.kin.to_family()
        self.kin.guest_in(self.own)
        while self.hand.button("下一页", other=AGREE).name != AGREE:
            self.hand.tap("下一页")
        self.hand.tap(AGREE)
        self.types(OWN_PIN)
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.wait_for("家人的卡读好了")
        self.gone(OWN_PIN, self.kin.pin)
        self.kin.own_card_back("家人的卡")
        self.hand.wait_for("*强", "可以绑")
        self.kin.leave()
        self.gone(OWN_PIN, self.kin.pin)

    def staff(self):
        number, name, certificate = STAFF
        file, pin = card_of(name)
        self.kin.hall.ctl("staff", "add", number, "--name", name, typed=certificate + "\n")
        self.at_pin(file)
        self.types(pin)
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.wait_for("管理", "读卡器")
        self.gone(pin)
        self.leave()
        self.gone(pin)

    def to_new_pin(self):
        self.kin.come("王伟", self.kin.made_card(WANG_WEI, OWN_PIN))
        for _ in range(4):  # on whatever page of the tiles it is
            if self.hand.wait_until(lambda seen: [any(t.name == CHANGE and t.shown for t in seen)], "the tiles")[0]:
                break
            self.hand.tap("更多")
            self.hand.settle()
        self.hand.tap(CHANGE)
        self.hand.wait_for("请输入现在的密码")
        self.walk.enter_pin(OWN_PIN)
        self.hand.wait_for("请输入新密码")

    def change_pulled(self):
        self.to_new_pin()
        self.types(NEW_PIN)
        self.leave()
        self.gone(OWN_PIN, NEW_PIN)

    def changed(self):
        """The card holds both in one command, CHANGE PIN."""
        self.to_new_pin()
        self.types(NEW_PIN)
        self.hand.tap("下一步", exact=True)
        self.hand.type_pin(NEW_PIN)
        self.hand.tap(CONFIRM_PIN, exact=True)
        self.hand.wait_for("密码改好了")
        self.gone(OWN_PIN, NEW_PIN)
        self.leave()
        self.gone(OWN_PIN, NEW_PIN)

    def binding(self):
        self.ends.ask("王伟", "*强")
        self.gone(self.kin.pin)
        self.kin.finish()
        self.gone(self.kin.pin)

    def ended(self):
        self.at_pin(self.own[0])
        self.types(OWN_PIN)
        pid = self.kin.kiosk.pid
        found, hall = memory.at_exit(pid, lambda: (memory.find(pid, OWN_PIN), memory.find_text(pid, "武汉市测试大厅")))
        assert not found, found[:10]
        assert hall, "nothing could be read any more: the search proves nothing"
        assert self.kin.kiosk.wait(60) == 0, self.kin.kiosk.returncode


def main():
    points = Points(9)
    with Desk() as desk:
        pins = Pins(desk)
        points.story([
            ("one that the card refused until it locked is nowhere", pins.locked),
            ("one that was being typed when the reader went is nowhere", pins.reader_lost),
            ("one that was confirmed when another card was in is nowhere", pins.swapped),
            ("a relative's own is nowhere once it has answered", pins.guest),
            ("staff's own is nowhere once it has opened their screen", pins.staff),
            ("neither is anywhere when the card is pulled half-way through a change", pins.change_pulled),
            ("neither the old nor the new one is anywhere once it is changed", pins.changed),
            ("one that signed a binding is nowhere once it is asked for", pins.binding),
            ("one that was being typed when the program is ended is nowhere in what it leaves", pins.ended),
        ], pins.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
