// The widget for the WordPress plugin: as the comment of a block, and as a shortcode.
import type { SnippetElement } from './element.ts';

/** As the block editor writes it: a comment that none of its values can end. */
export function printBlock({ tag, attributes }: SnippetElement): string {
  const values = Object.fromEntries(attributes.map(({ name, value, isOn }) => [name, isOn || value]));
  const json = JSON.stringify(values)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022');
  return `<!-- wp:${tag.replace('foyer-', 'foyer/')} ${attributes.length > 0 ? `${json} ` : ''}/-->`;
}

export interface Shortcode {
  readonly code: string;
  /** Attributes whose values no shortcode can hold. */
  readonly leftOut: readonly string[];
}

/**
 * WordPress ends a shortcode at the first bracket, wherever it stands, and knows no escape for quotes. It writes numeric
 * entities anew, and makes a space of one without width.
 */
export function printShortcode({ tag, attributes }: SnippetElement): Shortcode {
  const can = ({ value }: { readonly value: string }) =>
    !/[[\]<>\n\r\\\u200b]|&#/.test(value) && !(value.includes('"') && value.includes("'"));
  const written = attributes.filter(can).map(({ name, value, isOn }) => {
    const quote = value.includes('"') ? "'" : '"';
    return isOn ? `${name}="true"` : `${name}=${quote}${value}${quote}`;
  });
  return {
    code: `[${[tag, ...written].join(' ')}]`,
    leftOut: attributes.filter((attribute) => !can(attribute)).map(({ name }) => name),
  };
}
