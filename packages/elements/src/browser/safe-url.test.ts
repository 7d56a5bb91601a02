import { expect } from '@open-wc/testing';
import { doubtfulUrl, safeUrl, type UrlKind } from './safe-url.ts';

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

describe('doubtfulUrl', () => {
  for (const written of [
    '',
    '/seminar',
    './seminar',
    '../x.html',
    '#contact',
    '?page=2',
    'seminar',
    'seminar/2026',
    'https://example.org',
    'https://example.org:8443/x',
    'http://localhost:8787/contact',
    'https://xn--mller-kva.example?x',
    'mailto:info@example.org',
    'tel:+49345',
    'data:image/png;base64,AAAA',
  ]) {
    it(`does not match "${written}"`, () => expect(doubtfulUrl.test(written)).to.equal(false));
  }

  for (const written of [
    'www.example.org',
    'example.org/x',
    'müller.example/x',
    'localhost:8787',
    '[::1]:80',
    'info@example.org',
    'https//example.org',
    'https:/example.org',
    'http;//example.org',
    'http:// example.org',
    'https://exa mple.org',
    'https://https://example.org',
    'https://example.org,',
    'https://user:secret@example.org/',
    '\u200bhttps://example.org',
    '"https://example.org"',
    '<https://example.org>',
    '+49 345 12',
    'mailto:',
    'tel:',
  ]) {
    it(`matches "${written}"`, () => expect(doubtfulUrl.test(written)).to.equal(true));
  }
});
