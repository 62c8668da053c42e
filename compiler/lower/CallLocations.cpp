// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Places of calls as hidden arguments.
#include "lower/CallLocations.h"
#include "dialect/Dialect.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace kiln;
using namespace kiln::mojo;
using namespace mlir;

namespace {

/// A call by name.
struct DirectCall {
  Operation *op;
  StringAttr callee;
  FuncOp caller;
};

class Resolver {
public:
  explicit Resolver(ModuleOp module)
      : module(module), b(module.getContext()), pointer(PtrType::get(module.getContext(), 0)) {}

  void run() {
    collect();
    if (queries.empty())
      return;
    findLevels();
    for (auto &[func, levels] : needed)
      if (isReachedOtherwise(func))
        keepOriginal(func);
    for (auto &[func, levels] : needed)
      addArguments(func, levels);
    for (DirectCall &call : calls)
      passPlaces(call);
    for (CallLocationOp query : queries)
      answer(query);
    for (CallLocationOp query : unknown)
      replace(query, recordOf(UnknownLoc::get(module.getContext())));
  }

  DenseSet<StringAttr> names() {
    collect();
    findLevels();
    DenseSet<StringAttr> result;
    for (auto &[func, levels] : needed)
      result.insert(func.getSymNameAttr());
    return result;
  }

private:
  void collect() {
    for (FuncOp func : module.getOps<FuncOp>()) {
      functions[func.getSymNameAttr()] = func;
      func.walk([&](Operation *op) {
        if (auto query = dyn_cast<CallLocationOp>(op))
          queries.push_back(query);
        else if (auto call = dyn_cast<CallOp>(op))
          calls.push_back({op, call.getCalleeAttr().getAttr(), func});
        else if (auto invoke = dyn_cast<InvokeOp>(op))
          calls.push_back({op, invoke.getCalleeAttr().getAttr(), func});
        else if (auto ref = dyn_cast<FunctionRefOp>(op))
          addressed.insert(ref.getCalleeAttr().getAttr());
      });
    }
    for (GlobalOp global : module.getOps<GlobalOp>())
      for (Attribute reloc : global.getRelocsAttr() ? global.getRelocsAttr().getValue() : ArrayRef<Attribute>())
        addressed.insert(cast<RelocAttr>(reloc).getSymbol().getAttr());
  }

  bool isReachedOtherwise(FuncOp func) {
    return func.getLinkage() != Linkage::Internal || addressed.contains(func.getSymNameAttr());
  }

  /// How many places each function has to be told: as many levels as it asks for, one less than a function that it calls.
  void findLevels() {
    SmallVector<FuncOp> work;
    auto raise = [&](FuncOp func, int64_t levels) {
      int64_t &known = needed[func];
      if (levels <= known)
        return;
      known = levels;
      work.push_back(func);
    };
    DenseMap<StringAttr, SmallVector<FuncOp, 4>> callers;
    for (DirectCall &call : calls)
      callers[call.callee].push_back(call.caller);
    for (CallLocationOp query : queries)
      raise(query->getParentOfType<FuncOp>(), query.getLevels());
    while (!work.empty()) {
      FuncOp func = work.pop_back_val();
      int64_t levels = needed[func];
      if (levels > 1)
        for (FuncOp caller : callers.lookup(func.getSymNameAttr()))
          raise(caller, levels - 1);
    }
  }

  /// Gives `func` another name for direct calls; what it was stays, without knowing where it is called.
  void keepOriginal(FuncOp func) {
    b.setInsertionPoint(func);
    auto original = cast<FuncOp>(b.clone(*func));
    original.walk([&](CallLocationOp query) { unknown.push_back(query); });
    original.walk([&](Operation *op) {
      if (auto call = dyn_cast<CallOp>(op))
        calls.push_back({op, call.getCalleeAttr().getAttr(), original});
      else if (auto invoke = dyn_cast<InvokeOp>(op))
        calls.push_back({op, invoke.getCalleeAttr().getAttr(), original});
    });
    StringAttr name = b.getStringAttr(func.getSymName() + ".located");
    renamed[func.getSymNameAttr()] = name;
    functions[func.getSymNameAttr()] = func;
    func.setSymNameAttr(name);
    func.setLinkage(Linkage::Internal);
  }

  static unsigned firstPlace(FuncOp func) {
    return func.getArgConv().size() && func.convOf(0) == Conv::Out ? 1 : 0;
  }

  ConvsAttr withPlaces(ConvsAttr convs, unsigned at, int64_t levels) {
    SmallVector<Conv> values(convs.getValues());
    values.insert(values.begin() + at, size_t(levels), Conv::Value);
    return ConvsAttr::get(b.getContext(), values);
  }

