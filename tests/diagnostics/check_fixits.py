#!/usr/bin/env python3
"""Applies the fix-its of the programs in a folder: each shows the messages that its first line names, with a fix-it each, and compiles without
them once `--experimental-fixit` has been applied. `--experimental-export-fixit` lists the same changes.

usage: check_fixits.py MOJO FOLDER"""
import json, re, subprocess, sys, tempfile
from pathlib import Path

ROUNDS = 5  # what hides behind an error shows in a later round


def build(mojo, folder, *options):
    command = [mojo, "build", "--emit", "llvm", "-o", "out.ll", *options, "program.mojo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def check(mojo, path):
    """What is wrong with the program at `path`."""
    text = path.read_text()
    wanted = set(re.match(r"# fixes: (.*)", text)[1].split(", "))
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "program.mojo")
        program.write_text(text)
        found = set()
        for _ in range(ROUNDS):
            shown = [json.loads(line) for line in build(mojo, folder, "--diagnostic-format", "json").stderr.splitlines() if line.startswith("{")]
            fixes = [(entry["id"], fix) for entry in shown for fix in entry["fixIts"]]
            found |= {name for name, _ in fixes}
            if not fixes:
                break
            build(mojo, folder, "--experimental-export-fixit", "fixes.yaml")
            exported = Path(folder, "fixes.yaml").read_text().count("- file:")
            if exported != len(fixes):
                return f"{exported} exported fix-its instead of {len(fixes)}"
            build(mojo, folder, "--experimental-fixit")
        last = build(mojo, folder)
        if wanted - found:
            return f"no fix-it for {', '.join(sorted(wanted - found))}"
        if found - wanted:
            return f"fix-its that the first line doesn't name: {', '.join(sorted(found - wanted))}"
        if last.returncode or fixes and _ == ROUNDS - 1:
            return f"the mended program fails:\n{program.read_text()}\n{last.stderr}"
    return ""


def main():
    mojo, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    programs = sorted(folder.glob("*.mojo"))
    failures = [(path.name, why) for path in programs if (why := check(mojo, path))]
    for name, why in failures:
        print(f"{name}: {why}")
    print(f"{len(programs)} programs, {len(failures)} failures")
    return 1 if failures else not programs


if __name__ == "__main__":
    sys.exit(main())
