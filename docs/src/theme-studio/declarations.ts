// All declarations of a style sheet, each with where it stands. Nothing throws: what is no CSS is named with its line.
import { type Atrule, type CssNode, type Declaration, fork, generate, type Rule } from 'css-tree';
import { shortened } from '../configurator/words.ts';
import { withNestingSigns } from './pasted.ts';
import { darkMark } from './wanted.ts';

export interface Unread {
  readonly line: number;
  /** The place, at most 60 characters of it. */
  readonly text: string;
  readonly why: 'syntax' | 'variable' | 'circle' | 'value' | 'import' | 'html' | 'too-long' | 'too-deep';
}

export type Scheme = 'light' | 'dark';

export interface Read {
  readonly selector: string;
  readonly property: string;
  readonly value: string;
  readonly scheme: Scheme;
  readonly line: number;
}

interface Context {
  readonly selector: string;
  readonly scheme: Scheme;
  /** Name of the cascade layer, or empty. */
  readonly layer: string;
}

interface Layered extends Read {
  readonly layer: string;
}

interface Sink {
  readonly css: string;
  readonly read: Layered[];
  /** In the order in which they are named first. */
  readonly layers: Set<string>;
  readonly unread: Unread[];
}

/** In the order in which they count: a later layer after an earlier one, and what is in no layer last. */
export function declarationsIn(pasted: string, unread: Unread[]): readonly Read[] {
  const css = withNestingSigns(pasted);
  const sink: Sink = { css, read: [], layers: new Set(), unread };
  const lines = pasted.split('\n');
  try {
    // A parser of its own: one that has read another text can hang on this one.
    const tree = fork({}).parse(css, {
      positions: true,
      parseCustomProperty: false,
      onParseError: ({ line, offset }) =>
        unread.push({
          line,
          text: short(css.slice(offset, offset + 80)) || short(lines[line - 1] ?? ''),
          why: 'syntax',
        }),
    });
    visit(tree, { selector: '', scheme: 'light', layer: '' }, sink);
  } catch {
    unread.push({ line: 1, text: short(pasted), why: 'syntax' });
  }
  const order = [...sink.layers, ''];
  return sink.read.toSorted((one, other) => order.indexOf(one.layer) - order.indexOf(other.layer));
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

function ruleContext({ prelude }: Rule, { selector, scheme, layer }: Context): Context {
  const own = generate(prelude);
  const isDark = darkMark.test(own.replaceAll(/:not\([^)]*\)/g, ''));
  const whole = own.includes('&') || selector === '' ? own.replaceAll('&', selector) : `${selector} ${own}`;
  return { selector: whole, scheme: isDark ? 'dark' : scheme, layer };
}

const withoutRules = ['keyframes', '-webkit-keyframes', 'font-face', 'page', 'starting-style', 'counter-style'];

function visitAtrule(rule: Atrule, context: Context, sink: Sink): void {
  const { prelude, block, loc } = rule;
  const name = rule.name.toLowerCase();
  const text = prelude ? generate(prelude) : '';
  if (name === 'import')
    sink.unread.push({ line: loc?.start.line ?? 1, text: short(`@import ${text}`), why: 'import' });
  if (name === 'property') return visitProperty(text, rule, sink);
  const isDark = /prefers-color-scheme:\s*dark/.test(text);
  const counts = !withoutRules.includes(name) && !/\bprint\b/.test(text);
  const layered = name === 'layer' ? { ...context, layer: addLayers(text, context, sink) } : context;
  if (block && counts) visit(block, isDark ? { ...layered, scheme: 'dark' } : layered, sink);
}

/** Names the layers, and returns the last one. */
function addLayers(names: string, { layer }: Context, { layers }: Sink): string {
  const all = names.split(',').map((name) => [layer, name.trim()].filter(Boolean).join('.'));
  for (const name of all) layers.add(name);
  return all.at(-1) ?? layer;
}

/** What a registered property has where nothing sets it: less than all else. */
function visitProperty(property: string, { block }: Atrule, sink: Sink): void {
  block?.children.forEach((node) => {
    if (node.type !== 'Declaration' || node.property !== 'initial-value') return;
    const read = readDeclaration(node, { selector: ':root', scheme: 'light', layer: '' }, sink.css);
    sink.read.unshift({ ...read, property });
  });
}

function readDeclaration({ property, value, loc }: Declaration, context: Context, css: string): Layered {
  // As it was written: with its spaces, without its comments.
  const written = value.loc ? css.slice(value.loc.start.offset, value.loc.end.offset) : generate(value);
  const plain = written
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const name = property.startsWith('--') ? property : property.toLowerCase();
  return { ...context, property: name, value: plain, line: loc?.start.line ?? 1 };
}

export const short = (text: string) => shortened(text.replaceAll(/\s+/g, ' ').trim());
