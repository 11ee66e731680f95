# SPDX-License-Identifier: Apache-2.0
"""How long a program takes to its first whole picture, and how much memory it and its children hold.

Both programs that are compared are measured in the same way, from outside: the X server's memory is watched until
the picture no longer changes, and the first moment that already showed 95 % of that last picture is the first frame.
"""
import mmap
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "kiosk", "tour"))
# pylint: disable=wrong-import-position
from desk import children_of  # noqa: E402

POLL_SECONDS = 0.002
STILL_SECONDS = 1.5
LIMIT_SECONDS = 30
STRIDE = 4 * 997
ALIKE = 0.95


def alike(one, other):
    return sum(a == b for a, b in zip(one, other)) / len(one)


def first_frame_ms(desk, start):
    """Calls start(), which starts a program, and returns (its process, milliseconds to its first whole picture)."""
    with open(os.path.join(desk.folder, "Xvfb_screen0"), "rb") as file:
        memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    empty = memory[4096::STRIDE]
    seen = []
    begun = time.monotonic()
    process = start()
    while time.monotonic() - begun < LIMIT_SECONDS:
        now = memory[4096::STRIDE]
        moment = time.monotonic()
        if now != (seen[-1][1] if seen else empty):
            seen.append((moment, now))
        elif seen and moment - seen[-1][0] > STILL_SECONDS:
            break
        time.sleep(POLL_SECONDS)
    if not seen:
        raise RuntimeError("nothing was drawn: " + desk.words_of(process.name))
    last = seen[-1][1]
    first = next(moment for moment, picture in seen if alike(picture, last) >= ALIKE)
    return process, (first - begun) * 1000


def tree_of(pid):
    """A process and everything below it."""
    found = [pid]
    for child in children_of(pid):
        found += tree_of(child)
    return found


def pss_mb(pid):
    """(proportional set size of the whole tree in MB, number of processes)."""
    total, count = 0, 0
    for member in tree_of(pid):
        try:
            with open("/proc/%d/smaps_rollup" % member, encoding="ascii") as rollup:
                total += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
                count += 1
        except OSError:
            continue
    return total / 1024, count
