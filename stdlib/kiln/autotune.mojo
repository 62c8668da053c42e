# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Choosing among variants of a function by timing them on this machine.

A variant is a function with a parameter, such as a tile size or a vector
width. The first call times every candidate and notes the fastest in a file of
the user's cache, by name, workload, candidates and processor; later calls and
later processes read it there.

What is chosen can be fixed, so that a program does the same everywhere: by
the define `-D AUTOTUNE=N` or else by the environment variable
`KILN_AUTOTUNE=N`, where `N` is the candidate; `first` takes the first one
without timing anything.
"""

from std.builtin._intrinsics import __target_string
from std.hashlib import hash
from std.os import getenv, makedirs
from std.os.path import dirname, exists
from std.pathlib import Path
from std.sys import get_defined_string
from std.time import perf_counter_ns


def autotune[
    State: AnyType,
    //,
    variant: def[candidate: Int](mut state: State) thin -> None,
    *candidates: Int,
](
    name: String,
    mut state: State,
    *,
    workload: String = "",
    repetitions: Int = 5,
) raises -> Int:
    """The candidate for which a function is fastest on this machine.

    Parameters:
        State: The type of what the function works on.
        variant: The function; it is called with each candidate.
        candidates: What the function may be called with, at least one.

    Args:
        name: What is tuned, unique in the program.
        state: What the function works on; every call gets the same.
        workload: What else the answer depends on, such as sizes.
        repetitions: How many times each candidate is timed; the shortest
            time counts.

    Returns:
        One of the candidates.

    Raises:
        When a fixed choice is no candidate.
    """
    comptime assert len(candidates) > 0, "autotune needs a candidate"
    var fixed = _fixed_choice()
    if fixed:
        return _candidate(String(fixed), candidates.get_span())
    var file = _cache_file(name, workload, String(candidates))
    if file and exists(file):
        try:
            return _candidate(Path(file).read_text(), candidates.get_span())
        except:
            pass
    var best = candidates[0]
    var best_time = UInt.MAX
    comptime for i in range(len(candidates)):
        comptime candidate = candidates[i]
        variant[candidate](state)
        for _ in range(repetitions):
            var start = perf_counter_ns()
            variant[candidate](state)
            var time = perf_counter_ns() - start
            if time < best_time:
                best_time = time
                best = candidate
    if file:
        _remember(file, best)
    return best


def _fixed_choice() -> String:
    """What the define or the environment asks for; empty when neither."""
    comptime define = get_defined_string["AUTOTUNE", ""]()
    var text = String(define)
    if not text:
        text = getenv("KILN_AUTOTUNE")
    return text


def _candidate(text: String, candidates: Span[Int, _]) raises -> Int:
    """The candidate that a text names."""
    if text == "first":
        return candidates[0]
    var value = atol(text)
    for i in range(len(candidates)):
        if candidates[i] == value:
            return value
    raise Error("autotune: ", text, " is not a candidate")


def _cache_file(name: String, workload: String, candidates: String) -> String:
    """The file that holds the choice; empty when there is no place for it."""
    var folder = getenv("XDG_CACHE_HOME")
    if not folder:
        var home = getenv("HOME")
        if not home:
            return ""
        folder = home + "/.cache"
    var cpu = StaticString(StringLiteral[__target_string["cpu"]()]())
    var key = String(name, "\n", workload, "\n", candidates, "\n", cpu)
    return String(folder, "/kiln/autotune/", hex(hash(key), prefix=""))


def _remember(file: String, choice: Int):
    """Notes a choice; without a word when that isn't possible."""
    try:
        makedirs(dirname(file), exist_ok=True)
        Path(file).write_text(String(choice))
    except:
        pass
