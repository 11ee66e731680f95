#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The kiosk before a service manager: it says that it serves, lives and ends; it goes silent when a worker or the main
loop is stuck, and not while something is only slow. What was being paid when it is killed is paid once or not at all."""
import os
import re
import signal
import socket
import sys
import threading
import time

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from scene import ENDLESS, PAYER_NO, RELATIVE_NO, SLOW, Scene  # noqa: E402
from desk import Desk  # noqa: E402
from parts import wait_until  # noqa: E402
from tap import Points  # noqa: E402
from walk import DONE, IDLE, NOT_TWICE  # noqa: E402

PATIENCE_SECONDS = 3
JOB_PATIENCE = 3  # kiosk/lifeline.h
HEAR_SECONDS = 60
SIP_BYTES, SIP_SECONDS = 2048, 1


class Manager:
    """Hears what a service manager would."""

    def __init__(self, desk):
        path = os.path.join(desk.folder, "notify")
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.ear.bind(path)
        self.news, self.told = threading.Condition(), []
        # Another program's WATCHDOG_PID: the compositor's, as in the unit.
        desk.env.update(NOTIFY_SOCKET=path, WATCHDOG_USEC=str(PATIENCE_SECONDS * 1000000), WATCHDOG_PID="1")
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            heard = self.ear.recv(4096).decode().split("\n")
            with self.news:
                self.told += [(time.monotonic(), word) for word in heard]
                self.news.notify_all()

    def forget(self):
        with self.news:
            self.told = []

    def hears(self, word, seconds=HEAR_SECONDS):
        """Since it last forgot."""
        with self.news:
            good = self.news.wait_for(lambda: any(said == word for _, said in self.told), seconds)
            assert good, (word, self.told[-5:])

    def pings_since(self, moment):
        with self.news:
            return [at for at, word in self.told if word == "WATCHDOG=1" and at >= moment]

    def goes_silent(self, seconds):
        """The service manager's own rule: a whole patience without a ping, within so many seconds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            moment = time.monotonic()
            with self.news:
                heard = self.news.wait_for(lambda: any(word == "WATCHDOG=1" and at > moment
                                                       for at, word in self.told), PATIENCE_SECONDS)
            if not heard:
                return
        raise AssertionError("it still says that it lives")

    def never_silent(self, since):
        pings = self.pings_since(since)
        gaps = [after - before for before, after in zip(pings, pings[1:] + [time.monotonic()])]
        assert pings and max(gaps) < PATIENCE_SECONDS, gaps


class Sipper:
    """A printer that says it is well and takes a picture a sip at a time, for minutes; and that says nothing then."""

    def __init__(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SIP_BYTES)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        self.port = self.listener.getsockname()[1]
        self.ended = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while not self.ended.is_set():
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line:
                try:
                    self._take(line)
                except OSError:
                    pass

    def _take(self, line):
        tail = b""
        while b"\x1dv0" not in tail:
            byte = line.recv(1)
            if not byte:
                return
            tail = (tail + byte)[-3:]
            if tail[:2] == b"\x10\x04":
                line.sendall(b"\x12")
            elif tail == b"\x1dr\x01":
                line.sendall(b"\x00")
        while not self.ended.wait(SIP_SECONDS) and line.recv(SIP_BYTES):
            pass

    def close(self):
        # Wakes accept(), which a mere close does not.
        self.ended.set()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


