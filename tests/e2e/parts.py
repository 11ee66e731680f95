# SPDX-License-Identifier: Apache-2.0
"""The real parts around the kiosk in an end-to-end test: a private pcscd with a virtual reader, a card for it, a
network printer, and programs that answer one line for one line on a control socket.

Every part has its own sockets, ports and folders, dies with the test and is ended by its id.
"""
import os
import random
import socket
import struct
import sys
import time
import tty

sys.path.insert(0, os.path.join(os.environ["GJ_SOURCE_ROOT"], "kiosk", "tour"))
# pylint: disable=wrong-import-position
from desk import DeskError, build_folder, die_with_parent, top_folder  # noqa: E402

READER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
# vpcd listens on every address; this puts it on 127.0.0.1.
LOOPBACK = os.path.join(build_folder(), "tests", "rig", "libgjloopback.so")
PART_SECONDS = 20


def wait_until(condition, what, seconds=PART_SECONDS):
    """For the few things outside the window that tell nobody when they happen."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.02)
    raise DeskError("not within %g s: %s" % (seconds, what))


def free_port(count=1):
    """The first of so many neighbouring ports that are free now."""
    while True:
        first = random.randrange(20000, 32000)
        taken = []
        try:
            for port in range(first, first + count):
                probe = socket.socket()
                taken.append(probe)
                probe.bind(("0.0.0.0", port))
            return first
        except OSError:
            continue
        finally:
            for probe in taken:
                probe.close()


class Control:
    """A control socket: one line out, one line back."""

    def __init__(self, path):
        self.path = path
        self.stream = None

    def _connect(self):
        channel = socket.socket(socket.AF_UNIX)
        channel.settimeout(PART_SECONDS)
        try:
            channel.connect(self.path)
        except (FileNotFoundError, ConnectionRefusedError):
            channel.close()
            return None
        return channel

    def ask(self, line):
        """Sends a line and returns the answer after its “ok”; an “error …” is raised."""
        if self.stream is None:
            # The socket's name is there a moment before anybody listens.
            channel = wait_until(self._connect, "the control socket " + self.path)
            self.stream = channel.makefile("rw", encoding="utf-8", newline="\n")
        self.stream.write(line + "\n")
        self.stream.flush()
        answer = self.stream.readline().strip()
        if not answer.startswith("ok"):
            raise DeskError("%s: %s" % (line, answer or "no answer"))
        return answer[2:].strip()


class Pcscd:
    """pcscd on its own socket with one virtual reader of two slots. Needs no root: it takes the socket from us."""

    def __init__(self, desk):
        self.desk = desk
        self.folder = os.path.join(desk.folder, "pcscd")
        self.socket_path = os.path.join(self.folder, "comm")
        os.makedirs(os.path.join(self.folder, "reader.conf.d"))
        desk.env["PCSCLITE_CSOCK_NAME"] = self.socket_path
        self.port = free_port(2)
        self.process = None
        self.start()

    def start(self, reader=True):
        """Starts the daemon; without a reader when it is to be missing."""
        conf = os.path.join(self.folder, "reader.conf.d", "vpcd")
        with open(conf, "w", encoding="ascii") as file:
            if reader:
                file.write('FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:%d\nLIBPATH %s\nCHANNELID %d\n'
                           % (self.port, READER, self.port))
        listener = socket.socket(socket.AF_UNIX)
        # Under its real name only when it listens: a client must never find a deaf socket.
        listener.bind(self.socket_path + ".new")
        listener.listen(64)
        os.rename(self.socket_path + ".new", self.socket_path)
        descriptor = listener.fileno()

        def become_child():
            die_with_parent()
            os.dup2(descriptor, 3)

        self.process = self.desk.start(
            ["sh", "-c", 'LISTEN_FDS=1 LISTEN_PID=$$ exec /usr/sbin/pcscd --foreground --config "$0"',
             os.path.join(self.folder, "reader.conf.d")],
            name="pcscd", preexec=become_child, pass_fds=[3, descriptor],
            env=dict(self.desk.env, LD_PRELOAD=LOOPBACK))
        listener.close()
        if reader:
            wait_until(self._reader_listens, "the virtual reader")

    def _reader_listens(self):
        wanted = "%04X" % self.port
        with open("/proc/net/tcp", encoding="ascii") as table:
            return any(line.split()[1].endswith(":" + wanted) and line.split()[3] == "0A"
                       for line in list(table)[1:])

    def stop(self):
        """Takes the service away."""
        self.desk.end(self.process)
        try:
            os.unlink(self.socket_path)
        except FileNotFoundError:
            pass


class Card:
    """gongji-card in the reader's first slot."""

    def __init__(self, desk, pcscd):
        self.path = os.path.join(desk.folder, "card.sock")
        self.process = desk.start([os.path.join(build_folder(), "kiosk", "gongji-card"), "--empty",
                                   "--port", str(pcscd.port), "--control", self.path], name="gongji-card")
        self.control = Control(self.path)

    def insert(self, person):
        """A demo card by its name, or a card file of the test's own by its path."""
        self.control.ask("insert " + os.path.join(top_folder(), "assets/demo/cards", person + ".ini"))

    def remove(self):
        self.control.ask("remove")


