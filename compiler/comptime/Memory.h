// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The memory of an interpreted program: allocations with checked access.
//
// An address is `allocation number << 32 | offset`, so pointers compare, subtract and convert to
// integers as on the target, and the allocation of an address is found without a search. Each byte
// has a shadow byte: 0 it was never initialised, 1 it is data, 0x10..0x17 it is byte 0..7 of a
// stored pointer. The shadow travels with the bytes, so that any stored pointer is found again.
#ifndef KILN_COMPTIME_MEMORY_H
#define KILN_COMPTIME_MEMORY_H

#include "comptime/MemoryImage.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstring>
#include <deque>
#include <memory>
#include <optional>

namespace kiln::comptime {

using Address = uint64_t;

constexpr uint64_t shadowData8 = 0x0101010101010101;
constexpr uint64_t shadowPointer = 0x1716151413121110;
constexpr uint8_t shadowPointerByte = 0x10;
/// Addresses of functions start here; each takes 16.
constexpr Address functionBase = Address(1) << 62;

enum class AllocationKind : uint8_t { Freed, Heap, Stack, Constant, Global, Argument };

struct Allocation {
  uint8_t *data = nullptr;
  uint8_t *shadow = nullptr;
  /// Bytes that may be read; 0 when freed.
  uint32_t size = 0;
  /// Bytes that may be written; 0 for constants.
  uint32_t writable = 0;
  uint32_t align = 1;
  AllocationKind kind = AllocationKind::Freed;
  /// The symbol of a global, unterminated; kept by the context.
  llvm::StringRef symbol;
};

/// About how much memory keeping `block` takes until the program is compiled: it is written out as a constant.
inline uint64_t costOf(const MemoryBlock &block) { return 256 + 4 * block.bytes.size() + 256 * block.relocations.size(); }

/// How images name functions: converts between addresses and symbols.
class FunctionNames {
public:
  virtual ~FunctionNames() = default;
  virtual Address addressOfFunction(llvm::StringRef symbol) = 0;
  /// Returns the symbol at `address`, or the empty string.
  virtual llvm::StringRef functionAt(Address address) = 0;
  /// Returns the address of the global `symbol`, or 0.
  virtual Address addressOfGlobal(llvm::StringRef symbol) = 0;
};

class Memory {
public:
  explicit Memory(uint64_t limit) : limit(limit) { table.emplace_back(); }
  ~Memory() { reset(); }
  Memory(const Memory &) = delete;
  Memory &operator=(const Memory &) = delete;

  /// Gives everything back.
  void reset();

  /// Returns the address of `size` new bytes without a value; 0 when the limit is reached.
  Address allocate(uint64_t size, uint64_t align, AllocationKind kind, llvm::StringRef symbol = {});
  /// Returns the address of `size` new bytes in the stack arena; 0 when the limit is reached.
  Address allocateStack(uint64_t size, uint64_t align);
  /// Ends the life of heap memory. Returns an error text, or null.
  const char *free(Address address);
  /// Ends the life of the allocations `ids` from `start` on, which `allocateStack` gave last.
  void releaseStack(std::vector<uint32_t> &ids, size_t start);
  /// Makes memory constant.
  void freeze(Address address) { table[address >> 32].writable = 0; }

  /// Returns the bytes at `address` when `size` of them may be read, otherwise null. `shadow`
  /// becomes their shadow.
  uint8_t *readable(Address address, uint64_t size, uint8_t *&shadow) {
    uint64_t id = address >> 32, offset = uint32_t(address);
    if (LLVM_UNLIKELY(id >= table.size()))
      return nullptr;
    Allocation &allocation = table[id];
    if (LLVM_UNLIKELY(offset + size > allocation.size))
      return nullptr;
    shadow = allocation.shadow + offset;
    return allocation.data + offset;
  }
  uint8_t *writable(Address address, uint64_t size, uint8_t *&shadow) {
    uint64_t id = address >> 32, offset = uint32_t(address);
    if (LLVM_UNLIKELY(id >= table.size()))
      return nullptr;
    Allocation &allocation = table[id];
    if (LLVM_UNLIKELY(offset + size > allocation.writable))
      return nullptr;
    shadow = allocation.shadow + offset;
    return allocation.data + offset;
  }
  /// Returns how many bytes the allocations that were not freed have.
  uint64_t bytesAlive() const { return alive; }
  /// Says why an access was refused, in the words of the specification.
  std::string explain(Address address, uint64_t size, bool write) const;

  const Allocation *allocationOf(Address address) const {
    uint64_t id = address >> 32;
    return id && id < table.size() ? &table[id] : nullptr;
  }

  /// Puts `image` in new memory of the kind `rootKind` and returns its address; 0 when the limit is
  /// reached.
  Address place(const MemoryImage &image, AllocationKind rootKind, FunctionNames &names);
  /// Writes the value of `image` to `data` and its shadow, and what it points to in new memory.
  bool placeAt(const MemoryImage &image, uint8_t *data, uint8_t *shadow, uint64_t size,
               FunctionNames &names);
  /// Returns the image of `size` bytes with their shadow, or nothing if it would take more than a quarter of what the limit leaves to the
  /// program. `root` is the address of the bytes when they stand in memory, otherwise 0.
  std::optional<MemoryImage> imageOf(const uint8_t *data, const uint8_t *shadow, uint64_t size, uint64_t align,
                                     Address root, FunctionNames &names) const;

private:
  uint32_t newId();
  void retire(uint32_t id);
  bool fill(const MemoryImage &image, std::vector<Address> &addresses, uint32_t block,
            uint8_t *data, uint8_t *shadow, uint64_t size, FunctionNames &names);
  bool placeOthers(const MemoryImage &image, std::vector<Address> &addresses, FunctionNames &names);

  std::vector<Allocation> table;
  /// Freed numbers in the order of their release: the longer they stay unused, the more stale
  /// pointers are recognised.
  std::deque<uint32_t> quarantine;
  struct Chunk {
    std::unique_ptr<uint8_t[]> bytes;
    size_t size = 0;
  };
  std::vector<Chunk> chunks;
  size_t chunk = 0, used = 0;
  struct Mark {
    size_t chunk, used;
  };
  std::vector<Mark> marks;
  uint64_t limit;
  uint64_t alive = 0;
};

} // namespace kiln::comptime

#endif
