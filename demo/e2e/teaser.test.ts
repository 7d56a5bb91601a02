import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { startSite } from '../site.ts';
import { eventually } from './eventually.ts';
import { type Answer, page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';
import { notedEvents, notesEvents } from './widget.ts';

const site = siteOfThisFile();

const script = () => `<script type="module" src="${site().endpointUrl}/foyer.js"></script>`;
const FAILED = 'Die Beiträge laden gerade nicht.';

function hasState(visitor: Visitor, state: string): Promise<unknown> {
  return visitor.evaluates(`document.querySelector('foyer-blog-teaser').matches(':state(${state})')`);
}

async function opensTeaser(visitor: Visitor, context: TestContext, feed: Answer, attributes = '', children = '') {
  const teaser = `<foyer-blog-teaser src="/feed.xml" ${attributes}>${children}</foyer-blog-teaser>`;
  const pages = await startPages(context, { '/': page(teaser, script()), '/feed.xml': feed });
  await visitor.opens(pages.url);
  return pages;
}

const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;

story('the teaser shows the three posts of the feed, and a click opens a post', async (visitor) => {
  await visitor.opens(site().pageUrl);
  for (const words of [
    'Führungskräfteentwicklung beginnt am Montagmorgen',
    '4. November 2026',
    'Jonas Sohl',
    'Die Kunst der kurzen Antwort',
    'Was Anrufende wirklich wissen wollen, und warum „Da muss ich nachfragen“ ein guter Satz ist.',
    'Der erste Tag: ein Empfang, der bleibt',
  ]) {
    await visitor.sees(words);
  }
  const shown = await visitor.evaluates(`(() => {
    const { shadowRoot } = document.querySelector('foyer-blog-teaser[src]');
    return [...shadowRoot.querySelectorAll('article')].map((article) => ({
      link: article.querySelector('a').href,
      heading: article.querySelector('[role=heading]').ariaLevel,
      picture: article.querySelector('img').src,
    }));
  })()`);
  const post = (name: string, picture: string) => ({
    link: `${site().pageUrl}/${name}.html`,
    heading: '3',
    picture: `${site().pageUrl}/images/${picture}.svg`,
  });
  assert.deepEqual(shown, [
    post('montagmorgen', 'stairs'),
    post('kurze-antwort', 'window'),
    post('erster-tag', 'door'),
  ]);
  await visitor.clicks('Die Kunst der kurzen Antwort');
  await visitor.sees('Kurz ist nicht knapp. Kurz ist höflich.');
});

story('a feed that fails shows an error with a link to the blog and a retry button', async (visitor, context) => {
  let isDown = true;
  await opensTeaser(
    visitor,
    context,
    (response) => {
      if (isDown) response.writeHead(503).end();
      else response.end(rss('<title>Wieder da</title>'));
    },
    'more-href="https://blog.example/" more-label="Alle Beiträge"',
  );
  await visitor.sees(FAILED);
  await visitor.sees('Lesen Sie direkt im Blog weiter.');
  assert.equal(await hasState(visitor, 'failed'), true);
  const link = `document.querySelector('foyer-blog-teaser').shadowRoot.querySelector('.notice a').href`;
  assert.equal(await visitor.evaluates(link), 'https://blog.example/');
  isDown = false;
  await visitor.clicks('Nochmals laden');
  await visitor.sees('Wieder da');
  assert.equal(await hasState(visitor, 'failed'), false);
});

story('slot fallback replaces the error message', async (visitor, context) => {
  const own = '<p slot="fallback">Unser Blog zieht gerade um.</p>';
  await opensTeaser(visitor, context, (response) => response.writeHead(500).end(), '', own);
  // Before the element is upgraded, the slot's content is visible too.
  await eventually('failure', async () => ((await hasState(visitor, 'failed')) ? true : undefined));
  await visitor.sees('Unser Blog zieht gerade um.');
  assert.ok(!(await visitor.text()).includes(FAILED));
});

story('slot fallback is hidden while the feed loads successfully', async (visitor, context) => {
  const own = '<p slot="fallback">Unser Blog zieht gerade um.</p>';
  await opensTeaser(visitor, context, rss('<title>Ein Beitrag</title>'), '', own);
  await visitor.sees('Ein Beitrag');
  assert.ok(!(await visitor.text()).includes('zieht gerade um'));
});

story('a feed without CORS headers is loaded through the endpoint', async (visitor, context) => {
  const blog = await startPages(context, {
    '/feed.xml': (response) => {
      response.removeHeader('Access-Control-Allow-Origin');
      response.end(rss('<title>Auf dem anderen Host</title><link>https://blog.example/post</link>'));
    },
  });
  const dataDirectory = await mkdtemp(join(tmpdir(), 'foyer-story-'));
  const feeds = { blog: { url: `${blog.url}/feed.xml`, loopback: true } };
  const relay = await startSite({ dataDirectory, settings: { feeds } });
  context.after(async () => {
    await relay.stop();
    await rm(dataDirectory, { recursive: true });
  });
  const teaser = (src: string) => page(`<foyer-blog-teaser src="${src}"></foyer-blog-teaser>`, script());
  const pages = await startPages(context, {
    '/direct': teaser(`${blog.url}/feed.xml`),
    '/': teaser(`${relay.endpointUrl}/feed/blog`),
  });
  await visitor.opens(`${pages.url}/direct`);
  await visitor.sees(FAILED);
  await visitor.opens(pages.url);
  await visitor.sees('Auf dem anderen Host');
  const link = `document.querySelector('foyer-blog-teaser').shadowRoot.querySelector('article a').href`;
  assert.equal(await visitor.evaluates(link), 'https://blog.example/post');
  await visitor.opens(pages.url);
  await visitor.sees('Auf dem anderen Host');
  assert.equal(blog.requests.length, 2, 'once by the page, and once by the endpoint');
});

story('HTML instead of a feed fails, and foyer-error tells the page why', async (visitor, context) => {
  const listener = `<script>addEventListener('foyer-error', ({ detail }) => (window.reported = { ...detail }))</script>`;
  const pages = await startPages(context, {
    '/': page(`${listener}<foyer-blog-teaser src="/feed.xml"></foyer-blog-teaser>`, script()),
    '/feed.xml': (response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><h1>Anmelden</h1>'),
  });
  await visitor.opens(pages.url);
  await visitor.sees(FAILED);
  assert.equal(await hasState(visitor, 'failed'), true);
  assert.deepEqual(await visitor.evaluates('window.reported'), {
    code: 'misconfigured',
    status: 200,
    retryable: false,
  });
});

story('an empty feed shows an empty state, not an error', async (visitor, context) => {
  await opensTeaser(visitor, context, rss());
  await visitor.sees('Noch keine Beiträge.');
  assert.equal(await hasState(visitor, 'empty'), true);
});

story('markup in a feed is shown as text and never runs', async (visitor, context) => {
  const harm = '<img src=x onerror="window.harmed=1"><script>window.harmed=2</script>';
  const escaped = harm.replaceAll('<', '&lt;');
  const feed = rss(
    `<title>${escaped}Warum &amp;lt;b&amp;gt; fett ist</title><link>javascript:window.harmed=3</link><description><![CDATA[<p>Ein <b>Satz</b> &amp; mehr</p>${harm}]]></description>`,
    '<title>1 &lt; 2 &amp; 3 &gt; 2</title><link>https://name:wort@blog.example/</link>',
  );
  await opensTeaser(visitor, context, feed, 'count="2"');
  await visitor.sees('1 < 2 & 3 > 2');
  await visitor.sees('Ein Satz & mehr');
  const { harmed, elements, links } = (await visitor.evaluates(`(() => {
    const { shadowRoot } = document.querySelector('foyer-blog-teaser');
    const inside = [...shadowRoot.querySelectorAll('article *')];
    return {
      harmed: window.harmed ?? 0,
      // The picture may be shown until it has failed to load.
      elements: inside.filter((element) => element.matches('b, script, iframe, [onerror]')).map(({ localName }) => localName),
      links: [...shadowRoot.querySelectorAll('article a')].map(({ href }) => href),
    };
  })()`)) as Record<string, unknown>;
  assert.equal(harmed, 0);
  assert.deepEqual(elements, []);
  assert.deepEqual(links, [], 'a link that runs code or carries a password is left out, the post stays');
});

story('a post written as attributes is shown without a feed', async (visitor) => {
  await visitor.opens(`${site().pageUrl}/blog.html`);
  await visitor.sees('Niemand muss König sein');
  await visitor.sees('18. November 2026');
  await visitor.sees('6 Min. Lesezeit');
  await visitor.sees('Mira Talhoff');
});

story('canceling foyer-action prevents the navigation to a post', async (visitor) => {
  await visitor.opens(site().pageUrl);
  await visitor.sees('Die Kunst der kurzen Antwort');
  await notesEvents(visitor);
  await visitor.evaluates(`document.addEventListener('foyer-action', (event) => event.preventDefault())`);
  await visitor.clicks('Die Kunst der kurzen Antwort');
  const events = await eventually('event', async () => {
    const noted = (await notedEvents(visitor)) as { type: string }[];
    const actions = noted.filter(({ type }) => type === 'foyer-action');
    return actions.length > 0 ? actions : undefined;
  });
  assert.deepEqual(events, [{ type: 'foyer-action', detail: { href: `${site().pageUrl}/kurze-antwort.html` } }]);
  assert.equal(await visitor.evaluates('location.pathname'), '/');
});
