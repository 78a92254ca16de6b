#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads lines of JSON, one a measurement, and prints one table row a (name, size): min / median / max ns a decision.
A second table sets each row that names its floor row in proportion to it, round by round, so that what slows a whole
round down counts for neither.
usage: report.py LINES.jsonl"""
import json
import statistics
import sys

times, floors = {}, {}
with open(sys.argv[1]) as lines:
    for line in lines:
        if not line.startswith("{"):
            continue
        row = json.loads(line)
        times.setdefault((row["name"], row["size"]), []).append(row["ns"])
        if "floor" in row:
            floors[(row["name"], row["size"])] = row["floor"]


def show(x):
    return f"{x:.1f}" if x < 100 else f"{x:,.0f}"


print("| what | size | rounds | min ns | median ns | max ns | decisions/s (median) |\n|---|---|--:|--:|--:|--:|--:|")
for (name, size), ns in times.items():
    m = statistics.median(ns)
    print(f"| {name} | {size} | {len(ns)} | {show(min(ns))} | {show(m)} | {show(max(ns))} | {1e9 / m:,.0f} |")

pairs = [(n, s, f, times[n, s], times[f, s]) for (n, s), f in floors.items() if (f, s) in times]
if pairs:
    print("\n| what | size | its floor row | min x | median x | max x |\n|---|---|---|--:|--:|--:|")
for name, size, floor, ours, theirs in pairs:
    if len(ours) != len(theirs):
        sys.exit(f"{name}: {len(ours)} rounds, but {len(theirs)} of {floor}")
    ratios = [a / b for a, b in zip(ours, theirs)]
    print(f"| {name} | {size} | {floor} | {min(ratios):.2f} | {statistics.median(ratios):.2f} | {max(ratios):.2f} |")
