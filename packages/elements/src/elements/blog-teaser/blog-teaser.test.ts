import { expect } from '@open-wc/testing';
import { isAccessibleEverywhere } from '@foyer/testing/browser/axe.ts';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { describeElement } from '@foyer/testing/browser/describe-element.ts';
import { findAll, focused, opensPage, settles, textOf, until } from '@foyer/testing/browser/page.ts';
import { serves } from '@foyer/testing/browser/served-feed.ts';
import { type Visitor, visits } from '@foyer/testing/browser/visitor.ts';
import { answersWith, showsPicture } from '@foyer/testing/browser/own-host.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import type { FoyerLoadDetail } from '../../base/events.ts';
import type { FoyerBlogTeaser } from './blog-teaser.ts';

const feeds = '/packages/testing/browser/feeds';
const picture = showsPicture(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'image/png',
);
const post = `post-title="Leading with calm" href="/blog/calm" author="Lena Moser" published="2026-11-18" reading-time="4"
  excerpt="What a team needs." image="${picture}" image-alt="A calm sea"`;

describeElement('foyer-blog-teaser', {
  importElement: () => import('./blog-teaser.ts'),
  importDefinition: () => import('./define.ts'),
  markup: `<foyer-blog-teaser ${post} heading="Blog" more-href="/blog"><ul slot="takeaways"><li>Calm</li></ul></foyer-blog-teaser>`,
  words: { en: 'All posts', de: 'Alle Beiträge', formal: 'Das nehmen Sie mit', informal: 'Das nimmst du mit' },
  attributes: {
    'post-title': { good: 'Leading with calm' },
    href: { good: '/blog/calm', bad: 'javascript:alert(1)', allowed: 'https:' },
    image: { good: picture, bad: 'javascript:alert(1)', allowed: 'https:' },
    'image-alt': { good: 'A calm sea' },
    author: { good: 'Lena Moser' },
    'author-image': { good: picture, bad: 'file:///etc/passwd', allowed: 'https:' },
    published: { good: '2026-11-18', bad: 'last week', allowed: 'ISO 8601' },
    'reading-time': { good: '4', value: 4, bad: '4.5', allowed: '0 to 999' },
    excerpt: { good: 'What a team needs.' },
    'structured-data': { good: '', value: true },
    'more-href': { good: '/blog', bad: 'javascript:alert(1)', allowed: 'https:' },
    'more-label': { good: 'More' },
    src: { good: '/packages/testing/browser/feeds/empty.xml', bad: 'ftp://example.org/', allowed: 'https:' },
    format: { good: 'rss', bad: 'gopher', allowed: 'json-feed' },
    count: { good: '3', value: 3, bad: '51', allowed: '1 to 50' },
    layout: { good: 'grid', bad: 'circle', allowed: 'list, grid, feature' },
    images: { good: 'none', bad: 'some', allowed: 'feed, any, none' },
    endpoint: { good: 'https://forms.example.org/contact', bad: 'ftp://example.org/', allowed: 'https:' },
  },
});

const visitsTeaser = (attributes: string, children = '') =>
  visits<FoyerBlogTeaser>(`<foyer-blog-teaser lang="de" ${attributes}>${children}</foyer-blog-teaser>`);

/** Waits until the feed has loaded or failed. */
async function visitsFeed(file: string, attributes = '', children = '') {
  const visitor = await visitsTeaser(`src="${feeds}/${file}" ${attributes}`, children);
  await until('the feed neither loads nor fails', () => visitor.events.some((type) => /load|error/.test(type)));
  await settles(document);
  return visitor;
}

const { send } = XMLHttpRequest.prototype;

/** Holds back feed requests until the returned function is called. */
function holdFeeds(): () => void {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  XMLHttpRequest.prototype.send = function () {
    void gate.then(() => send.call(this));
  };
  return release;
}

const { open } = XMLHttpRequest.prototype;

/** Redirects every feed request to this URL. */
function redirectFeeds(address: string): void {
  XMLHttpRequest.prototype.open = function (method: string) {
    open.call(this, method, address, true);
  };
}

async function pressesLoadAgain(visitor: Visitor<FoyerBlogTeaser>): Promise<void> {
  const { length } = visitor.events;
  const button = visitor.button('Nochmals laden');
  button.focus();
  button.click();
  await until('it does not load again', () => visitor.events.length > length);
  await settles(document);
}

afterEach(() => {
  Object.assign(XMLHttpRequest.prototype, { send, open });
});

