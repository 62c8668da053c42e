// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Images of compile-time values: building, cutting, joining and their canonical form.
#include "comptime/MemoryImage.h"
#include <algorithm>
#include <cassert>
#include <cstring>

using namespace kiln;

/// Appends all blocks of `part` but the first to `image` and returns the relocations of the first
/// with their new block numbers. `rootBlock` is what stands for the first block of `part`; -1 makes
/// a copy of it when something points to it.
static std::vector<Relocation> adopt(MemoryImage &image, const MemoryImage &part,
                                     int64_t rootBlock) {
  uint32_t base = image.blocks.size();
  auto refersToRoot = [](const MemoryBlock &block) {
    return std::any_of(block.relocations.begin(), block.relocations.end(), [](const Relocation &r) {
      return r.kind == Relocation::Kind::Block && r.block == 0;
    });
  };
  if (rootBlock < 0 && std::any_of(part.blocks.begin(), part.blocks.end(), refersToRoot)) {
    rootBlock = base;
    image.blocks.push_back(part.blocks[0]);
  }
  uint32_t rest = image.blocks.size();
  image.blocks.insert(image.blocks.end(), part.blocks.begin() + 1, part.blocks.end());
  auto renumber = [&](std::vector<Relocation> &relocations) {
    for (Relocation &relocation : relocations)
      if (relocation.kind == Relocation::Kind::Block)
        relocation.block = relocation.block ? rest + relocation.block - 1 : uint32_t(rootBlock);
  };
  for (uint32_t i = base; i < image.blocks.size(); ++i)
    renumber(image.blocks[i].relocations);
  std::vector<Relocation> result = part.blocks[0].relocations;
  renumber(result);
  return result;
}

MemoryImage::MemoryImage(llvm::ArrayRef<uint8_t> bytes, uint64_t align) {
  blocks[0].bytes.assign(bytes.begin(), bytes.end());
  blocks[0].align = align;
}

MemoryImage MemoryImage::fromInteger(uint64_t value, unsigned size) {
  assert(size <= 8);
  MemoryImage image;
  image.blocks[0].align = std::max(1u, size);
  for (unsigned i = 0; i < size; ++i)
    image.bytes().push_back(uint8_t(value >> (8 * i)));
  return image;
}

/// Returns a null pointer that `relocation` makes a pointer.
static MemoryImage pointerImage(Relocation relocation) {
  MemoryImage image = MemoryImage::fromInteger(0, 8);
  image.relocations().push_back(std::move(relocation));
  return image;
}

MemoryImage MemoryImage::ofFunction(llvm::StringRef symbol) {
  return pointerImage({0, Relocation::Kind::Function, 0, 0, symbol.str()});
}

MemoryImage MemoryImage::ofGlobal(llvm::StringRef symbol, int64_t addend) {
  return pointerImage({0, Relocation::Kind::Global, 0, addend, symbol.str()});
}

MemoryImage MemoryImage::pointerTo(const MemoryImage &pointee, bool isHeap) {
  MemoryImage image = pointerImage({0, Relocation::Kind::Block, 1, 0, {}});
  image.blocks.push_back(pointee.blocks[0]);
  image.blocks[1].isHeap = isHeap;
  image.blocks[1].relocations = adopt(image, pointee, 1);
  image.canonicalize();
  return image;
}

MemoryImage MemoryImage::ofString(llvm::StringRef text) {
  MemoryImage bytes(llvm::ArrayRef(reinterpret_cast<const uint8_t *>(text.data()), text.size()));
  bytes.bytes().push_back(0);
  return pointerTo(bytes);
}

bool MemoryImage::hasHeap() const {
  return std::any_of(blocks.begin(), blocks.end(),
                     [](const MemoryBlock &block) { return block.isHeap; });
}

bool MemoryImage::hasDangling() const {
  for (const MemoryBlock &block : blocks)
    for (const Relocation &relocation : block.relocations)
      if (relocation.kind == Relocation::Kind::Dangling)
        return true;
  return false;
}

const Relocation *MemoryImage::relocationAt(uint64_t offset) const {
  for (const Relocation &relocation : relocations())
    if (relocation.offset == offset)
      return &relocation;
  return nullptr;
}

uint64_t MemoryImage::readInteger(uint64_t offset, unsigned size) const {
  uint64_t value = 0;
  for (unsigned i = 0; i < size && offset + i < bytes().size(); ++i)
    value |= uint64_t(bytes()[offset + i]) << (8 * i);
  return value;
}

