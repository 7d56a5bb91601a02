import { expect } from '@open-wc/testing';
import { safeUrl, type UrlKind } from './safe-url.ts';

const base = 'https://example.org/blog/';

describe('safeUrl()', () => {
  for (const [written, kind, expected] of [
    ['https://example.org/a', 'page', 'https://example.org/a'],
    ['/a', 'page', 'https://example.org/a'],
    ['a?b#c', 'page', 'https://example.org/blog/a?b#c'],
    ['  /a  ', 'page', 'https://example.org/a'],
    ['', 'page', undefined],
    [' ', 'page', undefined],
    ['https://', 'page', undefined],
    ['javascript:alert(1)', 'link', undefined],
    ['JaVaScRiPt:alert(1)', 'link', undefined],
    ['java\nscript:alert(1)', 'link', undefined],
    [' \u0001javascript:alert(1)', 'link', undefined],
    ['vbscript:x', 'link', undefined],
    ['blob:https://example.org/1', 'page', undefined],
    ['file:///etc/passwd', 'image', undefined],
    ['data:text/html,<script>', 'page', undefined],
    ['data:text/html,<script>', 'image', undefined],
    ['data:image/png;base64,AAAA', 'image', 'data:image/png;base64,AAAA'],
    ['https://user:secret@example.org/', 'page', undefined],
    ['https://user@example.org/', 'link', undefined],
    ['mailto:lena@example.org', 'link', 'mailto:lena@example.org'],
    ['mailto:lena@example.org', 'page', undefined],
    ['tel:+4930', 'link', 'tel:+4930'],
    [`https://example.org/${'a'.repeat(2100)}`, 'page', undefined],
  ] as const satisfies readonly (readonly [string, UrlKind, string | undefined])[]) {
    it(`${expected ? 'accepts' : 'rejects'} "${written.slice(0, 40)}" as ${kind}`, () => {
      expect(safeUrl(written, kind, base)).to.equal(expected);
    });
  }
});
