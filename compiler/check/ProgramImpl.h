// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The private state of a `Program`, shared by the files that implement it.
#ifndef KILN_CHECK_PROGRAMIMPL_H
#define KILN_CHECK_PROGRAMIMPL_H

#include "check/Symbolic.h"
#include "check/Program.h"
#include "diagnostics/CheckDeclDiags.h"
#include "ownership/Ownership.h"
#include "package/ModuleFinder.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <deque>

namespace kiln {

class Checker;

struct Program::Impl {
  // Modules.
  ModuleFinder finder;
  llvm::StringMap<ModuleInfo *> modulesByPath;  ///< source file or plain directory
  std::deque<ModuleInfo> modules;
  std::deque<std::unique_ptr<ast::Module>> trees;
  std::deque<Scope> scopes;
  std::deque<StructInfo> structs;
  std::deque<TraitInfo> traits;
  std::deque<FunctionInfo> functions;
  std::deque<AliasInfo> aliases;
  ModuleInfo *prelude = nullptr;
  bool preludeTried = false;
  ModuleInfo *library = nullptr; ///< `std`, once it is loaded
  llvm::DenseMap<Identifier, llvm::DenseSet<ModuleInfo *>> wildcardsAsked; ///< by the lookups under way

  // Roles.
  Entity roles[size_t(Role::Count)];
  llvm::DenseSet<size_t> reportedMissing;
  Type intType, uintType, float64Type;
  llvm::DenseMap<std::pair<const ConstNode *, Type>, Const> literals; ///< as numbers of a type; null for what is none
  llvm::DenseMap<uint64_t, Const> smallLiterals; ///< values of type IntLiteral
  unsigned dtypeCode(llvm::StringRef name);

  // Types.
  llvm::DenseMap<Type, std::unique_ptr<StructFacts>> facts;
  std::pair<Type, StructFacts *> lastFacts; ///< most questions are about the type of the last one
  llvm::StringMap<std::string> externalSignatures; ///< of C functions that the user calls
  llvm::DenseSet<StructInfo *> reportedRecursive;
  llvm::DenseSet<const ast::FieldDecl *> reportedFields;
  unsigned typesTooBig = 0; ///< that were reported
  bool explainsFailures = false; ///< whether failed matches are worded for a message: types and advice take time
  llvm::DenseSet<const ast::ComptimeDecl *> cyclicAliases; ///< defined through themselves, which was reported
  std::optional<std::vector<std::pair<std::string, ModuleInfo *>>> libraryPackages; ///< what names could be imported from (Suggestions.cpp)
  llvm::SmallVector<StructInfo *, 8> fieldsUnderWay; ///< structs whose field types are being evaluated, outermost first
  llvm::DenseMap<Type, llvm::SmallVector<TraitInfo *, 8>> listedTraits;
  /// The methods of a type by name, as of the number of extensions of its struct: modules that are loaded later may have more.
  struct KnownMethods {
    llvm::ArrayRef<FunctionInfo *> methods;
    size_t extensions = 0;
  };
  llvm::DenseMap<std::pair<Type, Identifier>, KnownMethods> methods;
  unsigned openQuestions = 0; ///< conformances being decided: until they are, the answer is taken to be yes
  /// What was said about names that nothing declares, by place.
  llvm::DenseMap<std::pair<uint32_t, Identifier>, std::vector<Diagnostic>> unknownNames;
  /// Types in declarations that don't depend on parameters of the function, by the scope around it.
  llvm::DenseMap<std::pair<const ast::Expr *, Scope *>, Type> declaredTypes;
  llvm::DenseMap<const ast::Conformance *, Type> conformanceTraits; ///< of entries that mean the same for every instance
  llvm::DenseMap<std::pair<StructInfo *, unsigned>, FunctionInfo *> synthesized; ///< by FunctionInfo::Synthesis
  llvm::DenseMap<std::pair<TraitInfo *, Type>, Scope *> traitScopes;
  llvm::DenseMap<TraitInfo *, llvm::SmallVector<TraitInfo *, 8>> traitClosures;
  llvm::DenseSet<TraitInfo *> closuresUnderWay, cyclicTraits; ///< traits that refine themselves

