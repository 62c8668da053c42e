// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Attributes and enumerations of the `mojo` dialect.
#ifndef KILN_MOJO_ATTRS
#define KILN_MOJO_ATTRS

include "dialect/MojoTypes.td"
include "mlir/IR/EnumAttr.td"
include "mlir/IR/BuiltinAttributeInterfaces.td"

class Mojo_Enum<string name, string summaryText, list<I32EnumAttrCase> cases> : I32EnumAttr<name, summaryText, cases> {
  let cppNamespace = "::kiln::mojo";
  let genSpecializedAttr = 0;
}
// Written `#mojo.NAME<case>` in full and `<case>` inside an operation.
class Mojo_EnumAttr<Mojo_Enum enumInfo, string name> : EnumAttr<Mojo_Dialect, enumInfo, name> {
  let assemblyFormat = "`<` $value `>`";
}
class Case<string sym, int val, string str> : I32EnumAttrCase<sym, val, str>;

def Mojo_Conv : Mojo_Enum<"Conv", "how an argument is passed", [
  Case<"Value", 0, "value">, Case<"Imm", 1, "imm">, Case<"Mut", 2, "mut">, Case<"Ref", 3, "ref">,
  Case<"Var", 4, "var">, Case<"Deinit", 5, "deinit">, Case<"Out", 6, "out">, Case<"Err", 7, "err">]>;
def Mojo_ConvAttr : Mojo_EnumAttr<Mojo_Conv, "conv">;

def Mojo_Linkage : Mojo_Enum<"Linkage", "who may see a symbol", [
  Case<"Internal", 0, "internal">, Case<"Export", 1, "export">, Case<"Extern", 2, "extern">]>;
def Mojo_LinkageAttr : Mojo_EnumAttr<Mojo_Linkage, "linkage">;

def Mojo_Inline : Mojo_Enum<"Inline", "what the user said about inlining", [
  Case<"None", 0, "none">, Case<"Always", 1, "always">, Case<"Never", 2, "never">]>;
def Mojo_InlineAttr : Mojo_EnumAttr<Mojo_Inline, "inline">;

def Mojo_Member : Mojo_Enum<"Member", "how a special member of a struct comes about", [
  Case<"None", 0, "none">, Case<"Trivial", 1, "trivial">, Case<"Call", 2, "call">]>;
def Mojo_MemberAttr : Mojo_EnumAttr<Mojo_Member, "member">;

def Mojo_CalleeKind : Mojo_Enum<"CalleeKind", "what is known of a callee", [
  Case<"Plain", 0, "plain">, Case<"CopyCtor", 1, "copy_ctor">]>;
def Mojo_CalleeKindAttr : Mojo_EnumAttr<Mojo_CalleeKind, "callee_kind">;

def Mojo_LocalKind : Mojo_Enum<"LocalKind", "what a local is in the source", [
  Case<"Var", 0, "var">, Case<"Temp", 1, "temp">, Case<"Pattern", 2, "pattern">, Case<"Arg", 3, "arg">]>;
def Mojo_LocalKindAttr : Mojo_EnumAttr<Mojo_LocalKind, "local_kind">;

def Mojo_Pred : Mojo_Enum<"Pred", "a comparison", [
  Case<"EQ", 0, "eq">, Case<"NE", 1, "ne">, Case<"LT", 2, "lt">, Case<"LE", 3, "le">, Case<"GT", 4, "gt">,
  Case<"GE", 5, "ge">]>;
def Mojo_PredAttr : Mojo_EnumAttr<Mojo_Pred, "pred">;

def Mojo_ReduceKind : Mojo_Enum<"ReduceKind", "an operation that folds lanes", [
  Case<"Add", 0, "add">, Case<"Mul", 1, "mul">, Case<"Min", 2, "min">, Case<"Max", 3, "max">,
  Case<"And", 4, "and">, Case<"Or", 5, "or">, Case<"Xor", 6, "xor">]>;
def Mojo_ReduceKindAttr : Mojo_EnumAttr<Mojo_ReduceKind, "reduce">;

