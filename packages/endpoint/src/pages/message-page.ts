// One message: content, spam reasons, state of its mails, and actions.
import { isEmail, unicodeAddress } from '@foyer/protocol';
import { html } from 'hono/html';
import type { OpenedMessage } from '../domain/inbox.ts';
import type { StoredSubmission } from '../domain/stored-submission.ts';
import { type InboxView, inboxFrame, mailList, postForm, rows, status, time } from './inbox-frame.ts';
import { fieldLabel, type InboxWords, inboxWords, wordFor } from './inbox-words.ts';
import type { Markup } from './page.ts';

export function messagePage(message: OpenedMessage, view: InboxView & { readonly subject: string }): Promise<Response> {
  const words = inboxWords(view.wording);
  const circumstances = [
    [words.received, time(message.receivedAt, view)],
    [words.form, message.form],
    ...(message.page.url === '' ? [] : [[words.page, message.page.url] as const]),
    ['Id', message.submissionId],
  ] as const;
  const main = html`<article class="entry">
      <header>${status(message.status, words)}</header>
      ${rows(messageRows(message, words))} ${rows(circumstances)} ${actions(message, words, view)}
    </article>
    ${mailList(message.mails, words, view)} ${subscriberLink(message, words, view)}`;
  const top = html`<a href="${view.path}">${words.back}</a>`;
  return inboxFrame(view, { title: senderOf(message), top, main });
}

export function senderOf({ fields, submissionId }: StoredSubmission): string {
  const named = [fields['name'], fields['email']].find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof named === 'string' ? shown(named) : submissionId;
}

function shown(value: string): string {
  return isEmail(value) ? unicodeAddress(value) : value;
}

export function messageRows(
  { fields, consent, spam }: StoredSubmission,
  words: InboxWords,
): readonly [string, string][] {
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [
    fieldLabel(words, name),
    typeof value === 'string' ? shown(value) : value.join(', '),
  ]);
  if (consent !== null) {
    const how = [consent.given ? words.given : words.informed, ...(consent.translated ? [words.translated] : [])];
    pairs.push([words.consent, `${how.join(', ')}: ${consent.text}`]);
  }
  if (spam.length > 0) pairs.push([words.reasons, spam.map((reason) => wordFor(words, reason)).join(', ')]);
  return pairs;
}

function actions(message: OpenedMessage, words: InboxWords, view: InboxView & { readonly subject: string }): Markup {
  const reply = replyAddress(message, view.subject);
  const address = `${view.path}/messages/${message.submissionId}`;
  const decide = (decision: string, content: Markup) =>
    postForm(address, view, html`<input type="hidden" name="decision" value="${decision}" />${content}`);
  const other =
    message.status === 'spam'
      ? decide('release', html`<button title="${words.releaseHint}">${words.release}</button>`)
      : decide('spam', html`<button class="quiet">${words.markSpam}</button>`);
  const unread = decide('unread', html`<button class="quiet">${words.markUnread}</button>`);
  const hasFailed = message.mails.some(({ failedAt }) => failedAt !== null);
  const again = decide('send-again', html`<button class="quiet">${words.sendAgain}</button>`);
  return html`<div class="actions">
    ${reply === undefined ? '' : html`<a class="button" href="${reply}">${words.reply}</a>`}
    ${view.csrfToken === '' ? '' : html`${other} ${unread}`} ${view.csrfToken === '' || !hasFailed ? '' : again}
    ${
      view.csrfToken === ''
        ? ''
        : html`<details>
            <summary class="button quiet">${words.remove}</summary>
            <p class="meta">${words.removeHint}</p>
            ${decide('delete', html`<button class="danger">${words.removeNow}</button>`)}
          </details>`
    }
  </div>`;
}

/** Opens the owner's mail program with the message quoted, as far as such programs allow. */
function replyAddress({ fields }: StoredSubmission, subject: string): string | undefined {
  const { email, message = '', subject: own } = fields;
  if (typeof email !== 'string' || !isEmail(email)) return undefined;
  const at = email.lastIndexOf('@');
  const quoted = String(message)
    .slice(0, 1_500)
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join('\r\n');
  const topic = typeof own === 'string' && own.trim() !== '' ? own : subject;
  const query = `subject=${encode(`Re: ${topic}`)}&body=${encode(`\r\n\r\n${quoted}`)}`;
  return `mailto:${encode(email.slice(0, at))}@${encode(email.slice(at + 1))}?${query}`;
}

/** Truncation may have split a surrogate pair. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function subscriberLink({ subscriberId }: OpenedMessage, words: InboxWords, { path }: InboxView): Markup {
  if (subscriberId === null) return html``;
  return html`<p><a href="${path}/subscribers/${subscriberId}">${words.proof}</a></p>`;
}
