#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A language is chosen in the middle of the main job, and the step stays; after the visit, however it ends, the kiosk speaks its own
language again. What is read in a language comes from its catalogue, as the program has it."""
import gettext
import os
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import build_folder  # noqa: E402
from scene import RELATIVE, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from hall import SOURCE  # noqa: E402
from tap import Points  # noqa: E402
from walk import CONFIRM, CONFIRM_PIN, DONE, IDLE, NOT_TWICE, PAY_PREMIUM, PIN  # noqa: E402

IDLE_SECONDS = 40
OWN_NAMES = {"zh_CN": "中文", "en": "English", "ug": "ئۇيغۇرچە"}
LANGUAGE, ENDING = ("aid", "语言"), 30
RATE_FROM = "国家医保局等 2025 年通知"
OUT_OF_SERVICE, PIN_AGAIN = "这台机器暂停服务", "再输一次密码，确认缴费"


class Tongues:
    """One kiosk that offers three languages, and residents who use them."""

    def __init__(self, desk):
        self.scene = Scene(desk, idle=IDLE_SECONDS)
        self.offer("zh_CN,en,ug")
        self.rates_from(RATE_FROM)
        self.catalogues = {language: gettext.translation("gongji", os.path.join(build_folder(), "assets", "po"), [language])
                           for language in ("en", "ug")}
        self.scene.begin()
        self.hand, self.card, self.walk = self.scene.hand, self.scene.card, self.scene.walk
        self.language = "zh_CN"

    def rates_from(self, source):
        """The hall's rates come from there."""
        policies = os.path.join(self.scene.hall.folder, "policies")
        for name in os.listdir(policies):
            with open(os.path.join(policies, name), encoding="utf-8") as file:
                text = file.read()
            with open(os.path.join(policies, name), "w", encoding="utf-8") as file:
                file.write(text.replace(SOURCE, source))

    def offer(self, languages):
        with open(self.scene.hall.config, encoding="utf-8") as file:
            text = file.read()
        with open(self.scene.hall.config, "w", encoding="utf-8") as file:
            file.write(text.replace("[kiosk]\n", "[kiosk]\nlanguages=%s\n" % languages))

    def say(self, chinese, context=None, language=None):
        """A text as it stands on the screen now."""
        catalogue = self.catalogues.get(language or self.language)
        if catalogue is None:
            return chinese
        said = catalogue.pgettext(context, chinese) if context else catalogue.gettext(chinese)
        assert said != chinese, "%s is not translated" % chinese
        return said

    def choose(self, language):
        """With a finger: 语言, then the language by its own name."""
        self.hand.tap(self.say(LANGUAGE[1], LANGUAGE[0]), exact=True)
        self.hand.tap(OWN_NAMES[language])
        self.language = language

    def own_again(self):
        """The kiosk's own words, and none of the other language."""
        other, self.language = self.language, "zh_CN"
        self.hand.button(LANGUAGE[1], exact=True, seconds=ENDING)
        self.hand.wait_gone(self.say(LANGUAGE[1], LANGUAGE[0], other))

    # The story

    def at_calculator(self):
        """A number that is half typed is no secret: it stays."""
        self.scene.begin()
        self.hand.tap("政策与计算")
        self.hand.tap("看病钱怎么扣")
        for digit in "345":
            self.hand.tap(digit, exact=True)
        for language in ("en", "ug", "zh_CN"):
            self.choose(language)
            self.hand.wait_for("345")
        self.hand.tap("结束服务")
        self.hand.wait_for(IDLE)

    def at_confirm(self):
        """Who is paid for and how much stands there before and after, and where the rate comes from, which the hall's files say."""
        self.scene.come_home()
        self.scene.to_confirm()
        for language in ("en", "ug", "zh_CN", "ug"):
            self.choose(language)
            self.hand.wait_for(self.say(CONFIRM), RELATIVE, "2,886.50")
            if language == "en":
                self.hand.wait_for(self.say(RATE_FROM))
            self.scene.nothing_moved()

    def at_keypad(self):
        """What was typed of a PIN is wiped by the change, and nothing is sent by it: the whole is typed, and is right."""
        self.hand.tap(self.say(CONFIRM))
        self.hand.wait_for(self.say(PIN_AGAIN))
        self.hand.type_pin(self.scene.pin[:2])
        self.choose("en")
        self.hand.wait_for(self.say(PIN_AGAIN))
        self.choose("ug")
        self.hand.wait_for(self.say(PIN_AGAIN))
        self.hand.type_pin(self.scene.pin)
        self.hand.tap(self.say(CONFIRM_PIN, "PIN"), exact=True)
        self.hand.wait_for(self.say(DONE), self.say(NOT_TWICE))

    def at_result(self):
        """It is paid once, whatever language it is read in."""
        self.choose("en")
        self.hand.wait_for(self.say(DONE), "400", RELATIVE)
        self.hand.wait_for("Ready. Please take it")
        self.scene.paid_once("printed")

    def card_removed(self):
        self.card.remove()
        self.own_again()
        self.walk.at_idle_again(RELATIVE)

    def time_out(self):
        """In the language up to the card, which is still to be taken."""
        self.scene.begin()
        self.scene.come_home()
        self.choose("en")
        self.hand.wait_for(self.say(PAY_PREMIUM, "home tile"))
        self.hand.wait_for("take your card", seconds=IDLE_SECONDS + 20)
        self.card.remove()
        self.own_again()
        self.hand.wait_for(IDLE)
        # The same card soon after: the visit that was cut off goes on in its language.
        self.card.insert(self.scene.file)
        self.language = "en"
        self.hand.wait_for(self.say(PIN))
        self.card.remove()
        self.own_again()

    def out_of_service(self):
        """Whoever only wants to read why in the own language leaves nothing behind."""
        self.scene.begin()
        self.scene.come_home()
        self.choose("en")
        self.hand.wait_for(self.say(PAY_PREMIUM, "home tile"))
        self.scene.pcscd.stop()
        self.own_again()
        self.hand.wait_for(OUT_OF_SERVICE)
        self.choose("ug")
        self.hand.wait_for(self.say(OUT_OF_SERVICE))
        self.hand.wait_for(OUT_OF_SERVICE, seconds=IDLE_SECONDS + 20)
        self.own_again()


def main():
    points = Points(7)
    with Desk() as desk:
        tongues = Tongues(desk)
        points.story([
            ("a number that is being typed is there in every language", tongues.at_calculator),
            ("three languages are gone through at the page to be confirmed, which stays as it is", tongues.at_confirm),
            ("and at the PIN's keypad; the payment goes on in the one last chosen", tongues.at_keypad),
            ("the result is another one's to read, and it is paid once", tongues.at_result),
            ("the card is taken: the kiosk speaks its own language", tongues.card_removed),
            ("the time runs out: so does the language, once the card is out", tongues.time_out),
            ("out of service: a language that somebody chose to read why is taken back", tongues.out_of_service),
        ], tongues.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
