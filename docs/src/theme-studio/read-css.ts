// Reads a look out of any CSS: the accent, the surface, the text, fonts, corners and weights that a page has, in both schemes.
// Nothing is loaded. What cannot be read is named with its line, and nothing throws.
import { isWhole, type Supports } from '../configurator/look.ts';
import { declarationsIn, type Read, type Scheme, short, type Unread } from './declarations.ts';
import { stylesIn } from './pasted.ts';
import { isAt, page, type Want, wanted } from './wanted.ts';

/** One value for one of our properties, and what it was read from. */
export interface Found {
  readonly property: string;
  readonly value: string;
  /** Such as `body { background }`, with the line of it. */
  readonly from: string;
  readonly line: number;
}

export interface Reading {
  readonly found: readonly Found[];
  readonly unread: readonly Unread[];
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

/** @param supports as `CSS.supports` */
export function readCss(pasted: string, supports: Supports): Reading {
  if (pasted.length > MAX_LENGTH) return { found: [], unread: [{ line: 1, text: '', why: 'too-long' }] };
  const styles = stylesIn(pasted);
  const css = styles ?? pasted;
  const line = tooDeepAt(css);
  if (line > 0) return { found: [], unread: [{ line, text: '', why: 'too-deep' }] };
  const unread: Unread[] = styles === undefined ? [] : [{ line: 1, text: '', why: 'html' }];
  const declarations = declarationsIn(css, unread);
  const pool = { declarations, unread, supports };
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

interface Pool {
  readonly declarations: readonly Read[];
  readonly scheme: Scheme;
  readonly unread: Unread[];
  readonly supports: Supports;
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
  const unfit: Read[] = [];
  for (const isAlike of [...byVariable, ...byPlace]) {
    for (const read of light.filter(isAlike).toReversed()) {
      const value = valueFor(want, read, pool);
      if (value !== undefined) return { found: foundIn(want, read, value), read, isAlike };
      if (!nothing.test(read.value) && !read.value.includes('var(')) unfit.push(read);
    }
  }
  const [best] = unfit;
  if (best) pool.unread.push({ line: best.line, text: short(`${best.property}: ${best.value}`), why: 'value' });
  return undefined;
}

/** Says no value of its own. */
const nothing = /^(?:inherit|initial|unset|revert(?:-layer)?|currentcolor|none|transparent)(?:\s*!important)?$/i;

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
  const isFitting = (text: string) => isWhole(text) && pool.supports(as, text);
  const part =
    read.property === 'background' ? colorIn(value, isFitting) : read.property === 'font' ? familyIn(value) : value;
  const plain = part?.replace(/\s*!important$/, '');
  return plain !== undefined && !nothing.test(plain) && isFitting(plain) ? plain : undefined;
}

/** More than any chain that somebody writes; a value that names itself twice in each step would soon fill the memory. */
const [MAX_STEPS, MAX_VALUE] = [60, 5000];

/** undefined, and named, where a variable is not among what was pasted. */
function withVariables(value: string, read: Read, pool: Pool, steps: number): string | undefined {
  const [whole, name = '', fallback] = /var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)/.exec(value) ?? [];
  if (whole === undefined) return value;
  const defined = definitionOf(name, pool) ?? fallback?.trim();
  const isEndless = steps >= MAX_STEPS || value.length > MAX_VALUE;
  if (defined === undefined || isEndless) {
    const why = isEndless ? 'circle' : 'variable';
    pool.unread.push({ line: read.line, text: short(`${read.property}: ${read.value}`), why });
    return undefined;
  }
  return withVariables(
    value.replace(whole, () => defined),
    read,
    pool,
    steps + 1,
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
function colorIn(value: string, isColor: (text: string) => boolean): string | undefined {
  const parts = value.match(/[\w-]+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|#[\da-f]+|[\w-]+/gi) ?? [];
  return parts.find((part) => isColor(part));
}

/** The family of a `font`: what follows the size. */
function familyIn(value: string): string | undefined {
  return /(?:^|\s)[\d.]+(?:px|r?em|%|pt|vw)(?:\s*\/\s*[\w.%]+)?\s*(\S.*)$/.exec(value)?.[1];
}

function distinct(unread: readonly Unread[]): readonly Unread[] {
  return [...new Map(unread.map((one) => [`${one.line} ${one.text} ${one.why}`, one])).values()].sort(
    (one, other) => one.line - other.line,
  );
}