class Printer:
    """gongji-printer: takes ESC/POS on a port, breaks when told to, keeps the papers as PNGs."""

    def __init__(self, desk):
        self.folder = os.path.join(desk.folder, "papers")
        os.mkdir(self.folder)
        self.path = os.path.join(desk.folder, "printer.sock")
        self.port = free_port()
        self.process = desk.start([os.path.join(build_folder(), "kiosk", "gongji-printer"),
                                   "--port", str(self.port), "--dir", self.folder, "--control", self.path],
                                  name="gongji-printer")
        self.control = Control(self.path)
        self.control.ask("status")

    def papers(self):
        """The finished papers, oldest first."""
        return sorted(os.path.join(self.folder, name) for name in os.listdir(self.folder)
                      if name.endswith(".png"))

    def wait_paper(self, count=1):
        return wait_until(lambda: (self.papers()[count - 1:] or [None])[0], "paper number %d" % count)


class Keypad:
    """gongji-keypad: an encrypting PIN pad on a line of its own."""

    def __init__(self, desk):
        self.line = os.path.join(desk.folder, "keypad")
        path = os.path.join(desk.folder, "keypad.sock")
        self.process = desk.start([os.path.join(build_folder(), "kiosk", "gongji-keypad"), "--line", self.line,
                                   "--control", path], name="gongji-keypad")
        self.control = Control(path)
        self.control.ask("status")

    def status(self):
        return {key: int(value) for key, value in
                (word.split("=") for word in self.control.ask("status").split())}

    def press(self, keys):
        """0-9, c clear, x cancel, e enter; as soon as the pad is asked."""
        wait_until(lambda: self.status()["asking"], "the pad is asked")
        self.control.ask("press " + keys)


class Scanner:
    """The scanner's end of a serial line."""

    def __init__(self):
        self.ours, theirs = os.openpty()
        tty.setraw(theirs)
        self.device = "serial:" + os.ttyname(theirs)

    def scan(self, text):
        os.write(self.ours, text.encode() + b"\r")


class KeyScanner:
    """A scanner that is a keyboard, by the kernel's stream of its keys."""

    EV_SYN, SYN_REPORT, SYN_DROPPED, EV_KEY, KEY_ENTER, KEY_1 = 0, 0, 3, 1, 28, 2

    def __init__(self, path):
        os.mkfifo(path, 0o600)
        self.ours = os.open(path, os.O_RDWR)
        self.device = "hid:" + path

    def _event(self, kind, code, value=0):
        os.write(self.ours, struct.pack("llHHi", 0, 0, kind, code, value))

    def _press(self, key):
        for value in (1, 0):
            self._event(self.EV_KEY, key, value)
            self._event(self.EV_SYN, self.SYN_REPORT)

    def scan_and_lose(self):
        """A scan of which the kernel kept the beginning and the end."""
        self._press(self.KEY_1)
        self._event(self.EV_SYN, self.SYN_DROPPED)
        self._event(self.EV_SYN, self.SYN_REPORT)
        self._press(self.KEY_1)
        self._press(self.KEY_ENTER)