MemoryImage MemoryImage::slice(uint64_t offset, uint64_t size, uint64_t align) const {
  MemoryImage image;
  image.blocks[0].align = align;
  std::vector<uint8_t> &out = image.bytes();
  out.assign(size, 0);
  if (offset < bytes().size())
    std::memcpy(out.data(), bytes().data() + offset,
                std::min<uint64_t>(size, bytes().size() - offset));
  if (!hasPointers())
    return image;
  for (Relocation &relocation : adopt(image, *this, -1)) {
    if (relocation.offset < offset || relocation.offset + 8 > offset + size)
      continue;
    relocation.offset -= offset;
    image.relocations().push_back(relocation);
  }
  image.canonicalize();
  return image;
}

void MemoryImage::insert(uint64_t offset, const MemoryImage &part) {
  if (bytes().size() < offset + part.size())
    bytes().resize(offset + part.size());
  std::copy(part.bytes().begin(), part.bytes().end(), bytes().begin() + offset);
  std::vector<Relocation> &own = relocations();
  bool changed = part.hasPointers();
  for (size_t i = own.size(); i-- > 0;)
    if (own[i].offset + 8 > offset && own[i].offset < offset + part.size()) {
      own.erase(own.begin() + i);
      changed = true;
    }
  if (!changed)
    return;
  for (Relocation &relocation : adopt(*this, part, -1)) {
    relocation.offset += offset;
    relocations().push_back(relocation);
  }
  canonicalize();
}

MemoryImage MemoryImage::pointee(uint64_t offset) const {
  const Relocation *relocation = relocationAt(offset);
  if (!relocation || relocation->kind != Relocation::Kind::Block || relocation->addend < 0)
    return {};
  MemoryImage whole;
  const MemoryBlock &target = blocks[relocation->block];
  uint64_t start = relocation->addend;
  if (start > target.bytes.size())
    return {};
  // The block becomes the value; all other blocks, the old value too, come along when reached.
  whole.blocks = blocks;
  MemoryBlock root = target;
  root.isHeap = false;
  if (start) {
    root.bytes.erase(root.bytes.begin(), root.bytes.begin() + start);
    std::vector<Relocation> kept;
    for (Relocation &inner : root.relocations)
      if (inner.offset >= start) {
        inner.offset -= start;
        kept.push_back(inner);
      }
    root.relocations = kept;
    root.align = 1;
  }
  for (MemoryBlock &block : whole.blocks)
    for (Relocation &inner : block.relocations)
      if (inner.kind == Relocation::Kind::Block)
        ++inner.block;
  for (Relocation &inner : root.relocations)
    if (inner.kind == Relocation::Kind::Block)
      ++inner.block;
  whole.blocks.insert(whole.blocks.begin(), root);
  whole.canonicalize();
  return whole;
}

void MemoryImage::canonicalize() {
  std::vector<int64_t> number(blocks.size(), -1);
  std::vector<uint32_t> order = {0};
  number[0] = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    std::vector<Relocation> &relocations = blocks[order[i]].relocations;
    std::sort(relocations.begin(), relocations.end(),
              [](const Relocation &a, const Relocation &b) { return a.offset < b.offset; });
    for (Relocation &relocation : relocations) {
      if (relocation.kind != Relocation::Kind::Block)
        continue;
      if (number[relocation.block] < 0) {
        number[relocation.block] = order.size();
        order.push_back(relocation.block);
      }
      relocation.block = number[relocation.block];
    }
  }
  std::vector<MemoryBlock> sorted;
  sorted.reserve(order.size());
  for (uint32_t old : order)
    sorted.push_back(std::move(blocks[old]));
  blocks = std::move(sorted);
}

llvm::hash_code MemoryImage::hash() const {
  llvm::hash_code code = llvm::hash_value(blocks.size());
  for (const MemoryBlock &block : blocks) {
    code = llvm::hash_combine(code, block.align, block.isHeap,
                              llvm::hash_combine_range(block.bytes.begin(), block.bytes.end()));
    for (const Relocation &relocation : block.relocations)
      code = llvm::hash_combine(code, relocation.offset, uint8_t(relocation.kind), relocation.block,
                                relocation.addend, relocation.symbol);
  }
  return code;
}
