import type { CaptchaAnswer, Challenge, Question } from '@foyer/protocol';
import { str } from '@lit/localize/internal/str-tag.js';
import { html, isServer, nothing, type TemplateResult } from 'lit';
import { property, state } from '../../base/property.ts';
import { boolean, oneOf, text, url } from '../../base/attributes.ts';
import type { CaptchaHandle } from '../../base/captcha-handle.ts';
import { controls } from '../../base/controls.styles.ts';
import { fieldStyles } from '../../base/form.styles.ts';
import { FoyerElement } from '../../base/foyer-element.ts';
import type { ChallengeController, ChallengeHost } from '../../base/session/challenge-controller.ts';
import { tokens } from '../../base/tokens.styles.ts';
import { canProve } from '../../browser/can-prove.ts';
import type { CaptchaMode } from '../../submission/captcha-mode.ts';
import { askQuestion, requirement, type Requirement } from '../../submission/captcha-requirement.ts';
import type { Outcome } from '../../submission/outcome.ts';
import type { FieldIssue } from '../../submission/validate.ts';
import type * as captchaSession from './captcha-session.ts';
import { styles } from './math-captcha.styles.ts';

type Session = typeof captchaSession;

/**
 * A sum that keeps simple robots out, with a way round it for whoever does not want to calculate.
 *
 * A form control: inside any `<form>` it sends one entry, JSON `{ token?, answer, pow? }`, that an endpoint made by
 * `createEndpoint()` checks by `verifyCaptcha()`. Without `challenge` the sum is checked in the page only, which stops
 * nobody who reads the page's code.
 *
 * @summary A quick sum against spam, for any form.
 * @customElement foyer-math-captcha
 * @csspart captcha - the whole row
 * @csspart label - the words above the sum
 * @csspart question - the sum
 * @csspart input - the field for the answer
 * @csspart error - what is wrong with the answer
 * @csspart secondary-button - "Without calculation"
 */
export class FoyerMathCaptcha extends FoyerElement implements CaptchaHandle, ChallengeHost {
  static override styles = [tokens, controls, fieldStyles, styles];
  static formAssociated = true;

  /** Name of the form entry. */
  @property({ reflect: true, useDefault: true, ...text }) name = 'captcha';

  /** URL that gives challenges, such as `https://forms.example.org/contact/challenge`. Absent: checked in the page only. */
  @property(url('page')) challenge = '';

  /** The answer may be left out. */
  @property(boolean) optional = false;

  /** Kinds of sums that the page itself asks: `+`, or `+ -`. A server's challenge brings its own. */
  @property(oneOf('+', '+ -')) operators = '+';

  /** @internal Where the form around it sends to. */
  @property({ attribute: false }) endpoint = '';

  /** @internal What the form around it asks for. */
  @property({ attribute: false }) mode: CaptchaMode = 'arithmetic';

  /** @internal False where the form does with proof of work alone. */
  @property({ attribute: false }) asksByDefault = true;

  /** @internal Resolves once the form around it knows whether its endpoint gives challenges. */
  @property({ attribute: false }) settle: () => Promise<unknown> = () => Promise.resolve();

  /** @internal Milliseconds that a challenge may take to arrive. */
  @property({ attribute: false }) timeoutMs = 15_000;

  /** @internal */
  @property({ attribute: false }) readOnly = false;

  @state() private skipped = false;
  @state() private disabled = false;
  @state() private issueShown: FieldIssue | undefined;

