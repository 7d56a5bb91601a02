// What the signup says once it has been tried: check your inbox, done, or why not.
import '../math-captcha/define.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { check, mail } from '../../base/session/session-icons.ts';
import type { FormHost, OutcomeView, Stored } from '../../base/form-host.ts';
import { renderFailure, renderReceipt } from '../../base/session/form-view.ts';
import { errorMessage, type OwnReason } from '../../base/session/messages.ts';
import type { SubmissionError } from '../../submission/outcome.ts';

/** What of the signup its outcome is told with. */
export interface SignupWords extends FormHost {
  readonly successMessage: string;
}

export class NewsletterOutcomeView implements OutcomeView {
  readonly #signup: SignupWords;

  constructor(signup: SignupWords) {
    this.#signup = signup;
  }

  renderFailure({ code }: SubmissionError): TemplateResult {
    const { msg } = this.#signup;
    const unclear = code === 'unclear';
    const kept = msg('Your sign-up has not arrived; what you typed is still here.');
    return renderFailure({
      tone: unclear ? '' : 'danger',
      title: unclear ? msg('We are not sure it arrived.') : msg('That did not work.'),
      text: unclear
        ? msg('Sending again is safe: we sort out doubles.')
        : `${errorMessage(msg, code, this.#reasons)} ${kept}`,
      retryLabel: msg('Send again'),
      more: nothing,
    });
  }

  renderReceipt({ submission, status }: Stored): TemplateResult {
    const { msg, successMessage } = this.#signup;
    const slot = this.#signup.slotNamed('success');
    if (status === 'sent') {
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
    const { email } = submission.fields;
    const next = msg(
      html`We have sent a mail to <b>${email}</b>. One click in it confirms your sign-up; we send nothing before that.`,
    );
    return renderReceipt({
      slot,
      picture: icon(mail),
      tile: '',
      title: msg('Please check your inbox.'),
      text: successMessage || next,
      rows: [],
      more: html`<p class="small">${msg('Nothing there? Sometimes it ends up in the spam folder.')}</p>`,
    });
  }

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