  void addArguments(FuncOp func, int64_t levels) {
    unsigned at = firstPlace(func);
    FunctionType type = func.getFunctionType();
    SmallVector<Type> inputs(type.getInputs());
    inputs.insert(inputs.begin() + at, size_t(levels), pointer);
    func.setFunctionType(FunctionType::get(b.getContext(), inputs, type.getResults()));
    func.setArgConvAttr(withPlaces(func.getArgConv(), at, levels));
    if (ArrayAttr names = func.getArgNamesAttr()) {
      SmallVector<Attribute> all(names.getValue());
      all.insert(all.begin() + at, size_t(levels), b.getStringAttr(""));
      func.setArgNamesAttr(b.getArrayAttr(all));
    }
    SmallVector<Value> places;
    for (int64_t i = 0; i < levels; ++i)
      places.push_back(func.getBody().front().insertArgument(at + i, pointer, func.getLoc()));
    arguments[func] = std::move(places);
  }

  void passPlaces(DirectCall &call) {
    auto callee = functions.find(call.callee);
    auto levels = callee == functions.end() ? needed.end() : needed.find(callee->second);
    if (levels == needed.end())
      return;
    ArrayRef<Value> outer;
    if (auto known = arguments.find(call.caller); known != arguments.end())
      outer = known->second;
    b.setInsertionPoint(call.op);
    SmallVector<Value> places;
    for (int64_t i = 0; i < levels->second; ++i) {
      if (i > 0 && size_t(i) <= outer.size()) {
        places.push_back(outer[i - 1]);
        continue;
      }
      Location place = i == 0 ? call.op->getLoc() : Location(UnknownLoc::get(b.getContext()));
      places.push_back(addressOf(recordOf(place), call.op->getLoc()));
    }
    unsigned at = firstPlace(callee->second);
    call.op->insertOperands(at, places);
    auto convs = call.op->getAttrOfType<ConvsAttr>("arg_conv");
    call.op->setAttr("arg_conv", withPlaces(convs, at, levels->second));
    if (auto other = renamed.find(call.callee); other != renamed.end())
      call.op->setAttr("callee", FlatSymbolRefAttr::get(other->second));
  }

  void answer(CallLocationOp query) {
    query.getResult().replaceAllUsesWith(arguments[query->getParentOfType<FuncOp>()][query.getLevels() - 1]);
    query.erase();
  }

  void replace(CallLocationOp query, StringAttr record) {
    b.setInsertionPoint(query);
    query.getResult().replaceAllUsesWith(addressOf(record, query.getLoc()));
    query.erase();
  }

  Value addressOf(StringAttr global, Location loc) {
    return GlobalAddressOp::create(b, loc, pointer, FlatSymbolRefAttr::get(global));
  }

  StringAttr newGlobal(StringRef bytes, ArrayAttr relocs, int64_t align) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToEnd(module.getBody());
    std::string name = "kiln.place." + std::to_string(globalCount++);
    auto global = GlobalOp::create(b, module.getLoc(), name, bytes, relocs, align, /*constant=*/true);
    return global.getSymNameAttr();
  }

  /// The name of a file as programs see it: absolute (10/ERR-8).
  static std::string absolute(StringRef path) {
    // An input of an interactive session (08/REPL-7).
    if (path.starts_with("Expression ["))
      return (path + " wrapper").str();
    llvm::SmallString<128> text(path);
    llvm::sys::fs::make_absolute(text);
    llvm::sys::path::remove_dots(text);
    return text.str().str();
  }

  /// The global with the record of `loc`: line, column, file name, its length.
  StringAttr recordOf(Location loc) {
    StringAttr &record = records[loc.getAsOpaquePointer()];
    if (record)
      return record;
    auto place = placeOf(loc);
    StringAttr fileName = b.getStringAttr(place ? absolute(place.getFilename().getValue())
                                                : "<unknown location in parameter context>");
    StringAttr &file = files[fileName];
    if (!file)
      file = newGlobal((fileName.getValue() + llvm::Twine('\0')).str(), {}, 1);
    int64_t words[4] = {place ? int64_t(place.getLine()) : 0, place ? int64_t(place.getColumn()) : 0, 0,
                        int64_t(fileName.size())};
    std::string bytes;
    for (int64_t word : words)
      for (int i = 0; i < 8; ++i)
        bytes.push_back(char(uint64_t(word) >> (8 * i)));
    Attribute reloc = RelocAttr::get(b.getContext(), 16, FlatSymbolRefAttr::get(file), 0);
    return record = newGlobal(bytes, b.getArrayAttr(reloc), 8);
  }

  ModuleOp module;
  OpBuilder b;
  Type pointer;
  SmallVector<CallLocationOp> queries, unknown;
  SmallVector<DirectCall> calls;
  DenseSet<StringAttr> addressed;
  DenseMap<StringAttr, FuncOp> functions;
  llvm::MapVector<FuncOp, int64_t> needed;
  DenseMap<FuncOp, SmallVector<Value>> arguments;
  DenseMap<StringAttr, StringAttr> renamed, files;
  DenseMap<const void *, StringAttr> records;
  unsigned globalCount = 0;
};

} // namespace

void kiln::resolveCallLocations(ModuleOp module) { Resolver(module).run(); }

llvm::DenseSet<StringAttr> kiln::functionsWithPlaces(ModuleOp module) { return Resolver(module).names(); }
