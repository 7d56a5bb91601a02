// Renders posts and their placeholders. Links and images are limited to safe URLs.
import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { TeaserItem } from '../../base/events.ts';
import { initials } from '../../base/initials.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import type { FoyerBlogTeaser } from './blog-teaser.ts';

export interface PostOptions {
  readonly hasTakeaways: boolean;
  /** Pictures that failed take no space. */
  readonly broken: readonly string[];
  onFollow(this: void, event: Event, href: string): void;
  onBroken(this: void, picture: string): void;
}

/** The post that the attributes describe, if any. */
export function ownPosts(teaser: FoyerBlogTeaser): readonly TeaserItem[] {
  const { postTitle, href, image, imageAlt, author, authorImage, published, readingTime, excerpt } = teaser;
  if (postTitle === '') return [];
  return [
    { title: postTitle, href, image, imageAlt, author, authorImage, published, minutesToRead: readingTime, excerpt },
  ];
}

export function renderPosts(
  teaser: FoyerBlogTeaser,
  items: readonly TeaserItem[],
  options: PostOptions,
): TemplateResult {
  return html`<div class="items ${teaser.layout}" part="list">
    ${items.map((item) => renderPost(teaser, item, options))}
  </div>`;
}

function renderPost(teaser: FoyerBlogTeaser, item: TeaserItem, options: PostOptions): TemplateResult {
  const { hasTakeaways, onFollow } = options;
  const href = item.href ? safeUrl(item.href, 'page') : undefined;
  const image = pictureOf(item.image, options);
  return html`<article class="item" part="item">
    ${
      image
        ? html`<div class="media" part="media">
            <img
              src=${image}
              alt=${item.imageAlt ?? ''}
              loading="lazy"
              decoding="async"
              referrerpolicy="no-referrer"
              @error=${() => options.onBroken(image)}
            />
          </div>`
        : nothing
    }
    <div class="body">
      ${renderMeta(teaser, item)}
      <p class="title" role="heading" aria-level=${Math.min(teaser.headingLevel + 1, 6)}>
        ${
          href
            ? html`<a part="link" href=${href} @click=${(event: Event) => onFollow(event, href)}
                ><bdi>${item.title}</bdi></a
              >`
            : html`<bdi>${item.title}</bdi>`
        }
      </p>
      ${item.excerpt ? html`<p class="excerpt" part="text"><bdi>${item.excerpt}</bdi></p>` : nothing}
      ${renderTakeaways(teaser, item, hasTakeaways)} ${renderAuthor(item, options)}
    </div>
  </article>`;
}

function pictureOf(written = '', { broken }: PostOptions): string | undefined {
  const url = safeUrl(written, 'image');
  return url && !broken.includes(url) ? url : undefined;
}

function renderMeta(
  { language, msg }: FoyerBlogTeaser,
  { published, minutesToRead }: TeaserItem,
): TemplateResult | typeof nothing {
  if (!published && !minutesToRead) return nothing;
  return html`<p class="meta">
    ${published ? html`<time datetime=${published}>${formatDate(published, language)}</time>` : nothing}
    ${minutesToRead ? html`<span>${msg(str`${minutesToRead} min read`)}</span>` : nothing}
  </p>`;
}

function renderTakeaways(
  { msg }: FoyerBlogTeaser,
  { takeaways }: TeaserItem,
  hasOwn: boolean,
): TemplateResult | typeof nothing {
  if (!takeaways && !hasOwn) return nothing;
  const list = takeaways?.map((text) => html`<li>${text}</li>`);
  return html`<div class="takeaways">
    <p>${msg('What you take away')}</p>
    ${
      list
        ? html`<ul>
            ${list}
          </ul>`
        : html`<slot name="takeaways"></slot>`
    }
  </div>`;
}

function renderAuthor({ author, authorImage }: TeaserItem, options: PostOptions): TemplateResult | typeof nothing {
  if (!author) return nothing;
  const portrait = pictureOf(authorImage, options);
  return html`<p class="author">
    <span class="avatar" aria-hidden="true"
      >${portrait ? html`<img src=${portrait} alt="" loading="lazy" @error=${() => options.onBroken(portrait)} />` : initials(author)}</span
    >
    <span><bdi>${author}</bdi></span>
  </p>`;
}

export function renderMoreLink({ moreHref, moreLabel, msg }: FoyerBlogTeaser): TemplateResult | typeof nothing {
  const href = safeUrl(moreHref, 'page');
  return href ? html`<a part="link" class="small" href=${href}>${moreLabel || msg('All posts')}</a>` : nothing;
}

/** Placeholders with the size of the posts to come. */
export function renderSkeletons({ layout, count, images }: FoyerBlogTeaser): TemplateResult {
  return html`<div class="items ${layout}" part="list" aria-busy="true">
    ${[...' '.repeat(count)].map(() => renderSkeleton(images !== 'none'))}
  </div>`;
}

function renderSkeleton(hasImage: boolean): TemplateResult {
  return html`<div class="item">
    ${hasImage ? html`<div class="media skeleton" part="skeleton"></div>` : nothing}
    <div class="body">
      <div class="skeleton short"></div>
      <div class="skeleton tall"></div>
      <div class="skeleton"></div>
      <div class="skeleton"></div>
    </div>
  </div>`;
}

/** The day as it is written, so that it is the same for every visitor and on the server. */
function formatDate(published: string, language: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(language, options).format(new Date(published.slice(0, 10)));
}
