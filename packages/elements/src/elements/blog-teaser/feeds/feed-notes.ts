// What the owner of a site is told about a feed. Loaded only where there is something to tell.
import { warnOnce } from '../../../browser/warn.ts';
import type { FeedNote } from './feed.ts';

export function tell(teaser: HTMLElement, src: string, note: FeedNote): void {
  warnOnce(teaser, `src="${src}"${words(note)}.`);
}

function words(note: FeedNote): string {
  switch (note.kind) {
    case 'date':
      return `: the date "${note.written}" can be misread and is not shown: write it as 2026-11-18, or as RFC 822 does`;
    case 'format':
      return ` cannot be shown: the response is not a feed of format "${note.format}"`;
    case 'status':
      return ` cannot be shown: status ${note.status}`;
    case 'no-response':
      return ' cannot be shown: no response that the page may read (does the server allow CORS?)';
  }
}
