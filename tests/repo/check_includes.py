#!/usr/bin/env python3
"""Holds the includes of each room against the graph in tools/connectkit/CMakeLists.txt.

A room may include its own headers and those of the rooms that it names after DEPENDS,
or that those bring along. Libraries with a single owner are held against that owner, and
runtimes against what the SDK shows them.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ROOT / "tools/connectkit"
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)

# Header prefix -> the only rooms, or folders, that may use it.
OWNERS = {
    "yaml.h": {"yaml"},
    "valijson/": {"schema"},
    "CLI/": {"cli"},
}


def graph():
    """Room -> all rooms that it may include, itself among them."""
    text = re.sub(r"#.*", "", (ROOMS / "CMakeLists.txt").read_text())
    direct = {}
    for call in re.findall(r"connectkit_room\(([^)]*)\)", text):
        name, *words = call.split()
        direct[name] = set()
        keyword = None
        for word in words:
            if word.isupper():
                keyword = word
            elif keyword == "DEPENDS":
                direct[name].add(word)

    def closure(room):
        rooms = {room}
        for other in direct[room]:
            if other not in direct:
                sys.exit(f"error: room {room!r} depends on {other!r}, which is declared nowhere")
            rooms |= closure(other)
        return rooms

    return {room: closure(room) for room in direct}


def sources(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in (".cpp", ".hpp", ".h"))


def check_rooms(rooms):
    for folder in sorted(path for path in ROOMS.iterdir() if path.is_dir()):
        files = sources(folder)
        if files and folder.name not in rooms:
            yield f"{folder.relative_to(ROOT)}: no room of that name in the graph"
            continue
        for path in files:
            for included in INCLUDE.findall(path.read_text()):
                match = re.match(r"connectkit/([a-z0-9_]+)/", included)
                if match and match[1] not in rooms[folder.name]:
                    yield f"{path.relative_to(ROOT)}: {folder.name} may not use {included}"
                for prefix, owners in OWNERS.items():
                    if included.startswith(prefix) and folder.name not in owners:
                        yield f"{path.relative_to(ROOT)}: only {', '.join(owners)} may use {included}"


def check_runtimes():
    public = ROOT / "runtime/sdk/include"
    shown = {str(path.relative_to(public)) for path in sources(public)}
    for path in sources(public):
        for included in INCLUDE.findall(path.read_text()):
            if included.startswith("nats"):
                yield f"{path.relative_to(ROOT)}: a public header may not show {included}"
            if included.startswith("connectkit/") and included not in shown:
                yield f"{path.relative_to(ROOT)}: {included} is no public header"
    for path in sources(ROOT / "runtime/vanilla"):
        for included in INCLUDE.findall(path.read_text()):
            if included.startswith("nats") or (included.startswith("connectkit/") and included not in shown):
                yield f"{path.relative_to(ROOT)}: the vanilla runtime stands on the SDK alone, not on {included}"


def main():
    rooms = graph()
    if len(rooms) < 2:
        sys.exit("error: found no graph in tools/connectkit/CMakeLists.txt")
    problems = [*check_rooms(rooms), *check_runtimes()]
    for problem in problems:
        print(problem)
    if problems:
        sys.exit(1)
    print(f"the includes of {len(rooms)} rooms follow the graph")


if __name__ == "__main__":
    main()
