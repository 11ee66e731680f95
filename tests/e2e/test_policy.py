#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""政策与计算 without a card: every page of it by taps, from idle and back to idle; a card that is put in comes first; nobody
there any more; and while the machine is out of service."""
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import OUT_OF_SERVICE, RECOVERY_SECONDS, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from hall import SOURCE  # noqa: E402
from people import this_year  # noqa: E402
from tap import Points  # noqa: E402
from walk import BACK, HOME, IDLE, PIN  # noqa: E402

IDLE_SECONDS = 40
POLICY = "政策与计算"
START = "您想了解什么"
LOCAL = "以当地政策为准"
AGAIN = "再算一次"


class Visitor:
    """Somebody without a card who reads and calculates."""

    def __init__(self, desk):
        self.scene = Scene(desk, printer=False, idle=IDLE_SECONDS)
        self.scene.start()
        self.hand = self.scene.hand

    def open(self):
        self.hand.wait_for(IDLE, seconds=RECOVERY_SECONDS)
        self.hand.tap(POLICY)
        self.hand.wait_for(START)

    def other_place(self):
        self.hand.wait_for("现在看的是武汉市")
        self.hand.tap("换个地方")
        self.hand.wait_for("看哪个地方的规定", "本机所在地")
        self.hand.tap("北京市")
        self.hand.wait_for("现在看的是北京市")
        self.hand.tap("缴费标准")
        self.hand.wait_for("北京市：居民医保缴费标准", "2026年度", "795元", "北京市2026年度", "未注明核实日期")
        self.back_at_start()
        self.hand.tap("换个地方")
        self.hand.tap("武汉市")
        self.hand.wait_for("现在看的是武汉市")

    def back_at_start(self):
        self.hand.tap(BACK, exact=True)
        self.hand.wait_for(START)

    def fees(self):
        self.open()
        self.hand.tap("缴费标准")
        self.hand.wait_for("%d年度" % (this_year() + 1), "400元", LOCAL)
        self.hand.wait_for(SOURCE)
        self.hand.tap("全国")
        self.hand.wait_for("本机暂未收录")
        self.back_at_start()

    def tier(self):
        self.hand.tap("我该缴哪一档")
        self.hand.type_pin("1955")
        self.hand.tap("下一步", exact=True)
        # No year of the hall's fees speaks of a subsidised group: none is asked for.
        self.hand.wait_for("1955年出生", "普通居民", "人人一样", "400元", LOCAL)
        self.hand.tap(AGAIN)
        self.hand.wait_for("哪一年出生")
        self.back_at_start()

    def waiting(self):
        self.hand.tap("断缴等多久")
        self.hand.tap("%d年度" % (this_year() + 1))
        self.hand.tap("%d年度" % this_year())
        self.hand.tap("选好了")
        self.hand.tap("都不补")
        self.hand.tap("都不是")
        self.hand.wait_for("要等4个月", "断缴1年，加1个月", LOCAL)
        self.hand.tap(AGAIN)
        self.hand.tap("%d年度" % (this_year() + 1))
        self.hand.tap("每年都缴了")
        self.hand.tap("都不是")
        self.hand.wait_for("不用等", LOCAL)
        for _ in range(3):
            self.hand.tap(BACK, exact=True)
            self.hand.settle()
        self.back_at_start()

    def split(self):
        self.hand.tap("看病钱怎么扣")
        self.hand.tap("¥300", exact=True)
        self.hand.wait_for("自己账户有多少钱")
        self.hand.tap("¥100", exact=True)
        self.hand.wait_for("第1位家人")
        self.hand.type_pin("150")
        self.hand.tap("下一步", exact=True)
        self.hand.wait_for("第2位家人")
        self.hand.tap("没有了")
        self.hand.wait_for("300元一般这样扣", "100元", "150元", "50元", "先扣本人，再按顺序扣家人")
        self.hand.tap(HOME, exact=True)
        self.hand.wait_for(IDLE)

    def read(self):
        self.open()
        for tile, words in (("哪些能付", ("门诊看病", "能付", LOCAL)),
                            ("哪些家人", ("丈夫、妻子", "可以", LOCAL)),
                            ("咨询电话", ("12393", "12366", LOCAL))):
            self.hand.tap(tile)
            self.hand.wait_for(*words)
            self.back_at_start()
        self.hand.tap("常见问题")
        self.hand.tap("亲情账户和家庭共济")
        self.hand.wait_for("不是一回事", "来源", LOCAL)

    def card_comes_first(self):
        self.scene.card.insert(self.scene.file)
        self.hand.wait_for(PIN)
        self.hand.wait_gone("不是一回事")
        self.scene.card.remove()
        self.hand.wait_for(IDLE)

    def nobody_there(self):
        self.open()
        self.hand.wait_for("还在吗", seconds=IDLE_SECONDS)
        self.hand.wait_for(IDLE, seconds=IDLE_SECONDS + 20)

    def out_of_service(self):
        self.scene.stop()
        self.scene.take_store_away()
        self.scene.start()
        self.hand.wait_for(OUT_OF_SERVICE, seconds=RECOVERY_SECONDS)
        self.hand.tap(POLICY)
        self.hand.wait_for(START)
        self.hand.tap("缴费标准")
        self.hand.wait_for("400元")
        self.scene.give_store_back("good")
        self.hand.wait_for("400元")
        self.back_at_start()
        self.hand.tap(BACK, exact=True)
        self.hand.wait_for(IDLE, seconds=2 * RECOVERY_SECONDS)


def main():
    points = Points(9)
    with Desk() as desk:
        visitor = Visitor(desk)
        points.story([
            ("fees open without a card, with their source, and a place whose fee is not known says so", visitor.fees),
            ("any place whose policy is here can be read, the machine's own first", visitor.other_place),
            ("a year of birth and a group give the fee", visitor.tier),
            ("missed years give the months to wait, step by step", visitor.waiting),
            ("an amount is split over the own account, a relative's and cash", visitor.split),
            ("scopes, relatives, telephone numbers and answers are read", visitor.read),
            ("a card that is put in comes first", visitor.card_comes_first),
            ("nobody there: asked, then idle", visitor.nobody_there),
            ("it opens while the machine is out of service, and stays open when it serves again",
             visitor.out_of_service),
        ], visitor.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
