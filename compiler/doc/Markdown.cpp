// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A small renderer: what docstrings use of Markdown, block by block.

#include "doc/Markdown.h"
#include "diagnostics/Diagnostics.h"
#include "lex/Lexer.h"
#include "lex/Token.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace kiln;
using namespace kiln::doc;
using llvm::StringRef;

std::string doc::escapeHtml(StringRef text) {
  std::string result;
  for (char c : text) {
    switch (c) {
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '&':
      result += "&amp;";
      break;
    case '"':
      result += "&quot;";
      break;
    default:
      result += c;
    }
  }
  return result;
}

std::string doc::highlightCode(StringRef code, const LinkOf &linkOf) {
  SourceManager sources;
  DiagnosticEngine diags(sources);
  DiagnosticCapture capture(diags);
  SourceFile &file = sources.addBuffer("<code>", code);
  std::unique_ptr<TokenBuffer> tokens = lex(file, diags);
  struct Span {
    size_t begin, end;
    std::string open, close;
  };
  std::vector<Span> spans;
  for (const Token &token : tokens->tokens) {
    const char *kind = token.isAny(TokenKind::String, TokenKind::TString)   ? "s"
                       : token.isAny(TokenKind::Integer, TokenKind::Float) ? "n"
                       : isKeyword(token.kind)                             ? "k"
                                                                           : nullptr;
    std::string link = token.is(TokenKind::Identifier) && linkOf ? linkOf(tokens->text(token)) : "";
    if (kind)
      spans.push_back({file.offset(token.loc), file.offset(token.end()), std::string("<span class=\"") + kind + "\">", "</span>"});
    else if (!link.empty())
      spans.push_back({file.offset(token.loc), file.offset(token.end()), "<a href=\"" + escapeHtml(link) + "\">", "</a>"});
  }
  for (SourceRange comment : tokens->comments)
    spans.push_back({file.offset(comment.begin), file.offset(comment.end), "<span class=\"c\">", "</span>"});
  llvm::sort(spans, [](const Span &a, const Span &b) { return a.begin < b.begin; });
  std::string result;
  size_t at = 0;
  for (const Span &span : spans) {
    if (span.begin < at || span.end > code.size())
      continue;
    result += escapeHtml(code.slice(at, span.begin)) + span.open;
    // No element goes over a line end, so that each line of a source page is complete.
    std::string inner = escapeHtml(code.slice(span.begin, span.end));
    for (size_t i = 0; (i = inner.find('\n', i)) != std::string::npos; i += span.open.size() + span.close.size() + 1)
      inner.replace(i, 1, span.close + "\n" + span.open);
    result += inner + span.close;
    at = span.end;
  }
  return result + escapeHtml(code.drop_front(std::min(at, code.size())));
}

std::string doc::renderInline(StringRef text, const LinkOf &linkOf) {
  std::string result;
  while (!text.empty()) {
    if (text.front() == '`') {
      size_t ticks = text.size() - text.ltrim('`').size();
      size_t end = text.find(text.take_front(ticks), ticks);
      if (end != StringRef::npos) {
        StringRef code = text.slice(ticks, end).trim(' ');
        std::string link = linkOf ? linkOf(code.split('[').first.split('(').first) : "";
        std::string shown = "<code>" + escapeHtml(code) + "</code>";
        result += link.empty() ? shown : "<a href=\"" + escapeHtml(link) + "\">" + shown + "</a>";
        text = text.drop_front(end + ticks);
        continue;
      }
    }
    if (text.starts_with("**")) {
      size_t end = text.find("**", 2);
      if (end != StringRef::npos && end > 2) {
        result += "<strong>" + renderInline(text.slice(2, end), linkOf) + "</strong>";
        text = text.drop_front(end + 2);
        continue;
      }
    }
    if (text.front() == '*' && text.size() > 2 && text[1] != ' ') {
      size_t end = text.find('*', 1);
      if (end != StringRef::npos) {
        result += "<em>" + renderInline(text.slice(1, end), linkOf) + "</em>";
        text = text.drop_front(end + 1);
        continue;
      }
    }
    if (text.front() == '[') {
      size_t middle = text.find("](");
      size_t end = middle == StringRef::npos ? StringRef::npos : text.find(')', middle);
      StringRef target = end == StringRef::npos ? StringRef() : text.slice(middle + 2, end);
      bool isSafe = target.starts_with("https://") || target.starts_with("http://") || target.starts_with("#");
      if (end != StringRef::npos && !text.slice(1, middle).contains('[')) {
        std::string shown = renderInline(text.slice(1, middle), linkOf);
        result += isSafe ? "<a href=\"" + escapeHtml(target) + "\">" + shown + "</a>" : shown;
        text = text.drop_front(end + 1);
        continue;
      }
    }
    if (text.starts_with("https://") || text.starts_with("http://")) {
      StringRef url = text.take_until([](char c) { return c == ' ' || c == ')' || c == '>' || c == '\n'; }).rtrim(".,;");
      result += "<a href=\"" + escapeHtml(url) + "\">" + escapeHtml(url) + "</a>";
      text = text.drop_front(url.size());
      continue;
    }
    result += escapeHtml(text.take_front(1));
    text = text.drop_front(1);
  }
  return result;
}

namespace {
/// The lines of a text and what of them has been rendered.
class Renderer {
public:
  Renderer(StringRef text, const LinkOf &linkOf) : linkOf(linkOf) { text.split(lines, '\n'); }

  std::string run() {
    while (at < lines.size())
      block();
    return std::move(html);
  }

private:
  static size_t indentOf(StringRef line) { return line.size() - line.ltrim(' ').size(); }

