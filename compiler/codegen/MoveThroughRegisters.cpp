// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

using namespace llvm;

namespace kiln {
namespace {

/// Bigger values stay in memory.
constexpr uint64_t mostBytes = 64;

/// A piece of a value that one register holds.
struct Piece {
  Type *type;
  uint64_t offset;
};

/// Returns the registers that hold `bytes` bytes.
static SmallVector<Piece, 8> piecesOf(uint64_t bytes, LLVMContext &context) {
  SmallVector<Piece, 8> pieces;
  for (uint64_t at = 0; at < bytes;) {
    uint64_t size = std::min<uint64_t>(llvm::bit_floor(bytes - at), 32);
    Type *type = Type::getIntNTy(context, std::min<uint64_t>(size, 8) * 8);
    if (size > 8)
      type = FixedVectorType::get(type, size / 8);
    pieces.push_back({type, at});
    at += size;
  }
  return pieces;
}

/// Returns whether `slot` is only copied to and from as a whole.
static bool isMoved(AllocaInst &slot, uint64_t bytes) {
  unsigned copies = 0;
  for (Use &use : slot.uses()) {
    if (auto *marker = dyn_cast<IntrinsicInst>(use.getUser());
        marker && marker->isLifetimeStartOrEnd())
      continue;
    auto *copy = dyn_cast<MemCpyInst>(use.getUser());
    auto *length = copy ? dyn_cast<ConstantInt>(copy->getLength()) : nullptr;
    if (!length || length->getZExtValue() != bytes || copy->isVolatile() ||
        copy->getRawDest() == copy->getRawSource())
      return false;
    ++copies;
  }
  return copies > 0;
}

/// Replaces `slot` by registers, which `promoted` collects as slots of their own.
static void split(AllocaInst &slot, uint64_t bytes, SmallVectorImpl<AllocaInst *> &promoted) {
  SmallVector<Piece, 8> pieces = piecesOf(bytes, slot.getContext());
  SmallVector<AllocaInst *, 8> parts;
  IRBuilder<> builder(&slot);
  for (const Piece &piece : pieces)
    parts.push_back(builder.CreateAlloca(piece.type));
  for (User *user : make_early_inc_range(slot.users())) {
    auto *instruction = cast<Instruction>(user);
    if (auto *copy = dyn_cast<MemCpyInst>(instruction)) {
      builder.SetInsertPoint(copy);
      bool isSource = copy->getRawSource() == &slot;
      Value *memory = isSource ? copy->getRawDest() : copy->getRawSource();
      Align align = (isSource ? copy->getDestAlign() : copy->getSourceAlign()).valueOrOne();
      AAMDNodes facts = copy->getAAMetadata();
      facts.TBAA = facts.TBAAStruct = nullptr;
      for (auto [piece, part] : zip(pieces, parts)) {
        Value *address = builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), memory,
                                                            piece.offset);
        Align here = commonAlignment(align, piece.offset);
        if (isSource) {
          Value *value = builder.CreateLoad(piece.type, part);
          builder.CreateAlignedStore(value, address, here)->setAAMetadata(facts);
        } else {
          LoadInst *value = builder.CreateAlignedLoad(piece.type, address, here);
          value->setAAMetadata(facts);
          builder.CreateStore(value, part);
        }
      }
    }
    instruction->eraseFromParent();
  }
  slot.eraseFromParent();
  promoted.append(parts.begin(), parts.end());
}

} // namespace

PreservedAnalyses MoveThroughRegisters::run(Function &function,
                                            FunctionAnalysisManager &analyses) {
  const DataLayout &layout = function.getDataLayout();
  SmallVector<std::pair<AllocaInst *, uint64_t>> moved;
  for (Instruction &instruction : function.getEntryBlock())
    if (auto *slot = dyn_cast<AllocaInst>(&instruction))
      if (std::optional<TypeSize> size = slot->getAllocationSize(layout);
          size && !size->isScalable() && *size > 8 && *size <= mostBytes &&
          isMoved(*slot, *size))
        moved.push_back({slot, *size});
  if (moved.empty())
    return PreservedAnalyses::all();
  SmallVector<AllocaInst *> promoted;
  // A slot that was copied to or from one that is split now is accessed in pieces.
  for (auto [slot, bytes] : moved)
    if (isMoved(*slot, bytes))
      split(*slot, bytes, promoted);
  PromoteMemToReg(promoted, analyses.getResult<DominatorTreeAnalysis>(function));
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace kiln
