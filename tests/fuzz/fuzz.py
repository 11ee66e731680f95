#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""fuzz.py TARGET SEEDS: lets libFuzzer look for GJ_FUZZ_SECONDS (30) for bytes that break a target. TAP.

What it finds is printed as base64: put it into SEEDS as a file that says what was wrong, where it is replayed for ever.
"""
import base64
import glob
import os
import re
import resource
import subprocess
import sys
import tempfile

SECONDS = int(os.environ.get("GJ_FUZZ_SECONDS", "30"))
# A single input that takes longer, or more memory, is found too.
INPUT_SECONDS, MEMORY_MB = 10, 1024


def main():
    target, seeds = sys.argv[1:]
    name = os.path.basename(target)
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        os.mkdir(corpus)
        run = subprocess.run(
            [target, "-max_total_time=%d" % SECONDS, "-timeout=%d" % INPUT_SECONDS, "-rss_limit_mb=%d" % MEMORY_MB,
             "-print_final_stats=1", "-artifact_prefix=%s/found-" % folder, corpus, seeds],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        words = run.stdout.decode("utf-8", "replace")
        done = re.search(r"number_of_executed_units:\s*(\d+)", words)
        found = glob.glob(os.path.join(folder, "found-*"))
        print("1..1")
        if run.returncode == 0 and done and int(done.group(1)) > 0 and not found:
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            print("ok 1 - %s: %s inputs in %d s (%d s of a processor) broke nothing"
                  % (name, done.group(1), SECONDS, used.ru_utime + used.ru_stime))
            return
        for line in words.splitlines()[-40:]:
            print("# " + line)
        for path in found:
            with open(path, "rb") as file:
                print("# %s: %s" % (os.path.basename(path), base64.b64encode(file.read()).decode()))
        print("not ok 1 - %s" % name)


if __name__ == "__main__":
    main()
