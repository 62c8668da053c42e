// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Reads and writes precompiled packages.
#include "package/PackageFile.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace kiln {

static constexpr StringLiteral magic = "KILN-PACKAGE\r\n\x1a\n";
static constexpr uint32_t formatVersion = 1;
/// No module is bigger: what a damaged index says is not believed.
static constexpr uint32_t largestModule = 256u << 20;

StringRef compilerVersion() { return KILN_VERSION; }

static void append32(std::string &out, uint32_t value) {
  char bytes[4];
  support::endian::write32le(bytes, value);
  out.append(bytes, sizeof(bytes));
}

static void append64(std::string &out, uint64_t value) {
  char bytes[8];
  support::endian::write64le(bytes, value);
  out.append(bytes, sizeof(bytes));
}

static void appendText(std::string &out, StringRef text) {
  append32(out, text.size());
  out += text;
}

Expected<std::string> writePackage(StringRef name, std::vector<PackageSource> sources) {
  llvm::sort(sources, [](const PackageSource &a, const PackageSource &b) { return a.path < b.path; });
  std::string index, modules;
  appendText(index, name);
  append32(index, sources.size());
  for (const PackageSource &source : sources) {
    if (source.text.size() > largestModule)
      return createStringError("module '" + source.path + "' is too big for a package");
    SmallVector<uint8_t, 0> packed;
    compression::zstd::compress(arrayRefFromStringRef(source.text), packed);
    appendText(index, source.path);
    append32(index, source.text.size());
    append32(index, packed.size());
    append64(index, modules.size());
    append64(index, xxh3_64bits(source.text));
    modules.append(packed.begin(), packed.end());
  }
  std::string result = magic.str();
  append32(result, formatVersion);
  appendText(result, compilerVersion());
  append32(result, index.size());
  append64(result, xxh3_64bits(result + index));
  return result + index + modules;
}

namespace {
/// Takes numbers and texts from the front of bytes; whatever is missing makes it fail.
struct Reader {
  StringRef rest;
  bool failed = false;

  StringRef take(size_t size) {
    if (size > rest.size()) {
      failed = true;
      size = rest.size();
    }
    StringRef taken = rest.take_front(size);
    rest = rest.drop_front(size);
    return taken;
  }
  uint32_t number32() {
    StringRef taken = take(4);
    return failed ? 0 : support::endian::read32le(taken.data());
  }
  uint64_t number64() {
    StringRef taken = take(8);
    return failed ? 0 : support::endian::read64le(taken.data());
  }
  StringRef text() { return take(number32()); }
};
} // namespace

void PackageFile::fail(Problem what, const Twine &why) {
  problem = what;
  reason = why.str();
  entries.clear();
}

void PackageFile::readIndex() {
  StringRef whole = bytes->getBuffer();
  Reader reader{whole};
  StringRef start = reader.take(magic.size());
  if (start != magic)
    return fail(!start.empty() && StringRef(magic).starts_with(start) ? Problem::Damaged : Problem::Foreign, "it ends too early");
  uint32_t format = reader.number32();
  madeBy = reader.text().take_front(64).str();
  if (!reader.failed && format > formatVersion)
    return fail(Problem::Incompatible, "format " + Twine(format));
  uint32_t indexSize = reader.number32();
  size_t headSize = whole.size() - reader.rest.size();
  uint64_t checksum = reader.number64();
  StringRef index = reader.take(indexSize);
  if (reader.failed)
    return fail(Problem::Damaged, "it ends too early");
  if (format == 0 || !all_of(madeBy, isPrint) || xxh3_64bits((whole.take_front(headSize) + index).str()) != checksum)
    return fail(Problem::Damaged, "the checksum of its index is wrong");
  StringRef modules = reader.rest;
  modulesStart = whole.size() - modules.size();
  Reader entriesReader{index};
  name = entriesReader.text().str();
  uint32_t count = entriesReader.number32();
  uint64_t end = 0;
  for (uint32_t i = 0; i < count && !entriesReader.failed; ++i) {
    StringRef path = entriesReader.text();
    Entry entry;
    entry.size = entriesReader.number32();
    entry.packedSize = entriesReader.number32();
    entry.offset = entriesReader.number64();
    entry.checksum = entriesReader.number64();
    if (entry.offset != end || entry.size > largestModule)
      return fail(Problem::Damaged, "its index makes no sense");
    end += entry.packedSize;
    entries[path] = entry;
  }
  if (entriesReader.failed || !entriesReader.rest.empty() || !entries.contains("__init__.mojo"))
    return fail(Problem::Damaged, "its index makes no sense");
  if (end != modules.size())
    return fail(Problem::Damaged, end > modules.size() ? "it ends too early" : "something follows its end");
}

std::unique_ptr<PackageFile> PackageFile::open(StringRef path) {
  auto buffer = MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (buffer)
    return fromBytes(std::move(*buffer));
  auto package = std::make_unique<PackageFile>();
  package->fail(Problem::Unreadable, buffer.getError().message());
  return package;
}

std::unique_ptr<PackageFile> PackageFile::fromBytes(std::unique_ptr<MemoryBuffer> bytes) {
  auto package = std::make_unique<PackageFile>();
  package->bytes = std::move(bytes);
  package->readIndex();
  return package;
}

std::vector<std::string> PackageFile::paths() const {
  std::vector<std::string> result;
  for (auto &entry : entries)
    result.push_back(entry.first().str());
  llvm::sort(result);
  return result;
}

bool PackageFile::hasFolder(StringRef path) const {
  std::string prefix = (path + "/").str();
  return any_of(entries, [&](auto &entry) { return entry.first().starts_with(prefix); });
}

Expected<std::unique_ptr<MemoryBuffer>> PackageFile::read(StringRef path) const {
  auto damaged = [&](const Twine &what) { return createStringError("module '" + path + "' " + what); };
  auto found = entries.find(path);
  if (found == entries.end())
    return damaged("is missing");
  const Entry &entry = found->second;
  StringRef packed = bytes->getBuffer().substr(modulesStart + entry.offset, entry.packedSize);
  std::unique_ptr<WritableMemoryBuffer> text = WritableMemoryBuffer::getNewUninitMemBuffer(entry.size, path);
  if (!text)
    return damaged("is too big");
  size_t size = entry.size;
  auto *out = reinterpret_cast<uint8_t *>(text->getBufferStart());
  if (Error error = compression::zstd::decompress(arrayRefFromStringRef(packed), out, size)) {
    consumeError(std::move(error));
    return damaged("cannot be decompressed");
  }
  if (size != entry.size || xxh3_64bits(StringRef(text->getBufferStart(), size)) != entry.checksum)
    return damaged("has another checksum");
  return std::unique_ptr<MemoryBuffer>(std::move(text));
}

} // namespace kiln
