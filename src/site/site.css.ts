/** The whole style of the public pages. Colours follow the reader's light or dark setting. */
export const SITE_CSS = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1c1b19; --soft: #5c5953; --line: #dfdbd2; --accent: #0b5c7a; --warn: #8a3b12;
  --warn-paper: #fdf1e7; --code: #f1eee7;
  --mark: #fff0b3; --mark-open: #f0e4da; --came: #1d6b35; --went: #a1261b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161718; --card: #1f2123; --ink: #ecebe7; --soft: #a8a59d; --line: #35383b; --accent: #74c3e0; --warn: #f0b487;
    --warn-paper: #33261b; --code: #121314;
    --mark: #4c4311; --mark-open: #3d2f26; --came: #8fd6a3; --went: #f2a49c;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 "Source Sans 3", system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .18em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; }
header.site, main, footer.site { width: min(48rem, 100% - 2.5rem); margin: 0 auto; }
header.site { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding-top: 1.5rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
header.site .name { font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; margin-right: auto; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; list-style: none; margin: 0; padding: 0; }
header.site nav a { text-decoration: none; padding: .15rem 0; }
header.site nav a:hover { text-decoration: underline; }
header.site nav a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: 0 2px 0 var(--accent); }
main { padding-top: 1.5rem; padding-bottom: 3rem; }
footer.site { padding-top: 1rem; padding-bottom: 2.5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .95rem; }
h1 { font: 700 2.1rem/1.2 Georgia, "Times New Roman", serif; margin: .75rem 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
p { margin: 0 0 1rem; }
.lead { font-size: 1.2rem; color: var(--soft); max-width: 38rem; }
.soft { color: var(--soft); font-size: .95rem; }
.figure { font: 700 2.1rem/1 Georgia, serif; margin-right: .5rem; }
.card, .notice { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.25rem; margin: 0 0 1rem; }
.notice { background: var(--warn-paper); border-color: var(--warn); }
.notice strong { color: var(--warn); }
.card > :last-child, .notice > :last-child { margin-bottom: 0; }
.list { list-style: none; margin: 0; padding: 0; }
.list > li { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1.1rem; margin-bottom: .6rem; }
.list > li > :last-child { margin-bottom: 0; }
.list dl.facts { margin-top: .6rem; }
.list .title { display: block; font: 600 1.15rem/1.4 Georgia, serif; margin: .25rem 0 .35rem; }
.label { display: inline-flex; align-items: center; gap: .5rem; font-weight: 700; }
.label svg { width: .95rem; height: .95rem; flex: none; stroke: var(--ink); stroke-opacity: .35; }
.verdict .label { font-size: 1.5rem; margin-right: .6rem; }
.verdict .label svg { width: 1.35rem; height: 1.35rem; }
blockquote { margin: 0 0 1rem; padding: .2rem 0 .2rem 1.1rem; border-left: 4px solid var(--accent); font: 1.1rem/1.6 Georgia, serif; }
blockquote .around { color: var(--soft); }
blockquote mark { background: none; color: inherit; font-weight: 700; }
.lines { white-space: pre-line; }
dl.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .35rem 1.25rem; margin: 0 0 1rem; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td code { white-space: nowrap; }
p code { white-space: nowrap; }
th { font-weight: 600; color: var(--soft); font-size: .9rem; }
form.card label { display: block; font-weight: 600; margin: 0 0 .25rem; }
form.card p { margin-bottom: 1.25rem; }
input, textarea, button, select { font: inherit; color: inherit; }
input, textarea, select { width: 100%; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .65rem; }
input:focus-visible, textarea:focus-visible, select:focus-visible, summary:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
button { background: var(--card); border: 1px solid var(--accent); border-radius: .4rem; padding: .5rem 1.1rem; cursor: pointer; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .88rem; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .5rem; padding: .85rem 1rem; overflow-x: auto; overflow-wrap: normal; line-height: 1.5; }
figure.chart { margin: 0 0 1.25rem; }
figure.chart figcaption { font-weight: 600; margin-bottom: .75rem; }
figure.chart svg { display: block; min-width: 34rem; height: auto; }
figure.chart .drawing { overflow-x: auto; }
figure.chart summary { cursor: pointer; margin-top: .75rem; color: var(--soft); font-size: .95rem; }
figure.chart caption { text-align: left; margin: .5rem 0 .25rem; }
figure.chart th, figure.chart td { overflow-wrap: normal; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
:target { scroll-margin-top: 1rem; }
input[type="checkbox"] { width: auto; flex: none; accent-color: var(--accent); }
form.search .row { display: flex; gap: .6rem; align-items: center; margin-bottom: .75rem; }
form.search .row label { margin: 0; flex: none; }
form.search .row button { flex: none; }
form.search summary, .changes summary { cursor: pointer; font-weight: 600; width: fit-content; }
form.search .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0 1.1rem; margin-top: .9rem; }
form.search .fields p { margin-bottom: .8rem; }
form.search .check { display: flex; gap: .6rem; align-items: baseline; margin-bottom: .8rem; }
form.search .check label { font-weight: 400; margin: 0; }
form.search details > p:last-child { margin-bottom: 0; }
ul.chips { display: flex; flex-wrap: wrap; gap: .4rem .5rem; list-style: none; margin: 0 0 1rem; padding: 0; align-items: center; }
.chip { display: inline-block; border: 1px solid var(--line); background: var(--card); border-radius: 1rem; padding: .1rem .8rem; font-size: .95rem; text-decoration: none; }
.chip:hover { border-color: var(--accent); }
.chip[aria-current] { border-color: var(--accent); color: var(--ink); font-weight: 600; }
.marks { display: flex; flex-wrap: wrap; gap: .3rem .7rem; align-items: center; margin-bottom: .2rem; }
.tag.warn { border-color: var(--warn); color: var(--warn); }
h3.title { margin: 0 0 .25rem; }
.list .title a { text-decoration: none; }
.list .title a:hover { text-decoration: underline; }
nav.pages { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 1.25rem 0; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.names { columns: 18rem; column-gap: 2rem; list-style: none; margin: 0 0 1rem; padding: 0; }
ul.names li { break-inside: avoid; padding: .15rem 0; }
ul.labels, ul.counts { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; list-style: none; margin: 0 0 1rem; padding: 0; }
.bar > svg { display: block; width: 100%; height: 1.1rem; border-radius: .3rem; margin-bottom: .6rem; }
.bar .label svg { margin: 0; }
dl.definitions { margin: 0 0 1rem; }
dl.definitions div { padding: .6rem 0; border-bottom: 1px solid var(--line); }
dl.definitions dd { margin: .2rem 0 0; }
.document { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.4rem 1.5rem .6rem; margin-bottom: 1.5rem; font: 1.1rem/1.75 Georgia, "Times New Roman", serif; }
.document h3 { font-size: 1.15rem; margin-top: 1rem; }
.document .gap { color: var(--soft); text-align: center; }
.document mark { background: var(--mark); color: inherit; border-radius: .15rem; padding: .08em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.document mark.open { background: var(--mark-open); text-decoration: underline dashed var(--warn) 1.5px; text-underline-offset: .2em; }
.document mark.shared { box-shadow: inset 0 -.16em 0 var(--accent); }
.verdict-mark { white-space: nowrap; margin: 0 .15rem 0 .35rem; font: 600 .85rem/1.3 "Source Sans 3", system-ui, sans-serif; }
.verdict-mark a { display: inline-flex; align-items: center; gap: .4rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; background: var(--paper); text-decoration: none; color: var(--ink); }
.verdict-mark a:hover { border-color: var(--accent); }
.verdict-mark .label { gap: .3rem; }
.verdict-mark .tag { margin-left: .25rem; }
.diff ins { color: var(--came); text-decoration: underline; text-underline-offset: .18em; }
.diff del { color: var(--went); }
ol.versions { padding-left: 1.4rem; }
ol.versions .label svg { width: .75rem; height: .75rem; }
main [dir="rtl"], main bdi { unicode-bidi: isolate; }
@media (max-width: 34rem) {
  h1 { font-size: 1.6rem; }
  .lead { font-size: 1.1rem; }
  .document { padding: 1rem 1rem .4rem; margin-left: -.5rem; margin-right: -.5rem; }
  .verdict-mark { white-space: normal; }
  dl.facts { grid-template-columns: 1fr; gap: 0; }
  dl.facts dd { margin-bottom: .5rem; }
}
@media print {
  :root { --paper: #ffffff; --card: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --accent: #000000; --warn: #000000; --warn-paper: #ffffff; --mark: #eeeeee; --mark-open: #f4f4f4; }
  body { font-size: 11pt; }
  nav, footer.site nav, form, .skip, .chips { display: none; }
  header.site, main, footer.site { width: 100%; }
  .card, .list > li, blockquote, dl.facts div { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  article a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; }
}
`;
