#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""tidy.py ROOT: holds the tree against the house rules, as TAP.

Each rule is two tests: the tree keeps it, and a violation planted in a copy is caught, so that a rule
which has gone blind fails too.
"""
import os
import sys

import checks
from tree import load

GOOD = "/* SPDX-License-Identifier: Apache-2.0 */\n/* A planted file; it never leaves the memory of this test. */\n"


def long_function():
    return GOOD + "int\nplanted (void)\n{\n" + "  step ();\n" * 80 + "}\n"


# (what the rule says, the check, where the violation is planted, its text)
RULES = [
    ("rooms see only the rooms below them", checks.rooms_one_way,
     "core/base/planted.c", GOOD + '#include "ui/frame/window.h"\n'),
    ("core does without a toolkit", checks.rooms_one_way,
     "core/base/planted.c", GOOD + "#include <gtk/gtk.h>\n"),
    ("an include is written from the top", checks.rooms_one_way,
     "core/base/planted.c", GOOD + '#include "money.h"\n'),
    ("inside core the lower never sees the higher", checks.core_floors,
     "core/base/planted.c", GOOD + '#include "core/store/store.h"\n'),
    ("core has the modules of the design", checks.core_floors,
     "core/helpers/planted.c", GOOD),
    ("one file talks to OpenSSL", checks.openssl_in_one_place,
     "core/receipt/planted.c", GOOD + "#include <openssl/evp.h>\n"),
    ("a function has at most 70 lines", checks.short_functions,
     "ui/planted.c", long_function()),
    ("a function has at most 70 lines, wherever its brace stands", checks.short_functions,
     "ui/planted.c", long_function().replace(")\n{", ") {")),
    ("a file has at most 800 lines", checks.short_files,
     "ui/planted.c", GOOD + "\n" * 800),
    ("core has no floating point", checks.no_floating_point,
     "core/base/planted.c", GOOD + "static double price;\n"),
    ("core has no floating literal", checks.no_floating_point,
     "core/base/planted.c", GOOD + "static gint64 price = 100 * 1.5;\n"),
    ("no colour in C", checks.look_in_stylesheet,
     "ui/planted.c", GOOD + 'static const char *action = "#0A4F96";\n'),
    ("no colour is set by number", checks.look_in_stylesheet,
     "ui/planted.c", GOOD + "void f (void) { cairo_set_source_rgb (cr, 0.1, 0, 0); }\n"),
    ("no size in C", checks.look_in_stylesheet,
     "ui/planted.c", GOOD + "void f (void) { gtk_widget_set_size_request (w, 312, -1); }\n"),
    ("no length in a style written in C", checks.look_in_stylesheet,
     "ui/planted.c", GOOD + 'static const char *css = "padding: 12px";\n'),
    ("no PIN in an entry", checks.no_pin_in_an_entry,
     "ui/planted.ui", '<object class="GtkPasswordEntry"/>\n'),
    ("no test can pass by not running", checks.no_way_round_a_test,
     "tests/unit/planted.c", GOOD + "void t (void) { g_test_sk" + 'ip ("later"); }\n'),
    ("every file names its licence", checks.purpose_at_the_top,
     "ui/planted.c", "/* A file about something that is long enough to say what it is for. */\n"),
    ("every file says what it is for", checks.purpose_at_the_top,
     "ui/planted.c", "/* SPDX-License-Identifier: Apache-2.0 */\n#include <glib.h>\n"),
    ("nothing is left to do later", checks.nothing_left_over,
     "ui/planted.c", GOOD + "/* TO" + "DO: the rest */\n"),
    ("no path of one machine", checks.nothing_left_over,
     "README.md", "see /wo" + "rk/notes\n"),
    ("both commands share one package list", checks.one_package_list,
     "kiosk/demo", "#!/bin/sh\napt-get install gcc\n"),
    ("every style class of a .ui file has a rule", checks.ui_classes_have_rules,
     "ui/planted.ui", '<class name="i121"/>\n'),
    ("every class in a stylesheet is used", checks.css_classes_are_used,
     "assets/planted.css", ".nobody { margin: 0; }\n"),
    ("no state is shown by a colour alone", checks.css_states_have_shapes,
     "assets/planted.css", ".idgroup.chosen { color: red; }\n"),
    ("every text in a .ui file can be translated", checks.ui_texts_translatable,
     "ui/planted.ui", '<property name="label">返回</property>\n'),
    ("every Chinese text in C can be translated", checks.c_texts_translatable,
     "ui/planted.c", GOOD + 'static const char *back = "返回";\n'),
    ("every Chinese text of a rule or a device, too", checks.c_texts_translatable,
     "core/rules/planted.c", GOOD + 'static const char *back = "返回";\n'),
    ("every test has its own name", checks.test_names_are_unique,
     "tests/planted/meson.build", "test('planted', a)\ntest('planted', b)\n"),
]


def top_level(root, extra=()):
    """Names at the top that the design does not know; hidden ones and build directories are free."""
    return [name for name in sorted(os.listdir(root)) + list(extra)
            if name not in checks.TOP and not name.startswith((".", "build"))]


def points(root):
    """(name, problems) of every test; no problems is a pass."""
    files = load(root)
    told = set()
    for says, check, path, text in RULES:
        problems = check(files)
        # A rule with several plants reports the tree once.
        if check not in told:
            yield "the tree keeps it: " + says, problems
            told.add(check)
        planted = dict(files)
        planted[path] = text
        new = [p for p in check(planted) if p not in problems]
        yield "a violation is caught: " + says, [] if new else ["the planted violation passed"]
    yield "the tree keeps it: only the agreed names at the top", top_level(root)
    yield ("a violation is caught: only the agreed names at the top",
           [] if "planted" in top_level(root, ["planted"]) else ["the planted name passed"])


def main():
    number = 0
    for number, (name, problems) in enumerate(points(sys.argv[1]), 1):
        print("%sok %d - %s" % ("not " if problems else "", number, name))
        for problem in problems:
            print("#   " + problem)
    print("1..%d" % number)


if __name__ == "__main__":
    main()
