#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Runs one test file, or every one below a folder, and says what went wrong.

usage: run_tests.py [--bin FOLDER] [--llvm-bin FOLDER] [--update] [--sanitize] PATH ...

Three kinds of tests:

NAME.mojo, or a folder with main.mojo and the modules it imports: a program. Its first lines say

    # rule: 05/OWN-12     the rule(s) of the language that it shows
    # expect: run         compiles, exits with 0, and stdout equals NAME.out
              abort       compiles, exits with another status, stdout equals NAME.out
              reject      does not compile; each line of NAME.err is "LINE: message", an error that must be reported there, or
                          "LINE: note: message" (or "warning:")
    # args: a b c         arguments for the program (optional)
    # flags: -D X=1       flags for the compiler (optional)
    # stdin: text\\n       standard input (optional, with escapes)
    # env: A=b            environment (optional)
    # needs: python3      commands without which the test is skipped (optional)

A test that shows a rule which doesn't hold yet stands in expected-failures.txt, "NAME: the rule that it misses": it runs, and counts
as skipped as long as it fails.

    For `run` and `abort`, each line of NAME.err, where it exists, must be part of stderr: the way to expect warnings.

NAME.test: a transcript. `$ command` is run by the shell in an empty folder; the lines after it are what it prints
    (stdout and stderr together), then `[N]` when it exits with N instead of 0. A line `...` stands for any lines,
    `{*}` for any text in a line. `mojo` and the other tools of the build are on the PATH; $TEST is the folder of the file.

NAME.mlir, NAME.ll: `// RUN:` or `; RUN:` lines, run by the shell, with %s the file and %t a temporary path.

With --comptime, each program that is expected to run, and that the interpreter may run (07/INT-4), runs once more while it is compiled:
its `main` becomes another function, which a compile-time value calls, and what it prints must be the same. `# comptime: no (why)` on top
excludes a program for which that is not so.

Exit status: 0 when everything holds, 77 when everything was skipped, 1 otherwise.
"""
import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MESSAGE = re.compile(r"^(?P<file>[^\s:][^:]*):(?P<line>\d+):(?P<col>\d+): (?P<text>(error|warning|note): .*)$", re.M)
CRASH = re.compile(r"Stack dump|PLEASE submit a bug|Assertion .* failed|AddressSanitizer")
HEADER = re.compile(r"#\s*(rule|expect|args|flags|stdin|env|needs|may-accept|comptime):\s*(.*)$")
LIMIT = 120  # seconds for one command


def expected_failures(folder):
    """The names of tests that are known to fail, with the reason."""
    listed = folder / "expected-failures.txt"
    entries = {}
    for line in listed.read_text().splitlines() if listed.exists() else []:
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(":")
            entries[name.strip()] = reason.strip()
    return entries


class Failure(Exception):
    """What a test saw that it must not see."""


class Skip(Exception):
    """A test can't run here."""


def header(source):
    """The `# key: value` lines at the top of `source`."""
    facts = {}
    for line in source.splitlines():
        match = HEADER.match(line)
        if match:
            facts[match[1]] = match[2].strip()
        elif line.strip() and not line.startswith("#"):
            break
    return facts


def compare(what, got, expected):
    """Fails when two texts differ, apart from space at the ends of lines."""
    if got == expected:
        return
    a = [line.rstrip() for line in got.rstrip().splitlines()]
    b = [line.rstrip() for line in expected.rstrip().splitlines()]
    if a == b:
        return
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    show = lambda lines: repr(lines[at]) if at < len(lines) else "the end"
    raise Failure(f"{what}, line {at + 1}: got {show(a)}, expected {show(b)}\n--- whole {what}:\n{got}")


def read(path):
    return path.read_text() if path.exists() else ""


