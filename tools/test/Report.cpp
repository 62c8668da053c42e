// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Prints test results.
#include "test/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace kiln {

namespace {
struct OutcomeWords {
  StringLiteral label, counted, json, color;
};
} // namespace

/// By Outcome.
static constexpr OutcomeWords words[] = {
    {"PASS", "passed", "pass", "92"},       {"FAIL", "failed", "fail", "91"},          {"SKIP", "skipped", "skip", "93"},
    {"CRASH", "crashed", "crash", "91"},    {"TIME", "timed out", "timeout", "91"},    {"ERROR", "did not compile", "error", "91"},
};

unsigned Tally::total() const {
  unsigned sum = 0;
  for (unsigned count : counts)
    sum += count;
  return sum;
}

std::pair<std::string, std::string> colorDifference(StringRef left, StringRef right) {
  size_t prefix = 0, shorter = std::min(left.size(), right.size());
  while (prefix < shorter && left[prefix] == right[prefix])
    ++prefix;
  // Not in the middle of a character.
  while (prefix && (prefix < left.size() ? (left[prefix] & 0xC0) == 0x80 : prefix < right.size() && (right[prefix] & 0xC0) == 0x80))
    --prefix;
  size_t suffix = 0;
  while (suffix < shorter - prefix && left[left.size() - 1 - suffix] == right[right.size() - 1 - suffix])
    ++suffix;
  while (suffix && (left[left.size() - suffix] & 0xC0) == 0x80)
    --suffix;
  auto paint = [&](StringRef text, StringRef code) {
    StringRef middle = text.drop_front(prefix).drop_back(suffix);
    std::string painted = middle.empty() ? "" : ("\x1b[" + code + "m" + middle + "\x1b[0m").str();
    return (text.take_front(prefix) + painted + text.take_back(suffix)).str();
  };
  return {paint(left, "91"), paint(right, "92")};
}

std::string Console::paint(StringRef text, StringRef code) const {
  return color ? ("\x1b[" + code + "m" + text + "\x1b[0m").str() : text.str();
}

void Console::clearLine() {
  if (lineShown)
    outs() << "\r\x1b[K";
  lineShown = false;
}

/// Prints `text` with every line indented.
static void printIndented(StringRef text, unsigned indent) {
  SmallVector<StringRef> lines;
  text.rtrim().split(lines, '\n');
  for (StringRef line : lines)
    outs().indent(line.empty() ? 0 : indent) << line << '\n';
}

void Console::printMessage(StringRef message) {
  static constexpr StringLiteral leftMark = "\n   left: ", rightMark = "\n  right: ";
  size_t left = message.find(leftMark), right = message.find(rightMark);
  if (!color || left == StringRef::npos || right == StringRef::npos || right < left)
    return printIndented(message, 6);
  StringRef leftText = message.slice(left + leftMark.size(), right), rest = message.drop_front(right + rightMark.size());
  size_t end = std::min(rest.find("\n  reason: "), rest.size());
  auto [leftPainted, rightPainted] = colorDifference(leftText, rest.take_front(end));
  printIndented((message.take_front(left) + leftMark + leftPainted + rightMark + rightPainted + rest.drop_front(end)).str(), 6);
}

void Console::finished(const TestResult &result) {
  tally.add(result);
  if (quiet && !result.isBad())
    return;
  clearLine();
  const OutcomeWords &outcome = words[unsigned(result.outcome)];
  std::string label = outcome.label.str();
  label.insert(0, 5 - label.size(), ' ');
  outs() << paint(label, outcome.color) << " [ " << format("%.3f", result.seconds) << " s ] " << result.path
         << "::" << paint(result.name, "96") << '\n';
  if (!result.message.empty())
    printMessage(result.message);
  if (!StringRef(result.output).trim().empty() && (result.isBad() || showOutput)) {
    outs() << "      --- output\n";
    printIndented(result.output, 6);
  }
  outs().flush();
}

void Console::progress(ArrayRef<StringRef> running) {
  if (!live)
    return;
  clearLine();
  std::string line = (Twine(tally.total()) + "/" + Twine(std::max(expected, tally.total()))).str();
  if (tally.bad())
    line += ", " + std::to_string(tally.bad()) + " bad";
  if (!running.empty())
    line += ": " + running.front().str() + (running.size() > 1 ? " and " + std::to_string(running.size() - 1) + " more" : "");
  outs() << StringRef(line).take_front(78);
  outs().flush();
  lineShown = true;
}

