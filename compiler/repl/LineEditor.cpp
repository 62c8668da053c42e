// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The input is drawn anew after each key: its rows are few, and the terminal gets one write.
#include "repl/LineEditor.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace llvm;

namespace kiln {

namespace {
struct termios originalMode;
bool isRaw = false;

/// Gives the terminal back as it was, also when the process ends in the middle of an input.
void restoreTerminal() {
  if (!isRaw)
    return;
  tcsetattr(0, TCSADRAIN, &originalMode);
  isRaw = false;
}

void makeRaw() {
  if (isRaw || tcgetattr(0, &originalMode))
    return;
  struct termios mode = originalMode;
  mode.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
  mode.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG);
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  tcsetattr(0, TCSADRAIN, &mode);
  isRaw = true;
}

unsigned terminalWidth() {
  struct winsize size;
  if (!ioctl(1, TIOCGWINSZ, &size) && size.ws_col > 0)
    return size.ws_col;
  return 80;
}

/// Columns that `bytes` take.
unsigned width(StringRef bytes) {
  int columns = sys::unicode::columnWidthUTF8(bytes);
  return columns < 0 ? unsigned(bytes.size()) : unsigned(columns);
}

bool isWordByte(char c) { return isAlnum(c) || c == '_' || (c & 0x80); }
} // namespace

LineEditor::LineEditor() { atexit(restoreTerminal); }
LineEditor::~LineEditor() { restoreTerminal(); }

bool LineEditor::isSupported() {
  StringRef terminal = getenv("TERM") ? getenv("TERM") : "";
  return isatty(0) && isatty(1) && !terminal.empty() && terminal != "dumb";
}

void LineEditor::show(StringRef bytes) {
  while (!bytes.empty()) {
    ssize_t n = write(1, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR)
      return;
    if (n > 0)
      bytes = bytes.drop_front(size_t(n));
  }
}

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

size_t LineEditor::lineBegin(size_t at) const {
  size_t end = StringRef(text).take_front(at).rfind('\n');
  return end == StringRef::npos ? 0 : end + 1;
}
size_t LineEditor::lineEnd(size_t at) const { return std::min(text.find('\n', at), text.size()); }
size_t LineEditor::previous(size_t at) const {
  if (at)
    --at;
  while (at && (text[at] & 0xC0) == 0x80)
    --at;
  return at;
}
size_t LineEditor::next(size_t at) const {
  if (at < text.size())
    ++at;
  while (at < text.size() && (text[at] & 0xC0) == 0x80)
    ++at;
  return at;
}
size_t LineEditor::previousWord(size_t at) const {
  while (at && !isWordByte(text[at - 1]))
    --at;
  while (at && isWordByte(text[at - 1]))
    --at;
  return at;
}
size_t LineEditor::nextWord(size_t at) const {
  while (at < text.size() && !isWordByte(text[at]))
    ++at;
  while (at < text.size() && isWordByte(text[at]))
    ++at;
  return at;
}

//===----------------------------------------------------------------------===//
// Changes
//===----------------------------------------------------------------------===//

void LineEditor::insert(StringRef bytes) {
  text.insert(cursor, bytes.str());
  cursor += bytes.size();
}

void LineEditor::erase(size_t begin, size_t end) {
  text.erase(begin, end - begin);
  cursor = begin;
}

/// Ends the input, or begins a line indented like the one before, or deeper after a colon.
void LineEditor::enter() {
  bool atEnd = StringRef(text).drop_front(cursor).trim().empty();
  if (atEnd && isComplete(text)) {
    submitted = true;
    return;
  }
  StringRef line = StringRef(text).slice(lineBegin(cursor), cursor);
  std::string indent = line.take_while([](char c) { return c == ' ' || c == '\t'; }).str();
  if (line.rtrim().ends_with(":"))
    indent += "    ";
  insert("\n" + indent);
}

