// For tests: a feed server on this machine, by HTTP or HTTPS.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export interface FeedHost {
  readonly port: number;
  readonly asked: readonly IncomingMessage[];
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Stopped after the test. */
export async function feedHost(
  context: TestContext,
  answer: RequestListener,
  certificate?: Certificate,
): Promise<FeedHost> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(request);
    answer(request, response);
  };
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, asked };
}

/** Self-signed: trusted only by tests that pass it on. */
export function certificateFor(host: string, ...others: readonly string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = [
    '-subj',
    `/CN=${host}`,
    '-addext',
    `subjectAltName=${[host, ...others].map((name) => `DNS:${name}`).join()}`,
  ];
  execFileSync('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}

export const rss = (title = 'Blog') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><item><title>${title}</title></item></channel></rss>`;
