// What the page says once for all its widgets: on the script tag, or in `<meta name="foyer">`.

/** Values of the `data-…` attributes; absent ones are undefined. */
export interface PageOptions {
  readonly server?: string | undefined;
  readonly lang?: string | undefined;
  readonly formality?: string | undefined;
  readonly service?: string | undefined;
  readonly captcha?: string | undefined;
  /** Present: mistakes are also shown in the widget. */
  readonly debug?: string | undefined;
}

/** Any of our script files, whatever stands before its name. */
export function isOwnScript({ src }: HTMLScriptElement): boolean {
  return /\/foyer[-.\w]*\.js\b/.test(src);
}

/** The options of the page as they stand now. */
export function pageOptions(): PageOptions {
  if (typeof document === 'undefined') return {};
  // The browser caches these lists. A selector would search the whole document for each widget.
  const meta = [...document.getElementsByName('foyer')].find(({ localName }) => localName === 'meta');
  const script = [...document.scripts].find(isOwnScript);
  // Optimizers put attributes of their own on scripts, so each option is looked up by itself.
  return { ...keptAt('foyer:server'), ...meta?.dataset, ...(keptAt('foyer') ?? script?.dataset) };
}

/** What was left on the page: by a script file its options, by the endpoint its own address. */
function keptAt(name: string): PageOptions | undefined {
  const options: unknown = Reflect.get(document, Symbol.for(name));
  return typeof options === 'object' && options !== null ? options : undefined;
}

/** Where a widget without `endpoint` sends to: `{server}/{form}`. */
export function defaultEndpoint(form: string): string {
  const { server } = pageOptions();
  return server ? `${server.replace(/\/+$/, '')}/${form}` : '';
}
