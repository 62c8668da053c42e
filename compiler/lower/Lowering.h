// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The state of one lowering: a single walk over each function that builds its LLVM counterpart. The
// operations are spread over the files of this folder by subject.
#ifndef KILN_LOWER_LOWERING_H
#define KILN_LOWER_LOWERING_H

#include "dialect/Dialect.h"
#include "dialect/Layout.h"
#include "dialect/MakeOp.h"
#include "lower/DebugInfo.h"
#include "lower/Lower.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <memory>

namespace mlir {
class LLVMTypeConverter;
}

namespace kiln::lower {

using mlir::Block;
using mlir::Location;
using mlir::Operation;
using mlir::Type;
using mlir::Value;
using mlir::ValueRange;

/// A function type with what is known of its arguments.
struct Signature {
  mlir::LLVM::LLVMFunctionType type;
  Type result; ///< lowered result, null when there is none
  bool raises = false;
};

/// How C passes a struct or an array: in registers of these types, with the bytes from these offsets
/// on; in memory if there are none.
struct CPassing {
  llvm::SmallVector<std::pair<uint64_t, Type>, 2> pieces;
};

/// The signature of a call by C's conventions while it is put together.
struct CCall {
  llvm::SmallVector<Type> inputs;
  llvm::SmallVector<mlir::DictionaryAttr> attrs;       ///< of the inputs
  llvm::SmallVector<std::optional<CPassing>> passings; ///< of the arguments that take bytes
  Type returned;
  std::optional<CPassing> result;
  unsigned ints = 6, floats = 8; ///< registers that are left
};

class Lowering {
public:
  Lowering(mlir::ModuleOp module, const LowerOptions &options);
  ~Lowering();

  /// Lowers everything. Fails after diagnostics.
  mlir::LogicalResult run();

  // ---- types (Types.cpp) -----------------------------------------------------------------------
  /// Returns the LLVM type of values of `type` in registers; null when they take no bytes. Reports
  /// nothing: a type without a lowering is returned as it is.
  Type lowerType(Type type);
  /// Returns the type of one lane of `dtype` in a register, or in memory.
  Type laneType(mojo::DType dtype);
  Type laneMemoryType(mojo::DType dtype);
  /// Returns what operations that are not ours know `type` as. LLVM passes values of its bfloat type
  /// through float32 registers, where processors flush subnormal numbers and quiet NaNs; so ours are
  /// integers.
  Type foreignType(Type type);
  Value bitcast(Value value, Type type);
  Type pointerType(unsigned addressSpace = 0);
  /// Returns the position of field `index` among the fields of `type` that take bytes, or -1, and
  /// their number.
  std::pair<int, unsigned> fieldPosition(mojo::StructType type, unsigned index);
  Signature signatureOf(mlir::TypeRange args, mojo::ConvsAttr convs, Type result);
  /// Returns LLVM's attributes for each argument that is not dropped.
  llvm::SmallVector<mlir::DictionaryAttr> argAttrs(mlir::TypeRange args, mojo::ConvsAttr convs,
                                                   bool cabi);
  /// Returns attributes by which C widens small integers, or null.
  mlir::DictionaryAttr cabiAttrs(Type type);
  bool returnsWordToC(mojo::FuncOp func);
  void wrapForC(mlir::LLVM::LLVMFuncOp target);
  /// Returns whether a borrowed `type` may change while it is borrowed.
  bool hasInteriorMutability(Type type);

  // ---- values ----------------------------------------------------------------------------------
  /// Returns what `value` became; null when it takes no bytes.
  Value get(Value value) { return values.lookup(value); }
  void set(Value value, Value lowered) { values[value] = lowered; }
  llvm::SmallVector<Value> getAll(ValueRange range);

  /// Returns a value of the struct or array `type` with `fields`; the only one of them if it stands for itself.
  Value makeAggregate(Type type, ValueRange fields, bool isCollapsed = false);
  /// Returns the part of `aggregate` at `position`, which is known if the value was made here.
  Value extract(Value aggregate, int64_t position);
  Value constant(Type type, mlir::Attribute value);
  Value constantInt(Type type, const llvm::APInt &value);
  Value constantInt(Type type, int64_t value);
  Value constantFloat(Type type, double value);
  Value constantIndex(int64_t value);
  Value undef(Type type);
  Value poison(Type type);
  /// Calls the intrinsic `name`; `type` is null for one without a result.
  Value intrinsic(llvm::StringRef name, Type type, ValueRange args);
  /// Returns `value` as a constant integer when it is one.
  std::optional<int64_t> knownInt(Value value);
  /// Returns the value of a constant from its bytes in memory.
  Value constantFromBytes(Type type, llvm::StringRef bytes);

