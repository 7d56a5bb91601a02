// What the package managers call the same things. Runs none of them.
import { basename } from 'node:path';

const names = ['npm', 'pnpm', 'yarn', 'bun'] as const;
type Name = (typeof names)[number];

export interface PackageManager {
  readonly name: Name;
  /** Yarn 2 and newer, which keeps packages where Node finds none, unless told otherwise. */
  readonly isBerry: boolean;
}

/** The one that runs this command, by the variable that all of them set. */
export function packageManager(environment: NodeJS.ProcessEnv): PackageManager {
  const agent = environment['npm_config_user_agent'] ?? '';
  const name = names.find((known) => agent.startsWith(`${known}/`)) ?? 'npm';
  return { name, isBerry: name === 'yarn' && !/^yarn\/[01]\./.test(agent) };
}

/** The call of this command. Only npm takes options for its own unless they follow two dashes. */
export function createCall({ name }: PackageManager, folder: string, options: string): string {
  return name === 'npm'
    ? `npm create foyer@latest ${folder} -- ${options}`
    : `${name} create foyer ${folder} ${options}`;
}

const cleanInstall: Readonly<Record<Name, string>> = {
  npm: 'npm ci',
  pnpm: 'pnpm install --frozen-lockfile',
  yarn: 'yarn install --frozen-lockfile',
  bun: 'bun install --frozen-lockfile',
};
const execute: Readonly<Record<Name, string>> = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn run', bun: 'bunx' };

/** A text that is written for npm, for another one. */
export function inWordsOf({ isBerry, name }: PackageManager, text: string): string {
  return text
    .replaceAll('npm ci', isBerry ? 'yarn install --immutable' : cleanInstall[name])
    .replaceAll('npm run ', `${name} run `)
    .replaceAll('npx ', `${execute[name]} `);
}

interface InstallCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

/** Without a shell where the package manager says which script it is: on Windows its command is a batch file, which asks back at Ctrl-C. */
export function installCommand(
  { name }: PackageManager,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): InstallCommand {
  const script = environment['npm_execpath'] ?? '';
  // Another package manager may have called this one, and then the variable is its own.
  if (basename(script).startsWith(name) && /\.[cm]?js$/.test(script))
    return { program: process.execPath, args: [script, 'install'], shell: false };
  if (platform === 'win32') return { program: `${name} install`, args: [], shell: true };
  return { program: name, args: ['install'], shell: false };
}
