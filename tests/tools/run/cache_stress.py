#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Many processes use one cache at once and some are killed: what is in it stays whole, and within its limit. rule: 08/CFG-6

usage: cache_stress.py MOJO
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROCESSES = 20
ROUNDS = 3
LIMIT = 100_000  # bytes: some of the programs fit, so entries come and go all the time


def program(number):
    return f"def main():\n    var s = 0\n    for i in range({number}):\n        s += i\n    print({number}, s)\n"


def expected(number):
    return f"{number} {number * (number - 1) // 2}\n"


def main():
    mojo = sys.argv[1]
    random.seed(1)
    with tempfile.TemporaryDirectory() as tmp:
        environment = {**os.environ, "MODULAR_CACHE_DIR": f"{tmp}/cache", "MODULAR_HOME": f"{tmp}/home"}
        Path(tmp, "home").mkdir()
        subprocess.run([mojo, "cache", "limit", str(LIMIT)], env=environment, check=True, capture_output=True)
        numbers = range(100, 106)
        for number in numbers:
            Path(tmp, f"p{number}.mojo").write_text(program(number))

        def start(number, *options):
            return subprocess.Popen([mojo, "run", *options, f"{tmp}/p{number}.mojo"], env=environment, text=True, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE)

        wrong, finished, killed = [], 0, 0
        for _ in range(ROUNDS):
            running = [(number, start(number)) for number in random.choices(numbers, k=PROCESSES)]
            for victim in random.sample(range(PROCESSES), PROCESSES // 3):
                time.sleep(random.random() * 0.1)
                running[victim][1].send_signal(signal.SIGKILL)
            for number, process in running:
                out, err = process.communicate(timeout=120)
                if process.returncode == -signal.SIGKILL:
                    killed += 1
                    continue
                finished += 1
                if process.returncode or out != expected(number):
                    wrong.append((number, process.returncode, out, err))
        # Afterwards every program compiles or is found, and is found the second time.
        for number in numbers:
            for attempt in range(2):
                out, err = start(number, "--cache-report").communicate(timeout=120)
                if out != expected(number) or (attempt and "nothing was compiled" not in err):
                    wrong.append((number, attempt, out, err))
        size = sum(path.stat().st_size for path in Path(tmp, "cache").rglob("*") if path.is_file() and path.suffix != ".tmp")
        if size > 2 * LIMIT:
            wrong.append(("size", size))
        if not finished or not killed:
            wrong.append(("no stress", finished, killed))
    for problem in wrong:
        print(problem)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
