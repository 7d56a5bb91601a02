// What the visitor sees and hears of a message in each of its states. Decides nothing.
import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing } from 'lit';
import type { SubmissionEvent, SubmissionState } from '../../submission/machine.ts';
import type { FormHost, OutcomeView, Stored } from '../form-host.ts';
import type { Countdown } from './countdown.ts';
import type { FormFields } from './form-fields.ts';
import { renderPause, renderSummary, renderTime } from './form-view.ts';
import { renderMailLink } from './mail-view.ts';
import { summary } from './messages.ts';

export interface SessionParts {
  readonly form: FormHost;
  readonly outcome: OutcomeView;
  readonly fields: FormFields;
  readonly countdown: Countdown;
}

export class SessionView {
  readonly #form: FormHost;
  readonly #outcome: OutcomeView;
  readonly #fields: FormFields;
  readonly #countdown: Countdown;

  constructor({ form, outcome, fields, countdown }: SessionParts) {
    this.#form = form;
    this.#outcome = outcome;
    this.#fields = fields;
    this.#countdown = countdown;
  }

  /** One wrong field says so itself if it is ours; from two on, a list leads to them. */
  renderSummary(state: SubmissionState, note: unknown): unknown {
    if (state.status !== 'invalid') return nothing;
    if (state.issues.length === 1 && state.issues.every(({ name }) => this.#fields.saysErrors(name))) return nothing;
    const list = renderSummary({
      title: summary(this.#form.msg, state.issues.length),
      entries: state.issues.map((issue) => ({
        name: issue.name,
        text: `${this.#fields.labelOf(issue.name)}: ${this.#fields.wordsFor(issue)}`,
        isInForm: this.#fields.controlOf(issue.name) !== undefined,
      })),
      onFollow: (name) => this.#fields.controlOf(name)?.focus(),
    });
    return html`${list}${note}`;
  }

  renderPause({ status }: SubmissionState): unknown {
    const { msg } = this.#form;
    if (status === 'offline') return renderPause({ title: msg('You are offline.'), text: this.#outcome.offline() });
    if (status !== 'waiting' || !this.#countdown.isNoticeable) return nothing;
    const { totalSeconds: total, secondsLeft: left } = this.#countdown;
    return renderPause({
      title: msg('One moment.'),
      text: this.#outcome.waiting(renderTime(left)),
      seconds: { total, left },
    });
  }

  renderFailure(state: SubmissionState, isRepeatable: boolean, note: unknown): unknown {
    if (state.status !== 'failed' && state.status !== 'unclear') return undefined;
    const failed = { error: state.error, isRepeatable, mail: this.#renderMailLink() };
    return html`${this.#outcome.renderFailure(failed)}${note}`;
  }

  renderReceipt(state: SubmissionState, stored: Pick<Stored, 'home' | 'announce'>): unknown {
    if (state.status === 'unconfirmed') return this.#outcome.renderHandedOver(this.#renderMailLink());
    return 'receipt' in state ? this.#outcome.renderReceipt({ ...state, ...stored }) : nothing;
  }

  /** Once at the beginning of a wait and once at its end; in between time passes in silence. */
  announcementOf(state: SubmissionState, cause: SubmissionEvent['type']): string | undefined {
    const { msg } = this.#form;
    const { status } = state;
    if (status === 'sending') return msg('Sending …');
    if (status === 'offline') return `${msg('You are offline.')} ${this.#outcome.offline()}`;
    if (status === 'invalid' && cause !== 'edit') return summary(msg, state.issues.length);
    if (status !== 'waiting') return '';
    return this.#countdown.isNoticeable ? msg(str`Trying again in ${this.#countdown.secondsLeft} seconds.`) : undefined;
  }

  #renderMailLink(): unknown {
    return renderMailLink({ form: this.#form, fields: this.#fields, subject: this.#outcome.mailSubject() });
  }
}
