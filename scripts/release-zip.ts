// `pnpm release:zip [folder]`: the script files of a release, for servers without npm: foyer-<version>.zip, with the tags to
// paste and the hashes by which browsers check the files. Run it after `pnpm build:cdn`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import manifest from '../packages/elements/package.json' with { type: 'json' };
import publisher from '../publisher.json' with { type: 'json' };

const cdn = resolve(import.meta.dirname, '../packages/elements/cdn');
const LISTED = 'integrity.json';

/** Hash by file name. */
function readHashes(): ReadonlyMap<string, string> {
  const listed: unknown = JSON.parse(readFileSync(join(cdn, LISTED), 'utf8'));
  const rows = typeof listed === 'object' && listed !== null ? Object.entries(listed) : [];
  return new Map(
    rows.map(([name, row]: [string, unknown]) => {
      const { integrity, version } = Object.assign({ integrity: '', version: '' }, row);
      if (version !== manifest.version)
        throw new Error(`${name} is of version ${version}: run "pnpm build:cdn" first.`);
      return [name, integrity] as const;
    }),
  );
}

function readFiles(hashes: ReadonlyMap<string, string>): Record<string, Uint8Array> {
  const names = readdirSync(cdn).filter((name) => name !== LISTED);
  const files: Record<string, Uint8Array> = {};
  for (const name of names) {
    const bytes = readFileSync(join(cdn, name));
    const hash = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    if (hashes.get(name) !== hash) throw new Error(`${name} is not the file that ${LISTED} lists.`);
    files[`foyer/${name}`] = bytes;
  }
  files[`foyer/${LISTED}`] = readFileSync(join(cdn, LISTED));
  return files;
}

const tag = (type: string, name: string, hash = '') =>
  `<script ${type} src="/foyer/${name}" integrity="${hash}"></script>`;

/** What to do with the files, for those who open the archive first. */
function readme(hashes: ReadonlyMap<string, string>): string {
  return `Foyer ${manifest.version}: the script files

Copy the folder "foyer" to your server, and paste one of these lines:

  loads what a page uses (modules)
  ${tag('type="module"', 'foyer.js', hashes.get('foyer.js'))}

  everything in one classic script
  ${tag('defer', 'foyer.all.js', hashes.get('foyer.all.js'))}

A browser refuses a file whose hash differs. The hashes of all files are in integrity.json; those of modules that foyer.js
loads go into an import map, which "npx @foyer/endpoint snippet --at https://www.example.org/foyer" prints.

${publisher.homepage}/start/developer/
`;
}

const hashes = readHashes();
const files = { ...readFiles(hashes), 'README.txt': new TextEncoder().encode(readme(hashes)) };
// The same files give the same archive.
const archive = zipSync(files, { level: 9, mtime: new Date('1980-01-01T12:00:00') });
const path = join(process.argv[2] ?? '.', `foyer-${manifest.version}.zip`);
writeFileSync(path, archive);
console.log(`${path}: ${Object.keys(files).length} files, ${archive.length} bytes`);
