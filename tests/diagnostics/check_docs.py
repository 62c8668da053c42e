#!/usr/bin/env python3
"""The mistakes that docs/diagnostics.md shows in full: each program gives exactly the text below it. With --update the texts are written anew.

usage: check_docs.py MOJO DOCUMENT [--update]"""
import re, subprocess, sys, tempfile
from pathlib import Path

BLOCKS = re.compile(r"```mojo\n(.*?)```\n\n```text\n(.*?)```", re.S)


def output(mojo, program, name):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_text(program)
        done = subprocess.run([mojo, "run", name], cwd=folder, capture_output=True, text=True)
        # The program's name is printed as it was called; in the document it is a plain word.
        return re.sub(r"^\S*mojo: error:", "mojo: error:", done.stderr, flags=re.M)


def main():
    mojo, document = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    text = document.read_text()
    examples = BLOCKS.findall(text)
    failures = 0
    for program, shown in examples:
        name = re.match(r"\w+\.mojo", shown)[0]
        actual = output(mojo, program, name)
        if actual == shown:
            continue
        failures += 1
        if "--update" in sys.argv:
            text = text.replace(f"```mojo\n{program}```\n\n```text\n{shown}```", f"```mojo\n{program}```\n\n```text\n{actual}```")
        else:
            print(f"--- {name} gives\n{actual}--- instead of\n{shown}")
    if "--update" in sys.argv:
        document.write_text(text)
    print(f"{len(examples)} examples, {failures} differ")
    return 1 if failures or len(examples) < 12 else 0


if __name__ == "__main__":
    sys.exit(main())
