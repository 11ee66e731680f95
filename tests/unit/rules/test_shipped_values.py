#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""test_shipped_values.py ROOT: holds assets/policies against the values that were gathered (fixtures/gathered), as TAP.

Every region that was gathered is shipped; each of its values that the policies have a key for is what was gathered, with its
grade, and null where it was null; nothing below grade C ships; and no policy has a fee that was not gathered. What the chain
of files says is resolved here by itself, not by the program."""
import configparser
import csv
import glob
import json
import os
import sys

ROOT = sys.argv[1]
POLICIES = os.path.join(ROOT, "assets", "policies")
GATHERED = os.path.join(ROOT, "tests", "unit", "rules", "fixtures", "gathered")
WHOLE = "100000"
DEMO = "990100"
LOWEST = "C"

# What was gathered under that path -> section, key.
KEYS = {
    ("relation_set",): ("relations", "set"),
    ("in_laws",): ("relations", "in_laws"),
    ("many_to_many",): ("relations", "many_to_many"),
    ("order_mode",): ("sharing", "order_mode"),
    ("cross_city_same_province",): ("sharing", "cross_city"),
    ("cross_province", "mechanism"): ("sharing", "cross_province"),
    ("invitee_confirm_from_age",): ("sharing", "confirm_from_age"),
    ("max_members",): ("sharing", "member_cap"),
    ("unbind", "min_days"): ("unbind", "min_days"),
    ("waiting", "fixed_months"): ("waiting", "fixed_months"),
    ("waiting", "variable_months_per_gap_year"): ("waiting", "variable_months_per_gap_year"),
    ("waiting", "repair_months_per_year_paid"): ("waiting", "repair_months_per_year_paid"),
    ("waiting", "min_total_if_gap_ge_years"): ("waiting", "min_total_if_gap_ge_years"),
    ("waiting", "min_total_months"): ("waiting", "min_total_months"),
    ("waiting", "first_gap_year_adds_variable_wait"): ("waiting", "first_gap_year_adds"),
    ("waiting", "gap_years_before_2025_counted"): ("waiting", "gap_years_from"),
    ("hotline", "medical_insurance"): ("hotline", "medical_insurance"),
    ("hotline", "hrss"): ("hotline", "hrss"),
    ("hotline", "tax"): ("hotline", "tax"),
    ("hotline", "gov"): ("hotline", "gov"),
}
NAMES = {"110000": "北京市", "140000": "山西省", "230000": "黑龙江省", "310000": "上海市", "320000": "江苏省", "330000": "浙江省",
         "330100": "杭州市", "340100": "合肥市", "340300": "蚌埠市", "350200": "厦门市", "370000": "山东省", "420000": "湖北省",
         "420100": "武汉市", "440300": "深圳市", "510000": "四川省", "610000": "陕西省", "620000": "甘肃省",
         "650000": "新疆", "100000": "全国", "990100": "演示市"}


def read_policy(admdvs):
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",), strict=True)
    parser.optionxform = str
    parser.read(os.path.join(POLICIES, admdvs + ".ini"), encoding="utf-8")
    return parser


def read_table(name):
    path = os.path.join(POLICIES, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def regions():
    with open(os.path.join(GATHERED, "regions.json"), encoding="utf-8") as file:
        return json.load(file)


def premiums():
    with open(os.path.join(GATHERED, "premiums.csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shipped():
    return sorted(os.path.basename(path)[:6] for path in glob.glob(os.path.join(POLICIES, "*.ini")))


def resolve(admdvs, section, key):
    """The value, and its grade, as the nearest file of the chain has it."""
    while admdvs:
        policy = read_policy(admdvs)
        if policy.has_option(section, key):
            own = policy.get(section, key + ".grade", fallback=policy.get(section, "grade", fallback=""))
            return policy.get(section, key), own
        admdvs = policy.get("region", "inherits", fallback="")
    return "null", ""


def words(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def lowest_grade(text):
    """"B / C" is C, "A (2025-07-04)" is A."""
    return max(letter for letter in text.split("(")[0] if letter in "ABCD")


def gathered_values(region):
    for path, place in KEYS.items():
        value = region
        for step in path:
            if not isinstance(value, dict) or step not in value:
                break
            value = value[step]
        else:
            yield path, place, value
    for scope, value in region.get("scopes", {}).items():
        yield ("scopes", scope), ("scopes", scope), value


def test_all_regions_ship():
    wanted = {region["admdvs"] for region in regions()} | {row["admdvs"] for row in premiums()}
    missing = wanted - set(shipped())
    assert not missing, "not shipped: %s" % ", ".join(sorted(missing))
    for admdvs in shipped():
        name = read_policy(admdvs).get("region", "name")
        assert name == NAMES[admdvs], "%s is called %s" % (admdvs, name)


def test_values_are_those_gathered():
    compared = 0
    for region in regions():
        grade = lowest_grade(region["grade"])
        for path, (section, key), value in gathered_values(region):
            found, found_grade = resolve(region["admdvs"], section, key)
            where = "%s %s" % (region["admdvs"], "/".join(path))
            if grade > LOWEST:
                assert found == "null" or resolve(WHOLE, section, key) == (found, found_grade), \
                    "%s is of grade %s and ships: %s" % (where, grade, found)
                continue
            assert found == words(value), "%s was gathered as %s and ships as %s" % (where, words(value), found)
            if found != "null":
                assert found_grade in "ABC" and found_grade >= "A", "%s has no grade" % where
                own = read_policy(region["admdvs"])
                if own.has_option(section, key):
                    assert found_grade == grade, "%s is of grade %s and ships as %s" % (where, grade, found_grade)
            compared += 1
    assert compared >= 48, compared


def test_where_two_sources_contradict_nothing_ships():
    assert resolve("370000", "relations", "many_to_many")[0] == "null"
    assert resolve("440300", "sharing", "cross_province")[0] == "null"
    assert resolve(WHOLE, "sharing", "confirm_from_age")[0] == "null"
    for key in ("reserve", "member_cap", "contributor_cap"):
        for admdvs in shipped():
            assert resolve(admdvs, "sharing", key)[0] == "null", (admdvs, key)
    assert resolve("650000", "sharing", "confirm_from_age") == ("16", "C")
    assert resolve("620000", "sharing", "confirm_from_age") == ("16", "B")
    assert resolve("350200", "waiting", "gap_years_from") == ("2025", "C")


def test_fees_are_those_gathered():
    gathered = {(row["admdvs"], row["coverage_year"], row["tier"]): row for row in premiums()}
    ship = {}
    for admdvs in shipped():
        if admdvs == DEMO:
            continue
        for row in read_table(admdvs + "-premiums.csv"):
            assert row["admdvs"] == admdvs
            ship[(admdvs, row["coverage_year"], row["tier"])] = row
    for place, row in gathered.items():
        own = ship[place]
        for column in ("personal_yuan", "subsidy_yuan", "total_yuan"):
            assert own[column] == row[column], (place, column, own[column], row[column])
        for column in ("age_from", "age_to"):
            # "from birth" may be written as 0, an age that was not gathered as null.
            assert own[column] in (row[column], "null") and (own[column] != "null" or row[column] == ""), (place, column)
        if row["personal_yuan"]:
            assert own["grade"] == row["grade"], (place, own["grade"])
    for place, row in ship.items():
        assert place in gathered or row["personal_yuan"] == "", "%s has a fee that nobody gathered" % (place,)


def test_nothing_below_c_ships():
    for admdvs in shipped():
        if admdvs == DEMO:
            continue
        policy = read_policy(admdvs)
        for section in policy.sections():
            for key, value in policy.items(section):
                assert not (key == "grade" or key.endswith(".grade")) or value in ("A", "B", "C"), (admdvs, section, value)
        for kind in ("premiums", "subsidies", "questions"):
            for row in read_table("%s-%s.csv" % (admdvs, kind)):
                assert row["grade"] in ("", "A", "B", "C"), (admdvs, kind, row["grade"])


def test_shipped_words_are_translated():
    with open(os.path.join(ROOT, "kiosk", "flows", "policy_words.c"), encoding="utf-8") as file:
        known = file.read()
    said = set()
    for admdvs in shipped():
        policy = read_policy(admdvs)
        said.add(policy.get("region", "name"))
        for section in policy.sections():
            said |= {value for key, value in policy.items(section)
                     if key.split(".")[-1] == "source" and section not in ("pin", "payment_elsewhere")}
        for kind in ("premiums", "subsidies", "questions"):
            for row in read_table("%s-%s.csv" % (admdvs, kind)):
                if row.get("personal_yuan") or row.get("answer"):
                    said.add(row["source"])
                said |= {row[column] for column in ("tier_label", "psn_idet_type") if row.get(column)}
    missing = sorted(text for text in said if 'N_("%s")' % text not in known)
    assert not missing, "not in policy_words.c: %s" % "；".join(missing)


def main():
    tests = [
        ("every region that was gathered is shipped, under its name", test_all_regions_ship),
        ("each value is what was gathered, with its grade", test_values_are_those_gathered),
        ("where sources contradict each other nothing ships, and what facts settle does", test_where_two_sources_contradict_nothing_ships),
        ("each fee is what was gathered, and no other is shipped", test_fees_are_those_gathered),
        ("nothing below grade C ships", test_nothing_below_c_ships),
        ("what the shipped files say in Chinese can be said in English", test_shipped_words_are_translated),
    ]
    failed = 0
    print("1..%d" % len(tests))
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print("ok %d - %s" % (number, name))
        except (AssertionError, KeyError) as error:
            failed = 1
            print("not ok %d - %s\n# %s" % (number, name, error))
    return failed


if __name__ == "__main__":
    sys.exit(main())
