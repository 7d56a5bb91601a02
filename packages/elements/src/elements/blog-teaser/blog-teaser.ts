import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../base/controls.styles.ts';
import type { TeaserItem } from '../../base/events.ts';
import { FoyerElement } from '../../base/foyer-element.ts';
import { initials } from '../../base/initials.ts';
import { media } from '../../base/media.styles.ts';
import { checked, integer, internal, oneOf, type PropertyTable, text, url } from '../../base/properties.ts';
import { tokens } from '../../base/tokens.styles.ts';
import { loadBeacon } from '../../browser/load-beacon.ts';
import { safeUrl } from '../../browser/safe-url.ts';
import { warnOnce } from '../../browser/warn.ts';
import { styles } from './blog-teaser.styles.ts';
import type * as feedView from './feeds/feed-view.ts';
import type { FailedView } from './feeds/feed-view.ts';
import type { FailedFeed, FeedFormat, FeedImages, LoadedFeed } from './feeds/load-feed.ts';

type Status = 'idle' | 'loading' | 'empty' | 'failed';

const isoDate = checked('an ISO 8601 date such as 2026-11-18', (value) => !Number.isNaN(Date.parse(value)));

/**
 * One post by hand, or the newest posts of a feed (RSS, Atom, JSON Feed, WordPress), as plain text: never markup.
 *
 * Links that are not http(s) and pictures from other hosts than the feed's are left out; the post stays.
 *
 * @summary Teases one post or the newest ones of a blog.
 * @customElement foyer-blog-teaser
 * @slot heading - instead of the attribute
 * @slot takeaways - a list of what the reader will take away from the post
 * @slot fallback - instead of the built-in words where a feed is empty or fails; shows without JavaScript too
 * @fires {CustomEvent<FoyerLoadDetail>} foyer-load - the feed is there
 * @fires {CustomEvent<FoyerErrorDetail>} foyer-error - the feed is not to be had, or is none
 * @fires {CustomEvent<FoyerActionDetail>} foyer-action - before a post is followed; canceling it stays on the page
 * @csspart base - the box
 * @csspart heading - the heading
 * @csspart link - a link
 * @csspart list - all posts
 * @csspart item - one post
 * @csspart media - frame of a picture
 * @csspart text - the excerpt
 * @csspart skeleton - a grey block while the feed is loading
 * @csspart notice - the message that the feed fails
 * @csspart secondary-button - the button to load it again
 * @csspart tile - the picture where there are no posts
 * @cssState loading - the feed is under way
 * @cssState empty - the feed has no posts
 * @cssState failed - the feed is not to be had
 */
export class FoyerBlogTeaser extends FoyerElement {
  static override styles = [tokens, controls, media, styles];

  /** @internal */
  static override properties: PropertyTable = {
    postTitle: text,
    href: url('page'),
    image: url('image'),
    imageAlt: text,
    author: text,
    authorImage: url('image'),
    published: isoDate,
    readingTime: integer(0, 999),
    excerpt: text,
    moreHref: url('page'),
    moreLabel: text,
    src: url('page'),
    format: oneOf(['auto', 'rss', 'atom', 'json-feed', 'wordpress']),
    count: integer(1, 50),
    layout: oneOf(['list', 'grid', 'feature']),
    images: oneOf(['feed', 'any', 'none']),
    endpoint: url('page'),
    status: internal('idle'),
    items: internal([]),
  };

  /** Title of the post. */
  declare postTitle: string;

  /** Address of the post. */
  declare href: string;

  /** Picture of the post. */
  declare image: string;

  /** Alternative text of the picture. Absent: it is decoration. */
  declare imageAlt: string;

  /** Who wrote it. */
  declare author: string;

  /** Portrait of the author. Absent: the initials. */
  declare authorImage: string;

  /** When it appeared, ISO 8601. */
  declare published: string;

