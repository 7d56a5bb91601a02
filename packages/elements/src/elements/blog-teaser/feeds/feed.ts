// The format-independent feed entry that all parsers return.

/** An entry as published: URLs may be relative; `title` and `excerpt` are plain text. */
export interface FeedEntry {
  readonly title: string;
  readonly link: string | undefined;
  readonly excerpt: string;
  readonly author: string | undefined;
  readonly image: string | undefined;
  readonly imageAlt: string | undefined;
  /** As written. */
  readonly published: string | undefined;
  /** The full text if the feed includes it, to estimate the reading time. */
  readonly content: string;
}
