// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo doc`
#include "Commands.h"
#include "OptionTable.h"
#include "codegen/OutputFile.h"
#include "diagnostics/Consumers.h"
#include "doc/Json.h"
#include "doc/Names.h"
#include "doc/Site.h"
#include "doc/Terminal.h"
#include "doc/Validate.h"
#include "driver/Driver.h"
#include "driver/Installation.h"
#include "parse/Parser.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace kiln {

namespace {
struct DocJob {
  SourceManager sources;
  StringInterner names;
  DiagnosticEngine diags{sources};
  bool diagnoseMissing = false;
  std::string output, htmlFolder;
  bool jsonDiagnostics = false, disableWarnings = false, warningsAsErrors = false;
  bool validates = true;
  bool withLines = false;
  std::map<std::string, std::string> texts; ///< source by `package/module`, for sites
  std::vector<std::unique_ptr<ast::Module>> modules;
  std::vector<std::string> importPaths;
  std::unique_ptr<doc::NameTable> table;
};
} // namespace

/// Returns the description of the module at `path`; null (reported) if it cannot be read.
static std::optional<json::Object> documentFile(DocJob &job, StringRef path, StringRef name, const std::string &parent = "") {
  ErrorOr<SourceFile *> file = job.sources.addFile(path);
  if (!file) {
    driverError("cannot read '" + path + "': " + file.getError().message());
    return std::nullopt;
  }
  job.modules.push_back(parseModule(**file, job.names, job.diags));
  ast::Module &module = *job.modules.back();
  module.parseAllBodies();
  if (job.validates)
    doc::validateDocstrings(module, name, job.diags, job.diagnoseMissing);
  if (job.withLines)
    job.texts[parent + name.str()] = (*file)->text().str();
  return doc::describeModule(module, name, {job.withLines, job.table.get()});
}

/// Returns the description of the package in `folder`.
static std::optional<json::Object> documentPackage(DocJob &job, StringRef folder, const std::string &parent = "") {
  std::string init = (folder + "/__init__.mojo").str();
  StringRef name = sys::path::filename(folder);
  std::optional<json::Object> result = documentFile(job, init, name, parent);
  if (!result)
    return std::nullopt;
  std::string own = parent + name.str() + "/";
  std::vector<std::string> entries;
  std::error_code code;
  for (sys::fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
    entries.push_back(it->path());
  llvm::sort(entries);
  json::Array modules, packages;
  for (const std::string &entry : entries) {
    StringRef stem = sys::path::stem(entry);
    if (stem.starts_with("_") || stem.starts_with("."))
      continue;
    if (sys::fs::is_directory(entry)) {
      if (!sys::fs::exists(entry + "/__init__.mojo"))
        continue;
      std::optional<json::Object> inner = documentPackage(job, entry, own);
      if (!inner)
        return std::nullopt;
      packages.push_back(std::move(*inner));
    } else if (StringRef(entry).ends_with(".mojo")) {
      std::optional<json::Object> inner = documentFile(job, entry, stem, own);
      if (!inner)
        return std::nullopt;
      modules.push_back(std::move(*inner));
    }
  }
  (*result)["kind"] = "package";
  (*result)["modules"] = std::move(modules);
  (*result)["packages"] = std::move(packages);
  return result;
}

/// Writes the site of `root` into `folder`; returns the exit status.
static int writeSite(const DocJob &job, const json::Object &root, StringRef folder) {
  std::vector<doc::SiteFile> files = doc::makeSite(root, job.texts);
  for (const doc::SiteFile &file : files) {
    SmallString<128> path(folder);
    sys::path::append(path, file.path);
    if (std::error_code code = sys::fs::create_directories(sys::path::parent_path(path)))
      return driverError("cannot make the folder '" + sys::path::parent_path(path) + "': " + code.message());
    Error error = writeFileAtomically(path, [&](raw_pwrite_stream &os) {
      os << file.text;
      return Error::success();
    });
    if (error)
      return reportError(std::move(error));
  }
  return 0;
}

/// Prints what is known of a name of the standard library; returns the exit status.
static int describeName(StringRef name) {
  DocJob job;
  job.validates = false;
  DiagnosticCapture capture(job.diags);
  std::vector<json::Object> roots;
  for (const std::string &library : findInstallation().libraryPaths)
    if (sys::fs::exists(library + "/std/__init__.mojo"))
      if (std::optional<json::Object> root = documentPackage(job, library + "/std"))
        roots.push_back(std::move(*root));
  std::vector<doc::NamedDecl> found;
  for (const json::Object &root : roots)
    llvm::append_range(found, doc::findNames(root, name));
  if (found.empty())
    return driverError("input '" + name + "' does not exist, and the standard library has nothing of this name");
  bool isAmbiguous = found.size() > 1 && llvm::all_of(found, [](const doc::NamedDecl &decl) { return decl.isMember; });
  if (isAmbiguous) {
    outs() << "'" << name << "' is a member of several types:\n";
    for (const doc::NamedDecl &decl : found)
      outs() << "    " << decl.path << '\n';
    return 0;
  }
  for (auto [index, decl] : llvm::enumerate(found))
    outs() << (index ? "\n" : "") << doc::textPage(decl, outs().has_colors());
  return 0;
}

static HelpPage describe(OptionTable &table, DocJob &job) {
  StringRef heading = "Documentation options";
  table.add({{"-o"}, "PATH", heading, "Writes to the file at PATH instead of standard output.",
             setText(job.output),
             false, false, "output paths"});
  table.add({{"--html"}, "DIR", heading,
             "Writes a site with a page for each module and type to the folder DIR, instead of JSON. Without a path, that of the "
             "standard library.",
             [&](StringRef value) -> Error {
               job.htmlFolder = value.str();
               return Error::success();
             },
             false, false, "folders"});
  table.add({{"--diagnose-missing-doc-strings"}, "", heading, "Warns about public declarations without docstring.",
             setFlag(job.diagnoseMissing)});
  table.add({{"--validate-doc-strings"}, "", heading, "Deprecated: docstrings are always checked.",
             [](StringRef) -> Error { return Error::success(); }, true});
  table.add({{"-I"}, "PATH", heading, "Adds a folder to the import path.",
             [&](StringRef value) -> Error {
               job.importPaths.push_back(value.str());
               return Error::success();
             },
             false, true});
  StringRef diagnostics = "Diagnostic options";
  table.add({{"--diagnostic-format"}, "FORMAT", diagnostics, "Sets the format of diagnostics: text (the default) or json.",
             [&](StringRef value) -> Error {
               if (value != "text" && value != "json")
                 return usageError("invalid value '" + value + "' for --diagnostic-format, expected text or json");
               job.jsonDiagnostics = value == "json";
               return Error::success();
             }});
  table.add({{"--disable-warnings"}, "", diagnostics, "Suppresses warnings.", setFlag(job.disableWarnings)});
  table.add({{"--Werror", "-Werror"}, "", diagnostics, "Turns warnings into errors.", setFlag(job.warningsAsErrors)});
  table.add({{"--Wno-error", "-Wno-error"}, "", diagnostics, "Leaves warnings what they are.",
             setFlag(job.warningsAsErrors, false)});
  return {"mojo-doc",
          "Writes the documentation of a module or package.",
          {"mojo doc [options] <path>", "mojo doc --html <dir> [<path>]", "mojo doc <name>"},
          "Reads the docstrings of the Mojo file or package at the given path and prints them, with the declarations that they describe, as "
          "JSON; or writes a site with --html. With the name of something in the standard library, it prints that documentation.",
          {{"mojo doc List.append", "Prints the documentation of a method."},
           {"mojo doc --html site src/shapes", "Writes a site about a package into the folder site."},
           {"mojo doc --diagnose-missing-doc-strings -o shapes.json src/shapes", "Writes JSON, and warns about what has no docstring."}}};
}

void describeDoc(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<DocJob>()); }

