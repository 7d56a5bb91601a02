// Keeps what was typed while it is not stored. Bringing it back is the draft reader's. Knows no rule of the message.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { ownValues } from '../base/own-fields.ts';
import { removeText, writeText } from '../browser/draft-store.ts';
import { parseEndpoint } from '../submission/config.ts';
import { draftKey, serializeDraft } from '../submission/draft.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { SentMessage } from '../submission/payload.ts';
import type { FormFields } from './form-fields.ts';

/** A draft whose values stand in the fields again. */
export interface RestoredDraft {
  readonly key: string;
  /** The message that was tried with them. */
  readonly sent?: SentMessage;
}

export class DraftKeeper {
  readonly #form: FoyerFormElement;
  readonly #fields: FormFields;
  /** Where the draft of this form lies, once there is one. */
  #key: string | undefined;
  #isRestored: boolean;

  constructor(form: FoyerFormElement, fields: FormFields, restored: RestoredDraft | undefined) {
    this.#form = form;
    this.#fields = fields;
    this.#key = restored?.key;
    this.#isRestored = restored !== undefined;
  }

  /** True where what stands in the fields came from a draft. */
  get isRestored(): boolean {
    return this.#isRestored;
  }

  /** @param sent the message that was tried last, if any */
  keep(sent: SentMessage | undefined): void {
    if (!mayKeepDraft(this.#form)) return;
    const values = this.#values();
    if (Object.values(values).every(({ length }) => length === 0)) return this.clear();
    this.#key = draftKeyOf(this.#form);
    writeText(this.#key, serializeDraft({ values, ...(sent && { sent }) }, Date.now()));
  }

  /** While the visitor types: always where the page wants that, else only once there is a draft. */
  follow(sent: SentMessage | undefined): void {
    if (this.#form.draft === 'session' || this.#key !== undefined) this.keep(sent);
  }

  clear(): void {
    if (this.#key !== undefined) removeText(this.#key);
    this.#key = undefined;
    this.#isRestored = false;
  }

  /** Captcha, trap and consent are no values at all. */
  #values(): FieldValues {
    const kept = this.#fields.slotted.filter(({ control }) => isKeepable(control));
    const values = kept.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
    return { ...ownValues(this.#form.renderRoot), ...Object.fromEntries(values) };
  }
}

export function mayKeepDraft(form: FoyerFormElement): boolean {
  return form.draft !== 'off' && !isSensitive(form);
}

export function draftKeyOf({ formId, resolvedEndpoint }: FoyerFormElement): string {
  return draftKey(formId, parseEndpoint(resolvedEndpoint, new URL(document.baseURI))?.href ?? resolvedEndpoint);
}

/** False for controls whose value never leaves the page but in the message. */
export function isKeepable(control: Element): boolean {
  return !control.matches('[type=hidden], [type=password]') && !isSensitive(control);
}

function isSensitive(element: Element): boolean {
  return element.closest('[data-sensitive]') !== null;
}
