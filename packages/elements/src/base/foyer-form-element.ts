// The base class of the form widgets. Renders the view that the session computes; the session handles all interaction.
import { html, nothing, type TemplateResult } from 'lit';
import { hasDraft } from '../browser/draft-trace.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { SubmissionStatus } from '../submission/machine.ts';
import { isDoubtful } from './doubtful-settings.ts';
import { isEnter } from './enter.ts';
import type { SubmissionResult } from './events.ts';
import { type FieldView, renderField } from './field-view.ts';
import { find } from './find.ts';
import { type CaptchaRowModule, renderFormCaptcha } from './form-captcha-row.ts';
import { FormProperties } from './form-properties.ts';
import { renderConsent, renderForm } from './form-template.ts';
import { type FormView, restingView } from './form-view.ts';
import { isServer } from './is-server.ts';
import { LazySession, type SessionHandle } from './lazy-session.ts';
import { clearOwnFields, ownInputs, ownValues } from './own-fields.ts';
import { internal, type PropertyTable } from './properties.ts';

export abstract class FoyerFormElement extends FormProperties {
  /** @internal */
  static override properties: PropertyTable = { view: internal(restingView) };

  /** @internal The rendered view; replaced by the session. */
  declare view: FormView;

  /** @internal */
  protected abstract readonly defaultSubmitLabel: string;
  /** @internal */
  abstract renderConsentWording(): unknown;
  /** @internal Loads the session's modules. The resolved function starts the session. */
  protected abstract loadSession(): Promise<() => SessionHandle | Promise<SessionHandle>>;
  /** @internal The captcha row. Loaded on demand if the widget rarely needs it. */
  captchaRow: CaptchaRowModule | undefined;
  /** @internal Renders a control for several lines, in widgets that have one. */
  protected readonly longControl: FieldView['longControl'];

  readonly #session = new LazySession({
    load: async () => {
      const [start] = await Promise.all([this.loadSession(), this.wantWords(), this.#rendered]);
      return start();
    },
    fillIn: () => this.#rendered?.then(() => this.#fillIn()) ?? this.#fillIn(),
    show: (change) => this.show({ ...this.view, ...change }),
    fireError: (error) => void this.emit('foyer-error', error),
  });
  /** Values that the page set and that are not in the fields yet. */
  #preset: FieldValues | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (Object.hasOwn(this, 'value')) this.#adoptValue();
    for (const type of ['focusin', 'pointerover']) {
      this.addEventListener(type, this.#onTouch, { once: type !== 'focusin' });
    }
  }

