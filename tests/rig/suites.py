#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a configured build directory knows about its tests.

suites.py BUILD names            every suite there is, one line
suites.py BUILD targets SUITE…   the build targets the tests of these suites need
suites.py BUILD number SUITE…    how many tests these suites have; a name that two of them share ends it
Never runs a test.
"""
import json
import os
import subprocess
import sys


def introspect(build, what):
    text = subprocess.run(["meson", "introspect", build, what], check=True,
                          stdin=subprocess.DEVNULL, capture_output=True).stdout
    return json.loads(text)


def suites_of(test):
    """Meson writes 'project:suite'; a person writes 'suite'."""
    return [name.split(":")[-1] for name in test["suite"]]


def names(build):
    found = set()
    for test in introspect(build, "--tests"):
        found.update(suites_of(test))
    return sorted(found)


def number(build, wanted):
    """Meson breaks off in the middle when two tests share a name."""
    found = [test["name"] for test in introspect(build, "--tests") if set(suites_of(test)) & set(wanted)]
    twice = sorted({name for name in found if found.count(name) > 1})
    if twice:
        sys.exit("Two tests are called " + " ".join(twice))
    return [str(len(found))]


def targets(build, wanted):
    needed = set()
    for test in introspect(build, "--tests"):
        if set(suites_of(test)) & set(wanted):
            needed.update(test["depends"])
    root = os.path.realpath(build)
    files = []
    for target in introspect(build, "--targets"):
        if target["id"] in needed:
            files += [os.path.relpath(os.path.realpath(f), root) for f in target["filename"]]
    return sorted(files)


def main():
    build, what, wanted = sys.argv[1], sys.argv[2], sys.argv[3:]
    if what == "names":
        answer = names(build)
    elif what == "number":
        answer = number(build, wanted)
    else:
        answer = targets(build, wanted)
    print(" ".join(answer))


if __name__ == "__main__":
    main()
