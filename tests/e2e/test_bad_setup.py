#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A hall whose staff made a mistake: configuration, fees, keys. The kiosk does not start, and its one sentence says
where the mistake is and what to do; the store is not touched. Needs no card and no printer."""
import os
import subprocess
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import build_folder  # noqa: E402
from desk import Desk  # noqa: E402
from hall import DIVISION, Hall  # noqa: E402
from hand import Hand  # noqa: E402
from tap import Points  # noqa: E402

USAGE = 2
START_SECONDS = 20
NOT_IN_FORCE = "不能开凭条"
NO_PCSCD = "读卡的部件没有工作"


class Mistakes:
    """One good hall, spoiled in one place at a time and mended again."""

    def __init__(self, desk):
        self.desk, self.hall = desk, Hall(desk)
        self.store = self.read("store.db")

    def path(self, name):
        return os.path.join(self.hall.folder, name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def refuses(self, *words, config=None, env=None):
        """The kiosk ends at once, with one line that holds these words."""
        run = subprocess.run([os.path.join(build_folder(), "kiosk", "gongji-kiosk"),
                              "--config", config or self.hall.config], env=env or self.desk.env,
                             stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=START_SECONDS)
        said = run.stderr.decode("utf-8")
        assert run.returncode == USAGE, (run.returncode, said)
        lines = said.strip().splitlines()
        assert len(lines) == 1 and lines[0].startswith("gongji-kiosk: "), said
        for word in words:
            assert word in said, (word, said)
        assert self.read("store.db") == self.store, "the store was touched"

    def spoiled(self, name, before, after, *words, **more):
        """One text of a file replaced; the kiosk refuses in these words; the file is good again."""
        good = self.read(name)
        assert before.encode() in good, (before, good.decode())
        self.write(name, good.replace(before.encode(), after if isinstance(after, bytes) else after.encode(), 1))
        try:
            self.refuses(*words, **more)
        finally:
            self.write(name, good)

    def conf(self, before, after, *words, **more):
        self.spoiled("kiosk.conf", before, after, "kiosk.conf:", *words, **more)

    # Configuration

    def unknown(self):
        self.conf("idle_seconds=", "idle_secs=", "kiosk.conf:24:", "没有 idle_secs", "可用的有 idle_seconds")
        self.conf("[scanner]", "[scaner]", "kiosk.conf:17:", "没有 [scaner]", "kiosk.conf.example")

    def values(self):
        self.conf("width=576", "width=600", "kiosk.conf:16:", "[printer] width", "600", "576 / 384")
        self.conf("idle_seconds=90", "idle_seconds=soon", "idle_seconds", "soon", "40 到 600")
        self.conf("device=file:", "device=lpt1:", "kiosk.conf:15:", "[printer] device")
        self.conf("url=sqlite:", "url=mysql:", "kiosk.conf:9:", "[store] url")
        self.conf("source=pcsc", "source=demo", "source=demo", "--demo")

    def missing(self):
        self.conf("hall=武汉市测试大厅\n", "", "缺少 [kiosk] hall", "补上")
        self.conf("hall=", "id=08\nhall=", "id 写了两次", "只留一个")
        self.conf("hall=", "hall ", "这一行看不懂", "键=值")
        self.conf("武汉市测试大厅", b"\xce\xe4\xba\xba", "不是 UTF-8", "另存为 UTF-8")
        self.refuses("读不了配置文件", "elsewhere.conf", config=self.path("elsewhere.conf"))

    def plain_locale(self):
        """A service's locale is often “C”; the words must reach the journal all the same."""
        env = dict(self.desk.env, LANG="C", LC_ALL="C", LANGUAGE="")
        self.conf("width=576", "width=600", "只能是", env=env)
        self.spoiled("keys/trusted-keys.ini", "kind=real", "kind=reel", "kind 只能是 real 或 demo", env=env)

    def no_display(self):
        env = {name: value for name, value in self.desk.env.items() if name != "DISPLAY"}
        self.conf("width=576", "width=600", "kiosk.conf:16:", env=env)
        self.refuses("打不开屏幕", "图形会话", env=env)

    # Fees

    def region(self):
        self.spoiled("kiosk.conf", "region=" + DIVISION, "region=429999", "429999.ini", "[kiosk] region")
        self.conf("policies=policies", "policies=polices", "polices 不存在", "建立它，或去掉这一项")

    def policy(self):
        name = "policies/%s.ini" % DIVISION
        self.spoiled(name, "from=01-01", "from=13-45", name + ":12:6:", "13-45", "月-日")
        self.spoiled(name, "from=01-01", "form=01-01", name + ":12:1:", "没有 form", "可以写")
        self.spoiled(name, "grade=C", "grade=D", name + ":9:7:", "等级“D”不对", "null")
        self.spoiled(name, "[premium_window]", "[premium window", name + ":7:16:", "节名没有写完", "独占一行")

    def fees(self):
        name = "policies/%s-premiums.csv" % DIVISION
        self.spoiled(name, "400.00", "4OO.00", name + ":2:", "4OO.00", "金额")
        self.spoiled(name, "personal_yuan", "yuan", name + ":1:", "yuan")

    # Keys

    def key(self):
        name = "keys/kiosk-07.pem"
        self.spoiled("kiosk.conf", "kiosk-07.pem", "kiosk-70.pem", "kiosk-70.pem", "无法打开私钥文件")
        self.spoiled(name, "PRIVATE KEY", "PUBLIC KEY", name, "PEM 私钥", "gongjictl key new")
        os.chmod(self.path(name), 0o640)
        self.refuses(name, "其他用户也能接触", "已拒绝使用", "chmod 600")
        os.chmod(self.path(name), 0o600)

    def keyring(self):
        name = "keys/trusted-keys.ini"
        good = self.read(name)
        self.spoiled("kiosk.conf", "trusted-keys.ini", "keys.ini", "keys.ini", "无法读取可信公钥名单")
        self.write(name, "[keyring]\nkind=real\n")
        self.refuses("没有本机（07）的密钥", "验不过", "加进名单")
        self.write(name, good)
        self.spoiled(name, "public=04", "public=05", name + ":", "公钥与编号不符")
        self.spoiled("kiosk.conf", "id=07", "id=08", "没有本机（08）的密钥")

    def key_of_tomorrow(self):
        """Or a clock that went back: the terminal has a screen that says so, and serves as soon as it is in force."""
        name = "keys/trusted-keys.ini"
        good = self.read(name)
        self.write(name, good.replace(b"valid_from=2", b"valid_from=3", 1))
        kiosk = self.hall.kiosk()
        hand = Hand(self.desk, kiosk)
        hand.wait_for("暂停服务", NOT_IN_FORCE)
        assert "不在有效期内" in self.desk.words_of("gongji-kiosk")
        self.write(name, good)
        hand.wait_for("暂停服务", NO_PCSCD, seconds=40)
        hand.wait_gone(NOT_IN_FORCE)
        self.desk.end(kiosk)

    def kinds(self):
        """Nothing of a demo passes for real, nor the reverse."""
        self.spoiled("kiosk.conf", "region=" + DIVISION, "region=990100", "正式密钥，不能用来演示")
        other = Hall(self.desk, name="demo", region="990100")
        for part in ("keys/kiosk-07.pem", "keys/trusted-keys.ini"):
            good = self.read(part)
            with open(os.path.join(other.folder, part), "rb") as file:
                self.write(part, file.read())
            self.refuses("演示")
            self.write(part, good)

    # And without a mistake

    def good(self):
        self.hall.ctl("check")
        hand = Hand(self.desk, self.hall.kiosk())
        hand.wait_for("暂停服务", NO_PCSCD)
        hand.wait_for("3号窗口")


def main():
    points = Points(13)
    with Desk() as desk:
        mistakes = Mistakes(desk)
        for name, action in (
                ("an unknown key or section is named with its line, and what exists", mistakes.unknown),
                ("a value that cannot be is named with what can", mistakes.values),
                ("what is missing, twice, unreadable or not UTF-8 is said", mistakes.missing),
                ("the words survive the plain locale of a service", mistakes.plain_locale),
                ("without a screen a mistake is told all the same, and a missing screen too", mistakes.no_display),
                ("a region or a policies folder that is not there is not passed over", mistakes.region),
                ("a broken hall policy is named by line and column", mistakes.policy),
                ("a broken fee table is named by line and column", mistakes.fees),
                ("a key that is missing, no key, or open to others is refused", mistakes.key),
                ("a key whose receipts nobody would believe is refused", mistakes.keyring),
                ("a demo key cannot serve a real hall, nor the reverse", mistakes.kinds),
                ("a key that is not in force yet is told by the screen, and used from when it is", mistakes.key_of_tomorrow),
                ("the same hall without a mistake starts, and says what else it lacks", mistakes.good)):
            points.point(name, action)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
