// What every widget is made of: attributes that forgive, a language of its own, custom states and typed events.
import { html, isServer, LitElement, nothing, type PropertyDeclaration, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { pageOptions } from '../browser/page-options.ts';
import { warnOnce } from '../browser/warn.ts';
import { type AttributeDeclaration, type AttributeKind, integer, oneOf, text, unquote } from './attributes.ts';
import type { DetailOf, FoyerEventMap } from './events.ts';
import { LocaleController } from './locale-controller.ts';

export type Variant = 'card' | 'plain';
export type Formality = 'formal' | 'informal';

/** Content of a slot: an editor's empty `<p>`, `<br>` and white space are none. */
function isContent(node: Node): boolean {
  if (node instanceof Element)
    return hasWords(node) || node.matches('img,svg,picture,video,input,select,textarea,button');
  return node.nodeType === Node.TEXT_NODE && hasWords(node);
}

function hasWords(node: Node): boolean {
  return node.textContent?.trim() !== '' || (node instanceof Element && node.querySelector('img,svg,video') !== null);
}

export abstract class FoyerElement extends LitElement {
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
  readonly #defaults = new Map<PropertyKey, unknown>();

  /** @internal */
  protected readonly msg = this.#locale.msg;

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
    return {
      ...descriptor,
      set(this: FoyerElement, value: unknown) {
        descriptor.set?.call(this, this.#accept(name, value, { kind, attributeName }));
      },
    };
  }

  /** @internal */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    const bare = value === null ? undefined : unquote(value);
    if (bare !== undefined) warnOnce(this, `${name}=${value}: dropped the typographic quotes round the value`);
    super.attributeChangedCallback(name, old, bare ?? value);
  }

  /** Waits for the language, so that nobody sees English for a moment. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const pending = this.#locale.pending();
    return pending ? pending.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** BCP 47 tag of the language that the element speaks, as found on it or above it. */
  protected get language(): string {
    return this.#locale.language;
  }

  /** Fires a typed event. Returns false where the page canceled it. */
  protected emit<Type extends keyof FoyerEventMap>(type: Type, detail: DetailOf<Type>, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** Makes `state` the only custom state out of `states`. */
  protected showState(state: string, states: readonly string[]): void {
    if (isServer) return;
    for (const name of states) this.internals.states.delete(name);
    if (states.includes(state)) this.internals.states.add(state);
  }

  /** True where the page put something into a slot; the empty name is the slot for text. */
  protected hasSlotted(name: string): boolean {
    const nodes = [...(this.childNodes ?? [])];
    return nodes.some((node) => (node instanceof Element ? node.slot : '') === name && isContent(node));
  }

  /** The heading from attribute or slot, or nothing. */
  protected renderHeading(heading = this.heading): TemplateResult | typeof nothing {
    if (this.hasSlotted('heading')) return html`<div class="heading" part="heading"><slot name="heading"></slot></div>`;
    return heading ? renderHeadingLevel(this.headingLevel, heading) : nothing;
  }

  /** The unslotted children, or those in slot `text`. */
  protected renderText(): TemplateResult {
    const absent = !this.hasSlotted('') && !this.hasSlotted('text');
    return html`<div class="text" part="text" ?hidden=${absent}>
      <slot @slotchange=${this.#onSlotChange}></slot><slot name="text" @slotchange=${this.#onSlotChange}></slot>
    </div>`;
  }

  readonly #onSlotChange = (): void => this.requestUpdate();

  /** The first value of a property is the class's own default; later ones are judged by its kind. */
  #accept(name: PropertyKey, value: unknown, { kind, attributeName }: { kind: AttributeKind; attributeName: string }) {
    if (!this.#defaults.has(name)) {
      this.#defaults.set(name, value);
      return value;
    }
    const fallback = this.#defaults.get(name);
    if (value === null || value === undefined) return fallback;
    const accepted = kind.accept(value, attributeName);
    if (!accepted)
      warnOnce(this, `${attributeName}="${String(value)}": allowed is ${kind.allowed}. Using "${String(fallback)}".`);
    if (accepted?.remark) warnOnce(this, `${attributeName}="${String(value)}": ${accepted.remark}.`);
    return accepted ? accepted.value : fallback;
  }
}

/** Lit cannot bind a tag's name: one template a level. */
function renderHeadingLevel(level: number, heading: unknown): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 class="heading" part="heading">${heading}</h1>`;
    case 3:
      return html`<h3 class="heading" part="heading">${heading}</h3>`;
    case 4:
      return html`<h4 class="heading" part="heading">${heading}</h4>`;
    case 5:
      return html`<h5 class="heading" part="heading">${heading}</h5>`;
    case 6:
      return html`<h6 class="heading" part="heading">${heading}</h6>`;
    default:
      return html`<h2 class="heading" part="heading">${heading}</h2>`;
  }
}
