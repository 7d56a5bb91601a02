import type { Question } from '@foyer/protocol';
import { html, type TemplateResult } from 'lit';
import { askQuestion, captchaStyles, renderCaptchaRow } from '../../base/captcha-row.ts';
import { controls } from '../../base/controls.styles.ts';
import { isEnter } from '../../base/enter.ts';
import { find } from '../../base/find.ts';
import { fieldStyles } from '../../base/form.styles.ts';
import { isServer } from '../../base/is-server.ts';
import { boolean, internal, oneOf, type PropertyTable, text, url } from '../../base/properties.ts';
import { tokens } from '../../base/tokens.styles.ts';
import type { FieldIssue } from '../../submission/validate.ts';
import type * as captchaSession from './captcha-session.ts';
import { findInvalidity, findIssue, formEntry, isProved } from './captcha-validity.ts';
import { FormControl } from './form-control.ts';
import { styles } from './math-captcha.styles.ts';

/**
 * A simple sum that stops basic bots, with a button to skip it.
 *
 * A form control: in any `<form>` it submits one entry, JSON `{ token?, answer, pow? }`, for an endpoint made by
 * `createEndpoint()` to check with `verifyCaptcha()`. Without `challenge`, only the page checks the sum, which stops no bot
 * that reads the page's code.
 *
 * @summary A simple sum against spam, for any form.
 * @customElement foyer-math-captcha
 * @csspart captcha - the whole row
 * @csspart captcha-frame - the frame around question and answer
 * @csspart label - the label above the sum
 * @csspart hint - quieter words beside the label: what the sum is for
 * @csspart question - the sum
 * @csspart input - the answer field
 * @csspart error - what is wrong with the answer
 * @csspart invalid - beside `input`: the answer is wrong
 * @csspart icon - an icon
 * @csspart text-button - "Without calculation"
 */
export class FoyerMathCaptcha extends FormControl {
  static override styles = [tokens, controls, fieldStyles, ...captchaStyles, styles];

  /** @internal */
  static override properties: PropertyTable = {
    name: { ...text, initial: () => 'captcha', reflect: true },
    challenge: url('page'),
    optional: boolean,
    operators: oneOf(['+', '+ -']),
    ownQuestion: internal(),
    disabled: internal(false),
    issueShown: internal(),
  };

  /** Name of the form entry. */
  declare name: string;

  /** URL of challenges, such as `https://forms.example.org/contact/challenge`. Absent: only the page checks the answer. */
  declare challenge: string;

  /** Whether the answer is optional. */
  declare optional: boolean;

  /** Operators of the page's own questions: `+`, or `+ -`. Challenges bring their own questions. */
  declare operators: string;

  /** @internal The page's own question before the first interaction. */
  declare private ownQuestion: Question | undefined;
  /** @internal */
  declare private disabled: boolean;
  /** @internal */
  declare private issueShown: FieldIssue | undefined;

  #session: captchaSession.CaptchaSession | undefined;
  #loading: Promise<void> | undefined;
  #connection = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const scope = this.internals.form ?? this;
    for (const type of ['focusin', 'pointerover', 'touchstart']) {
      scope.addEventListener(type, this.#onTouch, { signal, once: type !== 'focusin', passive: true });
    }
  }

  protected override willUpdate(): void {
    if (!isServer && this.challenge === '' && !this.#session) {
      this.ownQuestion ??= this.ask();
    }
  }

  protected override updated(): void {
    const isSendable = !this.disabled && isProved(this, this.#session);
    this.internals.setFormValue(isSendable ? formEntry(this, this.#session) : null);
    const [flags, message] = findInvalidity(this, this.#session);
    this.internals.setValidity(flags, message, this.#input ?? undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
  }

  /** @internal */
  formResetCallback(): void {
    this.issueShown = undefined;
    this.ownQuestion = undefined;
    if (this.#input) this.#input.value = '';
    this.#session?.captcha.renew();
    this.requestUpdate();
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  /** As `checkValidity()`, but also shows the error. */
  reportValidity(): boolean {
    this.issueShown = findIssue(this, this.#session);
    return this.internals.reportValidity();
  }

  /** Focuses the answer field. */
  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** @internal */
  get typed(): string {
    return this.#input?.value.trim() ?? '';
  }

  /** @internal */
  ask(): Question {
    return askQuestion(this.operators, Math.random);
  }

  /** @internal */
  answerAnew(): void {
    if (this.#input) this.#input.value = '';
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector('input') ?? null;
  }

  /** @internal */
  get question(): Question | undefined {
    return this.#session ? this.#session.captcha.question : this.ownQuestion;
  }

  /** Loads the session once, on the first interaction. After a failure the next interaction tries again. */
  #wake(): Promise<void> {
    this.#loading ??= this.#start().catch(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #start(): Promise<void> {
    const [{ CaptchaSession }] = await Promise.all([import('./captcha-session.ts'), this.wantWords()]);
    this.#session = new CaptchaSession(this, this.ownQuestion);
    this.requestUpdate();
  }

  readonly #onTouch = (): void => void this.#wake().then(() => this.#session?.captcha.load());

  readonly #onInput = (): void => {
    this.issueShown = undefined;
    this.requestUpdate();
  };

  /** Enter sends, as it would in a field of the form's own. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!isEnter(event)) return;
    event.preventDefault();
    this.internals.form?.requestSubmit();
  };

  readonly #onSkip = async (): Promise<void> => {
    this.issueShown = undefined;
    await this.#wake();
    await this.#session?.captcha.skip();
    await this.updateComplete;
    find(this.renderRoot, '.skipped', HTMLElement)?.focus();
  };

  protected override render(): TemplateResult {
    const { msg, disabled, issueShown } = this;
    const row = renderCaptchaRow({
      msg,
      captcha: { question: this.question, skipped: this.#session?.renderSkipped() },
      error: issueShown && this.#session?.renderError(issueShown),
      readOnly: false,
      required: !this.optional,
      disabled,
      onSkip: () => void this.#onSkip(),
    });
    return html`<div class="frame" @input=${this.#onInput} @keydown=${this.#onKeydown}>${row}</div>`;
  }
}
