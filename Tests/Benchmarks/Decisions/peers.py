#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times Python-hosted policy engines on the workload of gen.py, in processor time; one JSON line a measurement.
usage: peers.py WORKLOAD_DIR [--seconds 0.5] [--only NAME]...     An engine that isn't installed is skipped."""
import argparse, gc, json, os, sys, time

ap = argparse.ArgumentParser()
ap.add_argument("dir"); ap.add_argument("--seconds", type=float, default=0.5); ap.add_argument("--only", action="append")
a = ap.parse_args()
W = json.load(open(f"{a.dir}/workload.json"))
R, SIZE = W["requests"], f'{len(W["purposes"])}x{len(W["categories"])}'
CORE, FULL = [r["expectCore"] for r in R], [r["expectFull"] for r in R]
BENCH = {}

def bench(name):
    def wrap(f): BENCH[name] = f; return f
    return wrap

def measure(name, items, decide, expect, batch=None):
    """decide(item)->bool for each item, or batch(items)->list of bool; checks every answer once, then times."""
    n = min(len(items), 512)
    probe = batch(items[:n]) if batch else [decide(x) for x in items[:n]]
    wrong = sum(bool(g) != e for g, e in zip(probe, expect))
    if wrong:
        print(f"{name}: {wrong} of {n} answers differ", file=sys.stderr); sys.exit(1)
    gc.collect(); done = i = 0
    t0 = time.thread_time()
    while (t := time.thread_time() - t0) < a.seconds:
        if batch:
            batch(items[:n]); done += n
        else:
            for x in items[i:i + 32]: decide(x)
            done += len(items[i:i + 32]); i = (i + 32) % (len(items) - 31)
    print(json.dumps(dict(name=name, size=SIZE, ns=t / done * 1e9, n=done)), flush=True)

# ---- Cedar (Rust) under Python ----
CORE_IN = ("consent", "restricted")
def cedar_entities():
    return json.dumps([dict(uid=dict(type="Purpose", id=p["id"]), parents=[], attrs={k: p[k] for k in
                       ("basis", "categories", "operations", "roles", "retentionDays")}) for p in W["purposes"]] +
                      [dict(uid=dict(type="Recipient", id=r["id"]), parents=[],
                            attrs=dict(agreement=r["agreement"], adequate=r["adequate"])) for r in W["recipients"]])

def cedar_run(name, policies, entities, reqs, expect, batch):
    import cedarpy
    ps, es = cedarpy.PolicySet.from_str(policies), cedarpy.Entities.from_json_str(entities)
    measure(name, reqs, lambda q: cedarpy.is_authorized(q, ps, es).allowed, expect,
            (lambda qs: [x.allowed for x in cedarpy.is_authorized_batch(qs, ps, es)]) if batch else None)

