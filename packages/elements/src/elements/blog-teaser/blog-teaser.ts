import { isoDate } from '@foyer/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../base/controls.styles.ts';
import type { TeaserItem } from '../../base/events.ts';
import { FoyerElement } from '../../base/foyer-element.ts';
import { media } from '../../base/media.styles.ts';
import { boolean, checked, integer, internal, oneOf, type PropertyTable, text, url } from '../../base/properties.ts';
import { tokens } from '../../base/tokens.styles.ts';
import { loadBeacon } from '../../browser/load-beacon.ts';
import { styles } from './blog-teaser.styles.ts';
import type { FeedFormat, FeedImages } from './feeds/feed.ts';
import { ownPosts, renderMoreLink, renderPosts, renderSkeletons } from './post-view.ts';
import { TeaserFeed, type TeaserStatus } from './teaser-feed.ts';

export type { FoyerActionDetail, FoyerErrorDetail, FoyerLoadDetail } from '../../base/events.ts';

const date = checked('date', (value) => isoDate(value) !== undefined);

/**
 * One post by hand, or the newest posts of a feed (RSS, Atom, JSON Feed, WordPress, Ghost), as plain text: never markup.
 *
 * Links other than http(s) and images from other hosts than the feed's are omitted; the post is still shown.
 *
 * @summary Teases one post or the newest ones of a blog.
 * @customElement foyer-blog-teaser
 * @slot heading - replaces the attribute
 * @slot takeaways - a list of takeaways of the post
 * @slot fallback - replaces the built-in text when a feed is empty or fails; also shown without JavaScript
 * @fires {CustomEvent<FoyerLoadDetail>} foyer-load - the feed has loaded
 * @fires {CustomEvent<FoyerErrorDetail>} foyer-error - the feed could not be loaded or parsed
 * @fires {CustomEvent<FoyerActionDetail>} foyer-action - before a link to a post is followed; cancel it to stay on the page
 * @csspart base - the box
 * @csspart heading - the heading
 * @csspart link - a link
 * @csspart list - all posts
 * @csspart item - one post
 * @csspart media - frame of an image
 * @csspart text - the excerpt
 * @csspart skeleton - a grey block while the feed is loading
 * @csspart notice - the message that the feed failed
 * @csspart secondary-button - the button that retries
 * @csspart tile - the icon shown when there are no posts
 * @csspart icon - an icon
 * @cssState loading - the feed is loading
 * @cssState empty - the feed has no posts
 * @cssState failed - the feed could not be loaded
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
    published: date,
    readingTime: integer(0, 999),
    excerpt: text,
    structuredData: boolean,
    moreHref: url('page'),
    moreLabel: text,
    src: url('page'),
    format: oneOf(['auto', 'rss', 'atom', 'json-feed', 'wordpress', 'ghost']),
    count: integer(1, 50),
    layout: oneOf(['list', 'grid', 'feature']),
    images: oneOf(['feed', 'any', 'none']),
    endpoint: url('page'),
    status: internal('idle'),
    items: internal([]),
    broken: internal([]),
  };

  /** Title of the post. */
  declare postTitle: string;

  /** URL of the post. */
  declare href: string;

  /** URL of the image. */
  declare image: string;

  /** Alternative text of the image. Absent: the image is decorative. */
  declare imageAlt: string;

  /** Author of the post. */
  declare author: string;

  /** URL of a portrait of the author. Absent: the initials. */
  declare authorImage: string;

  /** Publication date, ISO 8601. */
  declare published: string;

  /** Reading time in minutes, 1 to 999; 0 or absent: not shown. */
  declare readingTime: number;

  /** Excerpt of the post. */
  declare excerpt: string;

  /** Whether the post by hand is also written as schema.org data (JSON-LD). Posts of a feed are not. */
  declare structuredData: boolean;

  /** Link to the blog, shown beside the heading and when the feed fails. */
  declare moreHref: string;

  /** Text of that link. */
  declare moreLabel: string;

  /** URL of a feed, or of a site with `format="wordpress"` or `format="ghost"`. */
  declare src: string;

  /** `auto`, `rss`, `atom`, `json-feed`, `wordpress` or `ghost`. */
  declare format: FeedFormat;

  /** How many posts of the feed, 1 to 50. */
  declare count: number;

  /** `list`, `grid` or `feature`. */
  declare layout: 'list' | 'grid' | 'feature';

  /** Images of a feed: only from its own host, from any host, or none. */
  declare images: FeedImages;

  /** Form of a Foyer endpoint that counts clicks and feed failures, such as `/contact`. Absent: nothing is reported. */
  declare endpoint: string;

  /** @internal */
  declare private status: TeaserStatus;
  /** @internal */
  declare private items: readonly TeaserItem[];
  /** @internal */
  declare private broken: readonly string[];
  readonly #feed = new TeaserFeed(this);

  /** @internal */
  show(status: TeaserStatus, items = this.items): void {
    this.items = items;
    this.status = status;
    this.showState(status);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('src') && this.src) this.status = 'loading';
    this.showState(this.status);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.structuredData)
      void import('./post-data.ts').then(
        ({ writePostData }) => writePostData(this),
        () => undefined,
      );
    if (this.endpoint) this.#feed.beacon = loadBeacon(this);
    if (['src', 'format', 'count', 'images'].some((name) => changed.has(name))) void this.#feed.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#feed.abort();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.status === 'loading') void this.#feed.load();
  }

  readonly #onFollow = (event: Event, href: string): void => {
    if (!this.emit('foyer-action', { href }, true)) event.preventDefault();
  };

  readonly #onBroken = (picture: string): void => {
    this.broken = [...this.broken, picture];
  };

  protected override render(): TemplateResult {
    const heading = this.renderHeading();
    const more = this.status === 'failed' && this.#feed.hasView ? nothing : renderMoreLink(this);
    return html`<div class="frame">
      <div class="base" part="base">
        ${heading === nothing && more === nothing ? nothing : html`<div class="head">${heading}${more}</div>`}
        ${this.#renderContent()}
      </div>
    </div>`;
  }

  #renderContent(): TemplateResult {
    switch (this.status) {
      case 'loading':
        return renderSkeletons(this);
      case 'empty':
        return html`<slot name=${this.slotNamed('fallback')}>${this.#feed.renderEmpty()}</slot>`;
      case 'failed':
        return html`<slot name=${this.slotNamed('fallback')}>${this.#feed.renderFailed()}</slot>`;
      case 'idle':
        return renderPosts(this, this.src ? this.items : ownPosts(this), {
          hasTakeaways: !this.src && this.hasSlotted('takeaways'),
          broken: this.broken,
          onFollow: this.#onFollow,
          onBroken: this.#onBroken,
        });
    }
  }
}
