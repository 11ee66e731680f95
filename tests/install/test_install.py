#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The Debian package, on a machine that has never seen it: installed, set up as the README says, started once as its
user, tried by an attached keyboard, upgraded, refused when it is too old, removed and purged."""
import glob
import os
import signal
import subprocess
import sys
import time

from clean_tree import CleanTree, go_inside

TOP = os.environ["GJ_SOURCE_ROOT"]
BUILD = os.environ["GJ_BUILD_ROOT"]
sys.path.insert(0, os.path.join(TOP, "tests", "e2e"))
# pylint: disable=wrong-import-position
from session import SIZE, UNIT, Session, unit_values  # noqa: E402
from tap import Points  # noqa: E402

CONFIG, STORE, KEY = "/etc/gongji/kiosk.conf", "/var/lib/gongji/store.db", "/var/lib/gongji/keys/kiosk-02.pem"
# systemd-analyze security: 10 is wide open; what the README of deployment says.
EXPOSURE_MAX = "1.7"
# Whatever closes a window, leaves a terminal, opens a menu, a console, a debugger or a screenshot somewhere.
WAYS_OUT = ["alt+F4", "ctrl+q", "ctrl+w", "ctrl+c", "F10", "shift+F10", "Menu", "alt+space", "alt+Tab", "alt+Escape",
            "ctrl+Escape", "Super_L", "super+d", "ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+alt+F1", "ctrl+alt+F2",
            "ctrl+alt+F7", "ctrl+alt+t", "F1", "F5", "F11", "F12", "ctrl+shift+i", "ctrl+shift+d", "ctrl+shift+c",
            "alt+F2", "Print", "alt+Print", "XF86Switch_VT_1", "XF86PowerOff", "Escape"]
# A tap, three of them, a long press, the right and the middle button, a swipe: whatever opens a menu or a panel somewhere.
TOUCHES = [("click", "1"), ("click", "--repeat", "3", "--delay", "60", "1"), ("mousedown", "1", "sleep", "1.5", "mouseup", "1"),
           ("click", "3"), ("click", "2"), ("mousedown", "1", "mousemove", "512", "384", "mouseup", "1")]
PLACES = [(x, y) for x in (0, SIZE[0] // 2, SIZE[0] - 1) for y in (0, SIZE[1] // 2, SIZE[1] - 1)]
HEADER = "600x80+0+0"  # the hall's name
BUTTONS = "600x660+400+100"  # where the focus is seen


class Install:
    """The story's steps."""

    def __init__(self, tree, session=None):
        self.tree, self.session = tree, session
        self.package = self.newer = None

    def ctl(self, *arguments, wanted=0):
        return self.tree.run("gongjictl", *arguments, user="gongji", wanted=wanted)

    def build(self, *more):
        run = subprocess.run(["sh", os.path.join(TOP, "kiosk/deploy/package"), self.tree.folder, "--built", BUILD, *more],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=600)
        assert run.returncode == 0, run.stdout + run.stderr
        return max(glob.glob(os.path.join(self.tree.folder, "gongji-kiosk_*.deb")), key=os.path.getmtime)

    def build_package(self):
        self.package = self.build()

    def install(self):
        self.tree.make()
        self.tree.apt("install", self.tree.bring(self.package), "vsmartcard-vpcd")
        assert self.tree.run("dpkg", "--audit").strip() == ""

    def user_and_modes(self):
        words = self.tree.run("getent", "passwd", "gongji").strip()
        assert words.endswith(":/var/lib/gongji:/usr/sbin/nologin"), words
        assert "!" in self.tree.run("getent", "shadow", "gongji").split(":")[1]
        assert sorted(self.tree.run("id", "-nG", "gongji").split()) == ["audio", "gongji", "systemd-journal", "video"]
        # What is a keyboard is known after 60-input-id.rules only.
        rules = self.tree.read("/lib/udev/rules.d/72-gongji-kiosk.rules")
        # The panel's brightness: the kernel makes the file root's, and the unit closes the folder.
        assert "/bin/chgrp gongji /sys$devpath/brightness" in rules and "/bin/chmod g+w /sys$devpath/brightness" in rules
        assert "-/sys/devices" in unit_values(self.tree.read(UNIT), "ReadWritePaths")
        for name, wanted in (("/etc/gongji", "root:gongji 750"), (CONFIG, "root:gongji 640"),
                             ("/var/lib/gongji", "gongji:gongji 700"), ("/var/lib/gongji/keys", "gongji:gongji 700"),
                             ("/usr/bin/gongji-kiosk", "root:root 755"), (UNIT, "root:root 644")):
            assert self.tree.owner(name) == wanted, (name, self.tree.owner(name))
        example = os.path.join(TOP, "kiosk/deploy/kiosk.conf.example")
        with open(example, encoding="utf-8") as file:
            assert self.tree.read(CONFIG) == file.read()

    def units(self):
        words = self.tree.run("systemd-analyze", "verify", "--man=no", UNIT)
        # Of others' units it may say what it likes.
        assert "gongji" not in words, words
        self.tree.run("systemd-analyze", "security", "--offline=true",
                      "--threshold=%d" % round(float(EXPOSURE_MAX) * 10), UNIT)
        with open(os.path.join(TOP, "kiosk/deploy/README.md"), encoding="utf-8") as file:
            assert EXPOSURE_MAX in file.read()
        wanted = "/etc/systemd/system/multi-user.target.wants/gongji-kiosk.service"
        assert os.readlink(self.tree.path(wanted)) == UNIT
        assert os.readlink(self.tree.path("/etc/systemd/system/ctrl-alt-del.target")) == "/dev/null"

    def set_up(self):
        """By the README's words."""
        refused = self.tree.run("gongjictl", "init", wanted=1)
        assert "runuser -u gongji" in refused, refused
        assert not os.path.exists(self.tree.path(STORE))
        self.ctl("init")
        self.ctl("key", "new")
        for name in (STORE, KEY):
            assert self.tree.owner(name) == "gongji:gongji 600", (name, self.tree.owner(name))

    def first_page(self):
        self.session.start_display()
        self.session.start_card_service()
        self.session.start_manager()
        self.session.start()
        self.session.has_heard("READY=1")
        self.session.has_heard("STATUS=in service")
        self.session.hears("WATCHDOG=1")
        self.wait_for_picture()

    def wait_for_picture(self):
        """A page with words and icons on it, not one colour."""
        deadline = time.monotonic() + 30
        while self.session.colours() < 50:
            assert time.monotonic() < deadline, "nothing is on the screen\n" + self.session.words()
            time.sleep(0.2)

    def no_core(self):
        with open("/proc/%d/limits" % self.session.kiosk(), encoding="ascii") as file:
            line = next(line for line in file if line.startswith("Max core file size"))
        assert line.split()[4:6] == ["0", "0"], line
        # What may not be dumped belongs to root in /proc.
        assert os.stat("/proc/%d/mem" % self.session.kiosk()).st_uid == 0

    def keyboard(self):
        kiosk, header = self.session.kiosk(), self.session.picture(HEADER)
        before = self.session.picture(BUTTONS)
        deadline = time.monotonic() + 30
        while self.session.picture(BUTTONS) == before:
            assert time.monotonic() < deadline, "no key reaches the session: nothing is tried here"
            self.session.press("Tab")
        for keys in WAYS_OUT:
            self.session.press(keys)
            self.session.hears("WATCHDOG=1", 20)
            assert self.session.kiosk() == kiosk and self.session.picture(HEADER) == header, keys
        assert self.session.colours() >= 50

    def touch(self):
        """Corners, edges and the middle, in every way."""
        kiosk, header = self.session.kiosk(), self.session.picture(HEADER)
        for place in PLACES:
            for how in TOUCHES:
                self.session.touch(*place, *how)
            self.session.hears("WATCHDOG=1", 20)
            assert self.session.kiosk() == kiosk and self.session.picture(HEADER) == header, place
            assert self.session.colours() >= 50, place

    def crash(self):
        """Nothing is left on the screen that could be used, and the unit starts both again."""
        os.kill(self.session.kiosk(), signal.SIGKILL)
        self.session.compositor.wait(20)
        assert "Restart=always" in self.session.unit and "StartLimitIntervalSec=0" in self.session.unit
        self.session.start()
        self.session.has_heard("READY=1")
        self.session.stop()

    def point_store_at(self, before, after):
        """Another word for where the store is, in the configuration."""
        with open(self.tree.path(CONFIG), encoding="utf-8") as file:
            text = file.read()
        assert text.count("sqlite:" + before) == 1
        with open(self.tree.path(CONFIG), "w", encoding="utf-8") as file:
            file.write(text.replace("sqlite:" + before, "sqlite:" + after))

    def upgrade(self):
        # From the configuration's folder, as a relative path is.
        self.point_store_at(STORE, "../.." + STORE)
        self.newer = self.build("--as", "0.1.1")
        self.tree.apt("install", self.tree.bring(self.newer))
        copies = glob.glob(self.tree.path("/var/lib/gongji/backups/before-0.1.1-*.db"))
        assert len(copies) == 1, copies
        copy = "/" + os.path.relpath(copies[0], self.tree.root)
        assert self.tree.owner(copy).startswith("gongji:gongji"), self.tree.owner(copy)
        self.ctl("restore", copy, "--verify")
        self.ctl("status")
        # One that cannot be copied stops everything, before anything.
        os.rename(self.tree.path("/var/lib/gongji/backups"), self.tree.path("/var/lib/gongji/elsewhere"))
        words = self.tree.apt("install", self.tree.bring(self.build("--as", "0.1.2")), wanted=None)
        os.rename(self.tree.path("/var/lib/gongji/elsewhere"), self.tree.path("/var/lib/gongji/backups"))
        assert "were not changed" in words and self.version() == "0.1.1", words
        self.point_store_at("../.." + STORE, STORE)

    def version(self):
        return self.tree.run("dpkg-query", "-W", "-f", "${Version}", "gongji-kiosk")

    def too_old(self):
        """The same package, as one was that knew one structure less."""
        folder = os.path.join(self.tree.folder, "older")
        subprocess.run(["dpkg-deb", "-R", self.package, folder], check=True)
        for name, before, after in (("preinst", "schema=", "schema=1 # "), ("control", "Version: ", "Version: 0.0.9~")):
            path = os.path.join(folder, "DEBIAN", name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            assert text.count("\n" + before) == 1, name
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace("\n" + before, "\n" + after))
        subprocess.run(["dpkg-deb", "--root-owner-group", "-b", folder, folder + ".deb"], check=True,
                       capture_output=True)
        words = self.tree.apt("install", self.tree.bring(folder + ".deb"), wanted=None)
        assert "the store has structure" in words and "nothing was changed" in words, words
        assert self.version() == "0.1.1"
        # The one before, which knows this structure, may come back.
        self.tree.apt("install", self.tree.bring(self.package))
        assert self.version() == "0.1.0"
        self.ctl("status")

    def last_number(self):
        return unit_values(self.tree.read(CONFIG), "last_number")[0]

    def remove(self):
        self.tree.apt("remove", "gongji-kiosk")
        for name in (STORE, KEY, CONFIG):
            assert os.path.exists(self.tree.path(name)), name
        # What staff did while the store was away, and a slip that may hang from the printer.
        beside = [self.last_number() + end for end in (".staff", ".slip")]
        for name in beside:
            self.tree.run("install", "-o", "gongji", "-g", "gongji", "-m", "0600", "/dev/null", name)
        self.tree.apt("purge", "gongji-kiosk")
        for name in beside:
            assert self.tree.owner(name) == "gongji:gongji 600", name
            os.unlink(self.tree.path(name))
        assert not os.path.exists(self.tree.path("/etc/gongji"))
        assert not os.path.lexists(self.tree.path("/etc/systemd/system/multi-user.target.wants/gongji-kiosk.service"))
        for name in (STORE, KEY, "/var/lib/gongji/keys/trusted-keys.ini"):
            assert self.tree.owner(name).startswith("gongji:gongji"), name
        copies = set(glob.glob(self.tree.path("/var/lib/gongji/backups/before-*.db")))
        self.tree.apt("install", self.tree.bring(self.package))
        assert "STORE" not in self.ctl("status")
        # The store was there before these programs: it was copied like before an upgrade.
        new = set(glob.glob(self.tree.path("/var/lib/gongji/backups/before-*.db"))) - copies
        assert len(new) == 1, new
        self.ctl("restore", "/" + os.path.relpath(new.pop(), self.tree.root), "--verify")


