// What stands in a form, the page's own controls and the consent included, and what is wrong with it. Knows no state of
// the message.
import type { Consent, FieldValue } from '@foyer/protocol';
import { safeUrl } from '../../browser/safe-url.ts';
import type { FieldDefinition, FieldValues } from '../../submission/fields.ts';
import type { Content } from '../../submission/payload.ts';
import { type FieldIssue, validate } from '../../submission/validate.ts';
import type { FormHost } from '../form-host.ts';
import { issueMessage } from './messages.ts';
import { shownText } from './shown-text.ts';
import { readSlottedFields, restoreDefault, type SlottedField, slottedControls } from './slotted-fields.ts';

export class FormFields {
  readonly #form: FormHost;
  /** Names that the service keeps for itself. */
  reservedNames: readonly string[] = [];
  /** What the service would say of fields that are empty or wrong. */
  described: readonly FieldIssue[] = [];

  constructor(form: FormHost) {
    this.#form = form;
  }

  values(): FieldValues {
    const slotted: Record<string, FieldValue> = {};
    for (const { name, value } of this.#slotted) if (value !== undefined) slotted[name] = value;
    return { ...this.#form.ownValues(), ...slotted };
  }

  content(): Content {
    const filled = Object.entries(this.values()).filter(([, value]) => value.length > 0);
    const consent = this.#readConsent();
    return { form: this.#form.formId, fields: Object.fromEntries(filled), ...(consent && { consent }) };
  }

  clear(): void {
    this.#form.clearFields();
    for (const control of slottedControls(this.#form)) restoreDefault(control);
  }

  /** What the page can see to be wrong, in the order in which it stands in the form. */
  issues(): readonly FieldIssue[] {
    const { fieldDefinitions, captchaHandle } = this.#form;
    const captcha = captchaHandle?.issue();
    const consent: FieldIssue = { name: 'consent', code: 'required' };
    return [
      ...validate(
        fieldDefinitions.map((field) => this.asDescribed(field)),
        this.#form.ownValues(),
      ),
      ...this.#slotted.flatMap((field) => this.#slottedIssue(field)),
      ...(captcha ? [captcha] : []),
      ...(this.#consentBox?.checked === false ? [consent] : []),
    ];
  }

  /** What is wrong, in words. */
  wordsFor(issue: FieldIssue): string {
    const { msg, captchaHandle } = this.#form;
    const ofService = this.described.find(({ name, code }) => name === issue.name && code === issue.code);
    const message = issue.message ?? ofService?.message;
    if (message) return message;
    if (issue.name === 'captcha') return captchaHandle?.message || issueMessage(msg, issue, '');
    return issueMessage(msg, issue, String(this.values()[issue.name] ?? ''));
  }

  labelOf(name: string): string {
    const { msg } = this.#form;
    if (name === 'captcha') return msg('A quick sum');
    if (name === 'consent') return msg('Consent');
    return this.#slotted.find((field) => field.name === name)?.label ?? this.#form.labelOf(name);
  }

  /** Undefined for what an endpoint misses that is not in the form at all. */
  controlOf(name: string): HTMLElement | undefined {
    return (
      this.#ownControlOf(name) ?? slottedControls(this.#form).find((control) => control.getAttribute('name') === name)
    );
  }

  /** False for controls of the page, and for what is not in the form. */
  saysErrors(name: string): boolean {
    return this.#ownControlOf(name) !== undefined;
  }

  /** A field that the service wants is required, whatever the page says. */
  asDescribed(field: FieldDefinition): FieldDefinition {
    return this.#isWanted(field.name) ? { ...field, required: true } : field;
  }

  #isWanted(field: string): boolean {
    return this.described.some(({ name, code }) => name === field && code === 'required');
  }

  #slottedIssue({ name, value = '', code }: SlottedField): readonly FieldIssue[] {
    const isMissing = value.length === 0 && this.#isWanted(name);
    return code || isMissing ? [{ name, code: code ?? 'required' }] : [];
  }

  get #slotted(): readonly SlottedField[] {
    return readSlottedFields(this.#form, this.reservedNames);
  }

  get #consentBox(): HTMLInputElement | null {
    return this.#form.renderRoot.querySelector<HTMLInputElement>('#consent');
  }

  #ownControlOf(name: string): HTMLElement | undefined {
    const { renderRoot, captchaHandle } = this.#form;
    if (name === 'captcha') return captchaHandle;
    return renderRoot.querySelector<HTMLElement>(`:is(input, textarea)#${CSS.escape(name)}`) ?? undefined;
  }

  #readConsent(): Consent | undefined {
    const wording = this.#form.renderRoot.querySelector('.consent');
    if (!wording) return undefined;
    const privacyUrl = safeUrl(this.#form.privacyUrl, 'page');
    const given = this.#consentBox?.checked ?? this.#form.noticeIsConsent;
    return { text: shownText(wording), locale: this.#form.spokenLocale, given, ...(privacyUrl && { privacyUrl }) };
  }
}
