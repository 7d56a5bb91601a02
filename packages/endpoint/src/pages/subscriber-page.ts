// One subscriber: the proof of consent, step by step, for reading and printing.
import { unicodeAddress } from '@foyer/protocol';
import { html } from 'hono/html';
import type { OpenedSubscriber } from '../domain/inbox.ts';
import type { ConsentEvent } from '../domain/subscriber.ts';
import {
  exactTime,
  type InboxView,
  inboxFrame,
  mailList,
  postForm,
  rows,
  status,
  type TimeView,
} from './inbox-frame.ts';
import { type InboxResult, resultText } from './inbox-result.ts';
import { type InboxWords, inboxWords, wordFor } from './inbox-words.ts';
import type { Markup } from './page.ts';

export interface SubscriberContent {
  readonly subscriber: OpenedSubscriber;
  readonly result: InboxResult | undefined;
}

export function subscriberPage({ result, subscriber }: SubscriberContent, inbox: InboxView): Promise<Response> {
  const words = inboxWords(inbox.wording);
  const { consent, createdAt, email, form, mails, name, status: state } = subscriber;
  const about = [
    [words.email, html`<bdi>${unicodeAddress(email)}</bdi>`],
    ...(name === null ? [] : [[words.name, html`<bdi>${name}</bdi>`] as const]),
    [words.form, form],
    [words.status, status(state, words)],
    [words.since, exactTime(createdAt, inbox)],
    [words.asOf, exactTime(new Date(inbox.now).toISOString(), inbox)],
  ] as const;
  const main = html`${rows(about)}
    <section aria-labelledby="proof">
      <h2 id="proof">${words.proof}</h2>
      ${consentSteps(consent, words, inbox)}
    </section>
    ${mailList(mails, words, inbox)} ${state === 'pending' ? resendForm(subscriber, inbox, words) : ''}`;
  const top = html`<a href="${inbox.path}">${words.back}</a>`;
  return inboxFrame(inbox, {
    title: `${words.proofOf} ${email}`,
    top,
    main,
    result: result && resultText(result, inbox.wording),
  });
}

function resendForm({ subscriberId }: OpenedSubscriber, view: InboxView, words: InboxWords): Markup {
  if (view.csrfToken === '') return html``;
  const button = html`<input type="hidden" name="decision" value="resend" /><button class="quiet">
      ${words.resend}
    </button>`;
  return html`<div class="actions">
    ${postForm(`${view.path}/subscribers/${subscriberId}`, view, button)}
    <p class="meta">${words.resendHint}</p>
  </div>`;
}

export function consentSteps(consent: readonly ConsentEvent[], words: InboxWords, view: TimeView): Markup {
  return html`<ol class="proof">
    ${consent.map((event) => html`<li>${consentStep(event, words, view)}</li>`)}
  </ol>`;
}

function consentStep(event: ConsentEvent, words: InboxWords, view: TimeView): Markup {
  const { kind, at, text, locale, translated, email, pageUrl, submissionId, messageId, bodyHash } = event;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.email, email === null ? null : unicodeAddress(email)],
    [words.language, translated ? `${locale} (${words.translated})` : locale],
    [words.page, pageUrl],
    [words.submission, submissionId],
    [words.messageId, messageId],
    [words.bodyHash, bodyHash],
  ];
  const known = facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]));
  return html`<p>${wordFor(words, kind)} <span class="meta">${exactTime(at, view)}</span></p>
    ${text === null ? '' : html`<blockquote lang="${locale ?? ''}"><span>${text}</span></blockquote>`}
    ${known.length === 0 ? '' : html`<div class="facts">${rows(known)}</div>`}`;
}
