# SPDX-License-Identifier: Apache-2.0
"""A second verifier, written from assets/receipt-format.md and nothing else. Python without modules of
others reads the text, the openssl command line does SM3 and SM2. It must agree with every line of
receipts.csv and with the page's worked example. It uses no code of the project's.
"""
import csv
import datetime
import os
import re
import subprocess
import sys
import tempfile

BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DER_HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")
OBEYED = re.compile("[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]")


class Refused(Exception):
    """Not a receipt; the argument is the stage."""


def sm3(data):
    return subprocess.run(["openssl", "dgst", "-sm3", "-binary"], input=data, check=True,
                          stdout=subprocess.PIPE).stdout


def unbase45(text):
    out = bytearray()
    for i in range(0, len(text), 3):
        group = text[i:i + 3]
        if len(group) == 1 or any(c not in BASE45 for c in group):
            raise Refused("base45")
        value = sum(BASE45.index(c) * 45 ** place for place, c in enumerate(group))
        if value >= 256 ** (len(group) - 1):
            raise Refused("base45")
        out += value.to_bytes(len(group) - 1, "big")
    return bytes(out)


class Reader:
    def __init__(self, body):
        self.body, self.at = body, 0

    def take(self, count):
        if self.at + count > len(self.body):
            raise Refused("length")
        self.at += count
        return self.body[self.at - count:self.at]

    def number(self, count, least=0, most=1 << 80):
        value = int.from_bytes(self.take(count), "big")
        if not least <= value <= most:
            raise Refused("field")
        return value

    def text(self, pattern):
        data = self.take(self.number(1))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("field") from None
        if not re.fullmatch(pattern, text, re.S) or OBEYED.search(text):
            raise Refused("field")
        return text

    def identity(self):
        form = self.number(1)
        if form == 0xFF:
            head, tail = self.number(2, 0, 9999), self.number(2, 0, 10999)
            end = "%03dX" % (tail - 10000) if tail >= 10000 else "%04d" % tail
            return "%04d%s%s" % (head, "*" * 10, end)
        if form >> 4 > 4 or form & 15 > 4:
            raise Refused("field")
        stars = self.number(1, 1, 64)
        head, tail = self.take(form >> 4), self.take(form & 15)
        if any(not 0x21 <= c <= 0x7E or c == 0x2A for c in head + tail):
            raise Refused("field")
        shown = head.decode() + "*" * stars + tail.decode()
        if re.fullmatch(r"[0-9]{4}\*{10}[0-9]{3}[0-9X]", shown):
            raise Refused("field")
        return shown


def read_body(body):
    reader, r = Reader(body), {}
    first = reader.number(1)
    if first >> 4 != 1:
        raise Refused("version")
    if first & 0x0E:
        raise Refused("field")
    r["demo"] = first & 1
    r["key_id"] = reader.take(8)
    if (r["key_id"][0] == 0xDE) != (r["demo"] == 1):
        raise Refused("field")
    bits = reader.number(10)
    letters = "".join(CROCKFORD[bits >> shift & 31] for shift in range(75, -1, -5))
    r["transfer_id"] = "-".join(letters[i:i + 4] for i in range(0, 16, 4))
    r["receipt_no"] = reader.number(4, 1)
    r["time_us"] = reader.number(7, 946684800 * 10 ** 6, 32503680000 * 10 ** 6 - 1)
    r["admdvs"] = "%06d" % reader.number(3, 0, 999999)
    r["coverage_year"] = reader.number(2, 2000, 2999)
    r["insutype"] = "%03d" % reader.number(2, 0, 999)
    r["patn_rlts"] = "%02d" % reader.number(1, 0, 99)
    r["amount_fen"] = reader.number(4, 1)
    r["balance_after_fen"] = reader.number(5)
    r["prev_hash"] = reader.take(16).hex()
    r["kiosk_id"] = reader.text("[A-Za-z0-9_-]{1,12}")
    r["tier"] = reader.text("[a-z0-9_]{1,16}")
    r["payer_name"] = reader.text(".+")
    r["payer_id"] = reader.identity()
    r["relative_name"] = reader.text(".+")
    r["relative_id"] = reader.identity()
    if reader.at != len(body):
        raise Refused("length")
    return r


def decode(text):
    if not text.startswith("GJ1:"):
        raise Refused("version" if re.match("GJ[0-9]:", text) else "prefix")
    if len(text) > 300:
        raise Refused("length")
    payload = unbase45(text[4:])
    if len(payload) > 197:
        raise Refused("base45")
    if len(payload) < 139:
        raise Refused("length")
    return payload, read_body(payload[:-64])


def der(signature):
    def integer(data):
        data = data.lstrip(b"\0") or b"\0"
        data = b"\0" + data if data[0] & 0x80 else data
        return bytes([2, len(data)]) + data
    pair = integer(signature[:32]) + integer(signature[32:])
    return bytes([0x30, len(pair)]) + pair


