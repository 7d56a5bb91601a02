// The base class of all widgets: lenient attributes, a language per element, custom states and typed events.
import {
  type CSSResult,
  html,
  LitElement,
  nothing,
  type PropertyDeclaration,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { isContent, isElement } from '../browser/content.ts';
import { areDoubtful, pageOptions } from '../browser/page-options.ts';
import { isQuoted, unquote } from '../browser/unquote.ts';
import { watchChildren } from './children.ts';
import type { DetailOf, FoyerEventMap } from './events.ts';
import { isServer } from './is-server.ts';
import { LocaleController } from './locale-controller.ts';
import { type Internals, internalsOf } from './stand-in.ts';
import {
  attributeName,
  integer,
  type Internal,
  isDoubtful,
  type Kind,
  oneOf,
  oneOfOrPage,
  type PropertyTable,
  reflected,
  text,
} from './properties.ts';
import { setUpQuietly } from './quiet-lit.ts';

/** Only Lit's builds for development have it. */
declare const litIssuedWarnings: Set<string> | undefined;

export type Variant = 'card' | 'plain';
export type Formality = 'formal' | 'informal';

export abstract class FoyerElement extends LitElement {
  /** @internal */
  static override properties: PropertyTable = {
    heading: text,
    headingLevel: integer(1, 6, 2),
    lang: reflected(text),
    formality: oneOfOrPage(['formal', 'informal'], () => pageOptions().formality),
    variant: reflected(oneOf(['card', 'plain'])),
  };

  /** Visible heading; none by default. */
  declare heading: string;

  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number;

  /** Language of the built-in wording as a BCP 47 tag. Absent: the nearest ancestor's, the document's, `en`. */
  declare lang: string;

  /** Formal or informal address, in languages that distinguish them: `formal` or `informal`. */
  declare formality: Formality;

  /** `card` has a box of its own, `plain` does not. */
  declare variant: Variant;

  /** @internal */
  protected readonly internals: Internals = internalsOf(this);
  readonly #locale = new LocaleController(this);
  /** Changes that others, such as page translators, made to the rendered tree since the last update. */
  readonly #edits: MutationRecord[] = [];
  readonly #observer = isServer ? undefined : new MutationObserver((records) => this.#edits.push(...records));
  /** Valid values of checked properties; a missing entry means the default. */
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
    const written = value ?? '';
    const bare = unquote(written);
    if (isQuoted(written)) this.tellOwner(name, written, '');
    if (bare === undefined) super.attributeChangedCallback(name, old, value);
    else this.setAttribute(name, bare); // style sheets read the attribute too
  }

  protected override firstUpdated(): void {
    watchChildren(this);
    if (areDoubtful(pageOptions())) this.tellOwner('', '', '');
    this.#observer?.observe(this.renderRoot, { childList: true, subtree: true });
  }

  /** The slot of a child that is not shown may be misspelled, but for those that are empty most of the time. */
  protected override updated(_changed: PropertyValues): void {
    for (const { slot, assignedSlot } of this.children) {
      if (slot && !assignedSlot && !/^(fallback|success|empty)/.test(slot)) this.tellOwner('', '', '');
    }
  }

  /**
   * @internal Tells the site owner, once, why a value is a mistake, or that it is not what a property allows. Without an
   * attribute, the options of the page and the slots of the children are checked.
   */
  tellOwner(attribute: string, written: string, why: string | Kind): void {
    void import('./owner-note.ts').then(
      ({ tell }) => tell(this, { attribute, written, why }),
      () => undefined,
    );
  }

  /** Waits for the translations, so that the visitor does not see English first, and for the text nodes that Lit relies on. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const obstacle = this.#locale.pending() ?? this.#takeOver();
    if (obstacle) return obstacle.then(() => this.scheduleUpdate());
    const result = super.scheduleUpdate();
    this.#observer?.takeRecords(); // the widget's own changes
    return result;
  }

  /** Loaded only where others wrote the tree: a server, or a page translator. */
  #takeOver(): Promise<void> | undefined {
    const edits = this.#edits;
    const { renderRoot: root, renderOptions: options } = this;
    const take = () => edits.push(...(this.#observer?.takeRecords() ?? []));
    if (take() === 0 && !options.renderBefore) return undefined;
    return import('./take-over.ts').then(
      ({ takeOver }) => {
        take();
        const taken = takeOver({ root, options, edits: edits.splice(0), render: () => this.render() });
        this.#observer?.takeRecords(); // what was just undone
        return taken;
      },
      () => {
        edits.splice(0);
        if (!this.hasUpdated) root.replaceChildren();
        options.renderBefore = null;
      },
    );
  }

  /** @internal Loads messages that are only needed after an interaction: those of the widget, or of a lazy part. */
  wantWords(part: string = this.localName): Promise<void> {
    return this.#locale.want(part);
  }

  /** @internal Adds a lazily loaded style sheet. */
  adopt({ styleSheet }: CSSResult): void {
    const { shadowRoot } = this;
    if (shadowRoot && styleSheet) shadowRoot.adoptedStyleSheets.push(styleSheet);
  }

  /** BCP 47 tag of the element's language, from the element or its nearest ancestor. */
  get language(): string {
    return this.#locale.language;
  }

  /** @internal BCP 47 tag of the language that the built-in wording is available in. */
  get spokenLocale(): string {
    return this.#locale.spoken;
  }

  /** @internal Fires a typed event. Returns false if the page canceled it. */
  emit<Type extends keyof FoyerEventMap>(type: Type, detail: DetailOf<Type>, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** @internal Makes `state` the only custom state; `idle` clears it. */
  protected showState(state: string): void {
    if (isServer) return;
    const { states } = this.internals;
    try {
      states.clear();
      if (state !== 'idle') states.add(state);
    } catch {
      // Safari 17.3 has no custom states, Chromium 124 wants names that begin with `--`.
    }
  }

  /** @internal Whether the page filled a slot; the empty name is the default slot. */
  hasSlotted(name: string): boolean {
    return [...(this.childNodes ?? [])].some((node) => (isElement(node) ? node.slot : '') === name && isContent(node));
  }

  /** @internal The slot's name, or the name of an unused slot if the page left it empty, so that the fallback content shows. */
  slotNamed(name: string): string {
    return this.hasSlotted(name) ? name : 'none';
  }

  /** @internal The heading from attribute or slot, or nothing. */
  protected renderHeading(heading = this.heading): TemplateResult | typeof nothing {
    if (this.hasSlotted('heading')) {
      return html`<div class="heading" part="heading"><slot name="heading"></slot></div>`;
    }
    // Lit cannot bind tag names, and six templates would be six times the size.
    return heading
      ? html`<div class="heading" part="heading" role="heading" aria-level=${this.headingLevel}>${heading}</div>`
      : nothing;
  }

  /** @internal The default slot and slot `text`, or nothing. */
  protected renderText(): TemplateResult | typeof nothing {
    return this.hasSlotted('') || this.hasSlotted('text')
      ? html`<div class="text" part="text"><slot></slot><slot name="text"></slot></div>`
      : nothing;
  }

  /** Replaces an invalid value by the default (undefined here) and warns once. */
  #judge(name: string, value: unknown, kind: Kind): unknown {
    const fallback = kind.initial();
    if ((value ?? fallback) === fallback) return undefined;
    const attribute = attributeName(name);
    const written = typeof value === 'string' ? value : JSON.stringify(value);
    const accepted = kind.accept(written, attribute);
    // Vue and Preact assign an empty text where a template has no value.
    const isMeant = written || this.hasAttribute(attribute);
    if (isMeant && isDoubtful(kind, value, accepted)) this.tellOwner(attribute, written, kind);
    return accepted;
  }
}

if (typeof litIssuedWarnings !== 'undefined') setUpQuietly(FoyerElement, litIssuedWarnings);
