// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Fuzz target: the interpreter on functions of real programs that were changed at random but are still valid. The library in
// $KILN_FUZZ_LIBRARY and a text with some functions are compiled once. An input names the function that is called; the rest of it says what to
// change in functions that the call reaches: other operands of the same type, other numbers, operations left out, doubled, or moved.
// What doesn't pass the verifier is not run.
#include "Front.h"
#include "check/IrBridge.h"
#include "diagnostics/Consumers.h"
#include "lower/Lower.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include <cstdlib>

using namespace kiln;

/// Functions without arguments, `t0` to `tN`, and what they need.
static constexpr llvm::StringLiteral text = R"(
from std.math import sqrt, sin
from std.collections import Set

@fieldwise_init
struct Node(Copyable):
    var name: String
    var weight: Float64
    var next: List[Int]

    def __deinit__(deinit self):
        pass

def raising(n: Int) raises -> String:
    if n % 3 == 0:
        raise Error(t"no {n}")
    return String(n)

def t0() -> Int:
    var list: List[Int] = [3, 1, 2]
    for i in range(20):
        list.append(i * i % 7)
    sort(list)
    list.reverse()
    _ = list.pop()
    list.insert(2, -5)
    return list[0] + len(list)

def t1() -> String:
    var dict: Dict[String, List[Int]] = {"a": [1], "b": [2, 3]}
    var text = String()
    for item in dict.items():
        text += String(t"{item.key}={len(item.value)};")
    dict["c"] = [4]
    try:
        _ = dict.pop("a")
    except:
        pass
    return text + String(len(dict))

def t2() -> Int:
    var count = 0
    for i in range(10):
        try:
            count += len(raising(i).as_bytes())
        except e:
            count += 100
        finally:
            count += 1
    return count

def t3() -> Float64:
    var v = SIMD[DType.float64, 8](1.5)
    var w = v * 2 + v / 3 - v % 2
    w = w.lt(v).select(w, v).rotate_left[2]()
    var n = w.cast[DType.int32]() << 2
    n = (n ^ 5) & ~n | n >> 1
    return w.reduce_add() + sqrt(w[3]) + sin(w[1]) + n.reduce_max().cast[DType.float64]()

def t4() -> Int:
    var nodes = List[Node]()
    for i in range(6):
        nodes.append(Node("n" + String(i), Float64(i), [i, i + 1]))
    var moved = nodes^
    var copy = moved.copy()
    moved[0].name = copy[1].name
    var most = Optional[Node]()
    for node in copy:
        if node.weight > 2.0:
            most = node.copy()
    return len(moved) + most.value().next[0] if most else 0

def t5() -> Int:
    var p = List[UInt8](length=64, fill=7)
    var s = Span(p)
    s.fill(1)
    var set: Set[Int] = {1, 2, 3}
    var big = Int128(1) << 100
    var text = String("a,b;c").upper().replace("A", "xyz").split(",")
    return len(s) + len(set) + Int(big >> 90) + len(text)

def t6() -> Int:
    var numbers = Array[Int, 16](fill=2)
    for i in range(16):
        numbers[i] = i * numbers[(i + 3) % 16]
    var tuple = (1, "x", numbers[4])
    def inner(x: Int) {imm} -> Int:
        return x + numbers[x % 16] + tuple[0]
    return inner(3) + tuple[2]

def __entry() raises -> Int32:
    return Int32(t0() + len(t1()) + t2() + Int(t3()) + t4() + t5() + t6())
)";

