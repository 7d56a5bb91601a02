// The course of the command: answers, files, packages, server.
import { relative, resolve } from 'node:path';
import { cancel, intro, log, outro } from '@clack/prompts';
import { ask } from './ask.ts';
import { type Call, defaultAnswers, unanswered } from './command-line.ts';
import { findObstacle, reasonOf, writeSite } from './folder.ts';
import { createCall, type PackageManager } from './package-managers.ts';
import { takenPort } from './ports.ts';
import { install, runSite } from './programs.ts';
import type { Answers } from './questions.ts';
import { type Site, siteFiles } from './site-files.ts';

/** After these milliseconds of installing, npm may still be trying to reach a network that is not there, and says nothing. */
const LONG = 30_000;

export const exitCodes = { done: 0, failed: 1, refused: 2, canceled: 130 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

function refuse(reason: string): ExitCode {
  log.error(reason);
  return exitCodes.refused;
}

export async function create(call: Call, manager: PackageManager, version: string): Promise<ExitCode> {
  intro('create-foyer');
  const early = await obstacleBefore(call, manager);
  if (early !== undefined) return refuse(early);
  const answers = await answersTo(call);
  if (answers === undefined) {
    cancel('Nothing was written.');
    return exitCodes.canceled;
  }
  const late = findObstacle(answers.folder);
  if (late !== undefined) return refuse(late);
  return build({ answers, folder: resolve(answers.folder), manager, port: call.port, version }, call.starts);
}

/** What needs no answer to be refused. */
async function obstacleBefore(
  { given, port, starts, yes }: Call,
  manager: PackageManager,
): Promise<string | undefined> {
  const obstacle = given.folder === undefined ? undefined : findObstacle(given.folder);
  if (obstacle !== undefined) return obstacle;
  const missing = unanswered(given);
  if (missing.length > 0 && !yes && !process.stdin.isTTY) {
    const withDefaults = createCall(manager, given.folder ?? 'my-site', '--yes');
    return `There is no terminal to ask in. Missing: ${missing.join(' ')}\nOr take defaults: ${withDefaults}`;
  }
  const taken = starts ? await takenPort([port, port + 1]) : undefined;
  return taken === undefined ? undefined : `Port ${taken} is taken: name another one with --port.`;
}

async function answersTo({ given, yes }: Call): Promise<Answers | undefined> {
  const defaults = defaultAnswers(process.env, Intl.DateTimeFormat().resolvedOptions().locale);
  return yes ? { ...defaults, ...given } : ask(given, defaults, findObstacle);
}

async function build(site: Site, starts: boolean): Promise<ExitCode> {
  const { folder, manager } = site;
  const name = relative('', folder) || '.';
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const undo = write(site, name);
  if (undo === undefined) return exitCodes.failed;

  log.step(`${manager.name} install …`);
  const started = Date.now();
  const patience = setTimeout(() => log.step('Still installing. Ctrl-C takes away what was written.'), LONG);
  const isInstalled = await install(manager, { folder, signal: stop.signal });
  clearTimeout(patience);
  if (stop.signal.aborted) {
    undo();
    cancel(name === '.' ? 'Stopped: the folder is empty again.' : `Stopped: ${name} is gone again.`);
    return exitCodes.canceled;
  }
  if (!isInstalled) {
    log.error(
      `The packages could not be installed; ${manager.name} says why above. The files stay in ${name}. Once it can:\n${later(site, ['install', 'run dev'])}`,
    );
    return exitCodes.failed;
  }
  log.step(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  return starts ? serve(site, stop.signal) : finish(site);
}

/** Undefined where it cannot be written: then nothing of it is left. */
function write(site: Site, name: string): (() => void) | undefined {
  try {
    const undo = writeSite(site.folder, siteFiles(site));
    log.step(`${name} has its files.`);
    return undo;
  } catch (error) {
    log.error(`${name} cannot be written: ${reasonOf(error)}. Nothing of it is left; name another folder.`);
    return undefined;
  }
}

/** One command a line: not every shell joins them with the same sign. */
function later({ folder, manager }: Site, commands: readonly string[]): string {
  const path = relative('', folder);
  const go = path === '' ? [] : [`cd ${/^[\w./\\-]+$/.test(path) ? path : `"${path}"`}`];
  return [...go, ...commands.map((command) => `${manager.name} ${command}`)].map((line) => `   ${line}`).join('\n');
}

function finish(site: Site): ExitCode {
  outro(`Ready:\n${later(site, ['run dev'])}`);
  return exitCodes.done;
}

async function serve(site: Site, signal: AbortSignal): Promise<ExitCode> {
  const { folder } = site;
  const code = await runSite({ folder, signal }, (line) => {
    if (line !== 'ready') return console.log(line);
    outro(
      `Ready: write a message on the page, read it in the inbox. Ctrl-C ends both. Later:\n${later(site, ['run dev'])}`,
    );
    console.log('ready');
  });
  if (code === 0) return exitCodes.done;
  log.error(`The site does not run; it says why above. Its files stay in ${relative('', folder) || '.'}.`);
  return exitCodes.failed;
}
