// A form at rest: its fields, its consent wording, its button. All that follows an interaction is its session's.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from './property.ts';
import { hasDraft } from '../browser/draft-trace.ts';
import { defaultEndpoint, pageOptions } from '../browser/page-options.ts';
import { type CaptchaMode, captchaModes } from '../submission/captcha-mode.ts';
import type { FieldDefinition, FieldName, FieldValues } from '../submission/fields.ts';
import type { SubmissionStatus } from '../submission/machine.ts';
import { oneOf, seconds, text, url } from './attributes.ts';
import type { CaptchaHandle } from './captcha-handle.ts';
import type { DetailOf, FoyerEventMap, SubmissionResult } from './events.ts';
import { fieldLabel } from './field-labels.ts';
import { renderField } from './field-view.ts';
import { fillIn } from './fill-in.ts';
import type { DraftMode, FormHost, FormSessionHandle, OutcomeView } from './form-host.ts';
import { FoyerElement } from './foyer-element.ts';

export type ConsentMode = 'notice' | 'checkbox' | 'none';

export abstract class FoyerFormElement extends FoyerElement implements FormHost {
  /** URL that messages are posted to. Absent: `{data-server}/{form-id}` of the script tag. */
  @property(text) endpoint = '';

  /** Kind of endpoint, such as `foyer`, `json` or `formspree`. Absent: guessed from the host of `endpoint`, else `foyer`. */
  @property(text) service = pageOptions().service ?? '';

  /** Constants that the service wants, as a query string: `access_key=…`. */
  @property({ attribute: 'service-params', ...text }) serviceParams = '';

  /** What the service calls our fields, as a query string: `email=your-email&name=your-name`. */
  @property({ attribute: 'field-names', ...text }) fieldNames = '';

  /** How the privacy or consent wording is put: as a `notice`, with a `checkbox`, or `none`. */
  @property(oneOf('notice', 'checkbox', 'none')) consent: ConsentMode = 'notice';

  /** Words of the button. */
  @property({ attribute: 'submit-label', ...text }) submitLabel = '';

  /** Label of the field `name`. */
  @property({ attribute: 'label-name', ...text }) labelName = '';

  /** Label of the field `email`. */
  @property({ attribute: 'label-email', ...text }) labelEmail = '';

  /** `auto`, `arithmetic` (always the sum), `pow` (proof of work alone) or `none`. */
  @property(oneOf(...captchaModes)) captcha: CaptchaMode =
    captchaModes.find((mode) => mode === pageOptions().captcha) ?? 'auto';

  /** Link to the privacy policy. */
  @property({ attribute: 'privacy-url', ...url('page') }) privacyUrl = '';

  /** Link to the imprint. */
  @property({ attribute: 'imprint-url', ...url('page') }) imprintUrl = '';

  /** Words after success; slot `success` goes before them. */
  @property({ attribute: 'success-message', ...text }) successMessage = '';

  /** Page to go to once the message is stored. */
  @property(url('page')) redirect = '';

  /** Seconds for one attempt, the whole reply included. */
  @property(seconds) timeout = 15;

  /** When typed text is kept in `sessionStorage`: after a `failure`, for the whole `session`, or never (`off`). */
  @property(oneOf('failure', 'session', 'off')) draft: DraftMode = 'failure';

  /** Address that the visitor's mail program is offered for when sending finally failed. */
  @property({ attribute: 'fallback-email', ...text }) fallbackEmail = '';

  /** Name of the form at the endpoint. */
  abstract formId: string;

  /** @internal */
  abstract readonly fieldDefinitions: readonly FieldDefinition[];
  /** @internal Pressing the button below the notice is the consent. */
  abstract readonly noticeIsConsent: boolean;
  /** What `captcha="auto"` means here: the sum, or proof of work alone. */
  protected abstract readonly asksByDefault: boolean;
  protected abstract readonly defaultSubmitLabel: string;
  protected abstract renderConsentWording(): unknown;
  protected abstract loadOutcomeView(): Promise<OutcomeView>;

  /** `failed` where the session itself could not be loaded. */
  @state() private loadState: 'idle' | 'sending' | 'failed' = 'idle';
  /** @internal Until the session knows better, an endpoint is Foyer's own unless `service` says otherwise. */
  @property({ attribute: false }) asksEndpoint = true;
  #session: FormSessionHandle | undefined;
  #loading: Promise<FormSessionHandle | undefined> | undefined;
  #underWay: Promise<SubmissionResult> | undefined;
  #preset: FieldValues = {};

