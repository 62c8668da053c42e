#!/usr/bin/env python3
"""Runs the examples of `mojo explain`: the wrong program gives the message, the right one compiles without it. Every message has a page;
the few that no program can show have one without examples.

usage: check_pages.py MOJO [NAME ...]"""
import json, re, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def run(mojo, source):
    if "main" not in source and "#no main" not in source:
        source += "\n\ndef main():\n    pass\n"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.mojo").write_text(source)
        return subprocess.run([mojo, "build", "--emit", "llvm", "-o", "page.ll", "page.mojo"], cwd=folder, capture_output=True, text=True)


def check(mojo, page):
    """What is wrong with a page."""
    if not page["meaning"]:
        return f"{page['id']}: no page"
    if not page["wrong"]:
        return ""
    # {0} is any text, {{ and }} are braces.
    parts = re.split(r"(\{\{|\}\}|\{[^}]*\})", page["format"])
    words = "".join({"{{": r"\{", "}}": r"\}"}.get(p, ".*" if p.startswith("{") else re.escape(p)) for p in parts)
    pattern = re.compile(f"{page['severity']}: {words}$", re.M)
    wrong, right = run(mojo, page["wrong"]), run(mojo, page["right"])
    if not pattern.search(wrong.stderr):
        return f"{page['id']}: the wrong program doesn't give the message\n{wrong.stderr[:600]}"
    if pattern.search(right.stderr) or right.returncode:
        return f"{page['id']}: the right program fails\n{right.stderr[:600]}"
    return ""


def main():
    mojo = str(Path(sys.argv[1]).resolve())
    pages = [json.loads(line) for line in subprocess.run([mojo, "explain", "--json"], capture_output=True, text=True).stdout.splitlines()]
    pages = [page for page in pages if not sys.argv[2:] or page["id"] in sys.argv[2:]]
    with ThreadPoolExecutor(2) as pool:
        failures = [text for text in pool.map(lambda page: check(mojo, page), pages) if text]
    print(*failures, sep="\n")
    print(f"{len(pages)} pages, {sum(not page['wrong'] for page in pages)} without examples, {len(failures)} failures")
    return 1 if failures else not pages


if __name__ == "__main__":
    sys.exit(main())
