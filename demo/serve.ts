// `npm start`: the demo site on the ports that the environment names, until Ctrl-C or SIGTERM.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { loadSettings, type ServeOptions } from '@foyer/endpoint';
import { type SitePorts, startSite } from './site.ts';

const HOST = process.env['HOST'] || '127.0.0.1';
const CHECKOUT = resolve(import.meta.dirname, '..');

const VARIABLES = {
  page: 'PORT',
  endpoint: 'FOYER_PORT',
  mail: 'FOYER_MAIL_PORT',
  smtp: 'FOYER_SMTP_PORT',
} as const satisfies Record<keyof SitePorts, string>;

function refuse(reason: string): never {
  console.error(`start: ${reason}`);
  process.exit(1);
}

function portOf(variable: string, fallback: number): number {
  const value = process.env[variable];
  if (!value) return fallback;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  refuse(`${variable}=${value} is not a port; it is a whole number from 1 to 65535.`);
}

function readPorts(): SitePorts {
  const page = portOf(VARIABLES.page, 4321);
  return {
    page,
    endpoint: portOf(VARIABLES.endpoint, page + 1),
    mail: portOf(VARIABLES.mail, page + 2),
    smtp: portOf(VARIABLES.smtp, page + 3),
  };
}

/** The endpoint's variables mean the same as on its command line. */
function readSettings(): ServeOptions {
  const settings = loadSettings(process.env);
  return settings.status === 'loaded' ? settings.options : refuse(settings.problems.join('\n'));
}

/** @returns the system's error code where the port cannot be used, or undefined */
async function obstacle(port: number): Promise<string | undefined> {
  const probe = createServer().listen(port, HOST);
  try {
    await once(probe, 'listening');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    probe.close();
  }
}

/** Checks all four before anything starts, so that no server moves to another port silently. */
async function demandPorts(ports: SitePorts): Promise<void> {
  const uses = new Map<number, string>();
  for (const part of ['page', 'endpoint', 'mail', 'smtp'] as const) {
    const port = ports[part];
    const variable = VARIABLES[part];
    const other = uses.get(port);
    if (other) refuse(`port ${port} is wanted twice; set ${other} or ${variable} to another one.`);
    uses.set(port, variable);
    const reason = await obstacle(port);
    if (reason === 'EADDRINUSE') refuse(`port ${port} is busy; set ${variable} to a free one.`);
    if (reason) refuse(`port ${port} of ${HOST} cannot be used (${reason}); set ${variable} or HOST.`);
  }
}

/** Resolves on Ctrl-C, SIGTERM, or the end of the package script that started us, because a shell in between forwards no signal. */
async function untilAskedToStop(): Promise<void> {
  const { promise, resolve: stop } = Promise.withResolvers<void>();
  // `on`, since a terminal and npm may both send the signal.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event']) setInterval(() => process.ppid !== parent && stop(), 500).unref();
  return promise;
}

const ports = readPorts();
const settings = readSettings();
await demandPorts(ports);
const asked = untilAskedToStop();
const site = await startSite({
  ports,
  host: HOST,
  dataDirectory: resolve(settings.dataDirectory ?? resolve(CHECKOUT, '.data')),
  settings,
}).catch((error: unknown) => refuse(error instanceof Error ? error.message : String(error)));

console.log(`page ${site.pageUrl}`);
console.log(`inbox ${site.inboxUrl}`);
console.log(`endpoint ${site.endpointUrl}`);
console.log(`mail ${site.mail.url}`);
console.log(`data ${site.databasePath}`);
console.log('ready');

await asked;
await site.stop();
