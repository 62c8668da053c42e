// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The names of a scope. Most scopes hold a handful, and there is one for every candidate of every call, so a small map takes little
// memory. Entries stay where they are and are visited in the order of their insertion.
#ifndef KILN_CHECK_NAMEMAP_H
#define KILN_CHECK_NAMEMAP_H

#include "ast/Identifier.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/iterator.h"
#include <memory>

namespace kiln {

template <typename T> class NameMap {
public:
  using value_type = std::pair<const Identifier, T>;
  using iterator = llvm::pointee_iterator<typename llvm::SmallVectorImpl<std::unique_ptr<value_type>>::iterator, value_type>;
  using const_iterator = llvm::pointee_iterator<typename llvm::SmallVectorImpl<std::unique_ptr<value_type>>::const_iterator, const value_type>;

  NameMap() = default;
  NameMap &operator=(const NameMap &other) {
    if (this == &other)
      return *this;
    entries.clear();
    for (const value_type &entry : other)
      entries.push_back(std::make_unique<value_type>(entry));
    positions = other.positions;
    return *this;
  }

  iterator begin() { return iterator(entries.begin()); }
  iterator end() { return iterator(entries.end()); }
  const_iterator begin() const { return const_iterator(entries.begin()); }
  const_iterator end() const { return const_iterator(entries.end()); }

  iterator find(Identifier name) { return iterator(entries.begin() + position(name)); }
  const_iterator find(Identifier name) const { return const_iterator(entries.begin() + position(name)); }
  bool contains(Identifier name) const { return position(name) != entries.size(); }

  std::pair<iterator, bool> try_emplace(Identifier name, T value = T()) {
    size_t at = position(name);
    bool isNew = at == entries.size();
    if (isNew)
      append(name, std::move(value));
    return {iterator(entries.begin() + at), isNew};
  }
  T &operator[](Identifier name) { return try_emplace(name).first->second; }

  void erase(Identifier name) {
    size_t at = position(name);
    if (at == entries.size())
      return;
    entries.erase(entries.begin() + at);
    positions.clear();
    if (entries.size() > Few)
      index();
  }

private:
  /// With more names than this, `positions` knows where each is.
  static constexpr size_t Few = 8;
  llvm::SmallVector<std::unique_ptr<value_type>, 2> entries;
  llvm::DenseMap<Identifier, unsigned> positions;

  size_t position(Identifier name) const {
    if (entries.size() > Few) {
      auto known = positions.find(name);
      return known == positions.end() ? entries.size() : known->second;
    }
    for (size_t i = 0; i < entries.size(); ++i)
      if (entries[i]->first == name)
        return i;
    return entries.size();
  }
  void append(Identifier name, T value) {
    entries.push_back(std::make_unique<value_type>(name, std::move(value)));
    if (entries.size() == Few + 1)
      index();
    else if (entries.size() > Few)
      positions[name] = entries.size() - 1;
  }
  void index() {
    for (size_t i = 0; i < entries.size(); ++i)
      positions[entries[i]->first] = i;
  }
};

} // namespace kiln

#endif // KILN_CHECK_NAMEMAP_H