def signature_fits(point, body, signature):
    with tempfile.TemporaryDirectory() as folder:
        def put(name, data):
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(data)
            return path
        public, message = put("public.der", DER_HEAD + point), b"gongji receipt v1\0" + body
        answer = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", public,
             "-rawin", "-in", put("message", message), "-sigfile", put("signature", der(signature)),
             "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if b"Signature Verified Successfully" in answer.stdout and answer.returncode == 0:
        return True
    if b"Signature Verification Failure" not in answer.stdout:
        raise SystemExit("openssl could not check: %r" % answer)
    return False


def moment(text):
    at = datetime.datetime.strptime(text + " +0800", "%Y-%m-%d %H:%M:%S %z")
    return int(at.timestamp()) * 10 ** 6


def read_keyring(path):
    keys, section, kind = {}, None, None
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    for line in lines:
        if line.startswith("["):
            section = line.strip("[]")
            if section.startswith("key-"):
                keys[bytes.fromhex(section[4:])] = {}
        elif line and not line.startswith("#"):
            name, value = line.split("=", 1)
            if section == "keyring":
                kind = value
            else:
                keys[bytes.fromhex(section[4:])][name] = value
    for key_id, key in keys.items():
        assert sm3(b"gongji key v1\0" + bytes.fromhex(key["public"]))[:8] == key_id, path
        assert (key_id[0] == 0xDE) == (kind == "demo"), path
    return kind, keys


def judge(text, keyring):
    kind, keys = keyring
    payload, r = decode(text)
    key = keys.get(r["key_id"])
    if r["demo"] and kind == "real":
        return "demo"
    if key is None:
        return "unknown-key"
    if not signature_fits(bytes.fromhex(key["public"]), payload[:-64], payload[-64:]):
        return "altered"
    if key["kiosk"] != r["kiosk_id"]:
        return "unknown-key"
    if r["time_us"] < moment(key["valid_from"]):
        return "key-out-of-date"
    if "retired_at" in key and r["time_us"] >= moment(key["retired_at"]):
        return "key-out-of-date"
    return "valid"


def check_line(row, keyrings):
    try:
        verdict, stage = judge(row["text"], keyrings[row["keyring"]]), "none"
    except Refused as refused:
        verdict, stage = "not-a-receipt", refused.args[0]
    problems = []
    if (verdict, stage) != (row["verdict"], row["stage"]):
        problems.append("%s: the page says %s/%s" % (row["name"], verdict, stage))
    if verdict != "not-a-receipt":
        payload, r = decode(row["text"])
        r["hash"] = sm3(payload).hex()
        problems += ["%s: %s reads %s" % (row["name"], name, r[name])
                     for name in row if name in r and str(r[name]) != row[name]]
    return problems


def example(row):
    """The worked example of the page, for the first vector."""
    payload, r = decode(row["text"])
    fixed = [(1, "version 1, no flags"), (8, "key id"), (10, r["transfer_id"]),
             (4, "number %d" % r["receipt_no"]),
             (7, "%d µs: 2025-11-21 09:44:12.345678 at +08:00" % r["time_us"]),
             (3, r["admdvs"]), (2, r["coverage_year"]), (2, r["insutype"]),
             (1, r["patn_rlts"] + ", spouse"), (4, "%d fen" % r["amount_fen"]),
             (5, "%d fen" % r["balance_after_fen"]), (16, "the previous receipt")]
    texts = [(1 + len(r[name].encode()) if name.endswith(("kiosk_id", "tier", "name")) else 5,
              "`%s`" % r[name]) for name in ("kiosk_id", "tier", "payer_name", "payer_id",
                                            "relative_name", "relative_id")]
    lines, at = ["    " + row["text"], "", "| offset | bytes | reads |", "|---|---|---|"], 0
    for count, reads in fixed + texts + [(32, "r"), (32, "s")]:
        shown = " ".join("%02x" % byte for byte in payload[at:at + count])
        lines.append("| %d | `%s` | %s |" % (at, shown, reads))
        at += count
    return "\n".join(lines + ["", "hash: `%s`" % sm3(payload).hex()])


def check_example(page, row):
    """The page shows the first vector, byte by byte."""
    if example(row) in page:
        return []
    return ["the page's worked example is not the first vector; it should be:\n" + example(row)]


def main(page_path, folder):
    """One TAP line for the page's example, for each vector, and for their completeness."""
    keyrings = {kind: read_keyring(os.path.join(folder, "trusted-keys-%s.ini" % kind))
                for kind in ("real", "demo")}
    with open(os.path.join(folder, "receipts.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = {"valid", "altered", "unknown-key", "key-out-of-date", "demo", "prefix", "base45",
              "length", "version", "field"}
    missing = wanted - {row["verdict"] for row in rows} - {row["stage"] for row in rows}
    with open(page_path, encoding="utf-8") as file:
        results = [("the page's worked example is the first vector", check_example(file.read(), rows[0]))]
    results += [("vector %s is as the page says" % row["name"], check_line(row, keyrings)) for row in rows]
    results += [("every verdict and stage has a vector", sorted(missing))]
    print("1..%d" % len(results))
    for number, (name, problems) in enumerate(results, 1):
        print("%s %d %s" % ("not ok" if problems else "ok", number, name))
        for problem in problems:
            print("# " + problem.replace("\n", "\n# "))
    return 1 if any(problems for _, problems in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
