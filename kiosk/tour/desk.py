# SPDX-License-Identifier: Apache-2.0
"""A desk to try the kiosk on: its own X display, session bus and accessibility bus, and the programs on it.

Everything it starts is its own (display, sockets, folders are private, so many desks can stand side by
side), dies with it, and is ended by its id. One desk per process, because the accessibility library
belongs to one bus. Never touches a display or a bus that was there before.
"""
import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
START_SECONDS = 30
END_SECONDS = 5


class DeskError(Exception):
    """The desk itself could not be set up, or a program on it went away."""


def _libc():
    return ctypes.CDLL(None, use_errno=True)


def die_with_parent():
    """In a child, before exec: ends when the one that started it ends."""
    _libc().prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def children_of(pid):
    """Ids of the living direct children of a process."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open("/proc/%s/stat" % entry, encoding="ascii", errors="replace") as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(entry))
    return found


class Desk:
    """with Desk() as desk: … — the environment is in desk.env, a private folder in desk.folder."""

    def __init__(self, width=1080, height=1920):
        self.width, self.height = width, height
        self.folder = tempfile.mkdtemp(prefix="gongji-desk-")
        self.env = dict(os.environ)
        self.started = []
        self.logs = {}

    def __enter__(self):
        # Orphans of our children (the bus starts helpers of its own) come to us and are ended by us.
        _libc().prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        try:
            self._set_environment()
            self._start_display()
            self._start_bus()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def _set_environment(self):
        runtime = os.path.join(self.folder, "runtime")
        os.mkdir(runtime, 0o700)
        os.mkdir(os.path.join(self.folder, "tmp"))
        for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "AT_SPI_BUS_ADDRESS", "LC_ALL", "GTK_A11Y",
                     "GSK_RENDERER", "GDK_DEBUG"):
            self.env.pop(name, None)
        self.env.update({
            "XDG_RUNTIME_DIR": runtime,
            "TMPDIR": os.path.join(self.folder, "tmp"),
            "XDG_DATA_HOME": os.path.join(self.folder, "data"),
            "XDG_CONFIG_HOME": os.path.join(self.folder, "config"),
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", os.path.join(self.folder, "cache")),
            "LANG": "C.UTF-8", "LANGUAGE": "zh_CN",
            "GDK_BACKEND": "x11", "GSETTINGS_BACKEND": "memory",
            "GTK_IM_MODULE": "gtk-im-context-simple", "NO_AT_BRIDGE": "0",
        })

    def start(self, arguments, name=None, **more):
        """Starts a program on the desk; its words go to a file of its own."""
        name = name or os.path.basename(arguments[0])
        self.logs[name] = os.path.join(self.folder, name + ".log")
        with open(self.logs[name], "ab") as log:
            process = subprocess.Popen(
                arguments, env=more.pop("env", self.env), stdin=subprocess.DEVNULL,
                stdout=more.pop("stdout", log), stderr=log, preexec_fn=more.pop("preexec", die_with_parent),
                **more)
        process.name = name
        self.started.append(process)
        return process

    def words_of(self, name):
        """What a program on the desk has said so far."""
        try:
            with open(self.logs[name], encoding="utf-8", errors="replace") as log:
                return log.read()
        except (KeyError, OSError):
            return ""

    def _line_from(self, fd, process):
        """One line from a pipe, which may come in pieces."""
        line = b""
        deadline = time.monotonic() + START_SECONDS
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([fd], [], [], max(0, deadline - time.monotonic()))
            piece = os.read(fd, 256) if ready else b""
            if not piece:
                raise DeskError("%s did not start: %s" % (process.name, self.words_of(process.name)))
            line += piece
        return line.decode().strip()

    def _start_display(self):
        reader, writer = os.pipe()
        display = self.start(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "%dx%dx24" % (self.width, self.height),
             "-nolisten", "tcp", "-noreset", "-dpi", "96", "-fbdir", self.folder], pass_fds=[writer])
        os.close(writer)
        self.env["DISPLAY"] = ":" + self._line_from(reader, display)
        os.close(reader)

    def pixels(self):
        """What the screen shows, as an XWD file: the X server keeps its memory there."""
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as memory:
            return memory.read()

    def _start_bus(self):
        reader, writer = os.pipe()
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--nopidfile",
                          "--address=unix:path=" + os.path.join(self.folder, "bus"),
                          "--print-address=%d" % writer], pass_fds=[writer])
        os.close(writer)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._line_from(reader, bus)
        os.close(reader)

    def end(self, process):
        """Ends one program and waits for it."""
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if process in self.started:
            self.started.remove(process)
        return process.returncode

    def close(self):
        """Ends everything, the last started first, then whatever they left behind."""
        for process in reversed(list(self.started)):
            self.end(process)
        for number in (signal.SIGTERM, signal.SIGKILL):
            deadline = time.monotonic() + END_SECONDS
            for child in children_of(os.getpid()):
                try:
                    os.kill(child, number)
                except ProcessLookupError:
                    pass
            while children_of(os.getpid()) and time.monotonic() < deadline:
                self._reap()
                time.sleep(0.01)
        self._reap()
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _reap():
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass


def top_folder():
    """The root of the tree."""
    return os.environ.get("GJ_SOURCE_ROOT") or os.path.dirname(os.path.dirname(
        os.path.dirname(os.path.abspath(__file__))))


def build_folder():
    return os.environ.get("GJ_BUILD_ROOT") or os.path.join(top_folder(), "build")


if __name__ == "__main__":
    sys.exit("A library of kiosk/tour/tour.py and of the end-to-end tests.")
