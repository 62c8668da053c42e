// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Calls, errors, recursion, limits.
#include "Fixture.h"

using namespace kiln;
using namespace kiln::test;

static const char callProgram[] = R"(
mojo.func @check(%x: !int, %error: err !mojo.ref<!int>) -> !int raises display("check") {
  %zero = mojo.constant 0 : !int
  %bad = mojo.simd.cmp<lt> %x, %zero : !int
  %bit = mojo.to_builtin %bad : !bool -> i1
  cf.cond_br %bit, ^bad, ^good
^bad:
  mojo.store %x, %error : !int
  mojo.raise
^good:
  %two = mojo.constant 2 : !int
  %r = mojo.simd.mul %x, %two : !int
  mojo.return %r : !int
}
mojo.func @handle(%x: !int) -> !int {
  %e = mojo.local<var> "e" : !int
  %r = mojo.invoke @check(%x, err %e) to ^fine error ^caught : (!int, !mojo.ref<!int>) -> !int
^fine:
  mojo.return %r : !int
^caught:
  %v = mojo.load %e : !int
  %k = mojo.constant 1000 : !int
  %s = mojo.simd.sub %v, %k : !int
  mojo.return %s : !int
}
mojo.func @through(%x: !int, %error: err !mojo.ref<!int>) -> !int raises {
  %r = mojo.invoke @check(%x, err %error) to ^fine error ^caught : (!int, !mojo.ref<!int>) -> !int
^fine:
  mojo.return %r : !int
^caught:
  mojo.raise
}
mojo.func @indirect(%x: !int) -> !int {
  %e = mojo.local<var> "e" : !int
  %f = mojo.function_ref @check
  %r = mojo.invoke_indirect %f(%x, err %e) to ^fine error ^caught : (!int, !mojo.ref<!int>) -> !int
^fine:
  mojo.return %r : !int
^caught:
  %v = mojo.load %e : !int
  mojo.return %v : !int
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
}
mojo.func @even(%n: !int) -> !bool {
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  %is = mojo.simd.cmp<eq> %n, %zero : !int
  %bit = mojo.to_builtin %is : !bool -> i1
  cf.cond_br %bit, ^end, ^more
^end:
  mojo.return %is : !bool
^more:
  %m = mojo.simd.sub %n, %one : !int
  %r = mojo.call @odd(%m) : (!int) -> !bool
  mojo.return %r : !bool
}
mojo.func @odd(%n: !int) -> !bool {
  %e = mojo.call @even(%n) : (!int) -> !bool
  %r = mojo.simd.not %e : !bool
  mojo.return %r : !bool
}
mojo.func @recursive(%n: !int) -> !int {
  %a = mojo.call @fib(%n) : (!int) -> !int
  %b = mojo.call @even(%n) : (!int) -> !bool
  %c = mojo.simd.cast %b : !bool -> !int
  %d = mojo.simd.add %a, %c : !int
  mojo.return %d : !int
}
mojo.func @deep(%n: !int) -> !int {
  %zero = mojo.constant 0 : !int
  %one = mojo.constant 1 : !int
  %is = mojo.simd.cmp<eq> %n, %zero : !int
  %bit = mojo.to_builtin %is : !bool -> i1
  cf.cond_br %bit, ^end, ^more
^end:
  mojo.return %zero : !int
^more:
  %m = mojo.simd.sub %n, %one : !int
  %x = mojo.call @deep(%m) : (!int) -> !int
  %r = mojo.simd.add %x, %one : !int
  mojo.return %r : !int
}
mojo.func @forever() {
  cf.br ^loop
^loop:
  cf.br ^loop
}
mojo.func @increment(%x: mut !mojo.ref<!int>, %by: !int) {
  %v = mojo.load %x : !int
  %w = mojo.simd.add %v, %by : !int
  mojo.store %w, %x : !int
  mojo.return
}
mojo.func @counting(%n: !int) -> !int {
  %x = mojo.local<var> "x" : !int
  mojo.store %n, %x : !int
  %before = mojo.load %x : !int
  mojo.call @increment(mut %x, %before) : (!mojo.ref<!int>, !int) -> ()
  mojo.call @increment(mut %x, %n) : (!mojo.ref<!int>, !int) -> ()
  %after = mojo.load %x : !int
  %r = mojo.simd.add %before, %after : !int
  mojo.return %r : !int
}
mojo.func @outer() {
  mojo.call @inner() : () -> ()
  mojo.return
}
mojo.func @inner() display("inner") {
  mojo.trap
  mojo.return
}
mojo.func @missing() {
  mojo.call @nowhere() : () -> ()
  mojo.return
}
mojo.func @declared()
mojo.func @external() {
  mojo.call @declared() : () -> ()
  mojo.return
})";

class Calls : public testing::TestWithParam<bool> {
protected:
  Program p{callProgram, {.steps = 100000000, .depth = 100000}, GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Inlining, Calls, testing::Bool());

// rule: 07/INT-6
TEST_P(Calls, Errors) {
  EXPECT_EQ(p.integer("handle", {21}), 42);
  EXPECT_EQ(p.integer("handle", {-5}), -1005);
  EXPECT_EQ(p.integer("indirect", {21}), 42);
  EXPECT_EQ(p.integer("indirect", {-5}), -5);
  llvm::FailureOr<CallResult> raised = p.call("through", {-7});
  ASSERT_TRUE(succeeded(raised));
  EXPECT_TRUE(raised->raised);
  EXPECT_EQ(int64_t(raised->value.readInteger(0, 8)), -7);
  EXPECT_FALSE(p.call("through", {7})->raised);
}

TEST_P(Calls, Recursion) {
  EXPECT_EQ(p.integer("fib", {20}), 6765);
  EXPECT_EQ(p.integer("deep", {50000}), 50000);
  EXPECT_EQ(p.integer("recursive", {10}), 56);
}

TEST_P(Calls, References) { EXPECT_EQ(p.integer("counting", {5}), 20); }

// rule: 07/INT-9
TEST_P(Calls, Limits) {
  EXPECT_EQ(p.failure("deep", {1000000}), "call depth limit exceeded (100000 calls)");
  EXPECT_EQ(p.failure("forever"), "step limit exceeded (100000000)");
}

// rule: 07/CTE-2
TEST_P(Calls, FailuresKnowTheCalls) {
  EXPECT_EQ(p.failure("outer"), "the program aborted");
  const InterpreterError &error = p.errors.back();
  EXPECT_EQ(error.kind, InterpreterError::Kind::Abort);
  ASSERT_EQ(error.stack.size(), 2u);
  EXPECT_EQ(error.stack[0].symbol, "outer");
  EXPECT_EQ(error.stack[1].display, "inner");
  EXPECT_NE(error.stack[1].callSite, error.location);
  EXPECT_TRUE(failed(p.call("missing")));
  EXPECT_EQ(p.errors.back().kind, InterpreterError::Kind::Resolve);
  EXPECT_EQ(p.failure("external"),
            "unable to interpret call to unknown external function: declared");
}
