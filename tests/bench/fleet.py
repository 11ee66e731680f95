# SPDX-License-Identifier: Apache-2.0
"""Kiosks that share a PostgreSQL, beside pgbench's TPC-B on the same server: what a hall, and what a city asks of it."""
import json
import os
import shutil
import subprocess

from desk import Desk
from hall import DIVISION, Hall
from server import Server, program

BENCH = os.path.join(os.environ["GJ_BUILD_ROOT"], "tests", "bench", "bench-fleet")
SECONDS = 10
CLIENTS = (1, 8, 32)
CITY = int(os.environ.get("GJ_BENCH_KIOSKS", "1000"))  # kiosks of a city
CITY_SECONDS = 40
CITY_PAUSE_MS = 20000  # somebody comes to each of them so often; in a real hall, every few minutes
RELATIVES = 9000  # of one who pays alone; of several, their part of as many
FEE_YUAN = 400


def payers():
    """(number, how many relatives): those of a run follow those of the run before."""
    number = 0
    for clients in CLIENTS:
        for _ in range(clients):
            number += 1
            yield number, max(RELATIVES // clients, 600)
    for _ in range(CITY):
        number += 1
        yield number, 5


def write_people(folder):
    os.makedirs(folder)
    files = {name: open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8")
             for name in ("persons", "insurances", "accounts", "bindings")}
    heads = {"persons": "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas",
             "insurances": "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type",
             "accounts": "psn_no,balc",
             "bindings": "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate"}
    for name, head in heads.items():
        files[name].write(head + "\n")

    def person(psn_no, insutype):
        files["persons"].write("%s,99,B%s,测试甲,1,01,1980-01-01,1\n" % (psn_no, psn_no))
        files["insurances"].write("%s,%s,1,%s,2010-01-01,,\n" % (psn_no, insutype, DIVISION))
    for number, relatives in payers():
        payer = "P%07d" % number
        person(payer, "310")
        files["accounts"].write("%s,%d.00\n" % (payer, relatives * FEE_YUAN))
        for relative in range(1, relatives + 1):
            psn_no = "R%07d%04d" % (number, relative)
            person(psn_no, "390")
            files["bindings"].write("%s,%s,73,1,2020-01-01,\n" % (payer, psn_no))
    for file in files.values():
        file.close()


def run_kiosks(server, folder, first, clients, seconds=SECONDS, pause_ms=0):
    run = subprocess.run([BENCH, server.url(), folder, str(first), str(clients), str(seconds), str(pause_ms)],
                         stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stdout + run.stderr)
    return json.loads(run.stdout)


def run_pgbench(server, clients):
    """Transactions a second of TPC-B, as pgbench has it: its five statements, prepared, as many threads as kiosks."""
    run = subprocess.run([program("pgbench"), "-h", server.folder, "-U", "postgres", "-n", "-M", "prepared", "-c", str(clients),
                          "-j", str(clients), "-T", str(SECONDS), "tpcb"], stdin=subprocess.DEVNULL, capture_output=True,
                         text=True, check=True)
    return next(float(line.split()[2]) for line in run.stdout.splitlines() if line.startswith("tps"))


def measure_fleet(table):
    with Desk() as desk:
        hall = Hall(desk)
        folder = os.path.join(desk.folder, "fleet")
        write_people(os.path.join(folder, "import"))
        shutil.copytree(os.path.join(hall.folder, "policies"), os.path.join(folder, "policies"))
        server = Server(desk, "-c", "max_connections=%d" % (CITY + 50))
        try:
            subprocess.run([BENCH, server.url(), folder, "set-up"], check=True, stdin=subprocess.DEVNULL)
            server.sql("CREATE DATABASE tpcb", "postgres")
            subprocess.run([program("pgbench"), "-h", server.folder, "-U", "postgres", "-i", "-q", "-s", str(max(CLIENTS)), "tpcb"],
                           check=True, capture_output=True)
            server.sql("VACUUM ANALYZE")
            first = 1
            for clients in CLIENTS:
                theirs = run_pgbench(server, clients)
                ours = run_kiosks(server, folder, first, clients)
                first += clients
                rate = ours["paid"] * 1e6 / ours["took_us"]
                table.add("postgresql: payments a second, %d kiosks" % clients, rate, "/s")
                table.add("postgresql: one payment of theirs, 99th percentile", ours["p99_us"] / 1000, "ms")
                table.add("postgresql: pgbench TPC-B a second, %d clients" % clients, theirs, "/s")
                table.add("postgresql: payments : TPC-B, %d clients" % clients, rate / theirs, "", least=1.0)
            city = run_kiosks(server, folder, first, CITY, CITY_SECONDS, CITY_PAUSE_MS)
            table.add("postgresql: %d kiosks, people served a second" % CITY, city["screens"] / 4 * 1e6 / city["took_us"], "/s")
            table.add("postgresql: … a screen's reading, 99th percentile", city["screen_p99_us"] / 1000, "ms")
            table.add("postgresql: … a payment, median", city["p50_us"] / 1000, "ms")
            table.add("postgresql: … a payment, 99th percentile", city["p99_us"] / 1000, "ms")
        finally:
            server.close()