describe('<foyer-blog-teaser> with one post', () => {
  it('shows title, date, reading time, excerpt, author and image of the post', async () => {
    const visitor = await visitsTeaser(post);
    for (const words of [
      'Leading with calm',
      '18. November 2026',
      '4 Min. Lesezeit',
      'What a team needs.',
      'Lena Moser',
      'LM',
    ]) {
      expect(visitor.text).to.contain(words);
    }
    expect(visitor.button('Leading').getAttribute('href')).to.match(/\/blog\/calm$/);
    expect(findAll(visitor.root, '[part~=media] img')[0]!.getAttribute('alt')).to.equal('A calm sea');
    expect(findAll(visitor.root, '[role=heading]')[0]!.ariaLevel).to.equal('3');
  });

  it('is written as data for search engines into the head, live, until the teaser leaves', async () => {
    const find = () => document.querySelector('head > script[type="application/ld+json"]')?.textContent ?? '{}';
    const { widget } = await visitsTeaser(`${post} structured-data`);
    await until('there are no data', () => find().includes('BlogPosting'));
    expect(JSON.parse(find())).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'BlogPosting',
      headline: 'Leading with calm',
      url: `${location.origin}/blog/calm`,
      image: new URL(picture, location.href).href,
      author: { '@type': 'Person', name: 'Lena Moser' },
      datePublished: '2026-11-18',
      timeRequired: 'PT4M',
      description: 'What a team needs.',
    });
    widget.excerpt = '</script><b>';
    await until('the data are old', () => find().includes('</script><b>'));
    widget.structuredData = false;
    await until('the data stay though nobody wants them', () => find() === '{}');
    widget.structuredData = true;
    await until('there are no data again', () => find().includes('BlogPosting'));
    widget.remove();
    await until('the data stay without the teaser', () => find() === '{}');
  });

  for (const written of ['2026-11-18', '2026-11-18T00:00:00Z', '2026-11-18T23:30:00-11:00', '2026-11-18T00:30+14:00']) {
    it(`shows the day as written, without time zone conversion: ${written}`, async () => {
      expect((await visitsTeaser(`post-title="X" published="${written}"`)).text).to.contain('18. November 2026');
    });
  }

  for (const written of ['05.11.2026', '11/05/2026', '2026-02-30', '5. November 2026', '1']) {
    it(`shows no date and warns when the date is ambiguous or invalid: ${written}`, async () => {
      const said = listensToConsole();
      const visitor = await visitsTeaser(`post-title="Calm" published="${written}"`);
      expect(findAll(visitor.root, '[part~=base]').map(textOf)).to.deep.equal(['Calm']);
      await until('nothing is logged', () => said.warnings.length > 0);
      expect(said.warnings.join()).to.contain(written).and.to.contain('2026-11-18');
    });
  }

  it('hides an image that fails to load, and replaces a failed portrait with the initials', async () => {
    const visitor = await visitsTeaser(
      `post-title="Calm" author="Lena Moser" image="/packages/nowhere.png" author-image="${answersWith('broken', 'image/png')}"`,
    );
    visitor.widget.scrollIntoView();
    await until('the failed images are still shown', () => findAll(visitor.root, 'img, .media').length === 0);
    expect(visitor.text).to.contain('Calm').and.to.contain('LM');
    visitor.widget.image = picture;
    await until('the next image is not shown', () => findAll(visitor.root, '.media img').length === 1);
  });

  it('shows nothing without attributes', async () => {
    expect((await visitsTeaser('')).text).to.equal('');
  });

  it('shows the heading of the takeaways when their list is slotted later', async () => {
    const visitor = await visitsTeaser('post-title="Calm"');
    visitor.widget.insertAdjacentHTML('beforeend', trusted('<ul slot="takeaways"><li>Ruhe</li></ul>'));
    await visitor.sees('Das nehmen Sie mit Ruhe');
  });

  it('shows the takeaways of a feed under their heading, as text', async () => {
    const visitor = await visitsTeaser(`src="${feeds}/takeaways.jsonfeed"`);
    await visitor.sees('Das nehmen Sie mit');
    const items = [...visitor.root.querySelectorAll('.takeaways li')].map(({ textContent }) => textContent);
    expect(items).to.deep.equal(['Ruhe bewahren', '<b>Zuhören</b>']);
  });

  it('shows a slotted list of takeaways under its heading', async () => {
    const visitor = await visitsTeaser(post, '<ul slot="takeaways"><li>Ruhe bewahren</li></ul>');
    expect(visitor.text).to.contain('Das nehmen Sie mit Ruhe bewahren');
  });

  it('does not follow the link when foyer-action is canceled', async () => {
    const visitor = await visitsTeaser('post-title="Calm" href="#calm"');
    visitor.widget.addEventListener('foyer-action', (event) => event.preventDefault());
    visitor.clicks('Calm');
    expect(visitor.details['foyer-action']).to.deep.equal({ href: new URL('#calm', document.baseURI).href });
    expect(location.hash).to.equal('');
  });
});

