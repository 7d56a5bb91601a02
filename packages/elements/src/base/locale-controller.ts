// The current language of one element. Leaves lit-localize's page-wide configuration to the page.
import { chooseWords } from '@foyer/protocol';
import type { msg as Msg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isServer } from './is-server.ts';
import { pageOptions } from '../browser/page-options.ts';
import { languageOf, validLanguage } from './language.ts';
import { firstView, importWords, isBuiltIn, isLoadable, sourceLanguage } from './locales.ts';
import { isSettled, provideWords, wordsOf } from './words.ts';

type Template = Parameters<typeof runtimeMsg>[1];
type MsgOptions = Parameters<typeof runtimeMsg>[2];
type Host = ReactiveControllerHost & HTMLElement & { readonly formality: string };

const loading = new Map<string, Promise<void>>();

/** Messages that fail to load are English; those that are there already stay. */
async function load(id: string, part: string): Promise<void> {
  const module = await importWords(id, part)?.catch(() => undefined);
  if (!module && id !== sourceLanguage) await requestWords(sourceLanguage, part);
  provideWords(id, part, module?.templates ?? { ...wordsOf(sourceLanguage), ...wordsOf(id) });
}

/** Resolves once the messages are loaded or have failed to load. */
export function requestWords(id: string, part: string): Promise<void> {
  const key = `${id} ${part}`;
  const loaded = loading.get(key) ?? load(id, part);
  loading.set(key, loaded);
  return loaded;
}

const connected = new Set<LocaleController>();
const watched = new WeakSet<Node>();
let ancestors: MutationObserver | undefined;

/** One shared observer notices `lang` changes above any widget. */
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
  readonly #parts = [firstView];
  #language: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** The type is the brand by which `lit-localize extract` finds `this.msg(…)`. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an arrow function cannot have Msg's overloads
  readonly msg = ((template: Template, options?: MsgOptions) => {
    return runtimeMsg(wordsOf(this.spoken), template, options);
  }) as typeof Msg;

  /** BCP 47 tag for `Intl` and the wire: the nearest ancestor's. The script tag's option takes precedence over the document's. */
  get language(): string {
    return this.#language ?? this.#find();
  }

  /** The language of the available messages, as their key: `de-x-informal`. */
  get spoken(): string {
    return chooseWords(this.language, this.#host.formality, isLoadable);
  }

  hostConnected(): void {
    connected.add(this);
    watchAncestors(this.#host);
    this.refresh(); // the inherited language may differ here
  }

  /** A script may just have set the element's own `lang`. */
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

  /**
   * Also loads messages for after an interaction. Resolves once they are loaded or have failed to load.
   *
   * @param part a widget's tag, or `foyer-` and the name of a lazy part that has words of its own
   */
  async want(part: string): Promise<void> {
    await this.#missing([part]); // a drawing that needs no new words does not wait for them
    if (!this.#parts.includes(part)) this.#parts.push(part);
    await this.pending();
  }

  /** Resolves once the messages are loaded or have failed to load; undefined if there is nothing to wait for. */
  pending(): Promise<unknown> | undefined {
    return this.#missing(this.#parts);
  }

  #missing(parts: readonly string[]): Promise<unknown> | undefined {
    const { spoken } = this;
    const missing = isBuiltIn(spoken) ? [] : parts.filter((part) => !isSettled(spoken, part));
    return missing.length > 0 ? Promise.all(missing.map((part) => requestWords(spoken, part))) : undefined;
  }

  #find(): string {
    const page = pageOptions().lang;
    // On a server there is no tree, so only the element's own `lang` counts.
    return isServer ? validLanguage(this.#host.lang) : languageOf(this.#host, page);
  }
}
