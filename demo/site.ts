// The whole demo on this machine: the consultancy's pages, the endpoint with its database, and a mail catcher.
// Knows neither the environment nor the command line.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logWriter, serveEndpoint, type ServeOptions } from '@foyer/endpoint';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { type MailCatcher, startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const PAGES = resolve(import.meta.dirname, 'consultancy');
const FONTS = dirname(fileURLToPath(import.meta.resolve('@fontsource/gelasio/files/gelasio-latin-400-normal.woff2')));

export interface SitePorts {
  readonly page: number;
  readonly endpoint: number;
  readonly mail: number;
  readonly smtp: number;
}

export interface SiteOptions {
  /** Default: any free ones. */
  readonly ports?: SitePorts;
  readonly host?: string;
  /** Where the endpoint keeps its file and keys. */
  readonly dataDirectory: string;
  readonly inboxToken?: string;
  /** Overrides of the demo's settings. */
  readonly settings?: ServeOptions;
}

/** Higher than usual, because people try the demo out. */
const PER_MINUTE = 60;

export interface Site {
  readonly pageUrl: string;
  readonly endpointUrl: string;
  readonly inboxUrl: string;
  readonly mail: MailCatcher;
  readonly databasePath: string;
  stop(): Promise<void>;
}

/** Rejects with the reason if a part does not start or answer, and stops what had started. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const { host = '127.0.0.1', ports: wantedPorts, ...place } = options;
  const ports = wantedPorts ?? (await freePorts());
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    const mail = await startMailCatcher({ smtpPort: ports.smtp, httpPort: ports.mail, host });
    started.push(mail);
    const endpoint = await startEndpoint({
      ...place,
      host,
      port: ports.endpoint,
      smtpUrl: mail.smtpUrl,
      pageUrl: `http://${host}:${ports.page}`,
    });
    started.push(endpoint);
    const page = await startPage({ host, port: ports.page, endpointUrl: endpoint.url });
    started.push(page);
    const mustAnswer = [page.url, `${endpoint.url}/health`, `${endpoint.url}/foyer.js`, `${mail.url}/api/messages`];
    await Promise.all(mustAnswer.map(answers));
    const { url: endpointUrl, inboxUrl, databasePath } = endpoint;
    return { pageUrl: page.url, endpointUrl, inboxUrl, mail, databasePath, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePorts(): Promise<SitePorts> {
  return { page: await freePort(), endpoint: await freePort(), mail: await freePort(), smtp: await freePort() };
}

interface EndpointPlace extends Omit<SiteOptions, 'ports'> {
  readonly host: string;
  readonly port: number;
  readonly smtpUrl: string;
  readonly pageUrl: string;
}

/** On mails and on the pages that their links open. */
const BRAND = {
  name: 'Weidner & Sohl',
  color: '#17443d',
  logo: resolve(PAGES, 'images/logo.png'),
  address: 'Weidner & Sohl GmbH\nAm Kirchtor 7a\n06108 Halle (Saale)',
} as const;

/** A person reads this output: requests must not scroll the links away. */
const write = logWriter('text');

async function startEndpoint({ pageUrl, smtpUrl, settings = {}, ...place }: EndpointPlace) {
  const result = await serveEndpoint({
    rateLimit: PER_MINUTE,
    timeZone: 'Europe/Berlin',
    log: (entry) => entry.event !== 'request' && write(entry),
    forms: {
      contact: { fields: 'name? email message', locale: 'de', subject: 'Neue Nachricht' },
      newsletter: {
        fields: 'email name?',
        doubleOptIn: true,
        consentRequired: true,
        locale: 'de',
        formality: 'informal',
      },
    },
    ...settings,
    ...place,
    origins: ['loopback', ...(settings.origins ?? [])],
    brand: { ...BRAND, imprintUrl: `${pageUrl}/impressum.html`, ...settings.brand },
    mail: {
      from: 'Weidner & Sohl <post@weidner-sohl.example>',
      to: 'katrin@weidner-sohl.example',
      ...settings.mail,
      smtpUrl,
    },
  });
  switch (result.status) {
    case 'serving':
      return { ...result, stop: result.close };
    case 'port-taken':
      throw new Error(`Port ${result.port} for the endpoint is taken.`);
    case 'failed':
      throw new Error(`The endpoint does not start: ${result.reason}`);
  }
}

interface PagePlace {
  readonly host: string;
  readonly port: number;
  readonly endpointUrl: string;
}

async function startPage({ host, port, endpointUrl }: PagePlace) {
  const app = new Hono();
  app.get('/:file{([a-z-]+[.](html|xml))?}', async (context) => {
    const file = context.req.param('file') || 'index.html';
    const text = await fillIn(file, { endpoint: endpointUrl, site: new URL(context.req.url).origin });
    if (text === undefined) return context.text('Diese Seite gibt es nicht.\n', 404);
    if (file.endsWith('.xml')) return context.body(text, 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
    context.header('Content-Security-Policy', contentSecurityPolicy(new URL(endpointUrl).origin));
    return context.html(text);
  });
  app.use('/fonts/*', serveStatic({ root: FONTS, rewriteRequestPath: (path) => path.slice('/fonts'.length) }));
  app.use('*', serveStatic({ root: PAGES }));
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

/** As strict as a careful owner would set it: Foyer must not need more. */
function contentSecurityPolicy(endpointOrigin: string): string {
  return [
    "default-src 'none'",
    `script-src ${endpointOrigin}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self' ${endpointOrigin}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/**
 * Puts addresses and the site's parts into a page: `{{endpoint}}`, `{{site}}`, `{{footer}}`, and `{{header blog.html}}`,
 * which marks the link of that name as the current one.
 *
 * @returns undefined where there is no such file
 */
async function fillIn(file: string, addresses: Readonly<Record<string, string>>): Promise<string | undefined> {
  const page = await readPage(file);
  if (page === undefined) return undefined;
  const parts = {
    header: (await readPage('parts/header.html')) ?? '',
    footer: (await readPage('parts/footer.html')) ?? '',
  };
  const texts: Readonly<Record<string, string>> = { ...addresses, ...parts };
  return page.replaceAll(/\{\{(\w+)(?: ([\w.-]+))?\}\}/g, (placeholder, name: string, current?: string) => {
    const text = texts[name] ?? placeholder;
    return current === undefined ? text : text.replace(`href="${current}"`, `href="${current}" aria-current="true"`);
  });
}

/** Not kept in memory, so that an edit shows at the next reload. */
async function readPage(file: string): Promise<string | undefined> {
  return readFile(resolve(PAGES, file), 'utf8').catch(() => undefined);
}

async function answers(url: string): Promise<void> {
  const response = await fetch(url);
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${url} answers ${response.status}. Are the script files built? (pnpm build:cdn)`);
}