void LineEditor::browse(int direction) {
  size_t index = historyIndex + size_t(direction);
  if ((direction < 0 && historyIndex == 0) || index > history.size())
    return;
  if (historyIndex == history.size())
    saved = text;
  historyIndex = index;
  text = index == history.size() ? saved : history[index];
  cursor = text.size();
}

void LineEditor::moveVertically(int direction) {
  size_t begin = lineBegin(cursor), end = lineEnd(cursor);
  if (direction < 0 ? begin == 0 : end == text.size())
    return browse(direction);
  size_t column = cursor - begin;
  size_t other = direction < 0 ? lineBegin(begin - 1) : end + 1;
  cursor = std::min(other + column, lineEnd(other));
  while (cursor > other && cursor < text.size() && (text[cursor] & 0xC0) == 0x80)
    --cursor;
}

/// Searches the history backwards while keys extend what is searched for.
void LineEditor::search() {
  std::string wanted, before = text;
  size_t from = history.size();
  for (;;) {
    std::string found = before;
    for (size_t i = from; i-- > 0;)
      if (!wanted.empty() && StringRef(history[i]).contains(wanted)) {
        found = history[i];
        from = i + 1;
        break;
      }
    text = found;
    cursor = text.size();
    status = "(search) " + wanted;
    redraw();
    std::optional<std::string> key = readKey();
    status.clear();
    if (!key)
      return;
    if (*key == "\x12") { // further back
      if (from)
        --from;
    } else if (*key == "\x7f" || *key == "\x08") {
      if (!wanted.empty())
        wanted.pop_back();
      from = history.size();
    } else if (key->size() == 1 && (*key)[0] >= ' ') {
      wanted += *key;
    } else {
      if (*key == "\x07" || *key == "\x03") {
        text = before;
        cursor = text.size();
      } else if (*key != "\r" && *key != "\n" && *key != "\x1b") {
        pending = *key + pending;
      }
      return;
    }
  }
}

void LineEditor::completeWord() {
  StringRef before = StringRef(text).slice(lineBegin(cursor), cursor);
  if (before.trim().empty())
    return insert("    ");
  Completions found = complete(text, cursor);
  if (found.words.empty())
    return show("\a");
  std::string common = found.words.front();
  for (const std::string &word : found.words) {
    size_t length = 0;
    while (length < common.size() && length < word.size() && common[length] == word[length])
      ++length;
    common.resize(length);
  }
  if (common.size() > cursor - found.begin) {
    text.replace(found.begin, cursor - found.begin, common);
    cursor = found.begin + common.size();
    return;
  }
  if (found.words.size() == 1)
    return;
  // The list appears below the input, which is drawn again under it.
  redraw(/*atEnd=*/true);
  size_t column = 0;
  for (const std::string &word : found.words)
    column = std::max<size_t>(column, word.size() + 2);
  size_t perRow = std::max<size_t>(terminalWidth() / column, 1);
  constexpr size_t maxWords = 120;
  std::string list = "\r\n";
  for (size_t i = 0; i < found.words.size() && i < maxWords; ++i) {
    list += found.words[i];
    bool isLast = (i + 1) % perRow == 0 || i + 1 == found.words.size();
    list += isLast ? std::string("\r\n") : std::string(column - found.words[i].size(), ' ');
  }
  if (found.words.size() > maxWords)
    list += "... " + std::to_string(found.words.size() - maxWords) + " more\r\n";
  if (!StringRef(list).ends_with("\n"))
    list += "\r\n";
  show(list);
  cursorRow = 0;
}

//===----------------------------------------------------------------------===//
// The terminal
//===----------------------------------------------------------------------===//

