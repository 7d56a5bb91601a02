// The Content-Security-Policy that a page needs for the widget, and nothing else.
import { filesFolder } from './snippets/print.ts';
import type { Settings } from './settings.ts';

export interface Hashes {
  /** Of the import map, such as `'sha256-…'`; empty without one. */
  readonly map: string;
  /** Of the style element in the snippet; empty without one. */
  readonly style: string;
}

/** The value of the header, one directive a line. */
export function printPolicy(settings: Settings, hashes: Hashes): string {
  const { as, attributes, extras } = settings;
  const isMarkup = as === 'script' || as === 'npm';
  const styleNonce = (isMarkup && extras.prerendered) || as === 'react' || as === 'angular';
  const directives: readonly (readonly [string, readonly string[]])[] = [
    ['default-src', ["'none'"]],
    ['script-src', as === 'script' ? [originOf(filesFolder(settings)), hashes.map] : ["'self'"]],
    ['style-src', ["'self'", styleNonce ? "'nonce-…'" : isMarkup ? hashes.style : '']],
    ['img-src', ["'self'", ...imageSources(attributes)]],
    ['connect-src', ["'self'", ...['endpoint', 'src', 'challenge'].map((name) => originOf(attributes[name] ?? ''))]],
    ['form-action', ["'self'", originOf(attributes['endpoint'] ?? '')]],
    ['require-trusted-types-for', ["'script'"]],
    ['trusted-types', ['lit-html']],
  ];
  return directives.map(([name, values]) => `${[name, ...new Set(values.filter(Boolean))].join(' ')}`).join(';\n');
}

/** Empty for a path on the page's own host. */
function originOf(address: string): string {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.origin : '';
}

function imageSources(attributes: Settings['attributes']): readonly string[] {
  const own = ['photo', 'image', 'author-image'].map((name) => originOf(attributes[name] ?? ''));
  if ((attributes['src'] ?? '') === '' || attributes['images'] === 'none') return own;
  return [...own, attributes['images'] === 'any' ? 'https:' : originOf(attributes['src'] ?? '')];
}