describe('<foyer-blog-teaser> with a feed', () => {
  it('shows the newest posts up to count, and fires foyer-load with them', async () => {
    const visitor = await visitsFeed('posts.xml', 'count="2"');
    expect(findAll(visitor.root, '[part=item]')).to.have.length(2);
    const { items, source } = visitor.details['foyer-load'] as FoyerLoadDetail;
    expect(items.map(({ title }) => title)).to.deep.equal(['Leading with calm', 'Fish & chips']);
    expect(source).to.equal(new URL(`${feeds}/posts.xml`, location.href).href);
    expect(visitor.text).to.contain('What a team needs before the storm.').and.to.contain('18. November 2026');
  });

  it('shows a post without a link when its URL is javascript: or has credentials', async () => {
    const visitor = await visitsFeed('posts.xml', 'count="3"');
    expect(findAll(visitor.root, 'a').map((link) => link.getAttribute('href'))).to.deep.equal([
      `${location.origin}/blog/calm`,
    ]);
    expect(visitor.text).to.contain('Third');
  });

  for (const [images, expected] of [
    ['feed', [`${location.origin}/blog/calm.png`]],
    ['none', []],
  ] as const) {
    it(`selects the images of posts with images="${images}"`, async () => {
      const visitor = await visitsFeed('posts.xml', `count="3" images="${images}"`);
      const { items } = visitor.details['foyer-load'] as FoyerLoadDetail;
      expect(items.flatMap(({ image }) => image ?? [])).to.deep.equal(expected);
    });
  }

  it('hides images that fail to load', async () => {
    const visitor = await visitsFeed('posts.xml');
    visitor.widget.scrollIntoView();
    await until('the failed image is still shown', () => findAll(visitor.root, '.media').length === 0);
    expect(visitor.text).to.contain('Leading with calm');
  });

  it('shows skeleton blocks until the posts load', async () => {
    const release = holdFeeds();
    const visitor = await visitsTeaser(`src="${feeds}/posts.xml" count="3"`);
    expect(visitor.widget.matches(':state(loading)')).to.equal(true);
    expect(findAll(visitor.root, '[aria-busy=true] > *')).to.have.length(3);
    release();
    await visitor.sees('Leading with calm');
    expect(visitor.widget.matches(':state(loading)')).to.equal(false);
    expect(findAll(visitor.root, '[aria-busy]')).to.have.length(0);
  });

  it('shows a message when the feed is empty', async () => {
    const visitor = await visitsFeed('empty.xml');
    expect(visitor.widget.matches(':state(empty)')).to.equal(true);
    expect(visitor.events).to.deep.equal(['foyer-load']);
    await visitor.sees('Noch keine Beiträge.');
  });

  for (const [what, file, code] of [
    ['is missing', 'nowhere.xml', 'misconfigured'],
    ['is a web page', 'no-feed.html', 'misconfigured'],
  ] as const) {
    it(`shows an error, links to the blog and warns when the feed ${what}`, async () => {
      const said = listensToConsole();
      const visitor = await visitsFeed(file, 'more-href="/blog"');
      expect(visitor.widget.matches(':state(failed)')).to.equal(true);
      expect(visitor.details['foyer-error']).to.deep.include({ code, retryable: false });
      await visitor.sees('Die Beiträge laden gerade nicht.');
      expect(visitor.button('Blog').getAttribute('href')).to.match(/\/blog$/);
      await until('nothing is logged', () => said.warnings.join().includes(file));
    });
  }

  it('shows a retryable error when the host does not answer', async () => {
    listensToConsole();
    const visitor = await visitsTeaser('src="/silence"');
    await visitor.sees('Die Beiträge laden gerade nicht.');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'network', retryable: true });
  });

  it('reloads when src changes, and on request', async () => {
    listensToConsole();
    const visitor = await visitsFeed('nowhere.xml');
    visitor.widget.src = `${feeds}/posts.xml`;
    await visitor.sees('Leading with calm');
    visitor.widget.src = `${feeds}/nowhere.xml`;
    await visitor.sees('Nochmals laden');
    const { length } = visitor.events;
    visitor.clicks('Nochmals laden');
    await until('it does not load again', () => visitor.events.length > length);
  });

  it('moves the focus to the first post after a retry, or keeps it on the button if that fails', async () => {
    listensToConsole();
    const visitor = await visitsFeed('nowhere.xml');
    await pressesLoadAgain(visitor);
    await until('the focus is lost', () => focused() === visitor.button('Nochmals laden'));
    redirectFeeds(`${feeds}/posts.xml`);
    await pressesLoadAgain(visitor);
    await visitor.sees('Leading with calm');
    expect(textOf(focused()!)).to.equal('Leading with calm');
  });

  it('titles a post without a title by its excerpt, and omits a post without either', async () => {
    const item = (inside: string) => `<item><link>/blog/calm</link>${inside}</item>`;
    const items = [
      item('<title> </title>'),
      item(`<description>${'long '.repeat(60)}</description>`),
      item('<title>Third</title>'),
    ];
    redirectFeeds(answersWith(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`, 'text/xml'));
    const visitor = await visitsFeed('posts.xml', 'count="3"');
    const titles = findAll(visitor.root, '[role=heading]').map(textOf);
    expect(titles).to.have.length(2);
    expect(titles[0]).to.match(/^long long .*…$/);
    expect(titles[1]).to.equal('Third');
    expect(findAll(visitor.root, '[part=item] a').map(textOf)).to.deep.equal(titles);
  });

  for (const [file, words] of [
    ['empty.xml', 'Noch keine Beiträge.'],
    ['nowhere.xml', 'Die Beiträge laden gerade nicht.'],
  ] as const) {
    it(`ignores an empty paragraph in slot fallback: ${words}`, async () => {
      listensToConsole();
      const visitor = await visitsFeed(file, '', '<p slot="fallback"> <br /> </p>');
      expect(visitor.text).to.contain(words);
    });
  }

  it('shows slot fallback when the feed fails or is empty', async () => {
    listensToConsole();
    for (const file of ['nowhere.xml', 'empty.xml']) {
      const visitor = await visitsFeed(file, '', '<p slot="fallback">Lesen Sie im Archiv.</p>');
      expect(visitor.text).to.equal('Lesen Sie im Archiv.');
    }
  });

  it('shows only the latest feed when src changes while another one loads', async () => {
    const release = holdFeeds();
    const visitor = await visitsTeaser(`src="${feeds}/posts.xml"`);
    visitor.widget.src = `${feeds}/empty.xml`;
    await settles(document);
    release();
    await visitor.sees('Noch keine Beiträge.');
    expect(visitor.text).not.to.contain('Leading with calm');
    expect(visitor.events).to.deep.equal(['foyer-load']);
  });

  it('asks for nothing when it is gone before it could, and once when it is moved before it could', async () => {
    const host = serves('<rss version="2.0"><channel><item><title>A post</title></item></channel></rss>', 'text/xml');
    const page = await opensPage('<section></section><section></section>');
    const teaser = document.createElement('foyer-blog-teaser');
    teaser.src = '/feed.xml';
    const [here, there] = page.querySelectorAll('section');
    here?.append(teaser);
    teaser.remove();
    await teaser.updateComplete;
    await import('./feeds/load-feed.ts');
    await new Promise((resolve) => setTimeout(resolve));
    expect(host.asked, 'gone').to.equal(0);
    for (let times = 0; times < 10; times++) for (const place of [here, there]) place?.append(teaser);
    await until('no post', () => textOf(teaser).includes('A post'));
    host.ends();
    expect(host.asked, 'moved').to.equal(1);
  });

  it('shows the single post again when src is removed', async () => {
    const visitor = await visitsFeed('posts.xml', 'post-title="By hand"');
    visitor.widget.removeAttribute('src');
    await visitor.sees('By hand');
    expect(visitor.text).not.to.contain('Leading');
  });
});

describe('<foyer-blog-teaser>', () => {
  for (const layout of ['list', 'grid', 'feature']) {
    const markup = `<foyer-blog-teaser lang="de" heading="Blog" more-href="/blog" layout="${layout}" count="3"
      src="${feeds}/posts.xml"></foyer-blog-teaser>`;
    describe('with a slow feed', () => {
      beforeEach(holdFeeds);
      isAccessibleEverywhere(`loading, as ${layout}`, markup, async (widget) => {
        expect(widget.matches(':state(loading)')).to.equal(true);
      });
    });
    isAccessibleEverywhere(`showing posts, as ${layout}`, markup, (widget) =>
      until('no posts', () => textOf(widget).includes('Leading')),
    );
  }

  isAccessibleEverywhere(
    'empty',
    `<foyer-blog-teaser lang="de" formality="informal" src="${feeds}/empty.xml"></foyer-blog-teaser>`,
    (widget) => until('not empty', () => widget.matches(':state(empty)')),
  );

  isAccessibleEverywhere(
    'failed',
    `<foyer-blog-teaser lang="de" more-href="/blog" src="${feeds}/nowhere.xml"></foyer-blog-teaser>`,
    (widget) => until('not failed', () => widget.matches(':state(failed)')),
  );
});
