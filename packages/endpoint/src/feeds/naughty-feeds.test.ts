// A public list of strings that break programs, as the texts, dates and addresses of posts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { squeeze, writtenDate } from '@foyer/protocol';
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { escapeText } from 'entities';
import type { JsonFeed } from './json-feed.ts';
import { readFeed } from './read-feed.ts';

const url = 'https://blog.example/feed.xml';
const strings = naughtyStrings.filter((text) => squeeze(text) !== '');

function read(text: string): JsonFeed {
  const reading = readFeed({ bytes: new TextEncoder().encode(text), contentType: 'text/xml', url });
  assert.ok(reading.ok, text);
  return JSON.parse(reading.feed.text) as JsonFeed;
}

test('A title of any characters is shown as it is written', () => {
  const entries = strings.map((text) => `<entry><title type="text">${escapeText(text)}</title></entry>`).join('');
  const { items } = read(`<feed xmlns="http://www.w3.org/2005/Atom">${entries}</feed>`);
  assert.equal(items.length, strings.length);
  for (const [index, text] of strings.entries()) assert.equal(items[index]?.title, readable(text));
});

/** The control characters of windows-1252 become what they stand for. */
function readable(text: string): string {
  return squeeze(
    text.replace(/[\x80-\x9f]/g, (control) =>
      new TextDecoder('windows-1252').decode(Uint8Array.of(control.charCodeAt(0))),
    ),
  );
}

test('A post has no other address than one that its feed names', () => {
  const items = strings.map((text) => `<item><title>x</title><link>${escapeText(text)}</link></item>`).join('');
  for (const { url: href = 'https://blog.example/' } of read(`<rss><channel>${items}</channel></rss>`).items) {
    assert.ok(URL.canParse(href), href);
  }
});

test('What is no date is read as none', () => {
  const dates = strings.map((text) => writtenDate(text, 'de')).filter((date) => date !== undefined);
  for (const date of dates) assert.match(date, /^(?:19|2[01])\d\d-\d\d-\d\d/);
});
