# SPDX-License-Identifier: Apache-2.0
"""The tree as the tidy checks see it: path → text, and C with its comments and strings taken apart.

Never writes; a check that needs another tree plants its change in a copy of the mapping.
"""
import os
import re

SOURCE = (".c", ".h", ".py", ".sh", ".ui", ".css", ".csv", ".ini", ".in", ".md", ".build", ".po",
          ".example", ".service", ".txt", ".rules")
SCRIPTS = ("kiosk/demo", "kiosk/packages", "tests/run", "tests/bench/run", ".ci/run")
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def load(root):
    """Every text file of the tree; what is built or not ours is left out."""
    files = {}
    for folder, folders, names in os.walk(root):
        at_top = folder == root
        folders[:] = [f for f in folders if f not in (".git", "__pycache__")
                      and not (at_top and (f == "build" or f.startswith("build-")))]
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), root)
            if name.endswith(SOURCE) or path in SCRIPTS:
                with open(os.path.join(root, path), encoding="utf-8") as file:
                    files[path] = file.read()
    return files


def c_files(files, *rooms):
    """(path, text) of the C files in these rooms, or in all."""
    for path in sorted(files):
        if path.endswith((".c", ".h")) and (not rooms or path.startswith(rooms)):
            yield path, files[path]


def blank(match_text):
    """Same lines, nothing in them."""
    return re.sub(r"[^\n]", " ", match_text)


def code_only(text):
    """C without comments and without what stands in quotes; line numbers stay."""
    def replace(match):
        token = match.group(0)
        if token[0] == "/":
            return blank(token)
        return token[0] + " " * (len(token) - 2) + token[0]
    return TOKEN.sub(replace, text)


def without_comments(text):
    """C without comments, strings kept; line numbers stay."""
    def replace(match):
        return blank(match.group(0)) if match.group(0)[0] == "/" else match.group(0)
    return TOKEN.sub(replace, text)


def strings(text):
    """(line number, literal with its quotes, the code before it) of every string in C."""
    plain = without_comments(text)
    for match in re.finditer(r'"(?:\\.|[^"\\\n])*"', plain):
        yield plain.count("\n", 0, match.start()) + 1, match.group(0), plain[:match.start()]


def found(text, pattern, flags=0):
    """(line number, what was found) for every hit of a pattern."""
    for match in re.finditer(pattern, text, flags):
        yield text.count("\n", 0, match.start()) + 1, match.group(0)
