#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The measurements of tests/bench/run, one function each. A row says what was measured, the number, the bound the design sets,
and whether it was kept; a row without its peer says so instead of inventing a number."""
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from itertools import chain

TOP = os.environ["GJ_SOURCE_ROOT"]
BUILD = os.environ["GJ_BUILD_ROOT"]
HERE = os.path.join(TOP, "tests", "bench")
sys.path[:0] = [HERE, os.path.join(TOP, "tests", "e2e"), os.path.join(TOP, "kiosk", "tour")]
# pylint: disable=wrong-import-position
from desk import Desk  # noqa: E402
from fleet import measure_fleet  # noqa: E402
from hall import DIVISION, Hall  # noqa: E402
from parts import Card, Pcscd  # noqa: E402
from people import card_of  # noqa: E402
from window import first_frame_ms, pss_mb  # noqa: E402

STARTS = 5
CARDS = 20
PAYMENTS = 600
FEW_ACCOUNTS = 10000
ACCOUNTS = int(os.environ.get("GJ_BENCH_ACCOUNTS", "10000000"))
SLOW_SYNC_US = 5000  # what a consumer's SSD or a flash card takes, which tell the truth about it
FEE_YUAN = 400
SETTLEMENTS = int(os.environ.get("GJ_BENCH_SETTLEMENTS", "50000000"))
IMPORTED = int(os.environ.get("GJ_BENCH_IMPORTED", "10000000"))
BYTES_A_SETTLEMENT = 300
AUDITED = int(os.environ.get("GJ_BENCH_AUDITED", "1000000"))


class Table:
    """Rows of (what, value, unit, bound, kept)."""

    def __init__(self):
        self.rows = []

    def add(self, what, value, unit, most=None, least=None, note=""):
        kept = (most is None or value <= most) and (least is None or value >= least)
        bound = "≤ %g" % most if most is not None else "≥ %g" % least if least is not None else ""
        self.rows.append({"what": what, "value": round(value, 3), "unit": unit, "bound": bound,
                          "kept": kept if bound else None, "note": note})
        print("%-58s %10.2f %-3s %8s %s %s" % (what, value, unit, bound,
                                               "" if not bound else "kept" if kept else "MISSED", note), flush=True)

    def absent(self, what, why):
        self.rows.append({"what": what, "value": None, "note": why})
        print("%-58s %10s     %s" % (what, "-", why), flush=True)


def start_chromium(desk):
    return desk.start(["chromium", "--no-sandbox", "--kiosk", "--no-first-run", "--disable-gpu", "--disable-sync",
                       "--disable-extensions", "--disable-features=Translate", "--password-store=basic",
                       "--user-data-dir=" + os.path.join(desk.folder, "chromium"), "--window-size=1080,1920",
                       "--window-position=0,0", "--force-device-scale-factor=1",
                       "file://" + os.path.join(HERE, "idle.html")])


def start_once(prepare):
    """(milliseconds to the first whole frame, MB) of one start on a fresh desk."""
    with Desk() as desk:
        process, frame = first_frame_ms(desk, prepare(desk))
        return frame, pss_mb(process.pid)[0]


def starts(*programs):
    """Medians (milliseconds, MB) of each program, taken in turn so that a busy minute meets all of them; the first,
    cold round is left out."""
    rounds = [[start_once(prepare) for prepare in programs] for _ in range(STARTS + 1)][1:]
    return [tuple(statistics.median(one[place][part] for one in rounds) for part in (0, 1))
            for place in range(len(programs))]


def kiosk_at(desk):
    Pcscd(desk)
    hall = Hall(desk)
    return hall.kiosk


def measure_window(table):
    has_peer = shutil.which("chromium") is not None
    measured = starts(kiosk_at, *([lambda desk: lambda: start_chromium(desk)] if has_peer else []))
    frame, size = measured[0]
    table.add("kiosk: start to first whole frame", frame, "ms", most=250)
    table.add("kiosk: memory (PSS of the process tree)", size, "MB", most=80)
    if not has_peer:
        table.absent("chromium: an equal page", "chromium is not installed")
        return
    peer_frame, peer_size = measured[1]
    table.add("chromium: start to first whole frame of an equal page", peer_frame, "ms")
    table.add("chromium: memory (PSS of the process tree)", peer_size, "MB")
    table.add("first frame, kiosk : chromium", frame / peer_frame, "", most=0.5)
    table.add("memory, kiosk : chromium", size / peer_size, "", most=0.25)


def measure_card(table):
    with Desk() as desk:
        card = Card(desk, Pcscd(desk))
        file, _ = card_of("王伟")
        bench = subprocess.Popen([os.path.join(BUILD, "tests", "bench", "bench-card"), str(CARDS)], env=desk.env,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        reads = []
        for _ in range(CARDS):
            card.insert(file)
            reads.append(json.loads(bench.stdout.readline()))
            card.remove()
            bench.stdout.readline()
        bench.wait(30)
    times = sorted(read["read_us"] / 1000 for read in reads)
    table.add("card: APDUs from insertion to name", max(read["apdus"] for read in reads), "", most=8)
    table.add("card: pcscd's report to name, median", statistics.median(times), "ms", most=300)
    table.add("card: pcscd's report to name, slowest of %d" % CARDS, times[-1], "ms", most=300)


def measure_receipt(table):
    run = subprocess.run([os.path.join(BUILD, "tests", "bench", "bench-receipt")], stdin=subprocess.DEVNULL,
                         capture_output=True, text=True, check=True)
    parts = json.loads(run.stdout)
    for part, words in (("seal", "composed and signed"), ("draw", "drawn and its QR read back"),
                        ("encode", "encoded for the printer")):
        table.add("receipt: " + words, parts[part + "_us"]["p50"] / 1000, "ms")
    table.add("receipt: all of it, median", parts["all_us"]["p50"] / 1000, "ms", most=20)
    table.add("receipt: all of it, 99th percentile", parts["all_us"]["p99"] / 1000, "ms", most=20)


def write_payers(folder, accounts=0):
    """Import files with one rich payer and a relative for every payment, and so many accounts of others."""
    os.makedirs(folder)

    def write(name, head, rows):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(head + "\n")
            file.writelines(row + "\n" for row in rows)
    everyone = range(1, PAYMENTS + 2)
    others = range(PAYMENTS + 2, PAYMENTS + 2 + accounts)
    write("persons.csv", "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas",
          ("B%09d,99,BENCH%09d,测试%d,1,01,1980-01-01,1" % (n, n, n) for n in chain(everyone, others)))
    write("insurances.csv", "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type",
          ("B%09d,%s,1,%s,2010-01-01,," % (n, "390" if 1 < n < PAYMENTS + 2 else "310", DIVISION)
           for n in chain(everyone, others)))
    write("accounts.csv", "psn_no,balc",
          chain(["B000000001,%d.00" % (PAYMENTS * FEE_YUAN)], ("B%09d,%d.50" % (n, n % 5000) for n in others)))
    write("bindings.csv", "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate",
          ["B000000001,B%09d,73,1,2020-01-01," % n for n in everyone if n > 1])


def pay_and_replay(desk, hall, number, sync_us=0, accounts=0, where=None):
    """What bench-payments measures on a new store; a sync of its disk takes sync_us longer than here."""
    folder = os.path.join(where or desk.folder, "payments-%d-%d-%d" % (number, sync_us, accounts))
    write_payers(os.path.join(folder, "import"), accounts)
    shutil.copytree(os.path.join(hall.folder, "policies"), os.path.join(folder, "policies"))
    run = subprocess.run([os.path.join(BUILD, "tests", "bench", "bench-payments"), folder, str(PAYMENTS)],
                         env={**os.environ, "GJ_BENCH_SYNC_US": str(sync_us)},
                         stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stdout + run.stderr)
    return json.loads(run.stdout)


def measure_payments(table):
    with Desk() as desk:
        hall = Hall(desk)
        rounds = [pay_and_replay(desk, hall, number) for number in range(STARTS)]
        slow = [pay_and_replay(desk, hall, number, SLOW_SYNC_US) for number in range(STARTS)]
    pay, bare, sign, prepare = (statistics.median(one[part] for one in rounds)
                                for part in ("pay_us", "bare_us", "sign_us", "prepare_us"))
    table.add("payments a second (checked, signed, chained, audited)", 1e6 / pay, "/s")
    table.add("bare SQLite transactions of the same rows a second", 1e6 / bare, "/s")
    table.add("payments : bare transactions", statistics.median(one["bare_us"] / one["pay_us"] for one in rounds),
              "", least=0.9)
    table.add("payments : bare transactions and an SM2 signature each", (bare + sign) / pay, "")
    table.add("the same where a sync takes %d ms longer than here" % (SLOW_SYNC_US // 1000),
              statistics.median(one["bare_us"] / one["pay_us"] for one in slow), "", least=0.9)
    table.add("the id stored beforehand, in its own commit", prepare / 1000, "ms")


def measure_accounts(table):
    """The same payments among few and among very many accounts, each of which an opening transfer made."""
    if not has_room(table, "payments among %d accounts" % ACCOUNTS, 4 * ACCOUNTS):
        return
    with Desk() as desk, tempfile.TemporaryDirectory(dir=BUILD) as where:
        hall = Hall(desk)
        many = pay_and_replay(desk, hall, 0, accounts=ACCOUNTS, where=where)
        few = pay_and_replay(desk, hall, 0, accounts=FEW_ACCOUNTS, where=where)
    table.add("a payment among %d accounts" % ACCOUNTS, many["pay_us"] / 1000, "ms")
    table.add("a payment among them : among %d" % FEW_ACCOUNTS, many["pay_us"] / few["pay_us"], "", most=1.25)
    table.add("restart with %d transfers" % ACCOUNTS, many["restart_us"] / 1e6, "s", most=1)


def has_room(table, what, rows):
    """Large files lie beside the build, never in a memory file system."""
    wanted = rows * BYTES_A_SETTLEMENT
    if shutil.disk_usage(BUILD).free > 2 * wanted:
        return True
    table.absent(what, "%d GB of disk are wanted" % (2 * wanted >> 30))
    return False


def pages_among(settlements):
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        run = subprocess.run([os.path.join(BUILD, "tests", "bench", "bench-history"), folder, str(settlements)],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def measure_history(table):
    if not has_room(table, "history: pages among %d settlements" % SETTLEMENTS, SETTLEMENTS):
        return
    few, many = pages_among(SETTLEMENTS // 100), pages_among(SETTLEMENTS)
    for case, words in (("first", "first page of consumption"), ("deep", "a page deep in it"),
                        ("care", "of one kind of care"), ("month", "of one month"),
                        ("shared", "first page of shared payments"), ("shared_person", "of one person"),
                        ("shared_care", "of one kind of care"), ("with_sums", "first page with totals and chart"),
                        ("first_cold", "first page, nothing of the file in memory"),
                        ("shared_cold", "shared payments, the same"),
                        ("shared_cold_floor", "as many reads of pages by themselves"),
                        ("shared_person_cold", "shared payments of one person, the same")):
        bound = 5 if case in ("first", "shared") else None
        table.add("history: %s, median" % words, many[case]["p50"] / 1000, "ms")
        table.add("history: %s, 99th percentile" % words, many[case]["p99"] / 1000, "ms", most=bound)
        table.add("history: the same among a hundredth, ratio of medians", many[case]["p50"] / few[case]["p50"], "",
                  most=1.5 if case == "first" else None)
        if "reads" in many[case]:
            table.add("history: %s, pages read from the disk, mean" % words, many[case]["reads"], "")


def write_settlements(folder, rows):
    """Import files as a platform exports them: in the order of time, for people in any order."""
    os.makedirs(folder)
    people = max(4, rows // 400 * 4)

    def open_file(name, head):
        file = open(os.path.join(folder, name), "w", encoding="utf-8", buffering=1 << 20)
        file.write(head + "\n")
        return file
    with open_file("persons.csv", "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas") as persons:
        for number in range(people):
            persons.write("B%09d,99,BENCH%09d,测试%d,1,01,1980-01-01,1\n" % (number, number, number))
    with open_file("settlements.csv", "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"
                   "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay") as settlements, \
            open_file("settlement_shares.csv", "setl_id,contributor_psn_no,amount") as shares:
        for number in range(rows):
            patient, place = number * 7919 % people, number % 2000
            fund, account, shared = number % 600, number % 200, number % 150 + 1 if number % 5 == 0 else 0
            day = number * 1800 // rows
            settlements.write("S%011d,B%09d,%04d-%02d-%02d %02d:%02d:%02d,D%011d,演示市第%d人民医院,%d,%d.00,%d.00,%d.00,"
                              "%d.00,0.00\n" % (number, patient, 2021 + day // 360, 1 + day % 360 // 30,
                                                1 + day % 30 % 28, number % 14 + 7, number // 7 % 60, number % 60,
                                                place, place, (11, 41, 14, 13, 21)[number % 5],
                                                fund + account + shared, fund, account, shared))
            if shared > 0:
                shares.write("S%011d,B%09d,%d.00\n" % (number, patient // 4 * 4 + (patient + 1) % 4, shared))


class Waits(threading.Thread):
    """Somebody who wants to write all the time, as a kiosk asks: how long each time until it may."""

    def __init__(self, path):
        super().__init__()
        self.path, self.over, self.waits = path, threading.Event(), []

    def run(self):
        base = sqlite3.connect(self.path, timeout=0, isolation_level=None)
        while not self.over.wait(0.05):
            begun = time.monotonic()
            while not self.asked(base):
                time.sleep(0.001)
            self.waits.append(time.monotonic() - begun)
        base.close()

    @staticmethod
    def asked(base):
        try:
            base.execute("BEGIN IMMEDIATE")
            base.execute("ROLLBACK")
            return True
        except sqlite3.OperationalError:
            return False


def insert_bare(source, path):
    """Seconds that SQLite alone takes for the same rows, in one transaction, in a store with the same tables and guards
    and already in the order of the tables: neither read, nor judged, and nobody else could write meanwhile."""
    base = sqlite3.connect(path, isolation_level=None)
    base.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                       "PRAGMA cache_size = -65536")
    base.execute("ATTACH ? AS imported", (source,))
    base.execute("INSERT INTO person SELECT * FROM imported.person WHERE psn_no LIKE 'B%'")
    begun = time.monotonic()
    base.execute("BEGIN IMMEDIATE")
    for part in ("settlement", "settlement_share"):
        base.execute("INSERT INTO main.%s SELECT * FROM imported.%s WHERE setl_id LIKE 'S%%'" % (part, part))
    base.execute("COMMIT")
    took = time.monotonic() - begun
    base.close()
    return took


def measure_import(table):
    if not has_room(table, "import: %d settlements" % IMPORTED, IMPORTED):
        return
    with Desk() as desk, tempfile.TemporaryDirectory(dir=BUILD) as folder:
        hall = Hall(desk)
        write_settlements(os.path.join(folder, "import"), IMPORTED)
        path, bare = os.path.join(hall.folder, "store.db"), os.path.join(folder, "bare.db")
        with sqlite3.connect(path) as store, sqlite3.connect(bare) as copy:
            store.backup(copy)
        waits = Waits(path)
        waits.start()
        begun = time.monotonic()
        import_in = subprocess.Popen([os.path.join(BUILD, "kiosk", "gongjictl"), "--config", hall.config, "import",
                                      os.path.join(folder, "import")], env=desk.env, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(import_in.pid, 0)
        took = time.monotonic() - begun
        waits.over.set()
        waits.join()
        bare_took = insert_bare(path, bare) if status == 0 else 0
    if status != 0:
        raise RuntimeError("the import ended with %d" % status)
    table.add("import: %d settlements, seconds" % IMPORTED, took, "s")
    table.add("import: settlements a second", IMPORTED / took, "/s")
    table.add("import: settlements a second of the processor", IMPORTED / (used.ru_utime + used.ru_stime), "/s")
    table.add("import: bare insertion of the same rows : import", bare_took / took, "")
    table.add("import: longest wait of somebody who writes", max(waits.waits) * 1000, "ms", most=250)
    table.add("import: most memory (RSS)", used.ru_maxrss / 1024, "MB", most=256)


def measure_audit(table):
    """SM3 pads each record to whole blocks, so that a record at a time it could reach 0.87 of what it reaches at one go."""
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        run = subprocess.run([os.path.join(BUILD, "tests", "bench", "bench-audit"), os.path.join(folder, "audit.db"),
                              str(AUDITED)], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stdout + run.stderr)
    rates = json.loads(run.stdout)
    table.add("audit: %d records verified, a second of the processor" % AUDITED, rates["verify_mb_s"], "MB")
    table.add("audit: SM3 alone over as many bytes", rates["sm3_mb_s"], "MB")
    table.add("audit: verified : SM3 alone", rates["verify_mb_s"] / rates["sm3_mb_s"], "", least=0.4)
    table.add("audit: verified : the same among a tenth", rates["verify_mb_s"] / rates["few_mb_s"], "", least=0.7)


TOUCHED = {"press": "a button that is pressed", "page": "a page that is opened", "live": "a page that changes by itself",
           "scroll": "a thousand rows that follow a finger"}


def measure_touch(table):
    """Every button of every sample page pressed, every page opened, what changes by itself, and a thousand rows carried on, with the
    software renderer. Work is the program's own on the processor, whatever else the machine does."""
    run = subprocess.run([os.path.join(TOP, "tests", "rig", "with-display.sh"), "1080x1920",
                          os.path.join(BUILD, "tests", "bench", "bench-touch")],
                         env=dict(os.environ, GSK_RENDERER="cairo"), stdout=subprocess.PIPE, text=True, check=True)
    for line in run.stdout.splitlines():
        told = json.loads(line)
        what = "touch: " + TOUCHED[told["kind"]]
        table.add(what + ", p50", told["p50_ms"], "ms", note="%d of them" % told["n"])
        table.add(what + ", p99", told["p99_ms"], "ms", most=16.7)
        table.add(what + ", slowest", told["max_ms"], "ms", most=50)
        table.add(what + ", work, p50", told["work_p50_ms"], "ms")
        table.add(what + ", work, p99", told["work_p99_ms"], "ms", most=16.7)
        table.add(what + ", work, most", told["work_max_ms"], "ms", most=50)


USUAL = {"receipt": measure_receipt, "payments": measure_payments, "card": measure_card, "window": measure_window, "touch": measure_touch}
LARGE = {"history": measure_history, "import": measure_import, "audit": measure_audit, "accounts": measure_accounts, "fleet": measure_fleet}


def main():
    known = {**USUAL, **LARGE}
    names = [name for name in sys.argv[1:] if name in known]
    files = [name for name in sys.argv[1:] if name not in known]
    table = Table()
    for name in names or USUAL:
        known[name](table)
    text = json.dumps({"rows": table.rows}, ensure_ascii=False, indent=1)
    if files:
        with open(files[0], "w", encoding="utf-8") as file:
            file.write(text + "\n")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
