# SPDX-License-Identifier: Apache-2.0
"""Test points for the end-to-end suite: a name is a sentence, a failure says why, nothing is left out in silence."""
import os
import sys
import traceback

PICTURES = os.environ.get("GJ_E2E_PICTURES")


class Points:
    """Runs functions as points; after a failure the rest of a story cannot be told, and fails with it."""

    def __init__(self, planned):
        self.planned, self.number, self.failed = planned, 0, 0
        print("1..%d" % planned, flush=True)

    def point(self, name, action, hand=None):
        """True when it passed."""
        self.number += 1
        try:
            action()
        except Exception as error:  # pylint: disable=broad-except
            self.failed += 1
            print("not ok %d - %s" % (self.number, name), flush=True)
            for line in ("%s\n%s" % (error, traceback.format_exc())).splitlines():
                print("# " + line)
            if hand is not None and PICTURES:
                hand.picture(os.path.join(PICTURES, "failed-%s-%d.png"
                                          % (os.path.basename(sys.argv[0]), self.number)))
            return False
        print("ok %d - %s" % (self.number, name), flush=True)
        return True

    def story(self, steps, hand=None):
        """(name, action) one after the other; the first that fails takes the later ones with it."""
        good = True
        for name, action in steps:
            if good:
                good = self.point(name, action, hand)
            else:
                self.number += 1
                self.failed += 1
                print("not ok %d - %s\n# not reached" % (self.number, name), flush=True)

    def end(self):
        return 1 if self.failed or self.number != self.planned else 0
