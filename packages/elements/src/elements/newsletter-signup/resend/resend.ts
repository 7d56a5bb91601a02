// Resends or corrects an unconfirmed sign-up. Loaded on demand.
import { asciiAddress, cleanAddress, unicodeAddress } from '@foyer/protocol';
import type { TemplateResult } from 'lit';
import { find } from '../../../base/find.ts';
import type { FoyerFormElement } from '../../../base/foyer-form-element.ts';
import { Countdown } from '../../../session/countdown.ts';
import { errorMessage, issueMessage, type OwnReason } from '../../../session/messages.ts';
import type { Stored } from '../../../session/outcome-words.ts';
import { shownText } from '../../../session/shown-text.ts';
import { exchange } from '../../../browser/transport.ts';
import { requestMail } from '../../../services/foyer-resend.ts';
import type { FormConfig } from '../../../submission/config.ts';
import { defineField } from '../../../submission/fields.ts';
import { isSameAddress, MailPace } from '../../../submission/mail-pace.ts';
import type { Outcome, SubmissionError } from '../../../submission/outcome.ts';
import { type FieldIssue, validate } from '../../../submission/validate.ts';
import { resendStyles } from './resend.styles.ts';
import { type Answer, renderResend } from './resend-view.ts';

/** Sign-ups that have the styles. */
const styled = new WeakSet<FoyerFormElement>();

/** State of an unconfirmed sign-up: pending requests, wait times and the corrected address. */
export class Resend {
  readonly #signup: FoyerFormElement;
  readonly #stored: Stored;
  readonly #config: FormConfig;
  readonly #startAnew: () => void;
  readonly #pace = new MailPace();
  readonly #countdown: Countdown;
  #address: string;
  /** Rate-limited until this time. */
  #blockedUntil = 0;
  #work: 'none' | 'asking' | 'correcting' | 'asking elsewhere' = 'none';
  #hasAsked = false;
  #answer: Answer | undefined;
  /** Validation issue of the corrected address. */
  #rejected: RejectedAddress | undefined;

  /** @param startAnew resets the form */
  constructor(signup: FoyerFormElement, { stored, endpoint, startAnew }: ResendOptions) {
    this.#signup = signup;
    if (!styled.has(signup)) signup.adopt(resendStyles);
    styled.add(signup);
    this.#stored = stored;
    this.#config = endpoint;
    this.#startAnew = startAnew;
    // After a reset there is nothing to render.
    this.#countdown = new Countdown(() => this.#find('.resend') && signup.requestUpdate());
    this.#address = String(stored.submission.fields['email'] ?? '');
    this.#pace.note(this.#address, Date.now());
    this.#wait();
  }

  /** The address of the last request. */
  get address(): string {
    return this.#address;
  }

  /** Whether a mail was requested again, in which case delivery is not certain. */
  get hasAsked(): boolean {
    return this.#hasAsked;
  }

  render(): TemplateResult {
    const isCorrecting = this.#work === 'correcting' || this.#work === 'asking elsewhere';
    return renderResend({
      msg: this.#signup.msg,
      answer: this.#answer,
      isBusy: this.#isBusy,
      secondsLeft: this.#nextAt === Infinity ? Infinity : this.#countdown.secondsLeft,
      mayCorrect: this.#pace.mayCorrect,
      correction: isCorrecting
        ? { label: this.#signup.labelOf('email'), address: unicodeAddress(this.#address), error: this.#error }
        : undefined,
      onAsk: this.#onAsk,
      onCorrect: this.#onCorrect,
      onSubmit: this.#onSubmit,
      onCancel: this.#onCancel,
      onStartAnew: this.#startAnew,
    });
  }

  get #error(): string | undefined {
    return this.#rejected && issueMessage(this.#signup.msg, this.#rejected.issue, this.#rejected.email);
  }

