// Loads the feed of a teaser, one request at a time, and fires the events about it.
import { safeUrl } from '../../browser/safe-url.ts';
import type { FoyerBlogTeaser } from './blog-teaser.ts';
import type { FeedNote } from './feeds/feed.ts';
import type * as feedView from './feeds/feed-view.ts';
import type { LoadedFeed } from './feeds/load-feed.ts';
import type { FailedFeed } from './feeds/receive-feed.ts';

export type TeaserStatus = 'idle' | 'loading' | 'empty' | 'failed';

export class TeaserFeed {
  readonly #teaser: FoyerBlogTeaser;
  #request = new AbortController();
  #view: typeof feedView | undefined;
  /** Awaited before the events fire, so that the beacon reports them. */
  beacon: Promise<void> | undefined;

  constructor(teaser: FoyerBlogTeaser) {
    this.#teaser = teaser;
  }

  /** Whether the built-in messages about an empty or failed feed are loaded. */
  get hasView(): boolean {
    return this.#view !== undefined;
  }

  abort(): void {
    this.#request.abort();
  }

  async load(): Promise<void> {
    this.#request.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    const teaser = this.#teaser;
    const source = safeUrl(teaser.src, 'page');
    teaser.show(source ? 'loading' : 'idle');
    if (!source || !teaser.isConnected) return; // loads once it is connected
    const feed = await this.#fetch(new URL(source), signal);
    await this.beacon;
    if (signal.aborted) return;
    const items = feed.kind === 'items' ? feed.items : [];
    if (items.length === 0) await this.#loadView();
    teaser.show(feed.kind === 'failure' ? 'failed' : items.length > 0 ? 'idle' : 'empty', items);
    if (feed.kind === 'items') teaser.emit('foyer-load', { items, source });
    else this.#reportFailure(feed);
  }

  renderEmpty(): unknown {
    return this.#view?.renderEmpty(this.#teaser.msg);
  }

  renderFailed(): unknown {
    const { msg, moreHref } = this.#teaser;
    const onRetry = () => this.load().then(() => this.#teaser.updateComplete);
    return this.#view?.renderFailed(msg, { href: safeUrl(moreHref, 'page'), onRetry });
  }

  async #fetch(source: URL, signal: AbortSignal): Promise<LoadedFeed> {
    const { format, count, images, language } = this.#teaser;
    const tell = (note: FeedNote) => void this.#tell(note);
    try {
      const { loadFeed } = await import('./feeds/load-feed.ts');
      return await loadFeed(source, { format, count, images, language, signal, tell });
    } catch {
      return { kind: 'failure', code: 'network' };
    }
  }

  async #tell(note: FeedNote): Promise<void> {
    const { src } = this.#teaser;
    const notes = await import('./feeds/feed-notes.ts').catch(() => undefined);
    notes?.tell(this.#teaser, src, note);
  }

  /** Without this module, the fallback slot and the link beside the heading remain. */
  async #loadView(): Promise<void> {
    const teaser = this.#teaser;
    const [view] = await Promise.all([import('./feeds/feed-view.ts').catch(() => undefined), teaser.wantWords()]);
    if (!this.#view) for (const sheet of view?.sheets ?? []) teaser.adopt(sheet);
    this.#view = view;
  }

  #reportFailure({ code, note, status }: FailedFeed): void {
    if (note) void this.#tell(note);
    this.#teaser.emit('foyer-error', {
      code,
      ...(status !== undefined && { status }),
      retryable: code !== 'misconfigured',
    });
  }
}
