// What stands in a form, the page's own controls and the consent included, and what is wrong with it. Knows no state of
// the message.
import type { Consent, FieldValue } from '@foyer/protocol';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { find } from '../base/find.ts';
import { ownValues } from '../base/own-fields.ts';
import { safeUrl } from '../browser/safe-url.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { Content } from '../submission/payload.ts';
import { type FieldIssue, validate } from '../submission/validate.ts';
import { shownText } from './shown-text.ts';
import type * as slottedFields from './slotted-fields.ts';

export class FormFields {
  readonly #form: FoyerFormElement;
  #reader: typeof slottedFields | undefined;
  /** Names that the service keeps for itself. */
  reservedNames: readonly string[] = [];
  /** What the service would say of fields that are empty or wrong. */
  described: readonly FieldIssue[] = [];

  /** @param reader reads the page's own controls, where there are any yet */
  constructor(form: FoyerFormElement, reader: typeof slottedFields | undefined) {
    this.#form = form;
    this.#reader = reader;
  }

  /** True where the page's own controls cannot be read yet. */
  get isIncomplete(): boolean {
    return !this.#reader && this.#form.querySelector('[slot=fields]') !== null;
  }

  /** Loads what reads the page's own controls. Returns false where that file is unavailable. */
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
    const consent = this.#readConsent();
    return { form: this.#form.formId, fields: Object.fromEntries(filled), ...(consent && { consent }) };
  }

  clear(): void {
    this.#form.clearFields();
    for (const control of this.#slottedControls) this.#reader?.restoreDefault(control);
  }

  /** What the page can see to be wrong, in the order of the form. */
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

  /** Fields that the service requires, whatever the page says. */
  get required(): readonly string[] {
    return this.described.filter(({ code }) => code === 'required').map(({ name }) => name);
  }

  /** The service's own words about an issue, where it has any. */
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

  /** Undefined for a field that an endpoint misses and that is not in the form. */
  controlOf(name: string): HTMLElement | undefined {
    return this.#ownControlOf(name) ?? this.#slottedControls.find((control) => control.getAttribute('name') === name);
  }

  /** False for controls of the page, and for what is not in the form. */
  showsErrors(name: string): boolean {
    return this.#ownControlOf(name) !== undefined;
  }

  #slottedIssue({ name, value = '', code }: slottedFields.SlottedField): readonly FieldIssue[] {
    const isMissing = value.length === 0 && this.required.includes(name);
    return code || isMissing ? [{ name, code: code ?? 'required' }] : [];
  }

  /** The page's own controls. */
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
    return find(this.#form.renderRoot, `:is(input, textarea)#${CSS.escape(id)}`, HTMLElement);
  }

  #readConsent(): Consent | undefined {
    const wording = this.#form.renderRoot.querySelector('.consent');
    if (!wording) return undefined;
    const privacyUrl = safeUrl(this.#form.privacyUrl, 'page');
    const given = this.#consentBox?.checked ?? this.#form.noticeIsConsent;
    return { text: shownText(wording), locale: this.#form.spokenLocale, given, ...(privacyUrl && { privacyUrl }) };
  }
}

/** What stands in the field that only robots fill in. */
export function trapOf(form: FoyerFormElement): string {
  return find(form.renderRoot, '.trap input', HTMLInputElement)?.value ?? '';
}
