// What every widget is made of: attributes that forgive, a language of its own, custom states and typed events.
import {
  type CSSResult,
  html,
  isServer,
  LitElement,
  nothing,
  type PropertyDeclaration,
  type TemplateResult,
} from 'lit';
import { pageOptions } from '../browser/page-options.ts';
import { warnOnce } from '../browser/warn.ts';
import { watchChildren } from './children.ts';
import type { DetailOf, FoyerEventMap } from './events.ts';
import { LocaleController } from './locale-controller.ts';
import {
  attributeName,
  integer,
  type Internal,
  type Kind,
  oneOf,
  oneOfOrPage,
  type PropertyTable,
  reflected,
  text,
  unquote,
} from './properties.ts';

export type Variant = 'card' | 'plain';
export type Formality = 'formal' | 'informal';

/** Elements that show something without any text. */
const shown = 'img, svg, video, input, select, textarea';

/** An editor's empty `<p>`, `<br>` and white space are no content. */
function isContent(node: Node): boolean {
  if (node.nodeType === Node.COMMENT_NODE) return false;
  if (node.textContent?.trim()) return true;
  return node instanceof Element && (node.matches(shown) || node.querySelector(shown) !== null);
}

export abstract class FoyerElement extends LitElement {
  /** @internal */
  static override properties: PropertyTable = {
    heading: text,
    headingLevel: integer(1, 6, 2),
    lang: reflected(text),
    formality: oneOfOrPage(['formal', 'informal'], () => pageOptions().formality),
    variant: reflected(oneOf(['card', 'plain'])),
  };

  /** Visible heading. Absent: none. */
  declare heading: string;

  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number;

  /** Language of the built-in wording as a BCP 47 tag. Absent: the nearest ancestor's, the document's, `en`. */
  declare lang: string;

  /** Sie or du, where the language has both: `formal` or `informal`. */
  declare formality: Formality;

  /** `card` with a box of its own, `plain` without. */
  declare variant: Variant;

  /** @internal */
  protected readonly internals = this.attachInternals();
  readonly #locale = new LocaleController(this);
  /** Valid values of judged properties; a property that is not in it has its default. */
  readonly #values = new Map<PropertyKey, unknown>();

  /** @internal */
  readonly msg = this.#locale.msg;

  /** @internal */
  static override createProperty(name: PropertyKey, options: PropertyDeclaration): void {
    super.createProperty(name, { attribute: attributeName(String(name)), ...options });
  }

  /** @internal */
  static override getPropertyDescriptor(
    name: PropertyKey,
    _key: string | symbol,
    options: Internal | Kind,
  ): PropertyDescriptor {
    return {
      get(this: FoyerElement): unknown {
        return this.#values.has(name) ? this.#values.get(name) : options.initial();
      },
      set(this: FoyerElement, value: unknown): void {
        const old: unknown = Reflect.get(this, name);
        const judged = 'accept' in options ? this.#judge(String(name), value, options) : value;
        if (judged === undefined) this.#values.delete(name);
        else this.#values.set(name, judged);
        this.requestUpdate(name, old, options);
      },
      configurable: true,
      enumerable: true,
    };
  }

  /** @internal */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    const bare = value === null ? undefined : unquote(value);
    if (bare === undefined) super.attributeChangedCallback(name, old, value);
    else {
      warnOnce(this, `${name}=${value}: dropped the typographic quotes round the value.`);
      this.setAttribute(name, bare); // style sheets read it too
    }
  }

  protected override firstUpdated(): void {
    watchChildren(this);
  }

  /** Waits for the language, so that a visitor does not see English for a moment. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.#locale.pending()?.then(() => super.scheduleUpdate()) ?? super.scheduleUpdate();
  }

  /** @internal Loads the words that only an interaction brings up. */
  wantAllWords(): Promise<void> {
    return this.#locale.wantAll();
  }

  /** @internal Adds a style sheet that came later. */
  adopt({ styleSheet }: CSSResult): void {
    const { shadowRoot } = this;
    if (shadowRoot && styleSheet) shadowRoot.adoptedStyleSheets.push(styleSheet);
  }

  /** BCP 47 tag of the language that the element speaks, as found on it or above it. */
  get language(): string {
    return this.#locale.language;
  }

  /** @internal BCP 47 tag of the language that the built-in wording is really in. */
  get spokenLocale(): string {
    return this.#locale.spoken;
  }

  /** @internal Fires a typed event. Returns false where the page canceled it. */
  emit<Type extends keyof FoyerEventMap>(type: Type, detail: DetailOf<Type>, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** Makes `state` the only custom state; `idle` is none. */
  protected showState(state: string): void {
    if (isServer) return;
    const { states } = this.internals;
    states.clear();
    if (state !== 'idle') states.add(state);
  }

  /** True where the page put content into a slot; the empty name is the slot for text. */
  protected hasSlotted(name: string): boolean {
    return [...(this.childNodes ?? [])].some(
      (node) => (node instanceof Element ? node.slot : '') === name && isContent(node),
    );
  }

  /** @internal Name of a slot that has words of its own: another where the page left it empty, so that those show. */
  slotNamed(name: string): string {
    return isServer || this.hasSlotted(name) ? name : 'none';
  }

  /** The heading from attribute or slot, or nothing. */
  protected renderHeading(heading = this.heading): TemplateResult | typeof nothing {
    if (this.hasSlotted('heading')) {
      return html`<div class="heading" part="heading"><slot name="heading"></slot></div>`;
    }
    // Lit cannot bind a tag's name, and six templates would be six times the bytes.
    return heading
      ? html`<div class="heading" part="heading" role="heading" aria-level=${this.headingLevel}>${heading}</div>`
      : nothing;
  }

  /** The unslotted children and those in slot `text`, or nothing. */
  protected renderText(): TemplateResult | typeof nothing {
    return isServer || this.hasSlotted('') || this.hasSlotted('text')
      ? html`<div class="text" part="text"><slot></slot><slot name="text"></slot></div>`
      : nothing;
  }

  /** A value that is not allowed becomes the default (undefined here), with one warning. */
  #judge(name: string, value: unknown, { allowed, accept, initial }: Kind): unknown {
    const fallback = initial();
    if (value === null || value === undefined || value === fallback) return undefined;
    const attribute = attributeName(name);
    const written = typeof value === 'string' ? value : JSON.stringify(value);
    const accepted = accept(written, attribute);
    if (accepted === undefined || (accepted === false && written === value)) {
      warnOnce(this, `${attribute}="${written}": allowed is ${allowed}. Using "${String(accepted ?? fallback)}".`);
    }
    return accepted;
  }
}
