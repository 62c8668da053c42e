// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What a compile-time value looks like in the memory of the target: bytes, and pointers as
// relocations.
//
// A value may own heap memory whose blocks point at each other in any shape, cycles included. So an
// image is a small graph: block 0 is the value itself, the others are what it reaches, numbered in
// the order in which a walk over the relocations meets them. With that numbering two values of the
// same contents and shape have equal images, byte for byte.
#ifndef KILN_COMPTIME_MEMORYIMAGE_H
#define KILN_COMPTIME_MEMORYIMAGE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace kiln {

/// A pointer inside a block. The eight bytes at `offset` are zero in the block; the address is that
/// of the target plus `addend`.
struct Relocation {
  enum class Kind : uint8_t {
    Block,    ///< another block (or the same, or block 0) of the image: `block`
    Global,   ///< a variable of the program: `symbol` (constants of the program are blocks)
    Function, ///< a function of the program: `symbol`; the addend is 0
    Dangling, ///< freed memory or a stack frame that is gone; cannot be materialized
  };
  uint64_t offset = 0;
  Kind kind = Kind::Block;
  uint32_t block = 0;
  int64_t addend = 0;
  std::string symbol;

  bool operator==(const Relocation &) const = default;
};

/// A contiguous piece of memory.
struct MemoryBlock {
  std::vector<uint8_t> bytes;
  uint64_t align = 1;
  /// Whether it came from `alloc`, so that a materialized copy has to come from `alloc`, too. Other
  /// blocks (string constants) become constant memory.
  bool isHeap = false;
  /// Sorted by offset.
  std::vector<Relocation> relocations;

  bool operator==(const MemoryBlock &) const = default;
};

/// A constant of some type. Bytes that were never initialised are zero.
struct MemoryImage {
  /// Never empty: the first block is the value.
  std::vector<MemoryBlock> blocks = {MemoryBlock()};

  MemoryImage() = default;
  /// A value of `bytes` without pointers.
  explicit MemoryImage(llvm::ArrayRef<uint8_t> bytes, uint64_t align = 1);
  /// An integer of `size` bytes (at most 8), little-endian.
  static MemoryImage fromInteger(uint64_t value, unsigned size);
  /// The address of the function `symbol`.
  static MemoryImage ofFunction(llvm::StringRef symbol);
  /// The address of the global `symbol` plus `addend`.
  static MemoryImage ofGlobal(llvm::StringRef symbol, int64_t addend = 0);
  /// A pointer to the first byte of `pointee`, whose own block 0 becomes a block of the result;
  /// `isHeap` says how that was allocated.
  static MemoryImage pointerTo(const MemoryImage &pointee, bool isHeap = false);
  /// A pointer to `text` and a NUL after it, in constant memory.
  static MemoryImage ofString(llvm::StringRef text);

  std::vector<uint8_t> &bytes() { return blocks[0].bytes; }
  const std::vector<uint8_t> &bytes() const { return blocks[0].bytes; }
  std::vector<Relocation> &relocations() { return blocks[0].relocations; }
  const std::vector<Relocation> &relocations() const { return blocks[0].relocations; }
  uint64_t size() const { return blocks[0].bytes.size(); }
  uint64_t align() const { return blocks[0].align; }
  /// Returns whether the value holds a pointer of any kind.
  bool hasPointers() const { return !blocks[0].relocations.empty(); }
  /// Returns whether any block is heap memory: then materializing it allocates.
  bool hasHeap() const;
  /// Returns whether a pointer in any block dangles: then it cannot be materialized.
  bool hasDangling() const;
  /// Returns the relocation at exactly `offset` of the value, or null.
  const Relocation *relocationAt(uint64_t offset) const;

  /// Returns up to 8 bytes at `offset` as a little-endian integer without sign.
  uint64_t readInteger(uint64_t offset, unsigned size) const;
  /// Returns the `size` bytes at `offset` as an image of their own, with all that they point to. A
  /// pointer into the whole value itself keeps pointing to a copy of the whole value.
  MemoryImage slice(uint64_t offset, uint64_t size, uint64_t align = 1) const;
  /// Overwrites the bytes at `offset` with the value of `part` (growing the value when it is too
  /// short) and takes over what it points to. A field of a struct is put in with this.
  void insert(uint64_t offset, const MemoryImage &part);
  /// Follows the pointer at `offset`: the pointee from where the pointer points to the end of its
  /// block. Only for relocations of kind Block; otherwise returns an empty image.
  MemoryImage pointee(uint64_t offset) const;
  /// Renumbers the blocks in the order of a walk and drops those that nothing reaches. Everything
  /// above keeps images in this form; call it after editing blocks by hand.
  void canonicalize();

  bool operator==(const MemoryImage &) const = default;
  llvm::hash_code hash() const;
};

inline llvm::hash_code hash_value(const MemoryImage &image) { return image.hash(); }

} // namespace kiln

#endif
