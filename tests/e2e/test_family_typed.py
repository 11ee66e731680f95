#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Adding a relative by number and name, typed with real taps."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from kinfolk import Kinfolk, NUMBER, WANG_QIANG  # noqa: E402
from desk import Desk  # noqa: E402
from people import rows  # noqa: E402
from tap import Points  # noqa: E402
from walk import BACK  # noqa: E402


class Typing:
    """王强 adds his mother by her number and name."""

    def __init__(self, desk):
        self.kin = Kinfolk(desk)
        self.hand = self.kin.hand
        people = {row["psn_name"]: row for row in rows("persons")}
        self.number, self.person = people["刘英"]["certno"], people["刘英"]["psn_no"]
        self.stranger = people["孙建国"]["certno"]

    def type_number(self, number):
        self.hand.wait_for("请输入家人的身份证号码")
        self.hand.type_pin(number)
        self.hand.tap("确认", exact=True)

    def type_name(self, letters, characters):
        self.hand.button("A", exact=True)
        for letter in letters:
            self.hand.tap(letter.upper(), exact=True)
        for character in characters:
            self.choose(character)
        self.hand.tap("确认", exact=True)

    def choose(self, character):
        """On whatever batch of characters it is."""
        for _ in range(6):
            seen = self.hand.wait_until(lambda seen: [t.name for t in seen if t.is_button], "the characters")
            if character in seen:
                break
            self.hand.tap("下一批字")
        self.hand.tap(character, exact=True)

    def wrong_name(self):
        self.kin.come("王强")
        self.kin.to_family()
        self.hand.tap("添加家人")
        self.hand.tap("输入证件号")
        self.type_number(self.number)
        self.type_name("wangwei", "王伟")
        self.hand.wait_for("或者这位家人没有在本系统登记", "还可以查2次", "窗口", "12393")

    def leave_and_come_back(self):
        """The tries are the session's, not the page's."""
        self.hand.tap(BACK)
        self.hand.button("输入证件号")
        self.hand.tap(BACK)
        self.hand.tap("添加家人")
        self.hand.tap("输入证件号")
        self.type_number(self.number)
        self.type_name("wangwei", "王伟")
        self.hand.wait_for("还可以查1次")

    def right_name(self):
        self.hand.tap("确认", exact=True)
        self.hand.tap("清空", exact=True)
        self.type_name("liuying", "刘英")
        self.hand.wait_for("让这几位家人", "*英")

    def bind(self):
        self.hand.tap("下一步，看承诺书")
        self.hand.wait_for("第3步，共5步")
        self.kin.sign_letter()
        self.hand.wait_for("第4步，共5步")
        self.kin.confirm("*英")
        self.hand.wait_for("绑定好了", NUMBER)
        assert self.kin.bindings(WANG_QIANG, self.person) == 1
        self.kin.sound()

    def no_relation_fits(self):
        """Nothing says how the two are related, and it is none of those that may be."""
        self.kin.leave()
        self.kin.come("王强")
        self.kin.to_family()
        self.hand.tap("添加家人")
        self.hand.tap("输入证件号")
        self.type_number(self.stranger)
        self.type_name("sunjianguo", "孙建国")
        self.hand.wait_for("**国是您的什么人")
        self.hand.tap("都不是")
        self.hand.tap("这里也没有")
        self.hand.wait_for("刚才列出的都不是，就不能绑", "儿媳、女婿等", "不要选不对的", "12393")
        self.hand.tap(BACK)
        self.hand.tap("这里也没有")
        self.hand.tap("换一位家人")
        self.hand.button("输入证件号")
        self.kin.leave()


def main():
    points = Points(5)
    with Desk() as desk:
        typing = Typing(desk)
        points.story([
            ("a number and a name that do not go together are told so, with the tries left", typing.wrong_name),
            ("leaving and coming back gives no new tries", typing.leave_and_come_back),
            ("the right name finds the relative", typing.right_name),
            ("the relative typed is bound", typing.bind),
            ("whose relation is none of those that may be is told why, and not to choose a wrong one", typing.no_relation_fits),
        ], typing.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
