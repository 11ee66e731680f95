# SPDX-License-Identifier: Apache-2.0
"""A second verifier, written from assets/receipt-format.md and nothing else. Python without modules of
others reads the text, the openssl command line does SM3 and SM2. It must agree with every line of
receipts.csv and documents.csv and with the page's worked examples. It uses no code of the project's.
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


    def crockford(self):
        bits = self.number(10)
        letters = "".join(CROCKFORD[bits >> shift & 31] for shift in range(75, -1, -5))
        return "-".join(letters[i:i + 4] for i in range(0, 16, 4))

    def head(self, version, flags):
        """Version, flags and key id."""
        first = self.number(1)
        if first >> 4 != version:
            raise Refused("version")
        if first & 0x0F & ~flags:
            raise Refused("field")
        key_id = self.take(8)
        if (key_id[0] == 0xDE) != (first & 1 == 1):
            raise Refused("field")
        return {"demo": first & 1, "listing": first & 2, "by_pin": first >> 2 & 1, "key_id": key_id}

    def moment(self):
        return self.number(7, 946684800 * 10 ** 6, 32503680000 * 10 ** 6 - 1)

    def end(self):
        if self.at != len(self.body):
            raise Refused("length")


def read_receipt(body):
    reader = Reader(body)
    r = reader.head(1, 1)
    r["transfer_id"] = reader.crockford()
    r["receipt_no"] = reader.number(4, 1)
    r["time_us"] = reader.moment()
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
    reader.end()
    return r


KINDS = [None, "bind", "release", "order", "answer", "statement", "joint", "correction"]
RESULTS = ["none", "bound", "asked", "not-done", "released", "agreed", "refused", "left",
           "withdrawn"]
REASONS = ["none", "contributor", "self", "bound", "asked", "register", "not-insured", "insurance", "stopped", "place",
           "relation", "contradicted", "members", "contributors", "early", "gone"]
RESULTS_OF = {"bind": {1, 2, 3}, "release": {3, 4, 8}, "answer": {3, 5, 6, 7}}


def read_day(reader):
    value = reader.number(4)
    try:
        day = datetime.date(value // 10000, value // 100 % 100, value % 100)
    except ValueError:
        raise Refused("field") from None
    if day.year < 1800:
        raise Refused("field")
    return value


def read_listing(data, records, kind, rows):
    """Which kinds of care, how many records stand on the paper, how many do not, and their digest."""
    cares, listed, unlisted = data.number(1), data.number(2), data.number(4)
    digest = data.take(32).hex()
    kinds = bin(cares).count("1")
    if cares and (cares > 31 or not 2 <= kinds <= 4 or kind != "00" or records == 2):
        raise Refused("field")
    if not rows <= listed + unlisted < 2 ** 32:
        raise Refused("field")
    return [cares, listed, unlisted, digest]


def read_statement(reader, has_listing):
    data = Reader(reader.take(84 if has_listing else 45))
    records, side = data.number(1, 1, 3), data.number(1, 0, 2)
    kind = "%02d" % data.number(1, 0, 99)
    first, last = read_day(data), read_day(data)
    rows, sums = data.number(4), [data.number(6) for _ in range(5)]
    if (records == 3 and side) or first > last or sums[0] != sum(sums[1:]):
        raise Refused("field")
    words = [("shared", "premiums", "consumption")[records - 1], ("both", "paid", "paid-for")[side],
             "" if kind == "00" else kind, first, last, rows] + sums
    if has_listing:
        words += read_listing(data, records, kind, rows)
    return "|".join(str(word) for word in words)


def read_line(reader, kind, number, before):
    """The line as documents.csv shows it, and what the next line must go past."""
    shown = [reader.text(".+"), reader.identity(), "%02d" % reader.number(1, 0, 99)]
    result = reason = place = amount = receipt = year = 0
    if kind in RESULTS_OF:
        reason, result = divmod(reader.number(1), 16)
        if result not in RESULTS_OF[kind] or reason and result != 3:
            raise Refused("field")
    if kind == "order":
        place = before = reader.number(1, max(1, before + 1), 99)
    if kind == "joint":
        amount = reader.number(3, 1)
        back = reader.number(2, 1, number - 1)
        receipt, year = number - back, 2000 + reader.number(1)
        if receipt <= before:
            raise Refused("field")
        before = receipt
    if kind == "correction":
        amount, year = reader.number(4, 1), 2000 + reader.number(1)
    word = RESULTS[result] + (":" + REASONS[reason] if reason else "")
    shown += [word, place, amount, receipt, year]
    return "|".join(str(word) for word in shown), before


def read_correction(reader):
    fields = [reader.text("[A-Za-z0-9_-]{1,12}"), reader.number(4, 1), read_day(reader), reader.number(5)]
    staff = [reader.text(".+"), reader.text(".+")]
    if staff[0] == staff[1] or any(len(name.encode()) > 30 for name in staff):
        raise Refused("field")
    return fields + staff


def read_document(body):
    reader = Reader(body)
    r = reader.head(2, 7)
    kind = reader.number(1)
    if kind >= len(KINDS):
        raise Refused("version")
    if kind == 0:
        raise Refused("field")
    r["kind"] = KINDS[kind]
    if r["by_pin"] and r["kind"] not in ("bind", "answer"):
        raise Refused("field")
    if r["listing"] and r["kind"] != "statement":
        raise Refused("field")
    r["about_id"] = reader.crockford()
    r["receipt_no"] = reader.number(4, 1)
    r["time_us"] = reader.moment()
    r["prev_hash"] = reader.take(16).hex()
    r["kiosk_id"] = reader.text("[A-Za-z0-9_-]{1,12}")
    r["holder_name"] = reader.text(".+")
    r["holder_id"] = reader.identity()
    statement = r["kind"] == "statement"
    r["statement"] = read_statement(reader, r["listing"]) if statement else ""
    correction = read_correction(reader) if r["kind"] == "correction" else None
    lines, before = [], 0
    for _ in range(reader.number(1, 0 if statement else 1, 1 if statement or correction else 8)):
        line, before = read_line(reader, r["kind"], r["receipt_no"], before)
        lines.append(line)
    r["lines"] = ";".join(lines)
    if correction:
        correction.append(reader.text(".*"))
        if len(correction[-1].encode()) > 60:
            raise Refused("field")
    r["correction"] = "|".join(str(word) for word in correction or [])
    reader.end()
    return r


# prefix: longest text, most and fewest bytes, words signed in front, reader
CODES = {"GJ1:": (300, 197, 139, b"gongji receipt v1\0", read_receipt),
         "GJ2:": (400, 264, 118, b"gongji document v1\0", read_document)}


def decode(text):
    """The payload, what it says, and the words that are signed in front."""
    if text[:4] not in CODES:
        raise Refused("version" if re.match("GJ[0-9]+:", text) else "prefix")
    longest, most, fewest, words, read = CODES[text[:4]]
    if len(text) > longest:
        raise Refused("length")
    payload = unbase45(text[4:])
    if len(payload) > most:
        raise Refused("base45")
    if len(payload) < fewest:
        raise Refused("length")
    return payload, read(payload[:-64]), words


def der(signature):
    def integer(data):
        data = data.lstrip(b"\0") or b"\0"
        data = b"\0" + data if data[0] & 0x80 else data
        return bytes([2, len(data)]) + data
    pair = integer(signature[:32]) + integer(signature[32:])
    return bytes([0x30, len(pair)]) + pair


def signature_fits(point, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        def put(name, data):
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(data)
            return path
        public = put("public.der", DER_HEAD + point)
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
    payload, r, words = decode(text)
    key = keys.get(r["key_id"])
    if r["demo"] and kind == "real":
        return "demo"
    if key is None:
        return "unknown-key"
    if not signature_fits(bytes.fromhex(key["public"]), words + payload[:-64], payload[-64:]):
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
        payload, r, _ = decode(row["text"])
        r["hash"] = sm3(payload).hex()
        problems += ["%s: %s reads %s" % (row["name"], name, r[name])
                     for name in row if name in r and str(r[name]) != row[name]]
    return problems


def table(text, payload, pieces):
    """The text, and its payload piece by piece: how many bytes, and how they read."""
    lines, at = ["    " + text, "", "| offset | bytes | reads |", "|---|---|---|"], 0
    for count, reads in pieces + [(32, "r"), (32, "s")]:
        shown = " ".join("%02x" % byte for byte in payload[at:at + count])
        lines.append("| %d | `%s` | %s |" % (at, shown, reads))
        at += count
    return "\n".join(lines + ["", "hash: `%s`" % sm3(payload).hex()])


def text_pieces(r, names):
    return [(5 if name.endswith("_id") and name != "kiosk_id" else 1 + len(r[name].encode()),
             "`%s`" % r[name]) for name in names]


def receipt_example(row):
    """The worked example of section 6, for the first receipt."""
    payload, r, _ = decode(row["text"])
    fixed = [(1, "version 1, no flags"), (8, "key id"), (10, r["transfer_id"]),
             (4, "number %d" % r["receipt_no"]),
             (7, "%d µs: 2025-11-21 09:44:12.345678 at +08:00" % r["time_us"]),
             (3, r["admdvs"]), (2, r["coverage_year"]), (2, r["insutype"]),
             (1, r["patn_rlts"] + ", spouse"), (4, "%d fen" % r["amount_fen"]),
             (5, "%d fen" % r["balance_after_fen"]), (16, "the previous receipt")]
    return table(row["text"], payload, fixed + text_pieces(
        r, ("kiosk_id", "tier", "payer_name", "payer_id", "relative_name", "relative_id")))


def document_example(row):
    """The one of section 7, for the first document, which is a binding."""
    payload, r, _ = decode(row["text"])
    pieces = [(1, "version 2, no flags"), (8, "key id"), (1, r["kind"]), (10, r["about_id"]),
              (4, "number %d" % r["receipt_no"]),
              (7, "%d µs: 2025-11-21 10:02:33.000007 at +08:00" % r["time_us"]),
              (16, "the previous paper")]
    pieces += text_pieces(r, ("kiosk_id", "holder_name", "holder_id"))
    lines = [line.split("|") for line in r["lines"].split(";")]
    pieces.append((1, "%d lines" % len(lines)))
    for name, number, relation, result in (line[:4] for line in lines):
        pieces += [(1 + len(name.encode()), "`%s`" % name), (5, "`%s`" % number), (1, relation),
                   (1, result)]
    return table(row["text"], payload, pieces)


def check_example(page, example):
    """The page shows the first vector, byte by byte."""
    if example in page:
        return []
    return ["the page's worked example is not the first vector; it should be:\n" + example]


def check_file(folder, name, keyrings, wanted):
    """The rows of a file, and a result for each and for their completeness."""
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kind = name.split(".")[0]
    missing = wanted - {row["verdict"] for row in rows} - {row["stage"] for row in rows} \
        - {row.get("kind") for row in rows}
    results = [("vector %s of %s is as the page says" % (row["name"], kind), check_line(row, keyrings))
               for row in rows]
    results.append(("every verdict, stage and kind has a vector in %s" % kind, sorted(missing)))
    return rows, results


def main(page_path, folder):
    """One TAP line for each example of the page, for each vector, and for their completeness."""
    keyrings = {kind: read_keyring(os.path.join(folder, "trusted-keys-%s.ini" % kind))
                for kind in ("real", "demo")}
    wanted = {"valid", "altered", "unknown-key", "key-out-of-date", "demo", "base45", "length",
              "version", "field"}
    receipts, results = check_file(folder, "receipts.csv", keyrings, wanted | {"prefix"})
    documents, more = check_file(folder, "documents.csv", keyrings, wanted | set(KINDS[1:]))
    with open(page_path, encoding="utf-8") as file:
        page = file.read()
    results += more
    results += [("the page's first example is the first receipt",
                 check_example(page, receipt_example(receipts[0]))),
                ("the page's second example is the first document",
                 check_example(page, document_example(documents[0])))]
    print("1..%d" % len(results))
    for number, (name, problems) in enumerate(results, 1):
        print("%s %d %s" % ("not ok" if problems else "ok", number, name))
        for problem in problems:
            print("# " + problem.replace("\n", "\n# "))
    return 1 if any(problems for _, problems in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
