// The published entry points and their exports. Both are recorded in doors.json: a change of the public surface changes it
// too (`pnpm check-house --record`), and is named in a changeset.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Check, filesMatching, missing } from './guard.ts';
import { PACKAGES } from './published.ts';

const RECORD = 'packages/testing/guards/doors.json';
const SOURCE_CONDITION = 'foyer:source';
const ON_RECORD = ': "pnpm check-house --record" puts that on record';

type Target = string | Readonly<Record<string, string>>;
/** Exported names by entry point, such as `@foyer/elements/all.js`. An entry point that is not a module has none. */
type Surface = Readonly<Record<string, readonly string[]>>;

interface Door {
  readonly specifier: string;
  /** Relative to the root, with `*` for a pattern. undefined if it is not a module. */
  readonly source: string | undefined;
}

export function doors(root: string): Check[] {
  const found = doorsOf(root);
  const surface = surfaceOf(root, found);
  const recorded = readRecord(root);
  return [
    { name: 'every door leads to a source file', findings: found.flatMap((door) => deadEnd(root, door)) },
    {
      name: 'the doors are those on record',
      findings: [
        ...missing(Object.keys(surface), Object.keys(recorded), (door) => `${door} is a new door${ON_RECORD}`),
        ...missing(Object.keys(recorded), Object.keys(surface), (door) => `${door} is no door any more${ON_RECORD}`),
      ],
    },
    {
      name: 'what comes out of each door is on record',
      findings: Object.entries(surface).flatMap(([door, names]) => [
        ...missing(names, recorded[door] ?? [], (name) => `${door} newly exports ${name}${ON_RECORD}`),
        ...missing(recorded[door] ?? [], names, (name) => `${door} exports ${name} no more${ON_RECORD}`),
      ]),
    },
  ];
}

export function recordDoors(root: string): void {
  writeFileSync(join(root, RECORD), `${JSON.stringify(surfaceOf(root, doorsOf(root)), null, 2)}\n`);
}

function readRecord(root: string): Surface {
  const path = join(root, RECORD);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Surface) : {};
}

function doorsOf(root: string): Door[] {
  return PACKAGES.flatMap((folder) => {
    const path = join(root, 'packages', folder, 'package.json');
    const { name, exports } = JSON.parse(readFileSync(path, 'utf8')) as {
      name: string;
      exports: Readonly<Record<string, Target>>;
    };
    return Object.entries(exports).map(([key, target]) => {
      const source = typeof target === 'string' ? undefined : target[SOURCE_CONDITION];
      return { specifier: name + key.slice(1), source: source && join('packages', folder, source) };
    });
  });
}

/** A pattern such as `src/elements/X/X.ts` matches one file per widget: the star is the same name each time. */
function sourcesOf(root: string, { specifier, source }: Door): { specifier: string; path: string }[] {
  if (source === undefined) return [];
  if (!source.includes('*')) return [{ specifier, path: source }];
  const [before = '', ...rest] = source.split('*');
  const pattern = new RegExp(`^${escapeRegExp(before)}([^/]+)${rest.map(escapeRegExp).join('\\1')}$`);
  return filesMatching(root, source).flatMap((path) => {
    const name = pattern.exec(path)?.[1];
    return name === undefined ? [] : [{ specifier: specifier.replace('*', name), path }];
  });
}

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function deadEnd(root: string, door: Door): string[] {
  if (door.source === undefined) return [];
  const leadsSomewhere = sourcesOf(root, door).some(({ path }) => existsSync(join(root, path)));
  return leadsSomewhere ? [] : [`${door.specifier} leads to ${door.source}, which is not there`];
}

function surfaceOf(root: string, found: readonly Door[]): Surface {
  const modules = found.flatMap((door) => sourcesOf(root, door));
  const program = ts.createProgram(
    modules.map(({ path }) => join(root, path)),
    {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      customConditions: [SOURCE_CONDITION],
      allowImportingTsExtensions: true,
      experimentalDecorators: true,
      resolveJsonModule: true,
      noEmit: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  const named = modules.map(({ specifier, path }) => {
    const source = program.getSourceFile(join(root, path));
    const symbol = source && checker.getSymbolAtLocation(source);
    const names = symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
    return [specifier, names.sort()] as const;
  });
  const plain = found.filter(({ source }) => source === undefined).map(({ specifier }) => [specifier, []] as const);
  const surface: Record<string, readonly string[]> = {};
  for (const [door, names] of [...named, ...plain].sort(([a], [b]) => (a < b ? -1 : 1))) surface[door] = names;
  return surface;
}
