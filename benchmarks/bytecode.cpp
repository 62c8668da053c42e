// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A machine with a stack that runs a small program.
#include "Clock.h"
#include <vector>

enum class Op : long { Push, Load, Store, Add, Multiply, Remainder, Less, JumpIf, Halt };

struct Instruction {
  Op op;
  long operand;
};

static long run(const std::vector<Instruction> &code, std::vector<long> &slots) {
  std::vector<long> stack(64);
  size_t top = 0, at = 0;
  while (true) {
    const Instruction &instruction = code[at];
    at += 1;
    switch (instruction.op) {
    case Op::Push:
      stack[top] = instruction.operand;
      top += 1;
      break;
    case Op::Load:
      stack[top] = slots[instruction.operand];
      top += 1;
      break;
    case Op::Store:
      top -= 1;
      slots[instruction.operand] = stack[top];
      break;
    case Op::Add:
      top -= 1;
      stack[top - 1] += stack[top];
      break;
    case Op::Multiply:
      top -= 1;
      stack[top - 1] *= stack[top];
      break;
    case Op::Remainder:
      top -= 1;
      stack[top - 1] %= stack[top];
      break;
    case Op::Less:
      top -= 1;
      stack[top - 1] = stack[top - 1] < stack[top];
      break;
    case Op::JumpIf:
      top -= 1;
      if (stack[top] != 0)
        at = instruction.operand;
      break;
    case Op::Halt:
      return slots[1];
    }
  }
}

int main() {
  std::vector<Instruction> code = {
      {Op::Load, 1},       {Op::Load, 0},      {Op::Load, 0}, {Op::Multiply, 0}, {Op::Add, 0},
      {Op::Push, 1000003}, {Op::Remainder, 0}, {Op::Store, 1}, {Op::Load, 0},    {Op::Push, 1},
      {Op::Add, 0},        {Op::Store, 0},     {Op::Load, 0}, {Op::Push, 8000000}, {Op::Less, 0},
      {Op::JumpIf, 0},     {Op::Halt, 0}};
  std::vector<long> slots(4);
  long start = nanoseconds();
  long result = run(code, slots);
  long elapsed = nanoseconds() - start;
  printf("checksum %ld\nnanoseconds %ld\n", result, elapsed);
}
