# SPDX-License-Identifier: Apache-2.0
"""A live program's whole memory, searched for a PIN in every form that it has between the finger and the card. Needs root:
the kiosk lets nobody else look (kiosk/main.c)."""
import array
import ctypes
import mmap
import os
import re
import signal

PIECE = 1 << 22
OVERLAP = 64
# A page that was never touched holds nothing: /proc/PID/pagemap tells which are in memory or swapped out.
TOUCHED = 3 << 62
PTRACE_CONT, PTRACE_SEIZE, PTRACE_O_TRACEEXIT, PTRACE_EVENT_EXIT = 7, 0x4206, 0x40, 6
# Before a PIN in a command: VERIFY is 00 20 P1 P2 Lc, CHANGE PIN 80 5E P1 P2 Lc with two PINs and FF between them
# (devices/card/social_pin.c). Looser than this, a megabyte of pointers and sizes has a PIN in it by chance.
HEADER = re.compile(rb"(\x00\x20..\x03|\x80\x5e..\x07(...\xff)?)\Z", re.DOTALL)
HEADER_MAX = 9


def forms(pin):
    """The typed characters; the same as a wide text; as numbers; and as a command to the card has it, which counts with a
    header before it only: three bytes alone are anywhere."""
    return {
        "text": pin.encode(),
        "wide text": pin.encode("utf-32-le"),
        "two-byte text": pin.encode("utf-16-le"),
        "numbers": bytes(int(digit) for digit in pin),
        "command": bytes(int(pin[at:at + 2], 16) for at in range(0, len(pin), 2)),
    }


def places(form, needle, piece):
    """Where this form is in these bytes. By bytes.find(): a pattern takes many times as long."""
    at = piece.find(needle)
    while at >= 0:
        if form != "command" or HEADER.search(piece[max(0, at - HEADER_MAX):at]):
            yield at
        at = piece.find(needle, at + 1)


def finds_every_form():
    """The search itself, on what a program would have in its memory; and on three bytes that are no command, be it that
    a size of 0x20 stands before them."""
    old, new = "246813", "805371"
    change = bytes.fromhex("805e0100 07 246813 ff 805371")
    for form, sample, pin in (
            ("text", b"PIN=246813\0", old),
            ("wide text", old.encode("utf-32-le"), old),
            ("two-byte text", old.encode("utf-16-le"), old),
            ("numbers", bytes((2, 4, 6, 8, 1, 3)), old),
            ("command", bytes.fromhex("00200000 03 246813"), old),
            ("command", change, old),
            ("command", change, new)):
        assert list(places(form, forms(pin)[form], b"\x7f" * 9 + sample)), (form, sample.hex())
    for chance in (b"\x7f" * 9, bytes.fromhex("0020000000000000")):
        assert not list(places("command", forms(old)["command"], chance + bytes.fromhex("246813")))


def regions(pid):
    """(start, end, name) of what somebody could have written a PIN to."""
    with open("/proc/%d/maps" % pid, encoding="utf-8") as maps:
        for line in maps:
            parts = line.split(None, 5)
            start, end = (int(part, 16) for part in parts[0].split("-"))
            name = parts[5].strip() if len(parts) > 5 else ""
            if parts[1].startswith("rw"):
                yield start, end, name


def touched(pagemap, start, end):
    """(start, end) of what of a region there is. Most of a program's threads' stacks and heaps was never touched."""
    pagemap.seek(start // mmap.PAGESIZE * 8)
    pages = array.array("Q", pagemap.read((end - start) // mmap.PAGESIZE * 8))
    first = None
    for number, page in enumerate(pages):
        if page & TOUCHED and first is None:
            first = number
        elif not page & TOUCHED and first is not None:
            yield start + first * mmap.PAGESIZE, start + number * mmap.PAGESIZE
            first = None
    if first is not None:
        yield start + first * mmap.PAGESIZE, end


def pieces(pid):
    """(where, the bytes there, the region's name) of everything."""
    with open("/proc/%d/mem" % pid, "rb", buffering=0) as memory, \
            open("/proc/%d/pagemap" % pid, "rb", buffering=0) as pagemap:
        for region_start, region_end, name in regions(pid):
            for start, end in touched(pagemap, region_start, region_end):
                for at in range(start, end, PIECE):
                    try:
                        memory.seek(at)
                        yield at, memory.read(min(PIECE + OVERLAP, end - at)), name
                    except OSError:
                        continue  # taken away meanwhile, or a device's


def find(pid, *pins):
    """Where a PIN is: 'form in region', nothing of it being a good answer."""
    wanted = [(form, needle) for pin in pins for form, needle in forms(pin).items()]
    return ["%s in %s at %x" % (form, name or "the heap", at + hit) for at, piece, name in pieces(pid)
            for form, needle in wanted for hit in places(form, needle, piece)]


def find_text(pid, text):
    """The same of any other text that is to be nowhere."""
    return ["%s at %x" % (name or "the heap", at) for at, piece, name in pieces(pid) if text.encode() in piece]


def at_exit(pid, look):
    """Ends a child by SIGTERM, stops it where nothing of its own runs any more and its memory is still there: look()."""
    def ptrace(request, data):
        if ctypes.CDLL(None, use_errno=True).ptrace(request, pid, None, ctypes.c_void_p(data)) != 0:
            raise OSError(ctypes.get_errno(), "ptrace")

    ptrace(PTRACE_SEIZE, PTRACE_O_TRACEEXIT)
    os.kill(pid, signal.SIGTERM)
    while True:
        _, status = os.waitpid(pid, 0)
        assert os.WIFSTOPPED(status), "it ended unseen"
        if status >> 8 == signal.SIGTRAP | PTRACE_EVENT_EXIT << 8:
            break
        ptrace(PTRACE_CONT, os.WSTOPSIG(status))
    try:
        return look()
    finally:
        ptrace(PTRACE_CONT, 0)
