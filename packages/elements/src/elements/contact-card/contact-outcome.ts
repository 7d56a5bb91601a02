// The card's messages after an attempt: the receipt, or why there is none.
import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { check, mail as envelope, plane } from '../../session/session-icons.ts';
import { renderFailure, renderReceipt } from '../../session/notice-views.ts';
import type { Failed, OutcomeWords, Stored } from '../../session/outcome-words.ts';
import { errorMessage, type OwnReason } from '../../session/messages.ts';
import { shownAddress } from '../../session/shown-address.ts';
import type { FoyerContactCard } from './contact-card.ts';
import { detailsOf } from './more-details.ts';
import { renderPhone } from './person-view.ts';

export class ContactOutcome implements OutcomeWords {
  readonly #card: FoyerContactCard;
  #copied: string | undefined;

  constructor(card: FoyerContactCard) {
    this.#card = card;
  }

  waiting(time: TemplateResult): TemplateResult {
    return this.#card.msg(html`We will send your message in ${time}; there is nothing to do.`);
  }

  offline(): string {
    return this.#card.msg('Your text stays here; we send it as soon as you are connected again.');
  }

  mailSubject(): string {
    const { subject } = this.#card.value;
    return subject ? String(subject) : this.#card.msg(str`Message by way of ${location.hostname}`);
  }

  renderFailure({ error: { code }, isRepeatable, mail }: Failed): TemplateResult {
    const { msg } = this.#card;
    const more = html`${mail}${this.#renderCopy()}`;
    const retryLabel = msg('Send again');
    if (code === 'unclear') {
      const text = isRepeatable
        ? msg('Sending again is safe: we sort out doubles.')
        : html`${msg('If you send it again, it may arrive twice.')}${this.#renderCall()}`;
      return renderFailure({ tone: '', title: msg('We are not sure it arrived.'), text, retryLabel, more });
    }
    const kept = msg('Your message has not arrived; your text is still here.');
    return renderFailure({
      tone: 'danger',
      title: msg('That did not work.'),
      text: html`${errorMessage(msg, code, this.#reasons)} ${kept}${this.#renderCall()}`,
      retryLabel,
      more,
    });
  }

  renderReceipt({ submission, receipt, status, hasNumber }: Stored): TemplateResult {
    const { msg, language, replyTime, successMessage } = this.#card;
    const { email } = submission.fields;
    const when = formatTime(receipt.receivedAt ?? '', language);
    const promise = replyTime ? msg(str`We will reply ${replyTime}.`) : msg('We will reply to the address you gave.');
    return renderReceipt({
      slot: this.#card.slotNamed('success'),
      picture: icon(status === 'pending' ? envelope : check),
      tile: 'done',
      title: msg('Thank you, your message has arrived.'),
      text: successMessage || (email || replyTime ? promise : nothing),
      rows: [
        ...(when ? [[msg('Received'), when] as const] : []),
        ...(hasNumber ? [[msg('Number'), shortNumber(receipt.submissionId)] as const] : []),
        ...(email ? [[msg('Reply to'), shownAddress(email, () => this.#card.requestUpdate())] as const] : []),
      ],
      more: html`<div class="actions">${this.#renderAnother()}</div>`,
    });
  }

  renderUnconfirmed(mail: unknown): TemplateResult {
    const { msg } = this.#card;
    const next = msg('Whether it has arrived, this page cannot see. If you hear nothing from us, please try again.');
    return renderReceipt({
      slot: 'none',
      picture: icon(plane),
      tile: '',
      title: msg('We have passed your message on.'),
      text: html`${next}${this.#renderCall()}`,
      rows: [],
      more: html`<div class="actions">
        ${this.#renderAnother()}
        <button type="button" class="text-button" part="text-button" @click=${() => void this.#card.submit()}>
          ${msg('Send again')}
        </button>
        ${mail}
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

  #renderAnother(): TemplateResult {
    return html`<button type="button" class="secondary-button" part="secondary-button" @click=${this.#onAnother}>
      ${this.#card.msg('Write another message')}
    </button>`;
  }

  #renderCall(): unknown {
    const { msg, phone } = this.#card;
    return phone ? html` ${msg('Or call us:')} ${renderPhone(phone, detailsOf(this.#card)?.dial())}` : nothing;
  }

  /** Lets the visitor take the text elsewhere. The clipboard requires a secure context. */
  #renderCopy(): unknown {
    const { msg, value } = this.#card;
    const message = String(value['message'] ?? '');
    if (message === '' || !window.isSecureContext) return nothing;
    const label = this.#copied === message ? msg('Text copied') : msg('Copy text');
    return html`<button
      type="button"
      class="text-button"
      part="text-button"
      aria-live="polite"
      @click=${() => this.#copy(message)}
    >
      ${label}
    </button>`;
  }

  async #copy(message: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(message);
      this.#copied = message;
      this.#card.requestUpdate();
    } catch {
      // Copying was denied: the label stays unchanged.
    }
  }

  readonly #onAnother = async (): Promise<void> => {
    this.#card.reset();
    await this.#card.updateComplete;
    this.#card.focus();
  };
}

/** Empty if the endpoint returned no time. */
function formatTime(written: string, language: string): string {
  const time = new Date(written);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return Number.isNaN(time.getTime()) ? '' : format.format(time);
}

/** The first eight characters, short enough to quote on the phone. */
function shortNumber(submissionId: string): string {
  const characters = submissionId.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}`;
}
