// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Source files and the SourceManager that owns them.

#ifndef KILN_SOURCE_SOURCEFILE_H
#define KILN_SOURCE_SOURCEFILE_H

#include "source/Location.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ErrorOr.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>
#include <vector>

namespace kiln {

/// One file or in-memory buffer. Its text ends in a NUL byte that is not part of `text()`.
class SourceFile {
public:
  /// The path as it was given or found: what diagnostics print.
  llvm::StringRef path() const { return name; }
  llvm::StringRef text() const { return buffer->getBuffer(); }
  size_t size() const { return buffer->getBufferSize(); }

  /// Returns the location of the byte at `offset`; `size()` is the end of the file.
  SourceLoc loc(size_t offset) const {
    return SourceLoc::fromRaw(start + static_cast<uint32_t>(offset));
  }
  SourceLoc beginLoc() const { return loc(0); }
  SourceLoc endLoc() const { return loc(size()); }

  /// Returns the offset in this file of `loc`, which must lie in it.
  size_t offset(SourceLoc loc) const { return loc.raw() - start; }
  bool contains(SourceLoc loc) const {
    return loc.raw() >= start && loc.raw() <= start + size();
  }

  unsigned lineCount() const;
  /// Returns the 1-based line that holds `offset`.
  unsigned lineAt(size_t offset) const;
  /// Returns the offset of the first byte of the 1-based `line`.
  size_t lineStart(unsigned line) const;
  /// Returns the text of the 1-based `line` without its line end.
  llvm::StringRef lineText(unsigned line) const;

  /// The import statement through which the file was reached first (invalid for a root): diagnostics print
  /// "Imported from" lines for it.
  SourceLoc importedFrom() const { return importLoc; }
  void setImportedFrom(SourceLoc loc) { importLoc = loc; }

  /// The precompiled package that holds the text; empty for a file of its own.
  llvm::StringRef container() const { return containerPath; }

private:
  friend class SourceManager;
  SourceFile(std::string name, std::unique_ptr<llvm::MemoryBuffer> buffer, uint32_t start)
      : name(std::move(name)), buffer(std::move(buffer)), start(start) {}

  const std::vector<uint32_t> &lines() const;

  std::string name;
  std::unique_ptr<llvm::MemoryBuffer> buffer;
  uint32_t start;
  SourceLoc importLoc;
  std::string containerPath;
  mutable std::vector<uint32_t> lineStarts;
};

/// A location in words: what people read.
struct LineColumn {
  unsigned line = 0;   ///< 1-based
  unsigned column = 0; ///< 1-based, in bytes
};

/// Owns the files of a session and maps locations to them.
class SourceManager {
public:
  SourceManager() = default;
  SourceManager(const SourceManager &) = delete;
  SourceManager &operator=(const SourceManager &) = delete;

  /// Reads the file at `path` (`-` is standard input). Fails with the system's reason. A file that was read before is
  /// returned again.
  llvm::ErrorOr<SourceFile *> addFile(llvm::StringRef path);

  /// Adds a buffer under `name`; the text is copied.
  SourceFile &addBuffer(llvm::StringRef name, llvm::StringRef text);

  /// Adds a module of the precompiled package at `container`; `name` is the path that was recorded for it.
  SourceFile &addPackaged(llvm::StringRef name, std::unique_ptr<llvm::MemoryBuffer> text, llvm::StringRef container);

  /// Returns the file that holds `loc`, or null for an invalid location.
  const SourceFile *fileOf(SourceLoc loc) const;
  SourceFile *fileOf(SourceLoc loc);

  /// Returns line and column of `loc`; both zero for an invalid one.
  LineColumn lineColumn(SourceLoc loc) const;

  /// Returns the source text of `range`; empty if it is invalid or leaves its file.
  llvm::StringRef text(SourceRange range) const;

  /// Prints `path:line:column`, or `<unknown>`.
  void print(llvm::raw_ostream &os, SourceLoc loc) const;

  llvm::ArrayRef<std::unique_ptr<SourceFile>> files() const { return allFiles; }

private:
  SourceFile &add(std::string name, std::unique_ptr<llvm::MemoryBuffer> buffer);

  std::vector<std::unique_ptr<SourceFile>> allFiles; ///< by ascending start
  uint32_t nextStart = 1;
};

} // namespace kiln

#endif // KILN_SOURCE_SOURCEFILE_H