int docCommand(Arguments arguments) {
  DocJob job;
  OptionTable table;
  HelpPage page = describe(table, job);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  if (line->positional.empty() && job.htmlFolder.empty())
    return driverError("no input file provided");
  if (line->positional.size() > 1)
    return driverError("too many input files, cannot process both '" + line->positional[0] + "' and '" +
                       line->positional[1] + "'");
  std::string input;
  if (!line->positional.empty())
    input = line->positional[0];
  else
    for (const std::string &library : findInstallation().libraryPaths)
      if (input.empty() && sys::fs::exists(library + "/std/__init__.mojo"))
        input = library + "/std";
  if (!sys::fs::exists(input)) {
    bool isName = input.find('/') == std::string::npos && !StringRef(input).ends_with(".mojo");
    return isName && !input.empty() && job.htmlFolder.empty() ? describeName(input) : driverError("input '" + input + "' does not exist");
  }

  job.diags.options.disableWarnings = job.disableWarnings;
  job.diags.options.warningsAsErrors = job.warningsAsErrors;
  TextConsumer text(errs(), errs().has_colors());
  JsonConsumer json(errs());
  job.diags.addConsumer(job.jsonDiagnostics ? static_cast<DiagnosticConsumer &>(json) : text);
  job.withLines = !job.htmlFolder.empty();
  while (input.size() > 1 && input.back() == '/')
    input.pop_back();
  std::vector<std::string> roots = job.importPaths;
  llvm::append_range(roots, findInstallation().libraryPaths);
  job.table = std::make_unique<doc::NameTable>(job.sources, job.names, roots);
  std::optional<json::Object> decl = sys::fs::is_directory(input) ? documentPackage(job, input)
                                                                  : documentFile(job, input, sys::path::stem(input));
  if (!decl)
    return 1;
  if (job.diags.hasErrors())
    return driverError("could not generate documentation");
  if (!job.htmlFolder.empty())
    return writeSite(job, *decl, job.htmlFolder);
  json::Value document = json::Object{{"decl", std::move(*decl)}, {"version", KILN_VERSION}};
  std::string result = formatv("{0:2}", document).str() + "\n";
  if (job.output.empty()) {
    outs() << result;
    return 0;
  }
  Error error = writeFileAtomically(job.output, [&](raw_pwrite_stream &os) {
    os << result;
    return Error::success();
  });
  return error ? reportError(std::move(error)) : 0;
}

} // namespace kiln
