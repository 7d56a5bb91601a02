// Feeds that were damaged on their way: cut, repeated, written over, at any place.
import fc from 'fast-check';
import { generatedFeeds } from './generated-feeds.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '<', '>', '&', '"', "'", ']]>', '<![CDATA[', '<!--', '-->', '</', '/>', '<?', '\u0000', '\uFEFF', '\ud83d', '😀', '<script>',
    'javascript:alert(1)', 'data:text/html,<script>', '&eacute;', '&#x0;', '&#150;', '<item>', '</item>', '</title>',
    'xml:base="javascript:x"', 'xml:base="../up/"', '05.11.2026', '__proto__', 'null', '{}', '[', '<b>', '</b>', '<br/>', '&amp;lt;i&amp;gt;',
    '<!DOCTYPE rss [<!ENTITY a "aaaa">]>', '<!DOCTYPE rss>', '&a;', ' type="xhtml"', '\u00ad', '\u202e', '\r\n', '\u0085',
  ), // prettier-ignore
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const change = fc.tuple(fc.nat(2500), fc.nat(60), piece, fc.nat(3));

export const mutatedFeed: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...Object.values(generatedFeeds)), fc.array(change, { minLength: 1, maxLength: 8 }))
  .map(([feed, changes]) =>
    changes.reduce((text, [at, length, inserted, times]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + inserted.repeat(times) + text.slice(place + length);
    }, feed),
  );

/** Its bytes, some of them flipped, and the rest of the download missing. */
export const damagedBytes: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc
  .tuple(
    mutatedFeed,
    fc.array(fc.tuple(fc.nat(2500), fc.nat(255)), { maxLength: 4 }),
    fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([text, flips, part]) => {
    const bytes = new TextEncoder().encode(text);
    for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
    return bytes.slice(0, Math.ceil(bytes.length * part));
  });