def check_program(path, options):
    facts = header(path.read_text())
    for command in facts.get("needs", "").split():
        if not shutil.which(command):
            raise Skip(f"needs {command}")
    mode = facts.get("expect", "run").split()[0]
    flags = shlex.split(facts.get("flags", ""))
    mojo = str(Path(options.bin) / "mojo")
    expected, expected_err = read(path.with_suffix(".out")), read(path.with_suffix(".err"))
    with tempfile.TemporaryDirectory() as tmp:
        if mode == "reject":
            command = [mojo, "build", "-o", f"{tmp}/a.out", *flags, path.name]
        elif options.sanitize:
            built = subprocess.run([mojo, "build", "-O0", "--sanitize", "address", "-o", f"{tmp}/a.out", *flags, path.name],
                                   cwd=path.parent, timeout=LIMIT, capture_output=True)
            if built.returncode:
                raise Failure(f"doesn't compile:\n{built.stderr.decode(errors='replace')}")
            command = [f"{tmp}/a.out", *shlex.split(facts.get("args", ""))]
        else:
            command = [mojo, "run", *flags, path.name, *shlex.split(facts.get("args", ""))]
        environment = dict(pair.split("=", 1) for pair in shlex.split(facts.get("env", "")))
        if options.sanitize:
            environment["LSAN_OPTIONS"] = f"suppressions={Path(__file__).resolve().parent}/leaks.supp:print_suppressions=0"
        text = facts.get("stdin", "").encode().decode("unicode_escape").encode("latin-1")
        done = subprocess.run(command, cwd=path.parent, timeout=LIMIT, capture_output=True, input=text,
                              env={**os.environ, **environment})
    out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    out = out.replace(f"{path.parent.resolve()}/", "")  # places are given with the whole path
    if options.sanitize and "Sanitizer" in err:
        raise Failure(err)
    if CRASH.search(err) or (mode != "abort" and done.returncode < 0):
        raise Failure(f"crash (status {done.returncode}):\n{err}")
    if mode == "reject":
        if done.returncode == 0:
            raise Failure("compiled although it is invalid")
        errors = {(m["line"], m["text"].strip().removeprefix("error: ")) for m in MESSAGE.finditer(err)}
        for line in filter(str.strip, expected_err.splitlines()):
            number, message = line.split(": ", 1)
            if (number, message.strip()) not in errors:
                raise Failure(f"no error {line!r} in:\n{err}")
        return
    if options.update:
        path.with_suffix(".out").write_text(out)
    elif not options.sanitize or path.with_suffix(".out").exists():
        compare("stdout", out, expected)
    if mode == "run" and done.returncode != 0 and (not options.sanitize or path.with_suffix(".out").exists()):
        raise Failure(f"exit status {done.returncode}:\n{err}")
    if mode == "abort" and done.returncode == 0:
        raise Failure("exit status 0")
    for line in filter(str.strip, "" if options.sanitize else expected_err.splitlines()):
        if line.strip() not in err:
            raise Failure(f"stderr lacks {line!r}:\n{err}")


# What a program does that has no place at compile time: then it is left out.
RUNTIME_ONLY = re.compile(r"unable to interpret call to unknown external function|failed to fold operation (llvm|nvvm|rocdl)\.|"
                          r"cannot call raising function|limit exceeded")
MAIN = re.compile(r"^def main\(\)( raises)?(?: -> None)?:", re.M)


def check_at_comptime(path, options):
    """Runs a program in the interpreter and compares what it prints with the expectation for run time."""
    source = path.read_text()
    facts = header(source)
    found = MAIN.search(source)
    if facts.get("expect", "run").split()[0] != "run" or not found:
        raise Skip("is not for compile time")
    for key in ("args", "stdin", "env", "needs"):
        if key in facts:
            raise Skip(f"has {key}")
    if facts.get("comptime", "").startswith("no"):
        raise Skip(facts["comptime"])
    body = MAIN.sub(r"def __main_of_the_test()\1:", source)
    call = "    __main_of_the_test()\n"
    if found[1]:
        call = "    try:\n        __main_of_the_test()\n    except e:\n        print(\"raised:\", e)\n"
    body += f"\n\ndef __run_the_test() -> Int:\n{call}    return 1\n\n\ndef main():\n    comptime done = __run_the_test()\n    _ = done + 0\n"
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp) / "program"
        if path.name == "main.mojo":
            shutil.copytree(path.parent, folder)
        else:
            folder.mkdir()
        (folder / path.name).write_text(body)
        command = [str(Path(options.bin).resolve() / "mojo"), "build", "-o", f"{tmp}/a.out", "--max-notes-per-diagnostic", "100",
                   *shlex.split(facts.get("flags", "")), path.name]
        done = subprocess.run(command, cwd=folder, timeout=LIMIT, capture_output=True)
        out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        out = out.replace(f"{folder.resolve()}/", "")
    if CRASH.search(err) or done.returncode < 0:
        raise Failure(f"crash at compile time (status {done.returncode}):\n{err}")
    if RUNTIME_ONLY.search(err):
        raise Skip("does what only programs may do at run time")
    if done.returncode:
        raise Failure(f"fails at compile time:\n{err}")
    compare("stdout at compile time", out, read(path.with_suffix(".out")))


