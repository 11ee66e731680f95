# SPDX-License-Identifier: Apache-2.0
"""A live program's whole memory, searched for a PIN in every form that it has between the finger and the card. Needs root:
the kiosk lets nobody else look (kiosk/main.c)."""
import re

PIECE = 1 << 22
OVERLAP = 64


def forms(pin):
    """The typed characters; the same as a wide text; as numbers; and inside a command to the card."""
    packed = bytes(int(pin[at:at + 2], 16) for at in range(0, len(pin), 2))
    command = b"\x00[\x20\x24\x5e][\x00-\xff]{1,8}" + re.escape(packed)
    return {
        "text": re.escape(pin.encode()),
        "wide text": re.escape(pin.encode("utf-32-le")),
        "two-byte text": re.escape(pin.encode("utf-16-le")),
        "numbers": re.escape(bytes(int(digit) for digit in pin)),
        "command": command,
    }


def regions(pid):
    """(start, end, name) of what somebody could have written a PIN to."""
    with open("/proc/%d/maps" % pid, encoding="utf-8") as maps:
        for line in maps:
            parts = line.split(None, 5)
            start, end = (int(part, 16) for part in parts[0].split("-"))
            name = parts[5].strip() if len(parts) > 5 else ""
            if parts[1].startswith("rw"):
                yield start, end, name


def find(pid, *pins):
    """Where a PIN is: 'form in region', nothing of it being a good answer."""
    wanted = [(form, re.compile(pattern, re.DOTALL)) for pin in pins for form, pattern in forms(pin).items()]
    found = []
    with open("/proc/%d/mem" % pid, "rb", buffering=0) as memory:
        for start, end, name in regions(pid):
            for at in range(start, end, PIECE):
                try:
                    memory.seek(at)
                    piece = memory.read(min(PIECE + OVERLAP, end - at))
                except OSError:
                    continue  # taken away meanwhile, or a device's
                found += ["%s in %s at %x" % (form, name or "the heap", at + hit.start())
                          for form, pattern in wanted for hit in pattern.finditer(piece)]
    return found
