// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Everything that is known of the program being compiled: modules, declarations, struct types, function instances, the MLIR
// module they are emitted into, and the interpreter. One `Program` per session; all requests of the checker go through it.
#ifndef KILN_CHECK_PROGRAM_H
#define KILN_CHECK_PROGRAM_H

#include "check/Declarations.h"
#include "check/Roles.h"
#include "diagnostics/Diagnostics.h"
#include "source/SourceFile.h"
#include <deque>
#include <map>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kiln {

class Emitter;
class InteractiveSession;
class Interpreter;
class ModuleLoader;

/// Whether and how values of a type are copied, moved or destroyed.
enum class Lifecycle : uint8_t {
  Missing, ///< not possible (no conformance)
  Trivial, ///< bytes are copied / nothing to do
  Call     ///< a member function runs
};

/// What is known of one struct type (with its exact arguments, origins included). Computed on demand by Program::facts.
struct StructFacts {
  Type type;
  Type canonical;                  ///< origins erased
  Scope *scope = nullptr;          ///< binds the parameters and `Self`
  bool fieldsKnown = false, fieldsInProgress = false;
  llvm::SmallVector<Type, 4> fieldTypes;
  bool lifecycleKnown = false, lifecycleInProgress = false;
  Lifecycle destroy = Lifecycle::Missing, copy = Lifecycle::Missing, move = Lifecycle::Missing;
  bool implicitlyCopyable = false, registerPassable = false, trivialRegisterPassable = false;
  std::string symbol;              ///< name of the IR struct type, "List[Int]"
  const void *irType = nullptr;    ///< mlir::Type, when lowered
  bool definitionEmitted = false;  ///< mojo.struct_def exists
  bool checked = false;
  bool constraintsChecked = false;
  unsigned assumptions = 0;        ///< types over archetypes: the assumptions under which the rest was computed (Archetypes.h)
  llvm::DenseMap<const AliasInfo *, Const> aliases; ///< evaluated comptime members
  llvm::SmallDenseMap<const TraitInfo *, uint8_t, 16> conformance; ///< cache: 1 no, 2 yes, 3 in progress
  const FunctionTypeData *callSignature = nullptr; ///< closures
};

/// A function with all parameters known (origins erased).
class FunctionInstance {
public:
  FunctionInfo *info = nullptr;
  Type self;                       ///< canonical struct type it is a member of, or the type that implements a trait default
  Scope *scope = nullptr;          ///< binds parameters; the body's function scope
  const FunctionTypeData *signature = nullptr;
  std::string symbol, display;
  enum State : uint8_t { Declared, InBody, Bodied, Owned, Finished, Failed } state = Declared;
  mlir::Operation *op = nullptr;   ///< the mojo.func, from Declared on
  SourceLoc requestedAt;           ///< first request, for instantiation notes
  FunctionInstance *requestedBy = nullptr;
  bool isExternal = false;         ///< declaration of a C function
  bool isOpen = false;             ///< over archetypes: it has a declaration only
  bool queued = false;             ///< in the list of functions to finish
  std::string codegenError;        ///< why the function must not become code: it may only be interpreted (07/DEF-6)
  /// Callees that the finished body refers to.
  llvm::SmallVector<FunctionInstance *, 8> callees;
  unsigned depth = 0;
};

struct ProgramOptions {
  std::vector<std::string> importPaths;    ///< -I
  std::vector<std::string> libraryPaths;   ///< where `std` lies
  bool ignoreIncompatiblePackages = false; ///< skip precompiled packages that can't be read
  std::vector<std::pair<std::string, std::string>> defines; ///< -D
  std::string triple, cpu, features;
  unsigned optimizationLevel = 3;
  unsigned debugLevel = 0;
  bool exactLocations = false; ///< operations say file, line and column, for debug information and for printing
  bool disableBuiltins = false;
  uint64_t comptimeSteps = 250'000'000, comptimeMemory = 512ull << 20;
  unsigned comptimeDepth = 10'000;
  unsigned instantiationDepth = 1000;
  unsigned instantiatedStatements = 0; ///< of all instances but the first of each function; 0: as many as the sources let one expect
  bool checkLibraryDefinitions = false; ///< the archetype walk goes through the library, too
  std::string assertMode;
  /// How notes about instantiation show parameters, and whether they show calls inside of the library.
  enum ElaborationNotes : uint8_t { NoParameters, SimpleParameters, AllParameters } elaborationNotes = SimpleParameters;
  bool elaborationIncludePrelude = false;
  bool warnOnUnstableApis = false;
  unsigned loopUnrollingWarnThreshold = 1024;
  std::vector<std::string> ignoreDeprecated;
  /// Compiles a module of finished functions (an opaque mlir::Operation) to text or bytes of a kind ("asm", "llvm", ...), for `std.compile`.
  /// Says in `error` why not.
  std::function<std::string(void *module, llvm::StringRef kind, std::string &error)> compileModule;
};

