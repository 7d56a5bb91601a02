// The owner's pages: messages, subscribers with the proof of their consent, suspected spam. Works without JavaScript.
import { html } from 'hono/html';
import type { Page, SubscriberWithConsent } from '../domain/inbox.ts';
import type { ConsentEvent, StoredSubmission } from '../domain/needs.ts';
import type { Wording } from '../domain/wording.ts';
import { tile } from './icons.ts';
import { fieldLabel, type InboxWords, inboxWords, wordFor } from './inbox-words.ts';
import { type Markup, pageResponse } from './page.ts';

export interface InboxContent {
  readonly messages?: Page<StoredSubmission>;
  readonly subscribers?: Page<SubscriberWithConsent>;
  readonly suspected?: Page<StoredSubmission>;
  /** An older page is shown. */
  readonly continued: boolean;
  /** Path of the inbox as the browser sees it from here, such as `inbox`. */
  readonly path: string;
}

export function inboxPage(content: InboxContent, wording: Wording): Promise<Response> {
  const words = inboxWords(wording);
  const { messages, subscribers, suspected, path } = content;
  const sections = [
    ...(messages ? [section('messages', words, entries(messages, words, { path, query: '' }))] : []),
    ...(subscribers
      ? [section('subscribers', words, subscriberEntries(subscribers, words, `${path}/subscribers`))]
      : []),
    ...(suspected ? [section('suspected', words, entries(suspected, words, { path, query: 'suspected=1&' }))] : []),
  ];
  const body = html`<div class="ledger">
    <header>
      <h1>${words.title}</h1>
      ${content.continued ? html`<a href="${path}">${words.newest}</a>` : navigation(words, content)}
    </header>
    <main class="lists">${sections}</main>
  </div>`;
  return pageResponse({ title: words.title, wording, body });
}

export function lockedPage(wording: Wording, action: string): Promise<Response> {
  const words = inboxWords(wording);
  const body = html`<main class="door">
    <div class="card">
      ${tile('door')}
      <h1>${words.enterToken}</h1>
      <p>${words.tokenHint}</p>
      <form action="${action}">
        <label>${words.token}<input name="token" type="password" autocomplete="current-password" required /></label
        ><button>${words.open}</button>
      </form>
    </div>
  </main>`;
  return pageResponse({
    title: words.enterToken,
    wording,
    body,
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

function navigation(words: InboxWords, { messages, suspected }: InboxContent): Markup {
  if (messages === undefined || suspected === undefined) return html``;
  return html`<nav>
    <ul>
      <li><a href="#messages">${words.messages}</a></li>
      <li><a href="#subscribers">${words.subscribers}</a></li>
      <li><a href="#suspected">${words.suspected}</a></li>
    </ul>
  </nav>`;
}

function section(id: 'messages' | 'subscribers' | 'suspected', words: InboxWords, content: Markup): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${words[id]}</h2>
    ${content}
  </section>`;
}

function entries(
  page: Page<StoredSubmission>,
  words: InboxWords,
  { path, query }: { path: string; query: string },
): Markup {
  if (page.items.length === 0)
    return html`<p class="nothing">${query === '' ? words.noMessages : words.noSuspected}</p>`;
  return html`<ol class="entries">
      ${page.items.map((message) => html`<li>${entry(message, words)}</li>`)}
    </ol>
    ${older(page, words, `${path}?${query}`)}`;
}

function entry(message: StoredSubmission, words: InboxWords): Markup {
  const { name, email } = message.fields;
  const from = [name, email].find((value) => typeof value === 'string' && value.trim() !== '') ?? message.submissionId;
  return html`<article class="entry">
    <header>
      <h3><bdi>${from}</bdi></h3>
      ${status(message.status, words)}<span class="meta">${message.form} · ${time(message.receivedAt)}</span>
    </header>
    <dl>${rowsOf(message, words).map(([label, value]) => row(label, value))}</dl>
    <p class="meta">${[message.page.url, message.submissionId].filter((part) => part !== '').join(' · ')}</p>
  </article>`;
}

function rowsOf({ fields, consent, spam }: StoredSubmission, words: InboxWords): readonly [string, string][] {
  const rows = Object.entries(fields).map(([name, value]): [string, string] => [
    fieldLabel(words, name),
    typeof value === 'string' ? value : value.join(', '),
  ]);
  if (consent !== null) rows.push([words.consent, `${consent.given ? words.given : words.informed}: ${consent.text}`]);
  if (spam.length > 0) rows.push([words.reasons, spam.map((reason) => wordFor(words, reason)).join(', ')]);
  return rows;
}

function subscriberEntries(page: Page<SubscriberWithConsent>, words: InboxWords, path: string): Markup {
  if (page.items.length === 0) return html`<p class="nothing">${words.noSubscribers}</p>`;
  return html`<ol class="entries">
      ${page.items.map((subscriber) => html`<li>${subscriberEntry(subscriber, words)}</li>`)}
    </ol>
    ${older(page, words, `${path}?`)}`;
}

function subscriberEntry(subscriber: SubscriberWithConsent, words: InboxWords): Markup {
  return html`<article class="entry">
    <header>
      <h3><bdi>${subscriber.email}</bdi></h3>
      ${status(subscriber.status, words)}<span class="meta"
        >${subscriber.form}${subscriber.name === null ? '' : html` · <bdi>${subscriber.name}</bdi>`}</span
      >
    </header>
    <details>
      <summary>${words.proof} <span class="count">(${subscriber.consent.length})</span></summary>
      <ol class="proof">
        ${subscriber.consent.map((event) => html`<li>${consentEvent(event, words)}</li>`)}
      </ol>
    </details>
  </article>`;
}

function consentEvent({ kind, at, text, locale, pageUrl }: ConsentEvent, words: InboxWords): Markup {
  const circumstances = [locale, pageUrl].filter((value) => value !== null && value !== '');
  return html`<p>${wordFor(words, kind)} <span class="meta">${time(at)}</span></p>
    ${text === null ? '' : html`<blockquote lang="${locale ?? ''}"><span>${text}</span></blockquote>`}
    ${circumstances.length === 0 ? '' : html`<p class="meta">${circumstances.join(' · ')}</p>`}`;
}

function older({ next }: Page<unknown>, words: InboxWords, prefix: string): Markup {
  return next === null ? html`` : html`<p><a href="${prefix}after=${next}">${words.older}</a></p>`;
}

function status(code: string, words: InboxWords): Markup {
  const kind = code === 'accepted' || code === 'confirmed' ? 'good' : code === 'spam' ? 'bad' : '';
  return html`<span class="status ${kind}">${wordFor(words, code)}</span>`;
}

function row(label: string, value: string): Markup {
  return html`<dt>${label}</dt>
    <dd><span>${value}</span></dd>`;
}

function time(at: string): Markup {
  return html`<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
