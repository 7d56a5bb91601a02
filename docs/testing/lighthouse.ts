// `pnpm --filter @foyer/docs lighthouse`, after a build: the scores of the landing pages, the two tools, an element's page and
// a guide, on a phone as Lighthouse simulates it. It comes from npx, since it would double what everybody installs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { serveDist } from './serve-dist.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const PAGES = ['/', '/de/', '/configure/', '/theme-studio/', '/elements/contact-card/', '/guides/privacy/'];

interface Report {
  readonly categories?: Readonly<Record<string, { readonly title: string; readonly score: number | null }>>;
}

const { executablePath } = await findChromium();
const folder = mkdtempSync(join(tmpdir(), 'foyer-lighthouse-'));
const site = await serveDist();

for (const path of PAGES) {
  const output = join(folder, 'report.json');
  const options = ['--quiet', '--output=json', `--output-path=${output}`, '--chrome-flags=--headless=new --no-sandbox'];
  const child = spawn('npx', ['--yes', LIGHTHOUSE, `${site.url}${path}`, ...options], {
    env: { ...process.env, CHROME_PATH: executablePath },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(child, 'exit');
  const { categories = {} }: Report = JSON.parse(readFileSync(output, 'utf8'));
  const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`);
  console.log(`${path.padEnd(26)} ${scores.join(' · ')}`);
}

await site.stop();
rmSync(folder, { recursive: true });
