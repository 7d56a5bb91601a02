// Stylesheet of the endpoint's pages, inlined and allowed by its hash.
import { createHash } from 'node:crypto';

export const style = `
:root { color-scheme: light dark;
  --accent: light-dark(#0b5c66, #85cdd0); --on-accent: light-dark(#fff, #000); --hover: light-dark(#07474f, #9ad5d7);
  --ground: light-dark(#f4f6f6, #101315); --surface: light-dark(#fff, #181b1e); --text: light-dark(#1a2023, #e8ebeb);
  --muted: light-dark(#585d5f, #a0a4a5); --border: light-dark(#838788, #777a7c); --line: light-dark(#d3d4d5, #36393c);
  --tint: light-dark(#eef3f4, #1f2528); --danger: light-dark(#b3261e, #ffa296); --success: light-dark(#17683c, #80d3a0);
  --mark: light-dark(#174c54, #a0d5d7); --focus: light-dark(#1b3a40, #bddedf); }
*, ::before { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); overflow-wrap: anywhere; hyphens: auto; text-wrap: pretty; }
h1, h2, h3, p, ul, ol, dl, dd, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1, h2, h3 { line-height: 1.2; font-weight: 600; letter-spacing: -.012em; text-wrap: balance; }
h1 { font-size: clamp(1.375rem, 1.1rem + 1.2vw, 1.875rem); }
h2 { font-size: 1.375rem; }
a { color: inherit; text-decoration: underline 1.5px var(--mark); text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 3px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.door { display: grid; align-content: center; min-block-size: 100vh; min-block-size: 100svh; padding: 1.25rem 1rem; }
main.door { gap: 1.25rem; }
.brand { inline-size: 100%; max-inline-size: 34rem; margin-inline: auto; font-weight: 600; }
.brand.meta { font-weight: 400; }
.brand img { display: block; max-inline-size: 100%; block-size: auto; border-radius: 4px; }
.card { inline-size: 100%; max-inline-size: 34rem; margin-inline: auto; display: grid; gap: 1.25rem; justify-items: start;
  padding: clamp(1.25rem, 5vw, 2.5rem); background: var(--surface); border: 1px solid var(--line); border-radius: 9px; border-start-end-radius: 42px;
  box-shadow: 0 1px 2px rgb(0 0 0 / .04), 0 12px 32px -20px rgb(0 0 0 / .22); }
.card > p { max-inline-size: 36rem; color: var(--muted); }
.tile { display: grid; place-items: center; inline-size: 3.25em; block-size: 3.25em; border-radius: 6px; border-start-end-radius: 24px; background: var(--tint); color: var(--mark); }
.tile.good { color: var(--success); }
.tile svg { inline-size: 1.5em; block-size: 1.5em; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
button, .button { font: inherit; font-weight: 600; line-height: 1.25; min-block-size: 2.75em; padding: .5em 1.25em; cursor: pointer;
  border: 1px solid var(--mark); border-radius: 6px; background: var(--accent); color: var(--on-accent); transition: background-color .12s; }
button:hover { background: var(--hover); }
.quiet { background: none; color: var(--text); border-color: var(--border); }
.quiet:hover { background: var(--tint); }
label { display: grid; gap: .375rem; font-weight: 600; font-size: .9375rem; inline-size: 100%; }
input:not([type=checkbox]), textarea { font: inherit; font-size: 1rem; font-weight: 400; color: inherit; background: var(--surface); inline-size: 100%; min-inline-size: 0; min-block-size: 2.75em;
  padding: .5625em .75em; border: 1px solid var(--border); border-radius: 6px; }
:is(input, textarea)[aria-invalid] { border-color: var(--danger); border-width: 2px; }
textarea { resize: vertical; field-sizing: content; max-block-size: 24rem; }
.control { display: grid; gap: .375rem; inline-size: 100%; }
.choice { grid-template-columns: auto 1fr; gap: .75rem; align-items: start; font-weight: 400; cursor: pointer; }
.choice input { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--accent); }
.sum { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; font-size: 1.375rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.sum input { inline-size: 5rem; font-size: 1.375rem; min-block-size: 2.75rem; padding-block: .25rem; }
.fault { color: var(--danger); font-size: .9375rem; font-weight: 600; }
.faults { inline-size: 100%; display: grid; gap: .5rem; padding: 1rem 1.25rem; border: 2px solid var(--danger); border-radius: 6px; }
.faults h2, .card section h2 { font-size: 1.0625rem; letter-spacing: 0; }
.card section { inline-size: 100%; border-block-start: 1px solid var(--line); padding-block-start: 1.25rem; }
form { display: grid; gap: 1rem; inline-size: 100%; justify-items: start; }
.ledger { max-inline-size: 58rem; margin-inline: auto; padding: clamp(1rem, 4vw, 2.5rem) 1rem 4rem; display: grid; gap: 2.5rem; }
.ledger > header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; border-block-end: 1px solid var(--line); padding-block-end: 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
nav a { display: inline-block; padding-block: .625rem; }
section { display: grid; gap: 1rem; scroll-margin-top: 1rem; }
.count { color: var(--muted); font-weight: 400; font-variant-numeric: tabular-nums; }
.lists { display: grid; gap: 2.5rem; }
.entries { display: grid; gap: .75rem; }
.entry { display: grid; gap: .75rem; padding: clamp(1rem, 3vw, 1.5rem); background: var(--surface); border: 1px solid var(--line); border-radius: 9px; border-start-end-radius: 28px; }
.entry > header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding-inline-end: 1rem; }
.entry > header :is(h2, h3) { font-size: 1.0625rem; letter-spacing: 0; }
.entry > header:has(.tick) :is(h2, h3) { max-inline-size: calc(100% - 2.25rem); }
.status.new { color: var(--mark); }
.result { padding: .75rem 1rem; border: 1px solid var(--success); border-radius: 6px; background: var(--surface); font-weight: 600; }
.alert { padding: .75rem 1rem; border: 1px solid var(--danger); border-radius: 6px; background: var(--surface); }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; font-size: .9375rem; }
.tick { inline-size: auto; flex: none; display: inline-grid; place-items: center; min-inline-size: 2.75rem; min-block-size: 2.75rem; margin: -.75rem; cursor: pointer; align-self: start; }
.tick input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--accent); }
.entry:has(.tick :checked) { border-color: var(--mark); background: var(--tint); }
.selection fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.selection legend { float: inline-start; padding: 0 .5rem 0 0; font-size: .875rem; font-weight: 600; }
.entries { counter-reset: ticked; }
.tick input:checked { counter-increment: ticked; }
.selection legend::after { content: " (" counter(ticked) ")"; font-variant-numeric: tabular-nums; }
.result, .alert { margin-block-end: -1.5rem; }
.tools .choice { align-items: center; min-block-size: 2.75rem; }
@media (min-width: 40rem) and (min-height: 30rem) { html:has(.tick :checked) { scroll-padding-block-end: 5rem; }
  section:has(.tick :checked) .selection { position: sticky; inset-block-end: 0; padding: .75rem 1rem; background: var(--surface); border: 1px solid var(--mark); border-radius: 9px; box-shadow: 0 -4px 16px -12px rgb(0 0 0 / .4); } }
.named { display: grid; gap: .5rem; }
.meta { color: var(--muted); font-size: .875rem; font-variant-numeric: tabular-nums; }
.status { font-size: .875rem; font-weight: 600; color: var(--muted); }
.status.good { color: var(--success); }
.status.bad { color: var(--danger); }
dl { display: grid; grid-template-columns: minmax(0, 9rem) minmax(0, 1fr); gap: .375rem 1rem; align-items: baseline; }
dt { color: var(--muted); font-size: .875rem; }
dd, bdi { hyphens: manual; }
dd > span, blockquote > span { white-space: pre-wrap; unicode-bidi: plaintext; }
table { inline-size: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { text-align: start; font-weight: 400; padding: .5rem 1rem .5rem 0; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; vertical-align: baseline; }
thead th { color: var(--muted); font-size: .875rem; overflow-wrap: normal; }
:is(th, td):last-child { text-align: end; padding-inline-end: 0; font-variant-numeric: tabular-nums; }
details > summary { cursor: pointer; padding-block: .625rem; font-size: .9375rem; }
.proof { display: grid; gap: 1rem; padding-block: .5rem; border-inline-start: 1px solid var(--line); padding-inline-start: 1rem; }
blockquote { margin: .25rem 0 0; color: var(--muted); font-size: .9375rem; max-inline-size: 46em; }
.nothing { color: var(--muted); }
select { font: inherit; font-size: 1rem; font-weight: 400; color: inherit; background: var(--surface); min-block-size: 2.75em; padding: .5em .75em; border: 1px solid var(--border); border-radius: 6px; inline-size: 100%; }
.button { display: inline-grid; place-items: center; text-decoration: none; }
.small { min-block-size: 2.25em; padding: .25em .875em; font-size: .875rem; }
.danger { background: var(--danger); border-color: var(--danger); color: light-dark(#fff, #000); }
.danger:hover { background: light-dark(#8c1d17, #ffb8ae); }
.inline { inline-size: auto; display: inline-grid; }
.tools { display: grid; gap: .75rem; }
.tools form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; }
.tools label { flex: 1 1 12rem; inline-size: auto; }
.tools p { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; font-size: .9375rem; }
.tools p a { padding-block: .5rem; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: start; border-block-start: 1px solid var(--line); padding-block-start: 1rem; }
.actions details[open] { inline-size: 100%; }
.actions details > :not(summary) { margin-block-start: .75rem; }
.actions summary { display: inline-grid; inline-size: fit-content; list-style: none; min-block-size: 2.75em; border: 1px solid var(--border); border-radius: 6px; padding: .5em 1.25em; font-weight: 600; font-size: 1rem; }
.actions summary::-webkit-details-marker { display: none; }
.facts { font-size: .875rem; margin-block-start: .5rem; }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; }
@media print { :root { color-scheme: light; } nav, .tools, .actions, .inline, .top { display: none !important; } body { background: none; } .ledger { padding: 0; max-inline-size: none; } .entry, .proof { border-radius: 0; break-inside: avoid; } }
@media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd + dt { margin-block-start: .5rem; } }
@media (pointer: coarse) { .small, summary, .top a, .entry h3 a { min-block-size: 2.75rem; align-content: center; } .top a, .entry h3 a { display: inline-block; } }
@media (prefers-color-scheme: dark) { .brand img { background: #fff; padding: 6px; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { .card, .entry, .tile, button { border: 1px solid; } }
`;

/** Source expression of `style` for a Content-Security-Policy. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
