// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo build --emit tokens|ast`: what the front end makes of a file, for its developers.
#include "EmitSyntax.h"
#include "ast/Dumper.h"
#include "diagnostics/Consumers.h"
#include "driver/Driver.h"
#include "lex/Lexer.h"
#include "parse/Parser.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace llvm;

namespace kiln {

int emitSyntax(const DriverOptions &options, SyntaxOutput output) {
  SourceManager sources;
  DiagnosticEngine diags(sources);
  diags.options.disableWarnings = options.disableWarnings;
  diags.options.warningsAsErrors = options.warningsAsErrors;
  TextConsumer text(errs(), errs().has_colors(), options.maxNotes);
  JsonConsumer json(errs());
  diags.addConsumer(options.jsonDiagnostics ? static_cast<DiagnosticConsumer &>(json) : text);
  ErrorOr<SourceFile *> file = sources.addFile(options.input);
  if (!file)
    return driverError("cannot read '" + options.input + "': " + file.getError().message());
  std::error_code code;
  ToolOutputFile out(options.output.empty() ? "-" : options.output, code, sys::fs::OF_Text);
  if (code)
    return driverError("cannot write '" + options.output + "': " + code.message());
  out.keep();
  if (output == SyntaxOutput::Tokens) {
    dumpTokens(out.os(), *lex(**file, diags));
  } else {
    StringInterner names;
    ast::dump(out.os(), *parseModule(**file, names, diags));
  }
  return diags.hasErrors() ? driverError("failed to parse the provided Mojo source module") : 0;
}

} // namespace kiln