  static bool isItem(StringRef line) {
    line = line.ltrim(' ');
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ "))
      return true;
    StringRef rest = line.drop_while(llvm::isDigit);
    return rest.size() < line.size() && (rest.starts_with(". ") || rest.starts_with(") "));
  }

  void block() {
    StringRef line = lines[at].trim();
    if (line.empty()) {
      ++at;
    } else if (line.starts_with("```") || line.starts_with("~~~")) {
      fence(line);
    } else if (line.starts_with("#") && line.ltrim('#').starts_with(" ")) {
      size_t level = std::min<size_t>(line.size() - line.ltrim('#').size() + 2, 6);
      std::string tag = "h" + std::to_string(level);
      html += "<" + tag + ">" + renderInline(line.ltrim('#').trim(), linkOf) + "</" + tag + ">\n";
      ++at;
    } else if (isItem(lines[at])) {
      list();
    } else if (line.starts_with("|") && at + 1 < lines.size() && lines[at + 1].trim().starts_with("|") && lines[at + 1].contains("--")) {
      table();
    } else if (line.starts_with(">")) {
      std::string quoted;
      for (; at < lines.size() && lines[at].trim().starts_with(">"); ++at)
        quoted += lines[at].trim().drop_front(1).str() + "\n";
      html += "<blockquote>" + renderMarkdown(quoted, linkOf) + "</blockquote>\n";
    } else if (line.ends_with(":") && line.size() < 40 && !line.contains('.') && llvm::isUpper(line.front()) && at + 1 < lines.size() &&
               (lines[at + 1].trim().empty() || indentOf(lines[at + 1]) > indentOf(lines[at]))) {
      // A section of free text: its body is indented.
      html += "<h4>" + renderInline(line.drop_back(), linkOf) + "</h4>\n";
      size_t base = indentOf(lines[at++]);
      std::string body;
      size_t inner = StringRef::npos;
      size_t end = at;
      for (; end < lines.size() && (lines[end].trim().empty() || indentOf(lines[end]) > base); ++end)
        if (!lines[end].trim().empty())
          inner = std::min(inner, indentOf(lines[end]));
      for (; at < end; ++at)
        body += lines[at].drop_front(std::min(inner, lines[at].size())).str() + "\n";
      html += renderMarkdown(body, linkOf);
    } else {
      std::string paragraph;
      for (; at < lines.size(); ++at) {
        StringRef next = lines[at].trim();
        if (next.empty() || next.starts_with("```") || (!paragraph.empty() && isItem(lines[at])))
          break;
        paragraph += (paragraph.empty() ? "" : "\n") + next.str();
      }
      html += "<p>" + renderInline(paragraph, linkOf) + "</p>\n";
    }
  }

  void fence(StringRef open) {
    StringRef mark = open.take_front(3), language = open.drop_front(3).trim();
    size_t indent = indentOf(lines[at]);
    std::string code;
    for (++at; at < lines.size() && !lines[at].trim().starts_with(mark); ++at) {
      StringRef line = lines[at].drop_front(std::min(indent, indentOf(lines[at])));
      if (!line.ltrim().starts_with("%#")) // hidden (DOC-15)
        code += line.rtrim().str() + "\n";
    }
    ++at;
    bool isMojo = language.empty() || language == "mojo";
    html += "<pre><code>" + (isMojo ? highlightCode(code, {}) : escapeHtml(code)) + "</code></pre>\n";
  }

  void list() {
    bool isOrdered = llvm::isDigit(lines[at].ltrim(' ').front());
    size_t base = indentOf(lines[at]);
    html += isOrdered ? "<ol>\n" : "<ul>\n";
    while (at < lines.size() && isItem(lines[at]) && indentOf(lines[at]) == base) {
      StringRef first = lines[at].ltrim(' ');
      size_t mark = first.find(' ') + 1;
      std::string body = first.drop_front(mark).str() + "\n";
      for (++at; at < lines.size(); ++at) {
        bool isInner = indentOf(lines[at]) > base && !lines[at].trim().empty();
        bool isGap = lines[at].trim().empty() && at + 1 < lines.size() && indentOf(lines[at + 1]) > base && !lines[at + 1].trim().empty();
        if (!isInner && !isGap)
          break;
        body += lines[at].drop_front(std::min(base + mark, indentOf(lines[at]))).str() + "\n";
      }
      std::string inner = renderMarkdown(body, linkOf);
      // An item of one paragraph stands without it.
      StringRef text = StringRef(inner).trim();
      if (text.starts_with("<p>") && text.ends_with("</p>") && text.count("<p>") == 1)
        inner = text.drop_front(3).drop_back(4).str();
      html += "<li>" + inner + "</li>\n";
    }
    html += isOrdered ? "</ol>\n" : "</ul>\n";
  }

  void table() {
    auto row = [&](StringRef line, const char *tag) {
      llvm::SmallVector<StringRef> cells;
      StringRef inner = line.trim();
      inner.consume_front("|");
      inner.consume_back("|");
      inner.split(cells, '|');
      html += "<tr>";
      for (StringRef cell : cells)
        html += "<" + std::string(tag) + ">" + renderInline(cell.trim(), linkOf) + "</" + tag + ">";
      html += "</tr>\n";
    };
    html += "<table>\n";
    row(lines[at], "th");
    for (at += 2; at < lines.size() && lines[at].trim().starts_with("|"); ++at)
      row(lines[at], "td");
    html += "</table>\n";
  }

  const LinkOf &linkOf;
  llvm::SmallVector<StringRef> lines;
  size_t at = 0;
  std::string html;
};
} // namespace

std::string doc::renderMarkdown(StringRef text, const LinkOf &linkOf) { return Renderer(text, linkOf).run(); }
