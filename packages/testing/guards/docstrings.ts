// The docs are generated from the elements' docstrings, which must name exactly what an element renders, takes and fires.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementNames } from './elements.ts';
import { type Check, missing } from './guard.ts';
import { type ManifestElement, readManifest } from './manifest.ts';

const SOURCE = 'packages/elements/src';

export function docstrings(root: string): Check[] {
  const described = readManifest(root);
  if (described.length === 0) {
    return [{ name: 'the manifest is built', findings: ['run "pnpm build:manifest"'] }];
  }
  const known = eventNames(root);
  const fired = described.flatMap(({ events = [] }) => events.map(({ name = '' }) => name));
  return [
    { name: 'every element says what it is', findings: described.flatMap(withoutWords) },
    { name: 'every public member has a sentence', findings: described.flatMap(silentMembers) },
    { name: 'every part, slot and event of a template is documented', findings: undocumented(root, described) },
    {
      name: 'the documented events are those of FoyerEventMap',
      findings: [
        ...missing(fired, known, (name) => `@fires ${name}: not in FoyerEventMap`),
        ...missing(known, fired, (name) => `${name}: no element says @fires`),
      ],
    },
  ];
}

function withoutWords({ name, summary, description }: ManifestElement): string[] {
  return [...(summary ? [] : [`${name} has no @summary`]), ...(description ? [] : [`${name} has no description`])];
}

function silentMembers({ name, members = [], events = [], slots = [], cssParts = [] }: ManifestElement): string[] {
  return [...members, ...events, ...slots, ...cssParts]
    .filter(({ description }) => !description)
    .map((member) => `${name}: "${member.name ?? ''}" has no sentence`);
}

function eventNames(root: string): string[] {
  const path = join(root, SOURCE, 'base/events.ts');
  const body = /interface FoyerEventMap \{([\s\S]*?)\n\}/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  return [...body.matchAll(/'(foyer-[\w-]+)':/g)].map(([, name = '']) => name);
}

/** Compares the files of a widget with its docstring; the contract suite covers what base classes render. */
function undocumented(root: string, described: readonly ManifestElement[]): string[] {
  return elementNames(root).flatMap((name) => {
    const element = described.find(({ tagName }) => tagName === `foyer-${name}`);
    if (!element) return [];
    const source = sourceOf(join(root, SOURCE, 'elements', name));
    const namesOf = (entries: ManifestElement['slots']) => (entries ?? []).map((entry) => entry.name ?? '');
    const parts = [...source.matchAll(/\spart="([\w -]+)"/g)].flatMap(([, list = '']) => list.split(' '));
    const slots = [...source.matchAll(/<slot\s[^>]*\bname="([\w-]+)"/g)].map(([, slot = '']) => slot);
    const events = [...source.matchAll(/\bemit\(\s*'(foyer-[\w-]+)'/g)].map(([, event = '']) => event);
    const say = (kind: string) => (found: string) => `${element.name}: no ${kind} ${found}`;
    return [
      ...missing(new Set(parts), namesOf(element.cssParts), say('@csspart')),
      ...missing(new Set(slots), namesOf(element.slots), say('@slot')),
      ...missing(new Set(events), namesOf(element.events), say('@fires')),
    ];
  });
}

/** All modules of a folder, tests excepted. */
function sourceOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}
