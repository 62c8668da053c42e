// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Operations of the `mojo` dialect.
#ifndef KILN_MOJO_OPS
#define KILN_MOJO_OPS

include "dialect/MojoAttrs.td"
include "mlir/IR/OpBase.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

class Mojo_Op<string mnemonic, list<Trait> traits = []> : Op<Mojo_Dialect, mnemonic, traits>;

def InfersType : DeclareOpInterfaceMethods<InferTypeOpInterface>;

//===--------------------------------------------------------------------------------------------
// Module level
//===--------------------------------------------------------------------------------------------

def StructDefOp : Mojo_Op<"struct_def", [Symbol]> {
  let summary = "what ownership and lowering may know about the struct type of the same name";
  let arguments = (ins SymbolNameAttr:$sym_name, StrArrayAttr:$fields, TypeArrayAttr:$field_types,
    DefaultValuedAttr<Mojo_MemberAttr, "Member::Trivial">:$destroy,
    DefaultValuedAttr<Mojo_MemberAttr, "Member::Trivial">:$copy,
    DefaultValuedAttr<Mojo_MemberAttr, "Member::Trivial">:$move,
    OptionalAttr<StrAttr>:$linear_message, OptionalAttr<StrAttr>:$display,
    OptionalAttr<ArrayAttr>:$field_origins);
  let assemblyFormat = "$sym_name attr-dict";
  let hasVerifier = 1;
}

