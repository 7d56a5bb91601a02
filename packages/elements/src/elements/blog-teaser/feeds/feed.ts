// What a feed's entry is before it becomes a post. All readers give these.

/** An entry as its feed has it: URLs may be relative, `excerpt` and `title` are plain text already. */
export interface FeedEntry {
  readonly title: string;
  readonly link: string | undefined;
  readonly excerpt: string;
  readonly author: string | undefined;
  readonly image: string | undefined;
  readonly imageAlt: string | undefined;
  /** Anything that `Date` reads. */
  readonly published: string | undefined;
  /** The whole text where the feed brings it, to count its words. */
  readonly content: string;
}
