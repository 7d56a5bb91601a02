// Computes a form's view from the message's state. Decides nothing.
import { html, type TemplateResult } from 'lit';
import type { FormView } from '../base/form-view.ts';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { isUnderWay, publicStatus, type SubmissionEvent, type SubmissionState } from '../submission/machine.ts';
import type { FieldIssue } from '../submission/validate.ts';
import type { Captcha } from './captcha.ts';
import { renderSkipped } from './captcha-view.ts';
import type { Countdown } from './countdown.ts';
import { renderError } from './error-view.ts';
import type { FormFields } from './form-fields.ts';
import { captchaMessage, issueMessage, summary, waitMessage } from './messages.ts';
import { renderPause, renderSummary, renderTime } from './notice-views.ts';
import type { OutcomeWords, Stored } from './outcome-words.ts';
import type { Storage } from './route.ts';

export interface SessionParts {
  readonly form: FoyerFormElement;
  readonly words: OutcomeWords;
  readonly fields: FormFields;
  readonly captcha: Captcha;
  readonly countdown: Countdown;
}

/** Input of the view, besides the form itself. */
export interface Showing {
  readonly state: SubmissionState;
  readonly issues: readonly FieldIssue[];
  readonly announcement: string;
  readonly isRepeatable: boolean;
  /** Undefined without a restored draft. */
  readonly draftNotice: TemplateResult | undefined;
  /** Rendered note for the site owner and mail link for the visitor, or nothing. */
  readonly note: unknown;
  readonly mail: unknown;
  readonly stored: Pick<Stored, keyof Storage | 'speak'>;
}

export class SessionView {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  draw(showing: Showing): FormView {
    const { form, fields, captcha, countdown } = this.#parts;
    const { state, issues, announcement } = showing;
    const { status } = state;
    const isPreparing = status === 'preparing';
    return {
      status: publicStatus(state),
      // A wait too short to notice looks like one long attempt.
      busy: isPreparing || status === 'sending' || (status === 'waiting' && !countdown.isNoticeable),
      locked: isPreparing || isUnderWay(state),
      label: status === 'waiting' ? form.msg('Try now') : undefined,
      errors: Object.fromEntries(issues.map((issue) => [issue.name, this.#renderError(issue)])),
      required: fields.required,
      captcha: {
        question: captcha.question,
        skipped: captcha.isSkipped ? renderSkipped(form.msg, captcha.proved) : undefined,
      },
      summary: this.#renderSummary(showing),
      pause: this.#renderPause(state),
      failure: this.#renderFailure(showing),
      receipt: this.#renderReceipt(showing),
      announcement,
    };
  }

  /** The message about an issue. */
  wordsFor(issue: FieldIssue): string {
    const { form, fields, captcha } = this.#parts;
    const described = fields.describedWords(issue);
    if (described) return described;
    if (issue.name === 'captcha' && captcha.question) return captchaMessage(form.msg, issue, captcha.question);
    return issueMessage(form.msg, issue, String(fields.values()[issue.name] ?? ''));
  }

  /** Announced at the start and end of a wait; undefined keeps the previous announcement. */
  announcementOf(state: SubmissionState, cause: SubmissionEvent['type']): string | undefined {
    const { form, words, countdown } = this.#parts;
    const { msg } = form;
    switch (state.status) {
      case 'preparing':
      case 'sending':
        return msg('Sending …');
      case 'offline':
        return `${msg('You are offline.')} ${words.offline()}`;
      case 'waiting':
        return countdown.isNoticeable ? waitMessage(msg, countdown.secondsLeft, form.spokenLocale) : undefined;
      case 'invalid':
        return cause === 'edit' ? '' : summary(msg, state.issues.length, form.spokenLocale);
      case 'idle':
      case 'sent':
      case 'pending':
      case 'unconfirmed':
      case 'unclear':
      case 'failed':
        return '';
    }
  }

  #renderError(issue: FieldIssue): TemplateResult {
    return renderError(`${issue.name}-error`, this.wordsFor(issue));
  }

  /** A single issue is shown at its own field; several are listed with links. */
  #renderSummary({ state, draftNotice, note }: Showing): unknown {
    const { form, fields } = this.#parts;
    if (state.status === 'idle') return draftNotice ?? note;
    if (state.status !== 'invalid') return undefined;
    if (state.issues.length === 1 && state.issues.every(({ name }) => fields.showsErrors(name))) return undefined;
    const list = renderSummary({
      title: summary(form.msg, state.issues.length, form.spokenLocale),
      entries: state.issues.map((issue) => ({
        name: issue.name,
        text: `${fields.labelOf(issue.name)}: ${this.wordsFor(issue)}`,
        isInForm: fields.controlOf(issue.name) !== undefined,
      })),
      onFollow: (name) => fields.controlOf(name)?.focus(),
    });
    return html`${list}${note}`;
  }

  #renderPause({ status }: SubmissionState): unknown {
    const { form, words, countdown } = this.#parts;
    const { msg } = form;
    if (status === 'offline') return renderPause({ title: msg('You are offline.'), text: words.offline() });
    if (status !== 'waiting' || !countdown.isNoticeable) return undefined;
    const { totalSeconds: total, secondsLeft: left } = countdown;
    const text = words.waiting(renderTime(left));
    return renderPause({ title: msg('One moment.'), text, seconds: { total, left } });
  }

  #renderFailure({ state, isRepeatable, note, mail }: Showing): unknown {
    if (state.status !== 'failed' && state.status !== 'unclear') return undefined;
    return html`${this.#parts.words.renderFailure({ error: state.error, isRepeatable, mail })}${note}`;
  }

  #renderReceipt({ state, stored, mail, note }: Showing): unknown {
    const { words } = this.#parts;
    if (state.status === 'unconfirmed') return html`${words.renderUnconfirmed(mail)}${note}`;
    return 'receipt' in state ? words.renderReceipt({ ...state, ...stored }) : undefined;
  }
}