  /** Without an endpoint, the page asks its own question right away. */
  protected override willUpdate(): void {
    const asks = this.captchaRow && this.hasSum && !this.usesFoyer && !this.view.captcha.question;
    if (isServer || !asks || this.#session.loaded) return;
    this.view = { ...this.view, captcha: { question: this.captchaRow?.askQuestion('+', Math.random) } };
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    if (isDoubtful(this) || hasDraft()) this.#wake();
    this.#writePreset();
  }

  /** State of the current message. Every state but `idle` is also a custom state of the element. */
  get state(): SubmissionStatus {
    return this.view.status;
  }

  /**
   * Values of all fields, slotted ones included. Setting it fills in the given fields and keeps the others: boxes and slotted
   * controls as soon as a small file is loaded, for which `submit()` waits.
   */
  get value(): FieldValues {
    return { ...(this.#session.loaded?.values() ?? ownValues(this.renderRoot)), ...this.#preset };
  }

  set value(values: FieldValues) {
    this.#preset = { ...this.#preset, ...values };
    this.#writePreset();
  }

  /** Sends the form's values. Never rejects; a second call during a submission returns the same promise. */
  submit(): Promise<SubmissionResult> {
    return this.#session.submit();
  }

  /** Clears the fields, cancels a message in progress and returns to `idle`. */
  reset(): void {
    this.clearFields();
    this.#session.loaded?.reset();
  }

  /** Whether the current values are valid. Shows no errors. */
  checkValidity(): boolean {
    return (
      this.#session.loaded?.check(false) ?? find(this.renderRoot, 'form', HTMLFormElement)?.checkValidity() ?? true
    );
  }

  /** As `checkValidity()`, but also shows the errors. */
  reportValidity(): boolean {
    const valid = this.checkValidity();
    if (!valid) void this.#session.wake().then((session) => session?.check(true));
    return valid;
  }

  /** Focuses the first field. */
  override focus(options?: FocusOptions): void {
    (ownInputs(this.renderRoot)[0] ?? find(this.renderRoot, 'a, button', HTMLElement))?.focus(options);
  }

  /** @internal */
  clearFields(): void {
    this.#preset = undefined;
    clearOwnFields(this.renderRoot);
  }

  /** @internal */
  show(view: FormView): void {
    this.view = view;
    this.showState(view.status);
  }

  /** @internal Fields specific to this widget, rendered below the others. */
  protected renderMoreFields(): unknown {
    return nothing;
  }

  /** @internal Form and notices, or the receipt that replaces them. */
  protected renderMain(): TemplateResult {
    const { receipt, announcement } = this.view;
    const [language] = this.language.toLowerCase().split('-');
    const [spoken] = this.spokenLocale.split('-');
    return html`<div class="main" lang=${language === spoken ? nothing : spoken}>
      ${receipt}
      <div ?hidden=${receipt !== undefined}>${this.#renderForm()}</div>
      <p class="announcement" role="status">${announcement}</p>
    </div>`;
  }

  readonly #wake = (): void => void this.#session.wake();

  readonly #onTouch = (): void => void this.#session.wake().then((session) => session?.touch());

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#session.press();
  };

  /** Enter in a slotted field submits, as in a native form. */
  readonly #onSlottedKeydown = (event: KeyboardEvent): void => {
    if (!isEnter(event) || !(event.target instanceof HTMLInputElement)) return;
    this.#onSubmit(event);
  };

  #renderForm(): TemplateResult {
    const { msg, view } = this;
    return renderForm({
      msg,
      view,
      fields: this.fieldDefinitions.map((field) =>
        renderField({
          field,
          required: field.required || view.required.includes(field.name),
          label: this.labelOf(field.name),
          optional: msg('(optional)'),
          error: view.errors[field.name],
          readOnly: view.locked,
          longControl: this.longControl,
        }),
      ),
      moreFields: this.renderMoreFields(),
      captcha: renderFormCaptcha(this, () => void this.#session.wake().then((session) => session?.skipQuestion())),
      consent: this.#renderConsent(),
      consentAbove: this.consent === 'checkbox' || this.noticeIsConsent,
      submitLabel: this.submitLabel || this.defaultSubmitLabel,
      onSubmit: this.#onSubmit,
      onSlottedKeydown: this.#onSlottedKeydown,
      onSlotChange: this.#wake,
    });
  }

  #renderConsent(): unknown {
    if (this.consent === 'none') return nothing;
    return renderConsent({
      slot: this.slotNamed('consent'),
      wording: this.renderConsentWording(),
      hasCheckbox: this.consent === 'checkbox',
      error: this.view.errors['consent'],
    });
  }

  #writePreset(): void {
    if (!this.#preset || !this.hasUpdated) return;
    for (const input of ownInputs(this.renderRoot)) {
      input.value = String(this.#preset[input.name] ?? input.value);
      Reflect.deleteProperty(this.#preset, input.name);
    }
    this.#fillIn()?.catch(() => undefined); // `submit()` tries again, and fails if it has to
  }

  /** Undefined if the fields are there, or will not be. */
  get #rendered(): Promise<unknown> | undefined {
    return this.hasUpdated || !this.isConnected ? undefined : this.updateComplete;
  }

  /** Boxes and slotted controls. */
  #fillIn(): Promise<void> | undefined {
    if (String(Object.keys(this.#preset ?? {})) === '') return undefined;
    return import('./fill-in.ts').then(({ fillInForm }) => {
      fillInForm(this, this.#preset ?? {});
      this.#preset = undefined;
    });
  }

  /** A value set before the element was defined is an own property and hides the accessor. */
  #adoptValue(): void {
    const { value } = this;
    Reflect.deleteProperty(this, 'value');
    this.value = value;
  }
}
