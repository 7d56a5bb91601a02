// Values and validation issues of all fields, slotted controls and consent included. Independent of the message's state.
import { type FieldValue, isEmail } from '@foyer/protocol';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { find, findAll } from '../base/find.ts';
import { ownValues } from '../base/own-fields.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { Content } from '../submission/payload.ts';
import { type FieldIssue, validate } from '../submission/validate.ts';
import { readConsent } from './consent-record.ts';
import type * as slottedFields from './slotted-fields.ts';

export class FormFields {
  readonly #form: FoyerFormElement;
  #reader: typeof slottedFields | undefined;
  /** Names that the service reserves. */
  reservedNames: readonly string[] = [];
  /** The service's own messages about required and invalid fields. */
  described: readonly FieldIssue[] = [];

  /** @param reader reads slotted controls, if there are any */
  constructor(form: FoyerFormElement, reader: typeof slottedFields | undefined) {
    this.#form = form;
    this.#reader = reader;
  }

  /** Whether slotted controls cannot be read yet. */
  get isIncomplete(): boolean {
    return !this.#reader && this.#form.querySelector('[slot=fields]') !== null;
  }

  /** Loads the reader of slotted controls. Resolves to false if its file is unavailable. */
  async complete(): Promise<boolean> {
    if (!this.isIncomplete) return true;
    this.#reader = await import('./slotted-fields.ts').catch(() => undefined);
    return this.#reader !== undefined;
  }

  values(): FieldValues {
    const slotted: Record<string, FieldValue> = {};
    for (const { name, value } of this.slotted) if (value !== undefined) slotted[name] = value;
    return { ...ownValues(this.#form.renderRoot), ...slotted };
  }

  content(): Content {
    const filled = Object.entries(this.values()).filter(([, value]) => value.length > 0);
    const consent = readConsent(this.#form, this.#consentBox?.checked ?? this.#form.noticeIsConsent);
    return { form: this.#form.formId, fields: Object.fromEntries(filled), ...(consent && { consent }) };
  }

  clear(): void {
    this.#form.clearFields();
    for (const control of this.#slottedControls) this.#reader?.restoreDefault(control);
  }

  /** Client-side issues in document order. */
  issues(captcha: FieldIssue | undefined): readonly FieldIssue[] {
    const consent: FieldIssue = { name: 'consent', code: 'required' };
    const fields = this.#form.fieldDefinitions;
    return [
      ...validate(
        fields.map((field) => ({ ...field, required: field.required || this.required.includes(field.name) })),
        ownValues(this.#form.renderRoot),
      ),
      ...this.slotted.flatMap((field) => this.#slottedIssue(field)),
      ...(captcha ? [captcha] : []),
      ...(this.#consentBox?.checked === false ? [consent] : []),
    ];
  }

  /** Fields that the service requires, even if the page does not. */
  get required(): readonly string[] {
    return this.described.filter(({ code }) => code === 'required').map(({ name }) => name);
  }

  /** The service's own message about an issue, if any. */
  describedWords(issue: FieldIssue): string | undefined {
    return (
      issue.message ?? this.described.find(({ name, code }) => name === issue.name && code === issue.code)?.message
    );
  }

  labelOf(name: string): string {
    const { msg } = this.#form;
    if (name === 'captcha') return msg('A quick sum');
    if (name === 'consent') return msg('Consent');
    return this.slotted.find((field) => field.name === name)?.label ?? this.#form.labelOf(name);
  }

  /** Undefined if the address needs no cleanup, as most do not: sending then need not wait. */
  tidyAddress(): Promise<void> | undefined {
    const control = find(this.#form.renderRoot, '#email', HTMLInputElement);
    if (!control?.value || isEmail(control.value)) return undefined;
    return import('./tidy-address.ts').then(({ tidyAddress }) => tidyAddress(control)).catch(() => undefined);
  }

  /** Undefined for a field that the endpoint requires but the form does not contain. */
  controlOf(name: string): HTMLElement | undefined {
    const isNamed = (control: Element) => control.getAttribute('name') === name;
    const boxes = findAll(this.#form.renderRoot, '.checks input', HTMLElement);
    return this.#ownControlOf(name) ?? [...boxes, ...this.#slottedControls].find(isNamed);
  }

  /** False for slotted controls and missing fields. */
  showsErrors(name: string): boolean {
    return this.#ownControlOf(name) !== undefined;
  }

  #slottedIssue({ name, value = '', code }: slottedFields.SlottedField): readonly FieldIssue[] {
    const isMissing = value.length === 0 && this.required.includes(name);
    return code || isMissing ? [{ name, code: code ?? 'required' }] : [];
  }

  /** The slotted controls. */
  get slotted(): readonly slottedFields.SlottedField[] {
    return this.#reader?.readSlottedFields(this.#form, this.reservedNames) ?? [];
  }

  get #slottedControls(): readonly HTMLElement[] {
    return this.#reader?.slottedControls(this.#form) ?? [];
  }

  get #consentBox(): HTMLInputElement | undefined {
    return find(this.#form.renderRoot, '#consent', HTMLInputElement);
  }

  #ownControlOf(name: string): HTMLElement | undefined {
    const id = name === 'captcha' ? 'answer' : name;
    return findAll(this.#form.renderRoot, 'input, textarea', HTMLElement).find((control) => control.id === id);
  }
}

/** Value of the honeypot. */
export function trapOf(form: FoyerFormElement): string {
  return find(form.renderRoot, '.trap input', HTMLInputElement)?.value ?? '';
}
