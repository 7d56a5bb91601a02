// What the card says once a message has been tried: the receipt, or why there is none.
import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { check, mail } from '../../base/session/session-icons.ts';
import type { FormHost, OutcomeView, Stored } from '../../base/form-host.ts';
import { renderFailure, renderReceipt } from '../../base/session/form-view.ts';
import { errorMessage, type OwnReason } from '../../base/session/messages.ts';
import type { FieldValues } from '../../submission/fields.ts';
import type { SubmissionError } from '../../submission/outcome.ts';

/** What of the card its outcome is told with. */
export interface ContactWords extends FormHost {
  readonly language: string;
  readonly phone: string;
  readonly replyTime: string;
  readonly successMessage: string;
  readonly value: FieldValues;
  renderPhone(): TemplateResult;
  reset(): void;
}

export class ContactOutcomeView implements OutcomeView {
  readonly #card: ContactWords;

  constructor(card: ContactWords) {
    this.#card = card;
  }

  renderFailure({ code }: SubmissionError): TemplateResult {
    const { msg } = this.#card;
    if (code === 'unclear') {
      return renderFailure({
        tone: '',
        title: msg('We are not sure it arrived.'),
        text: msg('Sending again is safe: we sort out doubles.'),
        retryLabel: msg('Send again'),
        more: this.#renderCopy(),
      });
    }
    const kept = msg('Your message has not arrived; your text is still here.');
    return renderFailure({
      tone: 'danger',
      title: msg('That did not work.'),
      text: html`${errorMessage(msg, code, this.#reasons)} ${kept}${this.#renderCall()}`,
      retryLabel: msg('Send again'),
      more: this.#renderCopy(),
    });
  }

  renderReceipt({ submission, receipt, status }: Stored): TemplateResult {
    const { msg, language, replyTime, successMessage } = this.#card;
    const { email } = submission.fields;
    const when = formatTime(receipt.receivedAt ?? '', language);
    const promise = replyTime ? msg(str`We will reply ${replyTime}.`) : msg('We will reply to the address you gave.');
    return renderReceipt({
      slot: this.#card.slotNamed('success'),
      picture: icon(status === 'pending' ? mail : check),
      tile: 'done',
      title: msg('Thank you, your message has arrived.'),
      text: successMessage || (email || replyTime ? promise : nothing),
      rows: [
        ...(when ? [[msg('Received'), when] as const] : []),
        [msg('Number'), shortNumber(receipt.submissionId)],
        ...(email ? [[msg('Reply to'), email] as const] : []),
      ],
      more: html`<div class="actions">
        <button type="button" class="secondary-button" part="secondary-button" @click=${this.#onAnother}>
          ${msg('Write another message')}
        </button>
      </div>`,
    });
  }

  get #reasons(): Readonly<Record<OwnReason, string>> {
    const { msg } = this.#card;
    return {
      rejected: msg('The message was not accepted.'),
      'rate-limited': msg('Too many messages arrived within a short time. Please try again in a minute.'),
      'too-large': msg('The message is too long. Please shorten it.'),
      unavailable: msg('Our mailbox cannot take messages right now.'),
    };
  }

  #renderCall(): unknown {
    const { msg, phone } = this.#card;
    return phone ? html` ${msg('Or call us:')} ${this.#card.renderPhone()}` : nothing;
  }

  /** The text is the visitor's: they may take it elsewhere. Browsers offer the clipboard to secure pages only. */
  #renderCopy(): unknown {
    const { message } = this.#card.value;
    if (!message || !isSecureContext) return nothing;
    const copy = () => void navigator.clipboard.writeText(String(message));
    return html`<button type="button" class="text-button" part="secondary-button" @click=${copy}>
      ${this.#card.msg('Copy text')}
    </button>`;
  }

  readonly #onAnother = async (): Promise<void> => {
    this.#card.reset();
    await this.#card.updateComplete;
    this.#card.focus();
  };
}

/** Empty where the endpoint did not say when: its receipt is proof enough. */
function formatTime(written: string, language: string): string {
  const time = new Date(written);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return Number.isNaN(time.getTime()) ? '' : format.format(time);
}

/** The first eight characters: enough to talk about a message on the phone. */
function shortNumber(submissionId: string): string {
  const characters = submissionId.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}`;
}
