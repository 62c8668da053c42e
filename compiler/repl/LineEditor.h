// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Editing an input of several lines on a terminal.
#ifndef KILN_REPL_LINEEDITOR_H
#define KILN_REPL_LINEEDITOR_H

#include "llvm/ADT/StringRef.h"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kiln {

/// What may stand at the cursor.
struct Completions {
  size_t begin = 0; ///< where the word to be replaced begins
  std::vector<std::string> words;
};

/// A part of the text and the parameters of the escape sequence that colours it.
struct ColorSpan {
  size_t begin, end;
  const char *color;
};

/// Reads inputs with editing, history, completion and colours. Needs a terminal that understands the usual escape sequences.
class LineEditor {
public:
  LineEditor();
  ~LineEditor();

  /// The prompt of a line of the input, counted from 0.
  std::function<std::string(unsigned line)> prompt;
  /// Whether Enter at the end of `text` ends the input.
  std::function<bool(llvm::StringRef text)> isComplete;
  std::function<Completions(llvm::StringRef text, size_t cursor)> complete;
  std::function<std::vector<ColorSpan>(llvm::StringRef text)> colors;

  enum class End { Input, Cancelled, EndOfFile };
  /// Reads an input into `text`, without the line end at its end.
  End read(std::string &text);

  /// Inputs that the up key brings back, oldest first.
  std::vector<std::string> history;

  /// Whether the terminal is one that the editor can work on.
  static bool isSupported();

private:
  std::optional<std::string> readKey();
  bool handle(llvm::StringRef key, End &end);
  void insert(llvm::StringRef bytes);
  void erase(size_t begin, size_t end);
  void enter();
  void completeWord();
  void browse(int direction);
  void search();
  void moveVertically(int direction);
  size_t lineBegin(size_t at) const, lineEnd(size_t at) const;
  size_t previous(size_t at) const, next(size_t at) const;
  size_t previousWord(size_t at) const, nextWord(size_t at) const;
  void redraw(bool atEnd = false);
  void show(llvm::StringRef bytes);

  std::string text, killed, saved;
  std::string status; ///< a line below the input
  size_t cursor = 0;
  size_t historyIndex = 0;
  unsigned cursorRow = 0; ///< row of the terminal's cursor, counted from the first of the input
  bool submitted = false;
  std::string pending; ///< bytes read but not used
};

} // namespace kiln

#endif // KILN_REPL_LINEEDITOR_H
