# SPDX-License-Identifier: Apache-2.0
"""The house rules that a program can see. A check is a function of the tree that returns the problems
it found, each with its file and line, and a planted change that it must catch. Never mends anything.
"""
import re

from tree import c_files, code_only, found, strings, without_comments

ROOMS = {
    "core": {"core"},
    "devices": {"devices", "core"},
    "ui": {"ui", "core"},
    "kiosk": {"kiosk", "ui", "devices", "core"},
}
# Inside core a file may include only its own module and the ones on a lower floor.
FLOORS = {"base": 0, "rules": 1, "store": 2, "audit": 3, "receipt": 3, "family": 3,
          "staff": 3, "ledger": 4, "history": 4, "import": 5}
FOREIGN = {
    "core": r"<(gtk|gdk|gsk|pango|cairo|winscard|PCSC|zbar|librsvg)\b",
    "devices": r"<(gtk|gdk|gsk)\b",
}
TOP = {"kiosk", "ui", "core", "devices", "assets", "tests", "meson.build", "meson_options.txt",
       "README.md", "LICENSE"}
FUNCTION_LINES = 70
FILE_LINES = 800


def includes(text):
    for match in re.finditer(r'^\s*#\s*include\s+(["<])([^">]+)[">]', without_comments(text), re.M):
        yield text.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)


def rooms_one_way(files):
    """An include leads to the own room or one below it, and is written from the top."""
    problems = []
    for path, text in c_files(files, *(room + "/" for room in ROOMS)):
        room = path.split("/")[0]
        for line, bracket, target in includes(text):
            where = "%s:%d: includes %s" % (path, line, target)
            if bracket == '"' and "/" not in target:
                problems.append(where + " without its path from the top")
            elif bracket == '"' and target.split("/")[0] not in ROOMS[room]:
                problems.append(where + ", which %s may not see" % room)
            elif bracket == "<" and re.match(FOREIGN.get(room, "(?!)"), "<" + target):
                problems.append(where + ", a library %s does without" % room)
    return problems


def core_floors(files):
    """base ← rules ← store ← audit, receipt, family ← ledger, history; and no two in a ring."""
    problems, edges = [], {}
    for path, text in c_files(files, "core/"):
        module = path.split("/")[1]
        if module not in FLOORS:
            problems.append("%s: core has no module %s" % (path, module))
            continue
        for line, _, target in includes(text):
            parts = target.split("/")
            if parts[0] != "core" or len(parts) < 3 or parts[1] == module:
                continue
            edges.setdefault((module, parts[1]), "%s:%d" % (path, line))
            if FLOORS.get(parts[1], 99) > FLOORS[module]:
                problems.append("%s:%d: %s sees %s, which is above it" %
                                (path, line, module, parts[1]))
    for (one, other), where in sorted(edges.items()):
        if one < other and (other, one) in edges:
            problems.append("%s and %s: %s and %s include each other" %
                            (where, edges[(other, one)], one, other))
    return problems


def openssl_in_one_place(files):
    """Only core/base/crypto.c talks to OpenSSL."""
    return ["%s:%d: includes %s" % (path, line, target)
            for path, text in c_files(files, "core/", "devices/", "ui/", "kiosk/")
            for line, _, target in includes(text)
            if target.startswith("openssl/") and path != "core/base/crypto.c"]


def functions(text):
    """(line, name, length) of each function: its name and its last brace stand in column 0."""
    lines = code_only(text).splitlines()
    start = None
    for number, line in enumerate(lines):
        if re.match(r"[A-Za-z_].*\w\s*\(", line):
            start = number
        if line.rstrip().endswith(";"):
            start = None
        alone = line.startswith("{") and lines[number - 1].rstrip().endswith(")")
        if start is None or not (alone or re.search(r"\)\s*\{$", line.rstrip())):
            continue
        ends = [n for n in range(number + 1, len(lines)) if lines[n].startswith("}")]
        if ends:
            name = re.findall(r"(\w+)\s*\(", lines[start])[0]
            yield start + 1, name, ends[0] - start + 1
        start = None


def short_functions(files):
    """A function fits a screen."""
    return ["%s:%d: %s has %d lines" % (path, line, name, length)
            for path, text in c_files(files)
            for line, name, length in functions(text) if length > FUNCTION_LINES]


def short_files(files):
    """A file has one reason to change."""
    return ["%s: %d lines" % (path, text.count("\n")) for path, text in sorted(files.items())
            if path.endswith((".c", ".h", ".py", ".sh")) and text.count("\n") > FILE_LINES]


def no_floating_point(files):
    """Money and everything about it is whole numbers."""
    pattern = r"\bg?(float|double)\b|\b\d+\.\d|\bstrto[df]\b|_double\b"
    return ["%s:%d: %s in core" % (path, line, hit)
            for path, text in c_files(files, "core/")
            for line, hit in found(code_only(text), pattern)]