  /** Minutes that reading takes, 1 to 999; 0 or absent: nothing is said about it. */
  declare readingTime: number;

  /** A few words of the post. */
  declare excerpt: string;

  /** Link to the blog, beside the heading and where the feed fails. */
  declare moreHref: string;

  /** Words of that link. */
  declare moreLabel: string;

  /** URL of a feed, or of a WordPress site with `format="wordpress"`. */
  declare src: string;

  /** `auto`, `rss`, `atom`, `json-feed` or `wordpress`. */
  declare format: FeedFormat;

  /** How many posts of the feed, 1 to 50. */
  declare count: number;

  /** `list`, `grid` or `feature`. */
  declare layout: 'list' | 'grid' | 'feature';

  /** Pictures of a feed: from its own host only, from any, or none. */
  declare images: FeedImages;

  /** Form of a Foyer endpoint that counts clicks and failures of the feed, such as `/contact`. Absent: nobody is told. */
  declare endpoint: string;

  declare private status: Status;
  declare private items: readonly TeaserItem[];
  #loading = new AbortController();
  #telling: Promise<void> | undefined;
  #view: typeof feedView | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('src') && this.src) this.status = 'loading';
    this.showState(this.status);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.endpoint) this.#telling = loadBeacon(this);
    if (['src', 'format', 'count', 'images'].some((name) => changed.has(name))) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading.abort();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.status === 'loading') void this.#load();
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const source = safeUrl(this.src, 'page');
    this.status = source ? 'loading' : 'idle';
    if (!source) return;
    const feed = await this.#request(new URL(source), signal);
    await this.#telling; // of a failure too
    if (signal.aborted) return;
    const items = feed.kind === 'items' ? feed.items : [];
    if (items.length === 0) await this.#loadView();
    this.items = items;
    this.status = feed.kind === 'failure' ? 'failed' : items.length > 0 ? 'idle' : 'empty';
    this.showState(this.status);
    if (feed.kind === 'items') this.emit('foyer-load', { items, source });
    else this.#tellFailure(feed);
  }

  async #request(source: URL, signal: AbortSignal): Promise<LoadedFeed> {
    const { format, count, images } = this;
    try {
      const { loadFeed } = await import('./feeds/load-feed.ts');
      return await loadFeed(source, { format, count, images, signal });
    } catch {
      return { kind: 'failure', code: 'network', reason: 'a script file of the widget did not load' };
    }
  }

  /** Without its words the fallback children and the link beside the heading remain. */
  async #loadView(): Promise<void> {
    const [view] = await Promise.all([import('./feeds/feed-view.ts').catch(() => undefined), this.wantAllWords()]);
    if (view && !this.#view) this.adopt(view.notices);
    this.#view = view;
  }

  #tellFailure({ code, reason, status }: FailedFeed): void {
    warnOnce(this, `src="${this.src}" cannot be shown: ${reason}.`);
    this.emit('foyer-error', { code, ...(status !== undefined && { status }), retryable: code !== 'misconfigured' });
  }

  get #shownItems(): readonly TeaserItem[] {
    if (this.src) return this.items;
    const { postTitle, href, image, imageAlt, author, authorImage, published, readingTime, excerpt } = this;
    if (postTitle === '') return [];
    return [
      { title: postTitle, href, image, imageAlt, author, authorImage, published, minutesToRead: readingTime, excerpt },
    ];
  }

  readonly #onFollow = (event: Event, href: string): void => {
    if (!this.emit('foyer-action', { href }, true)) event.preventDefault();
  };

  protected override render(): TemplateResult {
    const heading = this.renderHeading();
    const more = this.status === 'failed' && this.#view ? nothing : this.#renderMore();
    return html`<div class="base" part="base">
      ${heading === nothing && more === nothing ? nothing : html`<div class="head">${heading}${more}</div>`}
      ${this.#renderContent()}
    </div>`;
  }

  #renderContent(): TemplateResult {
    switch (this.status) {
      case 'loading':
        return html`<div class="items ${this.layout}" part="list" aria-busy="true">
          ${Array.from({ length: this.count }, () => this.#renderSkeleton())}
        </div>`;
      case 'empty':
        return html`<slot name=${this.slotNamed('fallback')}>${this.#view?.renderEmpty(this.msg)}</slot>`;
      case 'failed':
        return html`<slot name=${this.slotNamed('fallback')}
          >${this.#view?.renderFailed(this.msg, this.#failedView)}</slot
        >`;
      case 'idle':
        return html`<div class="items ${this.layout}" part="list">
          ${this.#shownItems.map((item) => this.#renderItem(item))}
        </div>`;
    }
  }

  #renderMore(): TemplateResult | typeof nothing {
    const href = safeUrl(this.moreHref, 'page');
    return href
      ? html`<a part="link" class="small" href=${href}>${this.moreLabel || this.msg('All posts')}</a>`
      : nothing;
  }

  #renderItem(item: TeaserItem): TemplateResult {
    const href = item.href ? safeUrl(item.href, 'page') : undefined;
    const image = item.image ? safeUrl(item.image, 'image') : undefined;
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
              />
            </div>`
          : nothing
      }
      <div class="body">
        ${this.#renderMeta(item)}
        <p class="title" role="heading" aria-level=${Math.min(this.headingLevel + 1, 6)}>
          ${
            href
              ? html`<a part="link" href=${href} @click=${(event: Event) => this.#onFollow(event, href)}
                  ><bdi>${item.title}</bdi></a
                >`
              : html`<bdi>${item.title}</bdi>`
          }
        </p>
        ${item.excerpt ? html`<p class="excerpt" part="text"><bdi>${item.excerpt}</bdi></p>` : nothing}
        ${this.#renderTakeaways()} ${this.#renderAuthor(item)}
      </div>
    </article>`;
  }

  #renderMeta({ published, minutesToRead }: TeaserItem): TemplateResult | typeof nothing {
    if (!published && !minutesToRead) return nothing;
    return html`<p class="meta">
      ${published ? html`<time datetime=${published}>${formatDate(published, this.language)}</time>` : nothing}
      ${minutesToRead ? html`<span>${this.msg(str`${minutesToRead} min read`)}</span>` : nothing}
    </p>`;
  }

  #renderTakeaways(): TemplateResult | typeof nothing {
    if (this.src || !this.hasSlotted('takeaways')) return nothing;
    return html`<div class="takeaways">
      <p>${this.msg('What you take away')}</p>
      <slot name="takeaways"></slot>
    </div>`;
  }

  #renderAuthor({ author, authorImage }: TeaserItem): TemplateResult | typeof nothing {
    if (!author) return nothing;
    const portrait = authorImage ? safeUrl(authorImage, 'image') : undefined;
    return html`<p class="author">
      <span class="avatar" aria-hidden="true"
        >${portrait ? html`<img src=${portrait} alt="" loading="lazy" />` : initials(author)}</span
      >
      <span><bdi>${author}</bdi></span>
    </p>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="item">
      ${this.images === 'none' ? nothing : html`<div class="media skeleton" part="skeleton"></div>`}
      <div class="body">
        <div class="skeleton short"></div>
        <div class="skeleton tall"></div>
        <div class="skeleton"></div>
        <div class="skeleton"></div>
      </div>
    </div>`;
  }

  get #failedView(): FailedView {
    return { href: safeUrl(this.moreHref, 'page'), onRetry: () => this.#load().then(() => this.updateComplete) };
  }
}

/** A date without a time is the same day everywhere. */
function formatDate(published: string, language: string): string {
  const options: Intl.DateTimeFormatOptions = {
    dateStyle: 'long',
    ...(!published.includes('T') && { timeZone: 'UTC' }),
  };
  return new Intl.DateTimeFormat(language, options).format(new Date(published));
}
