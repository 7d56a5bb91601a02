// Final pages without JavaScript: thanks, retry, failure.
import { reservedNames } from '@foyer/protocol/server';
import { html } from 'hono/html';
import type { Brand } from '../domain/brand.ts';
import type { Wording } from '../domain/wording.ts';
import { type MessageDraft, draftHeaders, hiddenInput, hiddenInputs, thanksOrigins } from './message-draft.ts';
import { doorPage } from './door.ts';
import { tile } from './icons.ts';
import { questionWords } from './question-words.ts';

export function thanksPage(
  receiptStatus: 'accepted' | 'pending',
  { brand, wording, text }: { brand: Brand; wording: Wording; text: string | undefined },
): Promise<Response> {
  const { heading, text: usual } = questionWords(wording).thanks[receiptStatus];
  const icon = receiptStatus === 'accepted' ? tile('check', 'good') : tile('mail');
  return doorPage({ brand, wording, heading, icon, content: html`<p>${text ?? usual}</p>` });
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
  const { brand, consent, form, wording } = message;
  const { again, heading, text } = questionWords(wording).busy;
  const content = html`<p>${text}</p>
    <form method="post" action="${message.action}" accept-charset="utf-8">
      ${hiddenInputs(message)}${consent?.given === true ? hiddenInput(reservedNames.consent, consent.text) : ''}
      ${captcha && [hiddenInput(reservedNames.token, captcha.token), hiddenInput(reservedNames.answer, captcha.answer)]}
      <button>${again}</button>
    </form>`;
  const headers = { ...draftHeaders, 'Retry-After': String(retryAfter) };
  const page = { brand, wording, status, headers, formTargets: thanksOrigins(form) };
  return doorPage({ ...page, heading, icon: tile('alert'), content });
}

export function failurePage(
  reason: 'tooLarge' | 'tooSlow' | 'needsScript' | 'hasFiles',
  { brand, status, wording }: { brand: Brand; status: number; wording: Wording },
): Promise<Response> {
  const { heading, text } = questionWords(wording)[reason];
  return doorPage({ brand, wording, heading, icon: tile('alert'), content: html`<p>${text}</p>`, status });
}
