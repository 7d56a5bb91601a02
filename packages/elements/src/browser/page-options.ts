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

/** The options of the page as they stand now. */
export function pageOptions(): PageOptions {
  if (typeof document === 'undefined') return {};
  // The browser caches this list. A selector would search the whole document for each widget.
  const meta = [...document.getElementsByName('foyer')].find(({ localName }) => localName === 'meta');
  // Optimizers put attributes of their own on scripts, so each option is looked up by itself.
  return { ...meta?.dataset, ...fromScript() };
}

/** What the script file left on the page. It cannot hand it over in a module: it runs before the widgets' modules do. */
function fromScript(): PageOptions {
  const options: unknown = Reflect.get(document, Symbol.for('foyer'));
  return typeof options === 'object' && options !== null ? options : {};
}

/** Where a widget without `endpoint` sends to: `{server}/{form}`. */
export function defaultEndpoint(form: string): string {
  const { server } = pageOptions();
  return server ? `${server.replace(/\/+$/, '')}/${form}` : '';
}
