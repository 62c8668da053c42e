// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// From a syntax tree to an index of its declarations.
#include "check/Indexing.h"
#include "check/ProgramImpl.h"
#include "lex/Token.h"

namespace kiln {

namespace {

/// Fills the index of a module from its syntax tree.
struct Indexer {
  Program &program;
  ModuleInfo &module;

  std::string qualified(Identifier name) { return module.name + "." + name.str().str(); }

  /// Text of the single string argument of a decorator call, or the empty string.
  static llvm::StringRef stringArgument(const ast::Decorator &decorator) {
    const ast::CallExpr *call = decorator.call();
    if (!call || call->args.empty())
      return "";
    auto *text = llvm::dyn_cast<ast::StringLiteral>(call->args.front().value);
    return text ? text->value : "";
  }

  FunctionInfo *function(const ast::FunctionDecl &decl, StructInfo *structInfo, TraitInfo *traitInfo) {
    FunctionInfo &info = program.impl->functions.emplace_back();
    info.syntax = &decl;
    info.name = decl.name.id;
    info.module = &module;
    info.structInfo = structInfo;
    info.traitInfo = traitInfo;
    info.scope = module.scope;
    info.isStatic = info.name == "__init__" && (structInfo || traitInfo);
    info.isRequirement = traitInfo && decl.bodyStartsWithEllipsis;
    for (const ast::Decorator &decorator : decl.decorators)
      applyDecorator(info, decorator);
    return &info;
  }

  static void applyDecorator(FunctionInfo &info, const ast::Decorator &decorator) {
    std::string name = decorator.name();
    llvm::StringRef text = stringArgument(decorator);
    if (name == "staticmethod")
      info.isStatic = true;
    else if (name == "always_inline") {
      info.alwaysInline = true;
      info.builtinInline = text == "builtin";
    } else if (name == "no_inline")
      info.noInline = true;
    else if (name == "implicit") {
      info.implicit = true;
      if (const ast::CallExpr *call = decorator.call())
        for (const ast::Argument &arg : call->args)
          if (arg.name.str() == "deprecated")
            if (auto *flag = llvm::dyn_cast<ast::BoolLiteral>(arg.value))
              info.implicitDeprecated = flag->value;
    } else if (name == "__intrinsic")
      info.intrinsic = text;
    else if (name == "__unsafe_nested_origins_read_only")
      info.nestedOriginsReadOnly = true;
    else if (name == "export") {
      info.isExport = true;
      info.exportName = text.empty() ? info.name.str() : text;
    } else if (name == "deprecated")
      info.deprecated = text.empty() ? "deprecated" : text;
    else if (name == "unavailable")
      info.unavailable = text.empty() ? "unavailable" : text;
    else if (name == "parameter" || name == "__parameter")
      info.legacyParameter = true;
  }

  AliasInfo *alias(const ast::ComptimeDecl &decl, Identifier name, unsigned index, StructInfo *structInfo,
                   TraitInfo *traitInfo) {
    AliasInfo &info = program.impl->aliases.emplace_back();
    info.syntax = &decl;
    info.name = name;
    info.index = index;
    info.module = &module;
    info.structInfo = structInfo;
    info.traitInfo = traitInfo;
    info.scope = module.scope;
    return &info;
  }

  /// Adds a method to the index of a struct or trait; diagnoses clashes with non-methods (SDC-4).
  template <class Info> void addMethod(Info &info, FunctionInfo *method, SourceLoc loc) {
    Member &member = info.members[method->name];
    if (member.kind == Member::None) {
      member.kind = Member::Methods;
      member.loc = loc;
    } else if (member.kind != Member::Methods) {
      program.diags.report(loc, diag::InvalidRedefinition, method->name).note(member.loc, diag::PreviousDefinition);
      return;
    }
    member.methods.push_back(method);
  }

  template <class Info> void addMember(Info &info, Identifier name, Member member) {
    Member &slot = info.members[name];
    if (slot.kind != Member::None) {
      program.diags.report(member.loc, diag::InvalidRedefinition, name).note(slot.loc, diag::PreviousDefinition);
      return;
    }
    slot = std::move(member);
  }

  /// Fills what the index knows of structs and traits alike.
  template <class Info, class Decl> void describe(Info &info, const Decl &decl) {
    info.syntax = &decl;
    info.name = decl.name.id;
    info.qualifiedName = qualified(info.name);
    info.module = &module;
    info.scope = module.scope;
    info.loc = decl.loc();
    info.role = roleOf(module.name, info.name.str());
  }

