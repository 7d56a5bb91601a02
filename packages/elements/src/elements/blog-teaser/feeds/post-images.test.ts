// Where feeds have the picture of a post, and what is none.
import { expect } from '@open-wc/testing';
import { readFeed as readAtEndpoint } from '../../../../../endpoint/src/feeds/read-feed.ts';
import { readFeed } from './receive-feed.ts';

const url = 'https://blog.example/feed/';
const namespaces = ['content', 'media', 'itunes'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');
const rss = (item: string) => `<rss ${namespaces}><channel><item><title>Post</title>${item}</item></channel></rss>`;
const atom = (entry: string) => `<feed ${namespaces}><entry><title>Post</title>${entry}</entry></feed>`;
const html = (markup: string) => rss(`<content:encoded><![CDATA[${markup}]]></content:encoded>`);
const picture = 'https://blog.example/a.png';

async function imageOnPage(text: string): Promise<string | undefined> {
  const found = await readFeed({ text, url }, 'auto');
  return found?.feed.entries[0]?.image;
}

function imageAtEndpoint(text: string): string | undefined {
  const reading = readAtEndpoint({ bytes: new TextEncoder().encode(text), contentType: '', url });
  const feed = JSON.parse(reading.ok ? reading.feed.text : '{}') as { items?: { image?: string }[] };
  return feed.items?.[0]?.image;
}

describe('The picture of a post', () => {
  for (const [where, text, expected] of [
    [
      'in a figure of its text',
      html('<figure><img src="/a.png" alt="x"><figcaption>Words</figcaption></figure>'),
      picture,
    ],
    [
      'in its description',
      rss('<description>&lt;p&gt;&lt;img alt="" src="/a.png" /&gt; Words&lt;/p&gt;</description>'),
      picture,
    ],
    [
      'in its description, without a CDATA section',
      rss('<description><p><img src="/a.png"/>Words</p></description>'),
      picture,
    ],
    ['in the text of an Atom entry', atom('<content type="html">&lt;img src="../a.png"&gt;</content>'), picture],
    ['in the markup of an Atom entry', atom('<content type="xhtml"><div><img src="/a.png"/></div></content>'), picture],
    ['below a base', atom('<content xml:base="/b/" type="html">&lt;img src="../a.png"&gt;</content>'), picture],
    ['that is loaded lazily', html('<img src="data:image/gif;base64,R0" data-src="/a.png">'), picture],
    ['that is loaded lazily after a placeholder', html('<img src="/blank.gif" data-lazy-src="/a.png">'), picture],
    ['that is loaded lazily by another plug-in', html('<img class="lazy" data-original=\'/a.png\'>'), picture],
    ['that has several sizes', html('<img srcset="/a.png 1x, /b.png 2x">'), picture],
    ['without quotes', html('<IMG SRC=/a.png>'), picture],
    ['with references in its address', html('<img src="/a.png?b=1&amp;c=2">'), `${picture}?b=1&c=2`],
    ['after a tracking pixel', html('<img src="/p.gif" width="1" height="1"><img src="/a.png">'), picture],
    [
      'after an emoji',
      html('<img class="wp-smiley" src="/e.png"><img class="emoji" src="/e.png"><img src="/a.png">'),
      picture,
    ],
    ['after an inline picture', html('<img src="data:image/png;base64,R0"><img src="/a.png">'), picture],
    [
      'of an enclosure before that of the text',
      rss('<description>&lt;img src="/b.png"&gt;</description><enclosure type="image/png" url="/a.png"/>'),
      picture,
    ],
    ['of an enclosure without a type', rss('<enclosure url="/a.png" length="1"/>'), picture],
    [
      'of an enclosure of unknown bytes',
      rss('<enclosure url="/a.JPG?b" type="application/octet-stream"/>'),
      'https://blog.example/a.JPG?b',
    ],
    ['as text', rss('<image>/a.png</image>'), picture],
    ['as a channel has it', rss('<image><url>/a.png</url><title>Logo</title></image>'), picture],
    [
      'beside a video',
      rss('<media:group><media:content url="/a.mp4" type="video/mp4"/><media:thumbnail url="/a.png"/></media:group>'),
      picture,
    ],
    ['that is a tracking pixel', html('<img src="/p.gif" width=1 height=1>'), undefined],
    ['in a comment', html('<!-- <img src="/a.png"> -->'), undefined],
    ['of a podcast', rss('<enclosure url="/a.mp3"/>'), undefined],
    ['with a title alone', rss('<image><title>Logo</title></image>'), undefined],
    ['in code that is shown', html('<code>&lt;img src="/a.png"&gt;</code>'), undefined],
    ['in an Atom text', atom('<summary>&lt;img src="/a.png"&gt;</summary>'), undefined],
    ['that runs a script', html('<img src="javascript:alert(1)">'), undefined],
    ['of an unending tag', html('<img src="/a.png" '.repeat(50_000)), undefined],
  ] as const) {
    it(`${where} is ${expected ?? 'none'}, from its host and through an endpoint`, async () => {
      expect(await imageOnPage(text)).to.equal(expected);
      expect(imageAtEndpoint(text)).to.equal(expected);
    });
  }
});
