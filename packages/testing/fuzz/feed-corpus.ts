// Real feeds from the tests of public feed parsers, with the number of posts that these parsers find.

export interface RealFeed {
  /** `file:` in Node, `http:` in a browser. */
  readonly url: string;
  readonly posts: number;
  readonly isCompressed?: true;
}

const folders = {
  'rss-parser-browser/test/input/': {
    'craigslist.rss': 25,
    'customfields.rss': 15,
    'feedburner.atom': 25,
    'gulp-atom.atom': 10,
    'heise.atom': 15,
    'instant-article.rss': 1,
    'narro.rss': 1,
    'reddit-atom.rss': 25,
    'reddit-home.rss': 25,
    'reddit.rss': 25,
    'rss-1.rss': 69,
  },
  'feed-reader/test-data/': {
    'atom-feed-standard-realworld.xml': 38,
    'atom-feed-standard.xml': 1,
    'atom-multilinks.xml': 1,
    'json-feed-standard-realworld.json': 10,
    'json-feed-standard.json': 2,
    'podcast.rss': 2,
    'rss-feed-standard-realworld.xml': 38,
    'rss-feed-standard.xml': 1,
  },
  'feedparser/test/feeds/': {
    'category-feed.xml': 1,
    'complexNamespaceFeed.xml': 1,
    'guid-dupes.xml': 1,
    'iconv.xml': 10,
    'intertwingly.atom': 20,
    'mediacontent-dupes.xml': 1,
    'nondefaultnamespace-baseline.atom': 1,
    'nondefaultnamespace-xhtml.atom': 1,
    'nondefaultnamespace.atom': 1,
    'rss2sample.xml': 4,
    'unknown-namespace.atom': 1,
    'wapowellness.xml': 29,
    'compressed.xml': 10,
    'invalid-characters-gzipped.xml': 25,
  },
};
const compressed = new Set(['compressed.xml', 'invalid-characters-gzipped.xml']);

export const realFeeds: readonly RealFeed[] = Object.entries(folders).flatMap(([folder, files]) =>
  Object.entries(files).map(([file, posts]) => ({
    url: new URL(`../node_modules/${folder}${file}`, import.meta.url).href,
    posts,
    ...(compressed.has(file) && { isCompressed: true as const }),
  })),
);
