#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Deterministic workload: purposes, recipients, subject states and requests, with the expected answers.
usage: gen.py OUT_DIR [purposes] [categories] [requests] [subjects]"""
import json, os, random, sys

out = sys.argv[1]
P, C, N, S = (int(sys.argv[i]) if len(sys.argv) > i else d for i, d in ((2, 50), (3, 40), (4, 4096), (5, 10000)))
os.makedirs(out, exist_ok=True)
rng = random.Random(20240606)
BASES = ["consent", "contract", "legal_obligation", "legitimate_interest"]
OPS = ["collect", "read", "update", "store", "share", "erase"]
ROLES = ["controller", "joint_controller", "processor"]
cats = [f"category.subject-data.{i:03d}" for i in range(C)]
purposes = [dict(id=f"purpose.business-use.{i:03d}", basis=BASES[i % 4],
                 categories=sorted(rng.sample(cats, 8)),
                 operations=sorted(rng.sample(OPS, 5)), roles=sorted(rng.sample(ROLES, 2)),
                 retentionDays=rng.choice([30, 90, 365, 3650])) for i in range(P)]
recipients = [dict(id=f"recipient.processor.{i:02d}", agreement=i % 5 != 0, adequate=i % 7 != 0) for i in range(20)]
# a subject's state: purposes with a consent, purposes objected to, restriction flag
subjects = [dict(consent=sorted(rng.sample(range(P), P // 2)), objected=sorted(rng.sample(range(P), max(1, P // 12))),
                 restricted=rng.random() < 0.05) for _ in range(min(S, N))]
good = [r["id"] for r in recipients if r["agreement"] and r["adequate"]]
reqs = []
for _ in range(N):
    pi, si = rng.randrange(P), rng.randrange(len(subjects))
    p, s = purposes[pi], subjects[si]
    nice = rng.random() < 0.75
    cs = rng.sample(p["categories"], 3) if nice else rng.sample(cats, 3)
    op = rng.choice(p["operations"] if nice else OPS)
    role = rng.choice(p["roles"] if nice else ROLES)
    rec = rng.choice(good) if nice else rng.choice(recipients)["id"]
    age = rng.randrange(p["retentionDays"]) if nice else rng.randrange(4000)
    consent, objected, restricted = pi in s["consent"], pi in s["objected"], s["restricted"]
    R = next(r for r in recipients if r["id"] == rec)
    core = cs[0] in p["categories"] and (p["basis"] != "consent" or consent) and not restricted
    reasons = [n for n, bad in (
        ("category", not set(cs) <= set(p["categories"])), ("operation", op not in p["operations"]),
        ("role", role not in p["roles"]), ("consent", p["basis"] == "consent" and not consent),
        ("objection", p["basis"] == "legitimate_interest" and objected),
        ("restricted", restricted and op != "store"), ("recipient", not (R["agreement"] and R["adequate"])),
        ("retention", age > p["retentionDays"])) if bad]
    reqs.append(dict(purpose=p["id"], category=cs[0], categories=cs, operation=op, role=role, recipient=rec, ageDays=age,
                     subject=si, consent=consent, objected=objected, restricted=restricted,
                     expectCore=core, expectFull=not reasons, expectReasons=len(reasons)))
json.dump(dict(categories=cats, operations=OPS, roles=ROLES, purposes=purposes, recipients=recipients, subjects=subjects,
               requests=reqs), open(f"{out}/workload.json", "w"))
true = lambda xs: {x: True for x in xs}
data = dict(purposes={p["id"]: dict(basis=p["basis"], categories=true(p["categories"]), operations=true(p["operations"]),
                                    roles=true(p["roles"]), retentionDays=p["retentionDays"]) for p in purposes},
            recipients={r["id"]: dict(agreement=r["agreement"], adequate=r["adequate"]) for r in recipients})
json.dump(data, open(f"{out}/data.json", "w"))
open(f"{out}/core.rego", "w").write('''package core

import rego.v1

default allow := false

allow if {
    p := data.purposes[input.purpose]
    p.categories[input.category]
    basis_ok(p.basis)
    not input.restricted
}

basis_ok(b) if b != "consent"
basis_ok(b) if { b == "consent"; input.consent }
''')
open(f"{out}/full.rego", "w").write('''package full

import rego.v1

p := data.purposes[input.purpose]

deny contains "category" if { some c in input.categories; not p.categories[c] }
deny contains "operation" if not p.operations[input.operation]
deny contains "role" if not p.roles[input.role]
deny contains "consent" if { p.basis == "consent"; not input.consent }
deny contains "objection" if { p.basis == "legitimate_interest"; input.objected }
deny contains "restricted" if { input.restricted; input.operation != "store" }
deny contains "recipient" if not recipient_ok
deny contains "retention" if input.ageDays > p.retentionDays

recipient_ok if { r := data.recipients[input.recipient]; r.agreement; r.adequate }

decision := {"allow": count(deny) == 0, "reasons": deny, "basis": p.basis}
''')
print(f"{P} purposes x {C} categories, {N} requests, core permits {sum(r['expectCore'] for r in reqs)}, "
      f"full permits {sum(r['expectFull'] for r in reqs)}, reasons {sum(r['expectReasons'] for r in reqs)}")
