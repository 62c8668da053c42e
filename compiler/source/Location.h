// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Source locations: 32-bit positions in the one offset space that a SourceManager lays over all of its files.

#ifndef KILN_SOURCE_LOCATION_H
#define KILN_SOURCE_LOCATION_H

#include "llvm/ADT/DenseMapInfo.h"
#include <cstdint>

namespace kiln {

/// A byte position in some file of a SourceManager. Zero means "no location".
class SourceLoc {
public:
  constexpr SourceLoc() = default;

  /// Returns the location whose global offset is `raw`.
  static constexpr SourceLoc fromRaw(uint32_t raw) {
    SourceLoc loc;
    loc.value = raw;
    return loc;
  }

  constexpr uint32_t raw() const { return value; }
  constexpr bool isValid() const { return value != 0; }
  constexpr explicit operator bool() const { return value != 0; }

  /// Returns the location `delta` bytes further on in the same file. An invalid location stays invalid.
  constexpr SourceLoc advanced(int32_t delta) const {
    return value ? fromRaw(value + static_cast<uint32_t>(delta)) : SourceLoc();
  }

  friend constexpr bool operator==(SourceLoc, SourceLoc) = default;
  friend constexpr auto operator<=>(SourceLoc, SourceLoc) = default;

private:
  uint32_t value = 0;
};

/// The bytes from `begin` up to but not including `end`.
struct SourceRange {
  SourceLoc begin;
  SourceLoc end;

  constexpr SourceRange() = default;
  constexpr SourceRange(SourceLoc begin, SourceLoc end) : begin(begin), end(end) {}

  constexpr bool isValid() const { return begin.isValid() && end.isValid(); }

  /// Returns whether `loc` lies inside of the range.
  constexpr bool contains(SourceLoc loc) const { return begin <= loc && loc < end; }

  /// Returns the smallest range that holds both; an invalid one counts as nothing.
  constexpr SourceRange merged(SourceRange other) const {
    if (!isValid())
      return other;
    if (!other.isValid())
      return *this;
    return {begin < other.begin ? begin : other.begin, end < other.end ? other.end : end};
  }

  friend constexpr bool operator==(SourceRange, SourceRange) = default;
};

} // namespace kiln

template <> struct llvm::DenseMapInfo<kiln::SourceLoc> {
  static kiln::SourceLoc getEmptyKey() { return kiln::SourceLoc::fromRaw(~0u); }
  static kiln::SourceLoc getTombstoneKey() { return kiln::SourceLoc::fromRaw(~0u - 1); }
  static unsigned getHashValue(kiln::SourceLoc loc) {
    return llvm::DenseMapInfo<uint32_t>::getHashValue(loc.raw());
  }
  static bool isEqual(kiln::SourceLoc a, kiln::SourceLoc b) { return a == b; }
};

#endif // KILN_SOURCE_LOCATION_H
