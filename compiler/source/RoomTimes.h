// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// How long each room works: `--mlir-timing`. A room that calls another one is not charged for it.
#ifndef KILN_SOURCE_ROOMTIMES_H
#define KILN_SOURCE_ROOMTIMES_H

#include "llvm/Support/raw_ostream.h"

namespace kiln {

enum class Room : unsigned char { Driver, Parse, Check, Ownership, Comptime, Lower, Translate, Optimize, Emit, Link };

/// Charges the time of its life to a room. Costs a branch when nobody measures. Not for several threads.
class RoomTime {
public:
  explicit RoomTime(Room room) {
    if (measuring)
      enter(room);
  }
  ~RoomTime() {
    if (entered)
      leave();
  }
  RoomTime(const RoomTime &) = delete;
  RoomTime &operator=(const RoomTime &) = delete;

  /// Starts measuring, in the driver's room.
  static void measure();
  /// Prints what was measured so far, the longest first (`asTree`: in the order of the rooms).
  static void report(llvm::raw_ostream &os, bool asTree);

private:
  void enter(Room room);
  void leave();

  static bool measuring;
  bool entered = false;
  Room caller{};
};

} // namespace kiln

#endif // KILN_SOURCE_ROOMTIMES_H