def matches(got, expected):
    """Whether lines `got` fit `expected` with its `...` and `{*}`."""
    if not expected:
        return not got
    if expected[0].strip() == "...":
        return any(matches(got[i:], expected[1:]) for i in range(len(got) + 1))
    if not got:
        return False
    pattern = ".*".join(re.escape(part) for part in expected[0].rstrip().split("{*}"))
    return re.fullmatch(pattern, got[0].rstrip()) is not None and matches(got[1:], expected[1:])


def check_transcript(path, options):
    steps = []
    for line in path.read_text().splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif (line + " ").startswith("> ") and steps and not steps[-1][1]:
            steps[-1] = (steps[-1][0] + "\n" + line[2:], [])
        elif steps and not line.startswith("#"):
            steps[-1][1].append(line)
    with tempfile.TemporaryDirectory() as tmp:
        environment = {**os.environ, "TEST": str(path.parent.resolve()), "HOME": tmp, "LC_ALL": "C.UTF-8",
                       "PATH": f"{Path(options.bin).resolve()}:{options.llvm_bin}:{os.environ['PATH']}"}
        for name in [n for n in environment if n.startswith(("MODULAR_", "XDG_CACHE_HOME"))]:
            del environment[name]
        folder = Path(tmp) / "work"
        folder.mkdir()
        for command, expected in steps:
            while expected and not expected[-1].strip():
                expected.pop()
            done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, timeout=LIMIT,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            got = done.stdout.decode(errors="replace").splitlines()
            if done.returncode:
                got.append(f"[{done.returncode}]")
            if not matches(got, expected):
                raise Failure(f"$ {command}\ngot:\n" + "\n".join(got) + "\nexpected:\n" + "\n".join(expected))


def check_ir(path, options):
    commands = re.findall(r"^\s*(?://|;)\s*RUN:\s*(.*)$", path.read_text(), re.M)
    if not commands:
        raise Failure("no RUN line")
    with tempfile.TemporaryDirectory() as tmp:
        environment = {**os.environ, "PATH": f"{Path(options.bin).resolve()}:{options.llvm_bin}:{os.environ['PATH']}"}
        for command in commands:
            command = command.replace("%s", shlex.quote(str(path.resolve()))).replace("%t", f"{tmp}/t")
            done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=tmp, env=environment, timeout=LIMIT,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if done.returncode:
                raise Failure(f"{command}\n{done.stdout.decode(errors='replace')}")


CHECKS = {".mojo": check_program, ".test": check_transcript, ".mlir": check_ir, ".ll": check_ir}


def tests(path):
    """The test files at or below `path`."""
    if path.is_file():
        if path.suffix in CHECKS:
            yield path
    elif (path / "main.mojo").exists():
        yield path / "main.mojo"
    else:
        for inner in sorted(path.iterdir()):
            if inner.name != "Inputs":
                yield from tests(inner)


def main():
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--bin", default=str(root / "build" / "bin"), help="folder of the built tools")
    parser.add_argument("--llvm-bin", default="/usr/lib/llvm-22/bin", help="folder of FileCheck")
    parser.add_argument("--comptime", action="store_true", help="run programs while compiling them")
    parser.add_argument("--update", action="store_true", help="write what programs print to their .out files")
    parser.add_argument("--sanitize", action="store_true", help="build programs with the address sanitizer; leaks count as failures")
    options = parser.parse_args()
    passed = failed = skipped = 0
    known = expected_failures(root / "tests")

    def name(path):
        if root / "tests" not in path.resolve().parents:
            return ""
        relative = path.resolve().relative_to(root / "tests")
        return str(relative.parent if relative.name == "main.mojo" else relative.with_suffix(""))

    for path in (test for given in options.paths for test in tests(given)):
        try:
            if options.comptime and path.suffix != ".mojo":
                continue
            (check_at_comptime if options.comptime else CHECKS[path.suffix])(path, options)
            passed += 1
        except Skip as reason:
            skipped += 1
            print(f"SKIP {path}: {reason}")
        except (Failure, subprocess.TimeoutExpired) as problem:
            reason = known.get(name(path))
            if reason is not None:
                skipped += 1
                print(f"EXPECTED FAILURE {path}: {reason}\n{problem}")
                continue
            failed += 1
            print(f"FAIL {path}: {problem}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    if failed or not passed + skipped:
        return 1
    return 0 if passed else 77


if __name__ == "__main__":
    sys.exit(main())
