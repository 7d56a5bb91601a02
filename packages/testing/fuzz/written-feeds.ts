// Well-formed feeds in XML that use the elements of several formats at random, as generators and plug-ins do.
import fc from 'fast-check';

const text = fc.oneof(
  fc.constantFrom(
    'Calm', 'Caf&#233; &amp; Bar', '&lt;b&gt;Bold&lt;/b&gt;', '&amp;eacute;', '<![CDATA[<p>One</p> &amp; two]]>', '&#150;', '&#x85;', ' ', '',
    'A<!-- b -->c', 'A<?b c?>d', 'One<br/>two', '<p>Words</p>', 'Lena Moser', 'lena@example.org (Lena)', 'lena@example.org', '李雷', '😀',
    '<name>Lena</name><email>lena@example.org</email>', '<name/>', '<name>\n Ida &amp;amp; Co\n</name>', '&lt;script&gt;x&lt;/script&gt;',
  ), // prettier-ignore
  fc.string({ unit: fc.constantFrom(...'ab é,;&'), maxLength: 12 }).map((written) => written.replaceAll('&', '&amp;')),
);

const url = fc.constantFrom(
  '/calm', 'calm', '../up', '?p=7', '#top', '//other.example/a', 'https://blog.example/a b', 'HTTPS://Blog.Example/Ü', ' https://blog.example/x ',
  '', ' ', 'http://', 'javascript:alert(1)', 'mailto:lena@example.org', 'https://lena:x@blog.example/', '<![CDATA[https://blog.example/c?a=1&b=2]]>',
  'https://blog.example/?a=1&amp;b=2', 'https://blog.example/<br/>x', 'tag:blog.example,2026:1', '&#150;', 'http://[::1', '\n/line\n',
); // prettier-ignore

const date = fc.constantFrom(
  'Thu, 05 Nov 2026 09:30:00 +0100', '2026-11-05', '2026-11-05T09:30:00Z', '05.11.2026', '11/05/2026', '5. November 2026', 'Thu, 05 Nov 26 09:30 EST',
  '', ' ', 'yesterday', '2026-11-05T09:30<br/>', '1.2.2026', '0000-00-00', '2569-11-05',
); // prettier-ignore

const inAttribute = url.map((written) => written.replace(/<[^[\]]*>|<!\[CDATA\[.*/g, ''));

function attributes(values: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  return fc.record(values, { requiredKeys: [] }).map((given) =>
    Object.entries(given)
      .map(([name, value]) => ` ${name}="${value}"`)
      .join(''),
  );
}

const base = { 'xml:base': inAttribute };
const texts = attributes({
  type: fc.constantFrom('html', 'xhtml', 'text', 'text/html', 'image/png', 'XHTML'),
  ...base,
});
const links = attributes({
  ...base,
  href: inAttribute,
  rel: fc.constantFrom(
    'alternate',
    'self',
    'enclosure',
    'related',
    '',
    'http://www.iana.org/assignments/relation/alternate',
  ),
  type: fc.constantFrom('text/html', 'image/png', 'audio/mpeg'),
});
const pictures = attributes({
  ...base,
  url: inAttribute,
  href: inAttribute,
  type: fc.constantFrom('image/png', 'video/mp4', ''),
  medium: fc.constantFrom('image', 'video', ''),
});

const permalinks = fc.constantFrom('', ' isPermaLink="true"', ' isPermaLink="false"', ' ispermalink="false"');

function element(
  names: readonly string[],
  content: fc.Arbitrary<string>,
  written: fc.Arbitrary<string> = fc.constant(''),
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...names), written, content)
    .map(([name, given, inner]) => (inner ? `<${name}${given}>${inner}</${name}>` : `<${name}${given}/>`));
}

const part = fc.oneof(
  element(['title', 'description', 'summary', 'content', 'content:encoded', 'media:title', 'Title'], text, texts),
  element(['link', 'link', 'atom:link', 'LINK'], fc.oneof(url, fc.constant('')), links),
  element(['guid', 'id'], url, permalinks),
  element(['author', 'dc:creator', 'itunes:author', 'atom:author'], text),
  element(['pubDate', 'dc:date', 'published', 'updated', 'issued', 'modified', 'atom:updated', 'pubdate'], date),
  element(['enclosure', 'media:content', 'media:thumbnail', 'itunes:image', 'image'], fc.constant(''), pictures),
  element(['source', 'media:group'], fc.constantFrom('<link href="/source"/><title>Source</title>', '<media:content url="/a.png"/>')),
  fc.constantFrom('<!-- <item> -->', '<?php x ?>', ' text '),
); // prettier-ignore
const parts = fc.array(part, { maxLength: 7 }).map((all) => all.join(''));

const namespaces = ['content', 'dc', 'media', 'itunes', 'atom', 'rdf'].map((name) => ` xmlns:${name}="urn:${name}"`);

export const writtenFeed: fc.Arbitrary<string> = fc
  .record({
    root: fc.constantFrom('rss', 'feed', 'rdf:RDF', 'RSS'),
    post: fc.constantFrom('item', 'entry', 'Item'),
    given: attributes({ ...base, 'xml:lang': fc.constantFrom('de', 'en-US', 'xx') }),
    channel: fc.oneof(fc.constant(''), attributes(base)),
    head: fc.oneof(parts, element(['language', 'dc:language'], fc.constantFrom('de', 'en-us', ''))),
    posts: fc.array(fc.tuple(attributes(base), parts), { maxLength: 4 }),
  })
  .map(({ root, post, given, channel, head, posts }) => {
    const items = posts.map(([written, inner]) => `<${post}${written}>${inner}</${post}>`).join('\n');
    const inner = root === 'feed' ? head + items : `<channel${channel}>${head}${items}</channel>`;
    return `<${root}${namespaces.join('')}${given}>${inner}</${root}>`;
  });
