// Serves an endpoint on a port. Knows no command line.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { defaults, type EndpointOptions, resolveOptions } from './config.ts';
import { createEndpoint, type Endpoint, inboxTokenOf } from './endpoint.ts';
import { nodeServer } from './node-server.ts';
import { parseOptions } from './settings/parse-options.ts';
import { placeSchema } from './settings/settings-schema.ts';
import { databasePath } from './store/database.ts';

export interface ServeOptions extends EndpointOptions {
  /** Default 8787; never falls back to another port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
}

export interface ServedEndpoint {
  readonly status: 'serving';
  /** URL of the endpoint, without trailing slash. */
  readonly url: string;
  /** URL that opens the inbox. */
  readonly inboxUrl: string;
  /** Path of the file, or the PostgreSQL URL without its credentials. */
  readonly databasePath: string;
  /** Stops listening, finishes current requests, closes the database. */
  close(): Promise<void>;
}

export type ServeResult =
  | ServedEndpoint
  | { readonly status: 'port-taken'; readonly port: number }
  | { readonly status: 'failed'; readonly reason: string };

/** Shorter than the ten seconds after which Docker kills the process. */
const graceMs = 5_000;

/** Resolves once requests are served, or with the reason for the failure; never rejects. */
export async function serveEndpoint(options: ServeOptions = {}): Promise<ServeResult> {
  const { port = defaults.port, host = defaults.host, ...endpointOptions } = options;
  const { dataDirectory = defaults.dataDirectory, publicUrl = localUrl(host, port) } = options;
  try {
    parseOptions(placeSchema, { port, host });
    // First, so that an invalid option leaves no files behind.
    const { baseUrl: url } = resolveOptions({ ...endpointOptions, publicUrl });
    const inboxToken = inboxTokenOf({ inboxToken: options.inboxToken, dataDirectory });
    const endpoint = createEndpoint({ ...endpointOptions, publicUrl, inboxToken });
    const server = await listen(endpoint, port, host);
    return {
      status: 'serving',
      url,
      inboxUrl: `${url}/inbox?token=${encodeURIComponent(inboxToken)}`,
      databasePath: databaseName(options.databaseUrl, dataDirectory),
      close: () => close(server, endpoint),
    };
  } catch (error) {
    if (isPortTaken(error)) return { status: 'port-taken', port };
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function databaseName(url: string | undefined, dataDirectory: string): string {
  if (url === undefined) return resolve(databasePath(dataDirectory));
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

/** An endpoint that listens on all interfaces is opened by the loopback address. */
function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://${defaults.host}:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function listen(endpoint: Endpoint, port: number, host: string): Promise<Server> {
  const server = nodeServer(endpoint);
  try {
    await endpoint.ready;
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  } catch (error) {
    await endpoint.close();
    throw error;
  }
}

/** Finishes current requests, but no longer than `graceMs`. */
async function close(server: Server, endpoint: Endpoint): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const forceClose = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(forceClose);
  await endpoint.close();
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