class Program {
public:
  Program(SourceManager &sources, DiagnosticEngine &diags, StringInterner &names, void *mlirContext, const ProgramOptions &options);
  ~Program();

  SourceManager &sources;
  DiagnosticEngine &diags;
  StringInterner &names;
  ValueContext values;
  ProgramOptions options;

  //===--- modules and names (Modules.cpp, Lookup.cpp) ---===//
  /// Loads the file as the entry module. Null after a diagnostic.
  ModuleInfo *loadMain(llvm::StringRef path);
  /// Loads the package in `directory`, which has an `__init__.mojo`, as the entry module. Null after a diagnostic.
  ModuleInfo *loadMainPackage(llvm::StringRef directory);
  /// The submodule `name` of `package`, loaded; null when there is none.
  ModuleInfo *submodule(ModuleInfo *package, Identifier name);
  /// The precompiled packages that imports led to.
  std::vector<std::string> packageFiles() const;
  /// The module `dotted` as seen from `from` (null: absolute, library first). Null without a diagnostic when it doesn't exist.
  ModuleInfo *findModule(llvm::ArrayRef<Identifier> dotted, ModuleInfo *from);
  /// The module of an absolute name, `std.memory.span`.
  ModuleInfo *findModule(llvm::StringRef dotted);
  /// The member `name` of a module: declaration, import, submodule.
  Entity lookupInModule(ModuleInfo *module, Identifier name);
  /// Looks a name up from `scope` outward, then in the prelude. None when unknown (no diagnostic).
  Entity lookup(Scope *scope, Identifier name);
  ModuleInfo *preludeModule();
  /// Resolves every import of a module, so that errors in them are reported (user modules).
  void resolveAllImports(ModuleInfo *module);
  /// The same for a module that was reached by an import, where only those are resolved that are wrong whatever they lead to.
  void resolveOwnImports(ModuleInfo *module);
  Scope *newScope(Scope::Kind kind, Scope *parent);
  /// `from .. import ..` inside a function body.
  llvm::LogicalResult importInto(Scope *scope, const ast::Stmt &statement, ModuleInfo *from);

  //===--- well-known declarations (Roles.cpp) ---===//
  StructInfo *roleStruct(Role role);
  TraitInfo *roleTrait(Role role);
  /// The struct type of a role without parameters, or with all given.
  Type roleType(Role role, llvm::ArrayRef<Const> args = {});
  Type intType(), uintType(), boolType(), stringType(), float64Type(), noneType(), errorStructType(), dtypeType(), simdLengthType();
  Const intConst(int64_t value), boolConst(bool value), noneConst();
  bool isRole(Type type, Role role) const { return type.isStruct() && type.structInfo()->role == role; }

  //===--- struct types (StructTypes.cpp, Lifecycle.cpp, Traits.cpp) ---===//
  StructFacts &facts(Type structType);
  /// Field types in order; empty after a diagnostic (recursion, errors).
  llvm::ArrayRef<Type> fieldTypes(Type structType);
  /// Whether `outer` stores a `wanted` inline, as far as fields are known.
  /// Checks what the fields of a struct of the user must not have: any-origins in their types (03/SDC-13), itself behind an Optional pointer.
  void checkFieldTypes(StructInfo *info, llvm::ArrayRef<Type> types);
  /// Reports that `type` is part of its own layout, at the struct of the user among those concerned.
  void reportRecursive(Type type);
  /// Whether `type` is part of its own layout.
  bool containsItself(Type type);
  /// Indexes the extensions of loaded modules that add to `info`.
  void applyExtensions(StructInfo *info);
  /// The scope in which members of `trait` are evaluated for the conforming type `self`.
  Scope *traitScope(TraitInfo *trait, Type self);
  /// Lifecycle of any type.
  Lifecycle destroyOf(Type type), copyOf(Type type), moveOf(Type type);
  bool isImplicitlyCopyable(Type type);
  /// True when values of the type live in SSA values: trivial and register passable.
  bool isValueType(Type type);
  uint64_t sizeOf(Type type), alignOf(Type type);
  /// Evaluates the comptime member `alias` of `type` (null Const after a diagnostic).
  Const aliasOf(Type type, AliasInfo *alias, SourceLoc loc);
  /// Checks everything about a struct declaration that doesn't need an instance (SYN-15, CNF-2 ...; DeclarationChecks.cpp).
  void checkStructDeclaration(StructInfo *info);
  /// Checks the declarations of a module of the user.
  void checkDeclarations(ModuleInfo *module);

