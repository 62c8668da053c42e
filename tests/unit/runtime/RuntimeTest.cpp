// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The library that compiled programs link.
#include "Runtime.h"
#include "gtest/gtest.h"
#include <atomic>
#include <cmath>
#include <limits>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern "C" __bf16 __truncsfbf2(float value);
extern "C" __bf16 __truncdfbf2(double value);

TEST(Parallel, CallsEveryIndexOnce) {
  for (int64_t count : {0, 1, 2, 7, 1000, 100000})
    for (int64_t workers : {0, 1, 2, 3, 16}) {
      std::vector<std::atomic<int>> seen(count);
      kiln_parallel_for(
          [](int64_t i, void *context) {
            ++(*static_cast<std::vector<std::atomic<int>> *>(context))[i];
          },
          &seen, count, workers);
      for (auto &each : seen)
        ASSERT_EQ(each, 1);
    }
}

static void countUp(int64_t, void *context) { ++*static_cast<std::atomic<int64_t> *>(context); }

static void nested(int64_t, void *context) { kiln_parallel_for(countUp, context, 50, 4); }

TEST(Parallel, LoopsNest) {
  for (int round = 0; round < 50; ++round) {
    std::atomic<int64_t> total = 0;
    kiln_parallel_for(nested, &total, 20, 4);
    EXPECT_EQ(total, 1000);
  }
}

TEST(Parallel, WorksInAChildOfFork) {
  std::atomic<int64_t> total = 0;
  kiln_parallel_for(countUp, &total, 100, 4);
  pid_t child = fork();
  if (child == 0) {
    alarm(20);
    std::atomic<int64_t> own = 0;
    kiln_parallel_for(countUp, &own, 100, 4);
    _exit(own == 100 ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(Memory, IsAligned) {
  for (int64_t alignment : {1, 8, 16, 64, 4096}) {
    void *p = kiln_aligned_alloc(alignment, 100);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(p) % alignment, 0u);
    kiln_aligned_free(p);
  }
  EXPECT_EQ(kiln_aligned_alloc(64, -1), nullptr);
}

static uint16_t bits(__bf16 value) { return __builtin_bit_cast(uint16_t, value); }

TEST(Float, RoundsToBfloat16) {
  EXPECT_EQ(bits(__truncsfbf2(1.0f)), 0x3f80);
  EXPECT_EQ(bits(__truncsfbf2(1.00390625f)), 0x3f80); // a tie goes to the even neighbour
  EXPECT_EQ(bits(__truncsfbf2(1.01171875f)), 0x3f82);
  EXPECT_EQ(bits(__truncsfbf2(INFINITY)), 0x7f80);
  EXPECT_EQ(bits(__truncsfbf2(std::numeric_limits<float>::max())), 0x7f80);
  EXPECT_TRUE((bits(__truncsfbf2(NAN)) & 0x7fff) > 0x7f80);
  EXPECT_EQ(bits(__truncdfbf2(1.00390625)), 0x3f80);
  EXPECT_EQ(bits(__truncdfbf2(1.00390625 + 1e-12)), 0x3f81); // just above the tie
  EXPECT_EQ(bits(__truncdfbf2(-1.00390625 - 1e-12)), 0xbf81);
}
