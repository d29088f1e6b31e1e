#!/usr/bin/env python3
"""Writes a corpus of component definitions that is shaped like a real one.

usage: make_corpus.py OUT [COPIES]

OUT/rNNN/.connect for each copy: 76 files, 600 KB, 14 fields a component on
average and up to 100, nested objects, a 4 KB icon on one line in most. The
definitions are clean: a linter finds nothing in them. The same arguments give
the same bytes.
"""

import base64
import pathlib
import sys

SYSTEMS = ["amber", "birch", "cobalt", "delta", "ember", "fjord", "granite", "harbor", "indigo",
           "juniper", "kelp", "lagoon", "maple", "nimbus", "onyx", "pebble", "quartz", "reef",
           "saffron", "tundra", "umber", "violet", "willow", "xenon", "yarrow", "zephyr"]
KINDS = ["queue", "table", "bucket"]
SCANNERS = ["lines", "chunks", "records", "documents"]
STATUSES = ["stable", "stable", "preview", "experimental"]

# How many fields the largest components have; the others have 7 to 13.
LARGEST = [100, 64, 52, 40, 34, 30, 26, 24, 22, 20]

SENTENCES = [
    "How the connection to the service is made and kept.",
    "Values beyond the documented limits are refused when it starts.",
    "More of it is faster, at the price of memory.",
    "Only needed when the server does not announce it by itself.",
    "What cannot be written in time is tried again, with a growing delay.",
    "Leave it alone unless the operator asks for another value.",
]


class Writer:
    def __init__(self, seed):
        self.lines = []
        self.seed = seed
        self.count = 0

    def number(self):
        """A small deterministic generator, so that no Python version changes the corpus."""
        self.seed = (self.seed * 1103515245 + 12345) % 2**31
        return self.seed >> 8

    def put(self, depth, text):
        self.lines.append("  " * depth + text)

    def field(self, depth, path, name, type_, *, kind=None, secret=False, hint=None):
        self.count += 1
        label = name.replace("_", " ").capitalize() + " setting"
        self.put(depth, f"- path: {path}")
        self.put(depth, f"  name: {name}")
        self.put(depth, f"  label: {label}")
        self.put(depth, f"  type: {type_}")
        if kind:
            self.put(depth, f"  kind: {kind}")
        self.put(depth, f"  description: {SENTENCES[self.number() % len(SENTENCES)]}")
        if self.number() % 5 == 0:
            self.put(depth, "  # " + SENTENCES[self.number() % len(SENTENCES)])
        if secret:
            self.put(depth, "  secret: true")
        if hint:
            self.put(depth, f"  render_hint: {hint}")
        self.put(depth, "  optional: true")


def text_field(w, depth, prefix, n):
    name = f"subject_{n}"
    w.field(depth, prefix + name, name, "string")
    w.put(depth, '  default: ""' if n % 2 else "  default: orders.new")
    w.put(depth, "  examples:")
    w.put(depth, f"    - orders.region{n}.*")
    w.put(depth, "    - 'billing.>'")


def pattern_field(w, depth, prefix, n):
    name = f"bucket_{n}"
    w.field(depth, prefix + name, name, "string")
    w.put(depth, "  examples: [invoices, audit-log]")
    w.put(depth, "  constraints:")
    w.put(depth, "    - regex: '^[a-z][a-z0-9-]*$'")
    w.put(depth, "    - range: {gte: 1, lte: 63}")


def int_field(w, depth, prefix, n):
    name = f"count_{n}"
    w.field(depth, prefix + name, name, "int")
    w.put(depth, f"  default: {1 + n % 64}")
    w.put(depth, "  constraints:")
    w.put(depth, "    - range:")
    w.put(depth, "        gte: 1")
    w.put(depth, "        lte: 1024")


def bool_field(w, depth, prefix, n):
    name = f"enabled_{n}"
    w.field(depth, prefix + name, name, "bool")
    w.put(depth, f"  default: {'true' if n % 2 else 'false'}")


def duration_field(w, depth, prefix, n):
    name = f"wait_{n}"
    w.field(depth, prefix + name, name, "string", hint="duration")
    w.put(depth, "  default: 5s")
    w.put(depth, "  examples:")
    w.put(depth, "    - 100ms")
    w.put(depth, "    - 1m30s")


def enum_field(w, depth, prefix, n):
    name = f"mode_{n}"
    w.field(depth, prefix + name, name, "string")
    w.put(depth, "  default: at_least_once")
    w.put(depth, "  constraints:")
    w.put(depth, "    - enum:")
    for value in ["at_least_once", "at_most_once", "exactly_once"]:
        w.put(depth, f"        - {value}")


def secret_field(w, depth, prefix, n):
    name = f"password_{n}"
    w.field(depth, prefix + name, name, "string", secret=True)


