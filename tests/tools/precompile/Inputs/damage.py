"""Damages a package in many ways; the compiler must report each without a crash.

usage: damage.py GOOD DAMAGED PROGRAM
"""
import random
import subprocess
import sys

good_path, damaged_path, program = sys.argv[1:]
good = open(good_path, "rb").read()
random.seed(7)
versions = [good[:size] for size in range(0, len(good), max(1, len(good) // 12))] + [good + b"x"]
for _ in range(24):
    flipped = bytearray(good)
    flipped[random.randrange(len(good))] ^= 1 << random.randrange(8)
    versions.append(bytes(flipped))
for index, version in enumerate(versions):
    with open(damaged_path, "wb") as file:
        file.write(version)
    done = subprocess.run(["mojo", "run", "--disable-cache", program], capture_output=True, text=True)
    said = any(text in done.stderr for text in ("is damaged", "was not made by this compiler", "was made by Mojo"))
    if done.returncode != 1 or not said or done.stdout:
        sys.exit(f"version {index}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
print("every damage was noticed")