namespace {

/// The bytes of the input, one after the other; zeros behind their end.
struct Choices {
  llvm::ArrayRef<uint8_t> rest;
  size_t below(size_t n) {
    size_t value = 0;
    for (size_t range = 1; range < n; range <<= 8) {
      value = value << 8 | (rest.empty() ? 0 : rest.front());
      if (!rest.empty())
        rest = rest.drop_front();
    }
    return n ? value % n : 0;
  }
};

/// The compiled functions, and those that are changed at present.
struct World final : InterpreterHost {
  SourceManager sources;
  DiagnosticEngine diags{sources};
  StringInterner names;
  mlir::MLIRContext context{fuzz::allDialects(), mlir::MLIRContext::Threading::DISABLED};
  std::unique_ptr<Program> program;
  std::unique_ptr<mlir::SymbolTable> symbols;
  llvm::SmallVector<mojo::FuncOp> entries;
  llvm::SmallVector<llvm::SetVector<mlir::Operation *>> reached; ///< by each entry
  llvm::SetVector<mlir::Operation *> *recorded = nullptr;
  llvm::StringMap<mojo::FuncOp> changed;
  size_t runs = 0, verified = 0, succeeded = 0;

  explicit World(const char *library);
  ~World() override { llvm::errs() << runs << " inputs, " << verified << " passed the verifier, " << succeeded << " ran to the end\n"; }
  void change(Choices &choices, mojo::FuncOp function);
  bool call(mojo::FuncOp entry);
  void run(Choices choices);

  mojo::FuncOp resolve(llvm::StringRef symbol) override;
  mojo::FuncOp resolveIfReady(llvm::StringRef symbol) override { return resolve(symbol); }
  mojo::GlobalOp resolveGlobal(llvm::StringRef symbol) override { return symbols->lookup<mojo::GlobalOp>(symbol); }
  void write(int, llvm::StringRef) override {}
  void error(const InterpreterError &error) override { (void)error.notes(); }
};

} // namespace

World::World(const char *library) {
  loadLoweringDialects(context);
  TextConsumer consumer(llvm::errs(), false, 10);
  diags.addConsumer(consumer);
  ProgramOptions options;
  options.libraryPaths.push_back(library);
  options.triple = "x86_64-unknown-linux-gnu";
  options.cpu = "x86-64-v3";
  program = std::make_unique<Program>(sources, diags, names, &context, options);
  FunctionInstance *start = program->startFunction(text, {});
  if (start)
    program->require(start);
  if (!start || mlir::failed(program->finishAll()))
    std::exit(2);
  diags.removeConsumer(consumer);
  program->pruneUnfinished();
  auto module = llvm::cast<mlir::ModuleOp>(program->irModule());
  symbols = std::make_unique<mlir::SymbolTable>(module);
  for (auto function : module.getOps<mojo::FuncOp>()) {
    llvm::StringRef display = function.getDisplay().value_or("");
    if (display.size() >= 2 && display[0] == 't' && llvm::isDigit(display[1]))
      entries.push_back(function);
  }
  for (mojo::FuncOp entry : entries) {
    recorded = &reached.emplace_back();
    recorded->insert(entry);
    if (!call(entry)) {
      llvm::errs() << "cannot interpret " << entry.getSymName() << '\n';
      std::exit(2);
    }
    recorded = nullptr;
  }
  if (entries.empty())
    std::exit(2);
}

mojo::FuncOp World::resolve(llvm::StringRef symbol) {
  if (auto it = changed.find(symbol); it != changed.end())
    return it->second;
  auto function = symbols->lookup<mojo::FuncOp>(symbol);
  if (function && recorded && !function.isExternal())
    recorded->insert(function);
  return function;
}

