// Entries of messages, and actions for several of them.
import { html } from 'hono/html';
import type { ListedMessage, ListRequest, Page } from '../domain/inbox.ts';
import type { Review } from '../domain/review.ts';
import { type InboxView, postForm, rows, status, time } from './inbox-frame.ts';
import type { InboxWords } from './inbox-words.ts';
import { linkTo, pageQuery, queryText } from './list-link.ts';
import { messageRows, senderOf } from './message-page.ts';
import type { Markup } from './page.ts';
import { checkbox, selectable, type Selection } from './selection.ts';

export interface MessageListView extends InboxView {
  readonly id: 'messages' | 'suspected';
  readonly words: InboxWords;
  readonly request: ListRequest;
  /** Id of the list whose checkboxes are checked. */
  readonly ticked: string;
}

export function messageEntries({ items }: Page<ListedMessage>, view: MessageListView): Markup {
  const selection = selectionOf(view);
  const list = html`<ol class="entries">
    ${items.map((item) => html`<li>${messageEntry(item, selection)}</li>`)}
  </ol>`;
  return selectable(list, selection);
}

function selectionOf({ request, ticked, ...view }: MessageListView): Selection {
  const { id, path, words } = view;
  const areTicked = ticked === id;
  const query = pageQuery(request);
  const decisions: readonly (readonly [Review, string])[] = [
    ['read', words.markRead],
    ['unread', words.markUnread],
    id === 'suspected' ? ['release', words.release] : ['spam', words.markSpam],
    ['delete', words.remove],
  ];
  const allUrl = linkTo(path, { ...query, select: areTicked ? '' : id });
  return { ...view, action: `${path}/messages`, query: queryText(query), allUrl, areTicked, decisions };
}

function messageEntry(message: ListedMessage, view: Selection): Markup {
  const { path, words } = view;
  const address = `${path}/messages/${message.submissionId}`;
  const release = html`<input type="hidden" name="decision" value="release" /><button class="quiet small">
      ${words.release}
    </button>`;
  return html`<article class="entry">
    <header>
      ${checkbox({ value: message.submissionId, label: senderOf(message) }, view)}
      <h3>
        <a href="${address}"><bdi>${senderOf(message)}</bdi></a>
      </h3>
      ${message.unread ? html`<strong class="status new">${words.unread}</strong>` : ''}
      ${status(message.status, words)}<span class="meta">${message.form} · ${time(message.receivedAt, view)}</span>
    </header>
    ${rows(messageRows(message, words))}
    ${message.status === 'spam' && view.csrfToken !== '' ? postForm(address, view, release) : ''}
  </article>`;
}
