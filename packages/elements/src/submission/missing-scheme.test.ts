import { expect } from '@open-wc/testing';
import { withScheme } from './missing-scheme.ts';

describe('withScheme()', () => {
  for (const [written, meant] of [
    ['www.example.org/seminar', 'https://www.example.org/seminar'],
    ['example.org/p', 'https://example.org/p'],
    [' example.org ', 'https://example.org'],
    ['forms.example.org/contact?x=1', 'https://forms.example.org/contact?x=1'],
    ['forms.example.org:8443/contact', 'https://forms.example.org:8443/contact'],
    ['www.example.pl', 'https://www.example.pl'],
    ['localhost:8787/contact', 'http://localhost:8787/contact'],
    ['192.168.0.5/contact', 'https://192.168.0.5/contact'],
    ['https//example.org/x', 'https://example.org/x'],
    ['https:/example.org/x', 'https://example.org/x'],
    ['https:example.org', 'https://example.org'],
    ['xn--mller-kva.example/x', 'https://xn--mller-kva.example/x'],
    ['info@example.org', 'mailto:info@example.org'],
  ] as const) {
    it(`completes ${written} to ${meant}`, () => expect(withScheme(written)).to.equal(meant));
  }

  for (const written of [
    '',
    '/seminar',
    './seminar.html',
    '../x',
    '#contact',
    '?page=2',
    'seminar',
    'seminar/2',
    'contact.php',
    'contact.php?form=1',
    'index.php/foyer/v1/contact',
    'photos/lena.jpg',
    'lena.jpg',
    'feed.xml',
    'https://example.org/x',
    'http://example.org',
    '//example.org/x',
    'mailto:info@example.org',
    'tel:+49345',
    'data:image/png;base64,AAAA',
  ]) {
    it(`leaves "${written}" as it is`, () => expect(withScheme(written)).to.equal(undefined));
  }
});
