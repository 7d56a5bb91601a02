// Renders the follow-up of an unconfirmed sign-up: result of the last request, resend button, address correction.
import type { msg as brand } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../base/icons.ts';
import { renderError } from '../../../session/error-view.ts';
import { renderTime } from '../../../session/notice-views.ts';
import { alert, mail } from '../../../session/session-icons.ts';

type Msg = typeof brand;

/** Result of the last request: `asked` if it was accepted, `danger` if it failed, empty if the result is unknown. */
export interface Answer {
  readonly tone: 'asked' | 'danger' | '';
  /** Evaluated on each render, in the current language. */
  words(this: void): string;
}

export interface Correction {
  readonly label: string;
  readonly address: string;
  readonly error: string | undefined;
}

export interface ResendView {
  readonly msg: Msg;
  readonly answer: Answer | undefined;
  readonly isBusy: boolean;
  /** Until the next mail can be requested; Infinity: not today. */
  readonly secondsLeft: number;
  readonly mayCorrect: boolean;
  /** Set while the address is being corrected. */
  readonly correction: Correction | undefined;
  onAsk(this: void): void;
  onCorrect(this: void): void;
  onSubmit(this: void, event: Event): void;
  onCancel(this: void): void;
  onStartAnew(this: void): void;
}

/** The countdown is not announced; pressing the button announces the time. */
export function renderResend(view: ResendView): TemplateResult {
  const { msg, answer, correction, secondsLeft } = view;
  const waits = secondsLeft > 0 && secondsLeft !== Infinity;
  return html`<div class="resend stack">
    ${answer && renderAnswer(answer)} ${correction ? renderCorrection(view, correction) : renderWays(view)}
    ${
      waits
        ? html`<p class="small" id="pace">${msg(html`We can send the next mail in ${renderTime(secondsLeft)}.`)}</p>`
        : nothing
    }
  </div>`;
}

function renderAnswer({ tone, words }: Answer): TemplateResult {
  return html`<div class="notice ${tone}" part="notice">
    ${icon(tone === 'asked' ? mail : alert)}
    <p>${words()}</p>
  </div>`;
}

function renderWays({ msg, isBusy, secondsLeft, mayCorrect, ...view }: ResendView): TemplateResult {
  const another = html`<button
    type="button"
    class="secondary-button"
    part="secondary-button"
    aria-disabled=${isBusy || secondsLeft > 0 ? 'true' : nothing}
    aria-describedby=${secondsLeft > 0 ? 'pace' : nothing}
    @click=${view.onAsk}
  >
    ${isBusy ? renderSending(msg) : msg('Send the mail again')}
  </button>`;
  const correct = html`<button
    type="button"
    class="text-button wrong-address"
    part="text-button"
    @click=${view.onCorrect}
  >
    ${msg('Wrong address?')}
  </button>`;
  const anew = html`<button type="button" class="text-button" part="text-button" @click=${view.onStartAnew}>
    ${msg('Sign up another address')}
  </button>`;
  return html`<div class="actions">
    ${secondsLeft === Infinity ? nothing : another} ${mayCorrect ? correct : anew}
  </div>`;
}

function renderCorrection({ msg, isBusy, secondsLeft, ...view }: ResendView, correction: Correction): TemplateResult {
  const { label, address, error } = correction;
  return html`<form class="correction stack" part="form" novalidate @submit=${view.onSubmit}>
    <div class="stack tight" part="field">
      <label class="label" part="label" for="correction">${label}</label>
      <input
        class="input"
        part="input"
        id="correction"
        type="email"
        autocomplete="email"
        autocapitalize="none"
        required
        value=${address}
        ?readonly=${isBusy}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? 'correction-error' : nothing}
      />
      ${error ? renderError('correction-error', error) : nothing}
    </div>
    <div class="actions">
      <button
        class="button"
        part="button"
        aria-disabled=${isBusy || secondsLeft > 0 ? 'true' : nothing}
        aria-describedby=${secondsLeft > 0 ? 'pace' : nothing}
      >
        ${isBusy ? renderSending(msg) : msg('Send the mail')}
      </button>
      <button type="button" class="text-button" part="text-button" @click=${view.onCancel}>${msg('Cancel')}</button>
    </div>
  </form>`;
}

function renderSending(msg: Msg): TemplateResult {
  return html`<span class="spinner"></span>${msg('Sending …')}`;
}
