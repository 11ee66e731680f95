# SPDX-License-Identifier: Apache-2.0
"""The demo's cards by their holder's name, and the demo's import files for this year. Reads assets/demo only."""
import configparser
import datetime
import os
import re

from desk import top_folder

CHINA = datetime.timezone(datetime.timedelta(hours=8))


def demo_folder():
    return os.path.join(top_folder(), "assets", "demo")


def card_of(name):
    """(the card's file name without .ini, its PIN) of the first demo card in this name."""
    folder = os.path.join(demo_folder(), "cards")
    for file in sorted(os.listdir(folder)):
        card = configparser.ConfigParser(interpolation=None)
        card.read(os.path.join(folder, file), encoding="utf-8")
        if card.get("holder", "name", fallback=None) == name:
            return file[:-len(".ini")], card.get("pin", "pin", fallback="")
    raise LookupError("no demo card in the name of " + name)


def this_year():
    return datetime.datetime.now(CHINA).year


def this_month():
    """The month at +08:00, as the kiosk counts it."""
    return datetime.datetime.now(CHINA).month


def expand(text, year=None):
    """{Y}, {Y+1}, {Y-2} … as assets/demo/README.md defines them."""
    year = year or this_year()
    return re.sub(r"\{Y([+-]\d)?\}", lambda match: str(year + int(match.group(1) or 0)), text)


def write_import_files(folder):
    """The demo's CSV files, ready for gongjictl import."""
    for file in sorted(os.listdir(demo_folder())):
        if file.endswith(".csv.in"):
            with open(os.path.join(demo_folder(), file), encoding="utf-8") as template:
                text = expand(template.read())
            with open(os.path.join(folder, file[:-len(".in")]), "w", encoding="utf-8") as ready:
                ready.write(text)


def rows(file):
    """The rows of one demo file as dictionaries, for this year."""
    with open(os.path.join(demo_folder(), file + ".csv.in"), encoding="utf-8") as template:
        lines = expand(template.read()).splitlines()
    head = lines[0].split(",")
    return [dict(zip(head, line.split(","))) for line in lines[1:]]