/// Draws the input where it stands and puts the terminal's cursor in its place (or behind it).
void LineEditor::redraw(bool atEnd) {
  unsigned columns = terminalWidth();
  std::string out;
  if (cursorRow)
    out += "\x1b[" + std::to_string(cursorRow) + "A";
  out += "\r\x1b[J";
  std::vector<ColorSpan> spans = colors ? colors(text) : std::vector<ColorSpan>();
  auto span = spans.begin();
  unsigned row = 0, targetRow = 0, targetColumn = 0;
  size_t at = 0;
  for (unsigned line = 0;; ++line) {
    size_t end = lineEnd(at);
    std::string label = prompt(line);
    out += "\x1b[1m" + label + "\x1b[0m";
    unsigned column = width(label);
    const char *color = nullptr;
    while (true) {
      if (at == cursor) {
        targetRow = row;
        targetColumn = column;
      }
      if (at >= end)
        break;
      while (span != spans.end() && span->end <= at)
        ++span;
      const char *wanted = span != spans.end() && span->begin <= at ? span->color : nullptr;
      if (wanted != color) {
        out += wanted ? "\x1b[" + std::string(wanted) + "m" : "\x1b[0m";
        color = wanted;
      }
      size_t after = std::min(next(at), end);
      StringRef glyph = StringRef(text).slice(at, after);
      unsigned glyphWidth = glyph == "\t" ? 4 : width(glyph);
      if (column + glyphWidth > columns) {
        ++row;
        column = 0;
        out += "\r\n";
        if (at == cursor) {
          targetRow = row;
          targetColumn = 0;
        }
      }
      out += glyph == "\t" ? "    " : glyph.str();
      column += glyphWidth;
      at = after;
    }
    if (color)
      out += "\x1b[0m";
    if (column >= columns) {
      ++row;
      out += "\r\n";
      if (at == cursor) {
        targetRow = row;
        targetColumn = 0;
      }
    }
    if (end == text.size())
      break;
    at = end + 1;
    ++row;
    out += "\r\n";
  }
  if (!status.empty()) {
    out += "\r\n\x1b[90m" + status + "\x1b[0m";
    ++row;
  }
  if (atEnd) {
    cursorRow = row;
    show(out);
    return;
  }
  if (row > targetRow)
    out += "\x1b[" + std::to_string(row - targetRow) + "A";
  out += "\r";
  if (targetColumn)
    out += "\x1b[" + std::to_string(targetColumn) + "C";
  cursorRow = targetRow;
  show(out);
}

/// Reads a key: a character, a control byte, or an escape sequence as a whole. A pasted text comes as `\x1b[200~` and the text.
std::optional<std::string> LineEditor::readKey() {
  auto byte = [&]() -> std::optional<char> {
    if (pending.empty()) {
      char buffer[4096];
      ssize_t n;
      do
        n = ::read(0, buffer, sizeof(buffer));
      while (n < 0 && errno == EINTR);
      if (n <= 0)
        return std::nullopt;
      pending.assign(buffer, size_t(n));
    }
    char c = pending.front();
    pending.erase(0, 1);
    return c;
  };
  auto isWaiting = [&] {
    struct pollfd input = {0, POLLIN, 0};
    return !pending.empty() || poll(&input, 1, 30) > 0;
  };
  std::optional<char> first = byte();
  if (!first)
    return std::nullopt;
  std::string key(1, *first);
  if (*first == '\x1b') {
    if (!isWaiting())
      return key;
    std::optional<char> second = byte();
    if (!second)
      return key;
    key += *second;
    if (*second == '[' || *second == 'O') {
      while (std::optional<char> c = byte()) {
        key += *c;
        if (*c >= '@' && *c <= '~')
          break;
      }
    }
    if (key != "\x1b[200~")
      return key;
    while (std::optional<char> c = byte()) {
      key += *c;
      if (StringRef(key).ends_with("\x1b[201~")) {
        key.resize(key.size() - 6);
        break;
      }
    }
    return key;
  }
  unsigned more = (*first & 0xE0) == 0xC0 ? 1 : (*first & 0xF0) == 0xE0 ? 2 : (*first & 0xF8) == 0xF0 ? 3 : 0;
  while (more--)
    if (std::optional<char> c = byte())
      key += *c;
  return key;
}

