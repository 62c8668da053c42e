// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;

namespace kiln {
namespace {

class Splitter {
public:
  bool run(Function &function);

private:
  Value *field(Value *aggregate, unsigned index, BasicBlock *end);

  MapVector<PHINode *, SmallVector<PHINode *, 2>> fields;
};

/// Returns field `index` of `aggregate` as a value that is known at the end of `end`.
Value *Splitter::field(Value *aggregate, unsigned index, BasicBlock *end) {
  while (auto *insert = dyn_cast<InsertValueInst>(aggregate)) {
    if (insert->getIndices().front() == index) {
      if (insert->getNumIndices() == 1)
        return insert->getInsertedValueOperand();
      break;
    }
    aggregate = insert->getAggregateOperand();
  }
  if (auto *constant = dyn_cast<Constant>(aggregate))
    if (Constant *element = constant->getAggregateElement(index))
      return element;
  if (auto *phi = dyn_cast<PHINode>(aggregate))
    if (auto it = fields.find(phi); it != fields.end())
      return it->second[index];
  return IRBuilder<>(end->getTerminator()).CreateExtractValue(aggregate, index);
}

bool Splitter::run(Function &function) {
  for (BasicBlock &block : function)
    for (PHINode &phi : block.phis())
      if (isa<StructType>(phi.getType()) && all_of(phi.users(), [](User *user) {
            auto *extract = dyn_cast<ExtractValueInst>(user);
            return isa<PHINode, InsertValueInst, ReturnInst>(user) ||
                   (extract && extract->getNumIndices() == 1);
          }))
        fields[&phi];
  if (fields.empty())
    return false;
  for (auto &[phi, parts] : fields)
    for (Type *type : cast<StructType>(phi->getType())->elements())
      parts.push_back(PHINode::Create(type, phi->getNumIncomingValues(), "", phi->getIterator()));
  for (auto &[phi, parts] : fields)
    for (unsigned i = 0; i < phi->getNumIncomingValues(); ++i)
      for (unsigned index = 0; index < parts.size(); ++index) {
        // A predecessor can be named twice; both entries must be the same value then.
        BasicBlock *from = phi->getIncomingBlock(i);
        int known = parts[index]->getBasicBlockIndex(from);
        parts[index]->addIncoming(known >= 0
                                      ? parts[index]->getIncomingValue(known)
                                      : field(phi->getIncomingValue(i), index, from),
                                  from);
      }
  for (auto &[phi, parts] : fields)
    for (User *user : make_early_inc_range(phi->users()))
      if (auto *extract = dyn_cast<ExtractValueInst>(user)) {
        extract->replaceAllUsesWith(parts[extract->getIndices().front()]);
        extract->eraseFromParent();
      } else if (auto *end = dyn_cast<ReturnInst>(user)) {
        // Put together here, it comes apart again where the function is inlined.
        Value *whole = PoisonValue::get(phi->getType());
        for (unsigned index = 0; index < parts.size(); ++index)
          whole = IRBuilder<>(end).CreateInsertValue(whole, parts[index], index);
        end->setOperand(0, whole);
      }
  return true;
}

} // namespace

PreservedAnalyses SplitStructPhis::run(Function &function, FunctionAnalysisManager &) {
  if (!Splitter().run(function))
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace kiln
