# SPDX-License-Identifier: Apache-2.0
"""Eyes: what a program shows, by name, role and place, as a screen reader is told it.

The words of the whole tree come in one call of the accessibility bus's cache interface: asking thing by thing costs
ten times as much, most of it in the program that is looked at. Only what matters is asked where it is.
"""
from gi.repository import Gio, GLib

REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
ACCESSIBLE, COMPONENT, CACHE = ("org.a11y.atspi." + name for name in ("Accessible", "Component", "Cache"))
PROPERTIES = "org.freedesktop.DBus.Properties"
WINDOW = 1  # where a thing is in its window
# Numbers of at-spi2's list of states and roles.
SENSITIVE, VISIBLE = 1 << 24, 1 << 30
BUTTONS = {43: "push button", 44: "radio button", 62: "toggle button"}

# A page that changes all the time is taken as it was last seen.
LOOKS = 5

# What goes wrong when a thing was taken away while it was looked at.
BusError = GLib.Error


class Seen:
    """One thing in the window: its words; its place is asked for when it matters."""

    def __init__(self, eyes, item):
        """From the cache's ((so)(so)(so)iiassusau). Unpacked as a whole it would cost five times as much."""
        part = item.get_child_value
        self.path = part(0).get_child_value(1).get_string()
        self.n_children = part(4).get_int32()
        self.name = part(6).get_string()
        self.role = part(7).get_uint32()
        self.states = part(9).get_child_value(0).get_uint32()
        self.eyes = eyes

    @property
    def is_button(self):
        return self.role in BUTTONS

    @property
    def sensitive(self):
        return bool(self.states & SENSITIVE)

    @property
    def box(self):
        return self.eyes.ask(self.path, COMPONENT, "GetExtents", GLib.Variant("(u)", (WINDOW,)))

    @property
    def centre(self):
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    @property
    def description(self):
        return self.eyes.ask(self.path, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Description")))

    @property
    def shown(self):
        """What is on another page of a list has no size."""
        _, _, width, height = self.box
        return width > 0 and height > 0

    def __repr__(self):
        return "%s “%s” %s" % (BUTTONS.get(self.role, self.role), self.name, self.box)


class Eyes:
    """On one program, from when it can be seen."""

    def __init__(self, address, patience_seconds):
        """At the session bus of that address; an answer is waited for that long."""
        self.patience_ms = int(patience_seconds * 1000)
        session = self._connect(address)
        self.bus = self._connect(self._call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")[0])
        self.program = None  # its name on the bus

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags
        return Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def _call_raw(self, bus, name, path, interface, method, arguments=None):
        return bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, self.patience_ms,
                             None)

    def _call(self, bus, name, path, interface, method, arguments=None):
        return self._call_raw(bus, name, path, interface, method, arguments).unpack()

    def ask(self, path, interface, method, arguments=None):
        return self._call(self.bus, self.program, path, interface, method, arguments)[0]

    def _items(self):
        items = self._call_raw(self.bus, self.program, "/org/a11y/atspi/cache", CACHE, "GetItems").get_child_value(0)
        return (items.get_child_value(i) for i in range(items.n_children()))

    def find(self, pid):
        """Looks for the program with that number; False while it is not there."""
        for name, _ in self._call(self.bus, REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]:
            owner = self._call(self.bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                               "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
            if owner[0] == pid:
                self.program = name
                return True
        return False

    def look(self):
        """Everything in the program's windows, top first, also what is on a list's other page."""
        for _ in range(LOOKS):
            look = _Look(self, self._items())
            if look.is_whole:
                break
        return look.seen


class _Look:
    """The tree of one answer of the cache. Which of it is presented only the things themselves know: GTK keeps what
    was hidden, and takes up what was made when it is first asked for it."""

    def __init__(self, eyes, items):
        self.eyes = eyes
        self.things = {thing.path: thing for thing in (Seen(eyes, item) for item in items)}
        self.seen, self.is_whole = [], True
        self._add_below(ROOT)

    def _add_below(self, path):
        for _, child in self.eyes.ask(path, ACCESSIBLE, "GetChildren"):
            if child in self.things:
                self._add(self.things[child])
            else:
                self.is_whole = False

    def _add(self, thing):
        # GTK 4.8 gives SHOWING to windows alone; a page that is not shown is not in the tree.
        if not thing.states & VISIBLE:
            return
        self.seen.append(thing)
        if thing.n_children > 0:
            self._add_below(thing.path)
