# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of a hall's own: its folder, its unix socket, no network. It can be ended in the middle of a word
and started again, and dies with the test."""
import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

from parts import PART_SECONDS, wait_until
from desk import DeskError, die_with_parent

KIOSK, PROBE = "kiosk_07", "probe"


def program(name):
    """Debian keeps the programs of each major version in a folder of their own."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/" + name))
    if not found:
        raise DeskError("no %s: install the package postgresql" % name)
    return found[-1]


class Server:
    """The database is called gongji; its owner is postgres, and a kiosk's user is there without any right."""

    def __init__(self, desk, *more):
        """more: further words for the server's command."""
        self.desk = desk
        self.more = more
        # Not in the desk's folder, which is closed to the user that the server runs as.
        self.folder = tempfile.mkdtemp(prefix="gongji-pg-")
        os.chmod(self.folder, 0o755)  # the kiosk comes to the socket without a privilege of root
        self.user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        if self.user is not None:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.process = None
        self._run(program("initdb"), "-D", self.data, "-U", "postgres", "-A", "trust", "--locale=C", "-E", "UTF8")
        self.start()
        self.sql("CREATE DATABASE gongji", "postgres")
        self.sql("CREATE ROLE %s LOGIN" % KIOSK)

    @property
    def data(self):
        return os.path.join(self.folder, "data")

    def url(self, user="postgres"):
        return "postgresql:///gongji?host=%s&user=%s" % (self.folder, user)

    def _become(self):
        if self.user is not None:
            os.setgid(self.user.pw_gid)
            os.setuid(self.user.pw_uid)
        die_with_parent()

    def _run(self, *arguments):
        subprocess.run(arguments, preexec_fn=self._become, cwd=self.folder, stdin=subprocess.DEVNULL,
                       capture_output=True, check=True, timeout=60)

    def start(self):
        """Returns when it answers."""
        self.process = self.desk.start([program("postgres"), "-D", self.data, "-k", self.folder,
                                        "-c", "listen_addresses=", "-c", "jit=off", *self.more],
                                       preexec=self._become, cwd=self.folder)
        wait_until(lambda: subprocess.run([program("pg_isready"), "-q", "-h", self.folder], check=False).returncode == 0,
                   "the database server answers", 60)

    def stop(self, number=signal.SIGINT):
        """SIGINT: it ends every connection first. SIGQUIT: as if the power went."""
        self.process.send_signal(number)
        self.process.wait(PART_SECONDS)
        self.desk.end(self.process)

    def _signal_all(self, number):
        """The server and every process of its own."""
        with open("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid), encoding="ascii") as file:
            children = [int(pid) for pid in file.read().split()]
        for pid in [self.process.pid, *children]:
            os.kill(pid, number)

    def freeze(self):
        """It keeps its connections, takes new ones into its queue, and answers nothing until it is thawed."""
        self._signal_all(signal.SIGSTOP)

    def thaw(self):
        self._signal_all(signal.SIGCONT)

    def close(self):
        if self.process.poll() is None:
            self.stop(signal.SIGQUIT)
        deadline = time.monotonic() + PART_SECONDS
        while os.path.exists(self.folder) and time.monotonic() < deadline:
            shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, statement, database="gongji"):
        """Asked by psql, as the owner; rows by lines, columns by a bar."""
        run = subprocess.run([program("psql"), "-h", self.folder, "-U", "postgres", "-d", database, "-Atqc",
                              statement], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                             timeout=30)
        if run.returncode != 0:
            raise AssertionError(statement + "\n" + run.stderr)
        return run.stdout.strip()

    def hold(self, statement):
        """A psql of the owner's in whose transaction this stays true until it is let go."""
        holder = subprocess.Popen([program("psql"), "-h", self.folder, "-U", "postgres", "-d", "gongji", "-Atq"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                  preexec_fn=die_with_parent)
        holder.stdin.write(statement + ";\nSELECT 'held';\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "held\n", statement
        return holder

    def commits_wait(self):
        """Whether one made now is kept and not answered: a setting is in force some time after it was read."""
        probe = subprocess.Popen([program("psql"), "-h", self.folder, "-U", "postgres", "-d", "gongji", "-Atqc",
                                  "SELECT pg_logical_emit_message (true, 'probe', '')"], stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent,
                                 env=dict(os.environ, PGAPPNAME=PROBE))

        def how_it_went():
            let_go = self.sql("SELECT pg_cancel_backend (pid) FROM pg_stat_activity WHERE application_name = '%s' "
                              "AND wait_event = 'SyncRep'" % PROBE) == "t"
            return "waited" if let_go else "answered" if probe.poll() is not None else None

        answer = wait_until(how_it_went, "a commit is answered, or waits")
        probe.wait(PART_SECONDS)
        return answer == "waited"

    def let_go(self, holder):
        holder.stdin.close()
        holder.stdout.close()
        holder.wait(PART_SECONDS)