def FuncOp : Mojo_Op<"func", [Symbol, IsolatedFromAbove, AutomaticAllocationScope, DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmBlockArgumentNames"]>]> {
  let summary = "a function: a graph of blocks, or a declaration without any";
  let description = [{
    mojo.func export @"f(Int)"(%x: imm !mojo.ref<T>, %out: out !mojo.ref<U>) -> !mojo.simd<1, int> raises inline(always)
      display("f") { ... }
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<FunctionType>:$function_type, Mojo_ConvsAttr:$arg_conv,
    OptionalAttr<StrArrayAttr>:$arg_names, OptionalAttr<StrAttr>:$display,
    DefaultValuedAttr<Mojo_LinkageAttr, "Linkage::Internal">:$linkage,
    DefaultValuedAttr<Mojo_InlineAttr, "Inline::None">:$inlining,
    UnitAttr:$cabi, UnitAttr:$raises, UnitAttr:$ctor, UnitAttr:$deinit_method, UnitAttr:$noreturn);
  let regions = (region AnyRegion:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let builders = [OpBuilder<(ins "::llvm::StringRef":$name, "::mlir::FunctionType":$type, "::llvm::ArrayRef<Conv>":$convs)>];
  let extraClassDeclaration = [{
    /// Returns whether only the name and type are known here. (Not called isDeclaration: symbols that are must not be public.)
    bool isExternal() { return getBody().empty(); }
    Conv convOf(unsigned arg) { return getArgConv()[arg]; }
    /// Appends the entry block with one argument for each input of the function type.
    ::mlir::Block *addEntryBlock();
    /// Returns the type of the SSA result, or null.
    ::mlir::Type resultType() {
      return getFunctionType().getNumResults() ? getFunctionType().getResult(0) : ::mlir::Type();
    }
  }];
}

def GlobalOp : Mojo_Op<"global", [Symbol]> {
  let summary = "bytes in memory, with relocations";
  let arguments = (ins SymbolNameAttr:$sym_name, StrAttr:$bytes, OptionalAttr<ArrayAttr>:$relocs,
    DefaultValuedAttr<I64Attr, "1">:$align, UnitAttr:$constant);
  let assemblyFormat = "(`constant` $constant^)? $sym_name `align` `(` $align `)` $bytes (`relocs` $relocs^)? attr-dict";
  let hasVerifier = 1;
}

//===--------------------------------------------------------------------------------------------
// Terminators
//===--------------------------------------------------------------------------------------------

def ReturnOp : Mojo_Op<"return", [Terminator, ReturnLike, Pure]> {
  let summary = "leaves the function normally";
  let arguments = (ins Optional<AnyType>:$value);
  let assemblyFormat = "($value^ `:` qualified(type($value)))? attr-dict";
  let hasVerifier = 1;
}

def RaiseOp : Mojo_Op<"raise", [Terminator]> {
  let summary = "leaves the function by its error edge; the error slot has been initialised";
  let assemblyFormat = "attr-dict";
  let hasVerifier = 1;
}

def UnreachableOp : Mojo_Op<"unreachable", [Terminator]> {
  let summary = "a point that control never reaches";
  let assemblyFormat = "attr-dict";
}

def InvokeOp : Mojo_Op<"invoke", [Terminator, DeclareOpInterfaceMethods<BranchOpInterface, ["getSuccessorOperands"]>]> {
  let summary = "calls a function that may raise; goes on at `normal` or, when it raised, at `error`";
  let description = [{
    The result may be used in blocks that `normal` dominates. On the error edge the out slot is not initialised and the error slot is.
  }];
  let arguments = (ins FlatSymbolRefAttr:$callee, Variadic<AnyType>:$args, Mojo_ConvsAttr:$arg_conv,
    OptionalAttr<Mojo_CalleeKindAttr>:$callee_kind);
  let results = (outs Optional<AnyType>:$result);
  let successors = (successor AnySuccessor:$normal, AnySuccessor:$error);
  let assemblyFormat = [{$callee `(` custom<ConvArgs>($args, $arg_conv) `)` `to` $normal `error` $error attr-dict
    `:` functional-type($args, $result)}];
  let hasVerifier = 1;
}

def InvokeIndirectOp : Mojo_Op<"invoke_indirect", [Terminator, DeclareOpInterfaceMethods<BranchOpInterface, ["getSuccessorOperands"]>]> {
  let summary = "invoke of a code pointer";
  let arguments = (ins Mojo_FnPtr:$callee, Variadic<AnyType>:$args, Mojo_ConvsAttr:$arg_conv);
  let results = (outs Optional<AnyType>:$result);
  let successors = (successor AnySuccessor:$normal, AnySuccessor:$error);
  let assemblyFormat = [{$callee `(` custom<ConvArgs>($args, $arg_conv) `)` `to` $normal `error` $error attr-dict
    `:` functional-type($args, $result)}];
  let hasVerifier = 1;
}

//===--------------------------------------------------------------------------------------------
// Calls
//===--------------------------------------------------------------------------------------------

def CallOp : Mojo_Op<"call"> {
  let summary = "calls a function that doesn't raise; the conventions stand on the operation";
  let arguments = (ins FlatSymbolRefAttr:$callee, Variadic<AnyType>:$args, Mojo_ConvsAttr:$arg_conv,
    OptionalAttr<Mojo_CalleeKindAttr>:$callee_kind, UnitAttr:$noreturn);
  let results = (outs Optional<AnyType>:$result);
  let assemblyFormat = "$callee `(` custom<ConvArgs>($args, $arg_conv) `)` attr-dict `:` functional-type($args, $result)";
  let hasVerifier = 1;
}

def CallIndirectOp : Mojo_Op<"call_indirect"> {
  let summary = "calls a code pointer";
  let arguments = (ins Mojo_FnPtr:$callee, Variadic<AnyType>:$args, Mojo_ConvsAttr:$arg_conv, UnitAttr:$noreturn);
  let results = (outs Optional<AnyType>:$result);
  let assemblyFormat = "$callee `(` custom<ConvArgs>($args, $arg_conv) `)` attr-dict `:` functional-type($args, $result)";
  let hasVerifier = 1;
}

def ExternalCallOp : Mojo_Op<"external_call"> {
  let summary = "calls a C function by name; `variadic = k` says that the first k arguments are fixed and the rest variable";
  let arguments = (ins StrAttr:$callee, Variadic<AnyType>:$args, OptionalAttr<I64Attr>:$variadic, UnitAttr:$noreturn);
  let results = (outs Optional<AnyType>:$result);
  let assemblyFormat = "$callee `(` $args `)` attr-dict `:` functional-type($args, $result)";
}

def LLVMIntrinsicOp : Mojo_Op<"llvm_intrinsic"> {
  let summary = "calls the LLVM intrinsic of that name; several results are fields of a struct result";
  let arguments = (ins StrAttr:$name, Variadic<AnyType>:$args, UnitAttr:$pure);
  let results = (outs Optional<AnyType>:$result);
  let assemblyFormat = "$name `(` $args `)` attr-dict `:` functional-type($args, $result)";
}

def InlineAsmOp : Mojo_Op<"inline_asm"> {
  let summary = "inline assembly with LLVM's constraint string";
  let arguments = (ins StrAttr:$asm_string, StrAttr:$constraints, Variadic<AnyType>:$args, UnitAttr:$pure);
  let results = (outs Optional<AnyType>:$result);
  let assemblyFormat = "$asm_string `,` $constraints `(` $args `)` attr-dict `:` functional-type($args, $result)";
}

//===--------------------------------------------------------------------------------------------
// Places
//===--------------------------------------------------------------------------------------------

def LocalOp : Mojo_Op<"local", [DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmResultNames"]>]> {
  let summary = "storage of a variable, uninitialised, tracked by ownership";
  let description = "`depends`: the places whose origins the type of the value names; they outlive its destructor.";
  let arguments = (ins Variadic<Mojo_Ref>:$depends, StrAttr:$name, DefaultValuedAttr<Mojo_LocalKindAttr, "LocalKind::Var">:$kind,
                   UnitAttr:$user);
  let results = (outs Mojo_Ref:$result);
  let assemblyFormat = [{`` $kind (`user` $user^)? $name (`depends` `(` $depends^ `:` qualified(type($depends)) `)`)? attr-dict
                         `:` custom<Pointee>(type($result))}];
  let builders = [OpBuilder<(ins "::llvm::StringRef":$name, "::mlir::Type":$type, CArg<"LocalKind", "LocalKind::Var">:$kind,
                             CArg<"bool", "false">:$user, CArg<"::mlir::ValueRange", "{}">:$depends)>];
  let extraClassDeclaration = [{
    ::mlir::Type getStoredType() { return getResult().getType().getPointee(); }
  }];
}

def FieldOp : Mojo_Op<"field", [Pure, InfersType]> {
  let summary = "the place of a field";
  let arguments = (ins Mojo_Ref:$base, I64Attr:$index);
  let results = (outs Mojo_Ref:$result);
  let assemblyFormat = "$base `[` $index `]` attr-dict `:` custom<Pointee>(type($base))";
  let builders = [OpBuilder<(ins "::mlir::Value":$base, "int64_t":$index)>];
  let hasVerifier = 1;
}

def ArrayElementOp : Mojo_Op<"array_element", [Pure, InfersType]> {
  let summary = "the place of an element of an inline array";
  let arguments = (ins Mojo_Ref:$base, Mojo_Index:$index);
  let results = (outs Mojo_Ref:$result);
  let assemblyFormat = "$base `[` $index `]` attr-dict `:` custom<Pointee>(type($base)) `,` qualified(type($index))";
}

def LoadOp : Mojo_Op<"load", [InfersType]> {
  let summary = "reads a place of a value type";
  let arguments = (ins Mojo_Ref:$ref);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$ref attr-dict `:` custom<Pointee>(type($ref))";
}

def StoreOp : Mojo_Op<"store", [TypesMatchWith<"the reference is to the type of the value", "ref", "value",
    "::llvm::cast<RefType>($_self).getPointee()">]> {
  let summary = "writes a place of a value type";
  let arguments = (ins AnyType:$value, Mojo_Ref:$ref);
  let assemblyFormat = "$value `,` $ref attr-dict `:` custom<Pointee>(type($ref))";
}

class Mojo_Transfer<string mnemonic> : Mojo_Op<mnemonic, [SameTypeOperands]> {
  let arguments = (ins Mojo_Ref:$src, Mojo_Ref:$dst);
  let assemblyFormat = "$src `to` $dst attr-dict `:` custom<Pointee>(type($src))";
}
def CopyOp : Mojo_Transfer<"copy"> { let summary = "copy-constructs `dst` from `src`"; }
def MoveOp : Mojo_Transfer<"move"> { let summary = "move-constructs `dst` and consumes `src`"; }
def BitCopyOp : Mojo_Transfer<"bitcopy"> { let summary = "copies the bytes of `src` to `dst`"; }

class Mojo_PlaceMark<string mnemonic> : Mojo_Op<mnemonic> {
  let arguments = (ins Mojo_Ref:$ref);
  let assemblyFormat = "$ref attr-dict `:` custom<Pointee>(type($ref))";
}
def DestroyOp : Mojo_PlaceMark<"destroy"> { let summary = "runs the destructor of a place"; }
def MarkInitializedOp : Mojo_PlaceMark<"mark_initialized"> { let summary = "from here on the place holds a value"; }
def MarkDestroyedOp : Mojo_PlaceMark<"mark_destroyed"> { let summary = "from here on the place holds no value"; }

def KeepOp : Mojo_Op<"keep"> {
  let summary = "a use of each place at this point; with `any`, of every tracked place that holds a value";
  let arguments = (ins Variadic<Mojo_Ref>:$refs, UnitAttr:$any);
  let assemblyFormat = "(`any` $any^)? ($refs^ `:` qualified(type($refs)))? attr-dict";
}

def AliasOp : Mojo_Op<"alias", [Pure, SameOperandsAndResultType]> {
  let summary = "the same address; accesses through it don't count as accesses of the local";
  let arguments = (ins Mojo_Ref:$ref);
  let results = (outs Mojo_Ref:$result);
  let assemblyFormat = "$ref attr-dict `:` custom<Pointee>(type($ref))";
}

def OriginOp : Mojo_Op<"origin"> {
  let summary = "says what `value`, a reference or a value that holds references, may refer to";
  let description = [{
    One path for each of the owners: a list of steps, `.name` for a field and `"tag` for storage that the owner manages. For the analysis only.
  }];
  let arguments = (ins AnyType:$value, Variadic<Mojo_Ref>:$owners, ArrayAttr:$paths);
  let assemblyFormat = "$value `into` $owners $paths attr-dict `:` qualified(type($value)) `,` qualified(type($owners))";
}

def RefToPtrOp : Mojo_Op<"ref_to_ptr", [Pure, InfersType]> {
  let summary = "the address of a place as a pointer";
  let arguments = (ins Mojo_Ref:$ref);
  let results = (outs Mojo_Ptr:$result);
  let assemblyFormat = "$ref attr-dict `:` custom<Pointee>(type($ref))";
}

def PtrToRefOp : Mojo_Op<"ptr_to_ref", [Pure]> {
  let summary = "the place to which a pointer points";
  let arguments = (ins Mojo_Ptr:$ptr);
  let results = (outs Mojo_Ref:$result);
  let assemblyFormat = "$ptr attr-dict `:` qualified(type($ptr)) `->` qualified(type($result))";
}

def PtrCastOp : Mojo_Op<"ptr_cast", [Pure]> {
  let summary = "a pointer in another address space, or as a code pointer";
  let arguments = (ins AnyType:$ptr);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$ptr attr-dict `:` qualified(type($ptr)) `->` qualified(type($result))";
  let hasVerifier = 1;
}

//===--------------------------------------------------------------------------------------------
// Values
//===--------------------------------------------------------------------------------------------

def ConstantOp : Mojo_Op<"constant", [ConstantLike, Pure]> {
  let summary = "a constant of a value type";
  let arguments = (ins AnyAttr:$value);
  let results = (outs AnyType:$result);
  let assemblyFormat = "custom<ConstantValue>($value, qualified(type($result))) attr-dict";
  let hasFolder = 1;
  let hasVerifier = 1;
}

def StringConstantOp : Mojo_Op<"string_constant", [Pure]> {
  let summary = "the address of the text, which is followed by a NUL";
  let arguments = (ins StrAttr:$text);
  let results = (outs Mojo_Ptr0:$result);
  let assemblyFormat = "$text attr-dict";
}

def FunctionRefOp : Mojo_Op<"function_ref", [Pure]> {
  let summary = "the address of a function";
  let arguments = (ins FlatSymbolRefAttr:$callee);
  let results = (outs Mojo_FnPtr:$result);
  let assemblyFormat = "$callee attr-dict";
}

def GlobalAddressOp : Mojo_Op<"global_address", [Pure]> {
  let summary = "the address of a global";
  let arguments = (ins FlatSymbolRefAttr:$global);
  let results = (outs Mojo_Ptr0:$result);
  let assemblyFormat = "$global attr-dict";
}

def CallLocationOp : Mojo_Op<"call_location", [Pure]> {
  let summary = "the address of a record (line, column, file name, its length) of the place `levels` calls up from here";
  let description = [{
    With one level that is where the function that holds the operation was called. `lower/CallLocations.cpp` passes the records down
    as hidden arguments; the interpreter looks at its own calls.
  }];
  let arguments = (ins I64Attr:$levels);
  let results = (outs Mojo_Ptr0:$result);
  let assemblyFormat = "$levels attr-dict";
}

def StructCreateOp : Mojo_Op<"struct_create", [Pure]> {
  let summary = "a struct of a value type from its fields";
  let arguments = (ins Variadic<AnyType>:$fields);
  let results = (outs AnyType:$result);
  let assemblyFormat = "`(` $fields `)` attr-dict `:` custom<FieldsOf>(type($fields), type($result))";
  let hasVerifier = 1;
}

def StructExtractOp : Mojo_Op<"struct_extract", [Pure, InfersType]> {
  let summary = "a field of a struct value";
  let arguments = (ins AnyType:$value, I64Attr:$index);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$value `[` $index `]` attr-dict `:` qualified(type($value))";
  let hasFolder = 1;
}

def StructInsertOp : Mojo_Op<"struct_insert", [Pure, AllTypesMatch<["base", "result"]>]> {
  let summary = "the struct value with one field replaced";
  let arguments = (ins AnyType:$field, AnyType:$base, I64Attr:$index);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$field `,` $base `[` $index `]` attr-dict `:` qualified(type($field)) `,` qualified(type($base))";
  let hasVerifier = 1;
}

def UndefOp : Mojo_Op<"undef", [Pure]> {
  let summary = "some value of the type; reading it is not an error";
  let results = (outs AnyType:$result);
  let assemblyFormat = "attr-dict `:` qualified(type($result))";
}

def SelectOp : Mojo_Op<"select", [Pure, AllTypesMatch<["ifTrue", "ifFalse", "result"]>]> {
  let summary = "one of two values";
  let arguments = (ins Mojo_I1:$condition, AnyType:$ifTrue, AnyType:$ifFalse);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$condition `,` $ifTrue `,` $ifFalse attr-dict `:` qualified(type($result))";
  let hasFolder = 1;
}

//===--------------------------------------------------------------------------------------------
// SIMD
//===--------------------------------------------------------------------------------------------

class Mojo_SimdOp<string mnemonic, list<Trait> traits = []> : Mojo_Op<"simd." # mnemonic, !listconcat([Pure], traits)>;

class Mojo_SimdBinary<string mnemonic, list<Trait> traits = []>
    : Mojo_SimdOp<mnemonic, !listconcat([SameOperandsAndResultType], traits)> {
  let arguments = (ins Mojo_Simd:$lhs, Mojo_Simd:$rhs);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` qualified(type($result))";
}
class Mojo_SimdUnary<string mnemonic> : Mojo_SimdOp<mnemonic, [SameOperandsAndResultType]> {
  let arguments = (ins Mojo_Simd:$value);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($result))";
}

def SimdAddOp : Mojo_SimdBinary<"add", [Commutative]>;
def SimdSubOp : Mojo_SimdBinary<"sub">;
def SimdMulOp : Mojo_SimdBinary<"mul", [Commutative]>;
def SimdDivOp : Mojo_SimdBinary<"div"> { let summary = "quotient; integers truncate towards zero"; }
def SimdRemOp : Mojo_SimdBinary<"rem"> { let summary = "remainder of the truncating division; fmod for floats"; }
def SimdAndOp : Mojo_SimdBinary<"and", [Commutative]> { let hasVerifier = 1; }
def SimdOrOp : Mojo_SimdBinary<"or", [Commutative]> { let hasVerifier = 1; }
def SimdXorOp : Mojo_SimdBinary<"xor", [Commutative]> { let hasVerifier = 1; }
def SimdShlOp : Mojo_SimdBinary<"shl"> { let hasVerifier = 1; }
def SimdShrOp : Mojo_SimdBinary<"shr"> { let summary = "arithmetic for signed, logical for unsigned"; let hasVerifier = 1; }
def SimdMinOp : Mojo_SimdBinary<"min", [Commutative]>;
def SimdMaxOp : Mojo_SimdBinary<"max", [Commutative]>;
def SimdAddSatOp : Mojo_SimdBinary<"add_sat", [Commutative]> { let hasVerifier = 1; }
def SimdSubSatOp : Mojo_SimdBinary<"sub_sat"> { let hasVerifier = 1; }
def SimdNegOp : Mojo_SimdUnary<"neg">;
def SimdNotOp : Mojo_SimdUnary<"not"> { let hasVerifier = 1; }
def SimdAbsOp : Mojo_SimdUnary<"abs">;

def SimdFmaOp : Mojo_SimdOp<"fma", [SameOperandsAndResultType]> {
  let summary = "a * b + c, with one rounding";
  let arguments = (ins Mojo_Simd:$a, Mojo_Simd:$b, Mojo_Simd:$c);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$a `,` $b `,` $c attr-dict `:` qualified(type($result))";
}

class Mojo_SimdOverflow<string mnemonic> : Mojo_SimdOp<mnemonic, [SameTypeOperands, InfersType]> {
  let summary = "the wrapped result and, per lane, whether it overflowed";
  let arguments = (ins Mojo_Simd:$lhs, Mojo_Simd:$rhs);
  let results = (outs Mojo_Simd:$result, Mojo_Simd:$overflow);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` qualified(type($lhs))";
}
def SimdAddOverflowOp : Mojo_SimdOverflow<"add_overflow">;
def SimdSubOverflowOp : Mojo_SimdOverflow<"sub_overflow">;
def SimdMulOverflowOp : Mojo_SimdOverflow<"mul_overflow">;

def SimdCmpOp : Mojo_SimdOp<"cmp", [SameTypeOperands, InfersType]> {
  let summary = "lane-wise comparison; floats compare ordered, except `ne`";
  let arguments = (ins Mojo_PredAttr:$pred, Mojo_Simd:$lhs, Mojo_Simd:$rhs);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "`` $pred $lhs `,` $rhs attr-dict `:` qualified(type($lhs))";
}

def SimdSelectOp : Mojo_SimdOp<"select", [AllTypesMatch<["ifTrue", "ifFalse", "result"]>,
    TypesMatchWith<"the mask has a lane for each lane", "result", "mask", "::llvm::cast<SimdType>($_self).withDType(DType::Bool)">]> {
  let arguments = (ins Mojo_Simd:$mask, Mojo_Simd:$ifTrue, Mojo_Simd:$ifFalse);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$mask `,` $ifTrue `,` $ifFalse attr-dict `:` qualified(type($result))";
}

def SimdSplatOp : Mojo_SimdOp<"splat", [TypesMatchWith<"the operand is one lane of the result", "result", "value",
    "::llvm::cast<SimdType>($_self).withLanes(1)">]> {
  let arguments = (ins Mojo_Simd:$value);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($result))";
}

def SimdExtractOp : Mojo_SimdOp<"extract", [InfersType]> {
  let arguments = (ins Mojo_Simd:$value, Mojo_Index:$index);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value `[` $index `]` attr-dict `:` qualified(type($value)) `,` qualified(type($index))";
}

def SimdInsertOp : Mojo_SimdOp<"insert", [AllTypesMatch<["base", "result"]>, TypesMatchWith<"the element is one lane",
    "result", "value", "::llvm::cast<SimdType>($_self).withLanes(1)">]> {
  let arguments = (ins Mojo_Simd:$value, Mojo_Simd:$base, Mojo_Index:$index);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value `,` $base `[` $index `]` attr-dict `:` qualified(type($result)) `,` qualified(type($index))";
}

def SimdShuffleOp : Mojo_SimdOp<"shuffle", [SameTypeOperands, InfersType]> {
  let summary = "picks lanes of `lhs` followed by `rhs`; -1 leaves a lane undefined";
  let arguments = (ins Mojo_Simd:$lhs, Mojo_Simd:$rhs, DenseI64ArrayAttr:$mask);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$lhs `,` $rhs $mask attr-dict `:` qualified(type($lhs))";
  let hasVerifier = 1;
}

def SimdJoinOp : Mojo_SimdOp<"join", [SameTypeOperands, InfersType]> {
  let summary = "the lanes of `lhs` followed by those of `rhs`";
  let arguments = (ins Mojo_Simd:$lhs, Mojo_Simd:$rhs);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` qualified(type($lhs))";
}

def SimdSliceOp : Mojo_SimdOp<"slice"> {
  let summary = "as many lanes as the result has, from `offset`";
  let arguments = (ins Mojo_Simd:$value, I64Attr:$offset);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value `[` $offset `]` attr-dict `:` qualified(type($value)) `->` qualified(type($result))";
  let hasVerifier = 1;
}

def SimdIotaOp : Mojo_SimdOp<"iota"> {
  let summary = "0, 1, 2, ...";
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "attr-dict `:` qualified(type($result))";
}

def SimdReduceOp : Mojo_SimdOp<"reduce", [InfersType]> {
  let summary = "folds all lanes to one; float sums and products go pairwise";
  let arguments = (ins Mojo_ReduceKindAttr:$kind, Mojo_Simd:$value);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "`` $kind $value attr-dict `:` qualified(type($value))";
}

def SimdCastOp : Mojo_SimdOp<"cast"> {
  let summary = "lane-wise conversion to another dtype";
  let arguments = (ins Mojo_Simd:$value);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($value)) `->` qualified(type($result))";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def SimdBitcastOp : Mojo_SimdOp<"bitcast"> {
  let summary = "the same bits as another SIMD type of the same size";
  let arguments = (ins Mojo_Simd:$value);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($value)) `->` qualified(type($result))";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def SimdMathOp : Mojo_SimdOp<"math", [SameOperandsAndResultType]> {
  let summary = "an elementary function of each lane";
  let arguments = (ins Mojo_MathFnAttr:$fn, Variadic<Mojo_Simd>:$args);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "`` $fn $args attr-dict `:` qualified(type($result))";
  let hasVerifier = 1;
}

def SimdBitOp : Mojo_SimdOp<"bit", [SameOperandsAndResultType]> {
  let summary = "a function of the bits of each lane";
  let arguments = (ins Mojo_BitFnAttr:$fn, Mojo_Simd:$value);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "`` $fn $value attr-dict `:` qualified(type($result))";
  let hasVerifier = 1;
}

class Mojo_FunnelShift<string mnemonic> : Mojo_SimdOp<mnemonic, [SameOperandsAndResultType]> {
  let summary = "shifts the double-width value hi:lo and keeps one half";
  let arguments = (ins Mojo_Simd:$high, Mojo_Simd:$low, Mojo_Simd:$amount);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$high `,` $low `,` $amount attr-dict `:` qualified(type($result))";
}
def SimdFshlOp : Mojo_FunnelShift<"fshl">;
def SimdFshrOp : Mojo_FunnelShift<"fshr">;

def ToBuiltinOp : Mojo_Op<"to_builtin", [Pure]> {
  let summary = "a SIMD value as the builtin type with the same bits: iN, index, fN, vector<..>";
  let arguments = (ins Mojo_Simd:$value);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($value)) `->` qualified(type($result))";
  let hasFolder = 1;
  let hasVerifier = 1;
}

def FromBuiltinOp : Mojo_Op<"from_builtin", [Pure]> {
  let summary = "a builtin value as a SIMD value with the same bits";
  let arguments = (ins AnyType:$value);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($value)) `->` qualified(type($result))";
  let hasFolder = 1;
  let hasVerifier = 1;
}

def DTypeToUI8Op : Mojo_Op<"dtype.to_ui8", [Pure]> {
  let summary = "the code of a dtype";
  let arguments = (ins Mojo_DTypeCode:$value);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($result))";
}

def DTypeFromUI8Op : Mojo_Op<"dtype.from_ui8", [Pure]> {
  let summary = "the dtype with a code";
  let arguments = (ins AnyType:$value);
  let results = (outs Mojo_DTypeCode:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($value))";
}

//===--------------------------------------------------------------------------------------------
// Memory and pointers
//===--------------------------------------------------------------------------------------------

def PtrLoadOp : Mojo_Op<"ptr.load"> {
  let summary = "reads a value type through a pointer";
  let arguments = (ins Mojo_Ptr:$ptr, OptionalAttr<I64Attr>:$align, UnitAttr:$volatile_, UnitAttr:$invariant, UnitAttr:$nontemporal);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$ptr attr-dict `:` qualified(type($ptr)) `->` qualified(type($result))";
}

def PtrStoreOp : Mojo_Op<"ptr.store"> {
  let summary = "writes a value type through a pointer";
  let arguments = (ins AnyType:$value, Mojo_Ptr:$ptr, OptionalAttr<I64Attr>:$align, UnitAttr:$volatile_, UnitAttr:$nontemporal);
  let assemblyFormat = "$value `,` $ptr attr-dict `:` qualified(type($value)) `,` qualified(type($ptr))";
}

def PtrGatherOp : Mojo_Op<"ptr.gather", [AllTypesMatch<["passthrough", "result"]>]> {
  let summary = "reads one lane from each address; lanes that the mask leaves out are taken from `passthrough`";
  let arguments = (ins Mojo_Simd:$addresses, Mojo_Simd:$mask, Mojo_Simd:$passthrough, OptionalAttr<I64Attr>:$align);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$addresses `,` $mask `,` $passthrough attr-dict `:` qualified(type($addresses)) `,` qualified(type($mask)) `,` qualified(type($result))";
  let hasVerifier = 1;
}

def PtrScatterOp : Mojo_Op<"ptr.scatter"> {
  let summary = "writes each lane that the mask names to its address, in lane order";
  let arguments = (ins Mojo_Simd:$value, Mojo_Simd:$addresses, Mojo_Simd:$mask, OptionalAttr<I64Attr>:$align);
  let assemblyFormat = "$value `,` $addresses `,` $mask attr-dict `:` qualified(type($value)) `,` qualified(type($addresses)) `,` qualified(type($mask))";
  let hasVerifier = 1;
}

def PtrMaskedLoadOp : Mojo_Op<"ptr.masked_load", [AllTypesMatch<["passthrough", "result"]>]> {
  let summary = "reads the lanes that the mask names";
  let arguments = (ins Mojo_Ptr:$ptr, Mojo_Simd:$mask, Mojo_Simd:$passthrough, OptionalAttr<I64Attr>:$align);
  let results = (outs Mojo_Simd:$result);
  let assemblyFormat = "$ptr `,` $mask `,` $passthrough attr-dict `:` qualified(type($ptr)) `,` qualified(type($mask)) `,` qualified(type($result))";
  let hasVerifier = 1;
}

def PtrMaskedStoreOp : Mojo_Op<"ptr.masked_store"> {
  let summary = "writes the lanes that the mask names";
  let arguments = (ins Mojo_Simd:$value, Mojo_Ptr:$ptr, Mojo_Simd:$mask, OptionalAttr<I64Attr>:$align);
  let assemblyFormat = "$value `,` $ptr `,` $mask attr-dict `:` qualified(type($value)) `,` qualified(type($ptr)) `,` qualified(type($mask))";
  let hasVerifier = 1;
}

def PtrCompressedStoreOp : Mojo_Op<"ptr.compressed_store"> {
  let summary = "writes the lanes that the mask names one after the other";
  let arguments = (ins Mojo_Simd:$value, Mojo_Ptr:$ptr, Mojo_Simd:$mask);
  let assemblyFormat = "$value `,` $ptr `,` $mask attr-dict `:` qualified(type($value)) `,` qualified(type($ptr)) `,` qualified(type($mask))";
  let hasVerifier = 1;
}

def PtrPrefetchOp : Mojo_Op<"ptr.prefetch"> {
  let summary = "a hint: rw 0 read, 1 write; locality 0..3; cache 0 instruction, 1 data";
  let arguments = (ins Mojo_Ptr:$ptr, DefaultValuedAttr<I64Attr, "0">:$rw, DefaultValuedAttr<I64Attr, "3">:$locality,
    DefaultValuedAttr<I64Attr, "1">:$cache);
  let assemblyFormat = "$ptr attr-dict `:` qualified(type($ptr))";
}

def PtrOffsetOp : Mojo_Op<"ptr.offset", [Pure, AllTypesMatch<["ptr", "result"]>]> {
  let summary = "the pointer moved by `index` elements of type `elem`; may leave the object";
  let arguments = (ins Mojo_Ptr:$ptr, Mojo_Index:$index, TypeAttr:$elem);
  let results = (outs Mojo_Ptr:$result);
  let assemblyFormat = "$ptr `[` $index `]` `x` $elem attr-dict `:` qualified(type($ptr)) `,` qualified(type($index))";
}

def PtrToIntOp : Mojo_Op<"ptr.to_int", [Pure]> {
  let arguments = (ins AnyType:$ptr);
  let results = (outs Mojo_Index:$result);
  let assemblyFormat = "$ptr attr-dict `:` qualified(type($ptr)) `->` qualified(type($result))";
}

def PtrFromIntOp : Mojo_Op<"ptr.from_int", [Pure]> {
  let arguments = (ins Mojo_Index:$value);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$value attr-dict `:` qualified(type($value)) `->` qualified(type($result))";
}

class Mojo_BlockCopy<string mnemonic> : Mojo_Op<mnemonic> {
  let arguments = (ins Mojo_Ptr:$dst, Mojo_Ptr:$src, Mojo_Index:$count);
  let assemblyFormat = "$dst `,` $src `,` $count attr-dict `:` qualified(type($dst)) `,` qualified(type($src)) `,` qualified(type($count))";
}
def MemCpyOp : Mojo_BlockCopy<"memcpy"> { let summary = "copies bytes; the ranges don't overlap"; }
def MemMoveOp : Mojo_BlockCopy<"memmove"> { let summary = "copies bytes; the ranges may overlap"; }

def MemSetOp : Mojo_Op<"memset"> {
  let summary = "fills bytes";
  let arguments = (ins Mojo_Ptr:$dst, AnyType:$byte, Mojo_Index:$count);
  let assemblyFormat = "$dst `,` $byte `,` $count attr-dict `:` qualified(type($dst)) `,` qualified(type($byte)) `,` qualified(type($count))";
}

def AllocOp : Mojo_Op<"alloc"> {
  let summary = "heap memory of `size` bytes; traps when there is none";
  let arguments = (ins Mojo_Index:$size, Mojo_Index:$align);
  let results = (outs Mojo_Ptr0:$result);
  let assemblyFormat = "$size `,` $align attr-dict `:` qualified(type($size)) `,` qualified(type($align))";
}

def FreeOp : Mojo_Op<"free"> {
  let summary = "returns what `alloc` gave";
  let arguments = (ins Mojo_Ptr:$ptr);
  let assemblyFormat = "$ptr attr-dict `:` qualified(type($ptr))";
}

def StackAllocOp : Mojo_Op<"stack_alloc"> {
  let summary = "storage for `count` elements that lives as long as the function runs";
  let arguments = (ins Mojo_Index:$count, TypeAttr:$elem, OptionalAttr<I64Attr>:$align);
  let results = (outs Mojo_Ptr:$result);
  let assemblyFormat = "$count `x` $elem attr-dict `:` qualified(type($count)) `->` qualified(type($result))";
}

def AtomicLoadOp : Mojo_Op<"atomic.load"> {
  let arguments = (ins Mojo_OrderingAttr:$ordering, Mojo_Ptr:$ptr, OptionalAttr<StrAttr>:$scope);
  let results = (outs AnyType:$result);
  let assemblyFormat = "`` $ordering $ptr attr-dict `:` qualified(type($ptr)) `->` qualified(type($result))";
}

def AtomicStoreOp : Mojo_Op<"atomic.store"> {
  let arguments = (ins Mojo_OrderingAttr:$ordering, AnyType:$value, Mojo_Ptr:$ptr, OptionalAttr<StrAttr>:$scope);
  let assemblyFormat = "`` $ordering $value `,` $ptr attr-dict `:` qualified(type($value)) `,` qualified(type($ptr))";
}

def AtomicRMWOp : Mojo_Op<"atomic.rmw", [AllTypesMatch<["value", "result"]>]> {
  let summary = "replaces what `ptr` holds and gives the old value";
  let arguments = (ins Mojo_RMWAttr:$op, Mojo_OrderingAttr:$ordering, Mojo_Ptr:$ptr, AnyType:$value, OptionalAttr<StrAttr>:$scope);
  let results = (outs AnyType:$result);
  let assemblyFormat = "`` $op `` $ordering $ptr `,` $value attr-dict `:` qualified(type($ptr)) `,` qualified(type($value))";
}

def AtomicCmpXchgOp : Mojo_Op<"atomic.cmpxchg", [AllTypesMatch<["expected", "desired", "old"]>]> {
  let summary = "stores `desired` when `ptr` holds `expected`; gives the old value and whether it stored";
  let arguments = (ins Mojo_OrderingAttr:$success_ordering, Mojo_OrderingAttr:$failure_ordering, Mojo_Ptr:$ptr,
    AnyType:$expected, AnyType:$desired, UnitAttr:$weak, OptionalAttr<StrAttr>:$scope);
  let results = (outs AnyType:$old, Mojo_I1:$stored);
  let assemblyFormat = "`` $success_ordering `` $failure_ordering $ptr `,` $expected `,` $desired attr-dict `:` qualified(type($ptr)) `,` qualified(type($expected))";
}

def AtomicFenceOp : Mojo_Op<"atomic.fence"> {
  let arguments = (ins Mojo_OrderingAttr:$ordering, OptionalAttr<StrAttr>:$scope);
  let assemblyFormat = "`` $ordering attr-dict";
}

class Mojo_LayoutQuery<string mnemonic> : Mojo_Op<mnemonic, [Pure, InfersType]> {
  let arguments = (ins TypeAttr:$type);
  let results = (outs Index:$result);
  let assemblyFormat = "$type attr-dict";
  let hasFolder = 1;
}
def SizeOfOp : Mojo_LayoutQuery<"size_of"> { let summary = "bytes from one element of an array to the next"; }
def AlignOfOp : Mojo_LayoutQuery<"align_of"> { let summary = "alignment in bytes"; }

def IsComptimeOp : Mojo_Op<"is_comptime"> {
  let summary = "whether the interpreter runs this";
  let results = (outs Mojo_I1:$result);
  let assemblyFormat = "attr-dict";
}

def TrapOp : Mojo_Op<"trap"> {
  let summary = "ends the process abnormally; not a terminator";
  let assemblyFormat = "attr-dict";
}

#endif
