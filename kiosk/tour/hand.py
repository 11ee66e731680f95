# SPDX-License-Identifier: Apache-2.0
"""A hand: finds what is on the screen as a screen reader does (by name and role), taps it with the real pointer, and
takes pictures.

Everything awaited has a deadline; what does not come in time is an error that says what was there instead.
Never presses by way of the accessibility bus: a control that cannot be hit with a finger is not found good.
"""
import os
import subprocess
import time

from eyes import BusError, Eyes

STEP_SECONDS = float(os.environ.get("GJ_STEP_SECONDS", "15"))
# GTK 4.8 tells the bus of some changes and not of others (what shows, what has a place), so the eyes look again: when
# the picture has changed, which costs a fiftieth of a look, and now and then without.
GLANCE_SECONDS = 0.04
LOOK_AGAIN_SECONDS = 0.4


class HandError(Exception):
    """What was expected on the screen did not come, or could not be tapped."""


class Hand:
    """The hand at one desk, on the window of one program."""

    def __init__(self, desk, process):
        self.desk, self.process = desk, process
        self.taps = 0  # on buttons by their name; a keypad's digits are none
        self.eyes = Eyes(desk.env["DBUS_SESSION_BUS_ADDRESS"], STEP_SECONDS)

    def turn_to(self, process):
        """The program was started again."""
        self.process, self.eyes.program = process, None

    # What is there

    def look(self):
        """Everything in the program's windows, top first, also what is on a list's other page; nothing while it is not
        there."""
        if self.eyes.program is None and not self.eyes.find(self.process.pid):
            return []
        return self.eyes.look()

    def texts(self):
        """Every word in the windows, seen or not."""
        return self.wait_until(lambda seen: [thing.name for thing in seen if thing.name], "words")

    # Waiting

    def wait_until(self, condition, what, seconds=None):
        """Waits until condition(look()) gives something, and returns it."""
        deadline = time.monotonic() + (seconds or STEP_SECONDS)
        while True:
            seen, picture = [], self.desk.pixels()
            try:
                seen = self.look()
                answer = condition(seen)
            except BusError:
                # The page was taken away while we looked at it: what we saw of it is not there any more.
                answer = None
            if answer:
                return answer
            if self.process.poll() is not None:
                raise HandError("%s: the program has ended (%s)" % (what, self.process.returncode))
            if time.monotonic() > deadline:
                raise HandError("%s: not within the time; there was: %s" %
                                (what, " · ".join(t.name for t in seen if t.name) or "nothing"))
            self._wait_for_another(picture)

    def _wait_for_another(self, picture):
        """Waits until the screen is another one, or for as long as a change that it does not show may wait."""
        deadline = time.monotonic() + LOOK_AGAIN_SECONDS
        while time.monotonic() < deadline and self.desk.pixels() == picture:
            time.sleep(GLANCE_SECONDS)

    def wait_for(self, *words, seconds=None):
        """Waits until a resident sees each of these words as part of something; returns the first one's place."""
        def all_there(seen):
            places = [next((t for t in seen if word in t.name and t.shown), None) for word in words]
            return places[0] if all(places) else None
        return self.wait_until(all_there, "waiting for “%s”" % "”, “".join(words), seconds)

    def wait_gone(self, *words, seconds=None):
        """Waits until none of these words is anywhere, seen or not."""
        def none_there(seen):
            return seen and not any(word in t.name for t in seen for word in words)
        self.wait_until(none_there, "waiting until “%s” is gone" % "”, “".join(words), seconds)

    def button(self, name, seconds=None, exact=False, other=None):
        """Waits for a button that can be pressed, with this in its name, or `other`."""
        def find(seen):
            for thing in seen:
                fits = thing.name == name if exact else name in thing.name
                if (fits or thing.name == other) and thing.sensitive and thing.is_button and thing.shown:
                    return thing
            return None
        return self.wait_until(find, "waiting for the button “%s”" % name, seconds)

    def settle(self, seconds=1.5):
        """Waits until two looks at the screen, a moment apart, see the same picture (or the time is up)."""
        deadline = time.monotonic() + seconds
        before = None
        while time.monotonic() < deadline:
            now = self.desk.pixels()
            if now == before:
                return
            before = now
            time.sleep(0.06)

    # Doing

    def tap_at(self, x, y):
        """A real press and release at this place."""
        if not (0 <= x < self.desk.width and 0 <= y < self.desk.height):
            raise HandError("(%d, %d) is not on the screen" % (x, y))
        # A time-out of ours would look now and then whether it has ended, and be late for each tap.
        subprocess.run(["timeout", str(STEP_SECONDS), "xdotool", "mousemove", str(x), str(y), "click", "1"],
                       env=self.desk.env, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def tap(self, name, seconds=None, exact=False):
        """Waits for the button of this name, and taps its middle."""
        self.button(name, seconds, exact)
        self.settle(0.6)
        # It may have moved while the page came in: where it is now counts.
        thing = self.button(name, seconds, exact)
        self.tap_at(*thing.centre)
        self.taps += 1
        return thing

    def type_pin(self, digits):
        """Taps the keypad's keys one after the other."""
        def find(seen):
            keys = {thing.name: thing for thing in seen if thing.name in digits and thing.sensitive and thing.is_button}
            return keys if set(digits) <= set(keys) and all(key.shown for key in keys.values()) else None
        self.wait_until(find, "waiting for the keypad")
        self.settle(0.6)
        keys = self.wait_until(find, "waiting for the keypad")
        centres = {digit: key.centre for digit, key in keys.items()}
        for digit in digits:
            self.tap_at(*centres[digit])

    def picture(self, path):
        """The whole screen as a PNG, when it has come to rest."""
        self.settle()
        subprocess.run(["convert", "xwd:-", "png:" + path], input=self.desk.pixels(), check=True,
                       timeout=60)
