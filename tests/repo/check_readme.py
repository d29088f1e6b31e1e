#!/usr/bin/env python3
"""Runs the sessions of README.md and holds what they print against what it says.

usage: check_readme.py BIN

A session is a block ```console; its lines that begin with "$ " are commands, run one after the other in a copy of
.connect and examples. With UPDATE_GOLDEN=1 the output is written into the README instead.
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "README.md"


def run(command, directory, programs):
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(directory), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", command], cwd=directory, env=environment, text=True, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return done.stdout


def replayed(text, directory, programs):
    def session(match):
        lines = []
        for line in match[1].splitlines():
            if line.startswith("$ "):
                lines += [line, *run(line[2:], directory, programs).splitlines()]
        return "```console\n" + "\n".join(lines) + "\n```"

    return re.sub(r"```console\n(.*?)```", session, text, flags=re.DOTALL)


def main():
    programs = pathlib.Path(sys.argv[1]).resolve()
    said = README.read_text()
    if "```console" not in said:
        sys.exit("error: README.md shows no session")
    with tempfile.TemporaryDirectory() as scratch:
        for folder in (".connect", "examples"):
            shutil.copytree(ROOT / folder, pathlib.Path(scratch) / folder)
        shown = replayed(said, pathlib.Path(scratch), programs)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        README.write_text(shown)
    elif shown != said:
        sys.stdout.writelines(difflib.unified_diff(said.splitlines(True), shown.splitlines(True), "README.md", "now"))
        sys.exit("error: README.md shows other output than the programs; UPDATE_GOLDEN=1 rewrites it")


if __name__ == "__main__":
    main()
