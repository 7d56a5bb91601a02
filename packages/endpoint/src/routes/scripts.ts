// Serves the built script files to any page; `foyer.js` is replaced by one that sets the server. Knows nothing of the
// build.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import type { Context } from 'hono';
import { isObject } from '../domain/read-json.ts';
import { onlyMethod } from './reply.ts';

const loader = 'foyer.js';
const manifest = 'integrity.json';
/** The build appends a hash of eight characters to chunk names. */
const hashedName = /-[A-Za-z0-9_-]{8}\.js$/;

const common = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Serves files of the folder. Reads them per request, so that a build may follow the start. */
export function scriptsRoute(folder: URL | undefined) {
  return onlyMethod('GET', async (context) => {
    const name = context.req.path.slice(context.req.path.lastIndexOf('/') + 1);
    const found = folder && (await readScript(folder, name));
    return found === undefined ? missing(name) : scriptResponse(context, name, found);
  });
}

async function readScript(folder: URL, name: string): Promise<Uint8Array | undefined> {
  // Only names in the folder's listing, which prevents path traversal.
  const names = await fileNames(folder);
  if (!names.includes(loader)) return undefined;
  if (name === manifest) return names.includes(manifest) ? ownManifest(folder) : undefined;
  if (name !== loader && names.includes(name)) return readFile(new URL(name, folder));
  const core = await readFile(new URL(loader, folder));
  if (name === loader) return ownLoader(core);
  return name === coreName(core) ? core : undefined;
}

async function fileNames(folder: URL): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** The unchanged loader under a hashed name that can be cached forever; relative chunk URLs still resolve. */
function coreName(core: Uint8Array): string {
  return `foyer-core-${createHash('sha256').update(core).digest('hex').slice(0, 8)}.js`;
}

function ownLoader(core: Uint8Array): Uint8Array {
  const source = `import { usePageOptions } from './${coreName(core)}';
usePageOptions(import.meta.url, { server: new URL('.', import.meta.url).href.replace(/\\/$/, '') });
`;
  return new TextEncoder().encode(source);
}

async function ownManifest(folder: URL): Promise<Uint8Array> {
  const rows: unknown = JSON.parse(await readFile(new URL(manifest, folder), 'utf8'));
  const core = await readFile(new URL(loader, folder));
  const own = ownLoader(core);
  const built = isObject(rows) ? rows[loader] : undefined;
  const version = isObject(built) ? built['version'] : undefined;
  const describe = (bytes: Uint8Array) => ({
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    bytes: bytes.length,
    brotli: brotliCompressSync(bytes).length,
    ...(version !== undefined && { version }),
  });
  return new TextEncoder().encode(
    JSON.stringify({ ...(isObject(rows) && rows), [loader]: describe(own), [coreName(core)]: describe(core) }, null, 2),
  );
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