  override connectedCallback(): void {
    super.connectedCallback();
    if (Object.hasOwn(this, 'value')) this.#adoptValue();
    for (const type of ['focusin', 'pointerover', 'touchstart']) {
      this.addEventListener(type, this.#onInteraction, { once: type !== 'focusin', passive: true });
    }
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    if (hasDraft()) void this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#writePreset();
  }

  /** Where the message stands. Each but `idle` is also a custom state of the element. */
  get state(): SubmissionStatus {
    return this.#session?.status ?? this.loadState;
  }

  /** What stands in the fields, slotted ones included. Setting it fills in the named fields and leaves the others. */
  get value(): FieldValues {
    return { ...(this.#session?.values() ?? this.ownValues()), ...this.#preset };
  }

  set value(values: FieldValues) {
    this.#preset = { ...this.#preset, ...values };
    if (this.hasUpdated) this.#writePreset();
  }

  /** Sends what stands in the fields. Never rejects; while one message is under way, gives the same promise. */
  submit(): Promise<SubmissionResult> {
    this.#underWay ??= this.#submit().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** Empties the fields and returns to `idle`; a message under way is given up. */
  reset(): void {
    this.clearFields();
    this.#session?.reset();
  }

  /** True where nothing typed would be refused. Tells the visitor nothing. */
  checkValidity(): boolean {
    return this.#session?.isValid() ?? this.#form?.checkValidity() ?? true;
  }

  /** As `checkValidity()`, and shows what is wrong. */
  reportValidity(): boolean {
    const valid = this.checkValidity();
    if (!valid) void this.#load().then((session) => session?.refuse());
    return valid;
  }

  /** Puts the focus into the first field. */
  override focus(options?: FocusOptions): void {
    const first = this.inputs[0] ?? this.renderRoot.querySelector<HTMLElement>('a, button');
    first?.focus(options);
  }

  /** @internal */
  get captchaHandle(): CaptchaHandle | undefined {
    return this.renderRoot.querySelector<CaptchaHandle>('foyer-math-captcha') ?? undefined;
  }

  /** @internal */
  get inputs(): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
    return [...(this.renderRoot?.querySelectorAll<HTMLInputElement>('.field > .input') ?? [])];
  }

  /** @internal Where messages go, as it is written. */
  get target(): string {
    return this.endpoint || defaultEndpoint(this.formId);
  }

  /** @internal */
  ownValues(): FieldValues {
    return { ...Object.fromEntries(this.inputs.map(({ name, value }) => [name, value])), ...this.readMoreFields() };
  }

  /** @internal */
  labelOf(name: string): string {
    const field = this.fieldDefinitions.find((definition) => definition.name === name);
    return field ? this.customLabel(field.name) || fieldLabel(this.msg, field.name) : name;
  }

  /** @internal */
  fire<Type extends keyof FoyerEventMap>(type: Type, detail: DetailOf<Type>, cancelable = false): boolean {
    return this.emit(type, detail, cancelable);
  }

  /** @internal */
  clearFields(): void {
    this.#preset = {};
    for (const input of this.inputs) input.value = '';
    for (const box of this.renderRoot.querySelectorAll<HTMLInputElement>('[type=checkbox]')) box.checked = false;
  }

  /** @internal */
  showStatus(status: SubmissionStatus): void {
    this.showState(status);
    this.requestUpdate();
  }

  /** The label that the page's owner chose for a field, or empty. */
  protected customLabel(name: FieldName): string {
    return name === 'name' ? this.labelName : name === 'email' ? this.labelEmail : '';
  }

  /** Fields that only this widget has, below the others. */
  protected renderMoreFields(): unknown {
    return nothing;
  }

  /** What stands in them. */
  protected readMoreFields(): FieldValues {
    return {};
  }

  /** True while the receipt stands where heading and form stood. */
  protected get hasReceipt(): boolean {
    return this.#session?.hasReceipt ?? false;
  }

  /** Form and notices, or the receipt that takes their place. */
  protected renderMain(): TemplateResult {
    const [language] = this.language.toLowerCase().split('-');
    const [spoken] = this.spokenLocale.split('-');
    return html`<div class="main" lang=${language === spoken ? nothing : spoken}>
      ${this.#session?.renderReceipt()}
      <div ?hidden=${this.hasReceipt}>${this.#renderForm()}</div>
      <p class="announcement" role="status">${this.#session?.announcement}</p>
    </div>`;
  }

  get #isOnItsWay(): boolean {
    return this.#session?.isOnItsWay ?? this.loadState === 'sending';
  }

  get #form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  /** The session, its words and its styles, once. Undefined where they are not to be had. */
  #load(): Promise<FormSessionHandle | undefined> {
    this.#loading ??= this.#startSession().catch(() => {
      this.#loading = undefined;
      return undefined;
    });
    return this.#loading;
  }

  async #startSession(): Promise<FormSessionHandle> {
    const [{ FormSession, sessionStyles }, outcomeView] = await Promise.all([
      import('./session/form-session.ts'),
      this.loadOutcomeView(),
      this.wantAllWords(),
    ]);
    this.adopt(sessionStyles);
    this.#session = new FormSession(this, outcomeView);
    this.showStatus(this.#session.status);
    return this.#session;
  }

  async #submit(): Promise<SubmissionResult> {
    this.#showLoading('sending');
    const session = await this.#load();
    if (session) return session.submit();
    const error = { code: navigator.onLine ? 'network' : 'offline', retryable: true } as const;
    this.#showLoading('failed');
    this.emit('foyer-error', error);
    return { ok: false, state: 'failed', error };
  }

  /** Only until there is a session: from then on the state is the session's. */
  #showLoading(state: 'sending' | 'failed'): void {
    if (this.#session) return;
    this.loadState = state;
    this.showStatus(state);
  }

  /** What a page set before the element was defined hides the accessor. */
  #adoptValue(): void {
    const { value } = this;
    Reflect.deleteProperty(this, 'value');
    this.value = value;
  }

  /** A value that is set before the fields are drawn waits for them. */
  #writePreset(): void {
    if (this.inputs.length === 0) return;
    const boxes = this.renderRoot.querySelectorAll('.checks input');
    const slotted = this.querySelectorAll('[slot=fields][name], [slot=fields] [name]');
    fillIn([...this.inputs, ...boxes, ...slotted], this.#preset);
    this.#preset = {};
  }

  readonly #onInteraction = async (): Promise<void> => {
    await this.#settle();
    await this.captchaHandle?.load();
  };

  /** Only then it is known whether the endpoint gives challenges. */
  readonly #settle = async (): Promise<unknown> => (await this.#load())?.chooseRoute();

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.#session?.waitNoLonger()) void this.submit();
  };

  /** Enter in a slotted field sends, as it would in a form of its own. */
  readonly #onSlottedKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    this.#onSubmit(event);
  };

  #renderForm(): TemplateResult {
    const failure = this.#session?.renderFailure();
    const consent = this.#renderConsent();
    const consentAbove = this.consent === 'checkbox' || this.noticeIsConsent;
    return html`<form class="form" part="form" novalidate @submit=${this.#onSubmit}>
        ${this.#session?.renderSummary()}
        <div class="fields">
          ${this.fieldDefinitions.map((field) => this.#renderField(field))}
          <slot name="fields" @keydown=${this.#onSlottedKeydown} @slotchange=${() => void this.#load()}></slot>
        </div>
        ${this.renderMoreFields()} ${this.#renderCaptcha()} ${this.#renderTrap()}
        ${consentAbove || failure ? consent : nothing}
        ${
          failure ??
          html`${this.#session?.renderPause()}
            <div class="actions">${this.#renderSubmit()} ${consentAbove ? nothing : consent}</div>`
        }
      </form>
      <slot name="footer"></slot>`;
  }

  /** Never disabled, so that it keeps the focus: `aria-disabled` while a message is under way. */
  #renderSubmit(): TemplateResult {
    const busy = this.#session?.isBusy ?? this.loadState === 'sending';
    const label = this.#session?.buttonLabel ?? (this.submitLabel || this.defaultSubmitLabel);
    const failed = !this.#session && this.loadState === 'failed';
    return html`<button class="button" part="button" aria-disabled=${busy ? 'true' : nothing}>
        ${busy ? html`<span class="spinner"></span>${this.msg('Sending …')}` : label}
      </button>
      ${failed ? html`<p role="alert">${this.msg('That did not work. Please try again.')}</p>` : nothing}`;
  }

  #renderField(field: FieldDefinition): TemplateResult {
    return renderField({
      field: this.#session?.asDescribed(field) ?? field,
      label: this.labelOf(field.name),
      optional: this.msg('(optional)'),
      error: this.#session?.renderError(field.name),
      readOnly: this.#isOnItsWay,
    });
  }

  #renderCaptcha(): TemplateResult | typeof nothing {
    if (this.captcha === 'none') return nothing;
    return html`<foyer-math-captcha
      exportparts="captcha, label, question, input, error, secondary-button"
      lang=${this.lang || nothing}
      formality=${this.formality}
      .endpoint=${this.asksEndpoint && ['', 'foyer'].includes(this.service) ? this.target : ''}
      .settle=${this.#settle}
      .mode=${this.captcha}
      .asksByDefault=${this.asksByDefault}
      .timeoutMs=${this.timeout * 1000}
      .readOnly=${this.#isOnItsWay}
    ></foyer-math-captcha>`;
  }

  /** A field that only robots fill in: not called what the wire calls it, out of reach of autofill and screen readers. */
  #renderTrap(): TemplateResult {
    return html`<div class="trap" aria-hidden="true">
      <label
        >${this.msg('Please leave this field empty')}
        <input name="reference" tabindex="-1" autocomplete="off" data-1p-ignore data-bwignore data-lpignore="true" />
      </label>
    </div>`;
  }

  #renderConsent(): TemplateResult | typeof nothing {
    if (this.consent === 'none') return nothing;
    const wording = html`<slot name=${this.slotNamed('consent')}>${this.renderConsentWording()}</slot>`;
    if (this.consent === 'notice') return html`<div class="consent" part="consent">${wording}</div>`;
    const error = this.#session?.renderError('consent');
    return html`<div class="field">
      <label class="check">
        <input
          type="checkbox"
          part="checkbox"
          id="consent"
          required
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${error ? 'consent-error' : nothing}
        />
        <span class="consent" part="consent">${wording}</span>
      </label>
      ${error}
    </div>`;
  }
}
