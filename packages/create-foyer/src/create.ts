// The course of the command: answers, files, packages, server.
import { relative, resolve } from 'node:path';
import { cancel, intro, log, outro } from '@clack/prompts';
import { ask } from './ask.ts';
import { type Call, defaultAnswers, unanswered } from './command-line.ts';
import { findObstacle, writeSite } from './folder.ts';
import { takenPort } from './ports.ts';
import { install, packageManager, runSite } from './programs.ts';
import type { Answers } from './questions.ts';
import { type Site, siteFiles } from './site-files.ts';

export const exitCodes = { done: 0, failed: 1, refused: 2, canceled: 130 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

function refuse(reason: string): ExitCode {
  log.error(reason);
  return exitCodes.refused;
}

export async function create(call: Call, version: string): Promise<ExitCode> {
  intro('create-foyer');
  const { given, port } = call;
  const obstacle = given.folder === undefined ? undefined : findObstacle(given.folder);
  if (obstacle !== undefined) return refuse(obstacle);
  const missing = unanswered(given);
  if (missing.length > 0 && !call.yes && !process.stdin.isTTY)
    return refuse(`There is no terminal to ask in. Missing: ${missing.join(' ')}\nOr add --yes for defaults.`);
  const taken = call.starts ? await takenPort([port, port + 1]) : undefined;
  if (taken !== undefined) return refuse(`Port ${taken} is taken: name another one with --port.`);

  const answers = await answersTo(call);
  if (answers === undefined) {
    cancel('Nothing was written.');
    return exitCodes.canceled;
  }
  const late = findObstacle(answers.folder);
  if (late !== undefined) return refuse(late);
  return build({ answers, folder: resolve(answers.folder), port, version }, call.starts);
}

async function answersTo({ given, yes }: Call): Promise<Answers | undefined> {
  const defaults = defaultAnswers(process.env);
  return yes ? { ...defaults, ...given } : ask(given, defaults, findObstacle);
}

async function build(site: Site, starts: boolean): Promise<ExitCode> {
  const { folder } = site;
  const name = relative('', folder) || '.';
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const undo = writeSite(folder, siteFiles(site));
  log.step(`${name} has its files.`);

  const manager = packageManager(process.env);
  log.step(`${manager} install …`);
  const started = Date.now();
  const isInstalled = await install(manager, { folder, signal: stop.signal });
  if (stop.signal.aborted) {
    undo();
    cancel(`Stopped: ${name} is gone again.`);
    return exitCodes.canceled;
  }
  if (!isInstalled) {
    log.error(`The packages could not be installed; ${manager} says why above. The files stay in ${name}: 
run "${manager} install" there, then "npm run dev".`);
    return exitCodes.failed;
  }
  log.step(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  return starts ? serve(name, { folder, signal: stop.signal }) : finish(name);
}

function finish(name: string): ExitCode {
  outro(`Ready. cd ${name} && npm run dev`);
  return exitCodes.done;
}

async function serve(
  name: string,
  place: { readonly folder: string; readonly signal: AbortSignal },
): Promise<ExitCode> {
  const code = await runSite(place, (line) => {
    if (line !== 'ready') return console.log(line);
    outro(`Ready: write a message on the page, read it in the inbox. Ctrl-C ends both.
   Later: cd ${name} && npm run dev`);
    console.log('ready');
  });
  if (code === 0) return exitCodes.done;
  log.error(`The site does not run; it says why above. Its files stay in ${name}.`);
  return exitCodes.failed;
}