  /// Whether `type` conforms to every atom of `trait` (a Trait type). `why` receives the first missing requirement.
  bool conforms(Type type, Type trait, std::string *why = nullptr);
  bool conformsTo(Type type, TraitInfo *trait);
  bool conformsTo(Type type, Role trait);
  /// Every trait that `trait` refines, itself included.
  llvm::ArrayRef<TraitInfo *> closureOf(TraitInfo *trait);
  /// All methods named `name` visible on values of `type`: own, extensions visible from `from`, trait defaults. Each with the trait it comes from in
  /// FunctionInfo::traitInfo.
  llvm::SmallVector<FunctionInfo *, 4> methodsOf(Type type, Identifier name, ModuleInfo *from);
  /// Traits that a struct type lists (itself or by extensions) and conforms to, without their ancestors.
  llvm::ArrayRef<TraitInfo *> listedTraits(Type type);
  /// The comptime member `name` that a trait of `type` declares, preferably one with a value; null when there is none.
  AliasInfo *traitAlias(Type type, Identifier name);
  /// `bound`, which one trait of the archetype `type` gives its associated type `name`, with what its other traits ask of it (TRT-7).
  Type mergedBound(Type type, Identifier name, Type bound);
  /// The member `name` of a type: own member first, then trait members with a value.
  const Member *memberOf(Type type, Identifier name);

  //===--- functions (Instances.cpp) ---===//
  /// The instance of `info` for canonical arguments; creates it (declared) at the first request.
  /// `bindings`: the scope made by matching a call (binds every parameter); `implicit`: types of auto-parameterized arguments.
  FunctionInstance *instance(FunctionInfo *info, Type self, Scope *bindings, const FunctionTypeData &signature, SourceLoc loc, FunctionInstance *requester);
  FunctionInstance *instanceBySymbol(llvm::StringRef symbol);
  /// Brings an instance to `Finished`: body checked, ownership done, lifecycle operations resolved. Failure after diagnostics.
  llvm::LogicalResult finish(FunctionInstance &instance);
  /// What the user is told of an error found in the body of `instance` (InstantiationErrors.cpp).
  Diagnostic explainInstance(FunctionInstance &instance, Diagnostic diagnostic);
  /// What the definition of the function says at the place of an error found in one of its instances (Definitions.cpp).
  std::optional<Diagnostic> definitionError(FunctionInstance &instance, const Diagnostic &found);
  /// Whether `found` is such an error.
  bool isDefinitionError(const Diagnostic &found) const;
  /// Creates the mojo.func of a new instance.
  void declareInstance(FunctionInstance &instance, llvm::ArrayRef<std::pair<Identifier, Const>> params);
  /// Runs ownership over a checked body.
  llvm::LogicalResult own(FunctionInstance &instance);
  /// Erases blocks that cannot be reached and ends open ones.
  void removeDeadBlocks(FunctionInstance &instance);
  /// Puts an instance on the list of functions that code is generated for.
  void require(FunctionInstance *instance);
  /// Finishes everything reachable from what was required.
  llvm::LogicalResult finishAll();
  /// The function `__entry` of a compiler-made module `text`, in which the names of `known` mean those functions.
  FunctionInstance *startFunction(llvm::StringRef text, llvm::ArrayRef<FunctionInfo *> known);
  /// Requires the functions of `module` that are exported by name.
  void requireExports(ModuleInfo *module);
  /// Erases functions that were requested but are not needed by what was required (compile-time only ones, failed ones).
  void pruneUnfinished();
  /// Checks all functions of user modules that nothing reached.
  void checkUnreached(ModuleInfo *module);
  /// Checks generic functions and those with branches that nothing takes by their definitions; diagnostics only (Archetypes.h).
  void checkDefinitions(ModuleInfo *module);
  /// The members that run when a value is destroyed, copied, moved (null for trivial ones).
  FunctionInstance *destructorOf(Type type, SourceLoc loc), *copyConstructorOf(Type type, SourceLoc loc), *moveConstructorOf(Type type, SourceLoc loc);

