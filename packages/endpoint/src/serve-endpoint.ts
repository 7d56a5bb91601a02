// An endpoint on a port of this machine, by Hono's Node adapter. Knows no command line.
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { defaults, type EndpointOptions } from './config.ts';
import { createEndpoint, databaseFile, inboxTokenOf } from './endpoint.ts';

export interface ServeOptions extends EndpointOptions {
  /** Default 8787; never another one silently. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
}

export type ServeResult =
  | {
      readonly status: 'serving';
      /** Where the endpoint answers, without trailing slash. */
      readonly url: string;
      /** Opens the inbox. */
      readonly inboxUrl: string;
      readonly databasePath: string;
      /** Stops listening, ends what is under way, closes the database. */
      close(): Promise<void>;
    }
  | { readonly status: 'port-taken'; readonly port: number }
  | { readonly status: 'failed'; readonly reason: string };

/** Resolves when requests are answered, or with the reason why they are not; never rejects. */
export async function serveEndpoint(options: ServeOptions = {}): Promise<ServeResult> {
  const { port = defaults.port, host = defaults.host, dataDirectory = defaults.dataDirectory } = options;
  try {
    const url = options.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    const inboxToken = inboxTokenOf({ inboxToken: options.inboxToken, dataDirectory });
    const endpoint = createEndpoint({ ...options, publicUrl: url, inboxToken });
    const server = createAdaptorServer({ fetch: (request) => endpoint.fetch(request) });
    try {
      await endpoint.ready;
      server.listen(port, host);
      await once(server, 'listening');
    } catch (error) {
      await endpoint.close();
      if (isPortTaken(error)) return { status: 'port-taken', port };
      throw error;
    }
    const base = url.replace(/\/$/, '') + (options.basePath ?? '');
    return {
      status: 'serving',
      url: base,
      inboxUrl: `${base}/inbox?token=${encodeURIComponent(inboxToken)}`,
      databasePath: resolve(dataDirectory, databaseFile),
      close: async () => {
        const closed = once(server, 'close');
        server.close();
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        await closed;
        await endpoint.close();
      },
    };
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
