// Final pages without JavaScript: thanks, retry, failure.
import { html } from 'hono/html';
import { reservedNames } from '../domain/read-form-post.ts';
import type { Wording } from '../domain/wording.ts';
import { type MessageDraft, draftHeaders, hiddenInput, hiddenInputs } from './message-draft.ts';
import { tile } from './icons.ts';
import { type Markup, pageResponse } from './page.ts';
import { questionWords } from './question-words.ts';

export function thanksPage(
  receiptStatus: 'accepted' | 'pending',
  { wording, text }: { wording: Wording; text: string | undefined },
): Promise<Response> {
  const { heading, text: usual } = questionWords(wording).thanks[receiptStatus];
  const icon = receiptStatus === 'accepted' ? tile('check', 'good') : tile('mail');
  return pageResponse({ title: heading, wording, body: card(icon, heading, html`<p>${text ?? usual}</p>`) });
}

interface RetryState {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: number;
  /** The visitor's answer, so that it is not asked again. */
  readonly captcha: { readonly token: string; readonly answer: string } | undefined;
}

/** The button sends the same message again. */
export function busyPage(message: MessageDraft, { status, retryAfter, captcha }: RetryState): Promise<Response> {
  const { consent, wording } = message;
  const { again, heading, text } = questionWords(wording).busy;
  const content = html`<p>${text}</p>
    <form method="post" action="${message.action}" accept-charset="utf-8">
      ${hiddenInputs(message)}${consent?.given === true ? hiddenInput(reservedNames.consent, consent.text) : ''}
      ${captcha && [hiddenInput(reservedNames.token, captcha.token), hiddenInput(reservedNames.answer, captcha.answer)]}
      <button>${again}</button>
    </form>`;
  const body = card(tile('alert'), heading, content);
  const headers = { ...draftHeaders, 'Retry-After': String(retryAfter) };
  return pageResponse({ title: heading, wording, body, status, headers });
}

export function failurePage(
  reason: 'tooLarge' | 'tooSlow' | 'needsScript' | 'hasFiles',
  { status, wording }: { status: number; wording: Wording },
): Promise<Response> {
  const { heading, text } = questionWords(wording)[reason];
  return pageResponse({ title: heading, wording, body: card(tile('alert'), heading, html`<p>${text}</p>`), status });
}

function card(icon: Markup, heading: string, content: Markup): Markup {
  return html`<main class="door">
    <div class="card">
      ${icon}
      <h1>${heading}</h1>
      ${content}
    </div>
  </main>`;
}