/// Does what a key asks for. False when the input has ended, as `end` says.
bool LineEditor::handle(StringRef key, End &end) {
  if (key.consume_front("\x1b[200~")) {
    std::string pasted;
    for (char c : key)
      if (c == '\r')
        pasted += '\n';
      else if (c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= ' ')
        pasted += c;
    insert(pasted);
    return true;
  }
  if (key == "\r" || key == "\n") {
    enter();
    end = End::Input;
    return !submitted;
  }
  if (key == "\x1b\r" || key == "\x1b\n") // Alt-Enter
    insert("\n");
  else if (key == "\t")
    completeWord();
  else if (key == "\x03") {
    end = End::Cancelled;
    return false;
  } else if (key == "\x04") {
    if (text.empty()) {
      end = End::EndOfFile;
      return false;
    }
    erase(cursor, next(cursor));
  } else if (key == "\x1a") {
    restoreTerminal();
    raise(SIGTSTP);
    makeRaw();
    cursorRow = 0;
  } else if (key == "\x7f" || key == "\x08") {
    // In the indentation a level goes at once.
    StringRef before = StringRef(text).slice(lineBegin(cursor), cursor);
    bool isIndent = !before.empty() && before.trim(' ').empty() && before.size() % 4 == 0;
    erase(isIndent ? cursor - 4 : previous(cursor), cursor);
  } else if (key == "\x1b[3~")
    erase(cursor, next(cursor));
  else if (key == "\x01" || key == "\x1b[H" || key == "\x1b[1~" || key == "\x1bOH")
    cursor = lineBegin(cursor);
  else if (key == "\x05" || key == "\x1b[F" || key == "\x1b[4~" || key == "\x1bOF")
    cursor = lineEnd(cursor);
  else if (key == "\x02" || key == "\x1b[D" || key == "\x1bOD")
    cursor = previous(cursor);
  else if (key == "\x06" || key == "\x1b[C" || key == "\x1bOC")
    cursor = next(cursor);
  else if (key == "\x1b[A" || key == "\x1bOA")
    moveVertically(-1);
  else if (key == "\x1b[B" || key == "\x1bOB")
    moveVertically(1);
  else if (key == "\x10")
    browse(-1);
  else if (key == "\x0e")
    browse(1);
  else if (key == "\x1b" "b" || key == "\x1b[1;5D" || key == "\x1b[1;3D")
    cursor = previousWord(cursor);
  else if (key == "\x1b" "f" || key == "\x1b[1;5C" || key == "\x1b[1;3C")
    cursor = nextWord(cursor);
  else if (key == "\x17" || key == "\x1b\x7f") {
    size_t begin = previousWord(cursor);
    killed = text.substr(begin, cursor - begin);
    erase(begin, cursor);
  } else if (key == "\x1b" "d") {
    killed = text.substr(cursor, nextWord(cursor) - cursor);
    erase(cursor, nextWord(cursor));
  } else if (key == "\x0b") {
    killed = text.substr(cursor, lineEnd(cursor) - cursor);
    erase(cursor, lineEnd(cursor));
  } else if (key == "\x15") {
    size_t begin = lineBegin(cursor);
    killed = text.substr(begin, cursor - begin);
    erase(begin, cursor);
  } else if (key == "\x19")
    insert(killed);
  else if (key == "\x0c") {
    show("\x1b[H\x1b[2J");
    cursorRow = 0;
  } else if (key == "\x12")
    search();
  else if (!key.empty() && static_cast<unsigned char>(key.front()) >= ' ')
    insert(key);
  return true;
}

LineEditor::End LineEditor::read(std::string &result) {
  text.clear();
  cursor = 0;
  cursorRow = 0;
  submitted = false;
  historyIndex = history.size();
  makeRaw();
  show("\x1b[?2004h"); // pasted text comes marked
  End end = End::EndOfFile;
  for (;;) {
    redraw();
    std::optional<std::string> key = readKey();
    if (!key)
      break;
    if (!handle(*key, end))
      break;
  }
  redraw(/*atEnd=*/true);
  show("\x1b[?2004l\r\n");
  restoreTerminal();
  result = text;
  return end;
}

} // namespace kiln
