#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Checks the site that `mojo doc --html` writes of the standard library: every link has a target, the search index is one and leads to
pages. Where a headless Chromium is installed, it opens a page from the file system, searches, and looks at both colour schemes.

usage: site.py MOJO"""
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path


class Page(html.parser.HTMLParser):
    """The links and anchors of a page; complains about tags that don't match."""

    VOID = {"meta", "link", "input", "br", "hr", "img"}

    def __init__(self, text):
        super().__init__()
        self.links, self.anchors, self.open, self.problems = [], set(), [], []
        self.feed(text)
        if self.open:
            self.problems.append(f"not closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if "id" in attrs:
            self.anchors.add(attrs["id"])
        for name in ("href", "src"):
            if name in attrs:
                self.links.append(attrs[name])

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"unexpected </{tag}> at {self.getpos()}")


def check_links(site):
    pages = {path.resolve(): Page(path.read_text()) for path in site.rglob("*.html")}
    problems = [f"{path.relative_to(site)}: {problem}" for path, page in pages.items() for problem in page.problems[:1]]
    count = 0
    for path, page in pages.items():
        for link in page.links:
            if link.startswith(("http://", "https://")):
                continue
            count += 1
            target, _, anchor = link.partition("#")
            file = (path.parent / urllib.parse.unquote(target)).resolve() if target else path
            if not file.is_file():
                problems.append(f"{path.relative_to(site)}: no file {link}")
            elif anchor and urllib.parse.unquote(anchor) not in pages[file].anchors:
                problems.append(f"{path.relative_to(site)}: no anchor {link}")
    assert not problems, "\n".join(problems[:20]) + f"\n{len(problems)} problems"
    return len(pages), count


def check_index(site):
    text = (site / "search-index.js").read_text()
    entries = json.loads(re.sub(r",\n\]$", "\n]", text.removeprefix("window.KILN_INDEX=").removesuffix(";\n")))
    names = {(entry[0], entry[1]) for entry in entries}
    for wanted in (("List", "struct"), ("append", "method"), ("sqrt", "function"), ("Writable", "trait"), ("std", "package")):
        assert wanted in names, wanted
    for name, _, _, page, _ in entries:
        assert (site / page.partition("#")[0]).is_file(), page
    return len(entries)


def check_contents(site):
    page = (site / "std/collections/list/List.html").read_text()
    assert 'id="append"' in page and "source/std/collections/list.html#L" in page
    assert re.search(r'<a href="[^"]*Copyable\.html">Copyable</a>', page), "no link to a trait"
    line = re.search(r'id="append".*?source/std/collections/list\.html#(L\d+)"', page, re.S).group(1)
    listing = (site / "source/std/collections/list.html").read_text()
    row = re.search(f'<span id="{line}">.*', listing).group(0)
    assert "append" in re.sub("<[^>]*>", "", row), row


def check_browser(site):
    browser = next((path for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (path := shutil.which(name))), None)
    if not browser:
        return "no browser"
    def dom(address, *flags):
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", *flags, "--dump-dom", address]
        return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    page = (site / "std/collections/list/List.html").resolve().as_uri()
    found = dom(page + "?q=list.append")
    results = re.search(r'<ul id="results">(.*?)</ul>', found, re.S).group(1)
    assert re.search(r'<li class="chosen"><a href="[^"]*List\.html#append">List\.append<', results), results[:400]
    with tempfile.TemporaryDirectory() as folder:
        shots = []
        for scheme in ("light", "dark"):
            shot = os.path.join(folder, scheme + ".png")
            flags = ["--force-dark-mode"] if scheme == "dark" else []
            subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", *flags, f"--screenshot={shot}", page],
                           capture_output=True, timeout=120)
            shots.append(Path(shot).read_bytes())
        assert all(shots), "no picture"
    return "looked at in a browser"


def main():
    mojo = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site").resolve()
        subprocess.run([mojo, "doc", "--html", str(site)], check=True, timeout=120, stderr=subprocess.DEVNULL)
        pages, links = check_links(site)
        entries = check_index(site)
        check_contents(site)
        print(f"{pages} pages, {links} links, {entries} names, {check_browser(site)}")


if __name__ == "__main__":
    main()
