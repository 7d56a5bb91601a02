// Keeps what was typed while it is not stored, and brings it back on the next page. Knows no rule of the message.
import type { FieldValues } from '../../submission/fields.ts';
import { keysWith, readText, removeText, writeText } from '../../browser/draft-store.ts';
import { parseEndpoint } from '../../submission/config.ts';
import { draftKey, draftPrefix, parseDraft, serializeDraft } from '../../submission/draft.ts';
import type { SentMessage } from '../../submission/payload.ts';
import { fillIn } from '../fill-in.ts';
import type { FormHost } from '../form-host.ts';
import { readSlottedFields, slottedControls } from './slotted-fields.ts';

export class DraftKeeper {
  readonly #form: FormHost;
  /** Where the draft lies that this form has written or found. */
  #key: string | undefined;
  #isRestored = false;

  constructor(form: FormHost) {
    this.#form = form;
  }

  /** True where what stands in the fields came from a draft. */
  get isRestored(): boolean {
    return this.#isRestored;
  }

  /** Brings back what was kept, without writing over what stands there already. Returns the message that was tried with it. */
  restore(): SentMessage | undefined {
    removeRubbish();
    const key = this.#keyNow;
    const draft = parseDraft(readText(key), Date.now());
    // The first keys may have come before anybody listened.
    if (!draft) return void this.follow(undefined);
    this.#key = key;
    if (!this.#mayKeep) return void this.clear();
    const { inputs, renderRoot } = this.#form;
    const empty = inputs.filter(({ value }) => value === '');
    fillIn([...empty, ...renderRoot.querySelectorAll('.checks input'), ...keepable(this.#form)], draft.values);
    this.#isRestored = true;
    return draft.sent;
  }

  /** @param sent the message that was tried last, if any */
  keep(sent: SentMessage | undefined): void {
    if (!this.#mayKeep) return;
    const values = this.#values();
    if (Object.values(values).every(({ length }) => length === 0)) return this.clear();
    this.#key = this.#keyNow;
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
    this.#form.requestUpdate();
  }

  get #mayKeep(): boolean {
    return this.#form.draft !== 'off' && !isSensitive(this.#form);
  }

  get #keyNow(): string {
    const { formId, target } = this.#form;
    return draftKey(formId, parseEndpoint(target, new URL(document.baseURI))?.href ?? target);
  }

  /** Captcha, trap and consent are no values at all. */
  #values(): FieldValues {
    const controls = new Set<Element>(keepable(this.#form));
    const slotted = readSlottedFields(this.#form, []).filter(({ control }) => controls.has(control));
    const values = slotted.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
    return { ...this.#form.ownValues(), ...Object.fromEntries(values) };
  }
}

function keepable(form: FormHost): readonly HTMLElement[] {
  return slottedControls(form).filter(
    (control) => !control.matches('[type=hidden], [type=password]') && !isSensitive(control),
  );
}

function isSensitive(element: Element): boolean {
  return element.closest('[data-sensitive]') !== null;
}

/** What is too old, or no draft, stays nowhere. */
function removeRubbish(): void {
  for (const key of keysWith(draftPrefix)) if (!parseDraft(readText(key), Date.now())) removeText(key);
}
