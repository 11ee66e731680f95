# SPDX-License-Identifier: Apache-2.0
"""The installed kiosk as its unit starts it: in the compositor, as its user, with the unit's own command and
environment. The compositor's screen is a window of an X server of ours, whose keyboard is a keyboard that somebody
attached; the test itself is the service manager."""
import os
import select
import signal
import socket
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.environ["GJ_SOURCE_ROOT"], "kiosk", "tour"))
# pylint: disable=wrong-import-position
from desk import children_of  # noqa: E402

UNIT = "/lib/systemd/system/gongji-kiosk.service"
START_SECONDS = 60
SIZE = (1024, 768)  # what the compositor makes of a window on an X server


def unit_values(text, key):
    return [line.split("=", 1)[1] for line in text.splitlines() if line.startswith(key + "=")]


class Session:
    """with Session(tree) as session: …"""

    def __init__(self, tree):
        self.tree = tree
        self.programs = []
        self.compositor = None
        self.news, self.told = threading.Condition(), []  # what the service manager was told since the start
        self.unit = tree.read(UNIT)
        self.log = os.path.join(tree.folder, "session.log")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in reversed(self.programs):
            if program.poll() is None:
                program.terminate()
                try:
                    program.wait(10)
                except subprocess.TimeoutExpired:
                    program.kill()
                    program.wait()

    def _start(self, command, **more):
        with open(self.log, "ab") as log:
            program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **more)
        self.programs.append(program)
        return program

    def words(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()[-3000:]

    # The machine

    def start_display(self):
        reader, writer = os.pipe()
        self._start(["Xvfb", "-displayfd", str(writer), "-screen", "0", "%dx%dx24" % SIZE, "-nolisten", "tcp", "-ac",
                     "-noreset"], pass_fds=[writer])
        os.close(writer)
        number = b""
        while not number.endswith(b"\n"):
            assert select.select([reader], [], [], START_SECONDS)[0], self.words()
            piece = os.read(reader, 20)
            assert piece, self.words()
            number += piece
        self.display = ":" + number.decode().strip()
        os.close(reader)
        self.env = dict(os.environ, DISPLAY=self.display)

    def start_card_service(self):
        """The tree's own pcscd, with a reader that is not there; nobody else comes to its port."""
        alone = ["unshare", "--net"]
        if subprocess.run(alone + ["true"], check=False, capture_output=True).returncode != 0:
            alone = []
        os.makedirs(self.tree.path("/run/pcscd"), exist_ok=True)
        self._start(alone + ["chroot", self.tree.root, "/usr/sbin/pcscd", "--foreground"])

    def start_manager(self):
        """The service manager's ear, where the unit's user reaches it."""
        folder = self.tree.path("/run/gongji")
        os.makedirs(folder, exist_ok=True)
        self.tree.run("chown", "gongji:gongji", "/run/gongji")
        os.chmod(folder, 0o700)
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        path = os.path.join(folder, "notify")
        if os.path.exists(path):
            os.unlink(path)
        self.ear.bind(path)
        os.chmod(path, 0o777)
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self):
        """What ExecStart says, with the unit's environment; only the screen is another one."""
        environment = ["PATH=/usr/bin:/bin", "DISPLAY=" + self.display, "WLR_BACKENDS=x11",
                       "NOTIFY_SOCKET=/run/gongji/notify", "WATCHDOG_USEC=4000000"]
        for line in unit_values(self.unit, "Environment"):
            environment += line.split()
        self.tree.run("install", "-d", "-o", "gongji", "-g", "gongji", "-m", "0700", "/var/cache/gongji")
        said = dict(pair.split("=", 1) for pair in environment)
        command = []
        for word in unit_values(self.unit, "ExecStart")[0].split():
            command += said[word[1:]].split() if word.startswith("$") else [word]
        with self.news:
            self.told = []
        self.compositor = self._start(["chroot", self.tree.root, "setpriv", "--reuid=gongji", "--regid=gongji",
                                       "--init-groups", "--no-new-privs", "--bounding-set=-all", "env", "-i",
                                       *environment, *command])

    def _listen(self):
        """A manager that does not listen holds up whoever tells it."""
        while True:
            heard = self.ear.recv(4096).decode()
            with self.news:
                self.told += heard.split("\n")
                self.news.notify_all()

    def hears(self, word, seconds=START_SECONDS):
        """Waits until the service manager is told this from now on."""
        with self.news:
            known = len(self.told)
            good = self.news.wait_for(lambda: word in self.told[known:], seconds)
        assert good, "%s: not told in %g s; told: %s\n%s" % (word, seconds, self.told[-5:], self.words())

    def has_heard(self, word, seconds=START_SECONDS):
        """The same, since the start."""
        with self.news:
            good = self.news.wait_for(lambda: word in self.told, seconds)
        assert good, "%s: not told in %g s; told: %s\n%s" % (word, seconds, self.told[-5:], self.words())

    # What is there

    def kiosk(self):
        """The id of the kiosk, as our own /proc has it."""
        found = []
        for pid in children_of(self.compositor.pid):
            with open("/proc/%d/comm" % pid, encoding="utf-8") as file:
                if file.read().strip() == "gongji-kiosk":
                    found.append(pid)
        assert len(found) == 1, (found, self.words())
        return found[0]

    def picture(self, region="%dx%d+0+0" % SIZE):
        """A part of the screen: three bytes a pixel."""
        return subprocess.run(["import", "-window", "root", "-crop", region, "+repage", "-depth", "8", "rgb:-"],
                              env=self.env, check=True, capture_output=True, timeout=60).stdout

    def colours(self):
        """How many colours there are on the screen: a page with words and icons has many."""
        whole = self.picture()
        return len({whole[at:at + 3] for at in range(0, len(whole), 3)})

    def press(self, keys):
        subprocess.run(["xdotool", "mousemove", "500", "20", "key", "--clearmodifiers", keys], env=self.env, check=True,
                       capture_output=True, timeout=30)

    def touch(self, x, y, *how):
        """How: xdotool's words for what is done there."""
        subprocess.run(["xdotool", "mousemove", str(x), str(y), *how], env=self.env, check=True,
                       capture_output=True, timeout=30)

    def stop(self):
        """As systemctl stop does."""
        os.kill(self.kiosk(), signal.SIGTERM)
        self.has_heard("STOPPING=1", 20)
        self.compositor.wait(20)
