// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Allocations of an interpreted program, and their conversion from and to images.
#include "comptime/Memory.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>
#include <cstdlib>

using namespace kiln;
using namespace kiln::comptime;

/// Freed numbers that wait before they are used again.
static constexpr size_t quarantineSize = 100000;
static constexpr uint64_t maxAllocation = uint64_t(1) << 31;

void Memory::reset() {
  for (Allocation &allocation : table)
    if (allocation.kind != AllocationKind::Freed && allocation.kind != AllocationKind::Stack)
      std::free(allocation.data);
  table.clear();
  table.emplace_back();
  quarantine.clear();
  marks.clear();
  chunk = used = 0;
  alive = 0;
}

uint32_t Memory::newId() {
  if (quarantine.size() > quarantineSize) {
    uint32_t id = quarantine.front();
    quarantine.pop_front();
    return id;
  }
  table.emplace_back();
  return table.size() - 1;
}

void Memory::retire(uint32_t id) {
  table[id] = Allocation();
  quarantine.push_back(id);
}

Address Memory::allocate(uint64_t size, uint64_t align, AllocationKind kind,
                         llvm::StringRef symbol) {
  if (size >= maxAllocation || (limit && alive + size > limit))
    return 0;
  uint64_t room = llvm::alignTo(std::max<uint64_t>(size, 1), 16);
  // Big blocks get their zeroed shadow from the system.
  auto *data = static_cast<uint8_t *>(room > 65536 ? std::calloc(2, room) : std::malloc(2 * room));
  if (!data)
    return 0;
  if (room <= 65536)
    std::memset(data + room, 0, room);
  alive += size;
  uint32_t id = newId();
  table[id] = {data, data + room, uint32_t(size), uint32_t(size), uint32_t(align), kind, symbol};
  return Address(id) << 32;
}

Address Memory::allocateStack(uint64_t size, uint64_t align) {
  if (size >= maxAllocation || (limit && alive + size > limit))
    return 0;
  uint64_t room = llvm::alignTo(std::max<uint64_t>(size, 1), 16);
  marks.push_back({chunk, used});
  while (chunk < chunks.size() && used + 2 * room > chunks[chunk].size) {
    ++chunk;
    used = 0;
  }
  if (chunk == chunks.size()) {
    size_t bytes = std::max<size_t>(256 * 1024, 2 * room);
    chunks.push_back({std::make_unique_for_overwrite<uint8_t[]>(bytes), bytes});
    used = 0;
  }
  uint8_t *data = chunks[chunk].bytes.get() + used;
  used += 2 * room;
  std::memset(data + room, 0, room);
  alive += size;
  uint32_t id = newId();
  table[id] = {
      data, data + room, uint32_t(size), uint32_t(size), uint32_t(align), AllocationKind::Stack,
      {}};
  return Address(id) << 32;
}

const char *Memory::free(Address address) {
  if (!address)
    return nullptr;
  uint64_t id = address >> 32;
  if (id >= table.size())
    return "address is out-of-bounds";
  Allocation &allocation = table[id];
  if (allocation.kind == AllocationKind::Freed)
    return "accessing memory that was freed";
  if (allocation.kind != AllocationKind::Heap)
    return "freeing memory that was not allocated on the heap";
  if (uint32_t(address) != 0)
    return "freeing a pointer that is not the start of its allocation";
  alive -= allocation.size;
  std::free(allocation.data);
  retire(id);
  return nullptr;
}

void Memory::releaseStack(std::vector<uint32_t> &ids, size_t start) {
  while (ids.size() > start) {
    alive -= table[ids.back()].size;
    retire(ids.back());
    ids.pop_back();
    chunk = marks.back().chunk;
    used = marks.back().used;
    marks.pop_back();
  }
}

std::string Memory::explain(Address address, uint64_t size, bool write) const {
  const Allocation *allocation = allocationOf(address);
  if (!allocation)
    return "address is out-of-bounds";
  if (allocation->kind == AllocationKind::Freed)
    return "accessing memory that was freed";
  if (uint64_t(uint32_t(address)) + size <= allocation->size && write)
    return "writing to constant memory";
  return "memory access size " + std::to_string(size) + " is out-of-bounds";
}

bool Memory::fill(const MemoryImage &image, std::vector<Address> &addresses, uint32_t block,
                  uint8_t *data, uint8_t *shadow, uint64_t size, FunctionNames &names) {
  const MemoryBlock &source = image.blocks[block];
  size_t count = std::min<size_t>(source.bytes.size(), size);
  if (count) {
    std::memcpy(data, source.bytes.data(), count);
    std::memset(shadow, 1, count);
  }
  for (const Relocation &relocation : source.relocations) {
    if (relocation.offset + 8 > count)
      continue;
    Address value = 0;
    switch (relocation.kind) {
    case Relocation::Kind::Block:
      value = addresses[relocation.block] + relocation.addend;
      break;
    case Relocation::Kind::Global:
      value = names.addressOfGlobal(relocation.symbol);
      if (!value)
        return false;
      value += relocation.addend;
      break;
    case Relocation::Kind::Function:
      value = names.addressOfFunction(relocation.symbol);
      break;
    case Relocation::Kind::Dangling:
      // Any address of an allocation that is gone.
      value = Address(1) << 61;
      break;
    }
    std::memcpy(data + relocation.offset, &value, 8);
    std::memcpy(shadow + relocation.offset, &shadowPointer, 8);
  }
  return true;
}

