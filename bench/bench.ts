// `pnpm --filter @foyer/bench bench`: measures what pages load, with Foyer and hand-written, and writes results.md.
import { measurePageLoad, type PageLoad, type ScriptFile } from './page-load.ts';
import { writeChapter } from './results.ts';
import { pageKinds } from './subjects.ts';

interface Row {
  readonly kind: string;
  readonly foyer: PageLoad;
  readonly byHand: PageLoad;
}

const sum = (files: readonly ScriptFile[]) => files.reduce((bytes, file) => bytes + file.bytes, 0);
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function weights(rows: readonly Row[]): string {
  const head = ['German page', 'Foyer, kB', 'files', 'by hand, kB', 'ratio', 'first touch adds, kB', 'files'];
  return table(
    head,
    rows.map(({ kind, foyer, byHand }) => [
      kind,
      kilobytes(sum(foyer.atRest)),
      foyer.atRest.length,
      kilobytes(sum(byHand.atRest)),
      (sum(foyer.atRest) / sum(byHand.atRest)).toFixed(2),
      kilobytes(sum(foyer.onInteraction)),
      foyer.onInteraction.length,
    ]),
  );
}

function fileList({ kind, foyer }: Row): string {
  const list = (files: readonly ScriptFile[]) =>
    files
      .map(({ name, bytes }) => `${name.replace(/-[\w-]{8}\.js$/, '.js')} ${kilobytes(bytes)}`)
      .sort()
      .join(', ');
  return `- **${kind}**: ${list(foyer.atRest)}. At the first touch: ${list(foyer.onInteraction)}.`;
}

const rows: Row[] = [];
for (const { name, foyer, byHand } of await pageKinds()) {
  rows.push({ kind: name, foyer: await measurePageLoad(foyer), byHand: await measurePageLoad(byHand) });
}

const report = `# What a page loads

Written by \`pnpm build:cdn && pnpm --filter @foyer/bench bench\`. A Chromium opens each page and the server counts every script that it asks for, as brotli;
styles are inside the scripts. *By hand* is the same page written with Lit for this one purpose (\`baseline/\`), built by the same Vite: one language, the browser's own error
bubbles, no captcha, no receipt, no theme. It is the denominator, not a rival.

${weights(rows)}

${rows.map(fileList).join('\n')}
`;

await writeChapter(report);
console.log(report);
