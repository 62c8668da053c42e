// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The table of library declarations that the compiler relies on, and the types and constants made of them.
#include "check/Roles.h"
#include "check/Program.h"
#include "check/ProgramImpl.h"
#include "llvm/ADT/StringMap.h"

namespace kiln {

static const RoleInfo table[] = {
    {"", ""},
#define ROLE(Name, Module, Declaration) {Module, Declaration},
#include "check/Roles.def"
};

RoleInfo roleInfo(Role role) { return table[size_t(role)]; }

Role roleOf(llvm::StringRef module, llvm::StringRef declaration) {
  if (!module.starts_with("std."))
    return Role::None;
  for (size_t i = 1; i < size_t(Role::Count); ++i)
    if (table[i].declaration == declaration && table[i].module == module)
      return Role(i);
  return Role::None;
}

/// Returns the declaration of `role`, looked up in its module at the first use; none when the library doesn't have it.
static Entity roleEntity(Program &program, Role role) {
  Entity &entity = program.impl->roles[size_t(role)];
  if (entity)
    return entity;
  RoleInfo info = roleInfo(role);
  ModuleInfo *module = program.findModule(info.module);
  if (!module)
    return {};
  entity = program.lookupInModule(module, program.names.get(info.declaration));
  return entity;
}

StructInfo *Program::roleStruct(Role role) {
  Entity entity = roleEntity(*this, role);
  return entity.kind == Entity::Struct ? entity.structInfo : nullptr;
}

TraitInfo *Program::roleTrait(Role role) {
  Entity entity = roleEntity(*this, role);
  return entity.kind == Entity::Trait ? entity.traitInfo : nullptr;
}

Type Program::roleType(Role role, llvm::ArrayRef<Const> args) {
  StructInfo *info = roleStruct(role);
  if (!info) {
    if (impl->reportedMissing.insert(size_t(role)).second)
      diags.report(SourceLoc(), diag::MissingLibraryDeclaration, roleInfo(role).module, roleInfo(role).declaration);
    return values.errorType();
  }
  return values.structType(info, args);
}

/// Returns the type SIMD[dtype, 1] for a dtype code, memoised.
static Type scalarType(Program &program, Type &cache, unsigned code) {
  if (cache)
    return cache;
  Type dtype = program.dtypeType(), length = program.simdLengthType();
  if (dtype.isError() || length.isError())
    return program.values.errorType();
  Const dt = program.values.imageOfInteger(dtype, llvm::APInt(8, code), 1);
  Const one = program.values.imageOfInteger(length, llvm::APInt(64, 1), 8);
  return cache = program.roleType(Role::SIMD, {dt, one});
}

Type Program::dtypeType() { return roleType(Role::DType); }
Type Program::simdLengthType() { return roleType(Role::SIMDLength); }
Type Program::boolType() { return roleType(Role::Bool); }
Type Program::stringType() { return roleType(Role::String); }
Type Program::noneType() { return roleType(Role::NoneType); }
Type Program::errorStructType() { return roleType(Role::Error); }
Type Program::intType() { return scalarType(*this, impl->intType, impl->dtypeCode("int")); }
Type Program::uintType() { return scalarType(*this, impl->uintType, impl->dtypeCode("uint")); }
Type Program::float64Type() { return scalarType(*this, impl->float64Type, impl->dtypeCode("float64")); }

Const Program::intConst(int64_t value) { return values.imageOfInteger(intType(), llvm::APInt(64, uint64_t(value), true), 8); }
Const Program::boolConst(bool value) { return values.imageOfInteger(boolType(), llvm::APInt(8, value), 1); }
Const Program::noneConst() { return values.structValue(noneType()); }

} // namespace kiln
