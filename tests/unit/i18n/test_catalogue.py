#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""test_catalogue.py ROOT CATALOGUES: the English of everything a program can say, as TAP.

Texts are taken out of the sources by assets/po/update.sh, so a text that somebody adds without a
translation fails here. Each check is run again on a planted mistake, so that a check which has gone
blind fails too. Writes only into a directory of its own.
"""
import gettext
import os
import re
import subprocess
import sys
import tempfile

NEW_TEXT = 'msgid "还没有人译过的一句话"\nmsgstr ""\n'
FIELD = re.compile(r'^(msgid_plural|msgid|msgstr)(?:\[\d+\])? "(.*)"$')
MARK = re.compile(r"\{\w+\}|</?b>")
WIDE = re.compile("[，。：；！？（）、]")


def words_of(command):
    """What a gettext tool complains about; nothing when it is content."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode == 0:
        return []
    return (done.stderr + done.stdout).splitlines() or ["%s ended with %d" % (command[0], done.returncode)]


def entries(path):
    """(msgid, [translations]) of every text; a plural form stands with its msgid."""
    text = subprocess.run(["msgcat", "--no-wrap", path], check=True, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True).stdout
    # A text of several lines begins with an empty string.
    text = re.sub(r'"\n"', "", text)
    for block in text.split("\n\n")[1:]:
        fields = [FIELD.match(line) for line in block.splitlines()]
        fields = [(field[1], field[2]) for field in fields if field]
        yield (next(value for name, value in fields if name == "msgid"),
               [value for name, value in fields if name == "msgstr"])


def untranslated(catalogue, template):
    return words_of(["msgcmp", "--no-fuzzy-matching", catalogue, template])


def badly_formed(catalogue):
    return words_of(["msgfmt", "--check", "--output-file=/dev/null", catalogue])


def marks_differ(catalogue):
    """{names} and <b> are as many as in the Chinese; Pango's printf gets no %1$s."""
    for msgid, translations in entries(catalogue):
        for text in translations:
            if sorted(MARK.findall(msgid)) != sorted(MARK.findall(text)):
                yield "%s | %s" % (msgid, text)
            elif "<b>" in text and re.search(r"%\d+\$", text):
                yield "order changed in markup: " + text


def wide_marks(catalogue):
    """Each script has its own full stops and brackets."""
    for _, translations in entries(catalogue):
        yield from (text for text in translations if WIDE.search(text))


def brackets(catalogue):
    """Pango 1.50 fails to break a Tibetan line before a bracket, and ends the program."""
    for _, translations in entries(catalogue):
        yield from (text for text in translations if re.search("[()]", text))


def planted(folder, source, pattern, replacement):
    """A copy of @source with one mistake in it."""
    with open(source, encoding="utf-8") as file:
        text, n = re.subn(pattern, replacement, file.read(), count=1)
    assert n == 1, pattern
    path = os.path.join(folder, "planted.po")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def translates(catalogues):
    """The catalogue that was built lies where the programs look for it."""
    try:
        english = gettext.translation("gongji", catalogues, ["en"])
    except OSError as error:
        return [str(error)]
    back = english.pgettext("way out", "返回")
    return [] if back == "Back" else ["返回 became %s" % back]


def points(root, catalogues, folder):
    catalogue = os.path.join(root, "assets/po/en.po")
    template = os.path.join(folder, "texts.pot")
    extract = ["sh", os.path.join(root, "assets/po/update.sh"), "--extract", template]

    yield "texts are taken out of the sources", words_of(extract)
    yield "every text has an English translation", untranslated(catalogue, template)
    more = planted(folder, template, r"\Z", "\n" + NEW_TEXT)
    yield "caught: a new text without one", caught(untranslated(catalogue, more))
    guess = planted(folder, catalogue, r'\n(#, c-format\n)?(msgctxt "way out"\nmsgid "返回")', r"\n#, fuzzy\n\2")
    yield "caught: a guessed translation", caught(untranslated(guess, template))
    yield "placeholders agree", badly_formed(catalogue)
    wrong = planted(folder, catalogue, r'(\nmsgid "[^"%]*%s[^"%]*"\nmsgstr "[^"%]*)%s', r"\1%d")
    yield "caught: another placeholder", caught(badly_formed(wrong))
    yield "names in braces and bold words agree", list(marks_differ(catalogue))
    wrong = planted(folder, catalogue, r'(\nmsgstr "[^"]*)<b>', r"\1")
    yield "caught: a bold word that was lost", caught(list(marks_differ(wrong)))
    yield "English has English punctuation", list(wide_marks(catalogue))
    wrong = planted(folder, catalogue, r'(\nmsgstr "[^"]*): ', r"\1：")
    yield "caught: a full-width colon", caught(list(wide_marks(wrong)))
    for language in ("ug", "bo"):
        yield "so does " + language, list(wide_marks(os.path.join(root, "assets/po/%s.po" % language)))
    yield "Tibetan has no brackets", list(brackets(os.path.join(root, "assets/po/bo.po")))
    yield "caught: a bracket", caught(list(brackets(catalogue)))
    yield "the catalogue lies where the programs look", translates(catalogues)


def caught(problems):
    return [] if problems else ["the planted mistake passed"]


def main():
    number = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, problems) in enumerate(points(sys.argv[1], sys.argv[2], folder), 1):
            print("%sok %d - %s" % ("not " if problems else "", number, name))
            for problem in problems:
                print("#   " + problem)
    print("1..%d" % number)


if __name__ == "__main__":
    main()
