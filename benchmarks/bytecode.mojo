# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# A machine with a stack that runs a small program.
from std.time import perf_counter_ns


struct Op:
    comptime PUSH = 0
    comptime LOAD = 1
    comptime STORE = 2
    comptime ADD = 3
    comptime MULTIPLY = 4
    comptime REMAINDER = 5
    comptime LESS = 6
    comptime JUMP_IF = 7
    comptime HALT = 8


@fieldwise_init
struct Instruction(Copyable, Movable):
    var op: Int
    var operand: Int


def run(code: List[Instruction], mut slots: List[Int]) -> Int:
    var stack = List[Int](length=64, fill=0)
    var top = 0
    var at = 0
    while True:
        ref instruction = code[at]
        at += 1
        if instruction.op == Op.PUSH:
            stack[top] = instruction.operand
            top += 1
        elif instruction.op == Op.LOAD:
            stack[top] = slots[instruction.operand]
            top += 1
        elif instruction.op == Op.STORE:
            top -= 1
            slots[instruction.operand] = stack[top]
        elif instruction.op == Op.ADD:
            top -= 1
            stack[top - 1] += stack[top]
        elif instruction.op == Op.MULTIPLY:
            top -= 1
            stack[top - 1] *= stack[top]
        elif instruction.op == Op.REMAINDER:
            top -= 1
            stack[top - 1] %= stack[top]
        elif instruction.op == Op.LESS:
            top -= 1
            stack[top - 1] = 1 if stack[top - 1] < stack[top] else 0
        elif instruction.op == Op.JUMP_IF:
            top -= 1
            if stack[top] != 0:
                at = instruction.operand
        else:
            return slots[1]


def main():
    var code: List[Instruction] = [
        Instruction(Op.LOAD, 1),
        Instruction(Op.LOAD, 0),
        Instruction(Op.LOAD, 0),
        Instruction(Op.MULTIPLY, 0),
        Instruction(Op.ADD, 0),
        Instruction(Op.PUSH, 1000003),
        Instruction(Op.REMAINDER, 0),
        Instruction(Op.STORE, 1),
        Instruction(Op.LOAD, 0),
        Instruction(Op.PUSH, 1),
        Instruction(Op.ADD, 0),
        Instruction(Op.STORE, 0),
        Instruction(Op.LOAD, 0),
        Instruction(Op.PUSH, 8_000_000),
        Instruction(Op.LESS, 0),
        Instruction(Op.JUMP_IF, 0),
        Instruction(Op.HALT, 0),
    ]
    var slots = List[Int](length=4, fill=0)
    var start = perf_counter_ns()
    var result = run(code, slots)
    var elapsed = perf_counter_ns() - start
    print("checksum", result)
    print("nanoseconds", elapsed)
