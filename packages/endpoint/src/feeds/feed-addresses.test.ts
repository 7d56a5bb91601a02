// Links and pictures of posts, and names in them, as hosts write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonFeed, JsonFeedItem } from './json-feed.ts';
import { readFeed } from './read-feed.ts';

const url = 'https://feeds.example/blog/feed.xml';

function itemOf(text: string): JsonFeedItem | undefined {
  const reading = readFeed({ bytes: new TextEncoder().encode(text), contentType: '', url });
  assert.ok(reading.ok);
  return (JSON.parse(reading.feed.text) as JsonFeed).items[0];
}

const rss = (item: string, home = '') =>
  `<rss version="2.0"><channel>${home && `<link>${home}</link>`}<item><title>x</title>${item}</item></channel></rss>`;
const atom = (entry: string, head = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom">${head}<entry><title>x</title>${entry}</entry></feed>`;
const json = (item: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', ...item }] });
const inText = (html: string) => rss(`<description><![CDATA[${html}]]></description>`);
const picture = '<img src="/photo.jpg">';
const photo = 'https://feeds.example/photo.jpg';

for (const [what, feed, link] of [
  ['of another host is the base', rss('<link>calm</link>', 'https://blog.example/a/'), 'https://blog.example/a/calm'],
  [
    'of the same host that moved to https keeps https',
    rss('<link>calm</link>', 'http://feeds.example/a/'),
    'https://feeds.example/a/calm',
  ],
  [
    'of the same host is no base in Atom',
    atom('<link href="calm"/>', '<link href="https://feeds.example/a/"/>'),
    'https://feeds.example/blog/calm',
  ],
] as const) {
  test(`A home page ${what}`, () => assert.equal(itemOf(feed)?.url, link));
}

for (const [what, feed, image] of [
  ['the first picture of its text', inText(picture), photo],
  ['no pixel that counts visitors', inText(`<img src="/count.gif" width="1" height="1">${picture}`), photo],
  ['no pixel of 0', inText(`<img src="/count.gif" height="0px">${picture}`), photo],
  ['no emoji', inText(`<img class="wp-smiley" src="/smile.png">${picture}`), photo],
  ['no picture that is commented out', inText(`<!-- <img src="/old.jpg"> -->${picture}`), photo],
  ['the picture behind a placeholder', inText(`<img src="data:image/gif;base64,R0" srcset="/photo.jpg 2x">`), photo],
  ['an enclosure without a useful type', rss('<enclosure url="/photo.jpg" type="application/octet-stream"/>'), photo],
  ['no enclosure that is a recording', rss('<enclosure url="/talk.mp3" type="application/octet-stream"/>'), undefined],
  ['no markup in the plain text of Atom', atom(`<summary>&lt;img src="/photo.jpg"&gt;</summary>`), undefined],
  [
    'the markup of RSS, whatever its type',
    rss(`<description type="text">&lt;img src="/photo.jpg"&gt;</description>`),
    photo,
  ],
  [
    'the attachment that is a picture',
    json({
      attachments: [
        { url: '/talk.mp3', mime_type: 'audio/mpeg' },
        { url: '/photo.jpg', mime_type: 'image/jpeg' },
      ],
    }),
    photo,
  ],
] as const) {
  test(`A post shows ${what}`, () => assert.equal(itemOf(feed)?.image, image));
}

test('A post with a banner shows no picture of its text', () => {
  const item = itemOf(json({ banner_image: '/banner.jpg', content_html: picture }));
  assert.equal(item?.image, undefined);
  assert.equal(Reflect.get(item ?? {}, 'banner_image'), 'https://feeds.example/banner.jpg');
});

test('The author is who is named in parentheses behind an address, else all that is written', () => {
  for (const [written, name] of [
    ['lena@example.org (Lena Moser)', 'Lena Moser'],
    ['lena@example.org (Lena Moser), Berlin', 'lena@example.org (Lena Moser), Berlin'],
    ['Lena Moser (Berlin)', 'Lena Moser (Berlin)'],
  ] as const) {
    assert.deepEqual(itemOf(rss(`<author>${written}</author>`))?.authors, [{ name }]);
  }
});

test('A JSON feed with a post about RSS is read as JSON', () => {
  assert.equal(itemOf(json({ title: 'Like <rss version="2.0"><channel><item/></channel></rss>' }))?.id, '1');
});