  #session: Session | undefined;
  #loading: Promise<Session | undefined> | undefined;
  #controller: ChallengeController | undefined;
  #ownQuestion: Question | undefined;
  #connection = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const type of ['focusin', 'pointerover', 'touchstart']) {
      const scope = this.internals.form ?? this;
      scope.addEventListener(type, () => void this.load(), { signal, once: type !== 'focusin', passive: true });
    }
  }

  protected override willUpdate(): void {
    const asksItself = !this.challengeSource && !this.skipped && this.#requirement.question;
    if (asksItself && !isServer) this.#ownQuestion ??= askQuestion(this.operators, Math.random);
    this.showState(this.#hasRow ? 'shown' : 'silent');
  }

  protected override updated(): void {
    this.internals.setFormValue(this.#entry());
    const [flags, message] = this.#validity();
    this.internals.setValidity(flags, message, this.#input ?? undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
  }

  /** @internal */
  formResetCallback(): void {
    this.issueShown = undefined;
    this.renew();
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  /** The form that the entry belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** What is wrong, as flags of the platform's constraint validation. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** What is wrong, in words. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** True where the form may be sent; fires `invalid` otherwise. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** As `checkValidity()`, and tells the visitor. */
  reportValidity(): boolean {
    this.showIssue(this.issue());
    return this.internals.reportValidity();
  }

  /** Puts the focus into the field for the answer. */
  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** @internal */
  get challengeSource(): string {
    return this.challenge || this.endpoint;
  }

  /** @internal */
  get without(): Requirement['without'] {
    return this.#requirement.without;
  }

  /** @internal */
  get ready(): boolean {
    return this.mode === 'none' || !this.challengeSource || (this.#controller?.ready ?? false);
  }

  /** @internal What is said below the row. */
  get message(): string {
    return this.issueShown ? (this.#session?.captchaMessage(this.msg, this.issueShown, this.#sum) ?? '') : '';
  }

  /** @internal */
  async load(): Promise<Outcome | undefined> {
    if (this.mode === 'none') return undefined;
    const [session] = await Promise.all([this.#start(), this.settle()]);
    if (session) return this.#controller?.load();
    return { kind: 'failure', error: { code: 'network', retryable: true } };
  }

  /** @internal What is missing, as far as the page can know. */
  issue(): FieldIssue | undefined {
    const typed = this.#typed;
    if (!this.#question || (this.optional && typed === '')) return undefined;
    if (typed === '') return { name: 'captcha', code: 'required' };
    const wrong = this.#ownQuestion && this.#session?.isRight(this.#ownQuestion, typed) === false;
    return wrong ? { name: 'captcha', code: 'captcha' } : undefined;
  }

  /** @internal */
  async answer(): Promise<CaptchaAnswer | undefined> {
    await this.#controller?.proof;
    const { current, solution } = this.#controller ?? {};
    return current && this.#session?.captchaAnswer(current, this.#typed, solution);
  }

  /** @internal */
  renew(challenge?: Challenge): void {
    if (this.#input) this.#input.value = '';
    this.#ownQuestion = undefined;
    if (challenge) this.#controller?.accept(challenge);
    else this.#controller?.drop();
    this.skipped = challenge !== undefined && !challenge.question;
    this.requestUpdate();
  }

  /** @internal */
  showIssue(issue: FieldIssue | undefined): void {
    this.issueShown = issue;
  }

  /** @internal An answer that stands there is not thrown away: sending asks again if it has to. */
  challengeAges(): void {
    if (this.#typed !== '') return;
    this.#controller?.drop();
    void this.load();
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector('input') ?? null;
  }

  get #typed(): string {
    return this.#input?.value.trim() ?? '';
  }

  get #requirement(): Requirement {
    const { mode, asksByDefault, skipped } = this;
    return requirement({ mode, asksByDefault, skipped, canProve: isServer || canProve() });
  }

  get #question(): Question | undefined {
    return this.#controller?.current ? this.#controller.current.question : this.#ownQuestion;
  }

  get #sum(): string {
    const { a, op, b } = this.#question ?? { a: '', op: '+', b: '' };
    return `${a} ${op === '-' ? '−' : op} ${b}`;
  }

  get #hasRow(): boolean {
    return this.mode !== 'none' && (this.#requirement.question || this.#question !== undefined);
  }

  /** An entry is complete or absent. It carries its name along: the browser knows only that of an attribute. */
  #entry(): FormData | null {
    const { current, solution, proved } = this.#controller ?? {};
    if (this.disabled || this.mode === 'none' || (this.challengeSource && !proved)) return null;
    const entry = new FormData();
    entry.set(this.name, JSON.stringify({ token: current?.token, answer: this.#typed, pow: solution }));
    return entry;
  }

  #validity(): [flags: ValidityStateFlags, message: string] {
    const issue = this.issue();
    if (issue) {
      const message = this.#session?.captchaMessage(this.msg, issue, this.#sum) || this.msg('A quick sum');
      return [issue.code === 'required' ? { valueMissing: true } : { customError: true }, message];
    }
    return this.#waits ? [{ customError: true }, this.#session?.waitMessage(this.msg) ?? '…'] : [{}, ''];
  }

  get #waits(): boolean {
    return this.challengeSource !== '' && !this.optional && !this.#controller?.proved;
  }

  /** Everything that only an interaction needs, once. Undefined where it is not to be had. */
  #start(): Promise<Session | undefined> {
    this.#loading ??= this.#loadSession().catch(() => {
      this.#loading = undefined;
      return undefined;
    });
    return this.#loading;
  }

  async #loadSession(): Promise<Session> {
    const [session] = await Promise.all([import('./captcha-session.ts'), this.wantAllWords()]);
    this.adopt(session.errorStyles);
    this.#controller = new session.ChallengeController(this);
    this.#session = session;
    this.requestUpdate();
    return session;
  }

  readonly #onInput = (): void => {
    this.issueShown = undefined;
    this.requestUpdate();
  };

  /** Enter sends, as it would in a field of the form's own. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.internals.form?.requestSubmit();
  };

  readonly #onSkip = async (): Promise<void> => {
    this.skipped = true;
    this.#ownQuestion = undefined;
    this.issueShown = undefined;
    this.#controller?.drop();
    if (await this.load()) this.skipped = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[tabindex]')?.focus();
  };

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#hasRow) return nothing;
    return html`<div class="captcha" part="captcha">
      ${this.skipped && !this.#question ? this.#renderSkipped() : this.#renderRow()}
    </div>`;
  }

  #renderRow(): TemplateResult {
    const { message } = this;
    return html`<label class="label" part="label" id="label" for="answer"
        >${this.msg('A quick sum')} <span>${this.msg('(against spam)')}</span></label
      >
      <div class="row">
        <span class=${message ? 'sum wrong' : 'sum'}
          >${this.#renderQuestion()}<input
            class="input"
            part="input"
            id="answer"
            inputmode="numeric"
            autocomplete="off"
            enterkeyhint="send"
            aria-label=${this.#spokenSum}
            aria-describedby=${message ? 'error label' : 'label'}
            aria-invalid=${message ? 'true' : nothing}
            ?required=${!this.optional}
            ?readonly=${this.readOnly}
            ?disabled=${this.disabled}
            @input=${this.#onInput}
            @keydown=${this.#onKeydown}
        /></span>
        <button
          type="button"
          class="text-button"
          part="secondary-button"
          ?disabled=${this.disabled}
          @click=${this.#onSkip}
        >
          ${this.msg('Without calculation')}
        </button>
      </div>
      ${message ? this.#session?.renderError('error', message) : nothing}`;
  }

  #renderQuestion(): TemplateResult {
    const block = html`<span class="digit"></span>`;
    const { a, op, b } = this.#question ?? { a: block, op: '+', b: block };
    return html`<span class="question" part="question" aria-hidden="true">${a} ${op === '-' ? '−' : op} ${b} =</span>`;
  }

  /** A screen reader says "3 plus 3" where it might swallow the sign. */
  get #spokenSum(): string {
    const question = this.#question;
    if (!question) return this.msg('A quick sum');
    const { a, op, b } = question;
    return op === '+' ? this.msg(str`${a} plus ${b}`) : this.msg(str`${a} minus ${b}`);
  }

  #renderSkipped(): TemplateResult {
    const done = !this.challengeSource || (this.#controller?.proved ?? false);
    return html`<span class="label">${this.msg('A quick sum')}</span>
      <p class="skipped ${done ? 'done' : ''}" tabindex="-1">${this.#session?.skippedMessage(this.msg, done)}</p>`;
  }
}
