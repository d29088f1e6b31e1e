#!/usr/bin/env python3
"""Inputs that are made to hurt: worst_inputs.py PROGRAM SANITIZED

Each is answered with a finding of the right rule, in one second of processor time (wall time says more about what else
the machine does) and in 256 MB. Sanitizers need more of both, so with them only the answers count.
"""

import json
import os
import pathlib
import resource
import sys
import tempfile

MIB = 1 << 20
HEAD = 'model_version: "1"\nname: http\nlabel: HTTP\nkind: source\nstatus: stable\ndescription: x\n'


def laughs(levels):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 10) + "]")
    return "\n".join(lines) + "\n"


def keys(count, separator):
    return separator.join(f"key{number}: {number}" for number in range(count))


# What it is, its text, the rule of its first finding in the order of places.
CASES = [
    ("100 KB of [", "[" * 100_000, "yaml-limits"),
    ("100 KB of {", "{" * 100_000, "yaml-limits"),
    ("100 KB of - ", "- " * 50_000, "yaml-limits"),
    ("100 KB of ? ", "? " * 50_000, "yaml-limits"),
    ("billion laughs", laughs(10), "yaml-limits"),
    ("billion laughs by merges", "a: &a {b: 1}\n" + "".join(f"k{n}: &k{n} {{<<: [*a, *a]}}\n" for n in range(9)), "schema-required"),
    ("an anchor that holds itself", "&a [*a]\n", "yaml-syntax"),
    ("a merge of itself", "a: &a {<<: *a}\n", "yaml-syntax"),
    ("deep aliases", "x0: &x0 a\n" + "".join(f"x{n}: &x{n} [*x{n - 1}]\n" for n in range(1, 200)), "yaml-limits"),
    ("a plain scalar of 16 MiB", HEAD + "icon: " + "a" * (16 * MIB - 200), "schema-pattern"),
    ("a quoted scalar of 16 MiB", HEAD + 'icon: "' + "a" * (16 * MIB - 200) + '"', "schema-pattern"),
    ("a block scalar of 16 MiB", HEAD + "icon: |\n" + " aaaaaaa\n" * (16 * MIB // 9 - 20), "schema-pattern"),
    ("a name of 16 MiB", HEAD.replace("http", "a-" * (8 * MIB - 200)), "schema-pattern"),
    ("a wide scalar of 16 MiB", HEAD + "icon: " + "日" * (16 * MIB // 3 - 100), "schema-pattern"),
    ("16 MiB of [a,a,…", "[" + "a," * (8 * MIB - 1), "yaml-limits"),
    ("16 MiB of items", "- a\n" * (4 * MIB), "yaml-limits"),
    ("more than 16 MiB", "a" * (16 * MIB + 1), "yaml-limits"),
    ("50,000 keys in one map", keys(50_000, "\n") + "\n", "schema-required"),
    ("50,000 keys in one line", "{" + keys(50_000, ", ") + "}\n", "schema-required"),
    ("50,000 times one key", "a: 1\n" * 50_000, "schema-required"),
    ("50,000 anchors", "".join(f"a{n}: &a{n} x\n" for n in range(50_000)), "schema-required"),
    ("a key of 2,000 characters", "a" * 2_000 + ": 1\n", "yaml-syntax"),
    ("NUL bytes", b"\0" * 100_000, "yaml-encoding"),
    ("a NUL byte", HEAD + "icon: a\0b\n", "yaml-syntax"),
    ("UTF-16 with a BOM", ("\ufeff" + HEAD).encode("utf-16-le"), "yaml-encoding"),
    ("UTF-16 without one", (HEAD * 1000).encode("utf-16-be"), "yaml-encoding"),
    ("Latin-1", (HEAD + "icon: café\n").encode("latin-1"), "yaml-encoding"),
    ("16 MiB of tabs", "\t" * (16 * MIB), "yaml-syntax"),
    ("tabs as indentation", HEAD + "fields:\n\t- name: a\n", "yaml-syntax"),
    ("16 MiB of CR", "\r" * (16 * MIB), "schema-type"),
    ("16 MiB of LF", "\n" * (16 * MIB), "schema-type"),
    ("CR only", HEAD.replace("\n", "\r") + "icn: x\r", "schema-unknown-key"),
    ("16 MiB of comment", "#" * (16 * MIB), "schema-type"),
    ("16 MiB of line ends in a quote", '"' + "\n" * (16 * MIB - 2), "yaml-syntax"),
    ("16 MiB of seeds", "seed: [\n" * (2 * MIB), "yaml-limits"),
    ("truncated in a quote", HEAD[: HEAD.index("http")] + '"ht', "yaml-syntax"),
    ("truncated in a character", HEAD.encode() + "icon: é".encode()[:-1], "yaml-encoding"),
    ("truncated in a list", HEAD + "fields: [{name: a, label", "yaml-syntax"),
    ("nothing", "", "schema-type"),
]


def run(program, path, output, limited):
    """Exit code or minus the signal, seconds of processor time. The limit on memory makes the program fail."""
    pid = os.fork()
    if pid == 0:
        if limited:
            resource.setrlimit(resource.RLIMIT_AS, (256 * MIB, 256 * MIB))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.execv(program, [program, "lint", "--format", output.suffix[1:], str(path)])
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime


def problems_of(program, limited, folder, text, rule):
    path = folder / "input.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for output in (folder / "out.text", folder / "out.json"):
        code, seconds = run(program, path, output, limited)
        if code != 1:
            yield f"{output.suffix}: ended with {code}"
            continue
        if limited and seconds > 1:
            yield f"{output.suffix}: took {seconds:.2f} s"
        longest = max(map(len, output.read_bytes().decode().splitlines()))
        if output.suffix == ".text" and longest > 2000:
            yield f"a line of {longest} characters"
    if code == 1:
        first = json.loads(output.read_bytes())["diagnostics"][0]
        if first["rule"] != rule:
            yield f"first finding is {first['rule']}, not {rule}: {first['message'][:200]}"


def main():
    program, limited = sys.argv[1], sys.argv[2] != "1"
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for name, text, rule in CASES:
            for problem in problems_of(program, limited, pathlib.Path(temporary), text, rule):
                print(f"{name}: {problem}")
                failed += 1
    print(f"{len(CASES)} inputs, {failed} problems")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
