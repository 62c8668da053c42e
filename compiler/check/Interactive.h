// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Interactive sessions: inputs that are checked one after the other, each a module that sees what the earlier ones declared
// (spec 08 section 11). Declarations of the library stay checked and compiled from one input to the next.
//
// A variable that an input declares outside of blocks belongs to the session. It has storage of its own behind a symbol; code names
// the symbol, ownership doesn't track it, and whoever runs the inputs destroys it. The statements of an input are the body of a
// function that raises; what it calls at run time to say how far it came stands in `hooks`.
#ifndef KILN_CHECK_INTERACTIVE_H
#define KILN_CHECK_INTERACTIVE_H

#include "check/Program.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <deque>
#include <memory>

namespace kiln {

/// A variable of the session, or a `ref` binding, whose storage is the address of what it names.
struct SessionVariable {
  unsigned index = 0;      ///< in InteractiveSession::variables
  Identifier name;
  Type type;
  OriginBase origin;
  std::string symbol;      ///< of its storage
  unsigned input = 0;      ///< number of the input that declares it
  bool isReleased = false; ///< its value has been transferred
  bool isSkipped = false;  ///< the input that declares it ended before it got a value
  Origin referent;         ///< of a `ref` binding: where what it names lies
  bool isShared = false;   ///< functions refer to it, so it has to live until the end
  FunctionInstance *destructor = nullptr; ///< null: nothing to do
  Variable variable;       ///< what lookups find
};

/// The names of the functions that code of an input calls: `void initialized(int64_t variable)`, `void released(int64_t variable)`,
/// `void succeeded()`. The library's `std._repl` calls `kiln_repl_show`.
namespace hooks {
inline constexpr llvm::StringLiteral initialized = "kiln_repl_initialized", released = "kiln_repl_released",
                                     succeeded = "kiln_repl_succeeded";
} // namespace hooks

/// One input.
struct SessionInput {
  unsigned number = 0;
  ModuleInfo *module = nullptr;
  FunctionInfo *body = nullptr;      ///< its statements; null when it only declares
  FunctionInstance *entry = nullptr; ///< exported function without arguments that runs them and returns whether they raised
  std::string entrySymbol;
  llvm::SmallVector<SessionVariable *, 4> declared, released;
  llvm::SetVector<SessionVariable *> changed; ///< shown at the end
  unsigned shownBefore = 0;                   ///< number of `$N` that earlier inputs used
  /// Whether variables that blocks declare without `var` are kept when the statements say that they have got a value. They may be wrong
  /// where a `with` statement can end its block early; then an input has to be checked once more without.
  bool keepsFromBlocks = true;
  bool keptFromBlocks = false; ///< such a variable was met
};

class InteractiveSession {
public:
  /// Makes `program` one whose inputs are checked here.
  explicit InteractiveSession(Program &program);
  ~InteractiveSession();

  /// Parses an input and indexes what it declares. Errors are reported.
  std::unique_ptr<SessionInput> load(llvm::StringRef fileName, llvm::StringRef text);
  /// Checks a loaded input; failure after diagnostics.
  llvm::LogicalResult check(SessionInput &input);
  /// Makes the names that `input` binds known to later ones. Returns the variables that they replace.
  llvm::SmallVector<SessionVariable *, 4> commit(SessionInput &input);
  /// Forgets what a failed input did to variables of earlier ones.
  void abandon(SessionInput &input);

  /// What `name` denotes for the input with a number.
  Entity lookup(Identifier name, unsigned input);
  /// Whether another variable than `variable` itself may point to it.
  bool isReferenced(const SessionVariable &variable);

  // Questions (SessionQuestions.cpp). They leave the session as it is.
  /// What an expression is, without running it; an error operand after diagnostics.
  Operand ask(llvm::StringRef expression);
  /// The names that a new input could use unqualified: of the session and of the prelude.
  std::vector<std::string> visibleNames();
  /// The type of a value, the signatures of functions, or what else a name is.
  std::string describe(const Operand &operand);
  /// The signature and docstring of what `operand` denotes: functions, a type (also that of a value), a module.
  std::string documentation(const Operand &operand);
  /// The members of a value, type or module.
  std::vector<std::string> membersOf(const Operand &operand);
  /// What a module offers to import: declarations and submodules. Empty when there is no such module; `dotted` may be empty.
  std::vector<std::string> importable(llvm::StringRef dotted, bool modulesOnly);

  /// The module of mojo functions to compile for an input: what `roots` reach. Functions whose symbol `isCompiled` are declared only.
  /// An opaque mlir::ModuleOp*, to be erased by the caller.
  mlir::Operation *extract(llvm::ArrayRef<FunctionInstance *> roots, llvm::function_ref<bool(llvm::StringRef)> isCompiled);

  Program &program;
  std::deque<SessionVariable> variables;
  SessionInput *current = nullptr; ///< the input being checked
  unsigned shownValues = 0;        ///< number of `$N` used; these are variables

private:
  unsigned inputs = 0;
  llvm::DenseMap<Identifier, llvm::SmallVector<std::pair<unsigned, Entity>, 1>> names;
  llvm::SmallVector<std::pair<unsigned, ModuleInfo *>, 0> wildcards;
};

/// The name of a type for a reader: without origins and without parameters that have their default values.
std::string shownType(Program &program, Type type);
/// The signature of a function as it is written, on one line.
std::string signatureText(Program &program, const ast::FunctionDecl &decl);

} // namespace kiln

#endif // KILN_CHECK_INTERACTIVE_H
