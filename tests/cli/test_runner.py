#!/usr/bin/env python3
"""The runner of scenarios finds what is wrong: test_runner.py"""

import os
import pathlib
import subprocess
import sys
import tempfile

RUNNER = pathlib.Path(__file__).with_name("run_scenario.py")
GOOD = {"cmd": "echo out; echo err >&2; cat file; echo made > made; exit 3\n", "input/file": "in\n", "exit": "3\n",
        "stdout": "out\nin\n", "stderr": "err\n", "output/made": "made\n"}


def verdict(files):
    with tempfile.TemporaryDirectory() as temporary:
        for name, text in files.items():
            path = pathlib.Path(temporary) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        environment = {k: v for k, v in os.environ.items() if k != "UPDATE_GOLDEN"}
        command = [sys.executable, RUNNER, temporary, temporary]
        return subprocess.run(command, env=environment, capture_output=True, text=True)


def without(*names):
    return {name: text for name, text in GOOD.items() if name not in names}


def main():
    cases = [
        ("a good scenario", GOOD, 0, ""),
        ("another exit code", {**GOOD, "exit": "0\n"}, 1, "exit differs"),
        ("another output", {**GOOD, "stdout": "out\n"}, 1, "stdout differs"),
        ("another error", {**GOOD, "stderr": ""}, 1, "stderr differs"),
        ("another file", {**GOOD, "output/made": "x\n"}, 1, "made differs"),
        ("a missing file", {**GOOD, "output/other": "x\n"}, 1, "other differs"),
        ("no exit code", without("exit"), 1, "asserts nothing"),
        ("no output", without("stdout", "stderr"), 1, "asserts nothing"),
        ("no command", without("cmd"), 1, "no cmd"),
        ("a file that nobody reads", {**GOOD, "stdot": ""}, 1, "nobody reads stdot"),
    ]
    failed = 0
    for name, files, code, text in cases:
        result = verdict(files)
        if result.returncode != code or text not in result.stdout + result.stderr:
            print(f"{name}: exit {result.returncode}, {result.stdout}{result.stderr}")
            failed += 1
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