  get #isBusy(): boolean {
    return this.#work === 'asking' || this.#work === 'asking elsewhere';
  }

  /** A corrected address has had no mail yet, so only the rate limit applies. */
  get #nextAt(): number {
    const nextMailAt = this.#work === 'none' ? this.#pace.nextAt(this.#address) : 0;
    return Math.max(this.#blockedUntil, nextMailAt);
  }

  #wait(): void {
    this.#countdown.stop();
    if (this.#nextAt !== Infinity) this.#countdown.start(this.#nextAt);
    this.#signup.requestUpdate();
  }

  /** Announces the remaining time. */
  #speakWait(): void {
    const shown = this.#find('#pace');
    this.#stored.speak(shown ? shownText(shown) : '');
  }

  readonly #onAsk = (): void => {
    if (this.#isBusy) return;
    if (Date.now() < this.#nextAt) this.#speakWait();
    else void this.#ask();
  };

  readonly #onCorrect = async (): Promise<void> => {
    if (this.#isBusy) return;
    this.#work = 'correcting';
    this.#rejected = undefined;
    this.#wait();
    await this.#signup.updateComplete;
    this.#field?.focus();
    this.#field?.select();
  };

  readonly #onCancel = async (): Promise<void> => {
    if (this.#isBusy) return;
    this.#work = 'none';
    this.#wait();
    await this.#signup.updateComplete;
    this.#find('.wrong-address')?.focus();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.#isBusy) return;
    const email = asciiAddress(cleanAddress(this.#field?.value ?? ''));
    const [issue] = validate([defineField('email', true)], { email });
    if (issue) this.#reject({ issue, email });
    else if (Date.now() < this.#nextAt) this.#speakWait();
    else if (isSameAddress(email, this.#address)) void this.#onCancel().then(this.#onAsk);
    else void this.#ask(email);
  };

  #reject(rejected: RejectedAddress): void {
    this.#rejected = rejected;
    this.#stored.speak('');
    this.#field?.focus();
  }

  async #ask(email?: string): Promise<void> {
    const { submission, speak } = this.#stored;
    const { endpoint, timeoutMs } = this.#config;
    this.#work = email === undefined ? 'asking' : 'asking elsewhere';
    this.#answer = undefined;
    this.#rejected = undefined;
    speak(this.#signup.msg('Sending …'));
    const request = { endpoint, submissionId: submission.submissionId, ...(email !== undefined && { email }) };
    const outcome = await requestMail(request, (httpRequest) => exchange(httpRequest, { timeoutMs }));
    const hadFocus = this.#find('.resend :focus') !== undefined;
    this.#work = email === undefined ? 'none' : 'correcting';
    this.#accept(outcome, email);
    this.#wait();
    await this.#signup.updateComplete;
    this.#speakAnswer(hadFocus);
    if (hadFocus) this.#moveFocus();
  }

  /** A focused field is announced with its error. */
  #speakAnswer(hadFocus: boolean): void {
    if (this.#rejected) this.#stored.speak(hadFocus ? '' : (this.#error ?? ''));
    else if (this.#answer) this.#stored.speak(this.#answer.words());
    else this.#speakWait();
  }

  /** Focuses the address field if it is wrong, or the heading if the pressed button was removed. */
  #moveFocus(): void {
    if (this.#rejected) this.#field?.focus();
    else if (!this.#find('.resend :focus')) (this.#find('.receipt .heading') ?? this.#find('.receipt'))?.focus();
  }

  #accept(outcome: Outcome, email: string | undefined): void {
    if (outcome.kind === 'receipt') this.#note(email);
    else if (outcome.kind === 'input' && email !== undefined) {
      this.#rejected = { issue: { name: 'email', code: 'invalid' }, email };
    } else if (outcome.kind !== 'unverifiable') {
      if (outcome.kind === 'retry') this.#blockedUntil = Date.now() + (outcome.afterMs ?? 0);
      const { error } = outcome;
      this.#answer = { tone: outcome.kind === 'unclear' ? '' : 'danger', words: () => this.#wordsFor(error) };
    }
  }

  /** The endpoint accepts every request alike, so that it discloses no subscriber. */
  #note(email: string | undefined): void {
    const { msg } = this.#signup;
    if (email !== undefined) this.#pace.noteCorrection();
    this.#address = email ?? this.#address;
    this.#hasAsked = true;
    this.#work = 'none';
    const words = () => msg('If the address is right, a mail is on its way.');
    this.#answer = this.#pace.note(this.#address, Date.now()) ? { tone: 'asked', words } : undefined;
  }

  #wordsFor({ code }: SubmissionError): string {
    const { msg } = this.#signup;
    if (code === 'unclear') return msg('We are not sure it arrived. Asking again is safe.');
    const own = {
      rejected: msg('That was not accepted.'),
      'rate-limited': msg('That was asked too often within a short time.'),
      'too-large': msg('What you typed is too long. Please shorten it.'),
      unavailable: msg('We cannot send a mail right now.'),
    } satisfies Record<OwnReason, string>;
    return `${errorMessage(msg, code, own)} ${msg('No further mail is on its way.')}`;
  }

  get #field(): HTMLInputElement | undefined {
    return find(this.#signup.renderRoot, '#correction', HTMLInputElement);
  }

  #find(selector: string): HTMLElement | undefined {
    return find(this.#signup.renderRoot, selector, HTMLElement);
  }
}

interface RejectedAddress {
  readonly issue: FieldIssue;
  /** The value that was rejected. */
  readonly email: string;
}

export interface ResendOptions {
  readonly stored: Stored;
  readonly endpoint: FormConfig;
  readonly startAnew: () => void;
}
