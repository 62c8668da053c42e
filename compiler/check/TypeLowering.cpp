// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From types of the checker to types of the dialect, and the definitions that go with them.
#include "check/Checker.h"
#include "check/IrBridge.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/RulesDiags.h"
#include "llvm/Support/MathExtras.h"

namespace kiln {

Program::Impl::Ir::Ir(mlir::MLIRContext *context)
    : context(context), module(mlir::ModuleOp::create(mlir::UnknownLoc::get(context))),
      places(std::make_shared<mojo::PlaceTable>(context)) {}

Program::Impl::Impl() = default;
Program::Impl::~Impl() = default;

unsigned Program::Impl::dtypeCode(llvm::StringRef name) {
  auto dtype = mojo::dtypeFromName(name);
  return dtype ? unsigned(*dtype) : 0;
}

/// File, line and column of `loc`.
static mlir::LocationAttr exactLocation(Program &program, SourceLoc loc) {
  mlir::MLIRContext *context = program.impl->ir->context;
  auto &[knownFile, name, line] = program.impl->ir->located;
  const SourceFile *file = knownFile && loc.isValid() && knownFile->contains(loc) ? knownFile : program.sources.fileOf(loc);
  if (!file)
    return mlir::UnknownLoc::get(context);
  if (knownFile != file) {
    knownFile = file;
    name = mlir::StringAttr::get(context, file->path());
    line = 0;
  }
  // Mostly the line of the last location, or one of the next.
  size_t offset = file->offset(loc);
  unsigned next = line;
  while (next && next < line + 3 && next < file->lineCount() && file->lineStart(next + 1) <= offset)
    ++next;
  bool isThere = next && file->lineStart(next) <= offset && (next == file->lineCount() || offset < file->lineStart(next + 1));
  line = isThere ? next : file->lineAt(offset);
  return mlir::FileLineColLoc::get(name, line, offset - file->lineStart(line) + 1);
}

Program::Program(SourceManager &sources, DiagnosticEngine &diags, StringInterner &names, void *mlirContext,
                 const ProgramOptions &options)
    : sources(sources), diags(diags), names(names), options(options), impl(std::make_unique<Impl>()), context(mlirContext) {
  auto *ctx = static_cast<mlir::MLIRContext *>(mlirContext);
  ctx->loadDialect<mojo::MojoDialect>();
  impl->ir = std::make_unique<Impl::Ir>(ctx);
  ctx->getLoadedDialect<mojo::MojoDialect>()->expandPlace = [this](uint32_t number) {
    return llvm::dyn_cast<mlir::FileLineColLoc>(exactLocation(*this, SourceLoc::fromRaw(number)));
  };
  impl->finder.ignoreIncompatible = options.ignoreIncompatiblePackages;
}
Program::~Program() {
  // The module may outlive the program, and has the places.
  auto *dialect = static_cast<mlir::MLIRContext *>(context)->getLoadedDialect<mojo::MojoDialect>();
  dialect->expandPlace = [places = impl->ir->places](uint32_t) { return mlir::FileLineColLoc(); };
}

mlir::Operation *Program::irModule() { return impl->ir->module->getOperation(); }

mlir::Location mlirLocation(Program &program, SourceLoc loc) {
  if (program.options.exactLocations)
    return mlir::Location(exactLocation(program, loc));
  if (!loc)
    return mlir::UnknownLoc::get(program.impl->ir->context);
  return mlir::Location(program.impl->ir->places->get(loc.raw()));
}

SourceLoc sourceLocation(Program &program, mlir::Location loc) {
  if (auto place = llvm::dyn_cast<mojo::PlaceAttr>(loc))
    return SourceLoc::fromRaw(place.getNumber());
  auto place = llvm::dyn_cast<mlir::FileLineColLoc>(loc);
  if (!place) {
    if (auto call = llvm::dyn_cast<mlir::CallSiteLoc>(loc))
      return sourceLocation(program, call.getCallee());
    if (auto name = llvm::dyn_cast<mlir::NameLoc>(loc))
      return sourceLocation(program, name.getChildLoc());
    return SourceLoc();
  }
  for (const std::unique_ptr<SourceFile> &file : program.sources.files())
    if (file->path() == place.getFilename().getValue() && place.getLine() >= 1 && place.getLine() <= file->lineCount())
      return file->loc(std::min<size_t>(file->lineStart(place.getLine()) + place.getColumn() - 1, file->size()));
  return SourceLoc();
}

static mojo::Member memberKind(Lifecycle lifecycle) {
  switch (lifecycle) {
  case Lifecycle::Missing:
    return mojo::Member::None;
  case Lifecycle::Trivial:
    return mojo::Member::Trivial;
  case Lifecycle::Call:
    return mojo::Member::Call;
  }
  llvm_unreachable("covered switch");
}

/// Emits the mojo.struct_def of a struct type.
static void defineStruct(Program &program, StructFacts &facts, mojo::StructType irType) {
  Type type = facts.canonical;
  StructInfo *info = type.structInfo();
  mlir::OpBuilder builder(program.impl->ir->context);
  builder.setInsertionPointToEnd(program.impl->ir->module->getBody());
  llvm::SmallVector<llvm::StringRef, 8> names;
  llvm::SmallVector<mlir::Attribute, 8> types;
  for (auto [field, fieldType] : llvm::zip(info->fields, irType.getFields())) {
    names.push_back(field.name.str());
    types.push_back(mlir::TypeAttr::get(fieldType));
  }
  auto member = [&](Lifecycle lifecycle) { return mojo::MemberAttr::get(builder.getContext(), memberKind(lifecycle)); };
  program.impl->ir->globalOps[facts.symbol] = mojo::StructDefOp::create(builder, mlirLocation(program, info->loc), builder.getStringAttr(facts.symbol),
                            builder.getStrArrayAttr(names), builder.getArrayAttr(types), member(program.destroyOf(type)),
                            member(program.copyOf(type)), member(program.moveOf(type)),
                            info->explicitDestroy.empty() ? mlir::StringAttr() : builder.getStringAttr(info->explicitDestroy),
                            builder.getStringAttr(program.print(type)), mlir::ArrayAttr());
}

/// The IR type that stands for a type over archetypes in the walk under way; ownership looks at its definition.
static const void *lowerOpenType(Program &program, Type type) {
  const void *&known = program.impl->openTypes[{type, program.impl->walkAssumptions}];
  if (known)
    return known;
  mlir::MLIRContext *context = program.impl->ir->context;
  llvm::SmallVector<mlir::Type, 8> fields;
  llvm::SmallVector<llvm::StringRef, 8> names;
  if (type.isStruct()) {
    // A cycle through a pointer meets a type without fields.
    known = mojo::StructType::get(context, "none", {}).getAsOpaquePointer();
    for (Type field : program.fieldTypes(type))
      fields.push_back(toMlirType(program.lowerType(field)));
    for (const FieldInfo &field : type.structInfo()->fields)
      names.push_back(field.name.str());
    names.resize(fields.size());
  }
  std::string symbol = program.print(type, /*qualified=*/true) + "#open" + std::to_string(program.values.freshOriginId());
  auto irType = mojo::StructType::get(context, symbol, fields, 0, false);
  mlir::OpBuilder builder(context);
  builder.setInsertionPointToEnd(program.impl->ir->module->getBody());
  llvm::SmallVector<mlir::Attribute, 8> types;
  for (mlir::Type field : fields)
    types.push_back(mlir::TypeAttr::get(field));
  auto member = [&](Lifecycle lifecycle) {
    return mojo::MemberAttr::get(context, lifecycle == Lifecycle::Missing ? mojo::Member::None : mojo::Member::Call);
  };
  llvm::StringRef destroy = type.isStruct() ? type.structInfo()->explicitDestroy : llvm::StringRef();
  program.impl->ir->globalOps[symbol] = mojo::StructDefOp::create(builder, mlir::UnknownLoc::get(context), builder.getStringAttr(symbol), builder.getStrArrayAttr(names),
                            builder.getArrayAttr(types), member(program.destroyOf(type)), member(program.copyOf(type)),
                            member(program.moveOf(type)), destroy.empty() ? mlir::StringAttr() : builder.getStringAttr(destroy),
                            builder.getStringAttr(program.print(type)), mlir::ArrayAttr());
  return program.impl->openTypes[{type, program.impl->walkAssumptions}] = irType.getAsOpaquePointer();
}

const void *Program::lowerType(Type type) {
  mlir::MLIRContext *ctx = impl->ir->context;
  auto empty = [&](llvm::StringRef name) { return mojo::StructType::get(ctx, name, {}).getAsOpaquePointer(); };
  if (!type)
    return empty("none");
  switch (type.kind()) {
  case TypeKind::Mlir:
    return type->mlirType;
  case TypeKind::Function:
    return mojo::FnPtrType::get(ctx).getAsOpaquePointer();
  case TypeKind::Struct:
    if (archetypeWalk && !type.isConcrete())
      return lowerOpenType(*this, values.eraseOrigins(type));
    break;
  case TypeKind::Param:
  case TypeKind::Assoc:
    return lowerOpenType(*this, type);
  default:
    return empty("none");
  }
  StructFacts &exact = facts(type);
  if (exact.irType)
    return exact.irType;
  if (exact.canonical != type)
    return exact.irType = lowerType(exact.canonical);
  llvm::SmallVector<mlir::Type, 8> fields;
  for (Type field : fieldTypes(type))
    fields.push_back(toMlirType(lowerType(field)));
  StructFacts &known = facts(type);
  if (known.irType)
    return known.irType;
  known.symbol = print(type, /*qualified=*/true);
  // Two structs of one name (extensions of test modules, closures) get different symbols.
  unsigned &uses = impl->symbolUses[known.symbol];
  if (uses++)
    known.symbol += "#" + std::to_string(uses);
  unsigned alignment = 0;
  StructInfo *info = type.structInfo();
  if (info->alignment) {
    Checker checker(*this, known.scope, Checker::Mode::Comptime);
    if (Const value = checker.evaluate(*info->alignment, intType()))
      if (auto number = value.asInt64()) {
        bool isValid = *number > 0 && llvm::isPowerOf2_64(uint64_t(*number)) && *number <= (int64_t(1) << 29);
        alignment = isValid ? unsigned(*number) : 0;
        if (const ast::Decorator *decorator = isValid ? nullptr : info->syntax->findDecorator("align"))
          diags.report(decorator->at, diag::RuleAlign);
      }
  }
  auto irType = mojo::StructType::get(ctx, known.symbol, fields, alignment, false);
  known.irType = irType.getAsOpaquePointer();
  impl->ir->structsBySymbol[known.symbol] = type;
  if (!known.definitionEmitted) {
    known.definitionEmitted = true;
    defineStruct(*this, known, irType);
  }
  return facts(type).irType;
}

uint64_t Program::sizeOf(Type type) { return mojo::sizeOf(toMlirType(lowerType(type))); }
uint64_t Program::alignOf(Type type) { return mojo::alignOf(toMlirType(lowerType(type))); }

} // namespace kiln
