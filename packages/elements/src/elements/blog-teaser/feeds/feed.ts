// What all parsers return, whatever the format.

/** An entry as published: URLs may be relative; `title` and `excerpt` are plain text. */
export interface FeedEntry {
  readonly title: string;
  readonly link: string | undefined;
  readonly excerpt: string;
  readonly author: string | undefined;
  readonly authorImage?: string | undefined;
  /** Plain texts. */
  readonly takeaways?: readonly string[];
  readonly image: string | undefined;
  readonly imageAlt: string | undefined;
  /** Its text as markup, in JSON: the picture may be there. */
  readonly html?: string;
  /** As written. */
  readonly published: string | undefined;
  /** The full text if the feed includes it, to estimate the reading time. */
  readonly content: string;
}

export const feedFormats = ['auto', 'rss', 'atom', 'json-feed', 'wordpress', 'ghost'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export interface ParsedFeed {
  readonly format: FeedFormat;
  /** Tag of its language; empty if it names none. */
  readonly language: string;
  readonly entries: readonly FeedEntry[];
  /** Whether password-protected posts were left out. */
  readonly isPartial?: boolean;
}

/** The date in the format of `isoDate`, if it is certain. */
export type ReadDate = (written: string, language: string) => string | undefined;

/** For the owner of the site. */
export type FeedNote =
  | { readonly kind: 'no-response' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'format'; readonly format: FeedFormat }
  /** A date that could be misread. */
  | { readonly kind: 'date'; readonly written: string };

export type FeedImages = 'feed' | 'any' | 'none';
