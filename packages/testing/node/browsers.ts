// Finds the browsers of this machine, without root, and provides a Chromium where there is none.
// Knows no test runner and no page.
import { access, constants } from 'node:fs/promises';
import { unpackChromium } from './chromium-package.ts';

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  `${process.env['PROGRAMFILES']}\\Google\\Chrome\\Application\\chrome.exe`,
];
const FIREFOX_PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const MINI_BROWSER_PATHS = ['x86_64', 'aarch64'].map(
  (architecture) => `/usr/lib/${architecture}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
);
// Only our own pages run here; root and most containers cannot start the sandbox. The rest stops Chromium's own requests.
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** In the order in which they are tested. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/**
 * The engines that `FOYER_ENGINES` asks for: `all`, or a list such as `chromium,webkit`. Without it Chromium alone, for
 * every machine has one or gets one, and three engines take three times as long. Throws on an unknown name.
 */
export function wantedEngines(): Engine[] {
  const wish = process.env['FOYER_ENGINES'] || 'chromium';
  if (wish === 'all') return [...ENGINES];
  return wish.split(',').map((name) => {
    const engine = ENGINES.find((known) => known === name.trim());
    if (!engine) throw new Error(`FOYER_ENGINES: "${name}" is neither "all" nor one of ${ENGINES.join(', ')}`);
    return engine;
  });
}

/** `FOYER_CHROMIUM` (a path, or `npm`), else an installed Chromium or Chrome, else on Linux x64 one from an npm package. */
export async function findChromium(): Promise<Browser> {
  const wish = process.env['FOYER_CHROMIUM'];
  const installed = wish === 'npm' ? undefined : await firstExecutable(wish, ...CHROMIUM_PATHS);
  if (installed) return { executablePath: installed, args: CHROMIUM_ARGUMENTS, env: {} };
  const { executablePath, env } = await unpackChromium();
  return { executablePath, args: CHROMIUM_ARGUMENTS, env };
}

export async function findFirefox(): Promise<Browser | undefined> {
  const executablePath = await firstExecutable(process.env['FOYER_FIREFOX'], ...FIREFOX_PATHS);
  return executablePath ? { executablePath, args: [], env: {} } : undefined;
}

/** WebKitGTK: its driver and the small browser that the driver starts. */
export async function findWebKit(): Promise<{ driver: string; miniBrowser: string } | undefined> {
  const driver = await firstExecutable('/usr/bin/WebKitWebDriver');
  const miniBrowser = await firstExecutable(...MINI_BROWSER_PATHS);
  return driver && miniBrowser ? { driver, miniBrowser } : undefined;
}

export async function firstExecutable(...paths: (string | undefined)[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere =
      path &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ));
    if (isThere) return path;
  }
  return undefined;
}
