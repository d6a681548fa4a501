/** The style sheet of every page: light and dark, wide and narrow, and on paper. */
export const STYLE = `
:root {
  --paper: #f7f8f8; --card: #ffffff; --ink: #1a1f24; --soft: #55606b; --line: #dfe3e6; --code: #f1f3f4; --link: #0b5cad; --mark: #ffe2a8;
  --critical: #8f1d5c; --critical-tint: #fbeaf3; --high: #b3261e; --high-tint: #fdeceb; --medium: #7c5200; --medium-tint: #fdf1dc;
  --low: #0b6273; --low-tint: #e3f4f7; --pass: #1a6b3c; --pass-tint: #e5f5ea; --unknown: #5f5a00; --unknown-tint: #f7f4d7;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121518; --card: #191d21; --ink: #e4e8eb; --soft: #a0abb5; --line: #2d343a; --code: #22282d; --link: #82b7f2; --mark: #5c4713;
    --critical: #f39ccb; --critical-tint: #3a1b2d; --high: #ff9d94; --high-tint: #3e1f1d; --medium: #f0c06c; --medium-tint: #37290f;
    --low: #7fd0e0; --low-tint: #12323a; --pass: #86d8a4; --pass-tint: #15321f; --unknown: #dfd67a; --unknown-tint: #33300f;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { color-scheme: light dark; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 var(--sans); }
a { color: var(--link); text-underline-offset: 2px; overflow-wrap: anywhere; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100vw; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.skip:focus { left: 1rem; top: 1rem; }
.frame { max-width: 84rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
main { min-width: 0; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 650; text-wrap: balance; }
h1 { font-size: 1.7rem; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; margin: 2.75rem 0 .85rem; }
h3 { font-size: 1rem; }
h4 { font-size: .8rem; color: var(--soft); font-weight: 600; margin: 1rem 0 .35rem; }
p { margin: .35rem 0; max-width: 75ch; }
code, pre, .mono { font-family: var(--mono); font-size: .86em; }
code, .mono { overflow-wrap: anywhere; }
pre { margin: .35rem 0; padding: .6rem .8rem; background: var(--code); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; tab-size: 2; }
pre.fix { user-select: all; }
ul { margin: .35rem 0; padding-left: 1.15rem; }
.soft { color: var(--soft); }
.small { font-size: .87rem; }
.brand { color: var(--soft); font-size: .87rem; margin: 0 0 .4rem; }
.contents { display: none; font-size: .87rem; }
.contents ul { list-style: none; padding: 0; margin: 0 0 1rem; }
.contents li { margin: .1rem 0; }
.contents li a { display: flex; justify-content: space-between; gap: .75rem; padding: .18rem .5rem; border-radius: 5px; color: var(--ink); text-decoration: none; }
.contents li a:hover { background: var(--code); }
.contents .top { font-weight: 600; }
.contents .below { padding-left: .7rem; }
.contents .below a { font-size: .95em; }
.contents .n { color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
.pill { display: inline-block; padding: .08rem .5rem; border-radius: 99px; font-size: .78rem; font-weight: 650; line-height: 1.5; white-space: nowrap; background: var(--code); color: var(--soft); }
.critical { background: var(--critical-tint); color: var(--critical); }
.high, .fail { background: var(--high-tint); color: var(--high); }
.medium { background: var(--medium-tint); color: var(--medium); }
.low { background: var(--low-tint); color: var(--low); }
.pass { background: var(--pass-tint); color: var(--pass); }
.unknown { background: var(--unknown-tint); color: var(--unknown); }
.verdict { border-radius: 10px; padding: 1.1rem 1.3rem; margin: 1rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; align-items: baseline; }
.verdict strong { font-size: 1.5rem; letter-spacing: -.01em; }
.verdict span { color: var(--ink); }
.verdict ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; margin: 0; padding: 0; color: var(--ink); }
.verdict b { font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.table { border: 1px solid var(--line); border-radius: 10px; overflow: hidden; background: var(--card); }
.table table { border: 0; border-radius: 0; }
th, td { text-align: left; padding: .42rem .75rem; vertical-align: baseline; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: .8rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
tbody th { font-weight: 500; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
td.zero { color: var(--soft); }
td.layers-of { white-space: nowrap; }
.layer { display: inline-block; min-width: 1.3rem; padding: 0 .3rem; border-radius: 4px; text-align: center; font-size: .8rem; background: var(--pass-tint); color: var(--pass); font-variant-numeric: tabular-nums; }
.layer.none { background: var(--code); color: var(--soft); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 .9rem; overflow: clip; }
.card > summary, .card > header { padding: .8rem 1.1rem; display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; align-items: baseline; }
.card > summary { cursor: pointer; list-style: none; }
.card > summary::-webkit-details-marker { display: none; }
.card > summary:hover { background: var(--code); }
.card[open] > summary { border-bottom: 1px solid var(--line); }
.card .tags { display: flex; flex-wrap: wrap; gap: .35rem; justify-content: flex-end; }
.card .about { grid-column: 1 / -1; }
.card > .inside { padding: .2rem 1.1rem .6rem; }
.place { padding: .8rem 0; border-top: 1px solid var(--line); }
.place:first-child { border-top: 0; }
.place .where { display: flex; flex-wrap: wrap; gap: .1rem .9rem; align-items: baseline; }
.place .where strong { font-weight: 650; overflow-wrap: anywhere; }
.snippet { display: grid; grid-template-columns: auto 1fr; gap: 0 .9rem; }
.snippet .at { color: var(--soft); user-select: none; }
.snippet mark { background: var(--mark); color: inherit; border-radius: 3px; }
.more > summary, .plain > summary { cursor: pointer; color: var(--soft); padding: .4rem 0; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.1rem; margin: .6rem 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; min-width: 0; }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; list-style: none; margin: .2rem 0; padding: 0; }
.chips li { padding: .05rem .5rem; border-radius: 5px; background: var(--code); font-size: .82rem; }
.controls { list-style: none; margin: .1rem 0; padding: 0; }
.controls li { padding: .15rem 0; }
.list { list-style: none; margin: 0; padding: 0; }
.list > li { padding: .6rem 1.1rem; border-top: 1px solid var(--line); }
.list > li:first-child { border-top: 0; }
footer { margin-top: 3rem; color: var(--soft); font-size: .87rem; }
@media (min-width: 70rem) {
  .frame { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3rem; }
  .contents { display: block; position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto; scrollbar-width: thin; }
}
@media (max-width: 44rem) {
  body { font-size: 16px; }
  .frame { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.4rem; }
  .promises thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .promises tr { display: grid; grid-template-columns: repeat(3, 1fr); gap: .15rem .8rem; padding: .8rem 1rem; border-top: 1px solid var(--line); }
  .promises tbody tr:first-child { border-top: 0; }
  .promises th, .promises td, .promises td.n { display: block; border: 0; padding: 0; text-align: left; }
  .promises tbody th { grid-column: 1 / 3; font-weight: 600; }
  .promises td.verdict-of { grid-column: 3; grid-row: 1; text-align: right; }
  .promises td.layers-of { grid-column: 1 / -1; }
  .promises td[data-name]::before { content: attr(data-name) " "; color: var(--soft); font-size: .8rem; }
  .card > summary, .card > header { grid-template-columns: 1fr; }
  .card .tags { justify-content: flex-start; }
  .card > summary, .card > header, .card > .inside, .list > li { padding-left: .9rem; padding-right: .9rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
}
@media print {
  :root { --paper: #fff; }
  body { font-size: 10.5pt; }
  .contents, .skip { display: none; }
  .frame { display: block; max-width: none; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .place, .snippet, tr { break-inside: avoid; }
  h2, .card > summary { break-after: avoid; }
}
`;
