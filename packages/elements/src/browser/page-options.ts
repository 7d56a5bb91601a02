// What the page says once for all its widgets: on the script tag, or in `<meta name="foyer">`.

/** Values of the `data-…` attributes; absent ones are undefined. */
export interface PageOptions {
  readonly server?: string | undefined;
  readonly lang?: string | undefined;
  readonly formality?: string | undefined;
  readonly service?: string | undefined;
  readonly captcha?: string | undefined;
}

let fromScript: PageOptions | undefined;

/**
 * Takes the options of the script element whose `src` is `scriptUrl`; `defaults` hold where it is silent.
 * The first script that runs decides: a second copy on the page changes nothing.
 */
export function usePageOptions(scriptUrl: string, defaults: PageOptions = {}): void {
  if (fromScript || typeof document === 'undefined') return;
  const script = [...document.querySelectorAll('script')].find(({ src }) => src !== '' && src === scriptUrl);
  const options = { ...defaults, ...script?.dataset };
  if (Object.keys(options).length > 0) fromScript = options;
}

/** The options of the page as they stand now. */
export function pageOptions(): PageOptions {
  if (typeof document === 'undefined') return {};
  // Optimizers put attributes of their own on scripts, so each option is looked up by itself.
  return { ...document.querySelector<HTMLElement>('meta[name="foyer"]')?.dataset, ...fromScript };
}

/** Where a widget without `endpoint` sends to: `{server}/{form}`. */
export function defaultEndpoint(form: string): string {
  const { server } = pageOptions();
  return server ? `${server.replace(/\/+$/, '')}/${form}` : '';
}
