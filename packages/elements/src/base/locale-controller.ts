// The language of one element, live. Knows no wording, and leaves lit-localize's page-wide configuration to the page.
import type { LocaleModule, msg as Msg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { pageOptions } from '../browser/page-options.ts';
import { chooseWords, languageOf, validLanguage } from './language.ts';
import { locales, sourceLanguage } from './locales.ts';
import { isSettled, provideWords, wordsOf } from './words.ts';

type Template = Parameters<typeof runtimeMsg>[1];
type MsgOptions = Parameters<typeof runtimeMsg>[2];
type Host = ReactiveControllerHost & HTMLElement & { readonly formality: string };

const loading = new Map<string, Promise<void>>();

/** Makes the words of a language available without a request. */
export function provideLocale(id: string, { templates }: LocaleModule): void {
  provideWords(id, 'first', templates);
}

/** @param part `first` for what is seen before any interaction, else the tag of a widget for the rest */
function importWords(id: string, part: string): Promise<LocaleModule> | undefined {
  return part === 'first' ? locales[id]?.first() : locales[id]?.later(part);
}

/** Words that cannot be loaded stay English: better those than none. */
async function load(id: string, part: string): Promise<void> {
  const module = await importWords(id, part)?.catch(() => undefined);
  if (!module && id !== sourceLanguage) await request(sourceLanguage, part);
  provideWords(id, part, module?.templates ?? wordsOf(sourceLanguage) ?? {});
}

function request(id: string, part: string): Promise<void> {
  const key = `${id} ${part}`;
  const loaded = loading.get(key) ?? load(id, part);
  loading.set(key, loaded);
  return loaded;
}

const connected = new Set<LocaleController>();
const watched = new WeakSet<Node>();
let ancestors: MutationObserver | undefined;

/** One observer for the page sees a `lang` that changes above any widget. */
function watchAncestors(element: Element): void {
  ancestors ??= new MutationObserver(() => connected.forEach((controller) => controller.refresh()));
  for (let root = element.getRootNode(); !watched.has(root); root = root.host.getRootNode()) {
    watched.add(root);
    ancestors.observe(root, { attributeFilter: ['lang'], subtree: true });
    if (!(root instanceof ShadowRoot)) return;
  }
}

export class LocaleController implements ReactiveController {
  readonly #host: Host;
  readonly #parts = ['first'];
  #language: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Its type is the brand by which `lit-localize extract` finds `this.msg(…)`. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an arrow function cannot have Msg's overloads
  readonly msg = ((template: Template, options?: MsgOptions) => {
    return runtimeMsg(wordsOf(this.spoken), template, options);
  }) as typeof Msg;

  /** BCP 47 tag for `Intl` and for the wire: the nearest ancestor's; the script tag's goes before the document's own. */
  get language(): string {
    return this.#language ?? this.#find();
  }

  /** The language that the wording is really in, by the tag under which it is filed: `de-x-informal`. */
  get spoken(): string {
    return chooseWords(this.language, this.#host.formality, (id) => Object.hasOwn(locales, id));
  }

  hostConnected(): void {
    connected.add(this);
    watchAncestors(this.#host);
    this.refresh(); // the inherited language may be another here
  }

  /** The element's own `lang` may have been set by a script just now. */
  hostUpdate(): void {
    this.#language = this.#find();
  }

  hostDisconnected(): void {
    connected.delete(this);
    this.#language = undefined;
  }

  refresh(): void {
    const before = this.#language;
    this.#language = this.#find();
    if (before !== this.#language) this.#host.requestUpdate();
  }

  /** From now on also the words that only an interaction brings up. Settles when they are loaded, or cannot be. */
  async wantAll(): Promise<void> {
    const { localName } = this.#host;
    if (!this.#parts.includes(localName)) this.#parts.push(localName);
    await this.pending();
  }

  /** Settles once the wanted words are loaded, or cannot be; undefined where nothing has to be waited for. */
  pending(): Promise<unknown> | undefined {
    const { spoken } = this;
    const missing = this.#parts.filter((part) => Object.hasOwn(locales, spoken) && !isSettled(spoken, part));
    return missing.length > 0 ? Promise.all(missing.map((part) => request(spoken, part))) : undefined;
  }

  #find(): string {
    const page = pageOptions().lang;
    // A server has no tree to look up in: there the language stands on the element.
    return isServer ? validLanguage(this.#host.lang) : languageOf(this.#host, page);
  }
}