def Mojo_MathFn : Mojo_Enum<"MathFn", "an elementary function", [
  Case<"Sqrt", 0, "sqrt">, Case<"Floor", 1, "floor">, Case<"Ceil", 2, "ceil">, Case<"Trunc", 3, "trunc">,
  Case<"RoundEven", 4, "roundeven">, Case<"Round", 5, "round">, Case<"Exp", 6, "exp">, Case<"Exp2", 7, "exp2">,
  Case<"Exp10", 8, "exp10">, Case<"Expm1", 9, "expm1">, Case<"Log", 10, "log">, Case<"Log2", 11, "log2">,
  Case<"Log10", 12, "log10">, Case<"Log1p", 13, "log1p">, Case<"Logb", 14, "logb">, Case<"Sin", 15, "sin">,
  Case<"Cos", 16, "cos">, Case<"Tan", 17, "tan">, Case<"Asin", 18, "asin">, Case<"Acos", 19, "acos">,
  Case<"Atan", 20, "atan">, Case<"Sinh", 21, "sinh">, Case<"Cosh", 22, "cosh">, Case<"Tanh", 23, "tanh">,
  Case<"Asinh", 24, "asinh">, Case<"Acosh", 25, "acosh">, Case<"Atanh", 26, "atanh">, Case<"Cbrt", 27, "cbrt">,
  Case<"Erf", 28, "erf">, Case<"Erfc", 29, "erfc">, Case<"Gamma", 30, "tgamma">, Case<"LGamma", 31, "lgamma">,
  Case<"J0", 32, "j0">, Case<"J1", 33, "j1">, Case<"Y0", 34, "y0">, Case<"Y1", 35, "y1">,
  // Two operands from here on.
  Case<"CopySign", 64, "copysign">, Case<"Pow", 65, "pow">, Case<"FMod", 66, "fmod">, Case<"Atan2", 67, "atan2">,
  Case<"Hypot", 68, "hypot">, Case<"NextAfter", 69, "nextafter">, Case<"Remainder", 70, "remainder">,
  Case<"ScalB", 71, "scalb">]>;
def Mojo_MathFnAttr : Mojo_EnumAttr<Mojo_MathFn, "math">;

def Mojo_BitFn : Mojo_Enum<"BitFn", "a function of the bits of an integer", [
  Case<"CtPop", 0, "ctpop">, Case<"Ctlz", 1, "ctlz">, Case<"Cttz", 2, "cttz">, Case<"BSwap", 3, "bswap">,
  Case<"BitReverse", 4, "bitreverse">]>;
def Mojo_BitFnAttr : Mojo_EnumAttr<Mojo_BitFn, "bit">;

def Mojo_Ordering : Mojo_Enum<"Ordering", "memory order of an atomic operation", [
  Case<"Unordered", 0, "unordered">, Case<"Monotonic", 1, "monotonic">, Case<"Acquire", 2, "acquire">,
  Case<"Release", 3, "release">, Case<"AcqRel", 4, "acq_rel">, Case<"SeqCst", 5, "seq_cst">]>;
def Mojo_OrderingAttr : Mojo_EnumAttr<Mojo_Ordering, "ordering">;

def Mojo_RMW : Mojo_Enum<"RMW", "an atomic read-modify-write", [
  Case<"Xchg", 0, "xchg">, Case<"Add", 1, "add">, Case<"Sub", 2, "sub">, Case<"And", 3, "and">, Case<"Or", 4, "or">,
  Case<"Xor", 5, "xor">, Case<"Nand", 6, "nand">, Case<"Min", 7, "min">, Case<"Max", 8, "max">]>;
def Mojo_RMWAttr : Mojo_EnumAttr<Mojo_RMW, "rmw">;

class Mojo_Attr<string name, string mnemonicText, list<Trait> traits = []> : AttrDef<Mojo_Dialect, name, traits> {
  let mnemonic = mnemonicText;
}

def Mojo_DTypeAttr : Mojo_Attr<"DType", "dtype"> {
  let summary = "a dtype";
  let parameters = (ins "DType":$value);
  let hasCustomAssemblyFormat = 1;
}

// Files, lines and columns are worked out when something is said about an operation, or debug information is made.
def Mojo_PlaceAttr : LocationAttrDef<Mojo_Dialect, "Place"> {
  let summary = "a place in the sources, by its number";
  let mnemonic = "place";
  let parameters = (ins "uint32_t":$number);
  let assemblyFormat = "`<` $number `>`";
}

def Mojo_ConvsAttr : Mojo_Attr<"Convs", "convs"> {
  let summary = "the conventions of all arguments, in order";
  let parameters = (ins ArrayRefParameter<"Conv">:$values);
  let hasCustomAssemblyFormat = 1;
  let extraClassDeclaration = [{
    size_t size() const { return getValues().size(); }
    Conv operator[](size_t i) const { return getValues()[i]; }
  }];
}

def Mojo_BytesAttr : Mojo_Attr<"Bytes", "bytes", [TypedAttrInterface]> {
  let summary = "a value of any value type as the bytes that it has in memory";
  let parameters = (ins StringRefParameter<"raw bytes, little-endian">:$data, AttributeSelfTypeParameter<"">:$type);
  let hasCustomAssemblyFormat = 1;
  let builders = [AttrBuilderWithInferredContext<(ins "::llvm::StringRef":$data, "::mlir::Type":$type), [{
    return $_get(type.getContext(), data, type);
  }]>];
}

def Mojo_RelocAttr : Mojo_Attr<"Reloc", "reloc"> {
  let summary = "at `offset` of a global stands the address of `symbol` plus `addend`";
  let parameters = (ins "int64_t":$offset, "::mlir::FlatSymbolRefAttr":$symbol, "int64_t":$addend);
  let assemblyFormat = "`<` $offset `,` $symbol `,` $addend `>`";
}

#endif
