// The figures in the README are those of the last measurement, with its day: `pnpm check-house --record` writes them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './guard.ts';

const RESULTS = 'bench/results.md';
const README = 'README.md';
const SECTION = 'What a page takes from an endpoint';
const BLOCK = /(?<=<!-- figures -->\n).*?(?=<!-- \/figures -->)/s;

export function figures(root: string): Check[] {
  if (!existsSync(join(root, RESULTS))) return [];
  const [written] = BLOCK.exec(readFileSync(join(root, README), 'utf8')) ?? [];
  const isMeasured = written === measuredBlock(root);
  const finding = `${README} has other figures than ${RESULTS}: "pnpm check-house --record" writes them`;
  return [{ name: 'the README has the figures of the last measurement', findings: isMeasured ? [] : [finding] }];
}

export function recordFigures(root: string): void {
  const readme = readFileSync(join(root, README), 'utf8');
  writeFileSync(
    join(root, README),
    readme.replace(BLOCK, () => measuredBlock(root)),
  );
}

function measuredBlock(root: string): string {
  const results = readFileSync(join(root, RESULTS), 'utf8');
  const section = results.split(/^#+ /m).find((part) => part.startsWith(`${SECTION}\n`)) ?? '';
  const day = /\d{4}-\d\d-\d\d/.exec(section)?.[0] ?? '';
  const rows = [...section.matchAll(/^\| ([\w ]+) \| (\d+) \| ([\d.]+) \| (\d+) \| ([\d.]+) \|$/gm)];
  if (day === '' || rows.length === 0) throw new Error(`${RESULTS} has no measurement "${SECTION}"`);
  const lines = rows.map(
    ([, page = '', files, size, , touched]) => `| ${page} | ${size} kB in ${files} files | ${touched} kB |`,
  );
  return `| German page | loads, as brotli | the first focus adds |
|---|---|---|
${lines.join('\n')}

Measured on ${day} with the scripts of a running endpoint; [all figures](${RESULTS}), beside plain HTML, Lit and Shoelace.
`;
}
