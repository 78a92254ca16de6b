// SPDX-License-Identifier: Apache-2.0

/// Keys and values that do little alone and much together: random cases draw on them so that rules meet one another.
enum RandomHints {
    static let families: [[String]] = [
        ["category", "art9", "vital", "capable", "claims", "law", "research89", "explicit", "named"],
        ["category", "art9", "consent", "explicit", "cflag", "cfor", "alt", "licence", "crimlaw", "idlaw"],
        ["recipient", "dpa", "guarantees", "sub", "disclosure_needed", "order", "suspicion", "fields", "part"],
        ["recipient", "agreement", "evidence", "engaged", "gives", "named", "to_whom", "promises", "wide"],
        ["recipient", "suspected", "promised", "suspicion", "to_whom", "disclosure_needed"],
        ["recipient", "to", "tool", "tia", "dpf", "hr", "hr_covered", "sector", "as_of", "sent_to", "looks_from"],
        [
            "recipient", "to", "tool", "occasional", "body", "claims", "vital", "capable", "explicit", "consent",
            "owner",
        ],
        ["recipient", "to", "tool_kind", "tool_law", "notified", "occasional", "body", "sent_to", "looks_from"],
        ["purpose", "medium", "eprivacy", "consent", "cflag", "cfor", "objection", "as_of", "policy"],
        ["consent", "cflag", "age", "country", "iss", "parental", "alt", "as_of", "cfor", "text", "leg"],
        ["restriction", "exc", "consent", "as_of", "lift_notice", "cfor", "cflag", "erased", "restricted_again"],
        ["restriction", "restriction_reach", "lifted", "restricted_again", "lift_notice", "exc", "as_of"],
        ["retention", "hold", "ext", "erased", "claims", "contract", "party", "restriction", "hold_reach"],
        ["retention", "kept", "record", "contact", "contact_reach", "ext", "extension", "named", "contract"],
        ["erased", "erased_reach", "back", "late", "informed", "shown", "consent", "contract", "versions"],
        ["origin", "obasis", "compat", "notice2", "research89", "law", "role", "erased", "from_where", "factors"],
        ["effect", "human", "necessary", "law", "consent", "explicit", "category", "art9", "mode", "asserted_effect"],
        ["ground", "objection", "retention", "hold", "claims", "purpose", "consent", "iss", "as_of", "leg"],
        ["identity", "abuse", "automated", "data", "accuracy", "effect", "purpose", "objection", "ground"],
        ["objection", "objection_reach", "claims", "leg", "alt", "as_of", "ground"],
        ["body", "task", "lia", "li_told", "necessary", "mode", "dpia", "consulted", "party", "owner", "risks"],
        ["source", "source_permission", "informed", "provided", "role", "instruction", "actor", "nda", "sourced"],
        ["role", "tenants", "instructed_when", "instructed_for", "instruction", "entity", "named"],
        ["role", "owner", "entity", "asks_as", "sight", "named", "actor", "nda"],
        ["alt", "leg", "carries", "named", "consent", "contract", "law", "lia"],
        ["provided", "lacking", "named", "wide", "fields"],
    ]

    static let companions: [[String: String]] = [
        ["consent": "given"], ["consent": "given", "explicit": "yes"], ["consent": "withdrawn"],
        ["consent": "given", "age": "12"], ["consent": "given_after_objection", "objection": "marketing"],
        ["purpose": "marketing", "objection": "marketing"], ["purpose": "email_marketing", "medium": "email"],
        ["purpose": "email_marketing", "medium": "sms", "eprivacy": "none"],
        ["purpose": "email_marketing", "medium": "email", "eprivacy": "existing_customer"],
        ["purpose": "email_marketing", "medium": "email", "eprivacy": "opted_out"],
        ["category": "health"], ["category": "health", "art9": "a"], ["category": "union", "art9": "c"],
        ["recipient": "processor"], ["recipient": "subprocessor"], ["recipient": "authority"],
        ["recipient": "authority", "order": "third_no_treaty"],
        ["recipient": "controller", "to": "US"], ["recipient": "processor", "to": "IN"],
        ["recipient": "controller", "to": "IN", "tool": "scc"], ["recipient": "subprocessor", "sub": "specific"],
        ["origin": "other"], ["origin": "other", "compat": "yes"], ["effect": "significant"],
        ["retention": "expired"], ["retention": "expired", "hold": "claims"],
        ["retention": "expired", "ext": "documented"], ["restriction": "a"], ["restriction": "d", "exc": "consent"],
        ["role": "processor"], ["role": "processor", "tenants": "two"], ["role": "joint", "entity": "partner"],
        ["contract": "ended"], ["vital": "yes"], ["ground": "17_1_c", "objection": "open"],
        ["ground": "17_1_b", "consent": "withdrawn"], ["ground": "17_1_a"], ["body": "public", "task": "yes"],
        ["wide": "yes", "named": "many"], ["alt": "f", "leg": "alt"], ["erased": "yes", "erased_reach": "all"],
        ["recipient": "controller", "to": "IN", "tool_kind": "derog_compelling", "notified": "yes"],
        ["recipient": "controller", "to": "IN", "tool_kind": "derog_public_interest", "tool_law": "ms"],
    ]
}
