// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The scanner. Each test names the rule that it shows.

#include "Support.h"

using namespace kiln;
using namespace kiln::test;

namespace {

/// Returns the token kinds of `text`, separated by blanks, without the end.
std::string kinds(llvm::StringRef text) {
  Source source(text);
  auto tokens = lex(source.file, source.diags);
  std::string result;
  for (const Token &token : tokens->tokens)
    if (!token.is(TokenKind::Eof))
      result += (result.empty() ? "" : " ") + tokenName(token.kind).str();
  return result;
}

std::string lexMessages(llvm::StringRef text) {
  Source source(text);
  lex(source.file, source.diags);
  return source.messages();
}

/// Returns the decoded value of the string literal `text`.
std::string decoded(llvm::StringRef text) {
  Source source(("comptime x = " + text).str());
  auto &module = source.parse();
  auto *decl = llvm::cast<ast::ComptimeDecl>(module.decls[0]);
  return llvm::cast<ast::StringLiteral>(decl->value)->value.str();
}

// rule: 01/LEX-5
TEST(Lex, LongestMatch) {
  EXPECT_EQ(kinds("**= ** * //= // <<= >>= ... .. -> :="), "**= ** * //= // <<= >>= ... . . -> :=");
}

// rule: 01/LEX-4
TEST(Lex, UnexpectedCharacters) {
  EXPECT_EQ(lexMessages("a ! b"), "1:3: unexpected character\n");
  EXPECT_EQ(lexMessages("a ? b"), "1:3: unexpected character\n");
  EXPECT_EQ(lexMessages("$a"), "1:1: unexpected character\n");
}

// rule: 01/LEX-10
TEST(Lex, IndentationCountsBytes) {
  Source source("a\n\tb c\n  d");
  auto tokens = lex(source.file, source.diags);
  EXPECT_EQ(tokens->tokens[0].indent, 0);
  EXPECT_EQ(tokens->tokens[1].indent, 1);
  EXPECT_FALSE(tokens->tokens[2].startsLine());
  EXPECT_EQ(tokens->tokens[3].indent, 2);
}

// rule: 01/LEX-11
TEST(Lex, MixedIndentation) {
  EXPECT_EQ(lexMessages("a\n  b\n\tc"), "3:2: indentation must not mix tabs and spaces; select one style\n");
  EXPECT_EQ(lexMessages("a\n  b\n  \tc"), "");
}

// rule: 01/LEX-15
TEST(Lex, JoinedLines) {
  Source source("a \\ \n  b");
  auto tokens = lex(source.file, source.diags);
  EXPECT_FALSE(tokens->tokens[1].startsLine());
  EXPECT_EQ(lexMessages("a \\ b"), "1:3: unexpected '\\' character, isn't at end of line\n");
}

/// Kind, place, length and layout of a token.
std::string described(const TokenBuffer &buffer, const Token &token) {
  return tokenName(token.kind).str() + "@" + std::to_string(buffer.file.offset(token.loc)) + "+" + std::to_string(token.length) + "|" +
         std::to_string(token.indent);
}

// Tokens that are made when a body is needed are those that would have been made with the rest.
TEST(Lex, LazyBodies) {
  Source source("@decorator\n"
                "def f[T: A](x: Int = g(a[0:1]), y: def(Int) -> Int) -> Int where T.k:  # header\n"
                "    # before\n"
                "\n"
                "    \"\"\"Doc:\n"
                "  of low lines.\n"
                "def not_this():\n"
                "\"\"\"\n"
                "    var x = r'#\\d' + t\"{g(\"#\")}\"  # \"open\n"
                "    def inner():\n"
                "        return 1\n"
                "# a comment at the left\n"
                "    return x\n"
                "    # behind\n"
                "\n"
                "struct S:\n"
                "    def a(self): return 1\n"
                "    async def b(self):\n"
                "        pass\n"
                "    def c(self):\n"
                "        ...\n"
                "    def d(self):\n"
                "        'Doc.'\n"
                "        ...\n"
                "    def e(self):\n"
                "        return (\n"
                "            1)\n"
                "var z = 1");
  auto eager = lex(source.file, source.diags);
  auto lazy = lex(source.file, source.diags, {.lazyBodies = true});
  std::string expected, made;
  for (const Token &token : eager->tokens)
    expected += described(*eager, token) + "\n";
  unsigned bodies = 0;
  for (size_t i = 0, count = lazy->tokens.size(); i < count; ++i) {
    Token token = lazy->tokens[i];
    if (!token.is(TokenKind::Body)) {
      made += described(*lazy, token) + "\n";
      continue;
    }
    ++bodies;
    size_t first = lazy->tokens.size();
    lexBody(*lazy, token, source.diags);
    for (size_t j = first; j + 1 < lazy->tokens.size(); ++j)
      made += described(*lazy, lazy->tokens[j]) + "\n";
  }
  EXPECT_EQ(made, expected);
  EXPECT_EQ(bodies, 3u); // not of `a`, `c` and `d`
  EXPECT_EQ(source.messages(), "");
}

// rule: 01/LEX-41
TEST(Lex, EscapedIdentifiers) {
  EXPECT_EQ(kinds("`a b` `def`"), "EscapedIdentifier EscapedIdentifier");
  EXPECT_EQ(lexMessages("``"), "1:1: empty backtick identifier isn't allowed\n");
  EXPECT_EQ(lexMessages("`a\nb"), "1:1: unterminated backtick identifier\n");
}

// rule: 01/LEX-60
TEST(Lex, Integers) {
  EXPECT_EQ(kinds("1__000_ 0x_FF 0o17 0b1_0 00 0_0"), "Integer Integer Integer Integer Integer Integer");
  EXPECT_EQ(lexMessages("0123"),
            "1:1: decimal integer literals must not use leading zeros; add '0o' for octal literals\n");
  EXPECT_EQ(lexMessages("0x"), "1:1: no digits specified for hex literal\n");
  EXPECT_EQ(decodeInteger("0xFFFF_FFFF_FFFF_FFFF_F").getActiveBits(), 68u);
  EXPECT_EQ(decodeInteger("1__000_").getZExtValue(), 1000u);
}

// rule: 01/LEX-61
TEST(Lex, Floats) {
  EXPECT_EQ(kinds("2. .5 1e10 1_0.2_5e-3_ 1.foo"), "Float Float Float Float Float Identifier");
  EXPECT_EQ(lexMessages("2.5e"), "1:5: expected a digit after the exponent\n");
  DecimalFloat value = decodeFloat("12.50e-3");
  EXPECT_EQ(value.mantissa.getZExtValue(), 1250u);
  EXPECT_EQ(value.exponent, -5);
}

// rule: 01/LEX-71
TEST(Lex, UnterminatedString) {
  EXPECT_EQ(lexMessages("x = \"abc\ny"), "1:5: unterminated string\n");
  EXPECT_EQ(lexMessages("'''a\nb''' c"), "");
}

// rule: 01/LEX-72
TEST(Lex, Escapes) {
  EXPECT_EQ(decoded("\"\\x85\\n\\101\\u00e9\""), "\xC2\x85\nA\xC3\xA9");
  EXPECT_EQ(parseMessages("comptime x = \"\\q\""), "1:15: invalid escape sequence\n");
}

// rule: 01/LEX-73
TEST(Lex, RawStrings) { EXPECT_EQ(decoded("r\"a\\\"b\""), "a\\\"b"); }

// rule: 01/LEX-83
TEST(Lex, NestedTStrings) {
  EXPECT_EQ(kinds("t\"a {t\"b {x}\"} c\" y"), "TString Identifier");
  EXPECT_EQ(kinds("t\"{d[\"k\"]}\""), "TString");
}

// rule: 01/LEX-84
TEST(Lex, TStringErrors) {
  EXPECT_EQ(lexMessages("x = t\"a\n"),
            "1:5: t-string cannot contain unescaped newline (use triple quotes or escape as \\n)\n");
  EXPECT_EQ(lexMessages("x = t\"bad {x\""), "1:5: unterminated t-string (missing closing quote)\n");
}

} // namespace
