// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The table of all messages, looked up by number.

#include "diagnostics/Ids.h"
#include "diagnostics/Pages.h"

using namespace kiln;

namespace {
#define DIAG(ID, SEVERITY, TEXT) {#ID, Severity::SEVERITY, TEXT},
/// Ends a table, so that an empty one is an array, too.
#define TABLE_END {"", Severity::Error, ""}
constexpr diag::Info tableLex[] = {
#include "diagnostics/Lex.def"
    TABLE_END};
constexpr diag::Info tableParse[] = {
#include "diagnostics/Parse.def"
    TABLE_END};
constexpr diag::Info tablePackage[] = {
#include "diagnostics/Package.def"
    TABLE_END};
constexpr diag::Info tableCheck[] = {
#include "diagnostics/Check.def"
    TABLE_END};
constexpr diag::Info tableCheckDecl[] = {
#include "diagnostics/CheckDecl.def"
    TABLE_END};
constexpr diag::Info tableCheckCall[] = {
#include "diagnostics/CheckCall.def"
    TABLE_END};
constexpr diag::Info tableComptime[] = {
#include "diagnostics/Comptime.def"
    TABLE_END};
constexpr diag::Info tableOwnership[] = {
#include "diagnostics/Ownership.def"
    TABLE_END};
constexpr diag::Info tableLower[] = {
#include "diagnostics/Lower.def"
    TABLE_END};
constexpr diag::Info tableCodegen[] = {
#include "diagnostics/Codegen.def"
    TABLE_END};
constexpr diag::Info tableDriver[] = {
#include "diagnostics/Driver.def"
    TABLE_END};
constexpr diag::Info tableDoc[] = {
#include "diagnostics/Doc.def"
    TABLE_END};
constexpr diag::Info tableRules[] = {
#include "diagnostics/Rules.def"
    TABLE_END};
#undef DIAG
} // namespace

diag::Info diag::info(Id id) {
#define ROOM(NAME, BASE)                                                                             \
  if (id >= BASE && id < BASE + std::size(table##NAME) - 1)                                          \
    return table##NAME[id - BASE];
#include "diagnostics/Rooms.def"
#undef ROOM
  return {"None", Severity::Error, "unknown diagnostic"};
}

std::vector<diag::Info> diag::allMessages() {
  std::vector<Info> all;
#define ROOM(NAME, BASE) all.insert(all.end(), std::begin(table##NAME), std::end(table##NAME) - 1);
#include "diagnostics/Rooms.def"
#undef ROOM
  return all;
}
