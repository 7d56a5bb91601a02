// The tests of @foyer/elements in Chromium, or in the engines that FOYER_ENGINES names.
import { buffer } from 'node:stream/consumers';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findChromium, findFirefox, wantedEngines } from '@foyer/testing/node/browsers.ts';
import { countingReporter } from '@foyer/testing/node/counting-reporter.ts';
import { refusalsFail, strictPages } from '@foyer/testing/node/strict-pages.ts';
import { startWebKitDriver } from '@foyer/testing/node/webkit-driver.ts';

const launchers = {
  async chromium() {
    const { executablePath, args, env } = await findChromium();
    return chromeLauncher({ launchOptions: { executablePath, args, env: { ...process.env, ...env } } });
  },
  async firefox() {
    const firefox = await findFirefox();
    if (!firefox) return undefined;
    return puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath: firefox.executablePath } });
  },
  async webkit() {
    const driver = await startWebKitDriver();
    if (!driver) return undefined;
    const { port, capabilities } = driver;
    const connection = { hostname: '127.0.0.1', port, path: '/', logLevel: 'error', connectionRetryCount: 5 };
    return webdriverLauncher({ ...connection, capabilities });
  },
};

const browsers = [];
for (const engine of wantedEngines()) {
  const launcher = await launchers[engine]();
  if (launcher) browsers.push(Object.assign(launcher, { engine }));
  else console.error(`${engine}: not on this machine, not tested`);
}

/** Nobody can construct an opaque redirect: this is a real one. */
function redirect(context, next) {
  if (context.path !== '/redirect') return next();
  context.redirect('/elsewhere');
}

/** A host that breaks off. */
function silence(context, next) {
  if (context.path !== '/silence') return next();
  context.req.socket.destroy();
}

const replies = [];

/** Keeps what a test wants to be answered, bytes under a content type, and answers with it. */
async function reply(context, next) {
  if (context.path !== '/reply') return next();
  const { type, number } = context.query;
  if (context.method === 'POST') {
    context.body = `/reply?number=${replies.push({ type, body: await buffer(context.req) }) - 1}`;
  } else {
    context.set('content-type', replies[number].type);
    context.body = replies[number].body;
  }
}

/** How often properties are tried; a page knows no environment. */
const environment = Object.fromEntries(
  ['FOYER_RUNS', 'FOYER_SEED'].map((name) => [`process.env.${name}`, JSON.stringify(process.env[name] ?? '')]),
);

export default {
  files: ['packages/elements/src/**/*.test.ts', '!**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['foyer:source', 'browser', 'development'] },
  plugins: [
    a11ySnapshotPlugin(),
    refusalsFail,
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      define: environment,
      tsconfig: new URL('packages/elements/tsconfig.json', import.meta.url).pathname,
    }),
  ],
  middleware: [strictPages, redirect, silence, reply],
  browsers,
  concurrency: 1,
  concurrentBrowsers: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000 * Math.max(1, Number(process.env.FOYER_RUNS || 1)),
  testFramework: { config: { timeout: 10_000 } },
  coverageConfig: {
    include: ['packages/elements/src/**/*.ts'],
    exclude: ['**/*.test.ts', '**/locales/**'],
    reporters: ['lcovonly', 'text-summary'],
  },
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter()],
};