void Console::summarize(ArrayRef<TestResult> results, size_t files, unsigned notRun) {
  clearLine();
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  outs() << "--------\n";
  outs() << paint("Summary", "95") << " [ " << format("%.3f", seconds) << " s ] " << paint(std::to_string(tally.total()), "1;97")
         << (tally.total() == 1 ? " test" : " tests") << " in " << files << (files == 1 ? " file: " : " files: ");
  ListSeparator comma;
  for (unsigned i = 0; i < std::size(words); ++i)
    if (tally.counts[i] || i == 0)
      outs() << comma << paint(std::to_string(tally.counts[i]), "1;97") << ' ' << paint(words[i].counted, words[i].color);
  if (notRun)
    outs() << comma << notRun << " not run";
  outs() << '\n';
  if (tally.bad() > 1)
    for (const TestResult &result : results)
      if (result.isBad())
        outs() << "    " << paint(words[unsigned(result.outcome)].label, words[unsigned(result.outcome)].color) << ' ' << result.id << '\n';
  outs().flush();
}

/// Makes `text` valid UTF-8.
static std::string validText(StringRef text) { return json::isUTF8(text) ? text.str() : json::fixUTF8(text); }

void writeJson(ArrayRef<TestResult> results, raw_ostream &os) {
  Tally tally;
  json::Array tests;
  for (const TestResult &result : results) {
    tally.add(result);
    tests.push_back(json::Object{{"id", validText(result.id)},
                                 {"file", validText(result.path)},
                                 {"name", validText(result.name)},
                                 {"line", result.line ? json::Value(result.line) : json::Value(nullptr)},
                                 {"outcome", words[unsigned(result.outcome)].json},
                                 {"seconds", result.seconds},
                                 {"message", validText(result.message)},
                                 {"output", validText(result.output)}});
  }
  json::Object summary{{"total", tally.total()}};
  for (unsigned i = 0; i < std::size(words); ++i)
    summary[words[i].json] = tally.counts[i];
  os << formatv("{0:2}", json::Value(json::Object{{"summary", std::move(summary)}, {"tests", std::move(tests)}})) << '\n';
}

/// Returns `text` for XML, which has no control characters.
static std::string xmlText(StringRef text) {
  std::string result;
  for (char c : validText(text)) {
    switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\n':
      result += "&#10;";
      break;
    default:
      result += (static_cast<unsigned char>(c) < 0x20 && c != '\t') ? '?' : c;
    }
  }
  return result;
}

/// Writes the element of one test.
static void writeTestCase(const TestResult &result, raw_ostream &os) {
  StringRef className = result.path;
  className.consume_back(".mojo");
  os << "    <testcase classname=\"" << xmlText(join(split(className, '/'), ".")) << "\" name=\"" << xmlText(result.name) << "\" time=\""
     << format("%.6f", result.seconds) << '"';
  if (result.line)
    os << " line=\"" << result.line << '"';
  bool hasOutput = !result.output.empty();
  if (result.outcome == Outcome::Pass && !hasOutput) {
    os << "/>\n";
    return;
  }
  os << ">\n";
  StringRef firstLine = StringRef(result.message).split('\n').first;
  if (result.outcome == Outcome::Skip)
    os << "      <skipped message=\"" << xmlText(firstLine) << "\"/>\n";
  else if (result.isBad()) {
    StringRef element = result.outcome == Outcome::Fail ? "failure" : "error";
    os << "      <" << element << " type=\"" << words[unsigned(result.outcome)].json << "\" message=\"" << xmlText(firstLine) << "\">"
       << xmlText(result.message) << "</" << element << ">\n";
  }
  if (hasOutput)
    os << "      <system-out>" << xmlText(result.output) << "</system-out>\n";
  os << "    </testcase>\n";
}

void writeJUnit(ArrayRef<TestResult> results, raw_ostream &os) {
  auto counts = [&](ArrayRef<TestResult> part) {
    Tally tally;
    double seconds = 0;
    for (const TestResult &result : part) {
      tally.add(result);
      seconds += result.seconds;
    }
    os << " tests=\"" << tally.total() << "\" failures=\"" << tally.of(Outcome::Fail) << "\" errors=\""
       << tally.bad() - tally.of(Outcome::Fail) << "\" skipped=\"" << tally.of(Outcome::Skip) << "\" time=\"" << format("%.6f", seconds)
       << "\">\n";
  };
  os << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mojo test\"";
  counts(results);
  while (!results.empty()) {
    size_t size = 1;
    while (size < results.size() && results[size].path == results[0].path)
      ++size;
    os << "  <testsuite name=\"" << xmlText(results[0].path) << '"';
    counts(results.take_front(size));
    for (const TestResult &result : results.take_front(size))
      writeTestCase(result, os);
    os << "  </testsuite>\n";
    results = results.drop_front(size);
  }
  os << "</testsuites>\n";
}

} // namespace kiln
