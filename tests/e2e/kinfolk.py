# SPDX-License-Identifier: Apache-2.0
"""A hall for family sharing and the ways through its screens: log in, add relatives, read and sign the letter, confirm.
Library of the tests of family sharing."""
import os
import re
import subprocess

from parts import Card, Pcscd, Printer, build_folder, wait_until
from hall import DIVISION, Hall
from hand import Hand
from people import card_of, rows
from walk import IDLE, TAKE_CARD, Walk

WANG_WEI, LIU_YING, CHEN_FANG, WANG_YUE, WANG_QIANG, WANG_MIN, WANG_JUN = (
    "9901000001", "9901000002", "9901000003", "9901000005", "9901000009", "9901000010", "9901000011")
# Its last lines: the hall asks everybody from sixteen on, lets nobody bind more than so many, or lets the PIN sign.
SHARING = "\n[sharing]\nsource=测试\ngrade=C\n"
MADE_CARD = """[card]
title=made for a test
version=2.0
class=4
number=B%s
identifier=990100D1560000054131303030303031
issuer=990100000000000000000001
issued=2024-01-02
expires=2099-12-31
[holder]
name=%s
certno=%s
ethnic=01
birthplace=990100
[pin]
pin=%s
limit=3
"""
READ, SIGN, SIGNED = "我已读完", "去签字", "确认签字"
PAGE, END = re.compile("第([0-9]+)页，共([0-9]+)页"), "the end"
PIN_AGAIN = "再输一次密码"
NUMBER = "办理编号"


class Kinfolk:
    """One hall, one kiosk, one reader and the cards that come and go in it."""

    def __init__(self, desk, consent=False, idle=90, cap=None, pin_signs=False):
        self.desk = desk
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port, idle=idle)
        sharing = ["confirm_from_age=16"] if consent else []
        sharing += ["member_cap=%d" % cap] if cap is not None else []
        sharing += ["pin_may_sign=true"] if pin_signs else []
        if sharing:
            self._set_sharing(sharing)
        self.kiosk = self.hall.kiosk()
        self.hand = Hand(desk, self.kiosk)
        self.walk = Walk(self.hand)
        self.file = self.pin = None

    def _set_sharing(self, lines):
        path = os.path.join(self.hall.folder, "policies", DIVISION + ".ini")
        with open(path, "a", encoding="utf-8") as policy:
            policy.write(SHARING + "".join(line + "\n" for line in lines))

    # In and out

    def made_card(self, psn_no, pin="246813"):
        """A card of the test's own for somebody of the demo who has none, or another one: (file, PIN)."""
        person = next(row for row in rows("persons") if row["psn_no"] == psn_no)
        path = os.path.join(self.desk.folder, "card-%s-%s.ini" % (psn_no, pin))
        with open(path, "w", encoding="utf-8") as file:
            file.write(MADE_CARD % (psn_no[-7:], person["psn_name"], person["certno"], pin))
        return path[:-len(".ini")], pin

    def come(self, name, card=None):
        """Inserts this person's card (or the one given) and comes home."""
        self.file, self.pin = card or card_of(name)
        self.walk.at_idle()
        self.card.insert(self.file)
        self.walk.to_home(self.pin)

    def to_family(self):
        self.hand.tap("家庭共济")
        self.hand.button("授权记录")

    def open_binding(self, name):
        """On whatever page of the list it is."""
        def there(seen):
            return any(t.name == "查看" + name and t.shown for t in seen)
        for _ in range(6):
            self.hand.button("授权记录")
            if self.hand.wait_until(lambda seen: [there(seen)], "the list")[0]:
                break
            self.hand.tap("下一页", exact=True)
        self.hand.tap("查看" + name)

    def leave(self):
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.hand.wait_gone("*伟", "*强", "*英", "*敏")

    def finish(self):
        self.hand.tap("取卡，结束服务")
        self.hand.wait_for(TAKE_CARD)
        self.leave()

    # Somebody else's card

    def guest_in(self, card):
        """From the family's page: the own card out, and this one in."""
        self.hand.tap("添加家人")
        self.hand.tap("插家人的卡")
        self.hand.wait_for("请取出您自己的卡")
        self.card.remove()
        self.hand.wait_for("请插家人的卡")
        self.card.insert(card[0])

    def own_card_back(self, said):
        """The relative's card out, the own one in with its PIN."""
        self.hand.wait_for(said)
        self.card.remove()
        self.hand.wait_for("请插回您自己的卡")
        self.card.insert(self.file)
        self.hand.wait_for("请再输一次您的密码")
        self.walk.enter_pin(self.pin)

    # The letter, the PIN and the answer

    def scribble(self):
        """Writes with a finger in the middle of the field below the question."""
        _, y, _, height = self.hand.wait_for("请用手指在框里").box
        left, top = self.desk.width // 3, y + height + 180
        moves = ["mousemove", str(left), str(top), "mousedown", "1"]
        for step in range(1, 7):
            moves += ["mousemove", str(left + 45 * step), str(top + (40 if step % 2 else -20))]
        moves += ["mouseup", "1"]
        subprocess.run(["xdotool", *moves], env=self.desk.env, check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, timeout=20)

    def read_letter(self):
        """Turns every page from where the letter is open, and ticks. A page is turned when the one before has really gone."""
        def page_or_end(seen):
            if any(READ in t.name and t.is_button and t.sensitive for t in seen):
                return END
            places = [tuple(map(int, found.groups())) for found in map(PAGE.match, (t.name for t in seen)) if found]
            return next((number for number, last in places if page < number < last), None)
        page = 0
        while True:
            page = self.hand.wait_until(page_or_end, "the page after %d of the letter" % page)
            if page == END:
                break
            self.hand.tap("下一页", exact=True)
        self.hand.tap(READ)
        self.hand.tap(SIGN)

    def sign_letter(self):
        self.read_letter()
        self.scribble()
        self.hand.tap(SIGNED)

    def confirm(self, *words):
        """The PIN for what these words above the keypad say."""
        self.hand.wait_for(PIN_AGAIN, *words)
        self.walk.enter_pin(self.pin)

    def paper_is_out(self, count):
        self.hand.wait_for("打好了")
        return self.printer.wait_paper(count)

    def last_paper_says(self):
        """The newest signed paper, as gongji-verify reads it."""
        sealed = self.hall.sql("SELECT sealed FROM receipt ORDER BY receipt_no DESC LIMIT 1")
        run = subprocess.run([os.path.join(build_folder(), "kiosk", "gongji-verify"), "--keys", self.hall.keyring(),
                              "--text", sealed], env=self.desk.env, check=True, stdout=subprocess.PIPE, timeout=20)
        return run.stdout.decode("utf-8")

    # The store's word

    def bindings(self, contributor, relative):
        """How many hold."""
        return int(self.hall.sql("SELECT count (*) FROM binding WHERE contributor_psn_no = '%s' "
                                 "AND relative_psn_no = '%s' AND vali_flag = 1" % (contributor, relative)))

    def sound(self):
        """Whatever was done, everything fits together and the chain holds."""
        self.hall.ctl("check")
        self.hall.ctl("audit", "verify")

    def acts(self, kind):
        return int(self.hall.sql("SELECT count (*) FROM family_act WHERE kind = '%s'" % kind))

    def wait_act(self, kind, count=1):
        wait_until(lambda: self.acts(kind) == count, "act " + kind)
