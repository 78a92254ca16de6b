#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Heap allocations a decision: the difference of valgrind's totals between 1 and 3 passes over the requests.
usage: allocs.py PROGRAM WORKLOAD_DIR NAME...
PROGRAM takes WORKLOAD_DIR --only NAME --passes N, and prints a line of JSON whose "n" is how many decisions that makes."""
import json
import os
import re
import subprocess
import sys

program, folder, names = sys.argv[1], sys.argv[2], sys.argv[3:]


def total(name, passes):
    command = ["valgrind", "--undef-value-errors=no", program, folder, "--only", name, "--passes", str(passes)]
    run = subprocess.run(command, capture_output=True, text=True)
    found = re.search(r"total heap usage: ([\d,]+) allocs, [\d,]+ frees, ([\d,]+) bytes", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}:\n{run.stderr[-2000:]}")
    lines = run.stdout.splitlines()
    if len(lines) != 1:
        sys.exit(f"{program} has {len(lines)} rows named {name!r}, not one")
    return [json.loads(lines[0])["n"]] + [int(g.replace(",", "")) for g in found.groups()]


for name in names:
    one, three = total(name, 1), total(name, 3)
    n, allocations, size = (b - a for a, b in zip(one, three))
    print(f"| {name} | {os.path.basename(folder)} | {allocations / n:.3f} | {size / n:.1f} |", flush=True)
