// The language of one element, live. Knows no wording, and leaves lit-localize's page-wide configuration to the page.
import type { LocaleModule, msg as Msg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pageOptions } from '../browser/page-options.ts';
import { locales } from './locales.ts';

type Templates = LocaleModule['templates'];
type TemplateLike = Parameters<typeof runtimeMsg>[1];
type MsgOptions = Parameters<typeof runtimeMsg>[2];
type Host = ReactiveControllerHost & HTMLElement & { readonly formality: string };

const loaded = new Map<string, Templates>();
const loading = new Map<string, Promise<void>>();

/** Makes a language available without a request: for server rendering and for the one-file script. */
export function provideLocale(id: string, { templates }: LocaleModule): void {
  loaded.set(id.toLowerCase(), templates);
}

/** `de-AT` and informal → de-at-x-informal, de-x-informal, de-at, de: the first that exists. */
function resolve(lang: string, formality: string): string | undefined {
  const parts = lang.toLowerCase().split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const candidates = formality === 'informal' ? [...tags.map((tag) => `${tag}-x-informal`), ...tags] : tags;
  return candidates.find((tag) => Object.hasOwn(locales, tag));
}

/** A language that cannot be loaded leaves English, and is asked for again by the next element. */
function load(id: string): Promise<void> {
  const request = loading.get(id) ?? importLocale(id);
  loading.set(id, request);
  return request;
}

async function importLocale(id: string): Promise<void> {
  try {
    const module = await locales[id]?.();
    if (module) provideLocale(id, module);
  } catch {
    loading.delete(id);
  }
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
  #failed: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Its type is the brand by which `lit-localize extract` finds `this.msg(…)`. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an arrow function cannot have Msg's overloads
  readonly msg = ((template: TemplateLike, options?: MsgOptions) => {
    const id = this.#wanted();
    return runtimeMsg(id === undefined ? undefined : loaded.get(id), template, options);
  }) as typeof Msg;

  /** BCP 47 tag for `Intl` and for the wire. */
  get language(): string {
    return this.#host.lang || this.#inherited();
  }

  hostConnected(): void {
    connected.add(this);
    watchAncestors(this.#host);
    this.refresh(); // the inherited language may be another here
  }

  hostDisconnected(): void {
    connected.delete(this);
  }

  refresh(): void {
    this.#host.requestUpdate();
  }

  /** Settles once the wanted language is there, or has failed to load; undefined where nothing has to be waited for. */
  pending(): Promise<void> | undefined {
    const id = this.#wanted();
    if (id === undefined || loaded.has(id) || this.#failed === id) return undefined;
    return load(id).then(() => {
      this.#failed = loaded.has(id) ? undefined : id;
    });
  }

  #wanted(): string | undefined {
    return resolve(this.language, this.#host.formality);
  }

  /** The nearest ancestor's language; what the script tag says only goes before the document's own. */
  #inherited(): string {
    let node: Node | null = this.#host.parentNode;
    for (; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
      if (!(node instanceof Element)) continue;
      if (node === document.documentElement && pageOptions().lang) break;
      const lang = node.getAttribute('lang');
      if (lang) return lang;
    }
    return pageOptions().lang || 'en';
  }
}