  void structDecl(const ast::StructDecl &decl) {
    StructInfo &info = program.impl->structs.emplace_back();
    describe(info, decl);
    info.params = decl.params.params;
    for (auto [index, param] : llvm::enumerate(info.params)) {
      Member member;
      member.kind = Member::Param;
      member.param = index;
      member.loc = param->loc();
      addMember(info, param->name.id, member);
    }
    for (const ast::Decorator &decorator : decl.decorators) {
      std::string name = decorator.name();
      if (name == "fieldwise_init") {
        info.fieldwiseInit = true;
        info.fieldwiseInitImplicit = stringArgument(decorator) == "implicit";
      } else if (name == "align") {
        if (const ast::CallExpr *call = decorator.call(); call && !call->args.empty())
          info.alignment = call->args.front().value;
      } else if (name == "explicit_destroy")
        info.explicitDestroy = stringArgument(decorator);
      else if (name == "__nonmaterializable" || name == "nonmaterializable") {
        if (const ast::CallExpr *call = decorator.call(); call && !call->args.empty())
          info.nonMaterializable = call->args.front().value;
      } else if (name == "__allow_legacy_any_origin_fields")
        info.allowAnyOriginFields = true;
      else if (name == "value") // 2023: everything that @value made
        info.fieldwiseInit = true;
    }
    members(decl, info, &info, nullptr);
    Entity entity;
    entity.kind = Entity::Struct;
    entity.structInfo = &info;
    entity.loc = info.loc;
    declare(info.name, entity);
  }

  template <class Info> void members(const ast::TypeDecl &decl, Info &info, StructInfo *structInfo, TraitInfo *traitInfo) {
    for (const ast::Decl *memberDecl : decl.members) {
      if (auto *method = llvm::dyn_cast<ast::FunctionDecl>(memberDecl)) {
        addMethod(info, function(*method, structInfo, traitInfo), method->loc());
      } else if (auto *comptime = llvm::dyn_cast<ast::ComptimeDecl>(memberDecl)) {
        Member member;
        member.kind = Member::Alias;
        member.alias = alias(*comptime, comptime->name.id, 0, structInfo, traitInfo);
        member.loc = comptime->loc();
        addMember(info, comptime->name.id, member);
      } else if (auto *field = llvm::dyn_cast<ast::FieldDecl>(memberDecl)) {
        if constexpr (std::is_same_v<Info, StructInfo>) {
          Member member;
          member.kind = Member::Field;
          member.field = info.fields.size();
          member.loc = field->loc();
          FieldInfo fieldInfo;
          fieldInfo.name = field->name.id;
          fieldInfo.syntax = field;
          info.fields.push_back(fieldInfo);
          addMember(info, field->name.id, member);
        }
      }
    }
  }

  void traitDecl(const ast::TraitDecl &decl) {
    TraitInfo &info = program.impl->traits.emplace_back();
    describe(info, decl);
    members(decl, info, nullptr, &info);
    Entity entity;
    entity.kind = Entity::Trait;
    entity.traitInfo = &info;
    entity.loc = info.loc;
    declare(info.name, entity);
  }

  void functionDecl(const ast::FunctionDecl &decl) {
    FunctionInfo *info = function(decl, nullptr, nullptr);
    Entity *existing = nullptr;
    if (auto it = module.scope->names.find(info->name); it != module.scope->names.end())
      existing = &it->second;
    if (existing && existing->kind != Entity::Functions) {
      program.diags.report(decl.loc(), diag::InvalidRedefinition, info->name)
          .note(existing->loc, diag::CannotOverloadNonFunction);
      return;
    }
    llvm::SmallVector<FunctionInfo *, 4> functions;
    if (existing)
      functions.append(existing->functions.begin(), existing->functions.end());
    functions.push_back(info);
    Entity entity;
    entity.kind = Entity::Functions;
    entity.functions = program.values.copyArray<FunctionInfo *>(functions);
    entity.loc = existing ? existing->loc : decl.loc();
    module.scope->names[info->name] = entity;
  }

  void comptimeDecl(const ast::ComptimeDecl &decl) {
    auto add = [&](Identifier name, unsigned index, SourceLoc loc) {
      Entity entity;
      entity.kind = Entity::Alias;
      entity.alias = alias(decl, name, index, nullptr, nullptr);
      entity.loc = loc;
      declare(name, entity);
    };
    if (!decl.target)
      return add(decl.name.id, 0, decl.loc());
    if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(decl.target->ignoreParens()))
      for (auto [index, element] : llvm::enumerate(tuple->elements))
        if (auto *name = llvm::dyn_cast<ast::NameExpr>(element->ignoreParens()))
          add(name->name, index, name->loc());
  }

