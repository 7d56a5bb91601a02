// One toolchain from an empty folder to a row in the database: install, check types, build, run, send.
import assert from 'node:assert/strict';
import { cpSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../node/free-port.ts';
import { serveFolder } from '../packaging/published-app.ts';
import { type Running, start, tail } from './command.ts';
import { complaintsIn } from './complaints.ts';
import type { Publication } from './publication.ts';
import { apps, type Toolchain, toolchainNamed } from './toolchains.ts';
import { expectRow, sendsFrom } from './visit.ts';

const START_MS = 30_000;
/** Written in the apps for readers; the running endpoint takes its place, and in tests an address of the app's own. */
const WRITTEN_SERVER = 'https://forms.example.org';
const WRITTEN_ADDRESS = 'mia@example.org';
const RENDERED = /<foyer-contact-card[^>]*>\s*<template shadowrootmode="open"/;

export const STEPS = ['install', 'check', 'build', 'send'] as const;
export type Step = (typeof STEPS)[number];

export interface Result {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** Seconds of the steps that succeeded. A step that the toolchain does not have is missing. */
  readonly seconds: Partial<Record<Step, number>>;
  readonly failure?: { readonly step: Step; readonly reason: string };
}

interface App {
  readonly name: string;
  readonly toolchain: Toolchain;
  readonly folder: string;
  readonly publication: Publication;
  readonly scripts: Readonly<Record<string, string>>;
}

/** Never rejects: what went wrong is in the result, with the step and the end of its log. */
export async function tryToolchain(name: string, publication: Publication): Promise<Result> {
  const toolchain = toolchainNamed(name);
  const folder = join(publication.folder, name);
  const seconds: Partial<Record<Step, number>> = {};
  const report = () => ({ name, title: toolchain.title, version: versionIn(folder, toolchain), seconds });
  const app = copyApp({ name, toolchain, folder, publication });
  for (const step of STEPS) {
    const since = Date.now();
    try {
      if (!(await steps[step](app))) continue;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...report(), failure: { step, reason: `${toolchain.title}: ${step} failed\n${reason}` } };
    }
    seconds[step] = (Date.now() - since) / 1000;
  }
  return report();
}

/** Each resolves with false where the toolchain has no such step. */
const steps: Readonly<Record<Step, (app: App) => Promise<boolean>>> = {
  install: ({ publication, folder }) => finishes(publication.install, folder),
  check: (app) => runsScript(app, 'check'),
  build: (app) => runsScript(app, 'build'),
  async send(app) {
    if (app.toolchain.served) await sendsInBrowser(app);
    else await sendsInTest(app);
    return true;
  },
};

function copyApp(app: Omit<App, 'scripts'>): App {
  const { name, folder, publication } = app;
  cpSync(join(apps, name), folder, { recursive: true });
  const files = globSync('**/*', { cwd: folder }).map((file) => join(folder, file));
  let named = 0;
  for (const path of files.filter((path) => statSync(path).isFile())) {
    const text = readFileSync(path, 'utf8');
    if (text.includes(WRITTEN_SERVER)) named++;
    const filledIn = text.replaceAll(WRITTEN_SERVER, publication.endpointUrl);
    writeFileSync(path, filledIn.replaceAll(WRITTEN_ADDRESS, addressOf(name)));
  }
  assert.ok(named > 0, `no file of ${name} names ${WRITTEN_SERVER}`);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly scripts?: Readonly<Record<string, string>>;
  };
  return { ...app, scripts: manifest.scripts ?? {} };
}

async function runsScript({ scripts, folder }: App, script: string): Promise<boolean> {
  return script in scripts && finishes(['npm', 'run', script], folder);
}

async function finishes(command: readonly string[], folder: string): Promise<true> {
  const running = start(command, folder);
  const code = await running.ended;
  if (code !== 0) throw new Error(`${command.join(' ')}: exit code ${code}\n${tail(running.log())}`);
  expectNoComplaint(command, running);
  return true;
}

function expectNoComplaint(command: readonly string[], { log }: Running): void {
  const complaints = complaintsIn(log());
  if (complaints.length === 0) return;
  throw new Error(`${command.join(' ')} complains about us:\n${complaints.join('\n')}\n\n${tail(log())}`);
}

const addressOf = (name: string, page = '') => `${name}${page.replaceAll('/', '-')}@example.org`;

async function sendsInTest(app: App): Promise<void> {
  await finishes(['npm', 'test'], app.folder);
  expectRow(app.publication.data, addressOf(app.name), 'Is the table still to be had?');
}

async function sendsInBrowser(app: App): Promise<void> {
  const { toolchain, publication } = app;
  const site = await serve(app);
  try {
    for (const page of toolchain.rendered ?? []) await expectRendered(site.url + page);
    for (const page of toolchain.pages ?? ['/']) {
      await sendsFrom(site.url + page, { email: addressOf(app.name, page), data: publication.data });
    }
  } finally {
    await site.stop();
  }
  site.expectNoComplaint();
}

async function expectRendered(url: string): Promise<void> {
  const html = await (await fetch(url)).text();
  assert.match(html, RENDERED, `${url} has no card that the server rendered`);
}

async function serve({ toolchain, folder }: App) {
  if (toolchain.served?.by !== 'script') {
    const server = await serveFolder(join(folder, toolchain.served?.folder ?? ''));
    return { ...server, expectNoComplaint: () => undefined };
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const command = ['npm', 'run', toolchain.served.script];
  const running = start(command, folder, { PORT: String(port), HOST: '127.0.0.1', ORIGIN: url });
  try {
    await untilAnswers(url, running);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { url, stop: running.stop, expectNoComplaint: () => expectNoComplaint(command, running) };
}

async function untilAnswers(url: string, { log, ended }: Running): Promise<void> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  for (const end = Date.now() + START_MS; ; await sleep(100)) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    const answer = response ? `status ${response.status}` : 'no answer';
    if (isOver || Date.now() > end) throw new Error(`the server does not start (${answer}):\n${tail(log())}`);
  }
}

function versionIn(folder: string, { package: name }: Toolchain): string {
  if (name === undefined) return '';
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    return manifest.version;
  } catch {
    return 'not installed';
  }
}
