// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "source/RoomTimes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include <chrono>
#include <numeric>

namespace kiln {

using Clock = std::chrono::steady_clock;

static constexpr const char *roomNames[] = {"driver", "parse", "check",     "ownership", "comptime",
                                            "lower",  "translate", "optimize", "emit",   "link"};
static constexpr size_t roomCount = std::size(roomNames);

bool RoomTime::measuring = false;
static Room current = Room::Driver;
static Clock::time_point since;
static double seconds[roomCount];
static unsigned entries[roomCount];

/// Charges the time since the last switch to the current room and goes to `next`.
static void switchTo(Room next) {
  Clock::time_point now = Clock::now();
  seconds[size_t(current)] += std::chrono::duration<double>(now - since).count();
  since = now;
  current = next;
}

void RoomTime::measure() {
  measuring = true;
  since = Clock::now();
}

void RoomTime::enter(Room room) {
  entered = true;
  caller = current;
  switchTo(room);
  ++entries[size_t(room)];
}

void RoomTime::leave() { switchTo(caller); }

void RoomTime::report(llvm::raw_ostream &os, bool asTree) {
  switchTo(current);
  size_t order[roomCount];
  std::iota(order, order + roomCount, 0);
  if (!asTree)
    llvm::stable_sort(order, [](size_t a, size_t b) { return seconds[a] > seconds[b]; });
  double total = std::accumulate(seconds, seconds + roomCount, 0.0);
  os << "===" << std::string(73, '-') << "===\n"
     << std::string(25, ' ') << "... Execution time report ...\n"
     << "===" << std::string(73, '-') << "===\n"
     << llvm::format("  Total Execution Time: %.4f seconds\n\n", total) << "  ----Wall Time----   --Entries--  ----Name----\n";
  for (size_t room : order)
    os << llvm::format("  %8.4f (%5.1f%%)   %11u  %s\n", seconds[room], total > 0 ? 100 * seconds[room] / total : 0.0, entries[room],
                       roomNames[room]);
  os << llvm::format("  %8.4f (100.0%%)                Total\n", total);
}

} // namespace kiln
