// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Checks of decorators that need names and values.
#ifndef KILN_CHECK_DECORATORCHECKS_H
#define KILN_CHECK_DECORATORCHECKS_H

#include "ast/Decl.h"

namespace kiln {

class Program;
class ModuleInfo;
struct Scope;

/// Checks the decorators of `decl`, a declaration of `module`, and of its members.
void checkDecorated(Program &program, ModuleInfo *module, const ast::Decl &decl);

/// Reports operands of the decorators of a nested function that are run-time values of the function around it (02/D-026).
void checkNestedDecorators(Program &program, Scope *scope, const ast::FunctionDecl &function);

} // namespace kiln

#endif // KILN_CHECK_DECORATORCHECKS_H
