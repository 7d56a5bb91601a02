import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed } from './read-feed.ts';

const rss = '<rss version="2.0"><channel><title>Blog</title></channel></rss>';
const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

const declared = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';

for (const [what, body, type = 'application/xml'] of [
  ['RSS', bytes(rss), 'application/rss+xml; charset=utf-8'],
  ['RSS after a declaration, a style sheet and comments', bytes(`<?xml version="1.0"?>\n<?xsl x?><!-- <x> -->${rss}`)],
  ['Atom', bytes('<feed xmlns="http://www.w3.org/2005/Atom"/>'), 'application/atom+xml'],
  ['RSS 1.0', bytes('<rdf:RDF xmlns:rdf="x"></rdf:RDF>'), 'TEXT/XML'],
  ['a post about document types', bytes(rss.replace('Blog', '<![CDATA[<!DOCTYPE html>]]>'))],
  ['JSON Feed', bytes('{"version":"https://jsonfeed.org/version/1.1","items":[]}'), 'application/feed+json'],
  ['posts of WordPress', bytes('[{"title":{"rendered":"x"},"link":"https://blog.example/x"}]'), 'application/json'],
] as const) {
  test(`${what} is a feed`, () => {
    assert.equal(readFeed(body, type).ok, true);
  });
}

for (const [what, body, type, reason] of [
  ['a billion laughs', bytes(`<?xml version="1.0"?>${declared}${rss}`), 'application/xml', 'document-type'],
  [
    'a document type behind comments',
    bytes(`<!-- a --><?b c?>\n<!-- -->${declared}${rss}`),
    'text/xml',
    'document-type',
  ],
  ['a document type in UTF-16', utf16(declared + rss), 'application/xml', 'document-type'],
  ['one whose header says UTF-8', utf16(declared + rss), 'text/xml; charset=utf-8', 'document-type'],
  ['UTF-7', bytes(`+ADwAIQ-DOCTYPE${rss}`), 'text/xml; charset=utf-7', 'not-a-feed'],
  ['HTML', bytes('<!doctype html><title>x</title>'), 'text/html', 'not-a-feed'],
  ['HTML called XML', bytes('<html xmlns="http://www.w3.org/1999/xhtml"/>'), 'application/xml', 'not-a-feed'],
  ['a picture that can run scripts', bytes('<svg xmlns="x"/>'), 'text/xml', 'not-a-feed'],
  ['RSS called text', bytes(rss), 'text/plain', 'not-a-feed'],
  ['RSS called nothing', bytes(rss), '', 'not-a-feed'],
  ['RSS called by a name of every object', bytes(rss), 'constructor', 'not-a-feed'],
  ['other JSON', bytes('{"users":[]}'), 'application/json', 'not-a-feed'],
  ['broken JSON', bytes('{'), 'application/json', 'not-a-feed'],
  ['an unending comment', bytes(`<!-- ${'<!-- '.repeat(100_000)}`), 'application/xml', 'not-a-feed'],
  ['a declaration of blanks', bytes(`<?xml ${' '.repeat(2_000_000)}`), 'application/xml', 'not-a-feed'],
  ['nothing', bytes(''), 'application/xml', 'not-a-feed'],
] as const) {
  test(`${what} is refused`, () => {
    assert.deepEqual(readFeed(body, type), { ok: false, reason });
  });
}

test('any encoding is served as UTF-8 with the same content', () => {
  const old = new Uint8Array(
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${rss.replace('Blog', 'Grüße')}`, 'latin1'),
  );
  const reading = readFeed(old, 'application/xml');
  assert.equal(reading.ok && reading.feed.text, `<?xml version="1.0"?>${rss.replace('Blog', 'Grüße')}`);
});
