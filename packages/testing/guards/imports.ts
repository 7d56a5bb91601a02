// Imports run downwards: .dependency-cruiser.mjs has the rules, and this checks that they saw every file.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Check, filesMatching, missing } from './guard.ts';

const FOLDERS = ['packages', 'demo', 'docs', 'bench', 'scripts'];
const CRUISED = [
  'packages/*/src/**/*.ts',
  'packages/protocol/{conformance,server}/*.ts',
  'packages/testing/**/*.ts',
  'demo/**/*.{ts,js}',
  'bench/**/*.ts',
  'scripts/*.ts',
];
/** Fewer than this would mean that the patterns above find nothing. */
const FEWEST_FILES = 60;

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

export function imports(root: string): Check[] {
  const { modules, summary } = cruise(root);
  // The apps are projects of their own, as strangers write them.
  const files = filesMatching(root, ...CRUISED).filter((path) => !/\/packaging\/apps\/|^demo\/frameworks\//.test(path));
  const unseen = missing(
    files,
    modules.map(({ source }) => source),
    (path) => `${path} was not looked at`,
  );
  if (files.length < FEWEST_FILES) unseen.push(`only ${files.length} source files found`);
  return [
    {
      name: 'imports run down, through published doors only',
      findings: summary.violations.map(({ from, to, rule }) => `${from} imports ${to} (${rule.name})`),
    },
    { name: 'every source file was looked at for its imports', findings: unseen },
  ];
}

function cruise(root: string): Cruise {
  const { stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    [...FOLDERS, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${stderr}`);
  return JSON.parse(stdout) as Cruise;
}