class Watch:
    """One hall."""

    def __init__(self, desk):
        self.manager = Manager(desk)
        self.scene = Scene(desk)

    def lives(self):
        self.scene.begin()
        self.manager.hears("READY=1")
        self.manager.hears("STATUS=in service")
        self.manager.hears("WATCHDOG=1")
        self.scene.stop()
        self.manager.hears("STOPPING=1")

    def slow(self):
        """A payment that takes seconds, a card that is silent for a while, a paper that has to wait."""
        self.manager.forget()
        self.scene.begin(SLOW)
        self.scene.hand.wait_for(IDLE)
        self.manager.hears("WATCHDOG=1")
        began = time.monotonic()
        self.scene.printer.control.ask("speed 40")
        self.scene.come_home()
        self.scene.to_paying()
        self.scene.hand.wait_for(DONE, NOT_TWICE, seconds=30)
        self.scene.printer.control.ask("speed 0")
        self.scene.card.remove()
        self.scene.hand.wait_for(IDLE, seconds=30)
        self.manager.never_silent(began)

    def store_stuck(self):
        scene = self.scene
        self.manager.forget()
        scene.begin(ENDLESS)
        scene.come_home()
        scene.to_paying()
        scene.wait_submitted()
        self.manager.goes_silent(PATIENCE_SECONDS * (JOB_PATIENCE + 5))
        assert "the store is stuck" in scene.words(), scene.words()
        # The service manager's SIGKILL, and its restart.
        scene.stop(signal.SIGKILL)
        scene.card.remove()
        scene.run_sql("DROP TRIGGER misfortune")
        self.manager.forget()
        scene.start()
        self.manager.hears("READY=1")
        scene.hand.wait_for(IDLE, seconds=30)
        assert scene.hall.sql("SELECT outcome FROM premium_intent") == "unfinished"
        scene.nothing_moved()
        scene.pays()

    def printer_stuck(self):
        """A paper that takes longer than anybody waits; another printer in its place, and the hall serves."""
        scene, config, sick = self.scene, self.scene.hall.config, Sipper()
        with open(config, encoding="utf-8") as file:
            good = file.read()
        with open(config, "w", encoding="utf-8") as file:
            file.write(good.replace(":%d" % scene.printer.port, ":%d" % sick.port))
        self.manager.forget()
        scene.begin()
        scene.come_home()
        scene.to_paying()
        self.manager.goes_silent(PATIENCE_SECONDS * (JOB_PATIENCE + 5))
        # The paper is under way a moment before its bytes are: whichever is over its time first.
        assert re.search("the printer('s line)? is stuck", scene.words()), scene.words()
        scene.stop(signal.SIGKILL)
        sick.close()
        with open(config, "w", encoding="utf-8") as file:
            file.write(good)
        scene.card.remove()
        self.manager.forget()
        scene.start()
        self.manager.hears("READY=1")
        scene.hand.wait_for(IDLE, seconds=30)
        scene.paid_once("unknown")

    def loop_stuck(self):
        self.manager.forget()
        self.scene.begin()
        self.manager.hears("WATCHDOG=1")
        os.kill(self.scene.process.pid, signal.SIGSTOP)
        self.manager.goes_silent(PATIENCE_SECONDS * 3)
        os.kill(self.scene.process.pid, signal.SIGCONT)
        self.manager.forget()
        self.manager.hears("WATCHDOG=1")


    def metrics(self):
        """Read as strictly as Prometheus does: HELP, TYPE, then the one sample of that name, and a newline at the end."""
        path = os.path.join(self.scene.hall.folder, "gongji.prom")
        config = self.scene.hall.config
        with open(config, encoding="utf-8") as file:
            text = file.read()
        with open(config, "w", encoding="utf-8") as file:
            file.write(text.replace("[store]", "metrics=gongji.prom\n[store]", 1))
        self.scene.begin()
        self.scene.printer.control.ask("fault paper-out")
        told = wait_until(lambda: "gongji_printer_ready" in self.read_metrics(path) and self.read_metrics(path),
                          "the printer is asked before anybody needs it", 60)
        assert told["gongji_printer_ready"] == 0 and told["gongji_printer_told_timestamp_seconds"] <= time.time(), told
        with open(path, encoding="utf-8") as file:
            assert 'condition{condition="paper-out"} 1' in file.read()
        self.scene.printer.control.ask("clear")
        self.scene.pays()
        # Another terminal's, on the same store: none of this one's business.
        self.scene.run_sql("INSERT INTO premium_intent (transfer_id, payer_psn_no, relative_psn_no, coverage_year, insutype, tier,"
                           " amount_fen, kiosk_id, session_us, prepared_us) VALUES ('7F3K-20M9-Q4XD-81AC', '%s', '%s', 2027, '390',"
                           " 'adult', 40000, '99', 1, 1)" % (PAYER_NO, RELATIVE_NO))
        told = wait_until(lambda: self.read_metrics(path).get("gongji_premiums_total") == 1 and self.read_metrics(path),
                          "the payment is counted", 150)
        assert told["gongji_in_service"] == told["gongji_store_usable"] == told["gongji_card_reader_usable"] == 1, told
        assert told["gongji_printer_ready"] == told["gongji_printer_condition"] == 1, told
        assert told["gongji_printer_paper_near_end"] == 0, told
        assert told["gongji_paused"] == told["gongji_closed"] == 0, told
        assert told["gongji_receipts_owed"] == told["gongji_unfinished_requests"] == 0, told
        assert os.stat(path).st_mode & 0o777 == 0o644
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for secret in ("王", PAYER_NO, RELATIVE_NO, "07-000001"):
            assert secret not in text, text
        self.scene.stop()
        assert not os.path.exists(path)

    @staticmethod
    def read_metrics(path):
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        except FileNotFoundError:
            return {}
        assert text.endswith("\n")
        lines, told = text[:-1].split("\n"), {}
        assert len(lines) % 3 == 0, text
        for explained, typed, sample in zip(lines[::3], lines[1::3], lines[2::3]):
            match = re.fullmatch(r'(gongji_[a-z_]+)(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (-?[0-9]+)', sample)
            assert match and match.group(1) not in told, sample
            name = match.group(1)
            assert re.fullmatch("# HELP %s .+" % name, explained), explained
            kind = "counter" if name.endswith("_total") else "gauge"
            assert typed == "# TYPE %s %s" % (name, kind), typed
            told[name] = int(match.group(4))
        return told


def main():
    points = Points(6)
    with Desk() as desk:
        watch = Watch(desk)
        for name, action in (
                ("it says when it serves, that it lives, and when it ends", watch.lives),
                ("a slow store and a slow printer are no reason to be started anew", watch.slow),
                ("a store that is stuck ends the pings; started again, the payment was not made", watch.store_stuck),
                ("a printer that never has enough ends the pings; started again with another, the hall serves",
                 watch.printer_stuck),
                ("a main loop that is stuck ends the pings", watch.loop_stuck),
                ("what monitoring reads is whole, is so, and names nobody", watch.metrics)):
            if not points.point(name, action, watch.scene.hand):
                watch.scene.clear()
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