def look_in_stylesheet(files):
    """Colours and sizes are in the stylesheet and the .ui files, never in C."""
    problems = []
    calls = (r"\bgdk_rgba_parse\b|\bcairo_set_source_rgba?\s*\([^,;]+,\s*\d|"
             r"\bgtk_widget_set_margin_\w+\s*\([^;]*,\s*[1-9]\d*\s*\)|"
             r"\bgtk_widget_set_size_request\s*\([^;]*,\s*(?:[1-9]\d*\s*,[^;]*|[^;]*,\s*[1-9]\d*\s*)\)|"
             r"\bgtk_image_set_pixel_size\s*\([^;]*,\s*[1-9]\d*\s*\)|"
             r"\bgtk_\w+_set_spacing\s*\([^;]*,\s*[1-9]\d*\s*\)|"
             r"\bgtk_box_new\s*\([^;,]*,\s*[1-9]\d*\s*\)")
    for path, text in c_files(files, "ui/"):
        for line, literal, _ in strings(text):
            if re.search(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3}){0,1}\b|\brgba?\s*\(|\d\s*px\b", literal):
                problems.append("%s:%d: %s" % (path, line, literal))
        for line, hit in found(code_only(text), calls):
            problems.append("%s:%d: %s" % (path, line, " ".join(hit.split())))
    return problems


def no_pin_in_an_entry(files):
    """An entry's text can be read by any client of the accessibility bus."""
    return ["%s:%d: %s" % (path, line, hit) for path, text in sorted(files.items())
            if path.startswith(("ui/", "kiosk/")) and path.endswith((".c", ".h", ".ui"))
            for line, hit in found(text, r"\bGtkPasswordEntry\b|\bgtk_password_entry\w*")]


def no_way_round_a_test(files):
    """A test either passes or fails."""
    pattern = r"\bg_test_sk" + r"ip\b|\breturn 7" + r"7\s*;|\bexit\s*\(?\s*7" + r"7\b"
    return ["%s:%d: %s" % (path, line, hit) for path, text in sorted(files.items())
            if path.startswith("tests/") and path.endswith((".c", ".h", ".py", ".sh"))
            for line, hit in found(text, pattern)]


def purpose_at_the_top(files):
    """The licence in the first line, then what the file is for."""
    problems = []
    for path, text in sorted(files.items()):
        if path.endswith((".c", ".h")):
            comments = re.match(r"(?:\s*/\*.*?\*/)+", text, re.DOTALL)
            said = re.sub(r"[\s*/]|SPDX-License-Identifier: Apache-2.0", "",
                          comments.group(0)) if comments else ""
            if "SPDX-License-Identifier: Apache-2.0" not in text.split("\n", 1)[0]:
                problems.append("%s:1: no SPDX line" % path)
            # Where a header of the same name says it, the .c may just point there.
            if len(said) < (5 if path[:-2] + ".h" in files and path.endswith(".c") else 16):
                problems.append("%s:1: does not say what it is for" % path)
        elif path.endswith((".py", ".sh")) or path in ("kiosk/demo", "tests/run", "tests/bench/run"):
            if "SPDX-License-Identifier: Apache-2.0" not in "\n".join(text.split("\n")[:2]):
                problems.append("%s:1: no SPDX line" % path)
    return problems


def nothing_left_over(files):
    """No note to do it later, and no path of the machine somebody wrote it on."""
    later = r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|not imple" + r"mented"
    paths = "/(wo" + "rk|fa" + "rm)/|/tm" + "p/h/|/ho" + "me/[a-z]"
    problems = []
    for path, text in sorted(files.items()):
        if path.endswith(".csv") or path == "LICENSE":
            continue
        for line, hit in list(found(text, later)) + list(found(text, paths)):
            problems.append("%s:%d: %s" % (path, line, hit))
    return problems


def one_package_list(files):
    """Both commands install through kiosk/prepare.sh, which alone reads kiosk/packages."""
    problems = []
    for script in ("kiosk/demo", "tests/run"):
        text = files.get(script, "")
        if not re.search(r"^\. \"\$top/kiosk/prepare\.sh\"$", text, re.M):
            problems.append("%s: does not source kiosk/prepare.sh" % script)
        if not re.search(r"\binstall_packages\b", text):
            problems.append("%s: does not install the packages" % script)
        for line, hit in found(text, r"^[^#\n]*\b(apt-get|apt|dpkg)\s[^\n]*", re.M):
            problems.append("%s:%d: %s" % (script, line, hit.strip()))
    if "$top/kiosk/packages" not in files.get("kiosk/prepare.sh", ""):
        problems.append("kiosk/prepare.sh: does not read kiosk/packages")
    return problems


def ui_texts_translatable(files):
    """A text in a .ui file that a person reads can be translated."""
    problems = []
    said = (r'<property name="(?:label|title|subtitle|text|tooltip-text|placeholder-text|description)"'
            r'([^>]*)>([^<]+)<')
    for path, text in sorted(files.items()):
        if not path.endswith(".ui"):
            continue
        for match in re.finditer(said, text):
            if re.search(r"[A-Za-z\u3400-\u9fff]", match.group(2)) and "translatable" not in match.group(1):
                problems.append("%s:%d: %s" % (path, text.count("\n", 0, match.start()) + 1,
                                               match.group(2).strip()))
    return problems


def ui_classes_have_rules(files):
    """A style class in a .ui file has a rule in a stylesheet, but for the marks that only tests read."""
    styles = "".join(text for path, text in files.items() if path.startswith("assets/") and path.endswith(".css"))
    ruled = set(re.findall(r"\.([a-z][a-z0-9-]*)", styles)) | {"maybe-cut"}
    problems = []
    for path, text in sorted(files.items()):
        if path.startswith("ui/") and path.endswith(".ui"):
            for line, hit in found(text, r'<class name="[^"]+"'):
                if hit.split('"')[1] not in ruled:
                    problems.append("%s:%d: %s" % (path, line, hit.split('"')[1]))
    return problems


def css_rules(files):
    """The path, line, selectors and properties of every rule of the stylesheets."""
    for path, text in sorted(files.items()):
        if not (path.startswith("assets/") and path.endswith(".css")):
            continue
        bare = re.sub(r"/\*.*?\*/|@define-color[^;]*;", lambda cut: re.sub(r"[^\n]", " ", cut.group()), text, flags=re.S)
        for rule in re.finditer(r"([^{}]+)\{([^{}]*)\}", bare):
            line = bare.count("\n", 0, rule.start(1) + len(rule.group(1)) - len(rule.group(1).lstrip())) + 1
            names = [part.split(":", 1)[0].strip() for part in rule.group(2).split(";") if ":" in part]
            yield path, line, [one.strip() for one in rule.group(1).split(",")], names


def css_classes_are_used(files):
    """A style class in a stylesheet is given to something: a .ui file or a text in C names it."""
    said = " ".join(re.findall(r'"([^"\n]*)"', "".join(
        text for path, text in files.items() if path.startswith(("ui/", "kiosk/", "core/")) and path.endswith((".c", ".ui")))))
    used = set(re.findall(r"[a-z][a-z0-9-]*", said))
    problems = []
    for path, line, selectors, names in css_rules(files):
        for one in selectors:
            for name in re.findall(r"\.([a-z][a-z0-9-]*)", one):
                if name not in used:
                    problems.append("%s:%d: .%s" % (path, line, name))
    return problems


def css_states_have_shapes(files):
    """What is chosen, typed into next or off differs by more than a colour: a border, a lip, a weight. What the rule for a state
    does not say itself, another rule for the same selector may. A step that is done stands beside its words, and what is ticked
    draws a tick, which the ui suite looks for. The dock of the demo is no screen of a resident."""
    state = re.compile(r"(\.on|\.chosen|\.ticked|\.now|\.here|:checked|:disabled)$")
    colours = {"color", "background", "background-color", "background-image", "border-color", "opacity"}
    beside = (".seg.on", "button.tickbox.ticked", "button.tickrow:checked")
    seen, where = {}, {}
    for path, line, selectors, names in css_rules(files):
        for one in selectors:
            if state.search(one) and one not in beside and "/demo/" not in path and not re.search(r"(label|second):disabled$", one):
                seen.setdefault(one, set()).update(names)
                where.setdefault(one, "%s:%d" % (path, line))
    return ["%s: %s" % (where[one], one) for one, names in sorted(seen.items()) if names <= colours]


# Papers are Chinese in every language of the screen, with sums in words and dates; places and languages have one name.
DOCUMENTS = ("devices/printer/paper_", "core/rules/division.c", "core/base/i18n.c", "core/base/money.c",
             "core/base/clock.c")


def c_texts_translatable(files):
    """A Chinese text in C goes through gettext; a line of a configuration file is data."""
    problems = []
    before = re.compile(r'(?:\b(?:_|N_|g?ngettext|gj_ngettext|NC_|C_|g_dpgettext2)\s*\(\s*'
                        r'(?:"(?:\\.|[^"\\])*"\s*(?:,\s*)?)*)$')
    for path, text in c_files(files, "core/", "devices/", "kiosk/", "ui/"):
        if path.startswith(DOCUMENTS):
            continue
        for line, literal, code in strings(text):
            # A line of a configuration file, or a pattern.
            is_data = re.search(r"\\n\w+=|\[0-9\]", literal)
            if re.search(r"[\u3400-\u9fff]", literal) and not is_data and not before.search(code[-600:]):
                problems.append("%s:%d: %s" % (path, line, literal))
    return problems


def test_names_are_unique(files):
    """Meson keeps one result per name."""
    seen, problems = {}, []
    for path, text in sorted(files.items()):
        if path.startswith("tests/") and path.endswith("meson.build"):
            for line, hit in found(text, r"\btest\(\s*'[^']+'"):
                name = hit.split("'")[1]
                if name in seen:
                    problems.append("%s:%d: %s, also in %s" % (path, line, name, seen[name]))
                seen[name] = "%s:%d" % (path, line)
    return problems
