// What the two form widgets share: fields, captcha, consent, and how a message's state becomes visible and audible.
import type { Consent, Receipt, Submission } from '@foyer/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defaultEndpoint, pageOptions } from '../browser/page-options.ts';
import { pageBase, safeUrl } from '../browser/safe-url.ts';
import { services } from '../services/registry.ts';
import { type CaptchaMode, captchaModes } from '../submission/captcha.ts';
import { below, type ConfigIssue, type ConfigResult, parseConfig } from '../submission/config.ts';
import type { FieldDefinition, FieldName, FieldValues } from '../submission/fields.ts';
import { idle, type SubmissionState, type SubmissionStatus } from '../submission/machine.ts';
import type { SubmissionError } from '../submission/outcome.ts';
import type { Content } from '../submission/payload.ts';
import { afterEdit, type FieldIssue, validate, visibleIssues } from '../submission/validate.ts';
import { oneOf, seconds, text, url } from './attributes.ts';
import type { CaptchaHandle } from './captcha-handle.ts';
import type { SubmissionResult } from './events.ts';
import { renderError, renderField } from './field-view.ts';
import { renderSubmit, renderSummary, renderTrap } from './form-view.ts';
import { FoyerElement } from './foyer-element.ts';
import { fieldLabel, issueMessage, summary } from './messages.ts';
import { shownText } from './shown-text.ts';
import { readSlottedFields, slottedControls } from './slotted-fields.ts';
import { SubmissionController, type SubmissionHost } from './submission-controller.ts';

export type ConsentMode = 'notice' | 'checkbox' | 'none';

/** A message that is stored, and what the endpoint said about it. */
export interface Stored {
  readonly status: 'sent' | 'pending';
  readonly submission: Submission;
  readonly receipt: Receipt;
}

const statuses: readonly SubmissionStatus[] = ['invalid', 'sending', 'sent', 'pending', 'unclear', 'failed'];

export abstract class FoyerFormElement extends FoyerElement implements SubmissionHost {
  /** URL that messages are posted to. Absent: `{data-server}/{form-id}` of the script tag. */
  @property(text) endpoint = '';

  /** Kind of endpoint: `foyer`. */
  @property(text) service = pageOptions().service ?? 'foyer';

  /** How the privacy or consent wording is put: as a notice, with a box to tick, or not at all. */
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

  /** Name of the form at the endpoint. */
  abstract formId: string;

  @state() private submission: SubmissionState = idle;
  @state() private announcement = '';

  readonly #controller = new SubmissionController(this);
  readonly #touched = new Set<string>();
  #preset: FieldValues = {};

