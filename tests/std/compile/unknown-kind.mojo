# rule: 07/CMP-2
# expect: reject
from std.compile import compile_info


def bump(x: Float32) -> Float32:
    return x + 1.5


def main():
    print("x" in compile_info[bump, emission_kind="text"]())
