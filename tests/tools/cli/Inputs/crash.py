"""Crashes the compiler while it compiles a function, by the signal that a bad access causes, and shows what it leaves behind.

usage: crash.py PROGRAM
"""
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

os.environ["TMPDIR"] = os.getcwd()
command = ["mojo", "build", "--disable-cache", sys.argv[1], "-o", "program"]
compiler = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
assert compiler.stdout.readline() == "started\n"
compiler.send_signal(signal.SIGSEGV)
said = compiler.communicate(timeout=60)[1]
print("exit status", compiler.returncode)
folder = Path(f"mojo-crash-{compiler.pid}")
for line in said[said.index("Stack dump:"):].splitlines()[1:]:
    print(re.sub(r"\S*/mojo-crash-\d+", "FOLDER", re.sub(r"at \S*/crash.mojo", "at crash.mojo", line)))
print("command:", (folder / "command").read_text().split() == command)
print("source:", (folder / "crash.mojo").read_text() == Path(sys.argv[1]).read_text())
print("files:", len(list(folder.iterdir())))