  void declare(Identifier name, const Entity &entity) {
    if (!name)
      return;
    auto [it, isNew] = module.scope->names.try_emplace(name, entity);
    if (!isNew) {
      auto report = program.diags.report(entity.loc, diag::InvalidRedefinition, name);
      report.note(it->second.loc, it->second.kind == Entity::Struct ? diag::ConflictsWithStruct : diag::PreviousDefinition);
    }
  }

  /// A declaration with a syntax error still has its name, so that uses of it stay silent (NAM-5).
  void failedDecl(const ast::Stmt &stmt) {
    llvm::ArrayRef<Token> tokens = module.syntax->tokens().tokens;
    const Token *first = llvm::partition_point(tokens, [&](const Token &token) { return token.loc < stmt.range().begin; });
    for (size_t i = first - tokens.begin(); i + 1 < tokens.size() && tokens[i].loc < stmt.range().end; ++i) {
      llvm::StringRef word = module.syntax->tokens().text(tokens[i]);
      bool declares = llvm::is_contained({"def", "fn", "struct", "trait", "comptime", "alias", "var", "let", "class"}, word);
      if (declares && tokens[i + 1].is(TokenKind::Identifier)) {
        module.scope->names.try_emplace(program.names.get(module.syntax->tokens().text(tokens[i + 1])));
        return;
      }
    }
  }

  void run() {
    for (const ast::Stmt *stmt : module.syntax->statements) {
      if (auto *import = llvm::dyn_cast<ast::ImportStmt>(stmt)) {
        for (auto [index, item] : llvm::enumerate(import->items)) {
          Identifier bound = item.alias ? item.alias.id
                             : item.path.components.empty() ? Identifier() : item.path.components.front().id;
          if (bound)
            module.lazyImports[bound].push_back({stmt, unsigned(index)});
        }
      } else if (auto *from = llvm::dyn_cast<ast::FromImportStmt>(stmt)) {
        if (from->isWildcard())
          continue; // resolved by wildcards()
        for (auto [index, item] : llvm::enumerate(from->items))
          module.lazyImports[item.bound().id].push_back({stmt, unsigned(index)});
      } else if (llvm::isa<ast::ErrorStmt>(stmt)) {
        failedDecl(*stmt);
      } else if (auto *declStmt = llvm::dyn_cast<ast::DeclStmt>(stmt)) {
        const ast::Decl *decl = declStmt->decl;
        if (auto *s = llvm::dyn_cast<ast::StructDecl>(decl))
          structDecl(*s);
        else if (auto *t = llvm::dyn_cast<ast::TraitDecl>(decl))
          traitDecl(*t);
        else if (auto *f = llvm::dyn_cast<ast::FunctionDecl>(decl))
          functionDecl(*f);
        else if (auto *c = llvm::dyn_cast<ast::ComptimeDecl>(decl))
          comptimeDecl(*c);
        else if (auto *e = llvm::dyn_cast<ast::ExtensionDecl>(decl))
          module.extensions.push_back(e);
      }
    }
  }
};

} // namespace

void indexModule(Program &program, ModuleInfo &module) { Indexer{program, module}.run(); }

void indexExtension(Program &program, ModuleInfo *module, const ast::ExtensionDecl *decl, StructInfo *target) {
  Indexer indexer{program, *module};
  for (const ast::Decl *memberDecl : decl->members) {
    if (auto *method = llvm::dyn_cast<ast::FunctionDecl>(memberDecl)) {
      FunctionInfo *info = indexer.function(*method, target, nullptr);
      info->isExtension = true;
      indexer.addMethod(*target, info, method->loc());
    } else if (auto *comptime = llvm::dyn_cast<ast::ComptimeDecl>(memberDecl)) {
      Member member;
      member.kind = Member::Alias;
      member.alias = indexer.alias(*comptime, comptime->name.id, 0, target, nullptr);
      member.loc = comptime->loc();
      indexer.addMember(*target, comptime->name.id, member);
    }
  }
}

FunctionInfo *indexFunction(Program &program, ModuleInfo *module, const ast::FunctionDecl &decl) {
  Indexer indexer{program, *module};
  return indexer.function(decl, nullptr, nullptr);
}

AliasInfo *indexAlias(Program &program, ModuleInfo *module, const ast::ComptimeDecl &decl, Identifier name, unsigned index) {
  Indexer indexer{program, *module};
  return indexer.alias(decl, name, index, nullptr, nullptr);
}

} // namespace kiln
