// Keeps unsent text as a draft. The draft reader restores it.
import type { TemplateResult } from 'lit';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { ownValues } from '../base/own-fields.ts';
import { removeText, writeText } from '../browser/draft-store.ts';
import { parseEndpoint } from '../submission/config.ts';
import { draftKey, serializeDraft } from '../submission/draft.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { SentMessage } from '../submission/payload.ts';
import type { FormFields } from './form-fields.ts';

/** A draft that has been restored into the fields. */
export interface RestoredDraft {
  readonly key: string;
  /** The message that was last sent with these values. */
  readonly sent?: SentMessage;
  /** The notice about it, with a button that calls `discard`. */
  renderNotice(form: FoyerFormElement, discard: () => void): TemplateResult;
}

export class DraftKeeper {
  readonly #form: FoyerFormElement;
  readonly #fields: FormFields;
  /** Storage key, once there is a draft. */
  #key: string | undefined;
  #restored: RestoredDraft | undefined;

  constructor(form: FoyerFormElement, fields: FormFields, restored: RestoredDraft | undefined) {
    this.#form = form;
    this.#fields = fields;
    this.#key = restored?.key;
    this.#restored = restored;
  }

  /** Undefined unless the fields contain a restored draft. */
  renderNotice(discard: () => void): TemplateResult | undefined {
    return this.#restored?.renderNotice(this.#form, discard);
  }

  /** @param sent the last message, if any */
  keep(sent: SentMessage | undefined): void {
    if (!mayKeepDraft(this.#form)) return;
    const values = this.#values();
    if (Object.values(values).every(({ length }) => length === 0)) return this.clear();
    this.#key = draftKeyOf(this.#form);
    writeText(this.#key, serializeDraft({ values, ...(sent && { sent }) }, Date.now()));
  }

  /** Called on each edit: saves in `session` mode, or if there already is a draft. */
  follow(sent: SentMessage | undefined): void {
    if (this.#form.draft === 'session' || this.#key !== undefined) this.keep(sent);
  }

  clear(): void {
    if (this.#key !== undefined) removeText(this.#key);
    this.#key = undefined;
    this.#restored = undefined;
  }

  /** Values except captcha, trap and consent. */
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

/** False for values that may only leave the page in a message. */
export function isKeepable(control: Element): boolean {
  return !control.matches('[type=hidden], [type=password]') && !isSensitive(control);
}

function isSensitive(element: Element): boolean {
  return element.closest('[data-sensitive]') !== null;
}
