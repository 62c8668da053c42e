// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Records and checks the inputs of a cached result.
#include "cache/Manifest.h"
#include "cache/ArtifactCache.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace kiln {

static constexpr StringLiteral firstLine = "kiln manifest 1";

/// Returns the hash of the content of `path`, or an empty string.
static std::string contentHash(StringRef path) {
  auto file = MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return file ? cacheKey({(*file)->getBuffer()}) : std::string();
}

/// Returns the hash of what may be a module in the folder `path`: the names of its source files,
/// packages and folders.
static std::string folderHash(StringRef path) {
  std::vector<std::string> names;
  std::error_code code;
  for (sys::fs::directory_iterator it(path, code), end; it != end && !code; it.increment(code)) {
    StringRef name = sys::path::filename(it->path());
    bool isModule = name.ends_with(".mojo") || name.ends_with(".🔥") || name.ends_with(".mojoc") ||
                    name.ends_with(".mojopkg");
    if (isModule || it->type() == sys::fs::file_type::directory_file ||
        it->type() == sys::fs::file_type::symlink_file)
      names.push_back(name.str());
  }
  llvm::sort(names);
  return cacheKey(SmallVector<StringRef>(names.begin(), names.end()));
}

/// Returns the modification time in `status` in nanoseconds.
static int64_t modificationTime(const sys::fs::file_status &status) {
  return status.getLastModificationTime().time_since_epoch().count();
}

void Manifest::add(StringRef path) {
  InputFile file;
  file.path = path.str();
  sys::fs::file_status status;
  if (!sys::fs::status(path, status)) {
    file.exists = true;
    file.size = sys::fs::is_directory(status) ? 0 : status.getSize();
    file.modified = modificationTime(status);
    file.hash = sys::fs::is_directory(status) ? folderHash(path) : contentHash(path);
  }
  inputs.push_back(std::move(file));
}

bool Manifest::holds() const {
  for (const InputFile &file : inputs) {
    sys::fs::file_status status;
    bool exists = !sys::fs::status(file.path, status);
    if (exists != file.exists)
      return false;
    if (!exists)
      continue;
    bool isFolder = sys::fs::is_directory(status);
    if (!isFolder && status.getSize() != file.size)
      return false;
    if (modificationTime(status) != file.modified &&
        (isFolder ? folderHash(file.path) : contentHash(file.path)) != file.hash)
      return false;
  }
  return true;
}

std::string Manifest::serialize() const {
  std::string text;
  raw_string_ostream os(text);
  os << firstLine << '\n' << artifact << '\n';
  for (const InputFile &file : inputs)
    os << file.exists << ' ' << file.size << ' ' << file.modified << ' '
       << (file.hash.empty() ? "-" : file.hash) << ' ' << file.path << '\n';
  return text;
}

std::optional<Manifest> Manifest::parse(StringRef bytes) {
  auto [head, rest] = bytes.split('\n');
  if (head != firstLine)
    return std::nullopt;
  Manifest result;
  std::tie(head, rest) = rest.split('\n');
  result.artifact = head.str();
  while (!rest.empty()) {
    std::tie(head, rest) = rest.split('\n');
    SmallVector<StringRef, 5> parts;
    head.split(parts, ' ', /*MaxSplit=*/4);
    InputFile file;
    if (parts.size() != 5 || parts[1].getAsInteger(10, file.size) ||
        parts[2].getAsInteger(10, file.modified))
      return std::nullopt;
    file.exists = parts[0] == "1";
    file.hash = parts[3] == "-" ? std::string() : parts[3].str();
    file.path = parts[4].str();
    result.inputs.push_back(std::move(file));
  }
  return result;
}

} // namespace kiln
