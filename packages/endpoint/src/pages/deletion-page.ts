// Asks before several messages are deleted.
import { html } from 'hono/html';
import type { StoredSubmission } from '../domain/stored-submission.ts';
import { type InboxView, inboxFrame, postForm, time } from './inbox-frame.ts';
import { inboxWords } from './inbox-words.ts';
import { senderOf } from './message-page.ts';
import { deletionQuestion } from './inbox-result.ts';

export interface Deletion {
  readonly messages: readonly StoredSubmission[];
  /** The query of the list that the owner came from. */
  readonly list: string;
  /** Its URL. */
  readonly back: string;
}

export function deletionPage({ back, list, messages }: Deletion, view: InboxView): Promise<Response> {
  const words = inboxWords(view.wording);
  const fields = html`<input type="hidden" name="list" value="${list}" />
    <input type="hidden" name="decision" value="delete" />
    <input type="hidden" name="confirmed" value="1" />
    ${messages.map(({ submissionId }) => html`<input type="hidden" name="id" value="${submissionId}" />`)}
    <button class="danger">${words.removeNow}</button>`;
  const main = html`<ul class="named">
      ${messages.map(
        (message) =>
          html`<li>
            <bdi>${senderOf(message)}</bdi>
            <span class="meta">${message.form} · ${time(message.receivedAt, view)}</span>
          </li>`,
      )}
    </ul>
    <p>${words.removeHint}</p>
    <div class="actions">
      ${postForm(`${view.path}/messages`, view, fields)}<a class="button quiet" href="${back}">${words.keep}</a>
    </div>`;
  const top = html`<a href="${back}">${words.back}</a>`;
  return inboxFrame(view, { title: deletionQuestion(messages.length, view.wording), top, main });
}
