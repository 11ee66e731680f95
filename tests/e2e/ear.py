# SPDX-License-Identifier: Apache-2.0
"""An ear: speech-dispatcher's side of its protocol (SSIP) on a socket of its own, which keeps every word instead of saying it.

It knows a Mandarin and an English voice. What it answers is what speech-dispatcher 0.11.4 answered to the same words;
tests/device/voice asks the real one.
"""
import os
import socket
import threading
import time

PATIENCE_SECONDS = float(os.environ.get("GJ_STEP_SECONDS", "15"))
ANSWERS = {
    "LIST SYNTHESIS_VOICES": ["249-Chinese (Mandarin)\tcmn\tnone", "249-English (America)\ten-US\tnone",
                              "249 OK VOICE LIST SENT"],
    "GET OUTPUT_MODULE": ["251-espeak-ng", "251 OK GET RETURNED"],
    "CANCEL": ["213 OK CANCELED"],
    "SPEAK": ["230 OK RECEIVING DATA"],
    "QUIT": ["231 HAPPY HACKING"],
}


class EarError(Exception):
    """What was to be heard was not said in time."""


class Ear:
    """Listens from when it is made; `address` is what SPEECHD_ADDRESS is to be."""

    def __init__(self, folder):
        path = os.path.join(folder, "speech.sock")
        self.address = "unix_socket:" + path
        self.said = []  # (text, loudness, module)
        self.something = threading.Condition()
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.bind(path)
        self.socket.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection):
        settings, text = {}, None
        with connection, connection.makefile("rw", encoding="utf-8", newline="") as line_by_line:
            for line in line_by_line:
                line = line.rstrip("\r\n")
                if text is not None and line != ".":
                    text.append(line[1:] if line.startswith("..") else line)
                    continue
                if text is not None:
                    self._hear("\n".join(text), settings)
                    text, answer = None, ["225-1", "225 OK MESSAGE QUEUED"]
                else:
                    words = line.split()
                    if words[0].upper() == "SET":
                        settings[words[2].upper()] = words[3]
                    answer = next((lines for start, lines in ANSWERS.items() if line.upper().startswith(start)),
                                  ["200 OK SET"])
                    text = [] if line.upper() == "SPEAK" else None
                line_by_line.write("".join(one + "\r\n" for one in answer))
                line_by_line.flush()

    def _hear(self, text, settings):
        with self.something:
            self.said.append((text, settings.get("VOLUME"), settings.get("OUTPUT_MODULE")))
            self.something.notify_all()

    def count(self):
        """How much has been said; what comes after it is what wait_for(since=) listens to."""
        with self.something:
            return len(self.said)

    def wait_for(self, *words, since=0, seconds=PATIENCE_SECONDS):
        """The first text said after the first `since` ones in which all these words are."""
        deadline = time.monotonic() + seconds
        with self.something:
            while True:
                for text, _, _ in self.said[since:]:
                    if all(word in text for word in words):
                        return text
                left = deadline - time.monotonic()
                if left <= 0:
                    raise EarError("“%s” was not heard; there was: %s"
                                   % ("”, “".join(words), " | ".join(text for text, _, _ in self.said[since:]) or "nothing"))
                self.something.wait(left)
