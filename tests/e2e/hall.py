# SPDX-License-Identifier: Apache-2.0
"""A hall with one kiosk, set up as its staff would: configuration, a policy of its own, keys, a store with people.

The people are the demo's, moved to a real division, so that a real store and a real key are under test; the fee is the
hall's own policy file, for this year and the next. Everything lies in one private folder.
"""
import json
import os
import re
import subprocess
import tempfile

from parts import build_folder, top_folder  # noqa: F401 (puts kiosk/tour on the path)
from people import this_year, write_import_files
from server import KIOSK

DIVISION = "420100"
SOURCE = "大厅自行录入，供测试"

CONFIG = """[kiosk]
id=07
hall=武汉市测试大厅
region={division}
policies=policies
slot=屏幕下方，绿灯处
window=3号窗口
[store]
url={url}
[card]
source=pcsc
reader=Virtual
show_tries=true
[printer]
device={printer}
width=576
[scanner]
device=none
[receipt]
key=keys/kiosk-07.pem
trusted_keys=keys/trusted-keys.ini
names=masked
[session]
idle_seconds={idle}
elder_idle_seconds=180
"""

POLICY = """[region]
admdvs={division}
name=武汉市
inherits=100000
inherit_fees=false

[premium_window]
source={source}
grade=C
effective=
verified={verified}
from=01-01
to=12-31
year=+1
"""
# The first lines of a file to import.
PERSONS = "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas"
INSURANCES = "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type"
BINDINGS = "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate"


class Hall:
    """with-less: everything is in `folder`, which goes away with the desk."""

    def __init__(self, desk, printer="file:papers", idle=90, name="hall", region=DIVISION, server=None):
        """server: whose database is the store (server.py); None: a file of the hall's own."""
        self.desk = desk
        self.server = server
        self.folder = os.path.join(desk.folder, name)
        self.config = os.path.join(self.folder, "kiosk.conf")
        for part in ("policies", "keys", "import", "papers"):
            os.makedirs(os.path.join(self.folder, part))
        url = "sqlite:store.db" if server is None else server.url(KIOSK)
        text = CONFIG.format(division=region, printer=printer, idle=idle, url=url)
        self._write("kiosk.conf", text)
        self.staff_config = self.config
        if server is not None:
            # Staff come as the database's owner.
            self.staff_config = os.path.join(self.folder, "staff.conf")
            self._write("staff.conf", text.replace(url, server.url()))
        self._write_policy()
        self._write_people()
        self.ctl("init")
        if server is not None:
            self.ctl("grant", KIOSK, "--kiosk", "07")
        self.ctl("key", "new")
        self.ctl("import", os.path.join(self.folder, "import"))

    def _write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def _write_policy(self):
        year = this_year()
        self._write("policies/%s.ini" % DIVISION, POLICY.format(
            division=DIVISION, source=SOURCE, verified="%d-01-01" % year))
        head = ("admdvs,region,coverage_year,tier,tier_label,age_from,age_to,personal_yuan,subsidy_yuan,"
                "total_yuan,source,grade,effective_from,verified_at\n")
        rows = "".join("%s,武汉市,%d,all,普通居民,,,400.00,700.00,1100.00,%s,C,,%d-01-01\n"
                       % (DIVISION, year + step, SOURCE, year) for step in (0, 1))
        self._write("policies/%s-premiums.csv" % DIVISION, head + rows)

    def _write_people(self):
        folder = os.path.join(self.folder, "import")
        write_import_files(folder)
        path = os.path.join(folder, "insurances.csv")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(",990100,", ",%s," % DIVISION))

    def set_scanner(self, device):
        """For the next kiosk that starts."""
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        self._write("kiosk.conf", re.sub(r"(\[scanner\]\n)device=.*", r"\g<1>device=" + device, text))

    def take_codes(self):
        """医保码, for which the hall loads a list."""
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        self._write("kiosk.conf", text.replace("[scanner]\n", "[scanner]\ncodes=store\n"))

    def set_printer_profile(self, name, text):
        """The hall's own profile, for the next kiosk that starts."""
        self._write("policies/%s.ini" % name, text)
        with open(self.config, encoding="utf-8") as file:
            conf = file.read()
        self._write("kiosk.conf", conf.replace("\nwidth=576\n", "\nwidth=576\nprofile=%s\n" % name))

    def ctl(self, *arguments, wanted=0, typed=""):
        """gongjictl; its words. Any other exit than the wanted one is an error. typed: what it reads."""
        run = subprocess.run([os.path.join(build_folder(), "kiosk", "gongjictl"), "--config", self.staff_config,
                              *arguments], env=self.desk.env, input=typed, capture_output=True, text=True,
                             check=False, timeout=60)
        if run.returncode != wanted:
            raise AssertionError("gongjictl %s: exit %d\n%s%s" % (" ".join(arguments), run.returncode,
                                                                  run.stdout, run.stderr))
        return run.stdout

    def bring(self, **files):
        """Another program on the same store, also while a kiosk serves: an import of these files."""
        folder = tempfile.mkdtemp(dir=self.folder)
        for name, lines in files.items():
            with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        self.ctl("import", folder)

    def json(self, *arguments):
        return json.loads(self.ctl(*arguments, "--json"))

    def sql(self, statement):
        """A second opinion on the store, through the engine's own program."""
        if self.server is not None:
            return self.server.sql(statement)
        run = subprocess.run(["sqlite3", "-readonly", os.path.join(self.folder, "store.db"), statement],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=30)
        return run.stdout.strip()

    def balance_fen(self, psn_no):
        return int(self.sql("SELECT balance_after_fen FROM account_entry WHERE account_no = 'psn:%s' "
                            "ORDER BY entry_no DESC LIMIT 1" % psn_no))

    def keyring(self):
        return os.path.join(self.folder, "keys", "trusted-keys.ini")

    def kiosk(self):
        """Starts the kiosk of this hall, full screen."""
        env = dict(self.desk.env, G_DEBUG="fatal-criticals")
        return self.desk.start([os.path.join(build_folder(), "kiosk", "gongji-kiosk"), "--config", self.config],
                               env=env)
