// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From operands to IR: run-time values of constants, loads, temporaries, owned values, initialization, lifetimes (spec 03 section 15, 05
// sections 3-5 and 14).
#include "check/FunctionTypes.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/Property.h"
#include "check/Rebuild.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/ADT/StringExtras.h"

namespace kiln {

Operand Checker::newTemporary(Type type, SourceLoc loc) {
  OriginBase base;
  base.kind = OriginBase::Local;
  base.id = values.freshOriginId();
  IRValue slot = emitter ? newStorage("", type, LocalKind::Temporary) : IRValue();
  originStorage[base.id] = slot;
  OriginAtom atom{base, {}};
  return Operand::ofPlace(slot, type, values.originOf(atom, true), true, true, loc);
}

bool isImmovable(Program &program, Type type) {
  return program.moveOf(type) == Lifecycle::Missing && program.copyOf(type) == Lifecycle::Missing;
}

/// A constant without bytes (types' values, literals, empty structs) as a run-time operand.
static Operand materializeEmpty(Checker &checker, Type type, SourceLoc loc) {
  if (!checker.emitter)
    return Operand::ofValue({}, type, loc);
  if (checker.program.isValueType(type))
    return Operand::ofValue(checker.emitter->undef(type), type, loc);
  IRValue slot = checker.emitter->local("", type, LocalKind::Temporary);
  checker.emitter->markInitialized(slot);
  return Operand::ofTemporary(slot, type, loc);
}

/// The end of the name that stands at `loc`; invalid when something else does, or more follows.
static SourceLoc endOfName(Program &program, SourceLoc loc) {
  const SourceFile *file = program.sources.fileOf(loc);
  if (!file)
    return {};
  llvm::StringRef rest = file->text().drop_front(file->offset(loc));
  size_t length = rest.find_if_not([](char c) { return llvm::isAlnum(c) || c == '_'; });
  if (!length || length == llvm::StringRef::npos || llvm::StringRef(".[(").contains(rest[length]))
    return {};
  return loc.advanced(static_cast<int32_t>(length));
}

/// Reports the use of a function with open parameters as a run-time value.
static void reportParametric(Checker &checker, FunctionInfo *function, SourceLoc loc) {
  auto report = checker.error(loc, diag::ParametricFunctionValue);
  if (function && function->syntax)
    for (const ast::ParamDecl *param : function->syntax->signature.params.params)
      if (param->type && !param->defaultValue)
        report.note(param->loc(), diag::ParameterNotBound, param->name.id, checker.program.sources.text(param->type->range()));
}

Operand Checker::materialize(Operand operand, SourceLoc loc, bool keepType) {
  switch (operand.kind) {
  case Operand::Property:
    return readProperty(operand);
  case Operand::Deferred:
    return materialize(resolveDeferred(operand, Type()), loc, keepType);
  case Operand::Overloads: {
    Const constant = functionConstant(operand);
    const FunctionTypeData *signature = constant ? pointerSignatureOf(program, constant) : nullptr;
    if (operand.functions.size() > 1) {
      error(loc, diag::OverloadedReference, operand.functions.front()->name).note(loc, diag::AddParentheses);
      return Operand::error(loc);
    }
    if (!signature) {
      reportParametric(*this, operand.functions.empty() ? nullptr : operand.functions.front(), loc);
      return Operand::error(loc);
    }
    return convert(Operand::ofConstant(constant, loc), values.functionType(*signature), loc);
  }
  case Operand::Constant:
    break;
  default:
    return operand;
  }
  Const value = operand.constant;
  if (value.isSymbolic() && archetypes && !value.isType()) {
    if (!emitter || !operand.type || operand.type.isUnknown())
      return Operand::ofValue({}, operand.type, loc);
    Type type = storageType(operand.type);
    if (program.isValueType(type))
      return Operand::ofValue(emitter->undef(type), type, loc);
    Operand temporary = newTemporary(type, loc);
    emitter->markInitialized(temporary.ir);
    return Operand::ofTemporary(temporary.ir, type, loc);
  }
  Type stored = storageType(operand.type);
  if (!keepType && stored != operand.type) {
    if (auto converted = convertConstant(program, value, stored)) {
      value = *converted;
      operand = Operand::ofConstant(value, loc);
    } else {
      Operand converted2 = convert(operand, stored, loc);
      if (converted2.isConstant() && converted2.type == operand.type)
        return Operand::error(loc);
      return materialize(converted2, loc);
    }
  }
  switch (value.kind()) {
  case ConstKind::Image: {
    if (!emitter)
      return Operand::ofValue({}, operand.type, loc);
    if (program.isValueType(operand.type)) {
      // Memory of compile time is none of the program's (03/MTZ-3).
      if (value->image->hasDangling() || (program.isRole(operand.type, Role::Pointer) && value->image->hasHeap())) {
        error(loc, diag::CannotMaterializePointer, print(operand.type));
        return Operand::error(loc);
      }
      return Operand::ofValue(emitter->constant(value), operand.type, loc);
    }
    if (!program.isImplicitlyCopyable(operand.type)) {
      error(loc, diag::CannotMaterialize, print(operand.type));
      return Operand::error(loc);
    }
    IRValue slot = emitter->local("", operand.type, LocalKind::Temporary);
    if (value->image->hasDangling()) {
      error(loc, diag::CannotMaterializePointer, print(operand.type));
      return Operand::error(loc);
    }
    return rebuildValue(*this, value, slot, loc) ? Operand::ofTemporary(slot, operand.type, loc) : Operand::error(loc);
  }
  case ConstKind::Function: {
    const FunctionTypeData *signature = operand.type && operand.type.isFunction() ? operand.type->function : pointerSignatureOf(program, value);
    if (!signature) {
      reportParametric(*this, value->function, loc);
      return Operand::error(loc);
    }
    operand.constant = values.function(value->function, value->scope, value->self, value->elements, Type());
    operand.type = values.unknownType();
    Operand pointer = convertFunction(operand, values.functionType(*signature), loc, true);
    return pointer ? pointer : Operand::error(loc);
  }
  case ConstKind::Struct:
    return materializeEmpty(*this, operand.type, loc);
  case ConstKind::Tuple: {
    if (program.sizeOf(operand.type) == 0)
      return materializeEmpty(*this, operand.type, loc);
    llvm::SmallVector<Argument, 4> args;
    for (Const element : value->elements) {
      Argument arg;
      arg.operand = constantOperand(program, element, loc);
      arg.loc = loc;
      args.push_back(arg);
    }
    return construct(operand.type, args, loc);
  }
  case ConstKind::Type:
  case ConstKind::Origin:
  case ConstKind::List:
    // Nothing at run time; whoever needs the value reads the constant.
    return operand;
  case ConstKind::Generator:
  case ConstKind::Mlir:
    if (!emitter)
      return operand;
    error(loc, diag::CannotMaterializeValue, print(operand.type));
    return Operand::error(loc);
  default:
    if (value.type() && value.type().isUnknown())
      return Operand::ofValue({}, operand.type, loc);
    return operand;
  }
}

/// Whether the operand is the name of a function as a value of its zero-sized literal type.
static bool isFunctionLiteral(const Operand &operand) {
  return operand.isConstant() && operand.type && operand.type.kind() == TypeKind::FunctionLiteral;
}

IRValue Checker::rvalue(const Operand &operand) {
  if (isFunctionLiteral(operand))
    return emitter ? emitter->undef(operand.type) : IRValue();
  bool isMade = operand.kind == Operand::Value || operand.kind == Operand::Place || operand.kind == Operand::Temporary;
  return isMade ? loaded(operand) : loaded(materialize(operand, operand.loc, /*keepType=*/true));
}

IRValue Checker::loaded(const Operand &operand) {
  if (!emitter || operand.isError() || !operand.ir)
    return operand.kind == Operand::Constant && emitter && operand.type && program.isValueType(operand.type) ? emitter->undef(operand.type)
                                                                                                             : IRValue();
  if (operand.kind == Operand::Value)
    return operand.ir;
  if (operand.kind == Operand::Place || operand.kind == Operand::Temporary) {
    IRValue value = emitter->load(operand.ir, operand.type);
    noteReferencesIn(value, operand.type);
    if (operand.kind == Operand::Place && !operand.tracked)
      keepAlive(operand.origin);
    return value;
  }
  return IRValue();
}

Operand Checker::asPlace(Operand operand, SourceLoc loc) {
  if (isFunctionLiteral(operand)) {
    Operand place = newTemporary(operand.type, loc);
    if (emitter)
      emitter->markInitialized(place.ir);
    return place;
  }
  operand = materialize(operand, loc);
  if (operand.kind == Operand::Place && operand.transferred && emitter && operand.ir && !program.isValueType(operand.type)) {
    // The value leaves its owner for a temporary, which can be its old storage.
    Operand temporary = newTemporary(operand.type, loc);
    emitter->take(operand.ir, temporary.ir);
    return temporary;
  }
  if (operand.isError() || operand.kind == Operand::Place)
    return operand;
  if (operand.kind == Operand::Temporary) {
    // Already in memory of its own: it only needs an origin.
    OriginBase base;
    base.kind = OriginBase::Local;
    base.id = values.freshOriginId();
    originStorage[base.id] = operand.ir;
    return Operand::ofPlace(operand.ir, operand.type, values.originOf(OriginAtom{base, {}}, true), true, true, loc);
  }
  Operand place = newTemporary(operand.type, loc);
  if (!emitter)
    return place;
  if (operand.ir)
    emitter->store(operand.ir, place.ir);
  else
    emitter->markInitialized(place.ir);
  return place;
}

llvm::LogicalResult Checker::initialize(IRValue destination, Type type, Operand operand, SourceLoc loc) {
  if (operand.isError())
    return llvm::failure();
  if (operand.kind == Operand::Place && operand.ir.impl && operand.ir.impl == destination.impl)
    return llvm::success();
  if (operand.type != type) {
    operand = convert(operand, type, loc);
    if (operand.isError())
      return llvm::failure();
  }
  if (!isFunctionLiteral(operand))
    operand = materialize(operand, loc, /*keepType=*/true);
  if (operand.isError())
    return llvm::failure();
  if (!emitter || !destination)
    return llvm::success();
  if (program.isValueType(type)) {
    if (IRValue value = rvalue(operand))
      emitter->store(value, destination);
    else
      emitter->markInitialized(destination);
    return llvm::success();
  }
  switch (operand.kind) {
  case Operand::Temporary:
    if (operand.ir.impl != destination.impl)
      emitter->take(operand.ir, destination);
    return llvm::success();
  case Operand::Place:
    if (operand.ir.impl == destination.impl)
      return llvm::success();
    if (operand.transferred) {
      if (isImmovable(program, type)) {
        error(loc, diag::CannotTransferInto, print(type));
        return llvm::failure();
      }
      emitter->move(operand.ir, destination, type);
      return llvm::success();
    }
    if (!program.isImplicitlyCopyable(type)) {
      auto report = error(loc, diag::NotImplicitlyCopyable, print(type));
      SourceLoc end = endOfName(program, loc);
      // Only who owns the value can give it away.
      if (operand.tracked && operand.isMutable) {
        report.note(loc, diag::ConsiderTransfer);
        if (end.isValid())
          report.insertion(end, "^");
      }
      if (program.conformsTo(type, Role::Copyable)) {
        report.note(loc, diag::ConsiderCopy);
        if (!end.isValid() && operand.range.begin.raw() < loc.raw())
          end = operand.range.end;
        if (end.isValid())
          report.insertion(end, ".copy()");
      }
      adviseCopy(*this, type, loc, report);
      return llvm::failure();
    }
    emitter->copy(operand.ir, destination, type);
    if (!operand.tracked)
      keepAlive(operand.origin);
    return llvm::success();
  default:
    // Values without a representation.
    emitter->markInitialized(destination);
    return llvm::success();
  }
}

Operand Checker::owned(Operand operand, SourceLoc loc) {
  operand = materialize(operand, loc);
  if (operand.isError() || !emitter)
    return operand;
  if (program.isValueType(operand.type)) {
    if (operand.kind == Operand::Value)
      return operand;
    return Operand::ofValue(rvalue(operand), operand.type, loc);
  }
  if (operand.kind == Operand::Temporary)
    return operand;
  if (operand.kind == Operand::Place && operand.transferred && operand.tracked) {
    // Consumed where it stands.
    Operand temporary = Operand::ofTemporary(operand.ir, operand.type, loc);
    return temporary;
  }
  IRValue slot = newStorage("", operand.type, LocalKind::Temporary);
  if (llvm::failed(initialize(slot, operand.type, operand, loc)))
    return Operand::error(loc);
  return Operand::ofTemporary(slot, operand.type, loc);
}

IRValue Checker::storageOf(const OriginBase &base) {
  if (base.kind != OriginBase::Local)
    return {};
  auto it = originStorage.find(base.id);
  return it == originStorage.end() ? IRValue() : it->second;
}

llvm::SmallVector<IRValue, 4> Checker::storagesOf(Type type) {
  llvm::SmallVector<IRValue, 4> places;
  llvm::SmallVector<Origin, 4> origins;
  values.collectOrigins(type, origins);
  for (Origin origin : origins)
    for (const OriginAtom &atom : origin->atoms)
      if (IRValue storage = storageOf(atom.base))
        places.push_back(storage);
  return places;
}

/// The field of `storage` that `atom` names: a keep of the whole variable would ask for fields that are not set yet or have moved.
IRValue Checker::partOf(IRValue storage, const OriginAtom &atom) {
  if (!emitter || emitter->terminated())
    return storage;
  Type type = originTypes.lookup(atom.base.id);
  for (const OriginStep &step : atom.path) {
    if (step.interior || !type || !type.isStruct())
      break;
    llvm::ArrayRef<FieldInfo> fields = type.structInfo()->fields;
    auto *field = llvm::find_if(fields, [&](const auto &candidate) { return candidate.name == step.name; });
    if (field == fields.end())
      break;
    unsigned index = unsigned(field - fields.begin());
    storage = emitter->field(storage, type, index);
    type = program.fieldTypes(type)[index];
  }
  return storage;
}

void Checker::collectKept(Origin origin, Kept &kept) {
  if (!origin)
    return;
  for (const OriginAtom &atom : origin->atoms) {
    kept.everything |= atom.base.kind == OriginBase::Any;
    if (IRValue storage = storageOf(atom.base))
      kept.places.push_back(partOf(storage, atom));
  }
}

void Checker::collectKept(const Operand &operand, Kept &kept) {
  if (operand.isError())
    return;
  bool owned = operand.kind == Operand::Value || operand.kind == Operand::Temporary;
  if (owned || (operand.kind == Operand::Place && !operand.tracked))
    collectKept(operand.origin, kept);
  if (operand.type && operand.type->hasOrigins) {
    llvm::SmallVector<Origin, 4> origins;
    values.collectOrigins(operand.type, origins);
    for (Origin origin : origins)
      collectKept(origin, kept);
  }
}

void Checker::keep(const Kept &kept) {
  if (!emitter || emitter->terminated())
    return;
  if (kept.everything)
    emitter->keepEverything();
  emitter->keep(kept.places);
}

void Checker::keepAlive(Origin origin) {
  Kept kept;
  collectKept(origin, kept);
  keep(kept);
}

void Checker::keepAlive(const Operand &operand) {
  Kept kept;
  collectKept(operand, kept);
  keep(kept);
}

} // namespace kiln
