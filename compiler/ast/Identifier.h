// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Uniqued names: equal spelling means equal pointer.

#ifndef KILN_AST_IDENTIFIER_H
#define KILN_AST_IDENTIFIER_H

#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/raw_ostream.h"

namespace kiln {

/// A name that a StringInterner has uniqued; comparable by pointer. The empty Identifier is "no name".
class Identifier {
public:
  using Entry = llvm::StringMapEntry<uint8_t>;

  constexpr Identifier() = default;
  explicit Identifier(const Entry *entry) : entry(entry) {}

  llvm::StringRef str() const { return entry ? entry->getKey() : llvm::StringRef(); }
  bool empty() const { return !entry; }
  explicit operator bool() const { return entry; }
  const void *opaque() const { return entry; }

  friend bool operator==(Identifier a, Identifier b) { return a.entry == b.entry; }
  friend bool operator==(Identifier a, llvm::StringRef b) { return a.str() == b; }
  friend bool operator==(Identifier a, const char *b) { return a.str() == b; }
  friend llvm::raw_ostream &operator<<(llvm::raw_ostream &os, Identifier name) {
    return os << name.str();
  }
  friend llvm::hash_code hash_value(Identifier name) { return llvm::hash_value(name.entry); }

private:
  friend struct llvm::DenseMapInfo<Identifier>;
  const Entry *entry = nullptr;
};

/// Owns the names of a session.
class StringInterner {
public:
  StringInterner() : names(allocator) {}
  StringInterner(const StringInterner &) = delete;
  StringInterner &operator=(const StringInterner &) = delete;

  /// Returns the one Identifier that is spelled `text`; the empty one for "".
  Identifier get(llvm::StringRef text) {
    if (text.empty())
      return Identifier();
    return Identifier(&*names.try_emplace(text).first);
  }

private:
  llvm::BumpPtrAllocator allocator;
  llvm::StringMap<uint8_t, llvm::BumpPtrAllocator &> names;
};

} // namespace kiln

template <> struct llvm::DenseMapInfo<kiln::Identifier> {
  using Entry = kiln::Identifier::Entry;
  static kiln::Identifier getEmptyKey() {
    return kiln::Identifier(llvm::DenseMapInfo<const Entry *>::getEmptyKey());
  }
  static kiln::Identifier getTombstoneKey() {
    return kiln::Identifier(llvm::DenseMapInfo<const Entry *>::getTombstoneKey());
  }
  static unsigned getHashValue(kiln::Identifier name) {
    return llvm::DenseMapInfo<const Entry *>::getHashValue(name.entry);
  }
  static bool isEqual(kiln::Identifier a, kiln::Identifier b) { return a.entry == b.entry; }
};

#endif // KILN_AST_IDENTIFIER_H
