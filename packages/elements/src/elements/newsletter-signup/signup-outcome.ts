// The sign-up's messages after an attempt: check your inbox, done, or why it failed.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { check, mail as envelope, plane } from '../../session/session-icons.ts';
import type { FormConfig } from '../../submission/config.ts';
import { renderFailure, renderReceipt } from '../../session/notice-views.ts';
import type { Failed, OutcomeWords, Stored } from '../../session/outcome-words.ts';
import { errorMessage, type OwnReason } from '../../session/messages.ts';
import { shownAddress } from '../../session/shown-address.ts';
import type { FoyerNewsletterSignup } from './newsletter-signup.ts';
import type { Resend } from './resend/resend.ts';

export class SignupOutcome implements OutcomeWords {
  readonly #signup: FoyerNewsletterSignup;
  /** Belongs to the submission with this id. */
  #resendOf = '';
  #resend: Resend | undefined;

  constructor(signup: FoyerNewsletterSignup) {
    this.#signup = signup;
  }

  waiting(time: TemplateResult): TemplateResult {
    return this.#signup.msg(html`We will send your sign-up in ${time}; there is nothing to do.`);
  }

  offline(): string {
    return this.#signup.msg('What you typed stays here; we send it as soon as you are connected again.');
  }

  mailSubject(): string {
    return this.#signup.msg('Newsletter sign-up');
  }

  renderFailure({ error: { code }, isRepeatable, mail: more }: Failed): TemplateResult {
    const { msg } = this.#signup;
    const retryLabel = msg('Send again');
    if (code === 'unclear') {
      const text = isRepeatable
        ? msg('Sending again is safe: we sort out doubles.')
        : msg('If you send it again, it may arrive twice.');
      return renderFailure({ tone: '', title: msg('We are not sure it arrived.'), text, retryLabel, more });
    }
    const kept = msg('Your sign-up has not arrived; what you typed is still here.');
    const text = `${errorMessage(msg, code, this.#reasons)} ${kept}`;
    return renderFailure({ tone: 'danger', title: msg('That did not work.'), text, retryLabel, more });
  }

  renderReceipt(stored: Stored): TemplateResult {
    const { msg, successMessage } = this.#signup;
    const slot = this.#signup.slotNamed('success');
    if (stored.status === 'sent') {
      return renderReceipt({
        slot,
        picture: icon(check),
        tile: 'done',
        title: msg('Done, you are on the list.'),
        text: successMessage || msg('You can unsubscribe in every mail.'),
        rows: [],
        more: nothing,
      });
    }
    const resend = this.#resendFor(stored);
    return renderReceipt({
      slot,
      picture: icon(envelope),
      tile: '',
      title: msg('Please check your inbox.'),
      text: successMessage || this.#nextStep(stored, resend),
      rows: [],
      more: html`${resend?.render()}
        <p class="small">${msg('Nothing there? Sometimes it ends up in the spam folder.')}</p>`,
    });
  }

  /** After a repeated request the endpoint does not disclose whether a mail was sent. */
  #nextStep({ submission }: Stored, resend: Resend | undefined): TemplateResult {
    const { msg } = this.#signup;
    const onLoad = () => this.#signup.requestUpdate();
    if (resend?.hasAsked) {
      const address = shownAddress(resend.address, onLoad);
      return msg(html`One click in the mail to <b>${address}</b> confirms your sign-up; we send nothing before that.`);
    }
    const email = shownAddress(submission.fields['email'], onLoad);
    return msg(
      html`We have sent a mail to <b>${email}</b>. One click in it confirms your sign-up; we send nothing before that.`,
    );
  }

  /** Loaded on demand. If that fails, the visitor can still look for the first mail. */
  #resendFor(stored: Stored): Resend | undefined {
    const { submissionId } = stored.submission;
    if (stored.foyerEndpoint && this.#resendOf !== submissionId) {
      this.#resend = undefined;
      this.#resendOf = submissionId;
      void this.#loadResend(stored, stored.foyerEndpoint).catch(() => undefined);
    }
    return this.#resendOf === submissionId ? this.#resend : undefined;
  }

  async #loadResend(stored: Stored, endpoint: FormConfig): Promise<void> {
    const [{ Resend }] = await Promise.all([import('./resend/resend.ts'), this.#signup.wantWords('foyer-resend')]);
    if (this.#resendOf !== stored.submission.submissionId) return;
    this.#resend = new Resend(this.#signup, { stored, endpoint, startAnew: () => void this.#onAnother() });
    this.#signup.requestUpdate();
  }

  renderUnconfirmed(mail: unknown): TemplateResult {
    const { msg } = this.#signup;
    return renderReceipt({
      slot: 'none',
      picture: icon(plane),
      tile: '',
      title: msg('We have passed your sign-up on.'),
      text: msg('If no mail arrives within a few minutes, please check your spam folder or try again.'),
      rows: [],
      more: html`<div class="actions">
        <button type="button" class="secondary-button" part="secondary-button" @click=${this.#onAnother}>
          ${msg('Sign up another address')}
        </button>
        <button type="button" class="text-button" part="text-button" @click=${() => void this.#signup.submit()}>
          ${msg('Send again')}
        </button>
        ${mail}
      </div>`,
    });
  }

  readonly #onAnother = async (): Promise<void> => {
    this.#signup.reset();
    await this.#signup.updateComplete;
    this.#signup.focus();
  };

  get #reasons(): Readonly<Record<OwnReason, string>> {
    const { msg } = this.#signup;
    return {
      rejected: msg('The sign-up was not accepted.'),
      'rate-limited': msg('Too many sign-ups arrived within a short time. Please try again in a minute.'),
      'too-large': msg('What you typed is too long. Please shorten it.'),
      unavailable: msg('We cannot take sign-ups right now.'),
    };
  }
}
