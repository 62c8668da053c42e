#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Drives `mojo repl` through a pseudo-terminal: what a user sees and what survives mistakes."""

# rule: REPL-2, REPL-3, REPL-4, REPL-5, REPL-6, REPL-7, REPL-9
import os
import pty
import re
import select
import signal
import sys
import tempfile
import time


class Session:
    """A `mojo repl` behind a pseudo-terminal."""

    def __init__(self, mojo, history, term="xterm"):
        pid, self.fd = pty.fork()
        if pid == 0:
            os.environ["TERM"] = term
            os.environ["MOJO_REPL_HISTORY"] = history
            os.execv(mojo, [mojo, "repl"])
        self.pid = pid
        self.seen = ""

    def read_until(self, pattern, timeout=20):
        """Reads until `pattern` matches what came since the last match; returns the text up to its end."""
        end = time.time() + timeout
        while True:
            match = re.search(pattern, self.seen)
            if match:
                text = self.seen[: match.end()]
                self.seen = self.seen[match.end() :]
                return text
            left = end - time.time()
            ready = left > 0 and select.select([self.fd], [], [], left)[0]
            try:
                data = os.read(self.fd, 65536) if ready else b""
            except OSError:
                data = b""
            if not data:
                raise AssertionError(f"no {pattern!r} in {self.seen!r}")
            self.seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data.decode(errors="replace"))

    def send(self, text):
        os.write(self.fd, text.encode())

    def run(self, text, expected):
        """Enters an input line by line with the empty line that runs it; waits for the result and the next prompt."""
        self.send(text.replace("\n", "\r") + "\r\r")
        result = self.read_until(expected)
        self.read_until(r"\d+> \r*$")
        return result

    def finish(self):
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return status


def check_dialogue(mojo, history):
    session = Session(mojo, history)
    session.read_until(r"Welcome to Mojo\.[\s\S]*:help[\s\S]*:quit")
    session.read_until(r"  1> \r*$")
    session.run("var x = 5", r"\(Int\) x = 5\r?\n")
    session.run("x + 1", r"\(Int\) \$0 = 6\r?\n")
    session.run("var names = [String('a'), 'b']", r"names = \['a', 'b'\]")
    # A block is indented by the editor; the prompt of its lines ends in a dot.
    session.send("def twice(n: Int) -> Int:\r")
    session.read_until(r"\d+\. +\r*$")
    session.send("return n * 2\r\r")
    session.read_until(r"\d+> \r*$")
    session.run("twice(x)", r"\$1 = 10")
    # Mistakes leave the session as it was.
    session.run("nothing", r"Expression \[\d+\]:1:1: error: use of unknown declaration 'nothing'")
    session.run("raise Error('boom')", r"Unhandled exception caught during execution\r?\nError: boom")
    session.run("var numbers: List[Int] = [1]", r"\(List\[Int\]\) numbers = \[1\]")
    session.run("numbers[9]", r"Expression \[\d+\] wrapper:1:8: [\s\S]*execution crashed: trap")
    session.run("var dead = 1\nraise Error('x')", r"Error: x")
    session.run("dead", r"unknown declaration 'dead'")
    # Ctrl-C ends what runs: a loop in compiled code, one that prints, one that waits.
    for loop in ("while True:\n    pass\n", "while True:\n    print('.', end='')\n",
                 "from std.time import sleep\nwhile True:\n    sleep(0.05)\n"):
        # The editor indents the body itself.
        session.send("print('go')\r" + loop.replace("    ", "").replace("\n", "\r") + "\r")
        session.read_until(r"go\r?\n[\s\S]*go\r?\n|go\r?\n")
        time.sleep(0.3)
        session.send("\x03")
        session.read_until(r"Interrupted\r?\n", timeout=10)
        session.read_until(r"\d+> \r*$")
    session.run("x", r"\(Int\) \$\d+ = 5")
    # ... also what is computed while the input is compiled.
    session.send("\x1b[200~def endless() -> Int:\n    var n = 0\n    while n >= 0:\n        n = 1 - n\n    return n\x1b[201~\r\r")
    session.read_until(r"\d+> \r*$")
    session.send("comptime ENDLESS = endless()\r\r")
    time.sleep(1)
    session.send("\x03")
    session.read_until(r"Interrupted\r?\n", timeout=20)
    session.read_until(r"\d+> \r*$")
    # Completion of names and members; the history.
    session.send("nam\t\r\r")
    session.read_until(r"names[\s\S]*\['a', 'b'\]")
    session.read_until(r"\d+> \r*$")
    session.send("names.\t")
    session.read_until(r"\S")
    session.send("\t")
    session.read_until(r"unsafe_ptr")
    session.send("\x03")
    session.read_until(r"\d+> \r*$")
    session.send("\x1b[A")
    session.read_until(r"names")
    session.send("\x03")
    session.read_until(r"\d+> \r*$")
    # A pasted text with empty lines is one input.
    session.send("\x1b[200~def pasted() -> Int:\n    var a = 1\n\n    return a + 40\x1b[201~\r\r")
    session.read_until(r"\d+> \r*$")
    session.run("pasted()", r"= 41")
    session.send(":type names\r")
    session.read_until(r"\n(Array|List)\[String")
    session.read_until(r"\d+> \r*$")
    session.send("\x04")
    assert session.finish() == 0


def check_history(mojo, history):
    with open(history) as file:
        assert "def twice(n: Int) -> Int:\\n    return n * 2\n" in file.read()
    session = Session(mojo, history)
    session.read_until(r"1> \r*$")
    session.send("\x12twice(n")  # search backwards
    session.read_until(r"def twice\(n: Int\) -> Int:")
    session.send("\r")
    session.send("\x03")
    session.read_until(r"1> \r*$")
    session.send(":quit\r")
    assert session.finish() == 0


def check_unknown_terminal(mojo, history):
    session = Session(mojo, history, term="dumb")
    session.read_until(r"1> \r*$")
    session.send("1 + 1\n\n")
    session.read_until(r"\$0 = 2")
    session.send(":quit\n")
    assert session.finish() == 0


def check_speed(mojo, history):
    start = time.time()
    session = Session(mojo, history)
    session.read_until(r"1> \r*$")
    first = time.time() - start
    session.run("var x = 1", r"x = 1\r?\n")
    times = []
    for i in range(100):
        start = time.time()
        session.run("x + 1", r"= 2\r?\n")
        times.append(time.time() - start)
    session.send("\x04")
    session.finish()
    early, late = sorted(times[1:11])[5], sorted(times[-10:])[5]
    print(f"first prompt {first * 1000:.0f} ms, x + 1: first {times[0] * 1000:.0f} ms, "
          f"early {early * 1000:.1f} ms, hundredth {late * 1000:.1f} ms")
    # The times themselves are the machine's; that they don't grow is ours.
    assert late < 3 * early + 0.02


def main():
    mojo = os.path.abspath(sys.argv[1])
    signal.alarm(280)
    with tempfile.TemporaryDirectory() as folder:
        history = os.path.join(folder, "history")
        check_dialogue(mojo, history)
        check_history(mojo, history)
        check_unknown_terminal(mojo, history)
        check_speed(mojo, history)
    print("ok")


if __name__ == "__main__":
    main()
