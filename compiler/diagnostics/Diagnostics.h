// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Located messages: the engine that rooms report to, captures for speculative work, and consumers.
//
//   diags.report(loc, diag::UnknownDeclaration, name).range(expr->range())
//       .note(otherLoc, diag::DeclaredHere, name)
//       .fixIt(range, "text");
//
// The ids come from one table per room: include "diagnostics/CheckDiags.h" for those of Check.def, and so on.

#ifndef KILN_DIAGNOSTICS_DIAGNOSTICS_H
#define KILN_DIAGNOSTICS_DIAGNOSTICS_H

#include "source/SourceFile.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/LogicalResult.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace kiln {

enum class Severity : uint8_t { Note, Remark, Warning, Error };

namespace diag {
/// The identity of a message. Each room numbers its own from a base of its own (diagnostics/Ids.h).
enum Id : uint16_t { None = 0 };

/// What the table says about an id.
struct Info {
  llvm::StringRef name;   ///< the id as it is written in the .def file
  Severity severity;      ///< before options are applied
  llvm::StringRef format; ///< text with {0}, {1}, ... ({0:s} is "s" unless argument 0 is 1; {{ and }} are braces)
};

/// Returns the table entry of `id`.
Info info(Id id);
} // namespace diag

/// An argument of a message: anything that converts to a string or prints to a raw_ostream.
class DiagArg {
public:
  template <typename T> DiagArg(const T &value) {
    if constexpr (std::is_same_v<T, bool>)
      text = value ? "True" : "False";
    else if constexpr (std::is_convertible_v<const T &, llvm::StringRef>)
      text = llvm::StringRef(value).str();
    else if constexpr (std::is_convertible_v<const T &, const llvm::Twine &>)
      text = static_cast<const llvm::Twine &>(value).str();
    else {
      llvm::raw_string_ostream os(text);
      os << value;
    }
  }
  llvm::StringRef str() const { return text; }

private:
  std::string text;
};

/// A textual change that would repair the problem: replaces `range` (empty: inserts at its begin) by `text`.
struct FixIt {
  SourceRange range;
  std::string text;
};

/// A finished message with its notes.
struct Diagnostic {
  diag::Id id = diag::None;
  Severity severity = Severity::Error;
  SourceLoc loc;
  std::string message;
  llvm::SmallVector<SourceRange, 2> ranges;
  llvm::SmallVector<FixIt, 1> fixIts;
  std::vector<Diagnostic> notes;
};

/// Receives each diagnostic after options, captures and deduplication.
class DiagnosticConsumer {
public:
  virtual ~DiagnosticConsumer();
  virtual void handle(const Diagnostic &diagnostic, const SourceManager &sources) = 0;
};

struct DiagnosticOptions {
  bool warningsAsErrors = false;
  bool disableWarnings = false; ///< applied after warningsAsErrors
  unsigned errorLimit = 0;      ///< 0: no limit
  unsigned maxNotes = 10;       ///< per diagnostic
};

class DiagnosticEngine;
class DiagnosticCapture;

/// A diagnostic under construction; it is emitted when the builder dies. Converts to failure, so that
/// `return diags.report(...)` works in functions that return LogicalResult or FailureOr.
class [[maybe_unused]] DiagnosticBuilder {
public:
  DiagnosticBuilder(DiagnosticEngine *engine, Diagnostic diagnostic)
      : engine(engine), diagnostic(std::move(diagnostic)) {}
  DiagnosticBuilder(DiagnosticBuilder &&other)
      : engine(other.engine), diagnostic(std::move(other.diagnostic)) {
    other.engine = nullptr;
  }
  DiagnosticBuilder(const DiagnosticBuilder &) = delete;
  DiagnosticBuilder &operator=(const DiagnosticBuilder &) = delete;
  DiagnosticBuilder &operator=(DiagnosticBuilder &&) = delete;
  ~DiagnosticBuilder() { emit(); }

  /// Underlines `range`, in the latest note if there is one, else in the message itself.
  DiagnosticBuilder &range(SourceRange range) &;
  /// Attaches a note.
  template <typename... Args>
  DiagnosticBuilder &note(SourceLoc loc, diag::Id id, const Args &...args) & {
    return addNote(loc, id, {DiagArg(args)...});
  }
  /// Attaches an already finished diagnostic as a note (its own notes follow it).
  DiagnosticBuilder &note(Diagnostic note) &;
  /// Proposes to replace `range` by `text` (for the latest note, if there is one).
  DiagnosticBuilder &fixIt(SourceRange range, llvm::StringRef text) &;
  /// Proposes to insert `text` before `loc`.
  DiagnosticBuilder &insertion(SourceLoc loc, llvm::StringRef text) & {
    return fixIt({loc, loc}, text);
  }
  DiagnosticBuilder &removal(SourceRange range) & { return fixIt(range, ""); }

