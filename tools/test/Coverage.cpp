// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Adds up counters and lays them over the statements of the sources.
#include "test/Coverage.h"
#include "ast/Decl.h"
#include "ast/Module.h"
#include "ast/Stmt.h"
#include "codegen/OutputFile.h"
#include "diagnostics/Diagnostics.h"
#include "parse/Parser.h"
#include "test/TestPlan.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;

namespace kiln {

unsigned FileCoverage::coveredLines() const {
  return count_if(lines, [](auto &line) { return line.second != 0; });
}

unsigned FileCoverage::coveredWays() const {
  unsigned ways = 0;
  for (auto &[place, counts] : branches)
    ways += (counts[0] != 0) + (counts[1] != 0);
  return ways;
}

namespace {

/// Counts of one file as programs left them.
struct RawCounts {
  std::map<unsigned, uint64_t> lines;
  std::map<std::pair<unsigned, unsigned>, std::array<uint64_t, 2>> branches;
};

/// Lays counts over the statements of a file.
class StatementCounter {
public:
  StatementCounter(const SourceManager &sources, const RawCounts &raw, FileCoverage &result) : sources(sources), raw(raw), result(result) {}
  void declarations(ArrayRef<const ast::Decl *> decls, const std::string &prefix);

private:
  void function(const ast::FunctionDecl &decl, const std::string &name);
  void block(ast::Block statements);
  void statement(const ast::Stmt &stmt);
  void compound(const ast::IfStmt &stmt);
  void lines(SourceLoc begin, SourceLoc end);
  void branching(SourceLoc begin, SourceLoc end);
  unsigned lineOf(SourceLoc loc) const { return sources.lineColumn(loc).line; }

