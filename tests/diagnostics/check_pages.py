#!/usr/bin/env python3
"""Runs the examples of `mojo explain`: the wrong program gives the message, the right one compiles without it.

usage: check_pages.py MOJO"""
import json, re, subprocess, sys, tempfile
from pathlib import Path


def main():
    mojo = str(Path(sys.argv[1]).resolve())
    pages = [json.loads(line) for line in subprocess.run([mojo, "explain", "--json"], capture_output=True, text=True).stdout.splitlines()]
    failed = 0
    for page in pages:
        # {0} is any text, {{ and }} are braces.
        parts = re.split(r"(\{\{|\}\}|\{[^}]*\})", page["format"])
        words = "".join({"{{": r"\{", "}}": r"\}"}.get(p, ".*" if p.startswith("{") else re.escape(p)) for p in parts)
        pattern = re.compile(f"{page['severity']}: {words}$", re.M)
        for kind in ("wrong", "right"):
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "page.mojo").write_text(page[kind])
                done = subprocess.run([mojo, "build", "--emit", "llvm", "-o", "page.ll", "page.mojo"], cwd=folder, capture_output=True, text=True)
            shows = pattern.search(done.stderr) is not None
            good = shows if kind == "wrong" else not shows and done.returncode == 0
            if not good:
                failed += 1
                print(f"{page['id']}: the {kind} program", "doesn't give the message" if kind == "wrong" else "fails", done.stderr[:600], sep="\n")
    print(f"{len(pages)} pages, {failed} failures")
    return 1 if failed else not pages


if __name__ == "__main__":
    sys.exit(main())
