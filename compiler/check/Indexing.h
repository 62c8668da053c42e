// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What declarations a syntax tree holds. Nothing is looked up here.
#ifndef KILN_CHECK_INDEXING_H
#define KILN_CHECK_INDEXING_H

#include "check/Program.h"

namespace kiln {

/// Fills the index of a parsed module.
void indexModule(Program &program, ModuleInfo &module);
/// Adds the members of an extension that `module` declares to the struct that it extends.
void indexExtension(Program &program, ModuleInfo *module, const ast::ExtensionDecl *decl, StructInfo *target);
/// Makes the info of a function that no index names: one in a function, or one that the compiler wrote.
FunctionInfo *indexFunction(Program &program, ModuleInfo *module, const ast::FunctionDecl &decl);
/// The same for the declaration of a constant in a function; `index` counts the names that `decl` binds.
AliasInfo *indexAlias(Program &program, ModuleInfo *module, const ast::ComptimeDecl &decl, Identifier name, unsigned index);

} // namespace kiln

#endif // KILN_CHECK_INDEXING_H
