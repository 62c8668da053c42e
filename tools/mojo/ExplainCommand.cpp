// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo explain`: what a message of the compiler means, with a wrong example and a right one.
#include "Commands.h"
#include "OptionTable.h"
#include "diagnostics/Pages.h"
#include "driver/Driver.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace kiln {

static StringRef wordFor(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

/// Prints `text` indented by four blanks.
static void printIndented(StringRef text) {
  SmallVector<StringRef, 32> lines;
  text.rtrim().split(lines, '\n');
  for (StringRef line : lines)
    outs() << (line.empty() ? "" : "    ") << line << '\n';
}

static void printPage(const diag::Info &info) {
  outs() << info.name << " (" << wordFor(info.severity) << ")\n    " << info.format << "\n\n";
  const diag::Page *page = diag::pageOf(info.name);
  if (!page)
    return;
  printWrapped(page->meaning, 0, outs());
  if (page->wrong.empty()) {
    outs() << '\n';
    return;
  }
  outs() << "\nWrong:\n\n";
  printIndented(page->wrong);
  outs() << "\nRight:\n\n";
  printIndented(page->right);
  outs() << '\n';
}

/// Prints every message and its page as a JSON object on a line of its own, for the test that runs the examples.
static int printJson() {
  for (const diag::Info &info : diag::allMessages()) {
    if (info.severity == Severity::Note)
      continue;
    const diag::Page *page = diag::pageOf(info.name);
    outs() << json::Value(json::Object{{"id", info.name},
                                       {"severity", wordFor(info.severity)},
                                       {"format", info.format},
                                       {"meaning", page ? page->meaning : StringRef()},
                                       {"wrong", page ? page->wrong : StringRef()},
                                       {"right", page ? page->right : StringRef()}})
           << '\n';
  }
  return 0;
}

static int printList() {
  for (const diag::Info &info : diag::allMessages())
    if (info.severity != Severity::Note)
      outs() << info.name << "   " << info.format << '\n';
  outs() << "\nThe page of a message: mojo explain NAME.\n";
  return 0;
}

void describeExplain(HelpPage &page, OptionTable &table) {
  table.add({{"--json"}, "", "Output options", "Prints all pages as JSON, one a line.", [](StringRef) { return Error::success(); }});
  page = {"mojo-explain",
          "Explains a message of the compiler.",
          {"mojo explain [<name> | <message>]"},
          "Says what a message means and shows a wrong and a right program. The message is given by its name (the \"id\" of "
          "--diagnostic-format json) or by its words, as the compiler prints them. Without arguments it lists all messages.",
          {{"mojo explain \"use of unknown declaration 'cuont'\"", "Explains a message that was printed."}}};
}

int explainCommand(Arguments arguments) {
  if (arguments.empty())
    return printList();
  StringRef first = arguments.front();
  if (first == "--help" || first == "-h") {
    HelpPage page;
    OptionTable table;
    describeExplain(page, table);
    printHelp(page, table, /*hidden=*/false, outs());
    return 0;
  }
  if (first == "--json")
    return printJson();
  std::string wanted;
  for (StringRef argument : arguments)
    wanted += (wanted.empty() ? "" : " ") + argument.str();
  StringRef message = wanted;
  for (StringRef prefix : {"error: ", "warning: ", "note: "})
    message.consume_front(prefix);
  bool found = false;
  std::vector<StringRef> names;
  for (const diag::Info &info : diag::allMessages()) {
    names.push_back(info.name);
    if (info.name.equals_insensitive(wanted)) {
      printPage(info);
      found = true;
    }
  }
  if (!found)
    for (const diag::Info &info : diag::allMessages())
      if (diag::matches(info.format, message)) {
        printPage(info);
        found = true;
      }
  if (found)
    return 0;
  StringRef best = closest(wanted, names);
  return driverError("no message is named '" + wanted + "' or has these words" +
                     (best.empty() ? "" : "; did you mean '" + best.str() + "'?"));
}

} // namespace kiln
