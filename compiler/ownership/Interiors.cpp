// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Interior references (spec 05 section 15): what points into storage that another value manages dies when that value is mutated.
//
// A *path* is a tracked root and steps from it, `.field` or `"tag`. A *holder* is something that refers to paths with a tag in them: an
// SSA reference or value, or a local whose type names such an origin; `mojo.origin` says so. The forward walk keeps the holders that a
// mutation of a prefix of one of their paths has made invalid.
#include "ownership/Analysis.h"

namespace kiln::ownership {

namespace {

struct Path {
  int root = -1;
  llvm::SmallVector<llvm::StringRef, 4> steps;
  /// Of a mutation through a reference that may be to a part of what lies at the path (an element that an iterator gave): its type.
  mlir::Type part;
  bool isInterior(size_t from = 0) const {
    for (size_t i = from; i < steps.size(); ++i)
      if (steps[i].starts_with("\""))
        return true;
    return false;
  }
};
using Paths = llvm::SmallVector<Path, 2>;

/// The value that a chain of fields, elements and aliases starts from.
mlir::Value baseOf(mlir::Value value) {
  while (mlir::Operation *op = value.getDefiningOp()) {
    if (auto field = llvm::dyn_cast<mojo::FieldOp>(op))
      value = field.getBase();
    else if (auto alias = llvm::dyn_cast<mojo::AliasOp>(op))
      value = alias.getRef();
    else if (auto element = llvm::dyn_cast<mojo::ArrayElementOp>(op))
      value = element.getBase();
    else
      break;
  }
  return value;
}

class InteriorReferences {
public:
  InteriorReferences(mojo::FuncOp function, Places &places, const AccessTable &accesses, Report report)
      : function(function), places(places), accesses(accesses), report(report) {}
  bool run();

private:
  struct Holder {
    mlir::Value value;
    Paths paths;
  };
  /// Of an invalid holder: which of its paths was cut off, and where.
  struct Cut {
    mlir::Location location;
    unsigned path;
  };
  using Invalid = llvm::MapVector<unsigned, Cut>;

  bool collect();
  Paths pathsOf(mlir::Value reference);
  /// The type of what lies at a path of fields; null behind a tag.
  mlir::Type typeAt(const Path &path);
  /// The paths that `op` mutates.
  void mutationsOf(mlir::Operation *op, Paths &out);
  void checkUses(mlir::Operation *op, const Invalid &state);
  /// A use of the holder `value`, by way of `operand` when that is a part of what it refers to.
  void checkUse(mlir::Value value, mlir::Operation *op, const Invalid &state, mlir::Value operand = {});
  void step(mlir::Operation *op, Invalid &state);
  std::string print(const Path &path) const;