  // ---- memory (Memory.cpp)
  // -----------------------------------------------------------------------
  /// What a reference leads to, as far as it tells memory apart (Aliasing.cpp).
  enum class Memory { Any, Element, Collection };
  Memory memoryOf(Value ref);
  /// Says of a load or store of a `type` what memory it accesses.
  void tag(mlir::LLVM::AliasAnalysisOpInterface op, Type type, Memory memory);
  struct Access {
    uint64_t align = 0;
    bool isVolatile = false, nontemporal = false, invariant = false;
    Memory memory = Memory::Any;
  };
  Value offsetPointer(Value pointer, int64_t bytes);
  Value loadValue(Type type, Value pointer, Access access);
  void storeValue(Type type, Value value, Value pointer, Access access);
  /// Between the register form and the memory form of a SIMD or builtin value.
  Value toMemory(Type type, Value value);
  Value fromMemory(Type type, Value value);
  Type memoryType(Type type);
  Value entryAlloca(uint64_t bytes, uint64_t align, Type type = {});
  /// Sets what loads and stores have in common.
  template <typename Properties> void describe(Properties &properties, const Access &access);
  mlir::IntegerAttr alignmentAttr(uint64_t align);
  void copyBytes(Value dst, Value src, uint64_t bytes, uint64_t align);

  // ---- SIMD
  // ----------------------------------------------------------------------------------------
  Value castSimd(Value value, mojo::SimdType from, mojo::SimdType to);
  Value smallFloatToF32(Value value, mojo::DType from, int64_t lanes);
  Value f32ToSmallFloat(Value value, mojo::DType to, int64_t lanes);
  Value f32ToBFloat16(Value value, int64_t lanes);
  Value bfloat16ToF32(Value value, int64_t lanes);
  /// Rounds float64 to float32 such that rounding the result again gives what rounding once would
  /// have.
  Value f64ToOddF32(Value value, int64_t lanes);
  Value toVector(Value value);
  Value shuffle(Value a, Value b, llvm::ArrayRef<int64_t> mask);
  Value minMax(Value a, Value b, mojo::DType dtype, bool isMax);
  /// The value of a narrow float as float32.
  Value widen(Value value, mojo::DType from, int64_t lanes);

  // ---- calls
  // -----------------------------------------------------------------------------------------
  mlir::LLVM::CallOp directCall(mlir::LLVM::LLVMFunctionType type, mlir::FlatSymbolRefAttr callee, ValueRange operands);
  void lowerCall(Operation *op, mlir::FlatSymbolRefAttr callee, Value pointer, ValueRange args,
                 mojo::ConvsAttr convs, Value result, Block *normal, Block *error);
  // Short bodies in place of calls (InlineCalls.cpp).
  /// A function of one block that is always inlined.
  struct ShortBody {
    Block *block = nullptr;
    enum { Unknown, Measuring, No, Yes } state = Unknown;
    unsigned operations = 0; ///< with those of the calls that it takes in
    Block *flat = nullptr;   ///< made when a call needs it
  };
  /// Scalars of a variable that takes no memory, by their offset.
  using Leaves = llvm::SmallVector<std::pair<uint64_t, Value>, 4>;
  /// Remembers `func` if calls may take its body in.
  void noteShortBody(mojo::FuncOp func);
  Block *shortBodyOf(mlir::StringAttr name, unsigned *operations = nullptr);
  /// Returns the body that calls of the function `name` take in, without calls and variables where that is possible; null if they
  /// remain calls (FlattenBodies.cpp).
  Block *flatBodyOf(mlir::StringAttr name);
  static bool fits(Block &body, mojo::CallOp op);
  /// Lowers the body of the callee instead of a call; false if a call has to be made.
  bool inlineCall(mojo::CallOp op);
  // Structs by value to and from C (CAbi.cpp).
  /// Returns how C passes a value of `type`; none when LLVM passes it rightly by itself.
  std::optional<CPassing> aggregateForC(Type type);
  bool hasAggregateForC(mlir::TypeRange args, Type result);
  void beginCCall(CCall &call, Type result);
  void addCType(CCall &call, Type type);
  void toCPieces(const CPassing &passing, Type type, Value value,
                 llvm::SmallVectorImpl<Value> &out);
  Value fromCPieces(const CPassing &passing, Type type, ValueRange values);
  /// Returns `value` with C's promotions of variable arguments; it is the last input of `call`.
  Value promoted(CCall &call, Value value);
  mlir::DictionaryAttr memoryAttrs(llvm::StringRef name, Type type);
  /// Calls the C function `name`, or at `pointer`; arguments from `fixed` on are variable. Returns
  /// null when nothing is returned.
  Value callAsC(mlir::StringAttr name, Value pointer, ValueRange args, Type result,
                std::optional<unsigned> fixed);
  /// Gives C a function of the name of `target` that passes structs its way and calls `target`.
  void wrapStructsForC(mojo::FuncOp func, mlir::LLVM::LLVMFuncOp target);
  /// Makes sure that the module has a function `name`; returns whether it has the type `type`.
  bool declareFunction(mlir::StringAttr name, mlir::LLVM::LLVMFunctionType type, Location loc,
                       llvm::ArrayRef<mlir::DictionaryAttr> attrs = {});
  Value callC(llvm::StringRef name, Type result, ValueRange args);

