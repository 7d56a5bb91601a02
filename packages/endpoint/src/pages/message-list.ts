// Entries of messages with checkboxes, and actions for those that are checked. Without JavaScript: "all"
// is a link to the same page with every checkbox checked.
import { html } from 'hono/html';
import type { ListedMessage, ListRequest, Page } from '../domain/inbox.ts';
import type { Review } from '../domain/review.ts';
import { type InboxView, postForm, rows, status, time } from './inbox-frame.ts';
import type { InboxWords } from './inbox-words.ts';
import { linkTo, pageQuery, queryText } from './list-link.ts';
import { messageRows, senderOf } from './message-page.ts';
import type { Markup } from './page.ts';

export interface MessageListView extends InboxView {
  readonly id: 'messages' | 'suspected';
  readonly words: InboxWords;
  readonly request: ListRequest;
  /** Id of the list whose checkboxes are checked. */
  readonly ticked: string;
}

/** Programs read the page too, and select by id. */
export function messageEntries({ items }: Page<ListedMessage>, view: MessageListView): Markup {
  const list = html`<ol class="entries">
    ${items.map((item) => html`<li>${messageEntry(item, view)}</li>`)}
  </ol>`;
  return view.csrfToken === '' ? list : html`${selectAll(view)} ${list} ${selectionForm(view)}`;
}

function selectAll({ id, path, request, ticked, words }: MessageListView): Markup {
  const isTicked = ticked === id;
  const query = { ...pageQuery(request), select: isTicked ? '' : id };
  return html`<p><a href="${linkTo(path, query)}#${id}">${isTicked ? words.selectNone : words.selectAll}</a></p>`;
}

/** Its checkboxes are outside of it, since entries contain their own forms. */
function selectionForm({ csrfToken, id, path, request, words }: MessageListView): Markup {
  const button = (decision: Review, label: string) =>
    html`<button class="quiet small" name="decision" value="${decision}">${label}</button>`;
  const markSpam = id === 'suspected' ? button('release', words.release) : button('spam', words.markSpam);
  return html`<form method="post" action="${path}/messages" id="${id}-selected" class="selection">
    <input type="hidden" name="key" value="${csrfToken}" />
    <input type="hidden" name="list" value="${queryText(pageQuery(request))}" />
    <fieldset>
      <legend>${words.selected}</legend>
      ${button('read', words.markRead)} ${button('unread', words.markUnread)} ${markSpam}
      ${button('delete', words.remove)}
    </fieldset>
  </form>`;
}

function messageEntry(message: ListedMessage, view: MessageListView): Markup {
  const { path, words } = view;
  const address = `${path}/messages/${message.submissionId}`;
  const release = html`<input type="hidden" name="decision" value="release" /><button class="quiet small">
      ${words.release}
    </button>`;
  return html`<article class="entry">
    <header>
      ${view.csrfToken === '' ? '' : checkbox(message, view)}
      <h3>
        <a href="${address}"><bdi>${senderOf(message)}</bdi></a>
      </h3>
      ${message.unread ? html`<strong class="status new">${words.unread}</strong>` : ''}
      ${status(message.status, words)}<span class="meta">${message.form} · ${time(message.receivedAt)}</span>
    </header>
    ${rows(messageRows(message, words))}
    ${message.status === 'spam' && view.csrfToken !== '' ? postForm(address, view, release) : ''}
  </article>`;
}

function checkbox(message: ListedMessage, { id, ticked, words }: MessageListView): Markup {
  return html`<label class="tick"
    ><input
      type="checkbox"
      name="id"
      value="${message.submissionId}"
      form="${id}-selected"
      aria-label="${words.select} ${senderOf(message)}"
      ${ticked === id ? 'checked' : ''}
  /></label>`;
}
