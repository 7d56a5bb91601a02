// Reads a look out of any CSS: the accent, the surface, the text, fonts, corners and weights that a page has, in both schemes.
// Nothing is loaded. What cannot be read is named with its line, and nothing throws.
import { type Atrule, type CssNode, type Declaration, fork, generate, type Rule } from 'css-tree';
import { isValueOf as matches } from '../configurator/css-value.ts';
import { darkMark, isAt, page, type Want, wanted } from './wanted.ts';

/** One value for one of our properties, and what it was read from. */
export interface Found {
  readonly property: string;
  readonly value: string;
  /** Such as `body { background }`, with the line of it. */
  readonly from: string;
  readonly line: number;
}

export interface Unread {
  readonly line: number;
  /** The place, at most 60 characters of it. */
  readonly text: string;
  readonly why: 'syntax' | 'variable' | 'import' | 'too-long' | 'too-deep';
}

export interface Reading {
  readonly found: readonly Found[];
  readonly unread: readonly Unread[];
}

type Scheme = 'light' | 'dark';

interface Read {
  readonly selector: string;
  readonly property: string;
  readonly value: string;
  readonly scheme: Scheme;
  readonly line: number;
}

/** More than any style sheet that somebody pastes by hand; the parser would take seconds for it. */
const MAX_LENGTH = 1_000_000;

/** The parser works by recursion, and what it cannot read it reads again at each level. */
const MAX_NESTING = 100;

/** The line at which blocks and brackets are nested too deeply; 0 if they are not. */
function tooDeepAt(css: string): number {
  let [depth, line] = [0, 1];
  for (const sign of css) {
    if (sign === '\n') line += 1;
    else if ('{(['.includes(sign)) depth += 1;
    else if ('})]'.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return line;
  }
  return 0;
}

export function readCss(css: string): Reading {
  if (css.length > MAX_LENGTH) return { found: [], unread: [{ line: 1, text: '', why: 'too-long' }] };
  const line = tooDeepAt(css);
  if (line > 0) return { found: [], unread: [{ line, text: '', why: 'too-deep' }] };
  const unread: Unread[] = [];
  const declarations = declarationsIn(css, unread);
  const pool = { declarations, unread };
  const found = wanted.flatMap((want) => {
    const light = pick(want, { ...pool, scheme: 'light' });
    return light ? [withDark(want, light, pool)] : [];
  });
  return { found, unread: distinct(unread) };
}

/** The custom properties of ours in a theme's file, as written. */
export function readProperties(css: string): Readonly<Record<string, string>> {
  const own = declarationsIn(css, []).filter(({ property }) => property.startsWith('--foyer-'));
  return Object.fromEntries(own.map(({ property, value }) => [property, value]));
}

function declarationsIn(css: string, unread: Unread[]): readonly Read[] {
  const read: Read[] = [];
  try {
    // A parser of its own: one that has read another text can hang on this one.
    const tree = fork({}).parse(css, {
      positions: true,
      parseCustomProperty: false,
      onParseError: ({ line, offset }) =>
        unread.push({ line, text: short(css.slice(offset, offset + 80)), why: 'syntax' }),
    });
    visit(tree, { selector: '', scheme: 'light' }, { css, read, unread });
  } catch {
    unread.push({ line: 1, text: short(css), why: 'syntax' });
  }
  return read;
}

interface Context {
  readonly selector: string;
  readonly scheme: Scheme;
}

interface Sink {
  readonly css: string;
  readonly read: Read[];
  readonly unread: Unread[];
}

function visit(node: CssNode, context: Context, sink: Sink): void {
  if (node.type === 'StyleSheet' || node.type === 'Block') {
    node.children.forEach((child) => visit(child, context, sink));
  } else if (node.type === 'Rule') {
    visit(node.block, ruleContext(node, context), sink);
  } else if (node.type === 'Atrule') {
    visitAtrule(node, context, sink);
  } else if (node.type === 'Declaration') {
    sink.read.push(readDeclaration(node, context, sink.css));
  }
}

function ruleContext({ prelude }: Rule, { selector, scheme }: Context): Context {
  const own = generate(prelude);
  const isDark = darkMark.test(own.replaceAll(/:not\([^)]*\)/g, ''));
  const whole = own.includes('&') || selector === '' ? own.replaceAll('&', selector) : `${selector} ${own}`;
  return { selector: whole, scheme: isDark ? 'dark' : scheme };
}

function visitAtrule({ name, prelude, block, loc }: Atrule, context: Context, sink: Sink): void {
  const text = prelude ? generate(prelude) : '';
  if (name === 'import')
    sink.unread.push({ line: loc?.start.line ?? 1, text: short(`@import ${text}`), why: 'import' });
  const isDark = /prefers-color-scheme:\s*dark/.test(text);
  const counts = !['keyframes', 'font-face', 'page', 'property'].includes(name) && !/\bprint\b/.test(text);
  if (block && counts) visit(block, isDark ? { ...context, scheme: 'dark' } : context, sink);
}

