// Tables of the results. A ratio is taken within a round, and its median over the rounds is shown.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Load, LoadedFile } from './browser.ts';
import type { PageName } from './subjects.ts';

export interface Measured {
  readonly page: PageName;
  readonly id: string;
  readonly title: string;
  /** One per round. */
  readonly loads: Load[];
  readonly copies: number[];
  readonly atRest?: readonly LoadedFile[];
  readonly onTouch?: readonly LoadedFile[];
  readonly nodes?: number;
}

interface Run {
  readonly runs: number;
  readonly chromium: string;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** @returns such as `1.91 ×` */
function ratio(values: readonly number[], base: readonly number[]): string {
  const quotients = values.flatMap((value, round) => {
    const divisor = base[round];
    return divisor === undefined ? [] : [value / divisor];
  });
  return quotients.length > 0 ? `${median(quotients).toFixed(2)} ×` : '–';
}

export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const kilobytes = (files: readonly LoadedFile[] = []) =>
  (files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(2);
const rounded = (values: readonly number[]) => (values.length > 0 ? median(values).toFixed(0) : '–');

function loadTable(all: readonly Measured[], page: PageName): string {
  const rows = all.filter((measured) => measured.page === page);
  const plain = rows.find(({ id }) => id === 'plain')?.loads ?? [];
  const head = [
    'subject',
    'ready',
    'ready, ms',
    'script CPU',
    'main thread CPU',
    'blocked, ms',
    'layout shift',
    'touched: script CPU',
    'blocked, ms',
    'layout shift',
    'files',
    'kB',
    'first touch adds',
    'kB',
  ];
  return table(
    head,
    rows.map(({ title, loads, atRest, onTouch }) => {
      const of = (pick: (load: Load) => number) => ratio(loads.map(pick), plain.map(pick));
      return [
        title,
        of(({ ready }) => ready),
        rounded(loads.map(({ ready }) => ready)),
        of(({ atRest }) => atRest.script),
        of(({ atRest }) => atRest.mainThread),
        rounded(loads.map(({ atRest }) => atRest.blocking)),
        median(loads.map(({ atRest }) => atRest.shift)).toFixed(3),
        of(({ touched }) => touched.script),
        rounded(loads.map(({ touched }) => touched.blocking)),
        median(loads.map(({ touched }) => touched.shift)).toFixed(3),
        atRest?.length ?? '–',
        kilobytes(atRest),
        onTouch?.length ?? '–',
        kilobytes(onTouch),
      ];
    }),
  );
}

function copiesTable(all: readonly Measured[]): string {
  const rows = all.filter(({ copies }) => copies.length > 0);
  const copiesOf = (wanted: string) => rows.find(({ id }) => id === wanted)?.copies ?? [];
  return table(
    ['subject', '1,000 copies to Lit', 'to plain', 'ms', 'nodes of one'],
    rows.map(({ title, copies, nodes }) => [
      title,
      ratio(copies, copiesOf('lit-element')),
      ratio(copies, copiesOf('plain')),
      rounded(copies),
      nodes ?? '–',
    ]),
  );
}

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
  );
  const isObject = typeof manifest === 'object' && manifest !== null;
  return isObject && 'version' in manifest ? String(manifest.version) : '?';
}

export function report(all: readonly Measured[], { runs, chromium }: Run): string {
  const versions = ['@shoelace-style/shoelace', 'lit', 'vite'].map((name) => `${name} ${versionOf(name)}`).join(', ');
  const load = loadavg().map((value) => value.toFixed(1));
  return `# When a page is ready

Written by \`pnpm build:cdn && pnpm --filter @foyer/bench ready\` on ${new Date().toISOString().slice(0, 10)}: Chromium ${chromium}, Node ${process.version}, ${versions};
${cpus().length} cores, load average ${load.join(', ')}.

A German page in a Chromium with an empty cache, ${runs} interleaved rounds, slow 4G (1.6 Mbit/s, 150 ms), CPU ÷ 4, 412 × 823. *Ready*: every control is drawn,
the submit code is attached, and the first field takes the focus. *Script CPU* and *main thread CPU* are Chromium's own figures
(ScriptDuration, TaskDuration) in time of the thread, of another load that nobody touches, until 1.5 seconds after it; *blocked* are Chromium's long tasks, beyond 50 ms each. *Touched*: with
what the focus loads and runs within 1.5 seconds, and with the probe, which reads the layout in each frame until the page is ready. Ratios are to plain HTML: taken within a round, their median over the rounds. All files come from one server with gzip.

## Newsletter

${loadTable(all, 'newsletter')}

## Contact card

${loadTable(all, 'card')}

## 1,000 newsletters

From \`innerHTML\` of 1,000 copies until the last one is drawn and laid out; CPU and network as they are.

${copiesTable(all)}
`;
}
