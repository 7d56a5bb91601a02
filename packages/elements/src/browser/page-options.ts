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
  // Optimizers put attributes of their own on scripts, so each option is looked up by itself.
  return { ...document.querySelector<HTMLElement>('meta[name="foyer"]')?.dataset, ...fromScript() };
}

/** What `usePageOptions` found. It is on the page, not in a module: a script file loads before what reads its options. */
function fromScript(): PageOptions {
  const options: unknown = Reflect.get(document, Symbol.for('foyer'));
  return typeof options === 'object' && options !== null ? options : {};
}

/** Where a widget without `endpoint` sends to: `{server}/{form}`. */
export function defaultEndpoint(form: string): string {
  const { server } = pageOptions();
  return server ? `${server.replace(/\/+$/, '')}/${form}` : '';
}
