#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Checks the transcript in docs/repl.md: its inputs, run by `mojo repl`, print what stands below them.

usage: transcript.py MOJO [--update]"""
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "repl.md"
BLOCK = re.compile(r"(<!-- transcript -->\n```\n)(.*?)(```)", re.S)
PROMPT = re.compile(r"^ *\d+[>.] ?(.*)$")


def inputs_of(text):
    """The inputs: lines behind `N> ` with those behind `N. ` that follow."""
    inputs = []
    for line in text.splitlines():
        match = PROMPT.match(line)
        if match and re.match(r"^ *\d+>", line):
            inputs.append([match.group(1)])
        elif match and inputs:
            inputs[-1].append(match.group(1))
    return inputs


def run(mojo, inputs):
    script = "\n\n".join("\n".join(lines) for lines in inputs) + "\n"
    done = subprocess.run([mojo, "repl"], input=script, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
    return done.stdout


def main():
    mojo = sys.argv[1]
    page = PAGE.read_text()
    text = BLOCK.search(page).group(2)
    inputs = inputs_of(text)
    assert len(inputs) >= 30, len(inputs)
    if "--update" in sys.argv:
        result, number, before = "", 0, ""
        for count in range(1, len(inputs) + 1):
            for index, line in enumerate(inputs[count - 1]):
                number += 1
                result += f"{number:3}{'.' if index else '>'} {line}".rstrip() + "\n"
            output = run(mojo, inputs[:count])
            result += output[len(before):]
            before = output
        PAGE.write_text(BLOCK.sub(lambda match: match.group(1) + result + match.group(3), page))
        return
    expected = "".join(line + "\n" for line in text.splitlines() if not PROMPT.match(line))
    output = run(mojo, inputs)
    assert output == expected, f"got:\n{output}\nexpected:\n{expected}"
    print("ok")


if __name__ == "__main__":
    main()
