import { expect } from '@open-wc/testing';
import { answersWith } from '@foyer/testing/browser/own-host.ts';
import type { TeaserItem } from '../../../base/events.ts';
import type { FeedNote } from './feed.ts';
import { type FeedOptions, loadFeed } from './load-feed.ts';

const { signal } = new AbortController();
const notes: FeedNote[] = [];
const defaults: FeedOptions = {
  format: 'auto',
  count: 1,
  images: 'feed',
  language: 'de',
  signal,
  tell: (note) => void notes.push(note),
};

const load = (file: string, options: Partial<FeedOptions> = {}) =>
  loadFeed(new URL(`/packages/testing/browser/feeds/${file}`, location.href), { ...defaults, ...options });

const { open } = XMLHttpRequest.prototype;

/** Responds to each URL prefix with its text, and to others with 404. @returns the requested URLs */
function respondWith(texts: Readonly<Record<string, string>>): readonly string[] {
  const requested: string[] = [];
  const paths = new Map(Object.values(texts).map((text) => [text, answersWith(text, 'text/xml')]));
  XMLHttpRequest.prototype.open = function (method: string, address: string | URL) {
    const { pathname, search } = new URL(address);
    requested.push(pathname + search);
    const text = Object.entries(texts).find(([start]) => (pathname + search).startsWith(start))?.[1];
    open.call(this, method, text === undefined ? '/packages/nowhere' : paths.get(text)!, true);
  };
  return requested;
}

/** The posts of this text, loaded from `/feed.xml`. */
async function itemsOf(text: string, options: Partial<FeedOptions> = {}, query = ''): Promise<readonly TeaserItem[]> {
  respondWith({ '/feed.xml': text });
  const feed = await loadFeed(new URL(`/feed.xml${query}`, location.href), { ...defaults, count: 50, ...options });
  return feed.kind === 'items' ? feed.items : [];
}

const rss = (items: readonly (readonly [title: string, published: string])[], language = '') =>
  `<rss version="2.0"><channel>${language && `<language>${language}</language>`}${items
    .map(([title, published]) => `<item><title>${title}</title><pubDate>${published}</pubDate></item>`)
    .join('')}</channel></rss>`;
const titles = (items: readonly TeaserItem[]) => items.map(({ title }) => title).join(' ');

beforeEach(() => {
  notes.length = 0;
});
afterEach(() => {
  Object.assign(XMLHttpRequest.prototype, { open });
});

describe('loadFeed()', () => {
  it('returns posts with absolute URLs and dates as written', async () => {
    const feed = await load('posts.xml');
    expect('items' in feed && feed.items[0]).to.deep.equal({
      title: 'Leading with calm',
      excerpt: 'What a team needs before the storm.',
      href: `${location.origin}/blog/calm`,
      author: 'Lena Moser',
      image: `${location.origin}/blog/calm.png`,
      imageAlt: '',
      published: '2026-11-18T09:30:00+01:00',
    });
  });

  it('returns portraits and takeaways of a JSON Feed', async () => {
    const jsonFeed = (author: unknown, takeaways: unknown) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        authors: [{ name: 'The team', avatar: '/team.png' }],
        items: [{ title: 'Calm', content_text: 'Words', authors: [author], _foyer: { takeaways } }],
      });
    const first = async (author: unknown, takeaways: unknown) => {
      respondWith({ '/feed.json': jsonFeed(author, takeaways) });
      const feed = await loadFeed(new URL('/feed.json', location.href), defaults);
      return feed.kind === 'items' ? feed.items[0] : undefined;
    };
    const lena = await first({ name: 'Lena', avatar: '/lena.png' }, ['  Breathe  first', '<b>Then</b> lead', 3]);
    expect(lena).to.deep.include({
      author: 'Lena',
      authorImage: `${location.origin}/lena.png`,
      takeaways: ['Breathe first', '<b>Then</b> lead'],
    });
    const team = await first({ avatar: '/nobody.png' }, 'Breathe');
    expect(team).to.include({ author: 'The team', authorImage: `${location.origin}/team.png` });
    expect(team).not.to.have.property('takeaways');
    const tracked = await first({ name: 'Lena', avatar: 'https://tracker.example/lena.png' }, []);
    expect(tracked).not.to.have.any.keys('authorImage', 'takeaways');
  });

  it('returns images from any host only with images="any"', async () => {
    const feed = await load('posts.xml', { count: 3, images: 'any' });
    expect('items' in feed && feed.items.flatMap(({ image }) => image ?? [])).to.deep.equal([
      `${location.origin}/blog/calm.png`,
      'https://tracker.example/pixel.png',
    ]);
  });

  it('returns a failure with a reason instead of throwing', async () => {
    expect(await load('nowhere.xml')).to.deep.include({ kind: 'failure', code: 'misconfigured', status: 404 });
    expect(await load('no-feed.html')).to.deep.include({ kind: 'failure', code: 'misconfigured' });
    expect(await load('posts.xml', { format: 'atom' })).to.deep.include({
      note: { kind: 'format', format: 'atom' },
    });
  });
});

