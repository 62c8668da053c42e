// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Lays out help pages.
#include "OptionTable.h"
#include "doc/Terminal.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace kiln {

static constexpr unsigned lineWidth = 80;

void printWrapped(StringRef text, unsigned indent, raw_ostream &os) {
  SmallVector<StringRef> paragraphs;
  text.split(paragraphs, '\n');
  for (StringRef paragraph : paragraphs)
    doc::wrapLine(paragraph, indent, lineWidth, os);
}

/// Prints the lines about `option`.
static void printOption(const Option &option, raw_ostream &os) {
  os.indent(4);
  ListSeparator comma;
  for (StringRef name : option.names) {
    os << comma << name;
    if (!option.metavar.empty())
      os << " <" << option.metavar << '>';
  }
  os << '\n';
  printWrapped(option.help, 8, os);
  os << '\n';
}

void printOptions(const OptionTable &table, bool hidden, raw_ostream &os) {
  os << "OPTIONS\n";
  SmallVector<StringRef> headings;
  for (const Option &option : table.all())
    if ((hidden || !option.hidden) && !is_contained(headings, option.heading))
      headings.push_back(option.heading);
  for (StringRef heading : headings) {
    os.indent(2) << heading << "\n\n";
    for (const Option &option : table.all())
      if (option.heading == heading && (hidden || !option.hidden))
        printOption(option, os);
  }
  os.indent(2) << "Common options\n\n";
  os.indent(4) << "--help, -h\n";
  os.indent(8) << "Displays help information.\n\n";
  os.indent(4) << "--help-hidden\n";
  os.indent(8) << "Displays help information with hidden options.\n";
}

void printHelp(const HelpPage &page, const OptionTable &table, bool hidden, raw_ostream &os) {
  os << "NAME\n";
  printWrapped((page.name + " - " + page.summary).str(), 4, os);
  os << "\nSYNOPSIS\n";
  for (StringRef form : page.synopsis)
    os.indent(4) << form << '\n';
  os << "\nDESCRIPTION\n";
  printWrapped(page.description, 4, os);
  os << '\n';
  printOptions(table, hidden, os);
  if (page.examples.empty())
    return;
  os << "\nEXAMPLES\n";
  for (auto [index, example] : enumerate(page.examples)) {
    if (index)
      os << '\n';
    os.indent(4) << example.first << '\n';
    printWrapped(example.second, 8, os);
  }
}

/// Prints `text` so that the manual shows it as it is.
static void printRoff(StringRef text, raw_ostream &os) {
  bool atStart = true;
  for (char c : text) {
    if (atStart && (c == '.' || c == '\''))
      os << "\\&";
    if (c == '\\')
      os << "\\e";
    else if (c == '-')
      os << "\\-";
    else
      os << c;
    atStart = c == '\n';
  }
}

void printManual(const HelpPage &page, const OptionTable &table, raw_ostream &os) {
  auto section = [&](StringRef name) { os << ".SH " << name << '\n'; };
  auto line = [&](StringRef text) {
    printRoff(text, os);
    os << '\n';
  };
  os << ".TH " << page.name.upper() << " 1\n";
  section("NAME");
  line((page.name + " - " + page.summary.rtrim('.')).str());
  section("SYNOPSIS");
  for (auto [index, form] : enumerate(page.synopsis)) {
    if (index)
      os << ".br\n";
    line(form);
  }
  section("DESCRIPTION");
  SmallVector<StringRef> paragraphs;
  StringRef(page.description).split(paragraphs, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef paragraph : paragraphs) {
    os << ".PP\n";
    line(paragraph);
  }
  if (!table.all().empty())
    section("OPTIONS");
  SmallVector<StringRef> headings;
  for (const Option &option : table.all())
    if (!option.hidden && !is_contained(headings, option.heading))
      headings.push_back(option.heading);
  for (StringRef heading : headings) {
    os << ".SS " << heading << '\n';
    for (const Option &option : table.all()) {
      if (option.heading != heading || option.hidden)
        continue;
      os << ".TP\n";
      ListSeparator comma;
      for (StringRef name : option.names) {
        os << comma << "\\fB";
        printRoff(name, os);
        os << "\\fR";
        if (!option.metavar.empty())
          os << " \\fI" << option.metavar << "\\fR";
      }
      os << '\n';
      line(option.help);
    }
  }
  if (!page.examples.empty())
    section("EXAMPLES");
  for (auto &[command, meaning] : page.examples) {
    os << ".TP\n\\fB";
    printRoff(command, os);
    os << "\\fR\n";
    line(meaning);
  }
}

} // namespace kiln
