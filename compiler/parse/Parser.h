// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From source to syntax tree.

#ifndef KILN_PARSE_PARSER_H
#define KILN_PARSE_PARSER_H

#include "ast/Module.h"
#include "diagnostics/Diagnostics.h"

namespace kiln {

struct ParseOptions {
  /// Parse each function body when it is first asked for (its diagnostics appear then). Otherwise all at once.
  bool lazyBodies = true;
  /// The text is known to be right: even the tokens of bodies are made when they are needed.
  bool isTrusted = false;
  /// Statements at module level are accepted, and `$N` is a name (cells of a REPL or notebook).
  bool allowTopLevelStatements = false;
};

/// Parses `file`. Always returns a tree: errors are reported to `diags` and leave error nodes. `names` and `diags` must
/// outlive the module.
std::unique_ptr<ast::Module> parseModule(const SourceFile &file, StringInterner &names,
                                         DiagnosticEngine &diags, const ParseOptions &options = {});

/// Parses `text` of a buffer as a single expression (a value of a command-line option, a watch expression); null after
/// errors. The nodes live in `module`, whose file is the buffer.
const ast::Expr *parseExpression(ast::Module &module, DiagnosticEngine &diags);

} // namespace kiln

#endif // KILN_PARSE_PARSER_H
