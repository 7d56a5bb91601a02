// The language of one element, live. Knows no wording, and leaves lit-localize's page-wide configuration to the page.
import type { LocaleModule, msg as Msg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { pageOptions } from '../browser/page-options.ts';
import { type Locale, locales, sourceLanguage } from './locales.ts';

type Templates = LocaleModule['templates'];
type Template = Parameters<typeof runtimeMsg>[1];
type MsgOptions = Parameters<typeof runtimeMsg>[2];
type Host = ReactiveControllerHost & HTMLElement & { readonly formality: string };

const words = new Map<string, Templates>();
/** Parts that are there, or could not be loaded (then English stays). */
const settled = new Set<string>();
const loading = new Map<string, Promise<void>>();

/** Makes a language available without a request: for server rendering and for the one-file script. */
export function provideLocale(id: string, { templates }: LocaleModule): void {
  words.set(id, { ...words.get(id), ...templates });
  settled.add(`${id} first`);
}

/** `de-AT` and informal → de-at-x-informal, de-x-informal, de-at, de: the first that exists, else English. */
function resolve(lang: string, formality: string): string {
  const parts = lang.toLowerCase().split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const informal = formality === 'informal' ? tags.map((tag) => `${tag}-x-informal`) : [];
  return [...informal, ...tags].find((tag) => Object.hasOwn(locales, tag)) ?? sourceLanguage;
}

/** Asked for every word and every ancestor, where throwing took a fifth of the time from click to request. */
const languageTags = new Map([['', false]]);

/** `Intl` throws at all others. */
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

/** The language of the nearest node that says one, or empty. */
function languageAround(element: Node, leavesOutDocument: boolean): string {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (!(node instanceof HTMLElement) || (leavesOutDocument && node === document.documentElement)) continue;
    if (isLanguageTag(node.lang)) return node.lang;
  }
  return '';
}

/** Words that cannot be loaded stay English: better those than none. */
async function load(id: string, part: keyof Locale): Promise<void> {
  const module = await locales[id]?.[part]().catch(() => undefined);
  if (!module && id !== sourceLanguage) await request(sourceLanguage, part);
  words.set(id, { ...words.get(id), ...(module?.templates ?? words.get(sourceLanguage)) });
  settled.add(`${id} ${part}`);
}

function request(id: string, part: keyof Locale): Promise<void> {
  const key = `${id} ${part}`;
  const loaded = loading.get(key) ?? load(id, part);
  loading.set(key, loaded);
  return loaded;
}

const connected = new Set<LocaleController>();
let ancestors: MutationObserver | undefined;

/** One observer for the page sees a `lang` that changes above any widget. */
function watchAncestors(element: Element): void {
  ancestors ??= new MutationObserver(() => connected.forEach((controller) => controller.refresh()));
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    ancestors.observe(root, { attributeFilter: ['lang'], subtree: true });
    if (!(root instanceof ShadowRoot)) return;
  }
}

export class LocaleController implements ReactiveController {
  readonly #host: Host;
  readonly #parts: (keyof Locale)[] = ['first'];
  /** While the host renders, no ancestor changes. */
  #rendering: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Its type is the brand by which `lit-localize extract` finds `this.msg(…)`. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an arrow function cannot have Msg's overloads
  readonly msg = ((template: Template, options?: MsgOptions) => {
    return runtimeMsg(words.get(this.#rendering ?? this.spoken), template, options);
  }) as typeof Msg;

  /** BCP 47 tag for `Intl` and for the wire: the nearest ancestor's; the script tag's goes before the document's own. */
  get language(): string {
    const page = pageOptions().lang ?? '';
    // A server has no tree to look up in: there the language stands on the element.
    const found = isServer ? this.#host.lang : languageAround(this.#host, page !== '');
    return [found, page].find(isLanguageTag) ?? 'en';
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

  hostUpdate(): void {
    this.#rendering = this.spoken;
  }

  hostUpdated(): void {
    this.#rendering = undefined;
  }

  hostDisconnected(): void {
    connected.delete(this);
  }

  refresh(): void {
    this.#host.requestUpdate();
  }

  /** From now on also the words that only an interaction brings up. Settles when they are there, or not to be had. */
  async wantAll(): Promise<void> {
    if (!this.#parts.includes('later')) this.#parts.push('later');
    await this.pending();
  }

  /** Settles once the wanted words are there, or not to be had; undefined where nothing has to be waited for. */
  pending(): Promise<unknown> | undefined {
    const { spoken } = this;
    const missing = this.#parts.filter((part) => Object.hasOwn(locales, spoken) && !settled.has(`${spoken} ${part}`));
    return missing.length > 0 ? Promise.all(missing.map((part) => request(spoken, part))) : undefined;
  }
}
