// A post by hand as schema.org data, for search engines. Loaded only where a teaser is to have some.
import type { ReactiveController } from 'lit';
import { isServer } from '../../base/is-server.ts';
import { JsonLd } from '../../browser/json-ld.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import type { FoyerBlogTeaser } from './blog-teaser.ts';

/** schema.org data as JSON; empty if the teaser is not to have any. Posts of a feed have theirs on their own pages. */
export function postData(teaser: FoyerBlogTeaser): string {
  const { structuredData, src, postTitle, href, image, author, authorImage, published, readingTime, excerpt } = teaser;
  if (!structuredData || src || !postTitle) return '';
  const person = { '@type': 'Person', name: author, image: safeUrl(authorImage, 'image') };
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: postTitle,
    url: safeUrl(href, 'page'),
    image: safeUrl(image, 'image'),
    author: author ? person : undefined,
    datePublished: published || undefined,
    timeRequired: readingTime > 0 ? `PT${readingTime}M` : undefined,
    description: excerpt || undefined,
  });
}

const writers = new WeakSet<FoyerBlogTeaser>();

/** Keeps the data beside the teaser true from now on. */
export function writePostData(teaser: FoyerBlogTeaser): void {
  if (isServer || writers.has(teaser)) return;
  writers.add(teaser);
  const element = new JsonLd(teaser);
  const controller: ReactiveController = {
    hostUpdated: () => element.write(postData(teaser)),
    hostConnected: () => element.write(postData(teaser)),
    hostDisconnected: () => element.remove(),
  };
  teaser.addController(controller);
  controller.hostUpdated?.();
}
