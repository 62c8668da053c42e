// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Regions of inline MLIR (spec 07 section 18.7): the body of `__mlir_region` is checked where its operation stands. Structured control
// flow (`scf`) becomes blocks of the function before ownership looks at it, so that only one form is analysed, interpreted and lowered.
#include "check/InlineMlir.h"
#include "check/Checker.h"
#include "check/IrBridge.h"
#include "check/MlirRegions.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "dialect/EachOperation.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Transforms/DialectConversion.h"
#include "llvm/ADT/ScopeExit.h"

namespace kiln {

/// Whether `arg` is a raw value that the operation supplies.
static bool isRawArgument(const ast::ArgDecl &arg) {
  return arg.convention == ast::Convention::Default && arg.stars == ast::Stars::None && arg.type && !arg.defaultValue;
}

void Checker::declareRegion(const ast::RegionDecl &decl) {
  auto [it, isNew] = regions.try_emplace(decl.name.id);
  if (!isNew && it->second.scope == scope && it->second.decl != &decl)
    error(decl.loc(), diag::InvalidRedefinition, decl.name.id);
  it->second = {&decl, scope, nullptr};
  for (const ast::ArgDecl *arg : decl.args)
    if (!isRawArgument(*arg))
      error(arg->loc(), diag::RegionArgument, arg->name.id);
}

/// The names in the value of `_region`: one string or an array of them. False when it is something else.
static bool regionNames(mlir::Attribute attribute, llvm::SmallVectorImpl<llvm::StringRef> &names) {
  if (auto name = llvm::dyn_cast<mlir::StringAttr>(attribute)) {
    names.push_back(name.getValue());
    return true;
  }
  auto array = llvm::dyn_cast<mlir::ArrayAttr>(attribute);
  return array && llvm::all_of(array, [&](mlir::Attribute element) {
           auto name = llvm::dyn_cast<mlir::StringAttr>(element);
           if (name)
             names.push_back(name.getValue());
           return bool(name);
         });
}

/// Whether the checker made `op`, as opposed to the operations that a program writes.
static bool isOurs(mlir::Operation *op) { return llvm::isa<mojo::MojoDialect, mlir::cf::ControlFlowDialect>(op->getDialect()); }

/// The terminator that the body of a region was written to end with; null when there is none.
static mlir::Operation *writtenTerminator(mlir::Block *last) {
  if (last->empty() || !last->back().hasTrait<mlir::OpTrait::IsTerminator>() || isOurs(&last->back()))
    return nullptr;
  return &last->back();
}

/// Gives a region of several blocks, the last of which ends in `terminator`, one block as its operation demands: the blocks go into an
/// `scf.execute_region` that yields what the terminator passes on.
static void nestBlocks(mlir::Region &region, mlir::Operation *terminator) {
  mlir::Location loc = terminator->getLoc();
  mlir::OpBuilder builder(terminator->getContext());
  builder.getContext()->loadDialect<mlir::scf::SCFDialect>();
  for (mlir::Block &block : region)
    if (block.empty() || !block.back().hasTrait<mlir::OpTrait::IsTerminator>()) {
      builder.setInsertionPointToEnd(&block);
      mojo::UnreachableOp::create(builder, loc);
    }
  auto *outer = new mlir::Block();
  mlir::Block &entry = region.front();
  for (mlir::BlockArgument argument : entry.getArguments())
    argument.replaceAllUsesWith(outer->addArgument(argument.getType(), argument.getLoc()));
  entry.eraseArguments(0, entry.getNumArguments());
  builder.setInsertionPointToEnd(outer);
  auto nest = mlir::scf::ExecuteRegionOp::create(builder, loc, terminator->getOperandTypes());
  nest.getRegion().takeBody(region);
  region.push_back(outer);
  builder.setInsertionPoint(terminator);
  mlir::scf::YieldOp::create(builder, loc, terminator->getOperands());
  terminator->moveBefore(outer, outer->end());
  terminator->setOperands(nest.getResults());
}

/// Declares the arguments of a region: raw values that its operation supplies. False after a diagnostic.
static bool declareArguments(Checker &checker, const ast::RegionDecl &decl, mlir::Block *entry) {
  for (const ast::ArgDecl *arg : decl.args) {
    if (!isRawArgument(*arg))
      return false;
    Type type = checker.evaluateType(*arg->type);
    if (!type || type.isError())
      return false;
    if (!type.isUnknown() && !checker.program.isValueType(type)) {
      checker.error(arg->type->loc(), diag::MemoryOperandOfMlir, checker.print(type));
      return false;
    }
    IRValue value = checker.emitter->addBlockArgument(entry, checker.program.lowerType(representationType(checker.program, type)));
    Operand operand = Operand::ofValue(wrapValue(checker, value, type), type, arg->loc());
    operand.noOrigin = true;
    checker.declare(arg->name.id, arg->loc(), operand, Variable::Argument);
  }
  return true;
}

/// Checks the body of a region into `region`. False after a diagnostic.
static bool emitRegion(Checker &checker, const Checker::Region &declared, mlir::Region &region) {
  const ast::RegionDecl &decl = *declared.decl;
  Emitter &emitter = *checker.emitter;
  // A region belongs to its operation: nothing in it leaves to a loop, a handler or a `finally` suite outside.
  auto loops = std::exchange(checker.loops, {});
  auto cleanups = std::exchange(checker.cleanups, {});
  auto handlers = std::exchange(checker.raiseContexts, {});
  auto restore = llvm::make_scope_exit([&, scope = checker.scope, dead = checker.dead, outside = emitter.current()] {
    checker.loops = loops;
    checker.cleanups = cleanups;
    checker.raiseContexts = handlers;
    checker.scope = scope;
    checker.dead = dead;
    emitter.enter(outside);
  });
  checker.scope = checker.program.newScope(Scope::Block, declared.scope);
  auto *entry = new mlir::Block();
  region.push_back(entry);
  emitter.enter(entry);
  if (!declareArguments(checker, decl, entry))
    return false;
  DiagnosticCapture capture(checker.diags);
  checker.checkBody(decl.body);
  bool failed = capture.hasErrors();
  capture.replay();
  if (failed)
    return false;
  mlir::Operation *terminator = writtenTerminator(emitter.current());
  bool leaves = false;
  region.walk([&](mlir::Operation *op) { leaves |= llvm::isa<mojo::ReturnOp, mojo::RaiseOp>(op); });
  if (!terminator || leaves) {
    // What was not known while generic code was looked at has left no operations.
    if (!checker.archetypes)
      checker.error(decl.loc(), leaves ? diag::RegionReturns : diag::RegionWithoutTerminator, decl.name.id);
    return false;
  }
  if (!region.hasOneBlock())
    nestBlocks(region, terminator);
  return true;
}

bool emitRegions(Checker &checker, const ast::CallExpr &call, mlir::Attribute attribute, SourceLoc loc,
                 llvm::SmallVectorImpl<std::unique_ptr<mlir::Region>> &out) {
  llvm::SmallVector<llvm::StringRef, 2> names;
  if (!regionNames(attribute, names)) {
    checker.error(loc, diag::RegionNames);
    return false;
  }
  for (llvm::StringRef name : names) {
    auto found = checker.regions.find(checker.program.names.get(name));
    if (found == checker.regions.end()) {
      checker.error(loc, diag::UnknownDeclaration, name);
      return false;
    }
    if (found->second.user && found->second.user != &call) {
      checker.error(loc, diag::RegionUsedTwice, name).note(found->second.decl->loc(), diag::DeclaredHere, name);
      return false;
    }
    found->second.user = &call;
    Checker::Region declared = found->second;
    out.push_back(std::make_unique<mlir::Region>());
    if (!emitRegion(checker, declared, *out.back()))
      return false;
  }
  return true;
}

void discardRegions(llvm::MutableArrayRef<std::unique_ptr<mlir::Region>> regions) {
  for (auto &region : regions) {
    if (!region)
      continue;
    region->dropAllReferences();
    for (mlir::Block &block : *region)
      block.dropAllDefinedValueUses();
  }
}

void Checker::reportUnusedRegions() {
  for (auto &[name, region] : regions)
    if (!region.user && !archetypes)
      error(region.decl->loc(), diag::UnusedRegion, region.decl->name.id);
}

bool convertStructuredControlFlow(mojo::FuncOp function) {
  bool any = false;
  forEachOperation(function.getBody(), [&](mlir::Operation *op) { any |= op->getNumRegions() && llvm::isa<mlir::scf::SCFDialect>(op->getDialect()); });
  if (!any)
    return false;
  mlir::MLIRContext *context = function.getContext();
  context->loadDialect<mlir::arith::ArithDialect, mlir::cf::ControlFlowDialect>();
  mlir::RewritePatternSet patterns(context);
  mlir::populateSCFToControlFlowConversionPatterns(patterns);
  mlir::ConversionTarget target(*context);
  target.addIllegalDialect<mlir::scf::SCFDialect>();
  target.markUnknownOpDynamicallyLegal([](mlir::Operation *) { return true; });
  // What the patterns don't know stays, and lowering reports it.
  mlir::ScopedDiagnosticHandler quiet(context, [](mlir::Diagnostic &) { return llvm::success(); });
  (void)mlir::applyPartialConversion(function, target, std::move(patterns));
  return true;
}

} // namespace kiln
