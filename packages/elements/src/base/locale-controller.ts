// The language of one element, live. Knows no wording, and leaves lit-localize's page-wide configuration to the page.
import type { LocaleModule, msg as Msg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { pageOptions } from '../browser/page-options.ts';
import { type Locale, locales, sourceLanguage } from './locales.ts';
import { provideWords, wordsOf } from './words.ts';

type Template = Parameters<typeof runtimeMsg>[1];
type MsgOptions = Parameters<typeof runtimeMsg>[2];
type Host = ReactiveControllerHost & HTMLElement & { readonly formality: string };

/** Parts that are loaded, or that could not be. */
const settled = new Set<string>();
const loading = new Map<string, Promise<void>>();

/** Makes the words of a language available without a request. */
export function provideLocale(id: string, { templates }: LocaleModule): void {
  provideWords(id, templates);
  settled.add(`${id} first`);
}

/** `de-AT` and informal → de-at-x-informal, de-x-informal, de-at, de: the first that exists, else English. */
function resolve(lang: string, formality: string): string {
  const parts = lang.toLowerCase().split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const informal = formality === 'informal' ? tags.map((tag) => `${tag}-x-informal`) : [];
  return [...informal, ...tags].find((tag) => Object.hasOwn(locales, tag)) ?? sourceLanguage;
}

/** `Intl` throws at all others. Cached: throwing took a fifth of the time from click to request. */
const languageTags = new Map([['', false]]);

function isLanguageTag(tag: string): boolean {
  let isTag = languageTags.get(tag);
  if (isTag === undefined) {
    try {
      isTag = Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      isTag = false;
    }
    languageTags.set(tag, isTag);
  }
  return isTag;
}

/** The language of the nearest element that names one, or empty. */
function languageAround(element: Element, leavesOutDocument: boolean): string {
  let node: Element | null | undefined = element;
  while (node) {
    const named: HTMLElement | null = node.closest<HTMLElement>('[lang]');
    if (named && isLanguageTag(named.lang) && !(leavesOutDocument && named === document.documentElement)) {
      return named.lang;
    }
    const root: Node = node.getRootNode();
    node = named?.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  }
  return '';
}

/** Words that cannot be loaded stay English: better those than none. */
async function load(id: string, part: keyof Locale): Promise<void> {
  const module = await locales[id]?.[part]().catch(() => undefined);
  if (!module && id !== sourceLanguage) await request(sourceLanguage, part);
  provideWords(id, module?.templates ?? wordsOf(sourceLanguage) ?? {});
  settled.add(`${id} ${part}`);
}

function request(id: string, part: keyof Locale): Promise<void> {
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
  readonly #parts: (keyof Locale)[] = ['first'];
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
    return resolve(this.language, this.#host.formality);
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
    if (!this.#parts.includes('later')) this.#parts.push('later');
    await this.pending();
  }

  /** Settles once the wanted words are loaded, or cannot be; undefined where nothing has to be waited for. */
  pending(): Promise<unknown> | undefined {
    const { spoken } = this;
    const missing = this.#parts.filter((part) => Object.hasOwn(locales, spoken) && !settled.has(`${spoken} ${part}`));
    return missing.length > 0 ? Promise.all(missing.map((part) => request(spoken, part))) : undefined;
  }

  #find(): string {
    const page = pageOptions().lang ?? '';
    // A server has no tree to look up in: there the language stands on the element.
    const found = isServer ? this.#host.lang : languageAround(this.#host, page !== '');
    return [found, page].find(isLanguageTag) ?? 'en';
  }
}
