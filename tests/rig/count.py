#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Counts what really happened in Meson test logs: count.py LOG=TESTS…, testlog.json and how many tests it must have.

Prints every failure with the end of its words, then the line "N passed, N failed". Exit 0 only when
something passed and nothing failed. A test that crashed, timed out, was skipped, said nothing or
said less than it planned counts as failed, and so does a run that broke off before its last test: what was not seen to pass has not passed.
"""
import json
import re
import sys

POINT = re.compile(r"^(not )?ok\b(?:\s+\d+)?\s*(?:-\s*)?(.*)$")
EXCUSE = re.compile(r"\s#\s*(skip|todo)\b", re.IGNORECASE)
TAIL = 25


def points(text):
    """(name, passed) of every TAP line at the left margin; an excuse is not a pass."""
    for line in text.splitlines():
        match = POINT.match(line)
        if match:
            passed = not match.group(1) and not EXCUSE.search(match.group(2))
            yield match.group(2).strip(), passed


def judge(test):
    """(number passed, names of what failed) of one entry of the log."""
    passed, failed = 0, []
    for name, good in points(test.get("stdout") or ""):
        if good:
            passed += 1
        else:
            failed.append(name or "without a name")
    if test["result"] != "OK" and not failed:
        failed.append("ended as " + test["result"])
    if test["result"] == "OK" and not failed and not passed:
        failed.append("said nothing")
    return passed, failed


def read_log(path):
    with open(path, encoding="utf-8") as log:
        return [json.loads(line) for line in log if line.strip()]


def show(test, failed):
    print("\nFAILED " + test["name"])
    for name in failed:
        print("  " + name)
    words = ((test.get("stdout") or "") + (test.get("stderr") or "")).splitlines()
    words = [word for word in words if not re.match(r"^(ok\b|# (Start|End) of|\d+\.\.)", word)]
    for word in words[-TAIL:]:
        print("    | " + word)


def main():
    passed = failed = 0
    for argument in sys.argv[1:]:
        path, _, planned = argument.rpartition("=")
        try:
            tests = read_log(path)
            missing = int(planned) - len(tests)
        except (OSError, ValueError) as error:
            print("The log of a run cannot be read: %s" % error)
            failed += 1
            continue
        if missing > 0:
            print("\nFAILED %s: %d of %s tests have no result" % (path, missing, planned))
            failed += missing
        for test in tests:
            good, bad = judge(test)
            passed += good
            failed += len(bad)
            if bad:
                show(test, bad)
    print("%d passed, %d failed" % (passed, failed))
    return 0 if passed > 0 and failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