  // Archetypes (Archetypes.h): conformances that hold here, and the number of the present set of them.
  llvm::SmallVector<std::pair<Type, TraitInfo *>, 4> assumed;
  unsigned assumptions = 0, lastAssumptions = 0;
  llvm::SmallVector<std::string, 8> knownConditions; ///< conditions that hold here, in canonical form (Symbolic.h)
  llvm::DenseMap<FunctionInstance *, llvm::StringSet<>> evidence; ///< opaque conditions that were established in a function
  llvm::StringMap<SymbolicForm> symbolicForms; ///< by text of the value
  unsigned walkAssumptions = 0;  ///< those of the declaration being walked
  /// Something in the body being walked has no representation, or flow that only instances know: ownership has to wait for them.
  bool walkIncomplete = false;
  bool skipEvaluation = false; ///< calls in compile-time contexts have results that nobody knows
  bool mutesOutput = false;    ///< what is being evaluated for a walk alone is evaluated once more by each instance
  unsigned openAliases = 0;    ///< members being evaluated during the walk, one inside of the other
  /// Whether a default is being evaluated for the sake of a message, which may have messages itself.
  bool printsDefault = false;
  /// The comptime declarations that are being evaluated, with the places that asked for them.
  std::vector<std::pair<AliasInfo *, SourceLoc>> aliasPath;
  /// IR types over archetypes, by walkAssumptions.
  llvm::DenseMap<std::pair<Type, unsigned>, const void *> openTypes;
  /// While its fields are checked, this struct is not taken to be `Deinitable` (03/SDC-12a).
  StructInfo *notDeinitable = nullptr;

  // Instances.
  llvm::StringMap<FunctionInstance *> bySymbol;
  std::unordered_multimap<size_t, FunctionInstance *> instancesByKey;
  /// Functions whose calls need no resolution (PlainCalls.h), with the type they belong to; null for those that do.
  llvm::DenseMap<std::pair<FunctionInfo *, Type>, FunctionInstance *> plainFunctions;
  llvm::DenseSet<FunctionInfo *> triedAsPlain; ///< whose declarations were looked at for that
  /// The one of several functions that calls with such operands mean, if it is plain.
  struct ChosenFunction {
    llvm::ArrayRef<FunctionInfo *> candidates;
    Type self;
    llvm::SmallVector<std::pair<const void *, unsigned>, 4> operands;
    FunctionInfo *function;
  };
  std::unordered_multimap<size_t, ChosenFunction> chosenFunctions;
  /// Signatures of functions about which nothing depends on a call.
  llvm::DenseMap<const ConstNode *, const FunctionTypeData *> closedSignatures;
  std::vector<FunctionInstance *> worklist;
  llvm::StringMap<unsigned> symbolUses;
  llvm::DenseMap<FunctionInstance *, std::vector<Diagnostic>> instanceDiagnostics; ///< of failed instances
  llvm::DenseMap<std::pair<AliasInfo *, Scope *>, Diagnostic> aliasErrors; ///< why those that failed did
  std::vector<std::pair<mlir::Location, Diagnostic>> neverUsed; ///< what is unused in an instance or an unrolled copy
  UsedPlaces used;
  /// What the archetype walk says of generic functions with instances that failed.
  llvm::DenseMap<FunctionInfo *, std::vector<Diagnostic>> definitionDiagnostics;
  llvm::DenseMap<FunctionInfo *, Checker *> enclosingCheckers; ///< nested functions whose enclosing body is being checked

  // IR and interpreter.
  struct Ir;
  std::unique_ptr<Ir> ir;

  Impl();
  ~Impl();
};

} // namespace kiln

#endif // KILN_CHECK_PROGRAMIMPL_H
