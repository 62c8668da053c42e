# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A small bytecode machine: sums the squares below a bound."""


struct Op:
    comptime PUSH = 0
    comptime ADD = 1
    comptime MUL = 2
    comptime LOAD = 3
    comptime STORE = 4
    comptime LESS = 5
    comptime JUMP_IF = 6
    comptime PRINT = 7
    comptime HALT = 8


@fieldwise_init
struct Instruction(Copyable):
    var op: Int
    var operand: Int


struct Machine:
    var stack: List[Int]
    var slots: List[Int]

    def __init__(out self, slots: Int):
        self.stack = []
        self.slots = List[Int](length=slots, fill=0)

    def pop(mut self) raises -> Int:
        if len(self.stack) == 0:
            raise Error("stack underflow")
        return self.stack.pop()

    def run(mut self, code: List[Instruction]) raises:
        var at = 0
        while True:
            var op = code[at].op
            var operand = code[at].operand
            at += 1
            if op == Op.PUSH:
                self.stack.append(operand)
            elif op == Op.ADD:
                var b = self.pop()
                var a = self.pop()
                self.stack.append(a + b)
            elif op == Op.MUL:
                var b = self.pop()
                var a = self.pop()
                self.stack.append(a * b)
            elif op == Op.LOAD:
                self.stack.append(self.slots[operand])
            elif op == Op.STORE:
                self.slots[operand] = self.pop()
            elif op == Op.LESS:
                var b = self.pop()
                var a = self.pop()
                self.stack.append(1 if a < b else 0)
            elif op == Op.JUMP_IF:
                if self.pop() != 0:
                    at = operand
            elif op == Op.PRINT:
                print(self.pop())
            else:
                return


def main() raises:
    var code: List[Instruction] = []
    # slot 0: i, slot 1: sum;  sum += i * i;  i += 1;  while i < 1000
    for word in [
        (Op.LOAD, 1),
        (Op.LOAD, 0),
        (Op.LOAD, 0),
        (Op.MUL, 0),
        (Op.ADD, 0),
        (Op.STORE, 1),
        (Op.LOAD, 0),
        (Op.PUSH, 1),
        (Op.ADD, 0),
        (Op.STORE, 0),
        (Op.LOAD, 0),
        (Op.PUSH, 1000),
        (Op.LESS, 0),
        (Op.JUMP_IF, 0),
        (Op.LOAD, 1),
        (Op.PRINT, 0),
        (Op.HALT, 0),
    ]:
        code.append(Instruction(word[0], word[1]))
    var machine = Machine(2)
    machine.run(code)