  mlir::OpBuilder &builder() { return b; }
  Location loc() { return currentLoc; }

  // Each operation: declared by name in Handlers.def, defined in the file of its subject.
#define KILN_LOWER_OP(Op) void lower(mojo::Op op);
#include "lower/Handlers.def"

  /// Lowers one operation and what is inside of it; false when the rest of the block can't be
  /// reached.
  bool lowerOp(Operation *op);
  void lowerForeign(Operation *op);
  bool lowerUpstream(Operation *op);
  void lowerBranch(Block *dest, ValueRange operands);
  /// Reports that `op` has no lowering.
  void unsupported(Operation *op);

private:
  friend struct HandlerTable;
  using Handler = void (*)(Lowering &, Operation *);

  /// Remembers a function that gives out elements of a collection.
  void noteAccessor(mojo::FuncOp func);
  void lowerFunction(mojo::FuncOp func, mlir::LLVM::LLVMFuncOp target);
  void lowerFunctions(llvm::SmallVectorImpl<std::pair<mojo::FuncOp, mlir::LLVM::LLVMFuncOp>> &work);
  /// Gives arguments, which come in registers, a place where a debugger finds them.
  void declareArguments(mojo::FuncOp func);
  void lowerGlobal(mojo::GlobalOp global);
  mlir::LogicalResult lowerRest();
  bool measure(ShortBody &body);
  bool lowerInVariable(Operation *op);
  Value loadLeaves(Type type, const Leaves &leaves, uint64_t offset);
  void storeLeaves(Type type, Value value, Leaves &leaves, uint64_t offset);
  void eraseUnusedAggregates();
  Value lowerStringConstant(mlir::StringAttr text);

  mlir::ModuleOp module;
  const LowerOptions &options;
  mlir::MLIRContext *context;
  mlir::OpBuilder b;
  Location currentLoc;
  bool isPlaceFixed = false; ///< while a body is taken in where a debugger is told of the caller, but not of the callee
  std::unique_ptr<DebugInfo> debug; ///< null without debug information
  llvm::DenseMap<mlir::TypeID, Handler> handlers;
  std::unique_ptr<mlir::LLVMTypeConverter> converter;
  llvm::DenseMap<Type, Type> types;
  llvm::DenseMap<Type, bool> mutability;
  llvm::DenseMap<mlir::StringAttr, mlir::LLVM::LLVMFunctionType> functions;
  llvm::DenseSet<mlir::StringAttr> globals;
  llvm::DenseSet<mlir::StringAttr> cFunctions; ///< functions of ours that follow C's conventions
  llvm::DenseMap<mlir::StringAttr, std::string> strings;
  llvm::DenseSet<mlir::StringAttr> elementAccessors;
  llvm::DenseSet<Type> collections;           ///< the types whose elements they give out
  llvm::StringMap<mlir::ArrayAttr> aliasTags; ///< by kind of memory
  llvm::DenseMap<mlir::StringAttr, ShortBody> shortBodies;
  mlir::Region flatBodies;
  llvm::DenseSet<mlir::StringAttr> referenced; ///< functions that are called or whose address is taken
  Type i1, i8, i32, i64, ptr;
  llvm::DenseMap<mlir::Attribute, mlir::Attribute> plainConstants; ///< LLVM's value of those that are one
  mlir::LLVM::AtomicOrderingAttr notAtomic;
  llvm::SmallDenseMap<uint64_t, mlir::IntegerAttr, 8> alignments;
  std::optional<mlir::LLVM::CallOp::Properties> plainCall; ///< of a call without anything special

  // Of the function that is being lowered.
  llvm::DenseMap<Value, Value> values;
  llvm::DenseMap<Block *, Block *> blocks;
  llvm::DenseMap<Value, std::pair<Operation *, uint64_t>> partsOfVariables; ///< places in bodies that were taken in
  llvm::DenseMap<Operation *, Leaves> leaves;                               ///< of these variables
  llvm::SmallVector<Operation *> aggregates;                                ///< may turn out to be unused
  Block *entry = nullptr;
  Operation *lastAlloca = nullptr;
  Value allocaCount;
  bool raises = false;
  Type functionResult;
  bool ended = false; ///< the rest of the current block can't be reached
  bool sawForeign = false;
  /// Operations of the llvm dialect that name symbols, which inline MLIR may have made up.
  llvm::SmallVector<mlir::Operation *, 0> symbolUsers;
  bool failedAny = false;
};

} // namespace kiln::lower

#endif
