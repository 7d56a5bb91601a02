// Options for all widgets of a page, from the script tag or `<meta name="foyer">`.

/** Values of the `data-…` attributes; undefined if absent. */
export interface PageOptions {
  readonly server?: string | undefined;
  readonly lang?: string | undefined;
  readonly formality?: string | undefined;
  readonly service?: string | undefined;
  readonly captcha?: string | undefined;
  /** Hosts that a `<div data-foyer>` may name as endpoint, beside those of the page and of the script. */
  readonly endpoints?: string | undefined;
  /** If present, mistakes are also shown in the widget. */
  readonly debug?: string | undefined;
}

/** Matches any Foyer script file, with any path. */
export function isOwnScript({ src }: { readonly src: string }): boolean {
  return /\/foyer[-.\w]*\.js\b/.test(src);
}

/** The page's current options. */
export function pageOptions(): PageOptions {
  if (typeof document === 'undefined') return {};
  // The browser caches these lists. A selector would search the whole document for each widget.
  const meta = document.getElementsByTagName('meta').namedItem('foyer');
  const script = [...document.scripts].find(isOwnScript);
  // Optimizers add attributes of their own to scripts, so each option is looked up separately.
  return { ...keptAt('foyer:server'), ...meta?.dataset, ...(keptAt('foyer') ?? script?.dataset) };
}

/** What is stored on the page: the options of a script file, the server that the endpoint adds, which scripts ran. */
export function keptAt(name: string): PageOptions | undefined {
  return document[Symbol.for(name)];
}

/** Whether there are options that `option-note.ts` has to check. */
export function areDoubtful({ lang, formality, captcha, server, endpoints }: PageOptions): unknown {
  return lang || formality || captcha || endpoints || (server && !isServer(server));
}

/** Default endpoint: `{server}/{form}`. */
export function defaultEndpoint(form: string, { server = '' } = pageOptions()): string {
  // Another program may have written a word there.
  return isServer(server) ? `${server.replace(/\/+$/, '')}/${form}` : '';
}

/** A URL, absolute or not, perhaps without its scheme; not in quotes. */
export function isServer(server: string): boolean {
  return /^[\w-]*[/.:]\S*$/.test(server);
}
