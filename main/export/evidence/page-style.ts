// How the page of an evidence folder looks: in the page itself, so that it opens anywhere, light, dark and on paper.

export const pageStyle = `
:root { color-scheme: light dark; --text: #1b1d20; --quiet: #5b6169; --line: #dfe2e6; --ground: #fff; --raised: #f5f6f8; --accent: #0b57b7; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --quiet: #a3a9b1; --line: #34383e; --ground: #16181b; --raised: #1f2226; --accent: #8ab8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { margin: 0 0 4px; font-size: 28px; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; }
h2 { margin: 48px 0 12px; font-size: 19px; line-height: 1.3; font-weight: 600; }
h3 { margin: 32px 0 0; padding: 8px 0; border-bottom: 1px solid var(--line); font-size: 16px; font-weight: 600; display: flex; justify-content: space-between; gap: 16px; }
h3 span { color: var(--quiet); font-weight: 400; }
p { margin: 8px 0; max-width: 74ch; }
a { color: var(--accent); }
.lead, .quiet { color: var(--quiet); }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 16px 24px; margin: 24px 0 0; padding: 20px 24px; border-radius: 8px; background: var(--raised); }
.sums dt, .facts dt { color: var(--quiet); font-size: 13px; }
.sums dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 20px 0 0; }
.note { margin: 24px 0 0; padding: 12px 16px; max-width: none; border-inline-start: 3px solid var(--accent); background: var(--raised); border-radius: 0 8px 8px 0; }
table { border-collapse: collapse; max-width: 100%; }
th, td { padding: 8px 24px 8px 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
pre { margin: 4px 0 12px; padding: 10px 14px; border-radius: 8px; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
pre, code { font: 13px/1.5 ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace; }
.clip { display: grid; grid-template-columns: 240px minmax(0, 1fr); gap: 24px; padding: 20px 0; border-bottom: 1px solid var(--line); break-inside: avoid; content-visibility: auto; contain-intrinsic-size: auto 240px; }
.clip:target { background: var(--raised); }
.picture { display: grid; place-items: center; aspect-ratio: 16 / 9; border-radius: 8px; background: var(--raised); color: var(--quiet); font-size: 13px; overflow: hidden; text-decoration: none; }
.picture img { display: block; width: 100%; height: 100%; object-fit: contain; background: #000; }
.clip h4 { margin: 0; font-size: 18px; line-height: 1.3; font-weight: 600; overflow-wrap: anywhere; }
.clip .when { margin: 0; }
.facts { display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 2px 16px; margin: 10px 0 0; }
.facts dt, .facts dd { line-height: 22px; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.open { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 10px 0 0; }
footer { margin-top: 48px; padding-top: 16px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 13px; }
@media screen and (max-width: 700px) { .clip { grid-template-columns: minmax(0, 1fr); gap: 12px; } .picture { max-width: 320px; width: 100%; } .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: 6px; } }
@media print {
  :root { color-scheme: light; --text: #000; --quiet: #444; --line: #bbb; --ground: #fff; --raised: #fff; --accent: #000; }
  @page { margin: 16mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; } h2 { margin-top: 20pt; font-size: 13pt; break-after: avoid; } h3 { break-after: avoid; }
  .sums, pre { padding: 8pt; border: 1px solid var(--line); }
  nav { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 20px 0 0; }
.note { border: 1px solid var(--line); }
  .clip { grid-template-columns: 45mm minmax(0, 1fr); gap: 6mm; padding: 8pt 0; content-visibility: visible; }
  .clip h4 { font-size: 12pt; }
  pre, code { font-size: 7.5pt; }
  .facts { grid-template-columns: 20mm minmax(0, 1fr); gap: 0 4mm; }
  .facts dt, .facts dd { line-height: 1.45; }
  .picture { border: 1px solid var(--line); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .open, nav { display: none; }
}
`;
