// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Collecting the tracked places of a function.
#include "ownership/Places.h"
#include "dialect/EachOperation.h"
#include "mlir/IR/BuiltinOps.h"

namespace kiln::ownership {

/// The definition of a struct type in the module of the function, or null.
mojo::StructDefOp Places::definitionOf(mojo::StructType type) {
  auto [it, isNew] = definitions.try_emplace(type.getName());
  if (isNew) {
    mlir::Operation *found = nullptr;
    if (symbols)
      found = symbols(type.getName());
    else if (auto module = function->getParentOfType<mlir::ModuleOp>())
      found = mlir::SymbolTable::lookupSymbolIn(module, type.getName());
    it->second = mlir::dyn_cast_or_null<mojo::StructDefOp>(found);
  }
  return it->second;
}

Places::Places(mojo::FuncOp function, SymbolLookup symbols) : function(function), symbols(symbols) {
  auto add = [&](mlir::Value value, Root root) {
    root.value = value;
    root.node = makeNode(mlir::cast<mojo::RefType>(value.getType()).getPointee(), -1, int(roots.size()));
    int node = root.node;
    roots.push_back(std::move(root));
    byValue[value] = node;
    // Fields of a `deinit` argument are owned one by one (DEI-3), and so are those of an object under construction.
    const Root &made = roots.back();
    if (made.isArgument && (made.convention == mojo::Conv::Deinit || (made.convention == mojo::Conv::Out && function.getCtor())))
      expand(node);
    visitUses(value, node);
  };
  mlir::Block &entry = function.getBody().front();
  auto names = function.getArgNamesAttr();
  for (auto [index, argument] : llvm::enumerate(entry.getArguments())) {
    mojo::Conv conv = function.convOf(index);
    if (conv == mojo::Conv::Value)
      continue;
    Root root{.value = {}, .location = argument.getLoc()};
    root.isArgument = true;
    root.convention = conv;
    if (names && index < names.size())
      root.name = mlir::cast<mlir::StringAttr>(names[index]).getValue().str();
    if (root.name == "__closure_self")
      root.name = "(positional-only argument # 0)";
    if (conv == mojo::Conv::Out && function.getCtor())
      root.name = "self";
    if (auto linear = function->getAttrOfType<mlir::DenseI32ArrayAttr>("linear_args"))
      root.linearByBound = llvm::is_contained(linear.asArrayRef(), int32_t(index));
    add(argument, std::move(root));
  }
  forEachOperation(function.getBody(), [&](mlir::Operation *op) {
    auto local = llvm::dyn_cast<mojo::LocalOp>(op);
    if (!local)
      return;
    Root root{.value = {}, .location = local.getLoc()};
    root.kind = local.getKind();
    root.isUser = local.getUser();
    if (root.kind != mojo::LocalKind::Temp)
      root.name = local.getName().str();
    add(local.getResult(), std::move(root));
  });
  for (Root &root : roots) {
    number(root.node);
    if (auto local = root.value.getDefiningOp<mojo::LocalOp>(); local && !local.getDepends().empty()) {
      hasDepends = true;
      for (mlir::Value place : local.getDepends())
        if (int node = nodeOf(place); node >= 0 && nodes[node].root != nodes[root.node].root)
          root.depends.push_back(node);
    }
  }
}

int Places::makeNode(mlir::Type type, int parent, int root) {
  Node node;
  node.type = type;
  node.parent = parent;
  node.root = root;
  if (auto structType = mlir::dyn_cast<mojo::StructType>(type))
    if (mojo::StructDefOp definition = definitionOf(structType)) {
      node.destroy = definition.getDestroy();
      node.move = definition.getMove();
      if (auto message = definition.getLinearMessage())
        node.linearMessage = message->str();
      if (auto display = definition.getDisplay())
        node.display = display->str();
    }
  nodes.push_back(std::move(node));
  return int(nodes.size()) - 1;
}

void Places::expand(int index) {
  if (!nodes[index].children.empty())
    return;
  auto structType = mlir::dyn_cast<mojo::StructType>(nodes[index].type);
  if (!structType)
    return;
  mojo::StructDefOp definition = definitionOf(structType);
  for (auto [i, field] : llvm::enumerate(structType.getFields())) {
    int child = makeNode(field, index, nodes[index].root);
    nodes[child].index = i;
    nodes[child].field = definition && i < definition.getFields().size()
                             ? mlir::cast<mlir::StringAttr>(definition.getFields()[i]).getValue().str()
                             : std::to_string(i);
    nodes[index].children.push_back(child);
  }
}

void Places::visitUses(mlir::Value reference, int node) {
  for (mlir::Operation *user : reference.getUsers())
    if (auto field = mlir::dyn_cast<mojo::FieldOp>(user)) {
      expand(node);
      if (field.getIndex() >= nodes[node].children.size())
        continue;
      int child = nodes[node].children[field.getIndex()];
      byValue[field.getResult()] = child;
      visitUses(field.getResult(), child);
    }
}

void Places::number(int index) {
  nodes[index].firstBit = bitCount++;
  for (int child : nodes[index].children)
    number(child);
  nodes[index].endBit = bitCount;
}

std::string Places::nameOf(int index) const {
  const Node &node = nodes[index];
  if (node.parent >= 0)
    return nameOf(node.parent) + "." + node.field;
  const Root &root = roots[node.root];
  return root.name.empty() ? "(expression temporary)" : root.name;
}

llvm::StringRef Places::fieldStep(mlir::Type type, unsigned index) {
  std::string name = std::to_string(index);
  if (auto structType = mlir::dyn_cast<mojo::StructType>(type))
    if (mojo::StructDefOp definition = definitionOf(structType); definition && index < definition.getFields().size())
      name = mlir::cast<mlir::StringAttr>(definition.getFields()[index]).getValue().str();
  return steps.insert("." + name).first->getKey();
}

int Places::firstMissing(int index, const llvm::BitVector &state) const {
  const Node &node = nodes[index];
  if (!any(index, state) || node.isLeaf())
    return index;
  for (int child : node.children)
    if (!all(child, state))
      return firstMissing(child, state);
  return index;
}

bool Places::all(int index, const llvm::BitVector &state) const {
  for (unsigned bit = nodes[index].firstBit; bit < nodes[index].endBit; ++bit)
    if (!state.test(bit))
      return false;
  return true;
}

bool Places::any(int index, const llvm::BitVector &state) const {
  for (unsigned bit = nodes[index].firstBit; bit < nodes[index].endBit; ++bit)
    if (state.test(bit))
      return true;
  return false;
}

} // namespace kiln::ownership
