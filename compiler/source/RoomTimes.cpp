// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "source/RoomTimes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include <chrono>
#include <ctime>
#include <numeric>

namespace kiln {

using Clock = std::chrono::steady_clock;

static constexpr const char *roomNames[] = {"driver", "parse", "check",     "ownership", "comptime",
                                            "lower",  "translate", "optimize", "emit",   "link"};
static constexpr size_t roomCount = std::size(roomNames);

bool RoomTime::measuring = false;
static Room current = Room::Driver;
static Clock::time_point since;
static double processorSince;
static double seconds[roomCount], processorSeconds[roomCount];
static double unshared[roomCount], sharedSeconds; ///< times of the clock since the processor time was asked for; their sum
static unsigned entries[roomCount];

/// Seconds that all threads of this process have worked.
static double processorTime() {
  timespec time = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

/// Divides the processor time since it was last asked for among the rooms that worked meanwhile, by their time of the clock. Asking takes a
/// microsecond, and there are thousands of switches: asking at each would be a twentieth of what is measured.
static void shareProcessorTime() {
  double now = processorTime();
  for (size_t room = 0; room < roomCount && sharedSeconds > 0; ++room) {
    processorSeconds[room] += (now - processorSince) * unshared[room] / sharedSeconds;
    unshared[room] = 0;
  }
  sharedSeconds = 0;
  processorSince = now;
}

/// Charges the time since the last switch to the current room and goes to `next`.
static void switchTo(Room next) {
  Clock::time_point now = Clock::now();
  double passed = std::chrono::duration<double>(now - since).count();
  seconds[size_t(current)] += passed;
  unshared[size_t(current)] += passed;
  sharedSeconds += passed;
  if (sharedSeconds > 100e-6)
    shareProcessorTime();
  since = now;
  current = next;
}

void RoomTime::measure() {
  measuring = true;
  since = Clock::now();
  // What the process did so far, the driver did.
  processorSince = 0;
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
  shareProcessorTime();
  size_t order[roomCount];
  std::iota(order, order + roomCount, 0);
  if (!asTree)
    llvm::stable_sort(order, [](size_t a, size_t b) { return processorSeconds[a] > processorSeconds[b]; });
  double total = std::accumulate(seconds, seconds + roomCount, 0.0);
  double processorTotal = std::accumulate(processorSeconds, processorSeconds + roomCount, 0.0);
  os << "===" << std::string(73, '-') << "===\n"
     << std::string(25, ' ') << "... Execution time report ...\n"
     << "===" << std::string(73, '-') << "===\n"
     << llvm::format("  Total Execution Time: %.4f seconds (%.4f wall clock)\n\n", processorTotal, total)
     << "   --User+System--     ---Wall Time---   --Entries--  ----Name----\n";
  auto share = [](double part, double whole) { return whole > 0 ? 100 * part / whole : 0.0; };
  for (size_t room : order)
    os << llvm::format("  %8.4f (%5.1f%%)  %8.4f (%5.1f%%)   %11u  %s\n", processorSeconds[room],
                       share(processorSeconds[room], processorTotal), seconds[room], share(seconds[room], total), entries[room],
                       roomNames[room]);
  os << llvm::format("  %8.4f (100.0%%)  %8.4f (100.0%%)                Total\n", processorTotal, total);
}

} // namespace kiln