def main():
    go_inside()
    points = Points(13)
    with CleanTree() as tree:
        story = Install(tree)
        points.story([
            ("a package is made of this tree", story.build_package),
            ("it installs on a machine that has only Debian's smallest selection", story.install),
            ("the terminal has a user of its own, and its files are nobody else's", story.user_and_modes),
            ("the unit is sound, as closed as the README says, and starts at boot", story.units)])
        if points.failed:
            story_rest(points)
            return points.end()
        points.point("a store and a key are made as the terminal's user, and not as root", story.set_up)
        with Session(tree) as session:
            story.session = session
            points.story([
                ("started as its unit says, it shows its first page and tells the service manager", story.first_page),
                ("its memory is never written to a file", story.no_core),
                ("no key of an attached keyboard leads out of it", story.keyboard),
                ("no touch in a corner, at an edge or in the middle leads out of it", story.touch),
                ("when it crashes nothing stays on the screen, and it starts again", story.crash)])
        points.point("an upgrade puts a checked copy of the store aside first, or changes nothing", story.upgrade)
        points.point("programs too old for the store are refused before anything changes", story.too_old)
        points.point("removed and purged, the store and the keys are still there", story.remove)
    return points.end()


def story_rest(points):
    """What is not reached has failed."""
    while points.number < points.planned:
        points.number += 1
        points.failed += 1
        print("not ok %d - not reached" % points.number, flush=True)


if __name__ == "__main__":
    sys.exit(main())