def cedar_engine(name, policies, entities, reqs):
    """The Rust authorizer alone, by the engine's own clock (whole microseconds a decision, so it reads a little low)."""
    import cedarpy
    ps, es = cedarpy.PolicySet.from_str(policies), cedarpy.Entities.from_json_str(entities)
    took = []; t0 = time.thread_time()
    while time.thread_time() - t0 < a.seconds:
        at = len(took) % 2048
        took += [x.metrics["authz_duration_micros"] for x in cedarpy.is_authorized_batch(reqs[at:at + 256], ps, es)]
    kept = sorted(took)[:len(took) * 95 // 100]    # a wall clock: leave out the decisions in which the thread lost its core
    print(json.dumps(dict(name=name, size=SIZE, ns=sum(kept) / len(kept) * 1000, n=len(took))), flush=True)

def cedar_core_reqs():
    return [dict(principal='Role::"controller"', action='Action::"process"', resource=f'Purpose::"{r["purpose"]}"',
                 context=dict(category=r["category"], consent=r["consent"], restricted=r["restricted"])) for r in R]
CEDAR_CORE = '''permit(principal, action, resource) when { resource.categories.contains(context.category) &&
  (resource.basis != "consent" || context.consent) && !context.restricted };'''
@bench("cedarpy core, 1 policy + entity data")
def _(n): cedar_run(n, CEDAR_CORE, cedar_entities(), cedar_core_reqs(), CORE, False)
@bench("cedarpy core, 1 policy, batch 512")
def _(n): cedar_run(n, CEDAR_CORE, cedar_entities(), cedar_core_reqs(), CORE, True)

def cedar_many():
    pol = ['forbid(principal, action, resource) when { context.restricted };']
    for p in W["purposes"]:
        w = " when { context.consent }" if p["basis"] == "consent" else ""
        pol.append(f'permit(principal, action == Action::"{p["id"]}", resource in Scope::"{p["id"]}"){w};')
    ents = [dict(uid=dict(type="Category", id=c), attrs={}, parents=[dict(type="Scope", id=p["id"]) for p in W["purposes"]
                 if c in p["categories"]]) for c in W["categories"]]
    reqs = [dict(principal='Role::"controller"', action=f'Action::"{r["purpose"]}"', resource=f'Category::"{r["category"]}"',
                 context=dict(consent=r["consent"], restricted=r["restricted"])) for r in R]
    return "\n".join(pol), json.dumps(ents), reqs
@bench("cedarpy core, 1 policy a purpose, batch 512")
def _(n): p, e, q = cedar_many(); cedar_run(n, p, e, q, CORE, True)

def cedar_full():
    F = [("category", "unless { resource.categories.containsAll(context.categories) }"),
         ("operation", "unless { resource.operations.contains(context.operation) }"),
         ("role", "unless { resource.roles.contains(context.role) }"),
         ("consent", 'when { resource.basis == "consent" && !context.consent }'),
         ("objection", 'when { resource.basis == "legitimate_interest" && context.objected }'),
         ("restricted", 'when { context.restricted && context.operation != "store" }'),
         ("recipient", "unless { context.recipient.agreement && context.recipient.adequate }"),
         ("retention", "when { context.ageDays > resource.retentionDays }")]
    pol = "permit(principal, action, resource);\n" + "\n".join(f'@id("{i}") forbid(principal, action, resource) {b};' for i, b in F)
    keep = ("categories", "operation", "role", "consent", "objected", "restricted", "ageDays")
    reqs = [dict(principal='Role::"controller"', action='Action::"process"', resource=f'Purpose::"{r["purpose"]}"',
                 context={**{k: r[k] for k in keep}, "recipient": {"__entity": {"type": "Recipient", "id": r["recipient"]}}}) for r in R]
    return pol, cedar_entities(), reqs
@bench("cedarpy full, 9 policies")
def _(n): p, e, q = cedar_full(); cedar_run(n, p, e, q, FULL, False)
@bench("cedarpy full, 9 policies, batch 512")
def _(n): p, e, q = cedar_full(); cedar_run(n, p, e, q, FULL, True)

@bench("Cedar engine's own clock, core, 1 policy")
def _(n): cedar_engine(n, CEDAR_CORE, cedar_entities(), cedar_core_reqs())
@bench("Cedar engine's own clock, core, 1 policy a purpose")
def _(n): cedar_engine(n, *cedar_many())
@bench("Cedar engine's own clock, full, 9 policies")
def _(n): cedar_engine(n, *cedar_full())

# ---- Rego: rego-cpp (regopy) and regorus (opa-eval) ----
def pick(keys): return [{k: r[k] for k in keys} for r in R]
C_KEYS = ("purpose", "category", "consent", "restricted")
F_KEYS = ("purpose", "categories", "operation", "role", "recipient", "consent", "objected", "restricted", "ageDays")
def rego_cpp(n, entry, keys, expect, get):
    import regopy
    it = regopy.Interpreter(); it.add_data_json(open(f"{a.dir}/data.json").read())
    for f in ("core", "full"): it.add_module(f + ".rego", open(f"{a.dir}/{f}.rego").read())
    b = it.build(None, ["core/allow", "full/decision"])
    run = regopy.Interpreter()
    def decide(q):
        run.set_input(q); return get(json.loads(str(run.query_bundle_entrypoint(b, entry)))["expressions"][0])
    measure(n, pick(keys), decide, expect)
@bench("rego-cpp core")
def _(n): rego_cpp(n, "core/allow", C_KEYS, CORE, lambda v: v)
@bench("rego-cpp full")
def _(n): rego_cpp(n, "full/decision", F_KEYS, FULL, lambda v: v["allow"])

def regorus(n, mod, query, keys, expect, get):
    import opa_eval
    e = opa_eval.OpaEval(f"{a.dir}/{mod}.rego", data_json=open(f"{a.dir}/data.json").read(), query=query)
    measure(n, [json.dumps(q) for q in pick(keys)], lambda q: get(e.evaluate_parsed(q)), expect)
@bench("regorus core, JSON text in")
def _(n): regorus(n, "core", "data.core.allow", C_KEYS, CORE, lambda v: v)
@bench("regorus full, JSON text in")
def _(n): regorus(n, "full", "data.full.decision", F_KEYS, FULL, lambda v: v["allow"])

# ---- Casbin ----
def casbin_model(body): return f'''[request_definition]
r = purpose, category, consent, restricted
[policy_definition]
p = purpose, category, basis
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.purpose == p.purpose && {body} && (p.basis != "consent" || r.consent == "yes") && r.restricted == "no"
'''
def casbin_run(n, rules, body, fn=None):
    import casbin
    m = casbin.Model(); m.load_model_from_text(casbin_model(body))
    e = casbin.Enforcer(m)
    if fn: e.add_function("covers", fn)
    e.add_policies(rules)
    yn = lambda b: "yes" if b else "no"
    measure(n, [(r["purpose"], r["category"], yn(r["consent"]), yn(r["restricted"])) for r in R], lambda q: e.enforce(*q), CORE)
@bench("pycasbin core, 1 rule a (purpose, category)")
def _(n): casbin_run(n, [[p["id"], c, p["basis"]] for p in W["purposes"] for c in p["categories"]], "r.category == p.category")
@bench("pycasbin core, 1 rule a purpose + function")
def _(n):
    cov = {p["id"]: set(p["categories"]) for p in W["purposes"]}
    casbin_run(n, [[p["id"], "-", p["basis"]] for p in W["purposes"]], "covers(p.purpose, r.category)", lambda p, c: c in cov[p])

# ---- Oso / Polar ----
@bench("oso core (Polar facts)")
def _(n):
    import oso
    o = oso.Oso()
    o.load_str('\n'.join(f'covers("{p["id"]}", "{c}", "{p["basis"]}");' for p in W["purposes"] for c in p["categories"]) + '''
may(purpose, category, consent, restricted) if restricted = false and covers(purpose, category, basis) and ok(basis, consent);
ok(basis, _) if basis != "consent";
ok("consent", true);''')
    measure(n, [(r["purpose"], r["category"], r["consent"], r["restricted"]) for r in R], lambda q: o.query_rule_once("may", *q), CORE)

# ---- the same decision in plain Python: what the host language alone costs ----
@bench("plain Python dict core")
def _(n):
    T = {p["id"]: (p["basis"], set(p["categories"])) for p in W["purposes"]}
    def decide(q):
        t = T.get(q[0]); return t is not None and q[1] in t[1] and (t[0] != "consent" or q[2]) and not q[3]
    measure(n, [(r["purpose"], r["category"], r["consent"], r["restricted"]) for r in R], decide, CORE)

for name, f in BENCH.items():
    if a.only and name not in a.only: continue
    try: f(name)
    except ModuleNotFoundError as e: print(f"skipped {name}: {e}", file=sys.stderr)
