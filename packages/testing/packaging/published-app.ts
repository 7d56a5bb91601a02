// A new site with the packed packages: Vite builds its page, a file server serves it, and the packed
// endpoint stores what it sends.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../node/free-port.ts';
import type { Visitor } from '../node/visitor.ts';
import { root, run } from './packed.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const PATIENCE_MS = 8000;

const MAIN = `import '@foyer/elements/newsletter-signup.js';
import '@foyer/elements/contact-card.js';
`;

/** In German: English is part of every module, any other language is a chunk that the page has to load. */
const page = (endpointUrl: string, script: string) => `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8" />
    <title>Weidner &amp; Sohl</title>
    <link rel="icon" href="data:," />
    <script>
      window.errors = [];
      addEventListener('error', ({ message }) => errors.push(message));
      addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
    </script>
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <foyer-newsletter-signup endpoint="${endpointUrl}/newsletter" controller="Weidner &amp; Sohl" purpose="Service"
      privacy-url="/datenschutz.html"></foyer-newsletter-signup>
    <foyer-contact-card endpoint="${endpointUrl}/contact" name="Katrin Weidner"></foyer-contact-card>
  </body>
</html>
`;

/** The version with which the script files are built, and so the one in the lockfile. */
export function viteVersion(): string {
  const path = join(root, 'packages/elements/node_modules/vite/package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return manifest.version;
}

/**
 * Writes into `dist`: `index.html`, and `no-build.html` with the script file that the endpoint serves.
 *
 * @param folder a project in which the packed packages and Vite are installed
 */
export async function buildApp(folder: string, endpointUrl: string): Promise<void> {
  mkdirSync(join(folder, 'public'));
  writeFileSync(join(folder, 'main.js'), MAIN);
  writeFileSync(join(folder, 'index.html'), page(endpointUrl, '/main.js'));
  // Vite copies what is in `public` as it stands.
  writeFileSync(join(folder, 'public/no-build.html'), page(endpointUrl, `${endpointUrl}/foyer.js`));
  await run(join(folder, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], folder);
}

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** A minimal file server: a missing file is a 404. */
export async function serveFolder(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const file = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the file server listens at no TCP port');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${address.port}`, stop };
}

interface EndpointPlace {
  /** A project in which the packed endpoint is installed. */
  readonly folder: string;
  readonly data: string;
  /** Origin of the pages that may post. */
  readonly origin: string;
}

/** Starts the installed command by its name, and resolves when it says that it is ready. */
export async function startPackedEndpoint({ folder, data, origin }: EndpointPlace): Promise<Server> {
  const port = await freePort();
  const command = spawn(join(folder, 'node_modules/.bin/foyer-endpoint'), [], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      FOYER_DATA: data,
      FOYER_ORIGINS: origin,
      FOYER_LOG: 'json',
      // The conformance kit asks more often than visitors may.
      FOYER_RATE_LIMIT: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that is stopped leaves no endpoint behind.
  process.once('exit', () => command.kill());
  let errors = '';
  command.stderr.on('data', (chunk) => (errors += String(chunk)));
  for await (const line of createInterface({ input: command.stdout })) {
    if (line === 'ready') return { url: `http://127.0.0.1:${port}`, stop: () => stop(command) };
  }
  throw new Error(`the packed endpoint does not start:\n${errors}`);
}

async function stop(command: ChildProcess): Promise<void> {
  if (command.exitCode !== null) return;
  const ended = once(command, 'exit');
  command.kill('SIGTERM');
  await ended;
}

interface StoredMessage {
  readonly form: string;
  readonly status: string;
  readonly fields: unknown;
}

/** The messages from this address, oldest first, read from the endpoint's database file. */
export function storedMessages(data: string, email: string): StoredMessage[] {
  const database = new DatabaseSync(join(data, 'foyer.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT form, status, fields FROM messages_v1 ORDER BY received_at').all();
  database.close();
  return rows
    .filter(({ fields }) => String(fields).includes(email))
    .map(({ form, status, fields }) => {
      const parsed: unknown = JSON.parse(String(fields));
      return { form: String(form), status: String(status), fields: parsed };
    });
}

/** Fills in and sends both forms. The sum appears at the first interaction with the card. */
export async function signsUpAndWrites(
  visitor: Visitor,
  { email, message }: { readonly email: string; readonly message: string },
): Promise<void> {
  await visitor.fills('E-Mail', email);
  await visitor.clicks('Newsletter anfordern');
  await visitor.sees('Bitte sehen Sie in Ihr Postfach.');
  await expectState(visitor, 'foyer-newsletter-signup', 'pending');

  // The newsletter's field is gone, so this one is the card's.
  await visitor.fills('E-Mail', email);
  await visitor.fills('Nachricht', message);
  await answersTheSum(visitor, (a, b) => `Kurze Rechenfrage (gegen Werbung) Wie viel ist ${a} plus ${b}?`);
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Danke, Ihre Nachricht ist angekommen.');
  await expectState(visitor, 'foyer-contact-card', 'sent');
}

/** @param label the label of the question, in the language of the page */
export async function answersTheSum(visitor: Visitor, label: (a: string, b: string) => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const [, a, b] = /(\d) \+ (\d) =/.exec(await visitor.text()) ?? [];
    if (a && b) return visitor.fills(label(a, b), String(Number(a) + Number(b)));
    if (Date.now() > end) throw new Error(`no sum within 8 s; the page says: ${await visitor.text()}`);
    await sleep(50);
  }
}

async function expectState(visitor: Visitor, tag: string, state: string): Promise<void> {
  assert.equal(await visitor.evaluates(`document.querySelector('${tag}').state`), state);
}
