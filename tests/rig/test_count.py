#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The count at the end of tests/run, held against logs whose count is known. TAP."""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [
    ("passes are counted point by point", "OK", "1..2\nok 1 /a\nok 2 /b\n", (2, 0, 0)),
    ("a failed point is a failure", "FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n", (1, 1, 1)),
    ("a crash after passes is a failure", "ERROR", "1..3\nok 1 /a\n", (1, 1, 1)),
    ("a time-out is a failure", "TIMEOUT", "ok 1 /a\n", (1, 1, 1)),
    ("a test that says nothing is a failure", "OK", "", (0, 1, 1)),
    ("a point that was not run is a failure", "OK", "1..1\nok 1 /a # S" + "KIP no card\n", (0, 1, 1)),
    ("a whole test that was not run is a failure", "S" + "KIP", "1..0\n", (0, 1, 1)),
    ("words between the points are not points", "OK", "# ok 9 not a point\nok 1 /a\n  ok 2 inner\n",
     (1, 0, 0)),
]


def count(lines, planned):
    """(passed, failed, exit) as count.py tells them for a log of these lines, of so many planned tests."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
        log.write("".join(line + "\n" for line in lines))
        log.flush()
        run = subprocess.run([sys.executable, os.path.join(HERE, "count.py"), "%s=%s" % (log.name, planned)],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    words = run.stdout.splitlines()[-1].split()
    return int(words[0]), int(words[2]), run.returncode


def main():
    number = 0
    for number, (name, result, stdout, wanted) in enumerate(CASES, 1):
        entry = json.dumps({"name": "planted", "result": result, "stdout": stdout})
        got = count([entry], 1)
        print("%sok %d - %s" % ("" if got == wanted else "not ", number, name))
        if got != wanted:
            print("# wanted %s, got %s" % (wanted, got))
    good = json.dumps({"name": "planted", "result": "OK", "stdout": "ok 1 /a\n"})
    for name, lines, planned, wanted in (
            ("an empty run is not a success", [], 0, (0, 0, 1)),
            ("a log that cannot be read is a failure", ["{"], 1, (0, 1, 1)),
            ("each test without a result is a failure", [good], 3, (1, 2, 1)),
            ("a run of unknown size is a failure", [good], "unknown", (0, 1, 1))):
        number += 1
        got = count(lines, planned)
        print("%sok %d - %s" % ("" if got == wanted else "not ", number, name))
    print("1..%d" % number)


if __name__ == "__main__":
    main()
