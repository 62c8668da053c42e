// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Inserts counters.
#include "codegen/Coverage.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace llvm;

namespace kiln {

namespace {

class Instrumenter {
public:
  Instrumenter(Module &module, ArrayRef<std::string> files);
  void run();

private:
  int fileOf(const DIScope *scope);
  void count(Function &function);
  void countBlock(BasicBlock &block, const DISubprogram *function, int file);
  void countBranch(BasicBlock &block, int file);
  void increment(IRBuilder<> &builder, Value *index);
  unsigned newCounter(const Twine &meaning);
  void start();

  Module &module;
  LLVMContext &context;
  StringMap<int> files;                   ///< by absolute path
  std::map<const DIFile *, int> known;    ///< -1: not counted
  std::map<std::pair<int, unsigned>, unsigned> branches; ///< how many each line has
  std::string table;
  unsigned counters = 0;
  GlobalVariable *base;                   ///< where the counters are
};

} // namespace

static std::string absolutePath(StringRef path) {
  SmallString<256> result(path);
  sys::fs::make_absolute(result);
  sys::path::remove_dots(result, /*remove_dot_dot=*/true);
  return std::string(result);
}

Instrumenter::Instrumenter(Module &module, ArrayRef<std::string> paths) : module(module), context(module.getContext()) {
  for (const std::string &path : paths) {
    std::string absolute = absolutePath(path);
    if (!files.try_emplace(absolute, int(files.size())).second)
      continue;
    table += "F " + absolute + "\n";
  }
  auto *pointer = PointerType::getUnqual(context);
  base = new GlobalVariable(module, pointer, /*isConstant=*/false, GlobalValue::InternalLinkage, ConstantPointerNull::get(pointer),
                            "__kiln_coverage_base");
}

/// Returns the number of the file of `scope`, or -1.
int Instrumenter::fileOf(const DIScope *scope) {
  const DIFile *file = scope ? scope->getFile() : nullptr;
  if (!file)
    return -1;
  auto [it, isNew] = known.try_emplace(file, -1);
  if (isNew) {
    SmallString<256> path(file->getFilename());
    if (!sys::path::is_absolute(path)) {
      path = file->getDirectory();
      sys::path::append(path, file->getFilename());
    }
    if (auto found = files.find(absolutePath(path)); found != files.end())
      it->second = found->second;
  }
  return it->second;
}

/// Makes a counter with its line in the table; returns its number.
unsigned Instrumenter::newCounter(const Twine &meaning) {
  table += (meaning + "\n").str();
  return counters++;
}

void Instrumenter::increment(IRBuilder<> &builder, Value *index) {
  auto *i64 = Type::getInt64Ty(context);
  auto *start = builder.CreateLoad(PointerType::getUnqual(context), base);
  Value *address = builder.CreateGEP(i64, start, index);
  auto *count = builder.CreateLoad(i64, address);
  auto *store = builder.CreateStore(builder.CreateAdd(count, ConstantInt::get(i64, 1)), address);
  // Threads may lose a count; that is no race of the program's.
  for (Instruction *access : std::initializer_list<Instruction *>{start, count, store})
    access->setNoSanitizeMetadata();
}

/// Returns the line of the function in whose text `location` lies: that of the outermost call when code was inlined.
static const DILocation *outermost(const DILocation *location) {
  while (location && location->getInlinedAt())
    location = location->getInlinedAt();
  return location;
}

void Instrumenter::countBlock(BasicBlock &block, const DISubprogram *function, int file) {
  std::set<unsigned> lines;
  for (const Instruction &instruction : block) {
    // Room for variables is made at the entry, and a jump behind a statement still has the line of that statement.
    auto *branch = dyn_cast<BranchInst>(&instruction);
    if (isa<AllocaInst>(instruction) || (branch && branch->isUnconditional()))
      continue;
    if (const DILocation *location = outermost(instruction.getDebugLoc()); location && location->getLine() && fileOf(location->getScope()) == file)
      lines.insert(location->getLine());
  }
  if (block.isEntryBlock())
    lines.insert(function->getLine());
  BasicBlock::iterator where = block.getFirstInsertionPt();
  if (lines.empty() || where == block.end())
    return;
  std::string text;
  for (unsigned line : lines)
    text += (text.empty() ? "" : ",") + utostr(line);
  IRBuilder<> builder(&block, where);
  increment(builder, builder.getInt64(newCounter("L " + Twine(file) + " " + text)));
}

void Instrumenter::countBranch(BasicBlock &block, int file) {
  auto *branch = dyn_cast<BranchInst>(block.getTerminator());
  if (!branch || !branch->isConditional())
    return;
  const DILocation *location = outermost(branch->getDebugLoc());
  if (!location || !location->getLine() || fileOf(location->getScope()) != file)
    return;
  unsigned line = location->getLine(), ordinal = branches[{file, line}]++;
  unsigned first = newCounter("B " + Twine(file) + " " + Twine(line) + " " + Twine(ordinal) + " 0");
  newCounter("B " + Twine(file) + " " + Twine(line) + " " + Twine(ordinal) + " 1");
  IRBuilder<> builder(branch);
  increment(builder, builder.CreateSelect(branch->getCondition(), builder.getInt64(first), builder.getInt64(first + 1)));
}

void Instrumenter::count(Function &function) {
  const DISubprogram *subprogram = function.getSubprogram();
  int file = subprogram ? fileOf(subprogram) : -1;
  if (file < 0 || function.hasFnAttribute(Attribute::Naked))
    return;
  // Each instance of a generic function numbers its branches from zero, so that their counts add up.
  branches.clear();
  table += "N\n";
  for (BasicBlock &block : function) {
    countBranch(block, file);
    countBlock(block, subprogram, file);
  }
}

/// Hands the counters to the runtime where the program starts.
void Instrumenter::start() {
  Function *main = module.getFunction("main");
  auto *i64 = Type::getInt64Ty(context);
  auto *pointer = PointerType::getUnqual(context);
  auto *array = ArrayType::get(i64, std::max(1u, counters));
  auto *values = new GlobalVariable(module, array, /*isConstant=*/false, GlobalValue::InternalLinkage, ConstantAggregateZero::get(array),
                                    "__kiln_coverage_counters");
  base->setInitializer(values);
  if (!main || main->isDeclaration())
    return;
  auto *text = ConstantDataArray::getString(context, table, /*AddNull=*/false);
  auto *tableGlobal = new GlobalVariable(module, text->getType(), /*isConstant=*/true, GlobalValue::InternalLinkage, text, "__kiln_coverage_table");
  FunctionCallee callee = module.getOrInsertFunction("kiln_coverage_start", pointer, pointer, i64, pointer, i64);
  IRBuilder<> builder(&main->getEntryBlock(), main->getEntryBlock().getFirstInsertionPt());
  if (const DISubprogram *subprogram = main->getSubprogram())
    builder.SetCurrentDebugLocation(DILocation::get(context, 0, 0, const_cast<DISubprogram *>(subprogram)));
  Value *counted = builder.CreateCall(callee, {tableGlobal, builder.getInt64(table.size()), values, builder.getInt64(counters)});
  builder.CreateStore(counted, base);
}

void Instrumenter::run() {
  for (Function &function : module)
    if (!function.isDeclaration() && function.getName() != "main")
      count(function);
  start();
}

void instrumentCoverage(Module &module, ArrayRef<std::string> files) { Instrumenter(module, files).run(); }

} // namespace kiln