def list_field(w, depth, prefix, n):
    name = f"addresses_{n}"
    w.field(depth, prefix + name, name, "string", kind="list")
    w.put(depth, "  default: []")
    w.put(depth, "  examples:")
    w.put(depth, "    - [host1:9092, host2:9092]")
    w.put(depth, "    -")
    w.put(depth, "      - host3:9092")


def map_field(w, depth, prefix, n):
    name = f"headers_{n}"
    w.field(depth, prefix + name, name, "string", kind="map")
    w.put(depth, "  default: {}")
    w.put(depth, "  examples:")
    w.put(depth, "    - content_type: application/json")
    w.put(depth, "      trace: 'on'")


def mapping_field(w, depth, prefix, n):
    name = f"filter_{n}"
    w.field(depth, prefix + name, name, "condition", hint="sourcecode")
    w.put(depth, "  examples:")
    w.put(depth, "    - |")
    w.put(depth, "      root.total = this.items.sum()")
    w.put(depth, "      root.kind = this.kind")


def scanner_field(w, depth, prefix, n):
    name = f"splitter_{n}"
    w.field(depth, prefix + name, name, "scanner")
    w.put(depth, "  default:")
    w.put(depth, "    lines: {}")


LEAVES = [text_field, int_field, bool_field, duration_field, pattern_field,
          enum_field, secret_field, list_field, map_field, mapping_field, scanner_field]


def object_field(w, depth, prefix, n, budget):
    """An object of up to `budget` fields, itself included; every third holds another, every fourth is a list."""
    name = f"group_{n}"
    is_list = n % 4 == 3
    w.field(depth, prefix + name, name, "object", kind="list" if is_list else None)
    w.put(depth, "  fields:")
    inner = f"{prefix}{name}{'[]' if is_list else ''}."
    end = w.count + budget - 1
    position = 0
    while w.count < end:
        if position == 1 and n % 3 == 0 and end - w.count >= 3 and depth < 6:
            object_field(w, depth + 2, inner, n + 1, end - w.count - 1)
        else:
            LEAVES[w.number() % len(LEAVES)](w, depth + 2, inner, position)
        position += 1


def fields(w, wanted):
    w.put(0, "fields:")
    position = 0
    while w.count < wanted:
        left = wanted - w.count
        if position % 4 == 3 and left >= 3:
            object_field(w, 1, "", position, min(left, 3 + w.number() % 7))
        else:
            LEAVES[w.number() % len(LEAVES)](w, 1, "", position)
        position += 1


def icon(w):
    pixels = bytes(w.number() % 256 for _ in range(3072))
    return "data:image/png;base64," + base64.b64encode(pixels).decode()


def component(index, kind, name):
    w = Writer(index + 1)
    w.put(0, 'model_version: "1"')
    w.put(0, f"name: {name}")
    w.put(0, f"label: {name.replace('_', ' ').title()} service")
    w.put(0, f"kind: {kind}")
    w.put(0, f"status: {STATUSES[index % len(STATUSES)]}")
    if index % 9 != 8:
        w.put(0, f"icon: {icon(w)}")
    w.put(0, "description: |-")
    for sentence in SENTENCES[: 3 + index % 4]:
        w.put(1, sentence)
    fields(w, LARGEST[index] if index < len(LARGEST) else 7 + index % 7)
    return w


RUNTIME = """\
model_version: "1"
name: bench
label: Benchmark runtime
version: 1.0.0
image: docker:ghcr.io/example/bench
author:
  name: Example
  email: someone@example.org
description: |-
  A runtime with as many components as a large real one.
metrics:
  port: 4195
  path: /metrics
"""


def corpus():
    """Path below .connect -> text, and the number of fields."""
    names = [f"{system}_{kind}" for kind in KINDS for system in SYSTEMS]
    plan = [("source", name) for name in names[:36]] + [("sink", name) for name in names[20:55]]
    plan += [("scanner", name) for name in SCANNERS]
    texts = {"runtime.yml": RUNTIME}
    total_fields = 0
    for index, (kind, name) in enumerate(plan):
        w = component(index, kind, name)
        total_fields += w.count
        texts[f"{kind}s/{name}.yml"] = "\n".join(w.lines) + "\n"
    return texts, total_fields


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__.strip())
    out = pathlib.Path(sys.argv[1])
    copies = int(sys.argv[2]) if len(sys.argv) == 3 else 1
    texts, total_fields = corpus()
    for copy in range(copies):
        directory = out / f"r{copy:03}" / ".connect"
        for folder in ("sources", "sinks", "scanners"):
            (directory / folder).mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            (directory / path).write_text(text)
    size = sum(len(text) for text in texts.values())
    print(f"{copies * len(texts)} files, {copies * total_fields} fields, {copies * size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
