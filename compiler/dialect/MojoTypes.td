// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Types of the `mojo` dialect. See Layout.h for their size and alignment.
#ifndef KILN_MOJO_TYPES
#define KILN_MOJO_TYPES

include "dialect/MojoDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/BuiltinTypeInterfaces.td"

class Mojo_Type<string name, string mnemonicText, list<Trait> traits = []>
    : TypeDef<Mojo_Dialect, name, traits> {
  let mnemonic = mnemonicText;
}

def Mojo_SimdType : Mojo_Type<"Simd", "simd"> {
  let summary = "a vector of `lanes` elements of one dtype";
  let parameters = (ins "int64_t":$lanes, "DType":$dtype);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    bool isScalar() const { return getLanes() == 1; }
    /// Returns the same number of lanes with another element type.
    SimdType withDType(DType dtype) const { return get(getContext(), getLanes(), dtype); }
    /// Returns the same element type with another number of lanes.
    SimdType withLanes(int64_t lanes) const { return get(getContext(), lanes, getDtype()); }
  }];
}

def Mojo_DTypeType : Mojo_Type<"DTypeCode", "dtype"> {
  let summary = "a run-time dtype code of one byte";
}

def Mojo_PtrType : Mojo_Type<"Ptr", "ptr"> {
  let summary = "an opaque data pointer in an address space";
  let parameters = (ins DefaultValuedParameter<"unsigned", "0">:$addressSpace);
  let assemblyFormat = "(`<` $addressSpace^ `>`)?";
}

def Mojo_FnPtrType : Mojo_Type<"FnPtr", "fnptr"> {
  let summary = "an opaque code pointer";
}

def Mojo_RefType : Mojo_Type<"Ref", "ref"> {
  let summary = "the address of a place of type `pointee`";
  let parameters = (ins "::mlir::Type":$pointee, DefaultValuedParameter<"unsigned", "0">:$addressSpace);
  let assemblyFormat = "`<` $pointee (`,` $addressSpace^)? `>`";
  let builders = [TypeBuilderWithInferredContext<(ins "::mlir::Type":$pointee), [{
    return $_get(pointee.getContext(), pointee, 0);
  }]>];
}

def Mojo_StructType : Mojo_Type<"Struct", "struct"> {
  let summary = "a nominal struct and the layout of its fields";
  let description = [{
    `align` is 0 when the alignment follows from the fields; it only ever raises it. `packed` structs have no padding.
  }];
  let parameters = (ins
    StringRefParameter<"unique name of the instance">:$name,
    ArrayRefParameter<"::mlir::Type">:$fields,
    "unsigned":$alignment,
    "bool":$packed);
  let hasCustomAssemblyFormat = 1;
  let builders = [TypeBuilder<(ins "::llvm::StringRef":$name, "::llvm::ArrayRef<::mlir::Type>":$fields), [{
    return $_get($_ctxt, name, fields, 0u, false);
  }]>];
}

def Mojo_ArrayType : Mojo_Type<"Array", "array"> {
  let summary = "inline storage of `size` elements";
  let parameters = (ins "int64_t":$size, "::mlir::Type":$element);
  let assemblyFormat = "`<` $size `,` $element `>`";
  let builders = [TypeBuilderWithInferredContext<(ins "int64_t":$size, "::mlir::Type":$element), [{
    return $_get(element.getContext(), size, element);
  }]>];
}

class Mojo_ComptimeType<string name, string mnemonicText> : Mojo_Type<name, mnemonicText> {
  let summary = "a payload that exists only at compile time";
}
def Mojo_IntLiteralType : Mojo_ComptimeType<"IntLiteral", "int_literal">;
def Mojo_FloatLiteralType : Mojo_ComptimeType<"FloatLiteral", "float_literal">;
def Mojo_StringLiteralType : Mojo_ComptimeType<"StringLiteral", "string_literal">;
def Mojo_TypeType : Mojo_ComptimeType<"Type", "type">;
def Mojo_OriginType : Mojo_ComptimeType<"Origin", "origin">;
def Mojo_ListType : Mojo_ComptimeType<"List", "list">;

// ---- constraints of operands and results ----------------------------------------------------

class Mojo_IsA<string cls, string what>
    : Type<CPred<"::llvm::isa<::kiln::mojo::" # cls # ">($_self)">, what, "::kiln::mojo::" # cls>;

def Mojo_Simd : Mojo_IsA<"SimdType", "SIMD value">;
def Mojo_Ref : Mojo_IsA<"RefType", "reference">;
def Mojo_Ptr : Mojo_IsA<"PtrType", "pointer">;
def Mojo_FnPtr : Mojo_IsA<"FnPtrType", "code pointer">, BuildableType<"::kiln::mojo::FnPtrType::get($_builder.getContext())">;
def Mojo_DTypeCode : Mojo_IsA<"DTypeCodeType", "dtype code">, BuildableType<"::kiln::mojo::DTypeCodeType::get($_builder.getContext())">;
def Mojo_Ptr0 : Mojo_IsA<"PtrType", "pointer">, BuildableType<"::kiln::mojo::PtrType::get($_builder.getContext(), 0)">;
def Mojo_I1 : Type<CPred<"$_self.isSignlessInteger(1)">, "i1", "::mlir::IntegerType">, BuildableType<"$_builder.getI1Type()">;
def Mojo_Index : Type<CPred<"::kiln::mojo::isIndexLike($_self)">, "index or a 64-bit integer">;

#endif