bool World::call(mojo::FuncOp entry) {
  Interpreter interpreter(context, *this, {.steps = 20'000, .depth = 300, .memoryBytes = 16u << 20});
  return llvm::succeeded(interpreter.call(entry, {}));
}

/// Another number for `value`, in the same width.
static mlir::IntegerAttr otherNumber(Choices &choices, mlir::IntegerAttr value) {
  static constexpr int64_t numbers[] = {0, 1, -1, 2, 3, 7, 8, 16, 63, 64, 65, 127, 128, 255, 256, 4096, 65535, 1 << 20, INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN};
  unsigned width = value.getValue().getBitWidth();
  llvm::APInt number = choices.below(2) ? value.getValue() + (choices.below(2) ? 1 : -1)
                                        : llvm::APInt(width, uint64_t(numbers[choices.below(std::size(numbers))]), true, true);
  return mlir::IntegerAttr::get(value.getType(), number);
}

/// Makes one change to a body.
void World::change(Choices &choices, mojo::FuncOp function) {
  llvm::SmallVector<mlir::Operation *> ops;
  function.walk([&](mlir::Operation *op) {
    if (op != function)
      ops.push_back(op);
  });
  mlir::Operation *op = ops[choices.below(ops.size())];
  switch (choices.below(8)) {
  case 0:
  case 1:
  case 2: { // another operand of the same type
    if (!op->getNumOperands())
      return;
    mlir::OpOperand &operand = op->getOpOperand(choices.below(op->getNumOperands()));
    llvm::SmallVector<mlir::Value> values;
    mlir::DominanceInfo dominance(function);
    auto add = [&](mlir::Value value) {
      if (value.getType() == operand.get().getType() && value != operand.get() && dominance.properlyDominates(value, op))
        values.push_back(value);
    };
    for (mlir::Block &block : function.getBody())
      llvm::for_each(block.getArguments(), add);
    for (mlir::Operation *other : ops)
      llvm::for_each(other->getResults(), add);
    if (!values.empty())
      operand.set(values[choices.below(values.size())]);
    return;
  }
  case 3:
  case 4: { // another number
    llvm::SmallVector<mlir::NamedAttribute> numbers;
    for (mlir::NamedAttribute attribute : op->getAttrs())
      if (llvm::isa<mlir::IntegerAttr>(attribute.getValue()))
        numbers.push_back(attribute);
    if (!numbers.empty()) {
      mlir::NamedAttribute number = numbers[choices.below(numbers.size())];
      op->setAttr(number.getName(), otherNumber(choices, llvm::cast<mlir::IntegerAttr>(number.getValue())));
    }
    return;
  }
  case 5: // leave it out
    if (op->use_empty() && !op->hasTrait<mlir::OpTrait::IsTerminator>())
      op->erase();
    return;
  case 6: { // do it twice, or elsewhere
    if (op->hasTrait<mlir::OpTrait::IsTerminator>())
      return;
    mlir::Operation *at = ops[choices.below(ops.size())];
    if (choices.below(2))
      at->getBlock()->getOperations().insert(at->getIterator(), op->clone());
    else if (at != op)
      op->moveBefore(at);
    return;
  }
  default: // go elsewhere
    if (op->getNumSuccessors() == 0)
      op = op->getBlock()->getTerminator();
    if (unsigned count = op->getNumSuccessors()) {
      auto block = function.getBody().begin();
      std::advance(block, choices.below(function.getBody().getBlocks().size()));
      if (block->getNumArguments() == op->getSuccessor(0)->getNumArguments() && !block->isEntryBlock())
        op->setSuccessor(&*block, choices.below(count));
    }
  }
}

void World::run(Choices choices) {
  ++runs;
  size_t entry = choices.below(entries.size());
  bool valid = true;
  while (!choices.rest.empty() && valid) {
    auto original = llvm::cast<mojo::FuncOp>(reached[entry][choices.below(reached[entry].size())]);
    mojo::FuncOp &function = changed[original.getSymName()];
    if (!function)
      function = original.clone();
    change(choices, function);
    valid = mlir::succeeded(mlir::verify(function));
  }
  if (valid) {
    ++verified;
    succeeded += call(resolve(entries[entry].getSymName()));
  }
  for (auto &[symbol, function] : changed)
    function.erase();
  changed.clear();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *library = std::getenv("KILN_FUZZ_LIBRARY");
  if (!library) {
    llvm::errs() << "KILN_FUZZ_LIBRARY must name the folder of the library\n";
    std::exit(2);
  }
  static World world(library);
  mlir::ScopedDiagnosticHandler quiet(&world.context, [](mlir::Diagnostic &) { return mlir::success(); });
  world.run({llvm::ArrayRef(data, std::min<size_t>(size, 200))});
  return 0;
}