  const SourceManager &sources;
  const RawCounts &raw;
  FileCoverage &result;
};

} // namespace

/// Notes a statement, or the header of a compound one, between two places.
void StatementCounter::lines(SourceLoc begin, SourceLoc end) {
  unsigned first = lineOf(begin), last = std::max(first, lineOf(end));
  uint64_t most = 0;
  for (auto it = raw.lines.lower_bound(first); it != raw.lines.end() && it->first <= last; ++it)
    most = std::max(most, it->second);
  uint64_t &line = result.lines[first];
  line = std::max(line, most);
}

/// Notes the branches of a condition: those of other statements are made by the compiler.
void StatementCounter::branching(SourceLoc begin, SourceLoc end) {
  unsigned first = lineOf(begin), last = std::max(first, lineOf(end));
  for (auto it = raw.branches.lower_bound({first, 0}); it != raw.branches.end() && it->first.first <= last; ++it)
    result.branches[it->first] = it->second;
}

void StatementCounter::compound(const ast::IfStmt &stmt) {
  for (const ast::IfStmt::Branch &branch : stmt.branches) {
    if (!stmt.isComptime) {
      lines(branch.loc, branch.condition->end());
      branching(branch.loc, branch.condition->end());
    }
    block(branch.body);
  }
  block(stmt.elseBody);
}

void StatementCounter::statement(const ast::Stmt &stmt) {
  using Kind = ast::Stmt::Kind;
  switch (stmt.kind()) {
  case Kind::IfStmt:
    return compound(*cast<ast::IfStmt>(&stmt));
  case Kind::WhileStmt: {
    auto &loop = *cast<ast::WhileStmt>(&stmt);
    lines(loop.range().begin, loop.condition->end());
    branching(loop.range().begin, loop.condition->end());
    block(loop.body);
    return block(loop.elseBody);
  }
  case Kind::ForStmt: {
    auto &loop = *cast<ast::ForStmt>(&stmt);
    if (!loop.isComptime) {
      lines(loop.range().begin, loop.iterable->end());
      branching(loop.range().begin, loop.iterable->end());
    }
    block(loop.body);
    return block(loop.elseBody);
  }
  case Kind::TryStmt: {
    auto &parts = cast<ast::TryStmt>(&stmt)->parts;
    block(parts.body);
    block(parts.exceptBody);
    block(parts.elseBody);
    return block(parts.finallyBody);
  }
  case Kind::WithStmt: {
    auto &with = *cast<ast::WithStmt>(&stmt);
    lines(with.range().begin, with.items.back().context->end());
    return block(with.body);
  }
  case Kind::DeclStmt:
    if (auto *nested = dyn_cast<ast::FunctionDecl>(cast<ast::DeclStmt>(&stmt)->decl))
      block(nested->body());
    return;
  case Kind::AssertStmt:
    if (cast<ast::AssertStmt>(&stmt)->isComptime)
      return;
    break;
  case Kind::AssignStmt:
    if (!cast<ast::AssignStmt>(&stmt)->value)
      return;
    break;
  case Kind::ExprStmt:
    if (isa<ast::StringLiteral>(cast<ast::ExprStmt>(&stmt)->expr))
      return;
    break;
  case Kind::PassStmt:
  case Kind::EllipsisStmt:
  case Kind::BreakStmt: // Jumps are part of the branch that leads to them.
  case Kind::ContinueStmt:
  case Kind::ImportStmt:
  case Kind::FromImportStmt:
  case Kind::ErrorStmt:
    return;
  default:
    break;
  }
  lines(stmt.range().begin, stmt.range().end);
}

void StatementCounter::block(ast::Block statements) {
  for (const ast::Stmt *stmt : statements)
    statement(*stmt);
}

void StatementCounter::function(const ast::FunctionDecl &decl, const std::string &name) {
  unsigned line = lineOf(decl.name.loc());
  uint64_t count = 0;
  // The entry of a function has its line.
  for (unsigned entry : {lineOf(decl.defLoc), line})
    if (auto found = raw.lines.find(entry); found != raw.lines.end())
      count = std::max(count, found->second);
  if (decl.body().empty() || all_of(decl.body(), [](const ast::Stmt *stmt) { return isa<ast::EllipsisStmt, ast::PassStmt>(stmt); }))
    return;
  result.functions.push_back({name, line, count});
  block(decl.body());
}

void StatementCounter::declarations(ArrayRef<const ast::Decl *> decls, const std::string &prefix) {
  for (const ast::Decl *decl : decls) {
    std::string name = prefix + (decl->name ? decl->name.str().str() : std::string());
    if (auto *type = dyn_cast<ast::TypeDecl>(decl))
      declarations(type->members, name + ".");
    else if (auto *callee = dyn_cast<ast::FunctionDecl>(decl))
      function(*callee, name);
  }
}

/// Adds what one program left in the bytes of its file.
static void addCounts(StringRef bytes, std::map<std::string, RawCounts> &files) {
  if (!bytes.consume_front("KILNCOV1") || bytes.size() < 16)
    return;
  uint64_t count = support::endian::read64le(bytes.data()), tableSize = support::endian::read64le(bytes.data() + 8);
  bytes = bytes.drop_front(16);
  if (count > bytes.size() / 8 || bytes.size() - count * 8 < tableSize)
    return;
  const char *counters = bytes.data();
  SmallVector<StringRef> lines, fields, numbers;
  bytes.drop_front(count * 8).take_front(tableSize).split(lines, '\n', -1, /*KeepEmpty=*/false);
  std::vector<RawCounts *> order;
  // A line has run as often as its most frequent block; the instances of a generic function add up.
  std::map<std::pair<size_t, unsigned>, uint64_t> most; // of the blocks of one function
  auto finishFunction = [&] {
    for (auto &[place, value] : most)
      order[place.first]->lines[place.second] += value;
    most.clear();
  };
  uint64_t index = 0;
  for (StringRef line : lines) {
    if (line == "N") {
      finishFunction();
      continue;
    }
    if (line.consume_front("F ")) {
      order.push_back(&files[line.str()]);
      continue;
    }
    fields.clear();
    line.split(fields, ' ');
    size_t file = 0;
    if (fields.size() < 3 || fields[1].getAsInteger(10, file) || file >= order.size() || index >= count)
      return;
    uint64_t value = support::endian::read64le(counters + 8 * index++);
    if (fields[0] == "B" && fields.size() == 5) {
      unsigned number = 0, ordinal = 0;
      if (!fields[2].getAsInteger(10, number) && !fields[3].getAsInteger(10, ordinal))
        order[file]->branches[{number, ordinal}][fields[4] == "1"] += value;
      continue;
    }
    numbers.clear();
    fields[2].split(numbers, ',');
    for (StringRef text : numbers) {
      unsigned number = 0;
      if (!text.getAsInteger(10, number)) {
        uint64_t &known = most[{file, number}];
        known = std::max(known, value);
      }
    }
  }
  finishFunction();
}

/// Returns `path` relative to the current directory where it lies below it.
static std::string shortPath(StringRef path) {
  SmallString<256> here;
  sys::fs::current_path(here);
  here += "/";
  StringRef rest = path;
  return rest.consume_front(here) ? rest.str() : path.str();
}

std::vector<FileCoverage> readCoverage(StringRef folder) {
  std::map<std::string, RawCounts> raw;
  std::error_code code;
  for (sys::fs::directory_iterator it(folder, code), end; it != end && !code; it.increment(code)) {
    auto bytes = MemoryBuffer::getFile(it->path(), false, false);
    if (bytes && StringRef(it->path()).ends_with(".coverage"))
      addCounts((*bytes)->getBuffer(), raw);
  }
  std::vector<FileCoverage> files;
  for (auto &[path, counts] : raw) {
    SourceManager sources;
    StringInterner names;
    DiagnosticEngine diags(sources);
    ErrorOr<SourceFile *> file = sources.addFile(path);
    if (isTestFileName(sys::path::filename(path)) || !file)
      continue;
    auto module = parseModule(**file, names, diags);
    FileCoverage &coverage = files.emplace_back();
    coverage.path = shortPath(path);
    StatementCounter(sources, counts, coverage).declarations(module->decls, "");
    if (coverage.lines.empty())
      files.pop_back();
  }
  return files;
}

/// Returns `part` of `whole` in percent.
static std::string percent(unsigned part, unsigned whole) {
  std::string text;
  raw_string_ostream(text) << format("%.1f %%", whole ? 100.0 * part / whole : 100.0);
  return text;
}

/// Returns the sum over all files.
static std::array<unsigned, 4> totals(ArrayRef<FileCoverage> files) {
  std::array<unsigned, 4> sum = {};
  for (const FileCoverage &file : files) {
    sum[0] += file.coveredLines();
    sum[1] += file.lines.size();
    sum[2] += file.coveredWays();
    sum[3] += 2 * file.branches.size();
  }
  return sum;
}

/// Returns the lines that did not run, as "3-5, 9".
static std::string missingLines(const FileCoverage &file) {
  std::string text;
  for (auto it = file.lines.begin(); it != file.lines.end();) {
    if (it->second) {
      ++it;
      continue;
    }
    unsigned first = it->first, last = first;
    for (; it != file.lines.end() && !it->second; ++it)
      last = it->first;
    text += (text.empty() ? "" : ", ") + utostr(first) + (last > first ? "-" + utostr(last) : "");
  }
  return text;
}

void printCoverage(ArrayRef<FileCoverage> files, raw_ostream &os) {
  size_t width = 8;
  for (const FileCoverage &file : files)
    width = std::max(width, file.path.size());
  auto row = [&](StringRef name, StringRef lines, StringRef ways, StringRef missing) {
    os << name;
    os.indent(width - name.size() + 2) << right_justify(lines, 16) << right_justify(ways, 18);
    if (!missing.empty())
      os << "  " << missing;
    os << '\n';
  };
  auto cell = [](unsigned part, unsigned whole) { return utostr(part) + "/" + utostr(whole) + " " + percent(part, whole); };
  os << '\n';
  row("Coverage", "lines", "branches", "missing");
  for (const FileCoverage &file : files)
    row(file.path, cell(file.coveredLines(), file.lines.size()), cell(file.coveredWays(), 2 * file.branches.size()), missingLines(file));
  auto sum = totals(files);
  row("all", cell(sum[0], sum[1]), cell(sum[2], sum[3]), "");
}

void writeLcov(ArrayRef<FileCoverage> files, raw_ostream &os) {
  for (const FileCoverage &file : files) {
    SmallString<256> path(file.path);
    sys::fs::make_absolute(path);
    os << "TN:\nSF:" << path << '\n';
    unsigned hit = 0;
    for (const FileCoverage::Function &function : file.functions)
      os << "FN:" << function.line << ',' << function.name << '\n';
    for (const FileCoverage::Function &function : file.functions) {
      os << "FNDA:" << function.count << ',' << function.name << '\n';
      hit += function.count != 0;
    }
    os << "FNF:" << file.functions.size() << "\nFNH:" << hit << '\n';
    for (auto &[place, counts] : file.branches)
      for (unsigned way : {0u, 1u}) {
        os << "BRDA:" << place.first << ",0," << 2 * place.second + way << ',';
        if (counts[0] || counts[1])
          os << counts[way] << '\n';
        else
          os << "-\n";
      }
    os << "BRF:" << 2 * file.branches.size() << "\nBRH:" << file.coveredWays() << '\n';
    for (auto &[line, count] : file.lines)
      os << "DA:" << line << ',' << count << '\n';
    os << "LF:" << file.lines.size() << "\nLH:" << file.coveredLines() << "\nend_of_record\n";
  }
}

static std::string htmlText(StringRef text) {
  std::string result;
  raw_string_ostream os(result);
  printHTMLEscaped(text, os);
  return result;
}

/// The style of all pages; it follows the reader's choice of light or dark.
static constexpr StringLiteral style =
    ":root{color-scheme:light dark}body{font:14px system-ui,sans-serif;margin:2em}table{border-collapse:collapse}td,th{padding:2px "
    "12px;text-align:right}td:first-child,th:first-child{text-align:left}pre{margin:0}code{font:13px ui-monospace,monospace}.n{color:gray;"
    "text-align:right;user-select:none}tr.y td.c{background:#2a83}tr.x td.c{background:#d335}tr.p td.c{background:#da35}.s td{padding:0 "
    "8px;text-align:left}.s td.n{text-align:right}";

static void writeHead(StringRef title, raw_ostream &os) {
  os << "<!doctype html>\n<meta charset=\"utf-8\">\n<title>" << htmlText(title) << "</title>\n<style>" << style << "</style>\n<h1>"
     << htmlText(title) << "</h1>\n";
}

/// Returns the name of the page of `file`.
static std::string pageName(const FileCoverage &file) {
  std::string name;
  for (char c : file.path)
    name += isAlnum(c) || c == '.' || c == '-' ? std::string(1, c) : c == '/' ? "_" : "_" + utohexstr(static_cast<unsigned char>(c));
  return name + ".html";
}

static void printPage(const FileCoverage &file, raw_ostream &os) {
  writeHead(file.path, os);
  os << "<p><a href=\"index.html\">all files</a> &middot; lines " << percent(file.coveredLines(), file.lines.size()) << " &middot; branches "
     << percent(file.coveredWays(), 2 * file.branches.size()) << "</p>\n<table class=\"s\">\n";
  auto source = MemoryBuffer::getFile(file.path);
  SmallVector<StringRef> lines;
  if (source)
    (*source)->getBuffer().rtrim('\n').split(lines, '\n');
  for (auto [index, text] : enumerate(lines)) {
    unsigned number = index + 1;
    auto found = file.lines.find(number);
    bool isPartial = false;
    for (auto it = file.branches.lower_bound({number, 0}); it != file.branches.end() && it->first.first == number; ++it)
      isPartial |= (it->second[0] == 0) != (it->second[1] == 0);
    StringRef kind = found == file.lines.end() ? "" : !found->second ? "x" : isPartial ? "p" : "y";
    os << "<tr class=\"" << kind << "\" id=\"L" << number << "\"><td class=\"n\">" << number << "<td class=\"n\">";
    if (found != file.lines.end())
      os << found->second;
    os << "<td class=\"c\"><pre><code>" << htmlText(text) << "</code></pre>\n";
  }
  os << "</table>\n";
}

static void printIndex(ArrayRef<FileCoverage> files, raw_ostream &os) {
  writeHead("Coverage", os);
  os << "<table>\n<tr><th>file<th>lines<th><th>branches<th>\n";
  auto row = [&](StringRef name, std::array<unsigned, 4> sum) {
    os << "<tr><td>" << name << "<td>" << sum[0] << '/' << sum[1] << "<td>" << percent(sum[0], sum[1]) << "<td>" << sum[2] << '/' << sum[3]
       << "<td>" << percent(sum[2], sum[3]) << '\n';
  };
  for (const FileCoverage &file : files)
    row("<a href=\"" + pageName(file) + "\">" + htmlText(file.path) + "</a>", totals(file));
  row("all", totals(files));
  os << "</table>\n";
}

Error writeCoverageHtml(ArrayRef<FileCoverage> files, StringRef folder) {
  if (std::error_code code = sys::fs::create_directories(folder))
    return createStringError(code, "cannot make '" + folder + "': " + code.message());
  auto writePage = [&](StringRef name, function_ref<void(raw_ostream &)> print) {
    return writeFileAtomically((folder + "/" + name).str(), [&](raw_pwrite_stream &os) {
      print(os);
      return Error::success();
    });
  };
  for (const FileCoverage &file : files)
    if (Error error = writePage(pageName(file), [&](raw_ostream &os) { printPage(file, os); }))
      return error;
  return writePage("index.html", [&](raw_ostream &os) { printIndex(files, os); });
}

} // namespace kiln
