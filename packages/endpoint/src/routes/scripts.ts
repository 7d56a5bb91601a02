// Serves the built script files to any page, each after one statement that names this server. Knows nothing of the build.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { isObject } from '@foyer/protocol/server';
import type { Context } from 'hono';
import { onlyMethod } from './reply.ts';

const loader = 'foyer.js';
const manifest = 'integrity.json';
/** The build appends a hash of eight hexadecimal digits to the names of chunks, which never change. */
const hashedName = /-[0-9a-f]{8}\.js$/;

const common = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

export interface Scripts {
  readonly folder: URL | undefined;
  /** Public URL of the endpoint, without trailing slash: where widgets send to unless the page says otherwise. */
  readonly server: string;
}

/** Serves files of the folder. Reads them per request, so that a build may follow the start. */
export function scriptsRoute({ folder, server }: Scripts) {
  return onlyMethod('GET', async (context) => {
    const name = context.req.path.slice(context.req.path.lastIndexOf('/') + 1);
    const found = folder && (await readScript(folder, name, server));
    return found === undefined ? missing(name) : scriptResponse(context, name, found);
  });
}

/** `integrity.json`, or undefined before the build. */
export async function readManifest({ folder, server }: Scripts): Promise<unknown> {
  const bytes = folder && (await readScript(folder, manifest, server));
  return bytes && JSON.parse(Buffer.from(bytes).toString());
}

async function readScript(folder: URL, name: string, server: string): Promise<Uint8Array | undefined> {
  // Only names in the folder's listing, which prevents path traversal.
  const names = await fileNames(folder);
  if (!names.includes(loader) || !names.includes(name)) return undefined;
  const bytes = await readFile(new URL(name, folder));
  if (name === manifest) return ownManifest(folder, bytes, server);
  return hashedName.test(name) ? bytes : withServer(bytes, server);
}

async function fileNames(folder: URL): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** The widgets read it as the default of `data-server`. In Node, where tests import script files, nothing happens. */
function withServer(bytes: Uint8Array, server: string): Uint8Array {
  const options = JSON.stringify({ server }).replaceAll('<', '\\u003c');
  const statement = `globalThis.document&&(document[Symbol.for("foyer:server")]=${options});\n`;
  return Buffer.concat([Buffer.from(statement), bytes]);
}

/** Beside the event loop: messages do not wait for it. */
const compress = promisify(brotliCompress);

/** Caches the last manifest, because compressing all files takes a second. */
const manifests = new Map<string, Promise<Uint8Array>>();

function ownManifest(folder: URL, built: Uint8Array, server: string): Promise<Uint8Array> {
  const key = `${server} ${createHash('sha256').update(built).digest('hex')}`;
  const known = manifests.get(key) ?? describeFiles(folder, built, server);
  manifests.clear();
  manifests.set(key, known);
  return known;
}

/** Hashes what is served: the files without a hash in their name begin with another statement on every server. */
async function describeFiles(folder: URL, built: Uint8Array, server: string): Promise<Uint8Array> {
  const rows: unknown = JSON.parse(Buffer.from(built).toString());
  if (!isObject(rows)) return built;
  const described = Object.entries(rows).map(async ([name, row]) => {
    if (hashedName.test(name)) return [name, row];
    const bytes = withServer(await readFile(new URL(name, folder)), server);
    const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    const { length: brotli } = await compress(bytes);
    return [name, { ...(isObject(row) && row), integrity, bytes: bytes.length, brotli }];
  });
  return Buffer.from(JSON.stringify(Object.fromEntries(await Promise.all(described)), null, 2));
}

function scriptResponse(context: Context, name: string, bytes: Uint8Array): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const headers = {
    ...common,
    ETag: etag,
    'Cache-Control': hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    'Content-Type': name.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'application/json',
  };
  if (context.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), { headers });
}

function missing(name: string): Response {
  const text = `There is no ${name} here. Build the script files first, or set the option "scripts" to their folder.\n`;
  return new Response(text, {
    status: 404,
    headers: { ...common, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
