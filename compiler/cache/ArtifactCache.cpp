// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Reads, writes and prunes the files of the artefact store.
#include "cache/ArtifactCache.h"
#include "config/Configuration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <vector>

using namespace llvm;

namespace kiln {

/// Before the artefact: the magic, its length and its checksum. The length keeps the artefact
/// aligned.
static constexpr StringLiteral magic = "KILN-ARTEFACT-1\n";
static constexpr size_t headerSize = magic.size() + 16;

/// Returns environment variable `name`, or an empty string.
static std::string variable(StringRef name) {
  return sys::Process::GetEnv(name).value_or(std::string());
}

std::string cacheLocation() {
  SmallString<128> base;
  if (std::string folder = setting("cache_dir"); !folder.empty())
    base = folder;
  else if (folder = variable("MODULAR_HOME"); !folder.empty())
    base = folder;
  else if (folder = variable("MODULAR_DERIVED_PATH"); !folder.empty())
    base = folder;
  else if (folder = variable("XDG_CACHE_HOME"); !folder.empty()) {
    base = folder;
    sys::path::append(base, "modular");
  } else {
    if (!sys::path::home_directory(base))
      return {};
    sys::path::append(base, ".cache", "modular");
  }
  sys::path::append(base, ".mojo_cache");
  return std::string(base);
}

uint64_t cacheLimit() {
  return parseSize(setting("mojo-max.cache_limit")).value_or(uint64_t(2) << 30);
}

std::string cacheKey(ArrayRef<StringRef> parts) {
  BLAKE3 hash;
  for (StringRef part : parts) {
    // The length keeps ("ab", "c") apart from ("a", "bc").
    char length[8];
    support::endian::write64le(length, part.size());
    hash.update(StringRef(length, sizeof(length)));
    hash.update(part);
  }
  return toHex(hash.final<20>(), /*LowerCase=*/true);
}

ArtifactCache::ArtifactCache(std::string folder, uint64_t maxBytes)
    : folder(std::move(folder)), maxBytes(maxBytes) {}

/// Returns whether `path`, relative to the folder of a store, is that of one of its files: nothing else is ever deleted.
static bool isOwnFile(StringRef path) {
  if (path == "pruned" || (path.ends_with(".tmp") && !path.contains('/')))
    return true;
  auto [first, rest] = path.split('/');
  auto isKeyPart = [](StringRef text) { return !text.empty() && all_of(text, [](char c) { return isHexDigit(c) || c == '-'; }); };
  return first.size() == 2 && isKeyPart(first) && isKeyPart(rest);
}

std::string ArtifactCache::pathFor(StringRef key) const {
  SmallString<128> path(folder);
  sys::path::append(path, key.take_front(2), key.drop_front(2));
  return std::string(path);
}

std::unique_ptr<MemoryBuffer> ArtifactCache::lookUp(StringRef key) {
  if (folder.empty())
    return nullptr;
  ++statistics.lookUps;
  Expected<sys::fs::file_t> file = sys::fs::openNativeFileForRead(pathFor(key));
  if (!file) {
    consumeError(file.takeError());
    return nullptr;
  }
  sys::fs::file_status status;
  std::unique_ptr<MemoryBuffer> result;
  if (!sys::fs::status(*file, status) && status.getSize() >= headerSize)
    if (auto whole = MemoryBuffer::getOpenFile(*file, key, status.getSize(),
                                               /*RequiresNullTerminator=*/false)) {
      StringRef bytes = (*whole)->getBuffer();
      StringRef body = bytes.drop_front(headerSize);
      const char *numbers = bytes.data() + magic.size();
      if (bytes.starts_with(magic) && support::endian::read64le(numbers) == body.size() &&
          support::endian::read64le(numbers + 8) == xxh3_64bits(body))
        if (auto slice = MemoryBuffer::getOpenFileSlice(*file, key, body.size(), headerSize))
          result = std::move(*slice);
    }
  if (result) {
    ++statistics.hits;
    // What is used stays longest. Many systems don't keep the time of a read.
    sys::fs::setLastAccessAndModificationTime(*file, std::chrono::system_clock::now());
  }
  sys::fs::closeFile(*file);
  return result;
}

void ArtifactCache::store(StringRef key, StringRef bytes) {
  if (folder.empty() || bytes.size() + headerSize > maxBytes)
    return;
  std::string path = pathFor(key);
  if (sys::fs::create_directories(sys::path::parent_path(path)))
    return;
  Expected<sys::fs::TempFile> temp = sys::fs::TempFile::create(
      folder + "/%%%%%%%%%%.tmp", sys::fs::owner_read | sys::fs::owner_write);
  if (!temp) {
    consumeError(temp.takeError());
    return;
  }
  bool written = false;
  {
    raw_fd_ostream file(temp->FD, /*shouldClose=*/false);
    char numbers[16];
    support::endian::write64le(numbers, bytes.size());
    support::endian::write64le(numbers + 8, xxh3_64bits(bytes));
    file << magic;
    file.write(numbers, sizeof(numbers));
    file << bytes;
    file.flush();
    written = !file.has_error();
    file.clear_error();
  }
  if (written)
    consumeError(temp->keep(path));
  else
    consumeError(temp->discard());
  if (written) {
    ++statistics.stored;
    statistics.storedBytes += bytes.size() + headerSize;
  }
  if (isPruningDue(bytes.size()))
    prune();
}

namespace {
/// A file of the store as pruning sees it.
struct Entry {
  std::string path;
  sys::TimePoint<> used;
  uint64_t size;
};
} // namespace

bool ArtifactCache::isPruningDue(uint64_t added) {
  // Looking at every file is slow: once an hour is enough while little is added. Processes know nothing of each other, so each decides
  // by chance, with the odds of the bytes that it adds; the store grows by a sixteenth of the limit until one of them looks.
  if (sys::Process::GetRandomNumber() % std::max<uint64_t>(1, maxBytes / 16) < added)
    return true;
  std::string stamp = folder + "/pruned";
  sys::fs::file_status status;
  return sys::fs::status(stamp, status) ||
         std::chrono::system_clock::now() - status.getLastModificationTime() >= std::chrono::hours(1);
}

void ArtifactCache::prune() {
  std::string stamp = folder + "/pruned";
  auto now = std::chrono::system_clock::now();
  std::error_code code;
  raw_fd_ostream(stamp, code).flush();
  if (code)
    return;

  std::vector<Entry> entries;
  uint64_t total = 0;
  for (sys::fs::recursive_directory_iterator it(folder, code), end; it != end && !code;
       it.increment(code)) {
    ErrorOr<sys::fs::basic_file_status> facts = it->status();
    if (!facts || facts->type() != sys::fs::file_type::regular_file || it->path() == stamp ||
        !isOwnFile(StringRef(it->path()).drop_front(folder.size() + 1)))
      continue;
    // What a killed process left behind.
    if (StringRef(it->path()).ends_with(".tmp") &&
        now - facts->getLastModificationTime() > std::chrono::hours(1)) {
      sys::fs::remove(it->path());
      continue;
    }
    entries.push_back({it->path(), facts->getLastAccessedTime(), facts->getSize()});
    total += facts->getSize();
  }
  if (total <= maxBytes)
    return;
  llvm::sort(entries, [](const Entry &a, const Entry &b) { return a.used < b.used; });
  for (const Entry &entry : entries) {
    if (total <= maxBytes / 4 * 3)
      return;
    if (!sys::fs::remove(entry.path))
      total -= entry.size;
  }
}

CacheSize ArtifactCache::measure(StringRef folder) {
  CacheSize size;
  std::error_code code;
  for (sys::fs::recursive_directory_iterator it(folder, code), end; it != end && !code; it.increment(code)) {
    ErrorOr<sys::fs::basic_file_status> facts = it->status();
    if (!facts || facts->type() != sys::fs::file_type::regular_file)
      continue;
    size.bytes += facts->getSize();
    ++size.files;
  }
  return size;
}

Error ArtifactCache::clear(StringRef folder) {
  if (!sys::fs::exists(folder))
    return Error::success();
  if (std::error_code code = sys::fs::remove_directories(folder, /*IgnoreErrors=*/false))
    return createStringError(code, "unable to remove '" + folder + "': " + code.message());
  return Error::success();
}

} // namespace kiln