describe('A page with a strict content security policy', () => {
  // A browser that parsed them would report a violation, which fails a test.
  it('shows posts with inline styles, and those of a feed that is not well-formed', async () => {
    const post = `<title>Calm</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
      <p style="color: red">Styled <img src="/a.png" alt="" style="width: 1px" /></p></div></content>`;
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${post}</entry></feed>`;
    for (const text of [atom, atom.replace('</feed>', '<br>')]) {
      expect((await itemsOf(text))[0]).to.deep.include({
        title: 'Calm',
        excerpt: 'Styled',
        image: `${location.origin}/a.png`,
        imageAlt: '',
      });
    }
  });
});

describe('The order of posts', () => {
  const year: readonly (readonly [string, string])[] = [
    ['January', 'Mon, 05 Jan 2026 09:00:00 GMT'],
    ['Undated', ''],
    ['February', 'Thu, 05 Feb 2026 09:00:00 +0100'],
    ['Someday', 'Tue, 05 Jan 2199 09:00:00 GMT'],
    ['March', '2026-03-05'],
    ['Unreadable', '05/03/2026'],
  ];

  it('is newest first; undated and future posts follow in feed order', async () => {
    expect(titles(await itemsOf(rss(year), { language: 'en' }))).to.equal(
      'March February January Undated Someday Unreadable',
    );
    expect(titles(await itemsOf(rss(year), { count: 1 }))).to.equal('March');
  });

  it('is the feed order when no post has a date', async () => {
    expect(
      titles(
        await itemsOf(
          rss([
            ['First', ''],
            ['Second', ''],
            ['Third', ''],
          ]),
        ),
      ),
    ).to.equal('First Second Third');
  });

  it('is the feed order when the URL asks for a sort order', async () => {
    for (const query of ['?orderby=title', '?order=asc', '?sort=title', '?a=b&sort_by=x', '?filter[orderby]=rand']) {
      expect(titles(await itemsOf(rss(year), { count: 3 }, query))).to.equal('January Undated February');
    }
    expect(titles(await itemsOf(rss(year), { count: 1 }, '?resort=alps'))).to.equal('March');
  });

  it('is the feed order when an endpoint keeps the one that the feed’s own URL asks for', async () => {
    const item = (title: string, date_published: string) => ({ title, date_published });
    const items = [item('Ahorn', '2026-01-05'), item('Birke', '2026-03-05'), item('Eiche', '2026-02-05')];
    const text = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
    const shownAs = async (contentType: string) => {
      const feed = await loadFeed(new URL(answersWith(text, contentType), location.href), { ...defaults, count: 3 });
      return feed.kind === 'items' && titles(feed.items);
    };
    expect(await shownAs('application/feed+json; charset=utf-8; order=kept')).to.equal('Ahorn Birke Eiche');
    expect(await shownAs('application/feed+json; charset=utf-8')).to.equal('Birke Eiche Ahorn');
  });

  it('takes time zones into account', async () => {
    const posts = rss([
      ['Earlier', 'Thu, 05 Nov 2026 23:00:00 +1400'],
      ['Later', 'Thu, 05 Nov 2026 22:00:00 -1100'],
    ]);
    expect(titles(await itemsOf(posts))).to.equal('Later Earlier');
  });

  it('is the feed order for equal dates', async () => {
    const posts = ['First', 'Second', 'Third'].map((title) => [title, '2026-11-05'] as const);
    expect(titles(await itemsOf(rss(posts)))).to.equal('First Second Third');
  });

  it('contains a repeated post once', async () => {
    const twice = [
      ['Calm', '2026-11-05'],
      ['Calm', '2026-11-05'],
      ['Other', '2026-11-04'],
    ] as const;
    expect(titles(await itemsOf(rss(twice)))).to.equal('Calm Other');
  });
});

describe('The date of a post', () => {
  const publishedOf = async (written: string, language: string, options: Partial<FeedOptions> = {}) =>
    (await itemsOf(rss([['Calm', written]], language), options))[0]?.published;

  it('is parsed in the language of the feed, else of the page', async () => {
    expect(await publishedOf('05.11.2026', 'de-DE', { language: 'en' })).to.equal('2026-11-05');
    expect(await publishedOf('05.11.2026', '')).to.equal('2026-11-05');
    expect(await publishedOf('05/11/2026', 'en-gb')).to.equal('2026-11-05');
    expect(notes).to.deep.equal([]);
  });

  it('is omitted with a warning when it is ambiguous', async () => {
    expect(await publishedOf('05.11.2026', 'en')).to.equal(undefined);
    expect(notes).to.deep.equal([{ kind: 'date', written: '05.11.2026' }]);
  });

  it('is parsed in JSON Feed, too', async () => {
    const feed = { version: 'https://jsonfeed.org/version/1.1', language: 'de' };
    const items = [
      { title: 'Calm', date_published: '05.11.2026' },
      { title: 'New', date_published: '2026-11-06T09:30:00Z' },
    ];
    const posts = await itemsOf(JSON.stringify({ ...feed, items }));
    expect(posts.map(({ published }) => published)).to.deep.equal(['2026-11-06T09:30:00Z', '2026-11-05']);
  });
});

describe('Posts from WordPress', () => {
  const post = (title: string, more: object = {}) => ({
    link: `https://example.org/${title}`,
    title: { rendered: title },
    excerpt: { rendered: 'Words', protected: false },
    content: { rendered: 'Words', protected: false },
    ...more,
  });
  const locked = post('Locked', { content: { rendered: '', protected: true } });
  const loadSite = (source: string, options: Partial<FeedOptions>) =>
    loadFeed(new URL(source, location.href), { ...defaults, ...options });

  it('are requested with author and image when the URL is that of the REST API', async () => {
    const requested = respondWith({ '/wp-json/': JSON.stringify([post('Calm')]) });
    expect(await loadSite('/wp-json/wp/v2/posts', {})).to.deep.include({ kind: 'items' });
    expect(requested).to.deep.equal(['/wp-json/wp/v2/posts?per_page=1&_embed=author%2Cwp%3Afeaturedmedia']);
  });

  it('are loaded from a site with plain permalinks', async () => {
    const requested = respondWith({ '/blog/?rest_route': JSON.stringify([post('Calm')]) });
    const feed = await loadSite('/blog/', { format: 'wordpress' });
    expect(feed.kind === 'items' && titles(feed.items)).to.equal('Calm');
    expect(requested.map((address) => address.split('?')[0])).to.deep.equal(['/blog/wp-json/wp/v2/posts', '/blog/']);
  });

  it('exclude password-protected ones and are refilled up to count', async () => {
    const requested = respondWith({
      '/wp-json/wp/v2/posts?per_page=1&': JSON.stringify([locked]),
      '/wp-json/wp/v2/posts?per_page=100&': JSON.stringify([locked, post('Calm'), post('Older')]),
    });
    const feed = await loadSite('/', { format: 'wordpress' });
    expect(feed.kind === 'items' && titles(feed.items)).to.equal('Calm');
    expect(requested).to.have.length(2);
  });

  it('are loaded from the feed of the site where the REST API is disabled', async () => {
    const refusal = JSON.stringify({ code: 'rest_disabled', message: 'No', data: { status: 401 } });
    const requested = respondWith({
      '/blog/wp-json': refusal,
      '/blog/?rest_route': refusal,
      '/blog/?feed=rss2': rss([['Calm', '2026-11-05']]),
    });
    const feed = await loadSite('/blog/', { format: 'wordpress' });
    expect(feed.kind === 'items' && titles(feed.items)).to.equal('Calm');
    expect(requested).to.have.length(3);
  });

  it('may be of a type without titles, beside what is no post', async () => {
    const { title: _, ...untitled } = post('Calm');
    respondWith({ '/wp-json/': JSON.stringify([null, untitled, post('Titled')]) });
    const feed = await loadSite('/wp-json/wp/v2/notes', { count: 5 });
    expect(feed.kind === 'items' && titles(feed.items)).to.equal('Words Titled');
  });

  it('show what their site escaped, and no author who is private', async () => {
    const authors = [{ name: 'Lena &amp; Ida' }, { code: 'rest_user_invalid_id', message: 'Invalid user ID.' }];
    const posts = authors.map((author) =>
      post('Calm', { _embedded: { author: [author] }, link: JSON.stringify(author) }),
    );
    respondWith({ '/wp-json/': JSON.stringify(posts) });
    const feed = await loadSite('/wp-json/wp/v2/posts', { count: 5 });
    expect(feed.kind === 'items' && feed.items.map(({ author }) => author)).to.deep.equal(['Lena & Ida', undefined]);
  });

  it('have a date although that in Greenwich is missing or wrong', async () => {
    for (const date_gmt of ['0000-00-00T00:00:00', null, '2025-11-05T09:30:00']) {
      const posts = [post('Calm', { date: '2026-11-05T09:30:00', date_gmt })];
      respondWith({ '/wp-json/': JSON.stringify(posts) });
      const feed = await loadSite('/wp-json/wp/v2/posts', {});
      expect(feed.kind === 'items' && feed.items[0]?.published).to.equal('2026-11-05T09:30:00');
    }
    expect(notes).to.deep.equal([]);
  });

  for (const [source, expected] of [
    [
      '/?rest_route=/wp/v2/posts&lang=de',
      '/?rest_route=%2Fwp%2Fv2%2Fposts&lang=de&per_page=1&_embed=author%2Cwp%3Afeaturedmedia',
    ],
    [
      '/index.php?rest_route=%2Fwp%2Fv2%2Fevent',
      '/index.php?rest_route=%2Fwp%2Fv2%2Fevent&per_page=1&_embed=author%2Cwp%3Afeaturedmedia',
    ],
    ['/shop/wp-json/wp/v2/posts?_embed&per_page=9', '/shop/wp-json/wp/v2/posts?_embed&per_page=9'],
    [
      '/de/wp-json/wp/v2/posts?sticky=true&per_page=1&_embed=author',
      '/de/wp-json/wp/v2/posts?sticky=true&per_page=1&_embed=author',
    ],
  ] as const) {
    it(`are requested as the owner wrote it: ${source}`, async () => {
      const requested = respondWith({ '/': JSON.stringify([post('Calm')]) });
      await loadSite(source, {});
      expect(requested).to.deep.equal([expected]);
    });
  }

  for (const [plugin, source, format, answers] of [
    ['Polylang', '/en/feed/', 'auto', ['/en/feed/']],
    ['Polylang', '/en/feed/', 'wordpress', ['/en/wp-json/', '/en/?feed=rss2']],
    ['Polylang', '/en/', 'wordpress', ['/en/wp-json/', '/en/?feed=rss2']],
    ['Polylang', '/blog/pt-br', 'wordpress', ['/blog/pt-br/wp-json/', '/blog/pt-br/?feed=rss2']],
    ['WPML', '/en/', 'wordpress', ['/en/wp-json/']],
    ['WPML', '/?lang=en', 'wordpress', ['/wp-json/wp/v2/posts?lang=en&']],
    ['WPML', '/feed/?lang=en', 'auto', ['/feed/?lang=en']],
    ['WPML', '/wp-json/wp/v2/posts?lang=en', 'auto', ['/wp-json/wp/v2/posts?lang=en&']],
    ['no plug-in', '/feed', 'wordpress', ['/wp-json/']],
  ] as const) {
    it(`are those of one language, with ${plugin}: src="${source}" format="${format}"`, async () => {
      const english = rss([['Calm', '2026-11-05']]);
      const pages = {
        ...(plugin !== 'Polylang' && { '/en/wp-json/': JSON.stringify([post('Calm')]) }),
        '/wp-json/wp/v2/posts?lang=en&': JSON.stringify([post('Calm')]),
        ...(plugin === 'no plug-in' && { '/wp-json/': JSON.stringify([post('Calm')]) }),
        ...Object.fromEntries(
          ['/en', '/blog/pt-br'].flatMap((folder) => [
            [`${folder}/?rest_route=`, JSON.stringify([post('Ruhe'), post('Calm')])],
            [`${folder}/feed/`, english],
            [`${folder}/?feed=rss2`, english],
          ]),
        ),
        '/feed/?lang=en': english,
      };
      const requested = respondWith(pages);
      const feed = await loadSite(source, { format, count: 5 });
      expect(feed.kind === 'items' && titles(feed.items)).to.equal('Calm');
      expect(requested).to.have.length(answers.length);
      answers.forEach((start, index) => expect(requested[index]?.startsWith(start)).to.equal(true, requested[index]));
    });
  }

  it('have the date in the time zone of the site', async () => {
    const posts = [post('Calm', { date: '2026-11-05T00:30:00', date_gmt: '2026-11-04T23:30:00' })];
    respondWith({ '/wp-json/': JSON.stringify(posts) });
    const feed = await loadSite('/wp-json/wp/v2/posts', {});
    expect(feed.kind === 'items' && feed.items[0]?.published).to.equal('2026-11-05T00:30:00+01:00');
  });
});

describe('Posts from Ghost', () => {
  it('are requested with their authors and the key of the Content API', async () => {
    const post = { title: 'Calm', url: 'https://example.org/calm/', custom_excerpt: 'Words', feature_image: '/a.png' };
    const authors = [{ name: 'Lena', profile_image: '/lena.png' }];
    const posts = [{ ...post, published_at: '2026-11-05T09:30:00.000+01:00', authors }];
    const requested = respondWith({ '/ghost/': JSON.stringify({ posts }) });
    const source = new URL('/ghost/api/content/posts/?key=22444f78447824223cefc48062', location.href);
    const feed = await loadFeed(source, defaults);
    expect(feed.kind === 'items' && feed.items[0]).to.deep.include({
      title: 'Calm',
      author: 'Lena',
      authorImage: `${location.origin}/lena.png`,
      excerpt: 'Words',
    });
    expect(requested).to.deep.equal([
      '/ghost/api/content/posts/?key=22444f78447824223cefc48062&include=authors&limit=1',
    ]);
    await loadFeed(new URL('/?key=1', location.href), { ...defaults, format: 'ghost' });
    expect(requested[1]).to.equal('/ghost/api/content/posts/?key=1&include=authors&limit=1');
  });
});
