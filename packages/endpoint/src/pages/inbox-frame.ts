// Frame of all inbox pages, and the parts that several pages share.
import { html } from 'hono/html';
import type { DeliveryState } from '../domain/inbox.ts';
import { languageTag, type Wording } from '../domain/messages.ts';
import { exactTimeText, timeText } from '../domain/time-text.ts';
import { reasonIn } from './failure-reason.ts';
import { type InboxWords, inboxWords, wordFor } from './inbox-words.ts';
import { type Markup, pageResponse } from './page.ts';

/** In whose words times are written. */
export interface TimeView {
  readonly wording: Wording;
  /** IANA. */
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface InboxView extends TimeView {
  /** Path of the inbox as browsers see it. */
  readonly path: string;
  /** Hidden in every form, against cross-site request forgery; empty for programs. */
  readonly csrfToken: string;
}

/** `no-referrer` would make browsers send `Origin: null`. */
const headers = { 'Referrer-Policy': 'same-origin' } as const;

interface FrameContent {
  readonly title: string;
  readonly top: Markup;
  readonly main: Markup;
  /** The result of the previous page's action. */
  readonly result?: string | undefined;
}

export function inboxFrame(view: InboxView, { title, top, main, result }: FrameContent) {
  const body = html`<div class="ledger">
    <header>
      <h1><bdi>${title}</bdi></h1>
      <div class="top">${top} ${logoutButton(view)}</div>
    </header>
    <main class="lists">${result === undefined ? '' : html`<p class="result" role="status">${result}</p>`}${main}</main>
  </div>`;
  // Screen readers begin with the title.
  return pageResponse({
    title: result === undefined ? title : `${result} ${title}`,
    wording: view.wording,
    body,
    headers,
  });
}

function logoutButton(view: InboxView): Markup {
  if (view.csrfToken === '') return html``;
  const button = html`<button class="quiet small">${inboxWords(view.wording).leave}</button>`;
  return postForm(`${view.path}/leave`, view, button);
}

/** A form with the CSRF token. */
export function postForm(action: string, { csrfToken }: InboxView, content: Markup): Markup {
  return html`<form method="post" action="${action}" class="inline">
    <input type="hidden" name="key" value="${csrfToken}" />${content}
  </form>`;
}

export function status(code: string, words: InboxWords): Markup {
  const kind = code === 'accepted' || code === 'confirmed' ? 'good' : code === 'spam' ? 'bad' : '';
  return html`<span class="status ${kind}">${wordFor(words, code)}</span>`;
}

export function rows(pairs: readonly (readonly [string, string | Markup])[]): Markup {
  return html`<dl>
    ${pairs.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd><span>${value}</span></dd>`,
    )}
  </dl>`;
}

export function time(at: string, view: TimeView): Markup {
  return html`<time datetime="${at}" title="${exactTextOf(at, view)}">${timeTextOf(at, view)}</time>`;
}

export function timeTextOf(at: string, { now, timeZone, wording }: TimeView): string {
  return timeText(at, { now, timeZone, language: languageTag(wording) });
}

/** For what may be printed. */
export function exactTime(at: string, view: TimeView): Markup {
  return html`<time datetime="${at}">${exactTextOf(at, view)}</time>`;
}

function exactTextOf(at: string, { timeZone, wording }: TimeView): string {
  return exactTimeText(at, { timeZone, language: languageTag(wording) });
}

export function mailList(mails: readonly DeliveryState[], words: InboxWords, view: TimeView): Markup {
  const state = (mail: DeliveryState) => mailState(mail, words, (at) => time(at, view));
  const list = mails.map((mail) => html`<li>${mail.hook ?? wordFor(words, mail.kind)}: ${state(mail)}</li>`);
  return html`<section aria-labelledby="mails">
    <h2 id="mails">${words.mails}</h2>
    ${
      mails.length === 0
        ? html`<p class="nothing">${words.noMails}</p>`
        : html`<ul>
            ${list}
          </ul>`
    }
  </section>`;
}

function mailState(
  { attempts, createdAt, dueAt, failedAt, lastError, sentAt }: DeliveryState,
  words: InboxWords,
  told: (at: string) => Markup,
): Markup {
  const tries = attempts === 0 ? '' : ` · ${words.attempts}: ${attempts}`;
  const reason = lastError === null ? '' : ` · ${reasonIn(words, lastError)}`;
  if (sentAt !== null) return html`<span class="status good">${words.mailSent}</span> ${told(sentAt)}`;
  if (failedAt !== null)
    return html`<span class="status bad">${words.mailFailed}</span> ${told(failedAt)}${tries}${reason}`;
  // The pace of a mailbox, or a clock that was ahead.
  if (attempts === 0 && dueAt > createdAt)
    return html`<span class="status">${words.mailHeld}</span> ${told(dueAt)}${reason}`;
  if (attempts === 0) return html`<span class="status">${words.mailWaits}</span> ${told(createdAt)}${reason}`;
  return html`<span class="status">${words.mailTriedAgain}</span> ${told(dueAt)}${tries}${reason}`;
}
