// The tag as HTML, JSX and templates write it. Every printer gets the same attributes and escapes them its own way.
import type { SnippetElement, Written } from './element.ts';

export interface Dialect {
  /** One attribute with its value. */
  attribute(written: Written): string;
  text(text: string): string;
}

const WIDTH = 100;

/** The tag with its children, each line behind `indent`. */
export function printElement({ tag, attributes, children }: SnippetElement, dialect: Dialect, indent = ''): string {
  const written = attributes.map((attribute) => dialect.attribute(attribute));
  const oneLine = [tag, ...written].join(' ');
  const isLong = oneLine.length > WIDTH || oneLine.includes('\n');
  const start = isLong
    ? `${indent}<${tag}\n${written.map((attribute) => `${indent}  ${attribute}\n`).join('')}${indent}>`
    : `${indent}<${oneLine}>`;
  if (children.length === 0) return `${start}</${tag}>`;
  const inside = children.map(({ topic, text }) => {
    const spans = [
      { name: 'slot', value: 'topics' },
      { name: 'data-topic', value: topic },
    ];
    const names = spans.map((attribute) => dialect.attribute({ ...attribute, isOn: false })).join(' ');
    return `${indent}  <span ${names}>${dialect.text(text)}</span>`;
  });
  return [start, ...inside, `${indent}</${tag}>`].join('\n');
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const html: Dialect = {
  attribute: ({ name, value, isOn }) => (isOn ? `${name}="true"` : `${name}="${escapeHtml(value)}"`),
  text: escapeHtml,
};

/** A value without signs that mean something stands as it is, others as JavaScript. */
const inBraces = (value: string) => (/^[^"&{}<>\\\n\r\t]*$/.test(value) ? undefined : JSON.stringify(value));

export const jsx: Dialect = {
  attribute: ({ name, value, isOn }) => {
    if (isOn) return name;
    const code = inBraces(value);
    return code === undefined ? `${name}="${value}"` : `${name}={${code}}`;
  },
  text: (text) => `{${JSON.stringify(text)}}`,
};

/** Vue reads mustaches in texts only, and entities as HTML does. */
export const vue: Dialect = {
  attribute: (written) => (written.isOn ? written.name : html.attribute(written)),
  text: (text) => escapeHtml(text).replaceAll('{', '&#123;'),
};

/** Svelte reads entities too, and braces everywhere. A script in a string would end Svelte's own. */
export const svelte: Dialect = {
  attribute: ({ name, value, isOn }) => (isOn ? name : `${name}="${inSvelte(value)}"`),
  text: inSvelte,
};

function inSvelte(text: string): string {
  return escapeHtml(text).replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/** Angular reads two braces in an attribute even where they are written as entities, and `@` and braces in texts. */
export const angular: Dialect = {
  attribute: ({ name, value, isOn }) => {
    if (isOn) return name;
    return value.includes('{{')
      ? `[attr.${name}]="${escapeHtml(inExpression(value))}"`
      : `${name}="${inAngular(value)}"`;
  },
  text: inAngular,
};

/** A string of Angular's expressions, without any brace. */
function inExpression(value: string): string {
  const escape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `'${value.replaceAll(/[\\'{}\n\r\t]/g, escape)}'`;
}

function inAngular(text: string): string {
  return escapeHtml(text).replaceAll('{', '&#123;').replaceAll('}', '&#125;').replaceAll('@', '&#64;');
}

/** As part of a template literal. */
export const inBackticks = (code: string) =>
  code.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
