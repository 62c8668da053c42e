#!/usr/bin/env python3
"""Applies each fix-it of each program by itself, those of notes too: what it is about must be gone, and nothing else may have become wrong.

usage: check_each_fixit.py MOJO PROGRAM_OR_FOLDER ..."""
import json, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from check_pages import apply


def messages(mojo, text):
    """What the compiler says about a program, or None when it crashes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "program.mojo").write_text(text)
        command = [mojo, "build", "--emit", "llvm", "-o", "out.ll", "--diagnostic-format", "json", "program.mojo"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
        return None if done.returncode not in (0, 1) else [entry for entry in lines if entry.get("file", "program.mojo") == "program.mojo"]


def errors(found):
    return sum(entry["severity"] == "error" for entry in found)


def check(mojo, path):
    """Numbers of fix-its, and what is wrong with those of one program."""
    text = path.read_text()
    before = messages(mojo, text)
    if before is None:
        return 0, [f"{path}: the compiler crashes"]
    wrong, count = [], 0
    for entry in before:
        notes = [note for note in entry["notes"] if note.get("file") == "program.mojo"]
        for message in [entry, *notes]:
            fixes = message.get("fixIts")
            if not fixes:
                continue
            count += 1
            mended = apply(text, fixes)
            after = messages(mojo, mended)
            what = f"{path}:{entry['line']}: {entry['message']} [{message['message']}]"
            if after is None:
                wrong.append(f"{what}: the compiler crashes")
                continue
            same = lambda other: other["id"] == entry["id"] and other["message"] == entry["message"]
            if sum(map(same, after)) >= sum(map(same, before)):
                wrong.append(f"{what}: it is still there")
            elif errors(after) > errors(before) - (entry["severity"] == "error"):
                known = [(other["id"], other["message"]) for other in before]
                new = [f"{other['line']}: {other['message']}" for other in after if (other["id"], other["message"]) not in known]
                wrong.append(f"{what}: now {'; '.join(new) or 'more of the same'}")
    return count, wrong


def main():
    mojo = str(Path(sys.argv[1]).resolve())
    programs = [path for name in sys.argv[2:] for path in ([Path(name)] if name.endswith(".mojo") else sorted(Path(name).glob("*.mojo")))]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda path: check(mojo, path), programs))
    failures = [text for _, wrong in results for text in wrong]
    print(*failures, sep="\n")
    count = sum(number for number, _ in results)
    print(f"{count} fix-its, {len(failures)} failures")
    return 1 if failures else not count


if __name__ == "__main__":
    sys.exit(main())
