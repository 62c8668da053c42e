// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Function values, closure traits and what satisfies them (spec 03 section 18).
#ifndef KILN_CHECK_FUNCTIONTYPES_H
#define KILN_CHECK_FUNCTIONTYPES_H

#include "check/Program.h"

namespace kiln {

struct Match;

/// The signature of a function constant whose parameters are all bound; null when it is parametric or erroneous.
const FunctionTypeData *signatureOf(Program &program, Const function);
/// The same as a pointer has it: origins that argument types leave open are erased (FTY-6).
const FunctionTypeData *pointerSignatureOf(Program &program, Const function);
/// Whether a parameter stands for an origin.
bool isOriginParameter(Program &program, const ast::ParamDecl &param, Scope *scope);
/// `type` with an origin from `makeOrigin` for each that is open; those of open mutability are immutable.
Type closeOrigins(Program &program, Type type, llvm::function_ref<Origin(bool isMutable)> makeOrigin);
/// `type` with erased origins for open ones.
Type eraseOpenOrigins(Program &program, Type type);
/// Notes in `args` which arguments the result of `signature` refers to where its origins are erased. `scope` binds the parameters.
void noteLenders(Program &program, const ast::FunctionSignature &signature, Scope *scope, Type self, const FunctionTypeData &data,
                 llvm::MutableArrayRef<FunctionTypeArg> args);
/// The pointer type for functions of the pointer types `a` and `b`, which differ at most in what results refer to; null for others.
Type commonPointer(Program &program, Type a, Type b);
/// The type `declared` of a pointer's argument for the value `given`: erased origins are those of the value.
Type withOriginsOf(Checker &checker, Type declared, const Operand &given);
/// The signature of a call through a pointer, whose result refers to what is noted of its arguments; those become places where need be. Null
/// after a diagnostic.
const FunctionTypeData *withLentOrigins(Checker &checker, const Match &call);
/// Whether a value of signature `have` can be called as `want` (FNT-5), without a thunk for conventions.
bool signatureConverts(Program &program, const FunctionTypeData &have, const FunctionTypeData &want);
/// Whether a function of signature `have` can be called as `want` by a function in between that converts (FNT-5).
bool convertsByThunk(Program &program, const FunctionTypeData &have, const FunctionTypeData &want);
/// A scope below `parent` with the parameters of a constant function. Null when one is left open that is no origin.
Scope *functionBindings(Program &program, Const function, Scope *parent);
/// The function of signature `want` that calls `target`.
FunctionInstance *thunkFor(Program &program, Const target, Type want, SourceLoc loc, FunctionInstance *requester);
/// The bytes of a compile-time function pointer: a constant function of pointer type. None for other constants.
std::optional<MemoryImage> functionPointerImage(Program &program, Const function);
/// Whether `type` conforms to the closure trait: function literals, closures, structs that list it.
bool conformsToClosure(Program &program, Type type, const FunctionTypeData &closureTrait);
/// Whether a call by the closure trait's signature `want` can be answered by `have`.
bool closureSatisfies(Program &program, const FunctionTypeData &have, const FunctionTypeData &want);
/// Conformance of the anonymous struct of a closure to a declared trait (CLO-12). In Closures.cpp.
bool closureConforms(Program &program, Type type, TraitInfo *trait);
/// Adds members that are synthesized for `type` under `name` (`__init__` of @fieldwise_init, copy and move constructors, ...).
void appendSynthesized(Program &program, Type type, Identifier name, llvm::SmallVectorImpl<FunctionInfo *> &methods);
/// Whether the struct is marked `@value`: it can be copied if its fields can (02/LEG-17).
bool isLegacyValue(const StructInfo &info);
/// Whether one of `own` has the signature of the trait's default method, so that the default is not used.
bool overridden(Program &program, Type type, FunctionInfo *traitMethod, llvm::ArrayRef<FunctionInfo *> own);

} // namespace kiln

#endif // KILN_CHECK_FUNCTIONTYPES_H
