// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Line tables and the lookup of files by location.

#include "source/SourceFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/raw_ostream.h"
#include <cstring>

using namespace kiln;

/// Returns the offsets of all line starts, computed on first use. LF, CR, CRLF, FF and VT end a line.
const std::vector<uint32_t> &SourceFile::lines() const {
  if (!lineStarts.empty())
    return lineStarts;
  llvm::StringRef source = text();
  lineStarts.push_back(0);
  for (size_t i = 0, e = source.size(); i != e; ++i) {
    // To the next control character, eight bytes at a time.
    for (uint64_t word; i + 8 <= e; i += 8) {
      std::memcpy(&word, source.data() + i, 8);
      constexpr uint64_t each = ~uint64_t(0) / 255;
      if (uint64_t found = (word - each * ('\r' + 1)) & ~word & each * 0x80) {
        i += llvm::countr_zero(found) / 8;
        break;
      }
    }
    if (i == e)
      break;
    char c = source[i];
    if (c > '\r' || c < '\n')
      continue;
    if (c == '\r' && i + 1 != e && source[i + 1] == '\n')
      ++i;
    lineStarts.push_back(static_cast<uint32_t>(i + 1));
  }
  return lineStarts;
}

unsigned SourceFile::lineCount() const { return lines().size(); }

unsigned SourceFile::lineAt(size_t offset) const {
  return llvm::upper_bound(lines(), offset) - lines().begin();
}

size_t SourceFile::lineStart(unsigned line) const {
  if (line == 0)
    return 0;
  return line <= lines().size() ? lines()[line - 1] : size();
}

llvm::StringRef SourceFile::lineText(unsigned line) const {
  size_t begin = lineStart(line), end = lineStart(line + 1);
  return text().slice(begin, end).rtrim("\n\r\f\v");
}

SourceFile &SourceManager::add(std::string name, std::unique_ptr<llvm::MemoryBuffer> buffer) {
  uint32_t start = nextStart;
  nextStart += static_cast<uint32_t>(buffer->getBufferSize()) + 1;
  allFiles.push_back(
      std::unique_ptr<SourceFile>(new SourceFile(std::move(name), std::move(buffer), start)));
  return *allFiles.back();
}

llvm::ErrorOr<SourceFile *> SourceManager::addFile(llvm::StringRef path) {
  for (auto &file : allFiles)
    if (file->path() == path && file->container().empty())
      return file.get();
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path);
  if (!buffer)
    return buffer.getError();
  return &add(path.str(), std::move(*buffer));
}

SourceFile &SourceManager::addBuffer(llvm::StringRef name, llvm::StringRef text) {
  return add(name.str(), llvm::MemoryBuffer::getMemBufferCopy(text, name));
}

SourceFile &SourceManager::addPackaged(llvm::StringRef name, std::unique_ptr<llvm::MemoryBuffer> text, llvm::StringRef container) {
  SourceFile &file = add(name.str(), std::move(text));
  file.containerPath = container.str();
  return file;
}

const SourceFile *SourceManager::fileOf(SourceLoc loc) const {
  if (!loc.isValid())
    return nullptr;
  auto it = llvm::upper_bound(allFiles, loc.raw(),
                              [](uint32_t raw, auto &file) { return raw < file->beginLoc().raw(); });
  if (it == allFiles.begin())
    return nullptr;
  const SourceFile *file = std::prev(it)->get();
  return file->contains(loc) ? file : nullptr;
}

SourceFile *SourceManager::fileOf(SourceLoc loc) {
  return const_cast<SourceFile *>(std::as_const(*this).fileOf(loc));
}

LineColumn SourceManager::lineColumn(SourceLoc loc) const {
  const SourceFile *file = fileOf(loc);
  if (!file)
    return {};
  size_t offset = file->offset(loc);
  unsigned line = file->lineAt(offset);
  return {line, static_cast<unsigned>(offset - file->lineStart(line) + 1)};
}

llvm::StringRef SourceManager::text(SourceRange range) const {
  const SourceFile *file = fileOf(range.begin);
  if (!file || !range.isValid() || !file->contains(range.end) || range.end < range.begin)
    return {};
  return file->text().slice(file->offset(range.begin), file->offset(range.end));
}

void SourceManager::print(llvm::raw_ostream &os, SourceLoc loc) const {
  const SourceFile *file = fileOf(loc);
  if (!file) {
    os << "<unknown>";
    return;
  }
  LineColumn place = lineColumn(loc);
  os << file->path() << ':' << place.line << ':' << place.column;
}