  DiagnosticBuilder &&range(SourceRange r) && { return std::move(range(r)); }
  template <typename... Args>
  DiagnosticBuilder &&note(SourceLoc loc, diag::Id id, const Args &...args) && {
    return std::move(addNote(loc, id, {DiagArg(args)...}));
  }
  DiagnosticBuilder &&note(Diagnostic n) && { return std::move(note(std::move(n))); }
  DiagnosticBuilder &&fixIt(SourceRange r, llvm::StringRef text) && { return std::move(fixIt(r, text)); }
  DiagnosticBuilder &&insertion(SourceLoc loc, llvm::StringRef text) && {
    return std::move(fixIt({loc, loc}, text));
  }
  DiagnosticBuilder &&removal(SourceRange r) && { return std::move(fixIt(r, "")); }

  /// Drops the diagnostic.
  void abandon() { engine = nullptr; }
  /// Emits now instead of at the end of the builder's life.
  void emit();

  operator llvm::LogicalResult() const { return llvm::failure(); }
  operator llvm::ParseResult() const { return llvm::failure(); }
  template <typename T> operator llvm::FailureOr<T>() const { return llvm::failure(); }

private:
  DiagnosticBuilder &addNote(SourceLoc loc, diag::Id id, std::initializer_list<DiagArg> args);
  Diagnostic &latest() { return diagnostic.notes.empty() ? diagnostic : diagnostic.notes.back(); }

  DiagnosticEngine *engine;
  Diagnostic diagnostic;
};

/// Collects the diagnostics of a session and hands them to its consumers.
class DiagnosticEngine {
public:
  explicit DiagnosticEngine(SourceManager &sources) : sources(sources) {}

  DiagnosticOptions options;

  /// Adds a consumer, which must outlive the engine or be removed. Without one, diagnostics are only counted.
  void addConsumer(DiagnosticConsumer &consumer) { consumers.push_back(&consumer); }
  void removeConsumer(DiagnosticConsumer &consumer);

  /// Begins a diagnostic; it is emitted when the returned builder dies.
  template <typename... Args>
  DiagnosticBuilder report(SourceLoc loc, diag::Id id, const Args &...args) {
    return DiagnosticBuilder(this, make(loc, id, {DiagArg(args)...}));
  }
  template <typename... Args>
  DiagnosticBuilder report(SourceRange range, diag::Id id, const Args &...args) {
    auto builder = DiagnosticBuilder(this, make(range.begin, id, {DiagArg(args)...}));
    builder.range(range);
    return builder;
  }

  /// Returns a finished diagnostic that has not been emitted.
  static Diagnostic make(SourceLoc loc, diag::Id id, llvm::ArrayRef<DiagArg> args);
  static Diagnostic make(SourceLoc loc, diag::Id id, std::initializer_list<DiagArg> args) {
    return make(loc, id, llvm::ArrayRef(args.begin(), args.size()));
  }

  /// Hands a finished diagnostic to the innermost capture or, without one, to the consumers.
  void emit(Diagnostic diagnostic);

  /// Errors and warnings that reached the consumers (captured ones don't count).
  unsigned errorCount() const { return errors; }
  unsigned warningCount() const { return warnings; }
  bool hasErrors() const { return errors != 0; }
  /// Errors so far, captured ones too, warnings that options turned into errors not.
  unsigned errorsMade() const { return made; }
  /// Whether errors so far have reached options.errorLimit; later ones are dropped.
  bool limitReached() const { return options.errorLimit && errors >= options.errorLimit; }
  bool isCapturing() const { return capture != nullptr; }
  /// Whether there is an error that the consumers have got, or that they get if what is tried now is kept.
  bool hasErrorsSoFar() const;

  /// Forgets counts and which diagnostics were already emitted (a new cell of a REPL).
  void reset();

  SourceManager &sources;

private:
  friend class DiagnosticCapture;

  std::vector<DiagnosticConsumer *> consumers;
  DiagnosticCapture *capture = nullptr; ///< innermost
  llvm::StringSet<> seen;
  unsigned errors = 0;
  unsigned warnings = 0;
  unsigned made = 0;
};

/// While it lives, diagnostics go into it instead of to the consumers (or to the capture around it). Used to try
/// something: look at `hasErrors()`, then let it die (discard) or `replay()`.
class DiagnosticCapture {
public:
  explicit DiagnosticCapture(DiagnosticEngine &engine) : engine(engine), outer(engine.capture) {
    engine.capture = this;
  }
  DiagnosticCapture(const DiagnosticCapture &) = delete;
  DiagnosticCapture &operator=(const DiagnosticCapture &) = delete;
  ~DiagnosticCapture() { stop(); }

  bool hasErrors() const;
  bool empty() const { return captured.empty(); }
  llvm::ArrayRef<Diagnostic> diagnostics() const { return captured; }
  /// Ends the capture and returns what it holds.
  std::vector<Diagnostic> take() {
    stop();
    return std::move(captured);
  }
  /// Ends the capture and emits what it holds.
  void replay();
  /// Ends the capture without emitting anything; what it holds can still be read.
  void stop();

private:
  friend class DiagnosticEngine;
  DiagnosticEngine &engine;
  DiagnosticCapture *outer;
  std::vector<Diagnostic> captured;
  bool active = true;
};

} // namespace kiln

#endif // KILN_DIAGNOSTICS_DIAGNOSTICS_H
