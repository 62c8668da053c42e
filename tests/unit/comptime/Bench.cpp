// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Measures the interpreter: a loop of sums, the sieve of Eratosthenes, calls. Prints a line for
// each.
#include "Fixture.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>

using namespace kiln;
using namespace kiln::test;

static const char program[] = R"(
mojo.func @sum(%n: !int) -> !int {
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  cf.br ^head(%zero, %zero : !int, !int)
^head(%i: !int, %s: !int):
  %more = mojo.simd.cmp<lt> %i, %n : !int
  %bit = mojo.to_builtin %more : !bool -> i1
  cf.cond_br %bit, ^body, ^exit
^body:
  %s2 = mojo.simd.add %s, %i : !int
  %i2 = mojo.simd.add %i, %one : !int
  cf.br ^head(%i2, %s2 : !int, !int)
^exit:
  mojo.return %s : !int
}
mojo.func @sieve(%n: !int) -> !int {
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  %two = mojo.constant 2 : !int
  %clear = mojo.constant 0 : !u8
  %set = mojo.constant 1 : !u8
  %flags = mojo.alloc %n, %one : !int, !int
  mojo.memset %flags, %clear, %n : !mojo.ptr, !u8, !int
  cf.br ^head(%two, %zero : !int, !int)
^head(%i: !int, %c: !int):
  %more = mojo.simd.cmp<lt> %i, %n : !int
  %bit = mojo.to_builtin %more : !bool -> i1
  cf.cond_br %bit, ^body, ^exit
^body:
  %at = mojo.ptr.offset %flags[%i] x !u8 : !mojo.ptr, !int
  %flag = mojo.ptr.load %at : !mojo.ptr -> !u8
  %prime = mojo.simd.cmp<eq> %flag, %clear : !u8
  %bit2 = mojo.to_builtin %prime : !bool -> i1
  %c2 = mojo.simd.add %c, %one : !int
  %square = mojo.simd.mul %i, %i : !int
  %i2 = mojo.simd.add %i, %one : !int
  cf.cond_br %bit2, ^inner(%square : !int), ^next(%c : !int)
^inner(%j: !int):
  %more2 = mojo.simd.cmp<lt> %j, %n : !int
  %bit3 = mojo.to_builtin %more2 : !bool -> i1
  cf.cond_br %bit3, ^strike, ^next(%c2 : !int)
^strike:
  %at2 = mojo.ptr.offset %flags[%j] x !u8 : !mojo.ptr, !int
  mojo.ptr.store %set, %at2 : !u8, !mojo.ptr
  %j2 = mojo.simd.add %j, %i : !int
  cf.br ^inner(%j2 : !int)
^next(%c3: !int):
  cf.br ^head(%i2, %c3 : !int, !int)
^exit:
  mojo.free %flags : !mojo.ptr
  mojo.return %c : !int
}
mojo.func @fib(%n: !int) -> !int {
  %two = mojo.constant 2 : !int
  %small = mojo.simd.cmp<lt> %n, %two : !int
  %bit = mojo.to_builtin %small : !bool -> i1
  cf.cond_br %bit, ^end, ^more
^end:
  mojo.return %n : !int
^more:
  %one = mojo.constant 1 : !int
  %a = mojo.simd.sub %n, %one : !int
  %b = mojo.simd.sub %n, %two : !int
  %x = mojo.call @fib(%a) : (!int) -> !int
  %y = mojo.call @fib(%b) : (!int) -> !int
  %r = mojo.simd.add %x, %y : !int
  mojo.return %r : !int
})";

/// Calls `name` and prints how long `operations` took.
static void measure(Program &p, const char *name, int64_t n, int64_t expected, double operations) {
  p.integer(name, {10});
  auto start = std::chrono::steady_clock::now();
  int64_t result = p.integer(name, {n});
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  llvm::outs() << name << '(' << n << ") = " << result << (result == expected ? "" : " WRONG")
               << ": "
               << llvm::format("%.1f ms, %.0f million operations/s\n", seconds * 1e3,
                               operations / seconds / 1e6);
}

int main() {
  Program p(program);
  measure(p, "sum", 10000000, 49999995000000, 4e7);
  measure(p, "sieve", 1000000, 78498, 4 * 2775208 + 7e6);
  measure(p, "fib", 30, 832040, 1346269 * 8.0);
  return 0;
}
