#!/usr/bin/env python3
"""Runs the examples of `mojo explain`. The wrong program gives the message, and nothing else; the right one compiles without it; and what
the message or a note to it proposes as a fix leads to a program that compiles. A diagnostic without an example must be named in
`shown-elsewhere.txt`, with the test that shows it or the reason why none can.

A program may begin with `# flags: ...`, and hold further files behind lines `# file: NAME`.

usage: check_pages.py MOJO [NAME ...]"""
import json, re, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Messages that come with another one by the rules.
ALSO = {
    "DocOverindented": {"DocUnexpectedRaises"},
    "NoMemoryOrigin": {"NoMemoryOriginIn"},
    "NotAwaited": {"Abandoned"},
    "TStringNewline": {"UnterminatedString"},
    "UnqualifiedParameterOld": {"Deprecated"},
    "VariableNeverUsed": {"UnreachableExcept"},
}
ROUNDS = 4  # what hides behind an error shows in a later round


class Program:
    """A program of a page in a folder of its own."""

    def __init__(self, mojo, source, folder):
        if "main" not in source:
            source += "\n\ndef main():\n    pass\n"
        flags = re.search(r"^# flags: (.*)$", source, re.M)
        self.command, self.flags, self.folder = mojo, flags[1].split() if flags else [], folder
        parts = re.split(r"^# file: (\S+)\n", source, flags=re.M)
        for name, text in zip(["page.mojo", *parts[1::2]], parts[::2]):
            Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, name).write_text(text)
        self.path = Path(folder, "page.mojo")

    def build(self, *options):
        kind = [] if "--emit" in self.flags else ["--emit", "llvm"]
        command = [self.command, "build", *kind, "-o", "page.out", *self.flags, *options, "page.mojo"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True)

    def diagnostics(self):
        lines = self.build("--diagnostic-format", "json").stderr.splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


def apply(text, fixes):
    """`text` with the changes of one message."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    data = text.encode()
    at = lambda place: starts[place["line"] - 1] + place["column"] - 1
    for fix in sorted(fixes, key=lambda fix: (at(fix["start"]), at(fix["end"])), reverse=True):
        data = data[:at(fix["start"])] + fix["text"].encode() + data[at(fix["end"]):]
    return data.decode()


def check_fixes(mojo, page, found):
    """What is wrong with the fixes that the message of `page`, or a note to it, proposes."""
    mine = [entry for entry in found if entry["id"] == page["id"]]
    with tempfile.TemporaryDirectory() as folder:
        program = Program(mojo, page["wrong"], folder)
        if any(entry["fixIts"] for entry in mine):
            for _ in range(ROUNDS):
                program.build("--experimental-fixit")
            last = program.build()
            if last.returncode or page["id"] in [entry["id"] for entry in program.diagnostics()]:
                return f"the fixed program fails:\n{program.path.read_text()}\n{last.stderr[:600]}"
    for entry in mine[:1]:
        for note in entry["notes"]:
            if not note.get("fixIts") or note.get("file") != "page.mojo":
                continue
            with tempfile.TemporaryDirectory() as folder:
                program = Program(mojo, page["wrong"], folder)
                program.path.write_text(apply(program.path.read_text(), note["fixIts"]))
                last = program.build()
                if last.returncode:
                    return f"the program fails with what the note '{note['message']}' proposes:\n{program.path.read_text()}\n{last.stderr[:600]}"
    return ""


def check(mojo, page):
    """What is wrong with a page."""
    if not page["meaning"]:
        return f"{page['id']}: no page"
    if not page["wrong"]:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        found = Program(mojo, page["wrong"], folder).diagnostics()
        isNote = page["severity"] == "note"
        ids = [entry["id"] for entry in found if not isNote] + [note["id"] for entry in found for note in entry["notes"] if isNote]
        if page["id"] not in ids:
            return f"{page['id']}: the wrong program gives {ids or 'no message'}"
        others = set(ids) - {page["id"]} - ALSO.get(page["id"], set()) if not isNote else set()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(mojo, page["right"], folder)
        right, found_right = program.build(), program.diagnostics()
        if right.returncode or page["id"] in [entry["id"] for entry in found_right]:
            return f"{page['id']}: the right program fails\n{right.stderr[:600]}"
    if others:
        return f"{page['id']}: the wrong program also gives {', '.join(sorted(others))}"
    why = check_fixes(mojo, page, found)
    return f"{page['id']}: {why}" if why else ""


def declared():
    """The ids of all messages with their severities and texts, from the tables."""
    entry = re.compile(r'^DIAG\((\w+),\s*(\w+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)', re.M)
    for table in sorted(HERE.parent.parent.glob("compiler/diagnostics/*.def")):
        for name, severity, text in entry.findall(table.read_text()):
            yield name, severity, "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def note_pages():
    """The pages with examples of messages that are notes, which `explain --json` leaves out."""
    notes = {name for name, severity, _ in declared() if severity == "Note"}
    for file in sorted(HERE.parent.parent.glob("compiler/diagnostics/pages/*.md")):
        for section in re.split(r"^## ", file.read_text(), flags=re.M)[1:]:
            name, examples = section.split("\n", 1)[0], re.findall(r"```mojo\n(.*?)```", section, re.S)
            if name in notes and len(examples) == 2:
                yield {"id": name, "severity": "note", "meaning": section, "wrong": examples[0], "right": examples[1]}


def main():
    mojo = str(Path(sys.argv[1]).resolve())
    pages = [json.loads(line) for line in subprocess.run([mojo, "explain", "--json"], capture_output=True, text=True).stdout.splitlines()]
    elsewhere = dict(re.findall(r"^(\w+): (.*)$", (HERE / "shown-elsewhere.txt").read_text(), re.M))
    failures = [f"{page['id']}: no example, and not in shown-elsewhere.txt" for page in pages if not page["wrong"] and page["id"] not in elsewhere]
    failures += [f"{name}: named in shown-elsewhere.txt, but it has an example" for name in elsewhere if name in [p["id"] for p in pages if p["wrong"]]]
    failures += [f"{name}: no such diagnostic" for name in elsewhere if name not in [p["id"] for p in pages]]
    for name, where in elsewhere.items():
        # A test that shows it has its words.
        if where.startswith("tests/"):
            page = next((p for p in pages if p["id"] == name), None)
            words = max(re.split(r"\{[^}]*\}", page["format"].replace("{{", "{").replace("}}", "}")), key=len) if page else ""
            path = HERE.parent.parent / where.split()[0]
            if not path.exists() or words not in path.read_text():
                failures.append(f"{name}: {where} doesn't show it")
    for name, _, text in declared():
        # A brace of the text itself is doubled.
        if re.search(r"[{}]", re.sub(r"\{\{|\}\}|\{\d(?::s)?\}", "", text)):
            failures.append(f"{name}: a brace stands alone in its text")
    pages += note_pages()
    pages = [page for page in pages if not sys.argv[2:] or page["id"] in sys.argv[2:]]
    with ThreadPoolExecutor(2) as pool:
        failures += [text for text in pool.map(lambda page: check(mojo, page), pages) if text]
    print(*failures, sep="\n")
    print(f"{len(pages)} pages, {sum(not page['wrong'] for page in pages)} without examples, {len(failures)} failures")
    return 1 if failures else not pages


if __name__ == "__main__":
    sys.exit(main())