function readDeclaration({ property, value, loc }: Declaration, { selector, scheme }: Context, css: string): Read {
  // As it was written: with its spaces, without its comments.
  const written = value.loc ? css.slice(value.loc.start.offset, value.loc.end.offset) : generate(value);
  const plain = written
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { selector, property, scheme, value: plain, line: loc?.start.line ?? 1 };
}

interface Pool {
  readonly declarations: readonly Read[];
  readonly scheme: Scheme;
  readonly unread: Unread[];
}

interface Picked {
  readonly found: Found;
  readonly read: Read;
  /** Whether another declaration says the same thing. */
  readonly isAlike: (other: Read) => boolean;
}

/** The best value: of our own property, of the page's variables, of its rules; in each, the last one counts, as in CSS. */
function pick(want: Want, pool: Pool): Picked | undefined {
  const byVariable = want.variables.map(
    (name) =>
      ({ property }: Read) =>
        name.test(property),
  );
  const byPlace = want.places.flatMap(([place, properties]) =>
    properties.map((property) => (read: Read) => read.property === property && isAt(read.selector, place)),
  );
  const light = pool.declarations.filter(({ scheme }) => scheme === 'light');
  for (const isAlike of [...byVariable, ...byPlace]) {
    for (const read of light.filter(isAlike).toReversed()) {
      const value = valueFor(want, read, pool);
      if (value !== undefined) return { found: foundIn(want, read, value), read, isAlike };
    }
  }
  return undefined;
}

function foundIn({ property }: Want, read: Read, value: string): Found {
  const from = read.property.startsWith('--') ? read.property : `${read.selector} { ${read.property} }`;
  return { property, value, from: short(from), line: read.line };
}

/** A color that the same place has in the dark, by a rule of its own or by its variables, becomes `light-dark()`. */
function withDark(want: Want, { found, read, isAlike }: Picked, pool: Omit<Pool, 'scheme'>): Found {
  if (want.as !== 'color' || found.value.startsWith('light-dark(')) return found;
  const dark = pool.declarations.filter((other) => other.scheme === 'dark' && isAlike(other)).at(-1) ?? read;
  const value = valueFor(want, dark, { ...pool, scheme: 'dark' }) ?? found.value;
  const isPlain = value === found.value || value.startsWith('light-dark(');
  return isPlain ? found : { ...found, value: `light-dark(${found.value}, ${value})` };
}

/** The value with the page's variables in their places, if it is one that the property takes. */
function valueFor({ as }: Want, read: Read, pool: Pool): string | undefined {
  const value = withVariables(read.value, read, pool, 0);
  if (value === undefined) return undefined;
  const part = read.property === 'background' ? colorIn(value) : read.property === 'font' ? familyIn(value) : value;
  const plain = part?.replace(/\s*!important$/, '');
  return plain !== undefined &&
    !/^(?:inherit|initial|unset|revert(?:-layer)?|currentcolor)$/i.test(plain) &&
    matches(as, plain)
    ? plain
    : undefined;
}

const MAX_DEPTH = 8;

/** undefined, and named, where a variable is not among what was pasted. */
function withVariables(value: string, read: Read, pool: Pool, depth: number): string | undefined {
  const [whole, name = '', fallback] = /var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)/.exec(value) ?? [];
  if (whole === undefined) return value;
  const defined = definitionOf(name, pool) ?? fallback?.trim();
  if (defined === undefined || depth >= MAX_DEPTH) {
    pool.unread.push({ line: read.line, text: short(`${read.property}: ${read.value}`), why: 'variable' });
    return undefined;
  }
  return withVariables(
    value.replace(whole, () => defined),
    read,
    pool,
    depth + 1,
  );
}

/** The last definition for the whole page in this scheme, else in the light one, else anywhere. */
function definitionOf(name: string, { declarations, scheme }: Pool): string | undefined {
  const all = declarations.filter(({ property }) => property === name);
  const ofPage = all.filter(({ selector }) => isAt(selector, page));
  const [dark, light] = [
    ofPage.filter((read) => read.scheme === 'dark'),
    ofPage.filter((read) => read.scheme === 'light'),
  ];
  const found =
    (scheme === 'dark' ? dark.at(-1) : undefined) ?? light.at(-1) ?? all.findLast((read) => read.scheme === scheme);
  return (found ?? all.at(-1))?.value;
}

/** The color of a `background`, whatever else it has. */
function colorIn(value: string): string | undefined {
  const parts = value.match(/[\w-]+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|#[\da-f]+|[\w-]+/gi) ?? [];
  return parts.find((part) => matches('color', part));
}

/** The family of a `font`: what follows the size. */
function familyIn(value: string): string | undefined {
  return /(?:^|\s)[\d.]+(?:px|r?em|%|pt|vw)(?:\s*\/\s*[\w.%]+)?\s*(\S.*)$/.exec(value)?.[1];
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function distinct(unread: readonly Unread[]): readonly Unread[] {
  return [...new Map(unread.map((one) => [`${one.line} ${one.text} ${one.why}`, one])).values()].sort(
    (one, other) => one.line - other.line,
  );
}
