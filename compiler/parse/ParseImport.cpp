// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// `import` and `from`.

#include "parse/ParserImpl.h"

using namespace kiln;
using namespace kiln::parse;

/// `NAME { "." NAME }` behind the leading dots, if any.
bool ParserImpl::parseDotted(ModulePath &path) {
  llvm::SmallVector<Name, 4> components;
  do {
    requireSame("module path");
    if (!isName(peek())) {
      missingName(diag::ExpectedModuleName);
      return false;
    }
    components.push_back(nameOf(peek()));
    advance();
  } while (at(TK::Dot) && same() && consume(TK::Dot));
  path.components = module.list(components);
  return true;
}

/// Writes `path` as source text, without its last component if `dropLast`.
static std::string spell(const ModulePath &path, bool dropLast) {
  std::string result(path.dots, '.');
  size_t count = path.components.size() - (dropLast ? 1 : 0);
  for (size_t i = 0; i < count; ++i) {
    if (i)
      result += '.';
    result += path.components[i].str();
  }
  return result;
}

/// `"import" dotted ["as" NAME] { "," dotted ["as" NAME] }`
const Stmt *ParserImpl::parseImport() {
  SourceLoc begin = advance().loc;
  llvm::SmallVector<ImportStmt::Item, 2> items;
  bool isRelative = false;
  do {
    requireSame("module path");
    ImportStmt::Item item;
    SourceLoc pathBegin = peek().loc;
    while (at(TK::Dot) || at(TK::Ellipsis))
      item.path.dots += advance().is(TK::Dot) ? 1 : 3;
    if (item.path.dots && !isName(peek())) {
      diags.report(pathBegin, diag::RelativeImport, "");
      return nullptr;
    }
    if (!parseDotted(item.path))
      return nullptr;
    item.path.range = rangeFrom(pathBegin);
    if (item.path.dots) {
      std::string advice = "; did you mean 'from " + spell(item.path, true) + " import " +
                           item.path.components.back().str().str() + "'?";
      diags.report(pathBegin, diag::RelativeImport, advice).range(item.path.range);
      isRelative = true;
    }
    if (at(TK::kw_as)) {
      requireSame("'as' keyword");
      advance();
      requireSame("bound import name");
      if (!isName(peek())) {
        missingName(diag::ExpectedAsName);
        return nullptr;
      }
      item.alias = nameOf(peek());
      advance();
    }
    items.push_back(item);
    if (at(TK::Comma))
      requireSame("comma");
  } while (consume(TK::Comma));
  if (!isRelative || items.size() != 1)
    return module.make<ImportStmt>(rangeFrom(begin), module.list(items));
  // Recover as if `from . import m` had been written.
  ModulePath path = items[0].path;
  FromImportStmt::Item bound{path.components.back(), items[0].alias};
  path.components = path.components.drop_back();
  path.range = SourceRange(); // nothing more is said of it
  return module.make<FromImportStmt>(rangeFrom(begin), path, module.list(llvm::ArrayRef(bound)),
                                     SourceLoc(), List<Decorator>());
}

/// `"from" rel_module "import" names`
const Stmt *ParserImpl::parseFrom(llvm::ArrayRef<Decorator> decorators) {
  SourceLoc begin = decorators.empty() ? peek().loc : decorators.front().at;
  for (const Decorator &decorator : decorators)
    if (decorator.name() != "stable" && decorator.name() != "__doc_inline")
      diags.report(decorator.at, diag::FromDecorators);
  advance();
  ModulePath path;
  requireSame("module path");
  SourceLoc pathBegin = peek().loc;
  while (at(TK::Dot) || at(TK::Ellipsis))
    path.dots += advance().is(TK::Dot) ? 1 : 3;
  if (isName(peek()) || !path.dots) {
    if (!parseDotted(path))
      return nullptr;
  }
  path.range = rangeFrom(pathBegin);
  if (!at(TK::kw_import)) {
    missing(diag::ExpectedImport);
    return nullptr;
  }
  requireSame("'import' keyword");
  advance();
  auto make = [&](llvm::ArrayRef<FromImportStmt::Item> items, SourceLoc star) {
    return module.make<FromImportStmt>(rangeFrom(begin), path, module.list(items), star,
                                       module.list(decorators));
  };
  requireSame("construct name to import");
  if (at(TK::Star)) {
    SourceLoc star = advance().loc;
    return make({}, star);
  }
  bool hasParens = consume(TK::LParen);
  llvm::SmallVector<FromImportStmt::Item, 8> items;
  auto requireLine = [&](llvm::StringRef what) {
    if (!hasParens)
      requireSame(what);
  };
  while (true) {
    if (hasParens && at(TK::RParen) && !items.empty())
      break;
    requireLine("construct name to import");
    if (!isName(peek())) {
      missingName(diag::ExpectedImportName);
      return nullptr;
    }
    FromImportStmt::Item item;
    item.name = nameOf(peek());
    advance();
    if (at(TK::kw_as)) {
      requireLine("'as' keyword");
      advance();
      requireLine("bound import name");
      if (!isName(peek())) {
        missingName(diag::ExpectedAsName);
        return nullptr;
      }
      item.alias = nameOf(peek());
      advance();
    }
    items.push_back(item);
    if (at(TK::Comma))
      requireLine("comma");
    if (!consume(TK::Comma))
      break;
  }
  if (hasParens && !consume(TK::RParen)) {
    missing(diag::ExpectedImportParen);
    return nullptr;
  }
  return make(items, SourceLoc());
}