  //===--- IR (TypeLowering.cpp) ---===//
  /// The IR type of values of `type` as an opaque mlir::Type. Defines the struct (mojo.struct_def) when first seen.
  const void *lowerType(Type type);
  mlir::Operation *irModule();
  void *mlirContext() const { return context; }
  /// Name of a type for diagnostics (as the user would write it) and for reflection (`qualified`).
  std::string print(Type type, bool qualified = false);
  /// Likewise, where the origins of arguments are not known: they print as `_`.
  std::string printInInstance(Type type);
  std::string print(Const value, bool qualified = false);
  std::string print(Origin origin);
  std::string printSignature(const FunctionTypeData &function, llvm::StringRef name = "");

  //===--- compile-time evaluation (Constants.cpp) ---===//
  /// Runs `instance` on constant arguments. Null after a diagnostic. `raised`: receives the error value when it raised.
  Const evaluate(FunctionInstance &instance, llvm::ArrayRef<Const> args, Type resultType, SourceLoc loc, Const *raised = nullptr);
  /// Calls the `__next__` instance on an iterator until it raises; appends what it yields. False after a diagnostic.
  bool iterate(FunctionInstance &next, Const iterator, llvm::SmallVectorImpl<Const> &out, SourceLoc loc);
  /// The constant of `type` with the contents of an image that the interpreter returned.
  Const constantOf(Type type, MemoryImage image);
  Interpreter &interpreter();

  /// Instances in order of creation.
  std::deque<std::unique_ptr<FunctionInstance>> instances;
  llvm::SmallVector<ModuleInfo *, 0> userModules;
  /// Every module loaded so far, in order.
  llvm::SmallVector<ModuleInfo *, 0> loadedModules();
  /// Types of compile-time payloads, by Payload (Literals.h).
  Type payloadTypes[6];
  /// Values of module-level and local `comptime` declarations, null while they are being evaluated.
  llvm::DenseMap<std::pair<AliasInfo *, Scope *>, Const> aliasValues;
  ModuleInfo *mainModule = nullptr;
  InteractiveSession *interactive = nullptr; ///< the session whose inputs are checked (Interactive.h), or null
  /// Where the program turned out to be nested so deeply that checking it further would overflow the stack; everything fails from there on.
  SourceLoc tooDeepAt;
  /// How many candidates were refused in calls that fit none.
  uint64_t refusedCandidates = 0;
  bool refusedTooMany = false;
  /// Whether checking has to stop; `loc`: where it is.
  bool isTooDeep(SourceLoc loc);
  /// Reports what `tooDeepAt` says, once.
  void reportTooDeep();
  /// Warns about variables and assignments that no copy of their function uses.
  void reportNeverUsed();
  /// Generic code is being checked by its definition (Archetypes.h): what depends on a value that is not known stays silent.
  bool archetypeWalk = false;
  /// Values of parametric `comptime` declarations by scope and arguments.
  std::map<std::pair<AliasInfo *, std::vector<const void *>>, Const> aliasApplications;
  /// Default arguments that depend on no parameters, null where the call has to make the value itself.
  llvm::DenseMap<std::pair<const ast::Expr *, Type>, Const> defaultValues;
  /// Types that such defaults have by themselves, where the declared type leaves something open.
  llvm::DenseMap<const ast::Expr *, Type> defaultTypes;
  /// Functions that call a function by another type (Thunks.cpp).
  llvm::DenseMap<std::pair<Const, Type>, FunctionInfo *> thunks;
  /// Rank of the implicit conversion from the first to the second type plus 2; 1: there is none.
  llvm::DenseMap<std::pair<Type, Type>, uint8_t> conversionRanks;

  struct Impl;
  std::unique_ptr<Impl> impl;

private:
  void *context;
};

} // namespace kiln

#endif // KILN_CHECK_PROGRAM_H
