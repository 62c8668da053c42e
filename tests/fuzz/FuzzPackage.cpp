// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Fuzz target: the reader of precompiled packages. Each input is read as it is, and once more with the checksum of its index set right,
// without which hardly any damage would get past the head of the file.
#include "package/PackageFile.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"
#include <cstdlib>

using namespace kiln;

/// Reads everything in a package that can be read.
static void readAll(llvm::StringRef bytes) {
  auto package = PackageFile::fromBytes(llvm::MemoryBuffer::getMemBuffer(bytes, "fuzz.mojoc", /*RequiresNullTerminator=*/false));
  if ((package->problem == PackageFile::Problem::None) != package->contains("__init__.mojo"))
    std::abort();
  for (const std::string &path : package->paths()) {
    (void)package->hasFolder(path);
    if (auto text = package->read(path); !text)
      llvm::consumeError(text.takeError());
  }
}

/// Sets the checksum of the index right, where there is an index. The layout is that of package/PackageFile.h.
static void mendChecksum(std::string &bytes) {
  constexpr size_t version = 20;
  auto number = [&](size_t at) { return at + 4 <= bytes.size() ? llvm::support::endian::read32le(&bytes[at]) : 0; };
  uint64_t indexSize = version + 4 + uint64_t(number(version)), checksum = indexSize + 4;
  if (checksum + 8 > bytes.size())
    return;
  llvm::StringRef whole = bytes;
  std::string summed = (whole.take_front(checksum) + whole.substr(checksum + 8, number(indexSize))).str();
  llvm::support::endian::write64le(&bytes[checksum], llvm::xxh3_64bits(summed));
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  std::string bytes(reinterpret_cast<const char *>(data), size);
  readAll(bytes);
  mendChecksum(bytes);
  readAll(bytes);
  return 0;
}