  protected abstract readonly fieldDefinitions: readonly FieldDefinition[];
  /** What `captcha="auto"` means here: the sum, or proof of work alone. */
  protected abstract readonly asksByDefault: boolean;
  /** Pressing the button below the notice is the consent. */
  protected abstract readonly noticeIsConsent: boolean;
  protected abstract readonly defaultSubmitLabel: string;
  protected abstract renderConsentWording(): unknown;
  protected abstract renderReceipt(stored: Stored): TemplateResult;
  protected abstract renderFailure(error: SubmissionError): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ['focusin', 'pointerover', 'touchstart']) {
      this.addEventListener(type, this.#onInteraction, { once: true, passive: true });
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#writePreset();
  }

  /** Where the message stands. Each but `idle` is also a custom state of the element. */
  get state(): SubmissionStatus {
    return this.#controller.state.status;
  }

  /** What stands in the fields, slotted ones included. Setting it fills in the named fields and leaves the others. */
  get value(): FieldValues {
    const slotted = readSlottedFields(this).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
    const ours = this.#inputs.map((input) => [input.name, input.value]);
    return { ...Object.fromEntries([...ours, ...slotted]), ...this.readMoreFields(), ...this.#preset };
  }

  set value(values: FieldValues) {
    this.#preset = { ...values };
    if (this.hasUpdated) this.#writePreset();
  }

  /** Sends what stands in the fields. Never rejects; while one message is under way, gives the same promise. */
  submit(): Promise<SubmissionResult> {
    return this.#controller.submit();
  }

  /** Empties the fields and returns to `idle`; a message under way is given up. */
  reset(): void {
    this.#controller.reset();
  }

  /** True where nothing typed would be refused. Tells the visitor nothing. */
  checkValidity(): boolean {
    return this.issues().length === 0;
  }

  /** As `checkValidity()`, and shows what is wrong. */
  reportValidity(): boolean {
    return !this.#controller.refuse();
  }

  /** Puts the focus into the first field. */
  override focus(options?: FocusOptions): void {
    const first = this.#inputs[0] ?? this.renderRoot.querySelector<HTMLElement>('a, button');
    first?.focus(options);
  }

  /** @internal */
  get captchaHandle(): CaptchaHandle | undefined {
    return this.renderRoot.querySelector<CaptchaHandle>('foyer-math-captcha') ?? undefined;
  }

  /** @internal */
  get trap(): string {
    return this.renderRoot.querySelector<HTMLInputElement>('.trap input')?.value ?? '';
  }

  /** @internal */
  get page(): { url: string; locale: string } {
    return { url: `${location.origin}${location.pathname}`, locale: this.spokenLocale };
  }

  /** @internal */
  settings(): ConfigResult {
    const { service, formId: form, timeout: timeoutSeconds } = this;
    const endpoint = this.endpoint || defaultEndpoint(form);
    return parseConfig({ endpoint, service, form, timeoutSeconds }, new URL(pageBase()), Object.keys(services));
  }

  /** @internal In the order in which they stand in the form. */
  issues(): readonly FieldIssue[] {
    const slotted = readSlottedFields(this).flatMap(({ name, code }) => (code ? [{ name, code }] : []));
    const captcha = this.captchaHandle?.issue();
    const consent: FieldIssue = { name: 'consent', code: 'required' };
    return [
      ...validate(this.fieldDefinitions, this.value),
      ...slotted,
      ...(captcha ? [captcha] : []),
      ...(this.#consentBox?.checked === false ? [consent] : []),
    ];
  }

  /** @internal */
  content(): Content {
    const filled = Object.entries(this.value).filter(([, value]) => value.length > 0);
    const consent = this.#readConsent();
    return { form: this.formId, fields: Object.fromEntries(filled), ...(consent && { consent }) };
  }

  /** @internal */
  clearFields(): void {
    this.#touched.clear();
    this.#preset = {};
    for (const input of this.#inputs) input.value = '';
    for (const box of this.renderRoot.querySelectorAll<HTMLInputElement>('[type=checkbox]')) box.checked = false;
  }

  /** @internal */
  showSubmission(next: SubmissionState): void {
    this.submission = next;
    this.showState(next.status, statuses);
    this.announcement = next.status === 'sending' ? this.msg('Sending …') : '';
    this.captchaHandle?.showIssue(this.#shownIssues.find(({ name }) => name === 'captcha'));
    void this.updateComplete.then(() => this.#moveFocus(next));
  }

  /** @internal */
  announce(submissionId: string, { form, fields, consent }: Content): boolean {
    const settings = this.settings();
    const endpoint = 'config' in settings ? settings.config.endpoint.href : '';
    return this.emit('foyer-submit', { submissionId, form, endpoint, fields, consent }, true);
  }

  /** @internal */
  refuse(issues: readonly FieldIssue[]): void {
    this.announcement = summary(this.msg, issues.length);
    this.emit('foyer-invalid', { fields: issues.map((issue) => ({ ...issue, message: this.#messageOf(issue) })) });
  }

  /** @internal */
  conclude({ submissionId, receipt, error }: SubmissionResult): void {
    if (error) {
      const settings = this.settings();
      if ('issue' in settings) this.#explain(settings.issue);
      this.emit('foyer-error', { ...(submissionId && { submissionId }), ...error });
    }
    if (!receipt) return;
    this.emit('foyer-success', { submissionId: receipt.submissionId, receipt });
    const target = safeUrl(this.redirect, 'page');
    if (target) location.assign(target);
  }

  /** The label that the page's owner chose for a field, or empty. */
  protected customLabel(name: FieldName): string {
    return name === 'name' ? this.labelName : name === 'email' ? this.labelEmail : '';
  }

  /** True while the receipt stands where heading and form stood. */
  protected get isStored(): boolean {
    return this.submission.status === 'sent' || this.submission.status === 'pending';
  }

  /** Form and notices, or the receipt that takes their place. */
  protected renderMain(): TemplateResult {
    const { submission } = this;
    const stored = submission.status === 'sent' || submission.status === 'pending';
    return html`<div class="main">
      ${stored ? this.renderReceipt(submission) : this.#renderForm()}
      <p class="announcement" role="status">${this.announcement}</p>
    </div>`;
  }

  /** Fields that only this widget has, below the others. */
  protected renderMoreFields(): unknown {
    return nothing;
  }

  /** What stands in them. */
  protected readMoreFields(): FieldValues {
    return {};
  }

  /** BCP 47 tag of the wording, with the private subtag by which the languages are filed. */
  protected get spokenLocale(): string {
    return this.formality === 'informal' ? `${this.language}-x-informal` : this.language;
  }

  get #inputs(): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>('.fields .input')];
  }

  get #consentBox(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('#consent');
  }

  /** After an attempt all that was wrong with it; before, what is wrong with fields that have been left. */
  get #shownIssues(): readonly FieldIssue[] {
    const { submission } = this;
    if (submission.status === 'invalid') return submission.issues;
    return submission.status === 'idle' && this.#touched.size > 0 ? visibleIssues(this.issues(), this.#touched) : [];
  }

  /** A value that is set before the fields are drawn waits for them. */
  #writePreset(): void {
    const waiting = Object.entries(this.#preset);
    if (waiting.length === 0 || this.#inputs.length === 0) return;
    this.#preset = {};
    for (const control of [...this.#inputs, ...slottedControls(this)]) {
      const value = waiting.find(([name]) => name === control.getAttribute('name'))?.[1];
      if (value !== undefined && 'value' in control) control.value = value;
    }
  }

  #readConsent(): Consent | undefined {
    const wording = this.renderRoot.querySelector('.consent');
    if (this.consent === 'none' || !wording) return undefined;
    const privacyUrl = safeUrl(this.privacyUrl, 'page');
    const given = this.#consentBox?.checked ?? this.noticeIsConsent;
    return { text: shownText(wording), locale: this.spokenLocale, given, ...(privacyUrl && { privacyUrl }) };
  }

  #messageOf(issue: FieldIssue): string {
    if (issue.name === 'captcha') return this.captchaHandle?.message || issueMessage(this.msg, issue, '');
    return issueMessage(this.msg, issue, String(this.value[issue.name] ?? ''));
  }

  #labelOf(name: string): string {
    const field = this.fieldDefinitions.find((definition) => definition.name === name);
    if (field) return this.customLabel(field.name) || fieldLabel(this.msg, field.name);
    if (name === 'captcha') return this.msg('A quick sum');
    if (name === 'consent') return this.msg('Consent');
    return readSlottedFields(this).find((slotted) => slotted.name === name)?.label ?? name;
  }

  #focusField(name: string): void {
    const slotted = slottedControls(this).find((control) => control.getAttribute('name') === name);
    const control = name === 'captcha' ? this.captchaHandle : this.renderRoot.querySelector<HTMLElement>(`#${name}`);
    (control ?? slotted)?.focus();
  }

  #moveFocus({ status }: SubmissionState): void {
    if (status !== this.state) return;
    const [firstIssue] = this.#shownIssues;
    if (status === 'invalid' && firstIssue) this.#focusField(firstIssue.name);
    else if (status !== 'idle') this.#focusNews();
  }

  /** The heading of the receipt; where the page put its own words there, the receipt itself; or the notice. */
  #focusNews(): void {
    const news = [...this.renderRoot.querySelectorAll<HTMLElement>('.news')];
    for (const element of news.reverse()) {
      element.focus();
      if (element.matches(':focus')) return;
    }
  }

  /** Says to the site's owner which attribute to mend. */
  #explain({ attribute, value, allowed }: ConfigIssue): void {
    console.error(`<${this.localName}> cannot send: ${attribute}="${value}". Allowed is ${allowed}.`);
  }

  readonly #onInteraction = (): void => void this.captchaHandle?.load();

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  readonly #onInput = ({ target }: Event): void => {
    const { submission } = this;
    const name = target instanceof Element ? (target.getAttribute('name') ?? target.id) : '';
    if (submission.status === 'invalid') this.#controller.edit(afterEdit(submission.issues, name, this.issues()));
    else this.requestUpdate();
  };

  readonly #onFocusOut = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement && target.value) this.#touched.add(target.name);
    this.requestUpdate();
  };

  /** Enter in a slotted field sends, as it would in a form of its own. */
  readonly #onSlottedKeydown = (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.isComposing || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void this.submit();
  };

  #renderForm(): TemplateResult {
    const { submission } = this;
    const failed = submission.status === 'failed' || submission.status === 'unclear';
    const consentAbove = this.consent === 'checkbox' || this.noticeIsConsent;
    const consent = this.#renderConsent();
    return html`<form
        class="form"
        part="form"
        novalidate
        @submit=${this.#onSubmit}
        @input=${this.#onInput}
        @focusout=${this.#onFocusOut}
      >
        ${this.#renderSummary()}
        <div class="fields">
          ${this.fieldDefinitions.map((field) => this.#renderField(field))}
          <slot name="fields" @keydown=${this.#onSlottedKeydown}></slot>
        </div>
        ${this.renderMoreFields()} ${this.#renderCaptcha()} ${renderTrap(this.msg('Please leave this field empty'))}
        ${consentAbove ? consent : nothing}
        ${
          failed
            ? this.renderFailure(submission.error)
            : html`<div class="actions">${this.#renderSubmit()} ${consentAbove ? nothing : consent}</div>`
        }
      </form>
      <slot name="footer"></slot>`;
  }

  #renderSubmit(): TemplateResult {
    const busy = this.submission.status === 'sending';
    return renderSubmit({ label: busy ? this.msg('Sending …') : this.submitLabel || this.defaultSubmitLabel, busy });
  }

  /** One wrong field says so itself; from two on, a list leads to them. */
  #renderSummary(): TemplateResult | typeof nothing {
    const { submission } = this;
    if (submission.status !== 'invalid' || submission.issues.length < 2) return nothing;
    return renderSummary({
      title: summary(this.msg, submission.issues.length),
      entries: submission.issues.map((issue) => ({
        name: issue.name,
        text: `${this.#labelOf(issue.name)}: ${this.#messageOf(issue)}`,
      })),
      onFollow: (name) => this.#focusField(name),
    });
  }

  #renderField(field: FieldDefinition): TemplateResult {
    const issue = this.#shownIssues.find(({ name }) => name === field.name);
    return renderField({
      field,
      label: this.#labelOf(field.name),
      optional: this.msg('(optional)'),
      message: issue ? this.#messageOf(issue) : '',
      readOnly: this.submission.status === 'sending',
    });
  }

  #renderCaptcha(): TemplateResult | typeof nothing {
    const settings = this.settings();
    if (this.captcha === 'none') return nothing;
    const challenge = 'config' in settings ? below(settings.config.endpoint, 'challenge').href : '';
    return html`<foyer-math-captcha
      exportparts="captcha, label, question, input, error, secondary-button"
      lang=${this.lang || nothing}
      .formality=${this.formality}
      .challenge=${challenge}
      .mode=${this.captcha}
      .asksByDefault=${this.asksByDefault}
      .timeoutMs=${this.timeout * 1000}
      .readOnly=${this.submission.status === 'sending'}
    ></foyer-math-captcha>`;
  }

  #renderConsent(): TemplateResult | typeof nothing {
    if (this.consent === 'none') return nothing;
    const wording = html`<slot name="consent">${this.renderConsentWording()}</slot>`;
    if (this.consent === 'notice') return html`<div class="consent" part="consent">${wording}</div>`;
    const issue = this.#shownIssues.find(({ name }) => name === 'consent');
    return html`<div class="field">
      <label class="check">
        <input
          type="checkbox"
          part="checkbox"
          id="consent"
          aria-invalid=${issue ? 'true' : nothing}
          aria-describedby=${issue ? 'consent-error' : nothing}
        />
        <span class="consent" part="consent">${wording}</span>
      </label>
      ${renderError('consent-error', issue ? this.#messageOf(issue) : '')}
    </div>`;
  }
}
