// Login page of the inbox: token, or a link by mail.
import { html } from 'hono/html';
import type { Wording } from '../domain/wording.ts';
import { doorPage } from './door.ts';
import { type Icon, tile } from './icons.ts';
import { inboxWords } from './inbox-words.ts';
import type { Markup } from './page.ts';

export function loginPage(
  wording: Wording,
  { action, canMailLink }: { action: string; canMailLink: boolean },
): Promise<Response> {
  const words = inboxWords(wording);
  const link = html`<form method="post" action="${action}/link">
    <p class="meta">${words.linkHint}</p>
    <button class="quiet">${words.sendLink}</button>
  </form>`;
  const content = html`<p>${words.tokenHint}</p>
    <form method="post" action="${action}">
      <label>${words.token}<input name="token" type="password" autocomplete="current-password" required /></label
      ><button>${words.open}</button>
    </form>
    ${canMailLink ? link : ''}`;
  const headers = { 'WWW-Authenticate': 'Bearer', 'Referrer-Policy': 'same-origin' };
  return cardPage('door', { wording, title: words.enterToken, content, status: 401, headers });
}

/** Asks for the same page again, from its own origin. */
export async function askAgainPage(wording: Wording, url: string): Promise<Response> {
  const { open } = inboxWords(wording);
  const content = html`<p><a href="${url}">${open}</a></p>`;
  return cardPage('door', { wording, title: open, content, headers: { Refresh: `0; url=${url}` } });
}

export function linkSentPage(wording: Wording): Promise<Response> {
  const { linkSent, linkSentHint } = inboxWords(wording);
  return cardPage('mail', { wording, title: linkSent, content: html`<p>${linkSentHint}</p>` });
}

/** Asks for a click, so that mail scanners do not open the inbox. */
export function openLinkPage(wording: Wording): Promise<Response> {
  const { linkAsk, open } = inboxWords(wording);
  const headers = { 'Referrer-Policy': 'same-origin' };
  const content = html`<form method="post"><button>${open}</button></form>`;
  return cardPage('door', { wording, title: linkAsk, content, headers });
}

/** `path` is that of the inbox. */
export function linkGonePage(wording: Wording, path: string): Promise<Response> {
  const { linkGone } = inboxWords(wording);
  return cardPage('alert', { wording, title: linkGone, content: backLink(wording, path), status: 410 });
}

export function notFoundPage(wording: Wording, path: string): Promise<Response> {
  const { notThere, notThereHint } = inboxWords(wording);
  const content = html`<p>${notThereHint}</p>
    ${backLink(wording, path)}`;
  return cardPage('alert', { wording, title: notThere, content, status: 404 });
}

export function forgedPage(wording: Wording, path: string): Promise<Response> {
  const { forged, forgedHint } = inboxWords(wording);
  const content = html`<p>${forgedHint}</p>
    ${backLink(wording, path)}`;
  return cardPage('alert', { wording, title: forged, content, status: 403 });
}

function backLink(wording: Wording, path: string): Markup {
  return html`<p><a href="${path}">${inboxWords(wording).back}</a></p>`;
}

interface CardContent {
  readonly wording: Wording;
  readonly title: string;
  readonly content: Markup;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function cardPage(icon: Icon, { title: heading, ...page }: CardContent): Promise<Response> {
  return doorPage({ ...page, heading, icon: tile(icon) });
}
