// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Rules about the shape of declarations that need no types: special methods, receivers, decorators, redefinitions.

#ifndef KILN_RULES_DECLRULES_H
#define KILN_RULES_DECLRULES_H

#include "ast/Module.h"
#include "diagnostics/Diagnostics.h"

namespace kiln::rules {

/// Reports declarations of `module` that no types can make right.
void checkDeclarations(const ast::Module &module, DiagnosticEngine &diags);

/// Reports functions `main` of a module in a package (NAM-58).
void checkNoMain(const ast::Module &module, DiagnosticEngine &diags);

/// Parts of the above: overloads of one scope, decorators of one declaration.
void checkOverloads(ast::List<const ast::Decl *> decls, DiagnosticEngine &diags);
void checkDecorators(const ast::Decl &decl, DiagnosticEngine &diags);
/// Warns about statements of a body that nothing reaches, and checks the functions in it.
void checkBody(const ast::FunctionDecl &function, DiagnosticEngine &diags);

} // namespace kiln::rules

#endif // KILN_RULES_DECLRULES_H
