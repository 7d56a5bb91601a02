// Opens pages in a Chromium with an empty cache and reads the figures. Knows no subject by name.
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium, type Page as Tab, type Request } from 'playwright-core';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { bundle } from './bundle.ts';
import { hostArguments } from './host.ts';
import type { Spec } from './subjects.ts';

const PHONE = { width: 412, height: 823 };
const KILOBIT = 1000 / 8;
/** Slow 4G: 1.6 Mbit/s down, 150 ms to every answer. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1600 * KILOBIT,
  uploadThroughput: 750 * KILOBIT,
};
const SLOWDOWN = 4;
/** Long enough for what the page, or the focus, loads. */
const SETTLE_MS = 1500;

/** What a page took of the main thread. */
interface Effort {
  /** Milliseconds of script. */
  readonly script: number;
  /** Milliseconds of script, styles, layout, parsing. */
  readonly mainThread: number;
  /** What moved, as Chromium's layout shift adds it up: shares of the window. */
  readonly shift: number;
  /** Milliseconds that tasks took beyond 50 ms each. */
  readonly blocking: number;
}

export interface Load {
  /** Milliseconds until every control is drawn, the submit code is attached and the first field takes the focus. */
  readonly ready: number;
  /** Of a page that nobody touches: no probe runs in it. */
  readonly atRest: Effort;
  /** Including what the focus starts, and the probe, which reads the layout in each frame until the page is ready. */
  readonly touched: Effort;
}

export interface LoadedFile {
  readonly path: string;
  /** As brotli, however the server sent it. */
  readonly bytes: number;
}

export interface Files {
  readonly atRest: readonly LoadedFile[];
  readonly onTouch: readonly LoadedFile[];
  readonly nodes: number;
}

async function bundled(file: string): Promise<string> {
  const { entry, files } = await bundle(file);
  return String(files.get(entry));
}

const probe = await bundled('probe.ts');
const disturbance = await bundled('disturbance.ts');

export async function startBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findChromium();
  return chromium.launch({ executablePath, args: [...args, ...hostArguments], env: { ...process.env, ...env } });
}

interface Opening {
  /** Injects the probe. */
  readonly spec?: Spec;
  readonly viewport?: { readonly width: number; readonly height: number };
}

interface Visit {
  readonly tab: Tab;
  readonly devtools: CDPSession;
}

async function visit<Result>(
  browser: Browser,
  { spec, viewport = PHONE }: Opening,
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1 });
  try {
    if (spec) {
      const { markup, controls, wired } = spec;
      const content = `{const spec=${JSON.stringify({ markup, controls, wired })};${probe}}`;
      await context.addInitScript({ content });
    }
    await context.addInitScript({ content: `{${disturbance}}` });
    const tab = await context.newPage();
    return await use({ tab, devtools: await context.newCDPSession(tab) });
  } finally {
    await context.close();
  }
}

async function milliseconds(devtools: CDPSession, metric: 'ScriptDuration' | 'TaskDuration'): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === metric)?.value ?? 0);
}

async function becomeSlow({ devtools }: Visit): Promise<void> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

async function effortOf({ tab, devtools }: Visit): Promise<Effort> {
  const script = await milliseconds(devtools, 'ScriptDuration');
  const mainThread = await milliseconds(devtools, 'TaskDuration');
  return { script, mainThread, ...(await tab.evaluate<Pick<Effort, 'shift' | 'blocking'>>('disturbance()')) };
}

/** Two cold loads on a slow phone: one that nobody touches, one whose first field gets the focus. */
export async function measureLoad(browser: Browser, url: string, spec: Spec): Promise<Load> {
  const atRest = await visit(browser, {}, async (visit) => {
    await becomeSlow(visit);
    await visit.tab.goto(url, { waitUntil: 'load' });
    await sleep(SETTLE_MS);
    return effortOf(visit);
  });
  return visit(browser, { spec }, async (visit) => {
    await becomeSlow(visit);
    await visit.tab.goto(url, { waitUntil: 'commit' });
    const ready = await visit.tab.evaluate<number>('probe.whenReady');
    await sleep(SETTLE_MS);
    return { ready, atRest, touched: await effortOf(visit) };
  });
}

/** @returns milliseconds until `count` copies are drawn and laid out, with everything loaded before */
export async function measureCopies(browser: Browser, url: string, spec: Spec & { count: number }): Promise<number> {
  return visit(browser, { spec }, async ({ tab }) => {
    await tab.goto(url);
    await tab.evaluate('probe.whenReady');
    await tab.waitForLoadState('networkidle');
    return tab.evaluate<number>(`probe.drawCopies(${spec.count})`);
  });
}

/** The scripts and style sheets that a page loads when it opens, and what the focus in its first field adds. */
export async function measureFiles(
  browser: Browser,
  url: string,
  { firstField, ...opening }: Pick<Opening, 'viewport'> & { readonly firstField: string },
): Promise<Files> {
  return visit(browser, opening, async ({ tab }) => {
    const found: Promise<LoadedFile>[] = [];
    tab.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      if (/\.(?:js|css)$/.test(pathname)) found.push(weigh(request, pathname));
    });
    await tab.goto(url, { waitUntil: 'networkidle' });
    const atRest = await Promise.all(found.splice(0));
    const first = tab.locator(firstField.replaceAll(' >>> ', ' ')).first();
    await first.waitFor();
    const nodes = await tab.evaluate<number>(countNodes);
    await first.focus();
    await sleep(SETTLE_MS);
    await tab.waitForLoadState('networkidle');
    return { atRest, onTouch: await Promise.all(found), nodes };
  });
}

async function weigh(request: Request, path: string): Promise<LoadedFile> {
  const response = await request.response();
  return { path, bytes: response ? brotliCompressSync(await response.body()).length : 0 };
}

/** Elements, texts and comments, those in shadow roots too. */
const countNodes = `(function count(root) {
  const below = [...root.childNodes, ...(root.shadowRoot?.childNodes ?? [])];
  return below.reduce((sum, node) => sum + 1 + count(node), 0);
})(document.getElementById('slot') ?? document.body)`;
