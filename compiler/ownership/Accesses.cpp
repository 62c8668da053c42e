// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Accesses of each kind of operation.
#include "ownership/Accesses.h"
#include "llvm/ADT/TypeSwitch.h"

namespace kiln::ownership {

namespace {

struct Collector {
  const Places &places;
  std::vector<Access> &out;

  void add(Access::Kind kind, mlir::Value reference, bool mutates = false, bool onNormal = true, bool onError = true) {
    if (int node = places.nodeOf(reference); node >= 0)
      out.push_back({kind, node, mutates, onNormal, onError});
  }

  void call(mlir::OperandRange operands, mojo::ConvsAttr convs) {
    llvm::SmallVector<std::pair<mlir::Value, mojo::Conv>, 2> results;
    if (llvm::all_of(convs.getValues(), [](mojo::Conv conv) { return conv == mojo::Conv::Value; }))
      return;
    for (auto [operand, conv] : llvm::zip(operands, convs.getValues())) {
      switch (conv) {
      case mojo::Conv::Value:
        break;
      case mojo::Conv::Imm:
      case mojo::Conv::Ref:
        add(Access::Use, operand);
        break;
      case mojo::Conv::Mut:
        add(Access::Use, operand, true);
        break;
      case mojo::Conv::Var:
      case mojo::Conv::Deinit:
        add(Access::Consume, operand);
        break;
      case mojo::Conv::Out:
      case mojo::Conv::Err:
        results.push_back({operand, conv});
        break;
      }
    }
    for (auto &[operand, conv] : results)
      add(Access::Define, operand, false, conv == mojo::Conv::Out, conv == mojo::Conv::Err);
  }
};

} // namespace

void accessesOf(mlir::Operation *op, const Places &places, std::vector<Access> &out) {
  Collector collect{places, out};
  // The commonest operations first.
  if (auto call = llvm::dyn_cast<mojo::CallOp>(op))
    return collect.call(call.getArgs(), call.getArgConvAttr());
  if (auto load = llvm::dyn_cast<mojo::LoadOp>(op))
    return collect.add(Access::Use, load.getRef());
  if (llvm::isa<mojo::ConstantOp, mojo::StructExtractOp>(op))
    return;
  llvm::TypeSwitch<mlir::Operation *>(op)
      .Case<mojo::LocalOp>([&](auto local) { collect.add(Access::Reset, local.getResult()); })
      .Case<mojo::StoreOp>([&](auto store) { collect.add(Access::Define, store.getRef()); })
      .Case<mojo::CopyOp, mojo::BitCopyOp>([&](auto copy) {
        collect.add(Access::Use, copy.getSrc());
        collect.add(Access::Define, copy.getDst());
      })
      .Case<mojo::MoveOp>([&](auto move) {
        collect.add(Access::Consume, move.getSrc());
        collect.add(Access::Define, move.getDst());
      })
      .Case<mojo::DestroyOp>([&](auto destroy) { collect.add(Access::Consume, destroy.getRef()); })
      .Case<mojo::KeepOp>([&](auto keep) {
        if (keep.getAny())
          out.push_back({Access::UseAll, -1});
        for (mlir::Value reference : keep.getRefs())
          collect.add(Access::Use, reference);
      })
      .Case<mojo::MarkInitializedOp>([&](auto mark) { collect.add(Access::Define, mark.getRef()); })
      .Case<mojo::MarkDestroyedOp>([&](auto mark) { collect.add(Access::Consume, mark.getRef()); })
      .Case<mojo::RefToPtrOp>([&](auto cast) { collect.add(Access::Touch, cast.getRef()); })
      .Case<mojo::CallIndirectOp, mojo::InvokeOp, mojo::InvokeIndirectOp>(
          [&](auto call) { collect.call(call.getArgs(), call.getArgConvAttr()); })
      .Default([&](mlir::Operation *other) {
        if (llvm::isa<mojo::FieldOp, mojo::AliasOp, mojo::OriginOp, mojo::ArrayElementOp>(other))
          return;
        for (mlir::Value operand : other->getOperands())
          collect.add(Access::Touch, operand);
      });
}

bool isCopy(mlir::Operation *op, mlir::Value &source, mlir::Value &destination) {
  if (auto copy = llvm::dyn_cast<mojo::CopyOp>(op)) {
    source = copy.getSrc();
    destination = copy.getDst();
    return true;
  }
  auto call = llvm::dyn_cast<mojo::CallOp>(op);
  if (!call || !call.getCalleeKind() || *call.getCalleeKind() != mojo::CalleeKind::CopyCtor || call.getArgs().size() != 2 ||
      call.getArgConvAttr().getValues()[0] != mojo::Conv::Out)
    return false;
  destination = call.getArgs()[0];
  source = call.getArgs()[1];
  return true;
}

} // namespace kiln::ownership
