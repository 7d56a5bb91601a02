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
import { property } from './property.ts';
import type { BeaconSource } from '../browser/beacon.ts';
import { pageOptions } from '../browser/page-options.ts';
import { warnOnce } from '../browser/warn.ts';
import { type AttributeDeclaration, type AttributeKind, integer, oneOf, text, unquote } from './attributes.ts';
import type { DetailOf, FoyerEventMap } from './events.ts';
import { LocaleController } from './locale-controller.ts';

export type Variant = 'card' | 'plain';
export type Formality = 'formal' | 'informal';

/** Content of a slot: an editor's empty `<p>`, `<br>` and white space are none. */
function isContent(node: Node): boolean {
  if (node.nodeType === Node.COMMENT_NODE) return false;
  if (node.textContent?.trim()) return true;
  return node instanceof Element && (node.matches(seen) || node.querySelector(seen) !== null);
}

/** Elements that show something without any text. */
const seen = 'img, svg, video, input, select, textarea';

export abstract class FoyerElement extends LitElement {
  /** Stands before the properties, whose first values it takes. */
  readonly #defaults = new Map<string, unknown>();

  /** Visible heading. Absent: none. */
  @property(text) heading = '';

  /** Level of the heading in the page's outline, 1 to 6. */
  @property({ attribute: 'heading-level', ...integer(1, 6) }) headingLevel = 2;

  /** Language of the built-in wording as a BCP 47 tag. Absent: the nearest ancestor's, the document's, `en`. */
  @property({ reflect: true, useDefault: true }) override lang = '';

  /** Sie or du, where the language has both: `formal` or `informal`. */
  @property(oneOf('formal', 'informal')) formality: Formality =
    pageOptions().formality === 'informal' ? 'informal' : 'formal';

  /** `card` with a box of its own, `plain` without. */
  @property({ reflect: true, useDefault: true, ...oneOf('card', 'plain') }) variant: Variant = 'card';

  /** @internal */
  protected readonly internals = this.attachInternals();
  readonly #locale = new LocaleController(this);

  /** @internal */
  readonly msg = this.#locale.msg;

  /** @internal */
  static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor | undefined {
    const descriptor = super.getPropertyDescriptor(name, key, options);
    const { kind, attribute }: AttributeDeclaration = options;
    if (!descriptor || !kind) return descriptor;
    const attributeName = typeof attribute === 'string' ? attribute : String(name).toLowerCase();
    function set(this: FoyerElement, value: unknown): void {
      descriptor?.set?.call(this, kind ? this.#judge(attributeName, value, kind) : value);
    }
    return { ...descriptor, set };
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

  /** Where the script runs before the page is parsed, children come after the first drawing; others come much later. */
  protected override firstUpdated(): void {
    const observed = { childList: true, characterData: true, subtree: true, attributeFilter: ['slot'] };
    new MutationObserver(() => this.requestUpdate()).observe(this, observed);
  }

  /** Waits for the language, so that nobody sees English for a moment. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.#locale.pending()?.then(() => super.scheduleUpdate()) ?? super.scheduleUpdate();
  }

  /** Loads the words that only an interaction brings up. */
  protected wantAllWords(): Promise<void> {
    return this.#locale.wantAll();
  }

  /** Tells the endpoint that stands on the element what comes of it, once however often it is called. Without that it works as well. */
  protected tell(source: BeaconSource): Promise<void> {
    return import('../browser/beacon.ts').then(
      ({ tellOf }) => tellOf(source),
      () => undefined,
    );
  }

  /** Adds a style sheet that came later. */
  protected adopt({ styleSheet }: CSSResult): void {
    const { renderRoot } = this;
    if (renderRoot instanceof ShadowRoot && styleSheet) renderRoot.adoptedStyleSheets.push(styleSheet);
  }

  /** BCP 47 tag of the language that the element speaks, as found on it or above it. */
  get language(): string {
    return this.#locale.language;
  }

  /** @internal BCP 47 tag of the language that the built-in wording is really in. */
  get spokenLocale(): string {
    return this.#locale.spoken;
  }

  /** Fires a typed event. Returns false where the page canceled it. */
  protected emit<Type extends keyof FoyerEventMap>(type: Type, detail: DetailOf<Type>, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** Makes `state` the only custom state; `idle` is none. */
  protected showState(state: string): void {
    if (isServer) return;
    const { states } = this.internals;
    states.clear();
    if (state !== 'idle') states.add(state);
  }

  /** True where the page put something into a slot; the empty name is the slot for text. */
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

  /** The unslotted children, or those in slot `text`. */
  protected renderText(): TemplateResult {
    const absent = !this.hasSlotted('') && !this.hasSlotted('text');
    return html`<div class="text" part="text" ?hidden=${absent}><slot></slot><slot name="text"></slot></div>`;
  }

  /** The first value is the class's own default. What is not allowed later on falls back to it, with one warning. */
  #judge(attribute: string, value: unknown, kind: AttributeKind): unknown {
    const defaults = this.#defaults;
    if (!defaults.has(attribute)) defaults.set(attribute, value);
    const fallback = defaults.get(attribute);
    if (value === null || value === undefined || value === fallback) return fallback;
    const written = typeof value === 'string' ? value : JSON.stringify(value);
    const accepted = kind.accept(written, attribute);
    const isDoubtful = accepted === undefined || (accepted === false && written === value);
    const used = accepted ?? fallback;
    if (isDoubtful) warnOnce(this, `${attribute}="${written}": allowed is ${kind.allowed}. Using "${String(used)}".`);
    return used;
  }
}