  mojo::FuncOp function;
  Places &places;
  const AccessTable &accesses;
  Report report;
  std::vector<Holder> holders;
  std::vector<llvm::SmallVector<std::pair<unsigned, unsigned>, 2>> byRoot; ///< holders and their paths from each root
  llvm::DenseMap<mlir::Value, unsigned> holderOf;
  llvm::DenseMap<mlir::Value, Paths> origins; ///< of references that are no tracked places
  llvm::DenseMap<mlir::Value, Paths> captured; ///< what calls with a closure may change
  llvm::DenseSet<std::pair<mlir::Operation *, unsigned>> reported;
  bool failed = false;
};

Paths InteriorReferences::pathsOf(mlir::Value reference) {
  if (int node = places.nodeOf(reference); node >= 0) {
    Path path;
    path.root = places.nodes[node].root;
    for (int n = node; places.nodes[n].parent >= 0; n = places.nodes[n].parent)
      path.steps.push_back(places.fieldStep(places.nodes[places.nodes[n].parent].type, places.nodes[n].index));
    std::reverse(path.steps.begin(), path.steps.end());
    return {path};
  }
  if (auto it = origins.find(reference); it != origins.end())
    return it->second;
  if (auto field = reference.getDefiningOp<mojo::FieldOp>()) {
    Paths result = pathsOf(field.getBase());
    for (Path &path : result)
      path.steps.push_back(places.fieldStep(field.getBase().getType().getPointee(), field.getIndex()));
    return result;
  }
  if (auto alias = reference.getDefiningOp<mojo::AliasOp>())
    return pathsOf(alias.getRef());
  return {};
}

mlir::Type InteriorReferences::typeAt(const Path &path) {
  mlir::Type type = places.nodes[places.roots[path.root].node].type;
  for (llvm::StringRef step : path.steps) {
    auto structType = mlir::dyn_cast<mojo::StructType>(type);
    type = mlir::Type();
    if (!structType)
      break;
    for (unsigned index = 0, count = structType.getFields().size(); index < count && !type; ++index)
      if (places.fieldStep(structType, index) == step)
        type = structType.getFields()[index];
    if (!type)
      break;
  }
  return type;
}

bool InteriorReferences::collect() {
  bool any = false;
  function.walk([&](mojo::OriginOp op) {
    Paths paths;
    for (auto [owner, list] : llvm::zip(op.getOwners(), op.getPaths()))
      for (Path path : pathsOf(owner)) {
        for (mlir::Attribute step : mlir::cast<mlir::ArrayAttr>(list))
          path.steps.push_back(mlir::cast<mlir::StringAttr>(step).getValue());
        paths.push_back(std::move(path));
      }
    if (op->hasAttr("mutates")) {
      captured[op.getValue()].append(paths);
      return;
    }
    if (llvm::isa<mojo::RefType>(op.getValue().getType()) && places.nodeOf(op.getValue()) < 0)
      origins[op.getValue()] = paths;
    llvm::erase_if(paths, [](const Path &path) { return !path.isInterior(); });
    if (paths.empty())
      return;
    any = true;
    auto [it, isNew] = holderOf.try_emplace(op.getValue(), holders.size());
    if (isNew)
      holders.push_back({op.getValue(), std::move(paths)});
    else
      holders[it->second].paths.append(paths.begin(), paths.end());
  });
  return any;
}

void InteriorReferences::mutationsOf(mlir::Operation *op, Paths &out) {
  for (const Access &access : accesses.of(op))
    if (access.kind == Access::Consume || access.kind == Access::Define || access.mutates) {
      const Node &node = places.nodes[access.node];
      Path path;
      path.root = node.root;
      for (int n = access.node; places.nodes[n].parent >= 0; n = places.nodes[n].parent)
        path.steps.push_back(places.fieldStep(places.nodes[places.nodes[n].parent].type, places.nodes[n].index));
      std::reverse(path.steps.begin(), path.steps.end());
      out.push_back(std::move(path));
    }
  // The same through references.
  auto untracked = [&](mlir::Value reference) {
    if (places.nodeOf(reference) >= 0)
      return;
    mlir::Type pointee = mlir::cast<mojo::RefType>(reference.getType()).getPointee();
    for (Path &path : pathsOf(reference)) {
      path.part = typeAt(path) == pointee ? mlir::Type() : pointee;
      out.push_back(std::move(path));
    }
  };
  auto call = [&](mlir::OperandRange operands, mojo::ConvsAttr convs) {
    if (!captured.empty())
      for (mlir::Value operand : operands)
        if (auto it = captured.find(baseOf(operand)); it != captured.end())
          out.append(it->second);
    for (auto [operand, conv] : llvm::zip(operands, convs.getValues()))
      if (conv == mojo::Conv::Mut || conv == mojo::Conv::Var || conv == mojo::Conv::Deinit || conv == mojo::Conv::Out)
        untracked(operand);
  };
  if (auto store = llvm::dyn_cast<mojo::StoreOp>(op))
    untracked(store.getRef());
  else if (auto copy = llvm::dyn_cast<mojo::CopyOp>(op))
    untracked(copy.getDst());
  else if (auto bits = llvm::dyn_cast<mojo::BitCopyOp>(op))
    untracked(bits.getDst());
  else if (auto move = llvm::dyn_cast<mojo::MoveOp>(op))
    untracked(move.getDst()), untracked(move.getSrc());
  else if (auto destroy = llvm::dyn_cast<mojo::DestroyOp>(op))
    untracked(destroy.getRef());
  else if (auto direct = llvm::dyn_cast<mojo::CallOp>(op))
    call(direct.getArgs(), direct.getArgConvAttr());
  else if (auto indirect = llvm::dyn_cast<mojo::CallIndirectOp>(op))
    call(indirect.getArgs(), indirect.getArgConvAttr());
  else if (auto invoke = llvm::dyn_cast<mojo::InvokeOp>(op))
    call(invoke.getArgs(), invoke.getArgConvAttr());
  else if (auto pointer = llvm::dyn_cast<mojo::InvokeIndirectOp>(op))
    call(pointer.getArgs(), pointer.getArgConvAttr());
}

std::string InteriorReferences::print(const Path &path) const {
  const Root &root = places.roots[path.root];
  std::string text = root.name.empty() ? "(expression temporary)" : root.name;
  for (llvm::StringRef step : path.steps)
    text += step.starts_with("\"") ? ("[" + step + "\"]").str() : step.str();
  return text;
}

void InteriorReferences::checkUse(mlir::Value value, mlir::Operation *op, const Invalid &state, mlir::Value operand) {
  auto holder = holderOf.find(value);
  if (holder == holderOf.end())
    return;
  auto it = state.find(holder->second);
  if (it == state.end() || !reported.insert({op, holder->second}).second)
    return;
  failed = true;
  Path path = holders[holder->second].paths[it->second.path];
  for (const Path &part : operand ? pathsOf(operand) : Paths())
    if (part.root == path.root && part.steps.size() > path.steps.size() &&
        llvm::equal(path.steps, llvm::ArrayRef(part.steps).take_front(path.steps.size()))) {
      path = part;
      break;
    }
  OwnershipDiagnostic finding{op->getLoc(), diag::InvalidatedReference, {print(path)}, {}};
  if (mlir::Operation *definition = value.getDefiningOp())
    finding.notes.push_back({definition->getLoc(), diag::ReferenceTakenHere, {}, {}});
  finding.notes.push_back({it->second.location, diag::InvalidatedHere, {}, {}});
  report(std::move(finding));
}

void InteriorReferences::checkUses(mlir::Operation *op, const Invalid &state) {
  if (llvm::isa<mojo::OriginOp, mojo::FieldOp, mojo::AliasOp, mojo::ArrayElementOp>(op))
    return;
  for (const Access &access : accesses.of(op))
    if (access.kind == Access::Use || access.kind == Access::Touch || access.kind == Access::Consume)
      checkUse(places.rootOf(access.node).value, op, state);
  if (llvm::isa<mojo::KeepOp>(op))
    return;
  for (mlir::Value operand : op->getOperands())
    if (places.nodeOf(operand) < 0)
      checkUse(baseOf(operand), op, state, operand);
}

void InteriorReferences::step(mlir::Operation *op, Invalid &state) {
  if (auto origin = llvm::dyn_cast<mojo::OriginOp>(op)) {
    // What has just been made is valid.
    if (auto it = holderOf.find(origin.getValue()); it != holderOf.end())
      state.erase(it->second);
    return;
  }
  if (!state.empty())
    checkUses(op, state);
  Paths mutated;
  mutationsOf(op, mutated);
  for (const Path &path : mutated)
    for (auto [index, which] : byRoot[path.root]) {
      const Path &own = holders[index].paths[which];
      auto reference = mlir::dyn_cast<mojo::RefType>(holders[index].value.getType());
      if (path.part && reference && reference.getPointee() == path.part)
        continue; // a write of one like it
      if (own.steps.size() > path.steps.size() && own.isInterior(path.steps.size()) &&
          llvm::equal(path.steps, llvm::ArrayRef(own.steps).take_front(path.steps.size())))
        state.insert({index, Cut{op->getLoc(), which}});
    }
  // A local that is stored to, or a part of it, holds something new.
  if (!state.empty())
    for (const Access &access : accesses.of(op))
      if (access.kind == Access::Define || access.kind == Access::Reset)
        if (auto it = holderOf.find(places.rootOf(access.node).value); it != holderOf.end())
          state.erase(it->second);
}

bool InteriorReferences::run() {
  if (!accesses.hasOrigins() || !collect())
    return false;
  byRoot.resize(places.roots.size());
  for (auto [index, holder] : llvm::enumerate(holders))
    for (auto [which, path] : llvm::enumerate(holder.paths))
      byRoot[path.root].push_back({unsigned(index), unsigned(which)});
  // The back edge of a loop is not merged (IOR-4): one pass in block order, which is the order of the source.
  llvm::DenseMap<mlir::Block *, unsigned> number;
  for (mlir::Block &block : function.getBody())
    number[&block] = number.size();
  llvm::DenseMap<mlir::Block *, Invalid> states;
  for (mlir::Block &block : function.getBody()) {
    Invalid state = std::move(states[&block]);
    for (mlir::Operation &op : block)
      step(&op, state);
    for (mlir::Block *next : block.getSuccessors())
      if (number[next] > number[&block])
        for (auto &entry : state)
          states[next].insert(entry);
  }
  return failed;
}

} // namespace

bool checkInteriorReferences(mojo::FuncOp function, Places &places, const AccessTable &accesses, Report report) {
  return InteriorReferences(function, places, accesses, report).run();
}

} // namespace kiln::ownership
