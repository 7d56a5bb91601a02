// Accepts every mail by SMTP and serves it over HTTP, without forwarding. Knows nothing of the senders.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { mailPage } from './mail-page.ts';

export interface CaughtMail {
  readonly id: string;
  /** As the header says it: `Foyer <forms@example.org>`. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** By lower-case name, unfolded; repeated ones joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly raw: string;
}

export interface MailCatcherOptions {
  /** Default: any free port, as for `httpPort`. */
  readonly smtpPort?: number;
  readonly httpPort?: number;
  readonly host?: string;
}

export interface MailCatcher {
  readonly smtpUrl: string;
  /** A page for people; the same mails as JSON at `/api/messages`. */
  readonly url: string;
  /** Oldest first. */
  messages(): readonly CaughtMail[];
  clear(): void;
  stop(): Promise<void>;
}

/** Rejects where a port is taken, naming it. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const { smtpPort = 0, httpPort = 0, host = '127.0.0.1' } = options;
  const mails: CaughtMail[] = [];
  const clear = () => void mails.splice(0);
  let caught = 0;
  const smtp = createSmtpServer(async (raw) => void mails.push(await readMail(String(++caught), raw)));
  const http = createServer((request, response) => answer(request, response, { mails, clear }));

  await listen('SMTP', smtp.server, { port: smtpPort, host });
  try {
    await listen('the mail page', http, { port: httpPort, host });
  } catch (error) {
    smtp.close();
    throw error;
  }
  return {
    smtpUrl: `smtp://${host}:${portOf(smtp.server)}`,
    url: `http://${host}:${portOf(http)}`,
    messages: () => [...mails],
    clear,
    async stop() {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => http.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
}

function createSmtpServer(onMail: (raw: string) => Promise<void>): SMTPServer {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    // A name server may be unreachable, and would be queried for every client.
    disableReverseLookup: true,
    // Milliseconds. Clients keep connections open, and need not close them when a test ends.
    closeTimeout: 20,
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        onMail(Buffer.concat(chunks).toString()).then(() => callback(), callback);
      });
    },
  });
  // Ignores clients that disconnect in the middle of a mail.
  smtp.on('error', () => undefined);
  return smtp;
}

async function readMail(id: string, raw: string): Promise<CaughtMail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  const headers: Record<string, string> = {};
  for (const { key, line } of parsed.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replaceAll(/\r?\n\s+/g, ' ')
      .trim();
    headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  return {
    id,
    from: headers['from'] ?? '',
    to: headers['to'] ?? '',
    subject: parsed.subject ?? '',
    headers,
    text: parsed.text ?? '',
    html: parsed.html || '',
    raw,
  };
}

interface Shelf {
  readonly mails: readonly CaughtMail[];
  clear(): void;
}

function answer(request: IncomingMessage, response: ServerResponse, { mails, clear }: Shelf): void {
  const reply = (status: number, type: string, body: string) => {
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
  };
  const { method, url = '/' } = request;
  const { pathname } = new URL(url, 'http://localhost');
  if (method === 'GET' && pathname === '/') return reply(200, 'text/html', mailPage(mails));
  if (pathname !== '/api/messages') return reply(404, 'text/plain', 'Mails are at /api/messages.\n');
  if (method === 'GET') return reply(200, 'application/json', JSON.stringify(mails));
  if (method !== 'DELETE') return reply(405, 'text/plain', 'GET lists the mails, DELETE empties the list.\n');
  clear();
  response.writeHead(204).end();
}

async function listen(purpose: string, server: Server, address: { port: number; host: string }): Promise<void> {
  server.listen(address.port, address.host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw isTaken ? new Error(`Port ${address.port} for ${purpose} is taken.`, { cause }) : cause;
  }
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
