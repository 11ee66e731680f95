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


def expand(text, today=None):
    """{Y-1}, {YM-3}, {Y-M-3}, {D-9} … as assets/demo/README.md defines them."""
    today = today or datetime.datetime.now(CHINA).date()

    def value(match):
        years, months, days = (int(part or 0) for part in match.groups())
        if match[0].startswith("{D"):
            return (today - datetime.timedelta(days)).isoformat()
        if "M" not in match[0]:
            return str(today.year + years)
        count = today.year * 12 + today.month - 1 - months
        return "%d%s%02d" % (count // 12, "-" if match[0].startswith("{Y-") else "", count % 12 + 1)
    return re.sub(r"\{(?:Y([+-]\d)?|Y-?M(?:-(\d{1,2}))?|D(?:-(\d{1,2}))?)\}", value, text)


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
