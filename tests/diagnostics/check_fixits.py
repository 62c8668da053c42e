#!/usr/bin/env python3
"""Applies the fix-its of the programs in a folder. A program whose first line is `# fixes: A, B` shows these messages, with a fix-it each, and
compiles without them once `--experimental-fixit` has been applied. One whose first line is `# old: ERA` is a program of an earlier version: it
runs, and what its fix-its make of it prints the same without a warning. `--experimental-export-fixit` lists the same changes each time.

usage: check_fixits.py MOJO FOLDER"""
import json, re, subprocess, sys, tempfile
from pathlib import Path

ROUNDS = 5  # what hides behind an error, or overlaps another change, shows in a later round


def run(mojo, folder, *arguments):
    return subprocess.run([mojo, *arguments, "program.mojo"], cwd=folder, capture_output=True, text=True)


def build(mojo, folder, *options):
    return run(mojo, folder, "build", "--emit", "llvm", "-o", "out.ll", *options)


def exported(folder):
    """The changes that the YAML file lists: (offset, length, text)."""
    entry = r'- file: ".*"\n  offset: (\d+)\n  length: (\d+)\n  text: (".*")\n'
    return [(int(a), int(b), json.loads(c)) for a, b, c in re.findall(entry, Path(folder, "fixes.yaml").read_text())]


def applied(data, changes):
    """`data` with the changes that don't overlap an earlier one, as `--experimental-fixit` makes them."""
    result, done = b"", 0
    for begin, length, text in dict.fromkeys(sorted(changes, key=lambda change: change[:2])):
        if begin >= done:
            result += data[done:begin] + text.encode()
            done = begin + length
    return result + data[done:]


def mend(mojo, program):
    """Applies fix-its until there are none; returns the messages that had some, and what is wrong."""
    folder, found = program.parent, set()
    for _ in range(ROUNDS):
        shown = [json.loads(line) for line in build(mojo, folder, "--diagnostic-format", "json").stderr.splitlines() if line.startswith("{")]
        fixes = [(entry["id"], fix) for entry in shown for fix in entry["fixIts"]]
        found |= {name for name, _ in fixes}
        if not fixes:
            return found, ""
        build(mojo, folder, "--experimental-export-fixit", "fixes.yaml")
        changes = exported(folder)
        if len(changes) != len(fixes):
            return found, f"{len(changes)} exported fix-its instead of {len(fixes)}"
        wanted = applied(program.read_bytes(), changes)
        build(mojo, folder, "--experimental-fixit")
        if program.read_bytes() != wanted:
            return found, "the exported changes are not those that are made"
    return found, f"fix-its without an end:\n{program.read_text()}"


def check(mojo, path):
    """What is wrong with the program at `path`."""
    text = path.read_text()
    old = text.startswith("# old: ")
    wanted = set() if old else set(re.match(r"# fixes: (.*)", text)[1].split(", "))
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "program.mojo")
        program.write_text(text)
        before = run(mojo, folder, "run") if old else None
        if old and (before.returncode or not before.stdout or "warning:" not in before.stderr):
            return f"the old program fails:\n{before.stderr[:900]}"
        found, why = mend(mojo, program)
        if why:
            return why
        if not old and wanted != found:
            return f"fix-its of {', '.join(sorted(found - wanted))} instead of {', '.join(sorted(wanted - found))}"
        last = run(mojo, folder, "run") if "def main" in text or old else build(mojo, folder)
        if last.returncode or (old and (last.stdout != before.stdout or "warning:" in last.stderr)):
            return f"the mended program fails:\n{program.read_text()}\n{last.stdout}{last.stderr[:900]}"
    return ""


def main():
    mojo, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    programs = [path for path in sorted(folder.glob("*.mojo")) if not sys.argv[3:] or path.stem in sys.argv[3:]]
    failures = [(path.name, why) for path in programs if (why := check(mojo, path))]
    for name, why in failures:
        print(f"{name}: {why}")
    print(f"{len(programs)} programs, {len(failures)} failures")
    return 1 if failures else not programs


if __name__ == "__main__":
    sys.exit(main())
