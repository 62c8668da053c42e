// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Examples in docstrings, as programs (08/DOC-15).
//
// A block fenced by ```mojo is an example, unless `ignore` follows; with `no-run` it is only compiled. A block fenced by ```output after
// it is what it must print. Lines may begin with `%#` to be hidden in the documentation. Statements become the body of `main`, and what
// the module around the example declares is imported.
#include "ast/Decl.h"
#include "ast/Module.h"
#include "diagnostics/Diagnostics.h"
#include "parse/Parser.h"
#include "test/TestPlan.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace kiln {

namespace {
/// A fenced block of a docstring.
struct Block {
  std::string info; ///< what follows the fence
  unsigned line = 0;
  std::vector<std::string> lines;
};

/// Where the examples of a file find its module.
struct ModulePlace {
  std::string name; ///< dotted; empty when it can't be imported
  std::string importPath;
};

/// Collects the examples of one file.
class ExampleFinder {
public:
  ExampleFinder(const SourceFile &file, std::vector<TestUnit> &units);
  void document(const std::string &name, const ast::StringLiteral *docstring);
  void walk(ArrayRef<const ast::Decl *> decls, const std::string &prefix);

private:
  const SourceFile &file;
  std::vector<TestUnit> &units;
  ModulePlace place;
};
} // namespace

/// Returns the fenced blocks in `text`, whose first line is `line` of its file.
static std::vector<Block> fencedBlocks(StringRef text, unsigned line) {
  std::vector<Block> blocks;
  SmallVector<StringRef> lines;
  text.split(lines, '\n');
  bool isOpen = false;
  size_t indent = 0;
  for (auto [index, whole] : enumerate(lines)) {
    StringRef trimmed = whole.trim();
    if (trimmed.starts_with("```")) {
      if (!isOpen) {
        indent = whole.size() - whole.ltrim(" \t").size();
        blocks.push_back({trimmed.drop_front(3).trim().str(), line + unsigned(index), {}});
      }
      isOpen = !isOpen;
    } else if (isOpen) {
      size_t blanks = whole.size() - whole.ltrim(" \t").size();
      StringRef content = whole.drop_front(std::min(blanks, indent)).rtrim();
      if (content.consume_front("%#"))
        content = content.drop_while([](char c) { return c == ' '; });
      blocks.back().lines.push_back(content.str());
    }
  }
  return blocks;
}

/// Returns whether `line`, at the left margin, begins a statement that belongs to a module.
static bool isModuleStatement(StringRef line) {
  auto startsWith = [&](StringRef word) {
    StringRef rest = line;
    return rest.consume_front(word) && (rest.empty() || !(isAlnum(rest[0]) || rest[0] == '_'));
  };
  if (startsWith("comptime")) {
    StringRef rest = line.drop_front(8).ltrim();
    return !rest.starts_with("if ") && !rest.starts_with("for ") && !rest.starts_with("assert") && !rest.starts_with("(");
  }
  return line.starts_with("@") || any_of(ArrayRef<StringRef>{"def", "async def", "struct", "trait", "from", "import", "__extension", "fn", "alias"},
                                         startsWith);
}

/// Returns the program that an example makes. `header` comes first.
static std::string programOf(const Block &block, StringRef header) {
  std::string module = header.str(), body;
  bool hasMain = false, inModule = false;
  for (const std::string &line : block.lines) {
    StringRef text = line;
    bool continues = text.empty() || text[0] == ' ' || text[0] == '\t' || StringRef(")]}").contains(text[0]);
    if (!continues) {
      // A decorator and what it stands before go together.
      inModule = isModuleStatement(text);
      hasMain |= text.starts_with("def main(");
    }
    (inModule ? module : body) += (inModule || text.empty() ? "" : "    ") + line + "\n";
  }
  if (hasMain && StringRef(body).trim().empty())
    return module;
  return module + "\n\ndef main() raises:\n" + (StringRef(body).trim().empty() ? "    pass\n" : body);
}

/// Returns whether `name` can be written in an import.
static bool isPlainName(StringRef name) {
  return !name.empty() && !isDigit(name[0]) && all_of(name, [](char c) { return isAlnum(c) || c == '_'; });
}

/// Returns how the module in the file at `path` is imported.
static ModulePlace placeOf(StringRef path) {
  SmallString<256> folder(path);
  sys::fs::make_absolute(folder);
  sys::path::remove_dots(folder, /*remove_dot_dot=*/true);
  StringRef stem = sys::path::stem(folder);
  ModulePlace place;
  if (stem != "__init__")
    place.name = stem.str();
  bool isImportable = stem == "__init__" || isPlainName(stem);
  sys::path::remove_filename(folder);
  while (sys::fs::exists(folder + "/__init__.mojo")) {
    StringRef name = sys::path::filename(folder);
    isImportable &= isPlainName(name);
    place.name = name.str() + (place.name.empty() ? "" : ".") + place.name;
    sys::path::remove_filename(folder);
    while (folder.size() > 1 && folder.back() == '/')
      folder.pop_back();
  }
  place.importPath = std::string(folder);
  if (!isImportable)
    place.name.clear();
  return place;
}

ExampleFinder::ExampleFinder(const SourceFile &file, std::vector<TestUnit> &units)
    : file(file), units(units), place(placeOf(file.path())) {}

void ExampleFinder::document(const std::string &name, const ast::StringLiteral *docstring) {
  if (!docstring)
    return;
  std::vector<Block> blocks = fencedBlocks(docstring->value, file.lineAt(file.offset(docstring->begin())));
  for (auto [index, block] : enumerate(blocks)) {
    SmallVector<StringRef> info;
    StringRef(block.info).split(info, ' ', -1, /*KeepEmpty=*/false);
    if (info.empty() || info[0] != "mojo" || is_contained(info, "ignore"))
      continue;
    TestUnit unit;
    unit.path = file.path().str();
    unit.isExample = true;
    unit.compileOnly = is_contained(info, "no-run");
    unit.cases.push_back({"doc:" + name + ":" + std::to_string(block.line), block.line, ""});
    unit.program = programOf(block, place.name.empty() ? "" : "from " + place.name + " import *\n");
    unit.importPath = place.importPath;
    if (index + 1 < blocks.size() && blocks[index + 1].info == "output") {
      unit.hasExpectedOutput = true;
      unit.expectedOutput = join(blocks[index + 1].lines, "\n");
    }
    units.push_back(std::move(unit));
  }
}

void ExampleFinder::walk(ArrayRef<const ast::Decl *> decls, const std::string &prefix) {
  for (const ast::Decl *decl : decls) {
    if (!decl->name)
      continue;
    std::string name = prefix + decl->name.str().str();
    auto *function = dyn_cast<ast::FunctionDecl>(decl);
    document(name, function ? function->doc() : decl->docstring);
    if (auto *type = dyn_cast<ast::TypeDecl>(decl))
      walk(type->members, name + ".");
  }
}

void findExamples(StringRef path, std::vector<TestUnit> &units) {
  SourceManager sources;
  StringInterner names;
  DiagnosticEngine diags(sources);
  ErrorOr<SourceFile *> file = sources.addFile(path);
  // Most files have no example.
  if (!file || !(*file)->text().contains("```mojo"))
    return;
  auto module = parseModule(**file, names, diags);
  ExampleFinder finder(**file, units);
  finder.document(sys::path::stem(path).str(), module->docstring);
  finder.walk(module->decls, "");
}

} // namespace kiln
