// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The library declarations that the compiler relies on.
#ifndef KILN_CHECK_ROLES_H
#define KILN_CHECK_ROLES_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace kiln {

enum class Role : uint8_t {
  None = 0,
#define ROLE(Name, Module, Declaration) Name,
#include "check/Roles.def"
  Count
};

/// Where the declaration of a role is found.
struct RoleInfo {
  llvm::StringRef module, declaration;
};
RoleInfo roleInfo(Role role);
/// The role of a declaration by its module and name, None for all others.
Role roleOf(llvm::StringRef module, llvm::StringRef declaration);

} // namespace kiln

#endif // KILN_CHECK_ROLES_H