bool Memory::placeOthers(const MemoryImage &image, std::vector<Address> &addresses,
                         FunctionNames &names) {
  for (size_t i = 1; i < image.blocks.size(); ++i) {
    const MemoryBlock &block = image.blocks[i];
    addresses[i] = allocate(block.bytes.size(), block.align,
                            block.isHeap ? AllocationKind::Heap : AllocationKind::Constant);
    if (!addresses[i])
      return false;
  }
  for (size_t i = 1; i < image.blocks.size(); ++i) {
    uint32_t id = addresses[i] >> 32;
    uint8_t *data = table[id].data, *shadow = table[id].shadow;
    if (!fill(image, addresses, i, data, shadow, image.blocks[i].bytes.size(), names))
      return false;
    if (!image.blocks[i].isHeap)
      freeze(addresses[i]);
  }
  return true;
}

Address Memory::place(const MemoryImage &image, AllocationKind rootKind, FunctionNames &names) {
  std::vector<Address> addresses(image.blocks.size());
  addresses[0] = allocate(image.size(), image.align(), rootKind);
  if (!addresses[0] || !placeOthers(image, addresses, names))
    return 0;
  uint32_t id = addresses[0] >> 32;
  uint8_t *data = table[id].data, *shadow = table[id].shadow;
  if (!fill(image, addresses, 0, data, shadow, image.size(), names))
    return 0;
  return addresses[0];
}

bool Memory::placeAt(const MemoryImage &image, uint8_t *data, uint8_t *shadow, uint64_t size,
                     FunctionNames &names) {
  std::vector<Address> addresses(image.blocks.size());
  return placeOthers(image, addresses, names) &&
         fill(image, addresses, 0, data, shadow, size, names);
}

std::optional<MemoryImage> Memory::imageOf(const uint8_t *data, const uint8_t *shadow, uint64_t size,
                                           uint64_t align, Address root, FunctionNames &names) const {
  uint64_t cost = 0;
  MemoryImage image;
  llvm::DenseMap<uint32_t, uint32_t> blockOf;
  struct Work {
    const uint8_t *data, *shadow;
    uint64_t size;
  };
  std::vector<Work> works = {{data, shadow, size}};
  image.blocks[0].align = align;
  if (root && uint32_t(root) == 0)
    blockOf[root >> 32] = 0;
  for (size_t at = 0; at < works.size(); ++at) {
    Work work = works[at];
    std::vector<uint8_t> bytes(work.size);
    std::vector<Relocation> relocations;
    for (uint64_t i = 0; i < work.size; ++i) {
      if (work.shadow[i] != shadowPointerByte || i + 8 > work.size ||
          std::memcmp(work.shadow + i, &shadowPointer, 8)) {
        bytes[i] = work.shadow[i] ? work.data[i] : 0;
        continue;
      }
      Address address;
      std::memcpy(&address, work.data + i, 8);
      Relocation relocation;
      relocation.offset = i;
      i += 7;
      if (!address)
        continue;
      uint64_t id = address >> 32;
      int64_t addend = uint32_t(address);
      // A pointer a little before an allocation belongs to it.
      if (addend >= int64_t(maxAllocation)) {
        addend -= int64_t(1) << 32;
        ++id;
      }
      relocation.addend = addend;
      if (address >= functionBase) {
        relocation.kind = Relocation::Kind::Function;
        relocation.addend = 0;
        relocation.symbol = names.functionAt(address).str();
      } else if (id == 0 || id >= table.size()) {
        // Integers that were made pointers, such as 1 for "dangling but not null", stay what they
        // are.
        std::memcpy(&bytes[relocation.offset], &address, 8);
        continue;
      } else if (table[id].kind == AllocationKind::Freed ||
                 table[id].kind == AllocationKind::Stack) {
        relocation.kind = Relocation::Kind::Dangling;
        relocation.addend = 0;
      } else if (table[id].kind == AllocationKind::Global) {
        relocation.kind = Relocation::Kind::Global;
        relocation.symbol = table[id].symbol.str();
      } else {
        auto [entry, isNew] = blockOf.try_emplace(id, works.size());
        if (isNew) {
          const Allocation &target = table[id];
          works.push_back({target.data, target.shadow, target.size});
          image.blocks.emplace_back();
          image.blocks.back().align = target.align;
          image.blocks.back().isHeap = target.kind == AllocationKind::Heap;
        }
        relocation.block = entry->second;
      }
      relocations.push_back(std::move(relocation));
    }
    image.blocks[at].bytes = std::move(bytes);
    image.blocks[at].relocations = std::move(relocations);
    cost += costOf(image.blocks[at]);
    if (limit && cost > limit / 4)
      return std::nullopt;
  }
  return image;
}
