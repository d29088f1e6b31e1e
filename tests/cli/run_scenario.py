#!/usr/bin/env python3
"""Runs one scenario of the command line: run_scenario.py FOLDER BIN

FOLDER holds
  cmd             what to run: a script for bash, in a copy of the folder input, with the
                  programs of BIN in PATH
  input/          files that it finds (optional)
  exit            its exit code
  stdout, stderr  what it prints, byte for byte; at least one of the two
  output/         files that it must have written (optional)

With UPDATE_GOLDEN=1 in the environment exit, stdout and stderr are written instead: read the
difference before you commit it.
"""

import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

KNOWN = {"cmd", "input", "exit", "stdout", "stderr", "output"}


def refuse(message):
    sys.exit(f"error: {message}")


def check_form(folder, update):
    """A scenario says what to do and what must come of it, and nothing that nobody reads."""
    names = {path.name for path in folder.iterdir()}
    if names - KNOWN:
        refuse(f"{folder.name}: nobody reads {', '.join(sorted(names - KNOWN))}")
    if "cmd" not in names:
        refuse(f"{folder.name}: no cmd")
    if not update and ("exit" not in names or not names & {"stdout", "stderr"}):
        refuse(f"{folder.name}: asserts nothing: exit and one of stdout and stderr must be there")


def run(folder, bin_folder, work):
    if (folder / "input").exists():
        shutil.copytree(folder / "input", work, dirs_exist_ok=True, symlinks=True)
    environment = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "LC_ALL": "C", "HOME": str(work)}
    environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
    script = (folder / "cmd").read_text()
    return subprocess.run(["bash", "-c", script], cwd=work, env=environment, capture_output=True, timeout=60)


def difference(name, expected, actual):
    if expected == actual:
        return []
    lines = [text.decode(errors="backslashreplace").splitlines(keepends=True) for text in (expected, actual)]
    return [f"{name} differs:\n", *difflib.unified_diff(*lines, "expected", "actual")]


def main():
    if len(sys.argv) != 3:
        refuse("usage: run_scenario.py FOLDER BIN")
    folder, bin_folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    update = os.environ.get("UPDATE_GOLDEN") == "1"
    check_form(folder, update)
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary) / "work"
        work.mkdir()
        result = run(folder, bin_folder, work)
        actual = {"exit": f"{result.returncode}\n".encode(), "stdout": result.stdout, "stderr": result.stderr}
        problems = []
        for name, text in actual.items():
            if update:
                (folder / name).write_bytes(text)
            elif (folder / name).exists():
                problems += difference(name, (folder / name).read_bytes(), text)
        for path in sorted((folder / "output").rglob("*")) if (folder / "output").exists() else []:
            name = path.relative_to(folder / "output")
            written = work / name
            if path.is_file():
                problems += difference(str(name), path.read_bytes(), written.read_bytes() if written.exists() else b"")
    sys.stdout.writelines(problems)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
