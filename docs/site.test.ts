// The built site as a visitor's browser, a search engine and a reader without eyes get it: links, descriptions, files.
import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import publisher from '../publisher.json' with { type: 'json' };
import { type BuiltPage, metaOf, parsePage } from './testing/html.ts';
import { manifestElements } from './testing/manifest.ts';
import { base, dist, pagePaths, readPage } from './testing/site.ts';

const { origin } = new URL(publisher.homepage);
/** Hosts show it for what is not there: it has no address of its own. */
const isNotFoundPage = (path: string) => path.endsWith('404.html');
const pages = new Map<string, BuiltPage>(pagePaths.map((path) => [path, parsePage(readPage(path))]));
const urlOf = (path: string) => new URL(`${base}${path}`, origin);

const LINKS = ['href', 'src'];

/** Addresses of the page's links, pictures and files that are on this site. */
function ownAddresses(path: string, page: BuiltPage): URL[] {
  const written = page.elements.flatMap(({ attributes }) => LINKS.flatMap((name) => attributes.get(name) ?? []));
  return written
    .filter((address) => URL.canParse(address, urlOf(path)))
    .map((address) => new URL(address, urlOf(path)))
    .filter((url) => url.origin === origin);
}

const isFile = (path: string) => statSync(join(dist, path), { throwIfNoEntry: false })?.isFile() === true;

/** What is wrong with an address; undefined if it leads somewhere. */
function mistakeIn({ pathname, hash }: URL): string | undefined {
  if (!pathname.startsWith(`${base}/`)) return `leaves the site's folder ${base}/`;
  const path = decodeURIComponent(pathname.slice(base.length));
  const page = pages.get(path);
  // A host need not redirect a folder without its slash.
  if (!page) return isFile(path) ? undefined : 'is no page and no file';
  const id = decodeURIComponent(hash.slice(1));
  return id === '' || page.ids.has(id) ? undefined : `has no "${hash}"`;
}

test('every link leads to a page, and every anchor to a place on it', (context) => {
  let checked = 0;
  const linking = [...pages].filter(([path]) => !isNotFoundPage(path));
  const broken = linking.flatMap(([path, page]) =>
    ownAddresses(path, page).flatMap((url) => {
      checked += 1;
      const mistake = mistakeIn(url);
      return mistake ? [`${path}: ${url.pathname}${url.hash} ${mistake}`] : [];
    }),
  );
  context.diagnostic(`${pages.size} pages, ${checked} links`);
  assert.ok(checked > pages.size);
  assert.deepEqual([...new Set(broken)], []);
});

test('German pages lead to German ones, but for the language switch and the two normative texts', () => {
  const allowed = new Set(['/de/contract/ /contract/', '/de/protocol/ /protocol/']);
  const leaving = [...pages].flatMap(([path, { elements }]) => {
    if (!path.startsWith('/de/')) return [];
    const links = elements.filter(({ name, attributes }) => name === 'a' && !attributes.has('hreflang'));
    return links
      .flatMap(({ attributes }) => attributes.get('href') ?? [])
      .map((address) => new URL(address, urlOf(path)))
      .filter(({ origin: host, pathname }) => host === origin && pages.has(`/de${pathname.slice(base.length)}`))
      .map(({ pathname }) => `${path} ${pathname.slice(base.length)}`);
  });
  assert.deepEqual(
    leaving.filter((link) => !allowed.has(link)),
    [],
  );
});

test('every anchor of the English contract and protocol is one of the German pages', () => {
  for (const path of ['/contract/', '/protocol/']) {
    const german = pages.get(`/de${path}`)?.ids ?? new Set();
    assert.deepEqual(
      [...(pages.get(path)?.ids ?? [])].filter((id) => !german.has(id)),
      [],
    );
  }
});

test('links in the texts are relative, so that they work below any path', () => {
  const cwd = join(dist, '../src/content/docs');
  const absolute = globSync('**/*.{md,mdx}', { cwd }).flatMap((file) =>
    [...readFileSync(join(cwd, file), 'utf8').matchAll(/\]\(\/[^)]*\)/g)].map(([link]) => `${file}: ${link}`),
  );
  assert.deepEqual(absolute, []);
});

test('every page says in its own words what it is about', () => {
  const described = new Map<string, string[]>();
  for (const [path, page] of pages) {
    if (isNotFoundPage(path)) continue;
    const description = metaOf(page, 'description') ?? '';
    assert.ok(description.length > 20, `${path}: "${description}"`);
    described.set(description, [...(described.get(description) ?? []), path]);
  }
  assert.deepEqual(
    [...described.values()].filter((paths) => paths.length > 1),
    [],
  );
});

test('every page names the address and the picture that others show with a link', () => {
  for (const [path, page] of pages) {
    const picture = new URL(metaOf(page, 'og:image') ?? '', origin);
    assert.equal(mistakeIn(picture), undefined, path);
    if (!isNotFoundPage(path)) assert.equal(metaOf(page, 'og:url'), urlOf(path).href);
  }
});

test('the search knows both languages', () => {
  const index = readFileSync(join(dist, 'pagefind/pagefind-entry.json'), 'utf8');
  assert.match(index, /"de":/);
  assert.match(index, /"en":/);
});

test('the sitemap lists every page', () => {
  const listed = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
  const missing = [...pages.keys()].filter(
    (path) => !isNotFoundPage(path) && !listed.includes(`<loc>${urlOf(path).href}</loc>`),
  );
  assert.deepEqual(missing, []);
});

test('the page of an element has a place for each name of its manifest', () => {
  assert.ok(manifestElements.length > 0);
  const inBothLanguages = manifestElements.flatMap((element) =>
    ['', '/de'].map((folder) => ({
      ...element,
      path: `${folder}/elements/${element.tagName?.replace('foyer-', '')}/`,
    })),
  );
  for (const { path, events = [], slots = [], cssParts = [], cssStates = [] } of inBothLanguages) {
    const page = pages.get(path);
    assert.ok(page, path);
    const names = { event: events, slot: slots, part: cssParts, state: cssStates };
    const anchors = Object.entries(names).flatMap(([kind, list]) =>
      list.map(({ name }) => `${kind}-${name || 'unnamed'}`),
    );
    assert.deepEqual(
      anchors.filter((anchor) => !page.ids.has(anchor)),
      [],
      path,
    );
  }
});

test('the text for language models about elements has tables with a row a line', () => {
  const text = readFileSync(join(dist, '_llms-txt/elements.txt'), 'utf8');
  assert.match(text, /^\| \[`person-label`\].*\|$/m);
  assert.doesNotMatch(text, /Section titled/);
});

test('llms.txt leads to the whole text, which has the page of every element', () => {
  const overview = readFileSync(join(dist, 'llms.txt'), 'utf8');
  for (const [address] of overview.matchAll(/https?:\S+\.txt/g)) {
    assert.equal(mistakeIn(new URL(address)), undefined, address);
  }
  assert.ok(overview.includes(urlOf('/llms-full.txt').href));
  const text = readFileSync(join(dist, 'llms-full.txt'), 'utf8');
  for (const page of ['Contact card', 'Newsletter signup', 'Blog teaser', 'Banner', 'Math captcha', 'The contract']) {
    assert.ok(text.includes(`# ${page}\n`), page);
  }
});
