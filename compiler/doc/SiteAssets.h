// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The style sheet and the script of documentation sites.

#ifndef KILN_DOC_SITEASSETS_H
#define KILN_DOC_SITEASSETS_H

namespace kiln::doc {

inline constexpr char siteStyle[] = R"css(:root{--paper:#fff;--ink:#1c1e21;--soft:#5c6370;--line:#e3e5e8;--panel:#f6f7f9;--link:#0b5cad;--mark:#fff3c4;
--keyword:#8b2fb8;--string:#1a7f37;--number:#0b6e7f;--comment:#7a828e}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--paper:#16181c;--ink:#e4e6ea;--soft:#9aa2ae;--line:#2c3036;--panel:#1e2126;
--link:#7ab7ff;--mark:#4a4320;--keyword:#d49bf0;--string:#7fd08f;--number:#79d3e0;--comment:#8a929e}}
:root[data-theme=dark]{--paper:#16181c;--ink:#e4e6ea;--soft:#9aa2ae;--line:#2c3036;--panel:#1e2126;
--link:#7ab7ff;--mark:#4a4320;--keyword:#d49bf0;--string:#7fd08f;--number:#79d3e0;--comment:#8a929e}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,sans-serif}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.7em 1em;overflow-x:auto}
:not(pre)>code{background:var(--panel);border-radius:4px;padding:.1em .3em}
header{position:sticky;top:0;z-index:2;display:flex;gap:1rem;align-items:center;padding:.6rem 1.5rem;background:var(--paper);
border-bottom:1px solid var(--line)}
.home{font-weight:700;font-size:1.1rem;color:var(--ink)}
.find{position:relative;flex:1;max-width:36rem}
#search{width:100%;padding:.45rem .8rem;font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:6px}
#results{position:absolute;left:0;right:0;margin:.3rem 0 0;padding:.3rem;list-style:none;background:var(--paper);border:1px solid var(--line);
border-radius:6px;max-height:70vh;overflow-y:auto;box-shadow:0 8px 24px #0003}
#results a{display:block;padding:.3rem .6rem;border-radius:4px;color:inherit}
#results .chosen a,#results a:hover{background:var(--panel);text-decoration:none}
#results small{color:var(--soft);display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
#theme{margin-left:auto;font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:6px;padding:.3rem .6rem;cursor:pointer}
.page{display:flex;align-items:flex-start;max-width:82rem;margin:0 auto}
nav{position:sticky;top:3.6rem;width:16rem;flex:none;max-height:calc(100vh - 3.6rem);overflow-y:auto;padding:1rem 1.5rem;font-size:.9rem}
nav h2{font-size:.8rem;text-transform:uppercase;letter-spacing:.05em;color:var(--soft);margin:1rem 0 .3rem;border:0}
nav ul{list-style:none;margin:0;padding:0;overflow-wrap:anywhere}
main{flex:1;min-width:0;padding:1rem 1.5rem 6rem}
.crumbs{color:var(--soft);margin:.3rem 0}.dot{margin:0 .15em}
h1{font-size:1.8rem;margin:.2rem 0 .8rem}h2{margin-top:2rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
h3{margin:1.6rem 0 .4rem}h3 a{color:inherit}h4{margin:1rem 0 .2rem;color:var(--soft)}
.kind{color:var(--soft);font-weight:400}
section{scroll-margin-top:4rem}section:target h3{background:var(--mark)}
.overload{margin-bottom:1.4rem}.signature{margin-bottom:.2rem;white-space:pre-wrap;overflow-wrap:anywhere}
.source{font-size:.8rem;font-weight:400}
.deprecated{border-left:4px solid #d9822b;padding-left:.8rem}
dl{margin:.2rem 0}dt{margin-top:.3rem}dd{margin-left:1.5rem}
table{border-collapse:collapse}td,th{padding:.3rem .9rem .3rem 0;vertical-align:top;text-align:left;border-bottom:1px solid var(--line)}
.names{width:100%}.names td:first-child{white-space:nowrap;width:1%}
.k{color:var(--keyword)}.s{color:var(--string)}.n{color:var(--number)}.c{color:var(--comment)}
.listing span[id]{display:block;scroll-margin-top:5rem}.listing span:target{background:var(--mark)}
.listing span[id]>a:first-child{display:inline-block;width:4em;color:var(--soft);user-select:none}
@media (max-width:50rem){nav{display:none}main{padding:1rem}header{padding:.6rem 1rem}}
)css";

inline constexpr char siteScript[] = R"js("use strict";
(function () {
  var root = document.body.dataset.root, html = document.documentElement;
  var input = document.getElementById("search"), list = document.getElementById("results");
  var stored = null;
  try { stored = localStorage.getItem("theme"); } catch (e) {}
  if (stored) html.dataset.theme = stored;
  document.getElementById("theme").addEventListener("click", function () {
    var dark = html.dataset.theme ? html.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    html.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", html.dataset.theme); } catch (e) {}
  });
  // The better a name fits, the lower its rank; -1: not at all.
  function rank(entry, words) {
    var name = entry[0].toLowerCase(), full = (entry[2] + "." + entry[0]).toLowerCase(), total = 0;
    for (var i = 0; i < words.length; i++) {
      var word = words[i], at = name.indexOf(word);
      if (name === word) total += 0;
      else if (full.endsWith("." + word)) total += 1;
      else if (at === 0) total += 2;
      else if (at > 0) total += 4;
      else if (full.indexOf(word) >= 0) total += 6;
      else return -1;
    }
    if (entry[0][0] === "_") total += 3;
    if (entry[1] === "method") total += 1;
    return total * 100 + name.length;
  }
  var chosen = 0;
  function choose(index) {
    var items = list.children;
    if (!items.length) return;
    chosen = (index + items.length) % items.length;
    for (var i = 0; i < items.length; i++) items[i].className = i === chosen ? "chosen" : "";
    items[chosen].scrollIntoView({block: "nearest"});
  }
  function search() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean), found = [];
    list.textContent = "";
    if (!words.length) { list.hidden = true; return; }
    window.KILN_INDEX.forEach(function (entry) {
      var r = rank(entry, words);
      if (r >= 0) found.push([r, entry]);
    });
    found.sort(function (a, b) { return a[0] - b[0] || (a[1][2] < b[1][2] ? -1 : 1); });
    found.slice(0, 40).forEach(function (pair) {
      var entry = pair[1], item = document.createElement("li"), link = document.createElement("a"), note = document.createElement("small");
      link.href = root + entry[3];
      link.textContent = entry[1] === "method" ? entry[2].split(".").pop() + "." + entry[0] : entry[0];
      note.textContent = entry[1] + " in " + entry[2] + (entry[4] ? ": " + entry[4] : "");
      link.appendChild(note);
      item.appendChild(link);
      list.appendChild(item);
    });
    if (!found.length) { var none = document.createElement("li"); none.textContent = "Nothing found."; list.appendChild(none); }
    list.hidden = false;
    choose(0);
  }
  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  var query = new URLSearchParams(location.search).get("q");
  if (query) { input.value = query; search(); }
  document.addEventListener("click", function (event) { if (!event.target.closest(".find")) list.hidden = true; });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && document.activeElement !== input) { event.preventDefault(); input.focus(); input.select(); }
    if (document.activeElement !== input) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
    if (event.key === "Escape") { list.hidden = true; input.blur(); }
    if (event.key === "Enter" && list.children[chosen]) { var link = list.children[chosen].querySelector("a"); if (link) location.href = link.href; }
  });
})();
)js";

} // namespace kiln::doc

#endif // KILN_DOC_SITEASSETS_H
